"""`inviter`, `code`, `cles`: letting people in, by commands."""

import re
from contextlib import nullcontext
from dataclasses import replace

import pytest
from commands_desk import Desk
from house import a_series, registered

from data.codes import easy_words, new_code
from models.access import Key
from models.names import fold
from models.people import Actor, Role


@pytest.fixture
def desk() -> Desk:
    return Desk(a_series())


def test_a_code_is_four_easy_words() -> None:
    assert re.fullmatch(r"([a-z]{4,8}-){3}[a-z]{4,8}", new_code())
    assert len({new_code() for _ in range(50)}) == 50


def test_no_easy_word_is_a_letter_away_from_another() -> None:
    words = easy_words()
    assert len(words) > 450
    assert all(fold(word) == word for word in words)
    shorter = [{word[:place] + word[place + 1 :] for place in range(len(word))} for word in words]
    for place, word in enumerate(words):
        for other, left in enumerate(shorter):
            assert place == other or word not in left
    same = [(a, b) for a in words for b in words if a < b and len(a) == len(b)]
    assert all(sum(x != y for x, y in zip(a, b, strict=True)) > 1 for a, b in same)


def test_an_invitation_is_said_and_can_be_used(desk: Desk) -> None:
    said = desk.json("inviter --heures 3 --usages 2")
    assert (said["role"], said["usages"]) == ("participation", 2)
    guest = as_guest(desk, Actor(Role.VISITOR, key="SHA256:a"))
    assert guest.json(f"code utiliser {said['code'].replace('-', ' ')}") == {
        "role": "participation",
        "personne": None,
    }
    assert guest.types("code utiliser rien-du-tout").code == 1
    assert guest.types("inviter").code == 1


def test_the_code_stands_alone_on_the_output(desk: Desk) -> None:
    said = desk.must("inviter --role animation")
    assert re.fullmatch(r"[a-z]+(-[a-z]+){3}\n", said.out)
    assert "animation" in said.err


def test_facilitation_gives_somebody_a_new_recovery_code(desk: Desk) -> None:
    zoe = registered(desk.session, "Zoé")[0]
    code = desk.json("code secours --pour Zoé")["code"]
    guest = as_guest(desk, Actor(Role.VISITOR, key="SHA256:a"))
    assert guest.json(f"code utiliser {code} --partage")["personne"] == zoe
    assert not desk.session.commons.all(Key)
    assert guest.types("code secours --pour Zoé").code == 1


def test_keys_are_listed_kept_and_forgotten(desk: Desk) -> None:
    zoe = registered(desk.session, "Zoé")[0]
    mine = as_guest(desk, Actor(Role.PARTICIPANT, zoe, "SHA256:a"))
    kept = mine.json("cle garder")
    assert kept == {"id": "k1", "empreinte": "SHA256:a", "role": "participation", "personne": zoe}
    assert mine.json("cles") == desk.json("cles") == [kept]
    code = mine.json("code ordinateur")["code"]
    as_guest(desk, Actor(Role.VISITOR, key="SHA256:b")).must(f"code utiliser {code}")
    assert [one["empreinte"] for one in mine.json("cles")] == ["SHA256:a", "SHA256:b"]
    mine.must("cle oublier")
    desk.must("cle oublier k2")
    assert desk.json("cles") == []


def test_the_unit_may_do_nothing_but_serve_this_series(desk: Desk) -> None:
    said = desk.must("servir --unite --port 443 --donnees /srv/veillee")
    assert "\nReadWritePaths=/srv/veillee\n" in said.out
    assert "servir --donnees /srv/veillee --port 443\n" in said.out
    assert "CapabilityBoundingSet=CAP_NET_BIND_SERVICE\n" in said.out
    assert "NoNewPrivileges=yes" in said.out
    assert desk.types("servir --port 70000").code == 2


class Guest(Desk):
    """Somebody from afar: as whom they act is not this machine's to say."""

    def _open(self, opening):
        return nullcontext(self.session)


def as_guest(desk: Desk, actor: Actor) -> Guest:
    return Guest(replace(desk.session, actor=actor))

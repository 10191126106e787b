"""Consent rounds by commands: opened, answered for oneself and for others, lifted, closed, confirmed."""

from contextlib import nullcontext
from dataclasses import replace
from typing import Any

import pytest
from commands_desk import Desk
from house import FIRST, a_series, registered

from models.manifesto import articles
from models.people import VISITOR, Actor, Role
from tui.commands.run import Opening


def plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


@pytest.fixture
def desk() -> Desk:
    """At workshop 1, in the room: Ana and Bo are called present, Cid is not."""
    session = a_series()
    registered(session, "Ana", "Bo", "Cid")
    session.clock.moment = FIRST  # type: ignore[attr-defined]
    desk = Desk(session)
    desk.must("article ajouter Réparer --texte 'Réparer avant d’acheter.'")
    return desk


def called(desk: Desk) -> Desk:
    desk.must("presence 1 Ana presence")
    desk.must("presence 1 Bo presence")
    return desk


class FromAfar(Desk):
    """Somebody whom their key names, whoever this machine's settings name."""

    def _open(self, opening: Opening) -> Any:
        self.opened.append(opening)
        return nullcontext(self.session)


def by(desk: Desk, role: Role, person: str | None) -> Desk:
    return FromAfar(replace(desk.session, actor=Actor(role, person)))


def status(desk: Desk) -> str:
    return articles(desk.session.commons)[0].status.value


def test_without_a_roll_call_opening_is_refused_with_what_to_do(desk: Desk) -> None:
    said = desk.types("consentement ouvrir a1")
    assert (said.code, said.out) == (1, "")
    assert "faites l’appel d’abord" in plain(said.err) and "veillee presence 1 NOM presence" in said.err


def test_a_round_from_its_opening_to_the_adopted_article(desk: Desk) -> None:
    opened = called(desk).json("consentement ouvrir 1")
    assert opened == {
        "article": "a1",
        "titre": "Réparer",
        "texte": "Réparer avant d’acheter.",
        "revision": 0,
        "etape": "reponses",
        "atelier": 1,
        "sans_noms": False,
        "ouvert": "2028-05-02T11:00:00+02:00",
        "limite": None,
        "clos": None,
        "personnes": 2,
        "repondu": 0,
        "reponses": {
            "consentements": 0,
            "reserves": 0,
            "objections": 0,
            "levees": 0,
            "passe": 0,
            "sans_reponse": 2,
        },
        "issue": "en_debat",
        "objections": [],
        "reserves": [],
        "ma_reponse": None,
    }
    desk.must("consentement a1 oui --pour Ana")
    said = desk.must("consentement a1 reserve --motif 'À revoir en juin' --pour Bo")
    assert "adopté avec réserves" in plain(said.err)
    assert desk.json("consentement a1")["reserves"] == ["À revoir en juin"]
    assert status(desk) == "adopte_avec_reserves"


def test_an_objection_needs_its_reason_stands_and_is_lifted_by_its_author_alone(desk: Desk) -> None:
    called(desk).must("consentement ouvrir a1")
    assert desk.types("consentement a1 objection --pour Bo").code == 1
    desk.must("consentement a1 objection --motif 'Trop cher' --pour Bo")
    desk.must("consentement a1 oui --pour Ana")
    assert desk.json("manifeste")["articles"][0]["objections"] == [
        {"texte": "Trop cher", "statut": "maintenue", "tour_precedent": False}
    ]
    ana, bo = by(desk, Role.PARTICIPANT, "p1"), by(desk, Role.PARTICIPANT, "p2")
    assert ana.types("consentement lever a1").code == 1
    assert desk.types("consentement lever a1").code == 1
    assert bo.json("consentement lever a1")["issue"] == "adopte"
    assert desk.json("manifeste")["articles"][0]["objections"][0]["statut"] == "levee"


def test_one_closes_early_and_learns_how_many_have_not_answered(desk: Desk) -> None:
    called(desk).must("consentement ouvrir a1")
    desk.must("consentement a1 oui --pour Ana")
    said = plain(desk.must("consentement clore a1").err)
    assert "1 personne n’a pas répondu" in said and "moins de deux tiers" in said
    late = desk.types("consentement a1 oui --pour Bo")
    assert late.code == 1 and "déjà clos" in late.err
    assert desk.types("consentement clore a1").code == 1


def test_for_several_days_people_are_named_and_the_end_is_said(desk: Desk) -> None:
    said = desk.json(
        "consentement ouvrir a1 --personne Ana --personne Cid --jusqu-a 'mercredi 10 mai 2028 18h'"
    )
    assert (said["personnes"], said["atelier"], said["limite"]) == (2, None, "2028-05-10T18:00:00+02:00")
    assert desk.types("consentement a1 oui --pour Bo").code == 1
    assert desk.types("consentement ouvrir a1 --atelier 1 --personne Ana").code == 2
    assert "jusqu’au mercredi 10 mai, 18h" in plain(desk.must("consentement a1").out)


def test_phases_are_called_and_answers_wait_for_theirs(desk: Desk) -> None:
    called(desk).must("consentement ouvrir a1 --inscrites --etape clarifications")
    early = desk.types("consentement a1 oui --pour Ana")
    assert early.code == 1 and "clarifications" in early.err
    assert desk.json("consentement etape a1 reactions")["etape"] == "reactions"
    desk.must("consentement etape a1 reponses")
    desk.must("consentement a1 oui --pour Ana")


def test_writing_is_refused_with_what_to_do_until_it_is_amended(desk: Desk) -> None:
    called(desk).must("consentement ouvrir a1")
    said = desk.types("article ecrire a1 --texte Autre")
    assert said.code == 1 and "suggestion" in said.err and "veillee suggerer a1" in said.err
    assert desk.types("article retirer a1").code == 1
    desk.must("consentement a1 oui --pour Ana")
    amended = desk.json("consentement amender a1", stdin="Réparer quand on peut.")
    assert (amended["texte"], amended["repondu"], amended["revision"]) == ("Réparer quand on peut.", 0, 1)


def test_words_changed_after_adoption_are_to_confirm_unless_they_are_a_slip(desk: Desk) -> None:
    called(desk).must("consentement ouvrir a1")
    desk.must("consentement a1 oui --pour Ana")
    desk.must("consentement a1 oui --pour Bo")
    assert desk.types("article coquille a1").code == 1
    desk.must("article ecrire a1 --texte 'Réparer avant d’acheter !'")
    assert status(desk) == "a_confirmer"
    shown = plain(desk.must("consentement a1").out)
    assert "Réparer avant d’acheter[-.-]{+ !+}" in shown and "à confirmer" in shown
    desk.must("article coquille a1")
    assert status(desk) == "adopte"


def test_answers_without_names_are_kept_closed_until_the_end(desk: Desk) -> None:
    called(desk).must("consentement ouvrir a1 --sans-noms")
    desk.must("consentement a1 objection --motif 'Trop cher' --pour Bo")
    seen = desk.json("consentement a1")
    assert (seen["reponses"], seen["objections"], seen["repondu"]) == (None, [], 1)
    assert desk.json("manifeste")["articles"][0]["objections"] == []
    assert "Trop cher" not in desk.must("consentement a1").out
    desk.must("consentement a1 oui --pour Ana")
    said = plain(desk.must("consentement a1").out)
    assert "objection maintenue : Trop cher" in said and "Bo" not in said


def test_who_takes_part_reads_by_whom_and_a_visitor_does_not(desk: Desk) -> None:
    called(desk).must("consentement ouvrir a1")
    desk.must("consentement a1 objection --motif 'Trop cher' --pour Bo")
    assert "(Bo, saisi par l’animation) : Trop cher" in plain(
        by(desk, Role.PARTICIPANT, "p1").must("consentement a1").out
    )
    visit = Desk(replace(desk.session, actor=VISITOR))
    assert "Trop cher" in visit.must("consentement a1").out
    assert "Bo" not in visit.must("consentement a1").out
    for line in ("consentement a1 oui", "consentement ouvrir a1", "consentement clore a1"):
        assert visit.types(line).code == 1


def test_english_words_do_the_same(desk: Desk) -> None:
    called(desk).must("consent open a1 --langue en")
    desk.must("consent a1 yes --for Ana --language en")
    said = desk.must("consent a1 pass --for Bo --language en")
    assert "adopted" in said.err and desk.types("consent close a1 --language en").code == 1


def test_reading_a_round_opens_nothing_to_write(desk: Desk) -> None:
    called(desk).must("consentement ouvrir a1")
    desk.must("consentement a1")
    assert desk.opened[-1].needs.value == "reading"
    desk.must("consentement a1 oui --pour Ana")
    assert desk.opened[-1].needs.value == "writing"


def test_what_is_kept_of_somebody_has_their_answers_but_not_those_without_names(desk: Desk) -> None:
    called(desk).must("consentement ouvrir a1")
    desk.must("consentement a1 reserve --motif 'À revoir' --pour Bo")
    desk.must("consentement clore a1")
    desk.must("consentement ouvrir a1 --sans-noms")
    desk.must("consentement a1 objection --motif 'Trop cher' --pour Bo")
    assert desk.json("mes-donnees voir --pour Bo")["tours"] == [
        {"article": "a1", "reponse": "reserve", "motif": "À revoir"},
        {"article": "a1", "reponse": None, "motif": None},
    ]

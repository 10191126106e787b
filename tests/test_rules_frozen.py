"""V0 is frozen: a body without anybody's name that never changes, an annex of names that each can leave."""

import json
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from memory_commons import NOON, MemoryCommons, do

from models.acts.comments import CommentOn
from models.acts.consent import AnswerRound, CallSlip, CloseRound, LiftObjection, OpenRound
from models.acts.contributions import Contribute, CorrectContribution, WithdrawContribution
from models.acts.freezing import FreezeVersion, SignVersion, WithdrawSignature
from models.acts.manifesto import AddArticle, LinkContributions, RetitleArticle, WriteArticle
from models.acts.people import CorrectPerson, EraseMyData, MergePeople
from models.annex import FrozenVersion, annex_value, frozen_value
from models.checking import NotAFrozenFile, Part, check
from models.consent import Choice
from models.freezing import (
    AlreadyFrozen,
    ChangedMeanwhile,
    NothingFrozen,
    NothingToFreeze,
    NotSigned,
    NotTheNext,
    RoundStillOpen,
    body_now,
    frozen_version,
)
from models.frozen import (
    FrozenNote,
    FrozenObjection,
    FrozenSlip,
    FrozenTally,
    FrozenWords,
    body_value,
    canonical,
    digest,
    part_digests,
)
from models.manifesto import compare, version_named
from models.names import harmless
from models.people import Actor, Participant, Role
from models.refusals import NotAllowed, Unknown
from tui.frozen_words import changes

ANA, BO = Actor(Role.PARTICIPANT, "p1"), Actor(Role.PARTICIPANT, "p2")
LATER = NOON + timedelta(days=3)


def people() -> tuple[Participant, ...]:
    return (
        Participant("p1", "Maëlle Quéméneur", NOON, "Le Garage"),
        Participant("p2", "Ousmane Diop", NOON, "La Grange"),
    )


def a_manifesto() -> MemoryCommons:
    """An article by two people, from a signed contribution and an unsigned one."""
    commons = MemoryCommons(*people())
    do(commons, Contribute(None, "Réparer avant d’acheter", signed=True), ANA)
    do(commons, Contribute(None, "Choisir ses outils"), BO)
    do(commons, AddArticle("Nos outils", "Nous réparons.", "p1"), ANA)
    do(commons, WriteArticle("a1", "Nous réparons et nous transmettons."), BO)
    do(commons, LinkContributions("a1", ("c1", "c2")), ANA)
    return commons


def frozen() -> MemoryCommons:
    commons = a_manifesto()
    do(commons, FreezeVersion("V0"))
    do(commons, SignVersion(), ANA)
    do(commons, SignVersion(place="Brest"), BO)
    return commons


def file_of(commons: MemoryCommons, name: str = "V0") -> bytes:
    return json.dumps(frozen_value(commons, frozen_version(commons, name)), ensure_ascii=False).encode()


def parts(content: bytes) -> list[Part]:
    return [one.part for one in check(content).troubles]


# --- freezing


def test_frozen_versions_are_numbered_one_after_the_other():
    commons = a_manifesto()
    with pytest.raises(NotTheNext) as no:
        do(commons, FreezeVersion("V1"))
    assert no.value.next == "V0"
    with pytest.raises(NotTheNext):
        do(commons, FreezeVersion("la belle"))
    assert do(commons, FreezeVersion(" v0 ")).name == "V0"
    assert do(commons, FreezeVersion("V1")).name == "V1"


def test_of_two_who_freeze_at_once_the_second_is_told_when_it_was_done():
    commons = a_manifesto()
    do(commons, FreezeVersion("V0"))
    with pytest.raises(AlreadyFrozen) as no:
        do(commons, FreezeVersion("V0"), now=LATER)
    assert (no.value.made, no.value.next) == (NOON, "V1")
    assert len(commons.all(FrozenVersion)) == 1


def test_what_changed_since_it_was_read_is_not_frozen_unread():
    commons = a_manifesto()
    seen = digest(body_value(body_now(commons, "V0", NOON)))
    do(commons, WriteArticle("a1", "Tout autre chose."), ANA)
    with pytest.raises(ChangedMeanwhile):
        do(commons, FreezeVersion("V0", seen))
    now = digest(body_value(body_now(commons, "V0", NOON)))
    assert do(commons, FreezeVersion("V0", now)).digest == now


def test_only_facilitation_freezes():
    with pytest.raises(NotAllowed):
        do(a_manifesto(), FreezeVersion("V0"), ANA)


def test_nothing_is_frozen_before_there_is_an_article():
    with pytest.raises(NothingToFreeze):
        do(MemoryCommons(), FreezeVersion("V0"))


def test_work_goes_on_after_it_and_the_frozen_words_stay():
    commons = frozen()
    before = body_value(frozen_version(commons).body)
    do(commons, WriteArticle("a1", "Tout autre chose."), ANA)
    do(commons, FreezeVersion("V1"), now=LATER)
    assert body_value(frozen_version(commons, "V0").body) == before
    [diff] = compare(version_named(commons, "V0").articles, version_named(commons, "V1").articles)
    assert diff.changed


def test_the_body_has_the_words_and_where_they_come_from():
    body = body_value(frozen_version(frozen()).body)
    assert body["articles"][0]["texte"] == "Nous réparons et nous transmettons."
    assert [one["texte"] for one in body["contributions"]] == [
        "Réparer avant d’acheter",
        "Choisir ses outils",
    ]
    assert (body["version"], body["statut"], body["date"]) == ("V0", "figee", "2028-05-02")


def a_decided_manifesto() -> MemoryCommons:
    """Bo objects and lifts it, Cy has a reserve, Di says nothing; then a typing slip and a comment."""
    commons = a_manifesto()
    for id, name in (("p3", "Çağan Yıldız"), ("p4", "Élodie Hamon")):
        commons.put(Participant(id, name, NOON))
    asked = do(commons, OpenRound("a1", people=("p1", "p2", "p3", "p4")))
    do(commons, AnswerRound(asked.id, asked.revision, Choice.CONSENT, person="p1"))
    do(
        commons,
        AnswerRound(asked.id, asked.revision, Choice.OBJECTION, "Et celles qui n’ont rien ?", person="p2"),
    )
    do(commons, AnswerRound(asked.id, asked.revision, Choice.RESERVE, "C’est court.", person="p3"))
    return commons


def test_a_round_that_is_open_comes_first():
    commons = a_decided_manifesto()
    with pytest.raises(RoundStillOpen) as no:
        do(commons, FreezeVersion("V0"))
    assert (no.value.articles, no.value.titles) == (("a1",), ("Nos outils",))


def test_dissent_is_part_of_the_body_and_its_tally_counts_everybody_asked():
    commons = a_decided_manifesto()
    do(commons, CloseRound("a1"))
    one = do(commons, FreezeVersion("V0")).body.articles[0]
    assert one.status == "en_debat"
    assert one.round.objections == (FrozenObjection("Et celles qui n’ont rien ?"),)
    assert one.round.reserves == ("C’est court.",)
    assert one.round.tally == FrozenTally(4, consent=1, reserve=1, objection=1, unanswered=1)
    assert check(file_of(commons)).valid


def test_objections_and_reserves_stand_in_no_order_of_people():
    said = {"p1": "Zut.", "p2": "Ah non.", "p3": "Mais si."}
    found = []
    for order in (("p1", "p2", "p3"), ("p3", "p2", "p1")):
        commons = a_manifesto()
        commons.put(Participant("p3", "Çağan Yıldız", NOON))
        asked = do(commons, OpenRound("a1", people=order))
        for person in order:
            act = AnswerRound(asked.id, asked.revision, Choice.OBJECTION, said[person], person=person)
            do(commons, act)
        found.append(do(commons, FreezeVersion("V0")).body.articles[0].round)
    assert found[0] == found[1]


def test_a_lifted_objection_a_slip_and_a_comment_are_in_the_body_too():
    commons = a_decided_manifesto()
    do(commons, LiftObjection("a1"), BO)
    do(commons, CloseRound("a1"))
    do(commons, WriteArticle("a1", "Nous réparons et nous transmetons."), ANA)
    do(commons, CallSlip("a1"))
    do(commons, CommentOn("a1", "À qui ?", "transmetons"), BO)
    body = do(commons, FreezeVersion("V0")).body
    [one] = body.articles
    assert one.status == "adopte_avec_reserves"
    assert one.round.objections == (FrozenObjection("Et celles qui n’ont rien ?", standing=False),)
    assert one.slips == (FrozenSlip("transmettons", "transmetons"),)
    assert body.notes_of("a1") == ((1, FrozenNote("a1", "À qui ?", "transmetons")),)
    assert check(file_of(commons)).valid


def to_confirm() -> MemoryCommons:
    """a1 was adopted with a reserve; its title and its words have changed since."""
    commons = a_decided_manifesto()
    do(commons, LiftObjection("a1"), BO)
    do(commons, CloseRound("a1"))
    do(commons, WriteArticle("a1", "Nous réparons et nous partageons.\nToujours."), ANA)
    do(commons, RetitleArticle("a1", "Nos bons outils"))
    return commons


def test_what_the_group_agreed_to_is_in_the_body_of_an_article_to_confirm():
    commons = to_confirm()
    [one] = do(commons, FreezeVersion("V0")).body.articles
    assert one.status == "a_confirmer"
    assert one.agreed == FrozenWords("Nos outils", "Nous réparons et nous transmettons.")
    assert [[(each.sort.value, each.words) for each in row] for row in changes(one)] == [
        [("garde", "Nos "), ("ajoute", "bons "), ("garde", "outils")],
        [("garde", "Nous réparons et nous "), ("retire", "transmettons"), ("ajoute", "partageons.¶")],
        [("ajoute", "Toujours"), ("garde", ".")],
    ]
    assert check(file_of(commons)).valid


def test_only_an_article_to_confirm_has_the_words_of_its_round():
    """What was frozen before they were kept has the same digest, and is verified as it was."""
    commons = frozen()
    one = frozen_version(commons)
    assert "mots_du_tour" not in body_value(one.body)["articles"][0]
    older = to_confirm()
    body = do(older, FreezeVersion("V0")).body
    before = replace(body, articles=tuple(replace(each, agreed=None) for each in body.articles))
    older.put(replace(frozen_version(older), body=before, digest=digest(body_value(before))))
    assert check(file_of(older)).valid


def test_words_of_a_round_that_agree_with_nothing_are_found():
    commons = to_confirm()
    body = do(commons, FreezeVersion("V0")).body
    for changed in (
        {"status": "adopte"},
        {"round": None},
        {"agreed": FrozenWords(body.articles[0].title, body.articles[0].text)},
    ):
        forged = replace(body, articles=(replace(body.articles[0], **changed),))
        commons.put(replace(frozen_version(commons), body=forged, digest=digest(body_value(forged))))
        assert Part.STATUS in parts(file_of(commons))


# --- the digest


WORDS = st.text(max_size=40).map(harmless)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | WORDS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text("abcdef_", max_size=6), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(VALUES)
def test_the_digest_is_the_same_however_the_value_is_written(value):
    for written in (
        json.dumps(value),
        json.dumps(value, indent=2, ensure_ascii=False),
        json.dumps(value, sort_keys=True, separators=(" ,", " :\t")),
        canonical(value).decode(),
    ):
        assert digest(json.loads(written)) == digest(value)


def test_canonical_bytes_are_those_of_the_standard():
    """RFC 8785, 3.2: no space, sorted keys, the shortest escapes."""
    value = {"b": ['\u20ac$\x0f\nA\'B"\\\\"/', None, True], "a": -12, "é": "·"}
    assert canonical(value) == (
        '{"a":-12,"b":["€$\\u000f\\nA\'B\\"\\\\\\\\\\"/",null,true],"é":"·"}'.encode()
    )


CONTENT = file_of(frozen())


@settings(max_examples=400)
@given(st.integers(0, len(CONTENT) - 1), st.integers(1, 255))
@example(0, 1)
@example(CONTENT.index(b"transmettons"), 1)
def test_one_changed_byte_is_always_seen(place, by):
    changed = bytearray(CONTENT)
    changed[place] ^= by
    try:
        same = json.loads(bytes(changed)) == json.loads(CONTENT)
    except ValueError:
        same = False
    # A blank between two values may become another blank: then nothing has changed.
    assert check(bytes(changed)).valid is same


def test_a_file_as_it_was_written_is_valid_and_says_its_digest():
    commons = frozen()
    found = check(file_of(commons))
    assert found.valid and found.digest == frozen_version(commons).digest and found.version == "V0"


def test_anybody_can_make_the_digest_again_without_this_program():
    value = json.loads(CONTENT)
    body = {key: one for key, one in value.items() if key not in ("empreinte", "parties", "annexe")}
    said = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert sha256(said.encode()).hexdigest() == value["empreinte"]


def test_the_part_that_changed_is_named():
    assert check(CONTENT.replace("réparons".encode(), b"cassons")).troubles[0].which == "Nos outils"
    assert parts(CONTENT.replace(b"Choisir ses", b"Vendre ses")) == [Part.SOURCES]
    assert parts(CONTENT.replace(b"Brest", b"Paris")) == [Part.ANNEX]
    assert parts(CONTENT.replace(b'"statut": "figee"', b'"statut": "figue"')) == [Part.HEADS]
    digest = check(CONTENT).digest.encode()
    assert (
        parts(CONTENT.replace(b'"empreinte": "' + digest, b'"empreinte": "' + digest[::-1], 1))[0]
        is Part.DIGEST
    )


def test_a_broken_file_says_where_and_another_kind_of_file_is_refused():
    assert parts(CONTENT[:-2]) == [Part.JSON]
    for other in (b"# V0\n", b'{"version": null, "statut": "brouillon", "articles": []}', b"[1]", b""):
        with pytest.raises(NotAFrozenFile):
            check(other)


def test_a_key_given_twice_hides_nothing():
    twice = CONTENT.replace(b'"texte": "Nous', b'"texte": "Autre chose.", "texte": "Nous', 1)
    assert json.loads(twice) == json.loads(CONTENT)
    assert parts(twice) == [Part.JSON]


def test_figures_that_do_not_agree_are_found_even_with_every_digest_made_again():
    value = json.loads(CONTENT)
    value["articles"][0]["statut"] = "adopte"
    assert Part.STATUS in parts(resealed(value))
    value["articles"][0]["tour"] = {
        "ouvert": "2028-05-01", "clos": "2028-05-02", "personnes": 3, "consentements": 3, "reserves": 0,
        "objections": 0, "levees": 0, "passe": 0, "sans_reponse": 0,
    }  # fmt: skip
    assert parts(resealed(value)) == []
    value["articles"][0]["tour"]["consentements"] = 2
    assert parts(resealed(value)) == [Part.TALLY]
    value["articles"][0]["tour"]["consentements"] = 3
    value["articles"][0]["objections"] = [
        {"texte": "Pas d’accord.", "statut": "maintenue", "tour_precedent": False}
    ]
    assert parts(resealed(value)) == [Part.TALLY, Part.STATUS]


def resealed(value: dict) -> bytes:
    """As somebody would who changes the text and makes all digests again."""
    body = {key: one for key, one in value.items() if key not in ("empreinte", "parties", "annexe")}
    annex = {**value["annexe"], "corps": digest(body)}
    del annex["empreinte"]
    whole = {**body, "empreinte": digest(body), "parties": part_digests(body)}
    return json.dumps({**whole, "annexe": {**annex, "empreinte": digest(annex)}}).encode()


# --- names


def test_signing_puts_a_name_a_place_and_a_day_in_the_annex_alone():
    commons = frozen()
    annex = annex_value(commons, frozen_version(commons))
    assert annex["signatures"] == [
        {"nom": "Maëlle Quéméneur", "lieu": "Le Garage", "date": "2028-05-02"},
        {"nom": "Ousmane Diop", "lieu": "Brest", "date": "2028-05-02"},
    ]
    assert annex["contributions"] == [{"id": "c1", "nom": "Maëlle Quéméneur"}]


def test_nobody_is_named_in_the_body():
    commons = a_decided_manifesto()
    do(commons, CloseRound("a1"))
    do(commons, CommentOn("a1", "À qui ?"), BO)
    do(commons, FreezeVersion("V0"))
    body = canonical(body_value(frozen_version(commons).body)).decode()
    for who in commons.all(Participant):
        assert who.name not in body
        assert f'"{who.id}"' not in body


def test_one_signs_for_oneself_and_facilitation_for_anybody():
    commons = a_manifesto()
    with pytest.raises(NothingFrozen):
        do(commons, SignVersion(), ANA)
    do(commons, FreezeVersion("V0"))
    with pytest.raises(NotAllowed):
        do(commons, SignVersion(person="p2"), ANA)
    assert do(commons, SignVersion(person="p2")).signed_by("p2").scribe == Role.FACILITATION
    with pytest.raises(Unknown):
        do(commons, SignVersion("V7"), ANA)


def test_signing_again_corrects_the_place():
    commons = frozen()
    do(commons, SignVersion(place="Quimper"), ANA, LATER)
    assert [one.place for one in frozen_version(commons).signatures] == ["Quimper", "Brest"]


LEAVING = {
    "withdraws the signature": (WithdrawSignature(), ANA),
    "is erased": (EraseMyData(), ANA),
    "is one with somebody else": (MergePeople("p2", "p1", "doublon"), Actor(Role.FACILITATION)),
    "changes name": (CorrectPerson(name="Azenor"), ANA),
    "unsigns the contribution": (CorrectContribution("c1", unsign=True), ANA),
    "withdraws the contribution": (WithdrawContribution("c1"), ANA),
}


@pytest.mark.parametrize("what", LEAVING)
def test_the_body_stays_valid_and_the_annex_takes_a_new_date_when_somebody(what):
    commons = frozen()
    before = frozen_version(commons)
    act, by = LEAVING[what]
    do(commons, act, by, LATER)
    after = frozen_version(commons)
    assert (after.digest, after.body) == (before.digest, before.body)
    assert after.annexed == LATER
    assert check(file_of(commons)).valid
    assert annex_value(commons, after)["empreinte"] != json.loads(CONTENT)["annexe"]["empreinte"]


def test_somebody_erased_is_nowhere_in_the_file():
    commons = frozen()
    do(commons, EraseMyData(), ANA, LATER)
    assert "Maëlle" not in file_of(commons).decode()
    assert "p1" not in [one.person for one in frozen_version(commons).signatures]


def test_what_concerns_no_name_leaves_the_annex_as_it_was():
    commons = frozen()
    do(commons, CorrectPerson(contact="ici@exemple.fr"), ANA, LATER)
    do(commons, WithdrawContribution("c2"), now=LATER)
    assert frozen_version(commons).annexed == NOON
    assert check(file_of(commons)).valid


def test_one_withdraws_only_what_one_has_signed():
    commons = frozen()
    do(commons, WithdrawSignature(), ANA)
    with pytest.raises(NotSigned):
        do(commons, WithdrawSignature(), ANA)
    assert WithdrawSignature.erases

"""Whoever took part, however a file was changed: no name in a body, and a check that never breaks down."""

import copy
import json
from datetime import timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from memory_commons import NOON, MemoryCommons, do

from models.acts.comments import CommentOn
from models.acts.consent import AnswerRound, CloseRound, LiftObjection, OpenRound
from models.acts.contributions import Contribute
from models.acts.freezing import FreezeVersion, SignVersion
from models.acts.manifesto import AddArticle, LinkContributions, WriteArticle
from models.acts.people import EraseMyData
from models.annex import frozen_value
from models.checking import Check, NotAFrozenFile, check, check_value
from models.consent import Choice, open_round
from models.freezing import frozen_version
from models.frozen import body_value, canonical, digest, part_digests
from models.people import Actor, Participant, Role

WORDS = st.text("aeéèilmnorst ’·", min_size=1, max_size=40).filter(str.strip)
NAMES = st.lists(
    st.sampled_from(["Zoé", "Ngũgĩ", "[b]Bo[/b]", "İpek", "Ōe", "Дарья", "Q7"]), min_size=2, unique=True
)
"""None of them can be made of the letters of WORDS."""


@st.composite
def decided(draw: Any) -> MemoryCommons:
    """An article that everybody had a part in, asked about, frozen and signed by some."""
    names = draw(NAMES)
    commons = MemoryCommons(*(Participant(f"p{n}", name, NOON) for n, name in enumerate(names, start=1)))
    people = tuple(one.id for one in commons.all(Participant))
    do(commons, AddArticle("Nos outils", draw(WORDS), people[0]))
    for person in people:
        signed = draw(st.booleans())
        made = do(commons, Contribute(None, draw(WORDS), signed=signed), Actor(Role.PARTICIPANT, person))
        do(commons, LinkContributions("a1", (made.id,)))
        do(commons, WriteArticle("a1", draw(WORDS), person))
        do(commons, CommentOn("a1", draw(WORDS), person=person))
    _ask(draw, commons, people)
    do(commons, FreezeVersion("V0"))
    for person in draw(st.sets(st.sampled_from(people))):
        do(commons, SignVersion(place=draw(WORDS), person=person))
    return commons


def _ask(draw: Any, commons: MemoryCommons, people: tuple[str, ...]) -> None:
    anonymous = draw(st.booleans())
    asked = do(commons, OpenRound("a1", people=people, anonymous=anonymous))
    for person in people:
        choice = draw(st.sampled_from([*Choice, None]))
        if choice is None or not open_round(commons, "a1"):
            continue
        act = AnswerRound(asked.id, asked.revision, choice, draw(WORDS), anonymous)
        do(commons, act, Actor(Role.PARTICIPANT, person))
        if choice is Choice.OBJECTION and not anonymous and draw(st.booleans()):
            do(commons, LiftObjection("a1"), Actor(Role.PARTICIPANT, person))
    if open_round(commons, "a1"):
        do(commons, CloseRound("a1"))


@settings(max_examples=80, deadline=None)
@given(decided(), st.randoms(use_true_random=False))
def test_anybody_erased_in_any_order_leaves_the_body_valid_and_no_name_behind(commons, chance):
    before = frozen_version(commons)
    people = list(commons.all(Participant))
    body = canonical(body_value(before.body)).decode()
    assert not [one.name for one in people if one.name in body or f'"{one.id}"' in body]
    chance.shuffle(people)
    for day, who in enumerate(people, start=1):
        do(commons, EraseMyData(who.id), now=NOON + timedelta(days=day))
        after = frozen_version(commons)
        value = frozen_value(commons, after)
        assert after.digest == before.digest == check_value(value).digest
        assert check_value(value).valid
        assert who.name not in json.dumps(value, ensure_ascii=False)
    assert frozen_version(commons).signatures == ()


@settings(max_examples=80, deadline=None)
@given(decided())
def test_a_frozen_tally_counts_each_person_asked_once(commons):
    [article] = body_value(frozen_version(commons).body)["articles"]
    tally = article["tour"]
    answers = ("consentements", "reserves", "objections", "levees", "passe", "sans_reponse")
    assert sum(tally[key] for key in answers) == tally["personnes"] == len(commons.all(Participant))


def a_value() -> dict[str, Any]:
    commons = MemoryCommons(Participant("p1", "Zoé", NOON), Participant("p2", "Bo", NOON))
    do(commons, AddArticle("Nos outils", "Nous réparons.", "p1"))
    do(commons, Contribute(None, "Réparer", signed=True, person="p1"))
    do(commons, LinkContributions("a1", ("c1",)))
    do(commons, CommentOn("a1", "Avec quoi ?"))
    asked = do(commons, OpenRound("a1", people=("p1", "p2")))
    for person, choice in (("p1", Choice.OBJECTION), ("p2", Choice.RESERVE)):
        do(commons, AnswerRound(asked.id, asked.revision, choice, "Voilà.", person=person))
    do(commons, FreezeVersion("V0"))
    do(commons, SignVersion(place="Brest", person="p2"))
    return frozen_value(commons, frozen_version(commons))


def test_half_a_character_is_a_change_and_not_an_accident():
    value = changed(("articles", 0, "texte"), "\ud800")
    found = checked(value)
    assert found is not None and not found.valid


VALUE = a_value()
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
    max_leaves=4,
)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(found for key, one in inner for found in places(one, (*path, key)))]


def changed(path: tuple[Any, ...], by: Any) -> Any:
    whole = copy.deepcopy(VALUE)
    if not path:
        return by
    inner: Any = whole
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = by
    return whole


def same(one: Any, other: Any) -> bool:
    """1 and True are not."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def checked(value: Any) -> Check | None:
    try:
        return check(json.dumps(value).encode())
    except NotAFrozenFile:
        return None


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(places(VALUE)), ANYTHING)
def test_whatever_takes_the_place_of_anything_is_seen(path, by):
    value = changed(path, by)
    found = checked(value)
    assert (found is not None and found.valid) is same(value, VALUE)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(places(VALUE)), ANYTHING)
def test_the_check_answers_even_when_all_digests_were_made_again_over_nonsense(path, by):
    value = changed(path, by)
    if isinstance(value, dict):
        body = {key: one for key, one in value.items() if key not in ("empreinte", "parties", "annexe")}
        try:
            value["empreinte"], value["parties"] = digest(body), part_digests(body)
        except (KeyError, TypeError, AttributeError):
            return
    checked(value)

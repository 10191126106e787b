"""A real series, act by act: on the disk it is what it is for the rules' own tests."""

import dataclasses
import typing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tinydb import where

from data import codec, records
from data.store import Store
from data.template import template
from models import lookup
from models.acts.contributions import Contribute, CorrectContribution, Support
from models.acts.manifesto import AddArticle, EditArticle, LinkContributions
from models.acts.people import CorrectPerson
from models.acts.polls import AnswerPoll, ProposeSlots
from models.acts.registration import Leave, Newcomer, Register
from models.acts.series import MakeSeries
from models.acts.thread import PostReply
from models.acts.time import TimePasses
from models.acts.versions import SaveVersion
from models.acts.workshops import FixDates, MoveWorkshop
from models.contribution import Dimension
from models.manifesto import Article
from models.people import FACILITATION, TIME, Actor, AllThree, Role
from models.poll import Answer
from models.text import Edit
from models.workshop import Workshop
from tests.memory_commons import MemoryCommons
from tests.memory_commons import do as do_in_memory
from tests.store_kinds import StillClock

SPRING = datetime(2028, 4, 3, 8, 0, tzinfo=UTC)
FIRST = datetime(2028, 5, 2, 9, 0, tzinfo=UTC)
ANA = Actor(Role.PARTICIPANT, "p1")
NAMES = ("[b]Ana[/b]", "Bo « le réparateur »", "Zoé", *(f"Personne {nth}" for nth in range(4, 18)))


def acts() -> list[tuple[Any, Actor]]:
    first: list[tuple[Any, Actor]] = [
        (MakeSeries(template("fr"), FIRST, FIRST + timedelta(minutes=90)), FACILITATION)
    ]
    registering = [
        (Register((1, 2, 3), AllThree.YES, newcomer=Newcomer(name, contact=f"{name}@ici")), FACILITATION)
        for name in NAMES
    ]
    polls: list[tuple[Any, Actor]] = [
        (ProposeSlots(2, date(2028, 5, 3), 3), FACILITATION),
        (ProposeSlots(3, date(2028, 5, 24), 3), FACILITATION),
        (AnswerPoll(2, {"s1": Answer.YES, "s2": Answer.IF_NEEDED}), ANA),
        (AnswerPoll(3, {"s4": Answer.NO, "s5": Answer.YES}, "p2"), FACILITATION),
        (AnswerPoll(2, {"s1": None}), ANA),
    ]
    words: list[tuple[Any, Actor]] = [
        (CorrectPerson("p3", name="Zoé · acteurice"), FACILITATION),
        (Contribute(1, "Réparer plutôt que jeter", Dimension.COLLECTIVE, None, True), ANA),
        (Contribute(None, "Sans signature"), ANA),
        (CorrectContribution("c1", text="Réparer, plutôt que jeter"), ANA),
        (Support("c1", "p2"), FACILITATION),
        (AddArticle("Ce que nous tenons", "Le numérique est politique."), ANA),
        (EditArticle("a1", 0, Edit(3, 9, "soin")), Actor(Role.PARTICIPANT, "p2")),
        (LinkContributions("a1", ("c1",)), ANA),
        (SaveVersion("Avant le débat"), FACILITATION),
        (PostReply("Ce monde existe déjà : ranimons la flamme."), ANA),
        (Leave(1), ANA),
        (TimePasses(), TIME),
        (
            MoveWorkshop(1, FIRST + timedelta(days=7), FIRST + timedelta(days=7, minutes=90), "salle prise"),
            FACILITATION,
        ),
        (FixDates(((2, "s2"), (3, "s5"))), FACILITATION),
    ]
    return [*first, *registering, *polls, *words]


@pytest.mark.parametrize("living", [False, True])
def test_a_series_read_back_is_the_series_that_was_made(tmp_path: Path, living: bool) -> None:
    clock = StillClock(SPRING)
    expected = MemoryCommons()
    store = Store.open(tmp_path, clock, write=True, living=living)
    for nth, (act, by) in enumerate(acts()):
        told = store.decide(act, by)
        store.flush()
        assert told == do_in_memory(expected, act, by, clock.now())
        clock.later(minutes=1)
        if nth % 10 == 0:
            store.close()
            store = Store.open(tmp_path, clock, write=True, living=living)
    store.close()
    with Store.open(tmp_path, clock, write=False) as again:
        for kind in map(records.kind_of, sorted(set(records.KINDS.values()) - {"rooms", "pages"})):
            assert tuple(again.durable.all(kind)) == tuple(expected.all(kind)), kind
        assert lookup.workshop(again.durable, 1).sequence == lookup.workshop(expected, 1).sequence
        named = again.db.table("participants").search(where("name") == "[b]Ana[/b]")
        assert [one["id"] for one in named] == ["p1"]


def test_a_registration_does_not_write_the_whole_workshop_again(tmp_path: Path) -> None:
    with Store.open(tmp_path, StillClock(SPRING), write=True) as store:
        for act, by in acts()[:15]:
            store.decide(act, by)
        store.flush()
        size = (tmp_path / "veillee.journal").stat().st_size
        store.decide(*acts()[15])
        store.flush()
        # A person, and a place in each of three workshops of fourteen people.
        assert (tmp_path / "veillee.journal").stat().st_size - size < 2500


def test_a_letter_typed_in_an_article_costs_less_than_300_bytes(tmp_path: Path) -> None:
    """Once somebody has begun: the first letter after a silence keeps what the article said until then."""
    journal = tmp_path / "veillee.journal"
    with Store.open(tmp_path, StillClock(SPRING), write=True) as store:
        for act, by in acts()[:5]:
            store.decide(act, by)
        store.decide(AddArticle("Long", "Nous voulons un numérique que l’on répare. " * 450), ANA)
        store.flush()
        one = store.durable.all(Article)[0]
        costs = []
        for nth, position in enumerate((9000, 9000, 9001, 4, len(one.text))):
            size = journal.stat().st_size
            edit = EditArticle(one.id, one.revision + nth, Edit(position, 0, "é"))
            store.decide(edit, Actor(Role.PARTICIPANT, "p2"))
            store.flush()
            costs.append(journal.stat().st_size - size)
        assert costs[0] <= len(str(one.text).encode()) + 1000
        assert max(costs[1:]) <= 300


def test_every_kind_of_value_that_is_kept_can_be_written() -> None:
    for table in records.KINDS.values():
        _resolve(records.kind_of(table), set())


def _resolve(kind: Any, seen: set[Any]) -> None:
    """Makes the codecs of all its fields: a type that no document can hold raises."""
    for hint in typing.get_type_hints(kind).values():
        if typing.get_origin(hint) is not typing.ClassVar:
            codec._codec(hint)
        for inner in (hint, *typing.get_args(hint)):
            if dataclasses.is_dataclass(inner) and inner not in seen:
                seen.add(inner)
                _resolve(inner, seen)


def test_opening_a_series_loads_none_of_its_nouns() -> None:
    import subprocess
    import sys

    script = "import sys, data.store; print([name for name in sys.modules if name.startswith('models.')])"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert sorted(eval(loaded)) == ["models.closing", "models.people", "models.ports", "models.refusals"]


def test_the_workshop_keeps_its_place_in_the_order_of_creation(tmp_path: Path) -> None:
    with Store.open(tmp_path, StillClock(SPRING), write=True) as store:
        for act, by in acts()[:3]:
            store.decide(act, by)
        store.flush()
        assert [one.number for one in store.durable.all(Workshop)] == [1, 2, 3]

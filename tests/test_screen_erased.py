"""What was worked out of a poll for all screens is dropped with the person whose answers it had."""

from collections import OrderedDict
from pathlib import Path

from bench.series import make_series
from data.owner import Owner
from data.store import Store
from models import lookup
from models.acts.people import EraseMyData
from models.acts.polls import AnswerPoll
from models.poll import Answer
from tui import once
from tui.houses import LivingHouse, SystemClock, session_in
from tui.i18n import Translator
from tui.screens.poll_table import PollView


def held() -> list[object]:
    """The values of which something is known, and the words that were wrapped."""
    known = [one.__self__ for one in once._forgets if isinstance(getattr(one, "__self__", None), OrderedDict)]
    return [value for each in known for value, _ in each.values()]


async def test_nothing_worked_out_of_the_answers_of_an_erased_person_is_held(tmp_path: Path) -> None:
    make_series(tmp_path / "serie")
    house = LivingHouse(Owner(Store.open(tmp_path / "serie", SystemClock(), write=True, living=True)))
    session = session_in(house, Translator("fr"))
    asked = lookup.poll(session.commons, 2)
    person = next(iter(asked.answers))
    PollView(session, asked).table()
    assert asked in held()
    await session.perform(AnswerPoll(2, {asked.slots[0].id: Answer.NO}, person))
    PollView(session, lookup.poll(session.commons, 2)).table()
    await session.perform(EraseMyData(person))
    assert not [one for one in held() if person in getattr(one, "answers", ())]
    assert PollView(session, lookup.poll(session.commons, 2)).table().rows
    await house.close()

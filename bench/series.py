"""The series that the rows are measured on: the one of `make run`, filled by acts as people do them."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from bench.calibration import Calibration
from models import lookup
from models.acts.polls import AnswerPoll, ProposeSlots
from models.acts.registration import Newcomer, Register
from models.people import AllThree, Participant
from models.poll import Answer
from tui.commands.run import at_once
from tui.demo import fill
from tui.houses import opened
from tui.i18n import Translator
from tui.session import Session

PEOPLE, SLOTS = 15, 8


@dataclass
class Place:
    """Where the bench works: `series` is there to be read, `copy` gives one to write in."""

    scratch: Path
    quick: bool
    calibration: Calibration
    _copies: int = field(default=0)

    @property
    def series(self) -> Path:
        return self.scratch / "serie"

    def copy(self) -> Path:
        self._copies += 1
        target = self.scratch / f"copie{self._copies}"
        shutil.copytree(self.series, target)
        return target

    def tries(self, full: int, quick: int) -> int:
        return quick if self.quick else full


def make_series(directory: Path) -> None:
    """Fifteen people, two polls of eight slots."""
    with opened(directory, Translator("fr"), write=True) as session:
        at_once(fill(session))
        at_once(_enlarged(session))


async def _enlarged(session: Session) -> int:
    chance = random.Random(2028)
    for number in (2, 3):
        slots = lookup.poll(session.commons, number).slots
        await session.perform(ProposeSlots(number, slots[-1].day + timedelta(days=1), SLOTS - len(slots)))
    for nth in range(PEOPLE - len(session.commons.all(Participant))):
        newcomer = Newcomer(f"Personne {nth + 1}")
        placed = await session.perform(Register((), AllThree.YES, newcomer=newcomer))
        for number in (2, 3):
            slots = lookup.poll(session.commons, number).slots
            answers = {slot.id: chance.choice((*Answer, None)) for slot in slots}
            await session.perform(AnswerPoll(number, answers, placed[0].person))
    return 0

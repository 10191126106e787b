"""The series of the load campaign: two polls of eight slots, one article, one facilitator, nobody else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from data.template import template
from models.acts.access import KeepKey
from models.acts.manifesto import AddArticle
from models.acts.polls import ProposeSlots
from models.acts.registration import Newcomer, Register
from models.acts.series import MakeSeries
from models.acts.team import SetTeam
from models.calendar import default_first_workshop
from models.consent import Round
from models.contribution import Contribution
from models.manifesto import Article
from models.people import Actor, AllThree, Participant, Role
from models.poll import Answer, Poll
from tui.commands.run import at_once
from tui.houses import opened
from tui.i18n import Translator
from tui.session import Session

SLOTS = 8
LEADER = "Animation"
TEXT = "Nous\n\nVous\n\nTous"
"""What several people add to it still stands on one screen."""


def make_series(directory: Path, leader: Any) -> None:
    """`leader`: the key of whoever facilitates."""
    with opened(directory, Translator("fr"), write=True) as session:
        at_once(_made(session, leader.get_fingerprint("sha256")))


async def _made(session: Session, fingerprint: str) -> int:
    start, end = default_first_workshop(session.now)
    await session.perform(MakeSeries(template("fr"), start, end))
    for number, week in ((2, 2), (3, 20)):
        await session.perform(ProposeSlots(number, start.date() + timedelta(weeks=week), SLOTS))
    placed = await session.perform(Register((), AllThree.YES, newcomer=Newcomer(LEADER)))
    await session.perform(SetTeam(placed[0].person))
    await session.house.perform(KeepKey(), Actor(Role.FACILITATION, placed[0].person, fingerprint))
    await session.perform(AddArticle("Ensemble", TEXT))
    await session.perform(AddArticle("Accord", "Nous choisissons des outils que nous pouvons réparer."))
    return 0


LETTERS = {Answer.YES: "o", Answer.IF_NEEDED: "s", Answer.NO: "n", None: "."}


def register_all(directory: Path, keys: Sequence[Any]) -> list[str]:
    """The names of people who are known by these keys."""
    with opened(directory, Translator("fr"), write=True) as session:
        names = [f"Personne {nth + 1}" for nth in range(len(keys))]
        at_once(_registered(session, names, keys))
    return names


async def _registered(session: Session, names: Sequence[str], keys: Sequence[Any]) -> int:
    for name, key in zip(names, keys, strict=True):
        placed = await session.perform(Register((), AllThree.YES, newcomer=Newcomer(name)))
        known = Actor(Role.PARTICIPANT, placed[0].person, key.get_fingerprint("sha256"))
        await session.house.perform(KeepKey(), known)
    return 0


class OnDisk:
    """What the next opening of a series finds."""

    def __init__(self, directory: Path) -> None:
        with opened(directory, Translator("fr"), write=False) as session:
            commons = session.commons
            names = {one.id: one.name for one in commons.all(Participant)}
            self.names = set(names.values())
            self.contributions = [one.text for one in commons.all(Contribution)]
            self.texts = {one.id: one.text for one in commons.all(Article)}
            self.answers = {
                (name, poll.workshop): "".join(
                    LETTERS[poll.answers_of(id).get(slot.id)] for slot in poll.slots
                )
                for poll in commons.all(Poll)
                for id, name in names.items()
            }
            self.consents = Counter(
                (one.article, names.get(position.person, ""))
                for one in commons.all(Round)
                for position in one.positions
            )

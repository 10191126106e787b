"""The series of the ssh rows: twenty people who are known by their keys, six articles to read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import asyncssh

from bench.series import Place
from models.acts.access import KeepKey
from models.acts.manifesto import AddArticle
from models.acts.registration import Newcomer, Register
from models.manifesto import articles
from models.people import Actor, AllThree, Participant, Role
from models.poll import Poll
from tui.commands.run import at_once
from tui.houses import opened
from tui.i18n import Translator
from tui.session import Session

PEOPLE, TO_READ, LENGTH = 20, 6, 600
SENTENCE = "Nous choisissons des outils que nous pouvons héberger, réparer et transmettre à d’autres. "


@dataclass(frozen=True)
class SshSeries:
    directory: Path
    keys: tuple[Any, ...]
    """One for each known person."""
    names: tuple[str, ...]
    """As a grid begins to show them."""
    first_to_read: int
    """How many articles stand before the six."""


def furnished(place: Place) -> SshSeries:
    directory = place.copy()
    keys = tuple(new_key() for _ in range(PEOPLE))
    with opened(directory, Translator("fr"), write=True) as session:
        before = len(articles(session.commons))
        at_once(_furnish(session, keys))
        names = tuple(one.name[:10] for one in session.commons.all(Participant))
    return SshSeries(directory, keys, names, before)


def new_key() -> Any:
    return asyncssh.generate_private_key("ssh-ed25519")


def mark(number: int) -> str:
    """A word that stands in one article only."""
    return f"repère{number}"


def answers_of(series: SshSeries, name: str) -> int:
    """How many answers to polls somebody of this name has given."""
    with opened(series.directory, Translator("fr"), write=False) as session:
        ids = {one.id for one in session.commons.all(Participant) if one.name == name}
        return sum(len(poll.answers_of(one)) for poll in session.commons.all(Poll) for one in ids)


async def _furnish(session: Session, keys: tuple[Any, ...]) -> int:
    for nth in range(PEOPLE - len(session.commons.all(Participant))):
        await session.perform(Register((), AllThree.YES, newcomer=Newcomer(f"Autre {nth + 1}")))
    for one, key in zip(session.commons.all(Participant), keys, strict=False):
        known = Actor(Role.PARTICIPANT, one.id, key.get_fingerprint("sha256"))
        await replace(session, actor=known).perform(KeepKey())
    for number in range(1, TO_READ + 1):
        text = f"{mark(number)} {SENTENCE * 10}"[:LENGTH].rstrip()
        await session.perform(AddArticle(f"Article {number}", text))
    return 0

"""People who write in one article by ssh: their keys, the article, and what each one's terminal shows."""

from __future__ import annotations

import asyncio
import random
import re
import time
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import asyncssh
import pyte

from bench.ssh_people import Person
from data.store import Store
from models.acts.access import KeepKey
from models.acts.manifesto import AddArticle, EditArticle, MoveArticle
from models.manifesto import Article
from models.people import Actor, Participant, Role
from models.text import Edit
from tui.commands.run import at_once
from tui.houses import SystemClock, opened
from tui.i18n import Translator
from tui.session import Session

ENTER = b"\r"
LAST = 0.2
"""Seconds in which the last sign is shown."""
_CONTROL = re.compile(rb"\x1b\[[0-9;?]*[A-Za-z]")
TITLE = "Ensemble"


class Writer(Person):
    """Notes when each sign that it waits for is first shown on its terminal."""

    def __init__(self) -> None:
        super().__init__()
        self.awaited: dict[str, float] = {}
        self.delays: list[float] = []
        self._read_to = 0

    def look(self) -> None:
        """Counts what has come since the last look."""
        new, self._read_to = self.said[self._read_to :], len(self.said)
        shown = _CONTROL.sub(b"", new).decode(errors="replace") if self.awaited else ""
        for sign in [sign for sign in self.awaited if sign in shown]:
            self.delays.append((self.last - self.awaited.pop(sign)) * 1000)

    async def watch(self) -> None:
        while True:
            self._news.clear()
            self.look()
            await self._news.wait()

    def type(self, sign: str) -> None:
        self._process.stdin.write(sign.encode())

    def screen(self) -> list[str]:
        """The rows of its terminal now."""
        terminal = pyte.Screen(80, 24)
        pyte.ByteStream(terminal).feed(self.said.replace(b"\x1b[?1049", b"\x1b[?47"))
        return [row.rstrip() for row in terminal.display]


def new_keys(count: int) -> list[Any]:
    return [asyncssh.generate_private_key("ssh-ed25519") for _ in range(count)]


def make_article(directory: Path, keys: Sequence[Any], text: str) -> str:
    """An article at the first rank, whose people come by these keys; its id."""
    with opened(directory, Translator("fr"), write=True) as session:
        people = [one.id for one in session.commons.all(Participant)]
        made: list[str] = []
        at_once(_made(session, people, keys, text, made))
        return made[0]


async def _made(
    session: Session, people: Iterable[str], keys: Sequence[Any], text: str, made: list[str]
) -> int:
    for person, key in zip(people, keys, strict=False):
        known = Actor(Role.PARTICIPANT, person, key.get_fingerprint())
        await session.house.perform(KeepKey(), known)
    article = await session.perform(AddArticle(TITLE, text))
    await session.perform(MoveArticle(article.id, 1))
    made.append(article.id)
    return 0


@asynccontextmanager
async def at_the_table(port: int, keys: Sequence[Any]) -> AsyncIterator[list[Writer]]:
    """Everybody has the article open, and is watched."""
    people = [Writer() for _ in keys]
    for one, key in zip(people, keys, strict=True):
        await one.come(port, key)
        await one.until(lambda one=one: "Numérique responsable".encode() in one.said)  # type: ignore[misc]
        await one.press(b"m", ENTER, b"e")
    watching = [asyncio.create_task(one.watch()) for one in people]
    try:
        yield people
    finally:
        for task in watching:
            task.cancel()
        for one in people:
            await one.leave()


async def type_in_turn(
    writers: Sequence[Writer], readers: Sequence[Writer], alphabets: Sequence[str], count: int, pace: float
) -> int:
    """Each writer one sign every `pace` seconds, shifted from the others; how many signs were typed."""
    began = time.monotonic()
    for turn in range(count):
        for nth, (writer, signs) in enumerate(zip(writers, alphabets, strict=False)):
            at = began + (turn + nth / len(writers)) * pace
            await asyncio.sleep(max(0.0, at - time.monotonic()))
            sign = signs[turn % len(signs)]
            for reader in readers:
                if reader is not writer:
                    reader.awaited[sign] = time.monotonic()
            writer.type(sign)
    await asyncio.sleep(LAST)
    return count * len(writers)


def grow(directory: Path, id: str, size: int, edits: int) -> None:
    """The article as many hands leave it: that many edits of a few signs, here and there."""
    chance = random.Random(2028)
    clock = SystemClock()
    with Store.open(directory, clock, write=True) as store:
        people = [Actor(Role.PARTICIPANT, one.id) for one in store.current.all(Participant)]
        each = max(1, size // max(1, edits))
        for nth in range(edits):
            one = store.current.get(Article, id)
            signs = "\n\n" if nth % 150 == 0 else "".join(chance.choices("aeinorstu   ", k=each))
            edit = Edit(chance.randrange(len(one.text) + 1), 0, signs)
            store.decide(EditArticle(id, one.revision, edit), people[nth % 3])
            if nth % 200 == 0:
                store.flush()


def on_disk(directory: Path, id: str) -> str:
    with opened(directory, Translator("fr"), write=False) as session:
        return str(session.commons.get(Article, id).text)

"""Somebody at a workshop over ssh: a full screen that stays open, and commands beside it.

What the server has said done is noted, to be looked for on the disk at the end.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import Any

import pyte

from bench.pty_program import NeverCame
from bench.ssh_people import connected
from bench.writers import Writer

HOME = "Numérique responsable".encode()
ESCAPE, DOWN, END, ENTER = b"\x1b", b"\x1b[B", b"\x1b[1;5F", b"\r"
AT_HOME, WRITING = "q quitter", "enregistré"
"""What stands on the screen there and nowhere else."""
TRIES = 20
LATEST = 2.0
"""Seconds to wait for an answer before pressing again."""


@dataclass
class Done:
    """What was confirmed, by all people together; and how long each command took, in milliseconds."""

    registered: list[str] = field(default_factory=list)
    contributions: list[str] = field(default_factory=list)
    answers: dict[tuple[str, int], str] = field(default_factory=dict)
    """By name and workshop, the last row of letters."""
    consents: list[tuple[str, str]] = field(default_factory=list)
    typed: int = 0
    lacking: int = 0
    """Signs that were typed and are not in the article."""
    acts: int = 0
    refused: list[str] = field(default_factory=list)
    delays: list[float] = field(default_factory=list)
    slowest: dict[str, float] = field(default_factory=dict)
    """By command."""


class Guest(Writer):
    def __init__(self, name: str, port: int, key: Any, done: Done) -> None:
        super().__init__()
        self.name, self.port, self.key, self.done = name, port, key, done
        self._terminal = pyte.Screen(80, 24)
        self._stream, self._fed = pyte.ByteStream(self._terminal), 0

    async def sit(self) -> None:
        """Opens their screen."""
        await self.come(self.port, self.key)
        await self.until(lambda: HOME in self.said)

    async def back_home(self) -> None:
        await self._until(AT_HOME, ESCAPE)

    async def open_article(self) -> None:
        """The first one of the manifesto, to write in it."""
        await self._until(WRITING, ESCAPE, b"m", b"e")

    async def _until(self, shown: str, *keys: bytes) -> None:
        """Presses them again while that is not on the screen: two of them may have come as one."""
        for _ in range(TRIES):
            if shown in self.now():
                return
            await self.press(*keys)
            await self._answered(shown)
        raise NeverCame(self.now())

    async def _answered(self, shown: str) -> None:
        """A server that has much to do takes longer than a person who presses again."""
        before, until = self.payload, time.monotonic() + LATEST
        while time.monotonic() < until and shown not in self.now():
            if self.payload > before:
                return
            await asyncio.sleep(0.05)

    def now(self) -> str:
        """The rows of their terminal."""
        new, self._fed = self.said[self._fed :], len(self.said)
        self._stream.feed(new.replace(b"\x1b[?1049", b"\x1b[?47"))
        return "\n".join(self._terminal.display)

    async def says(self, *words: str) -> bool:
        """True if it was done. A refusal is noted with its sentence."""
        return (await self.asks(*words)) is not None

    async def asks(self, *words: str) -> str | None:
        """What one command answers, None if it is refused."""
        began = time.monotonic()
        async with await connected(self.port, self.key) as line:
            asked = await line.run(" ".join(map(_quoted, words)), check=False)
        late = (time.monotonic() - began) * 1000
        self.done.delays.append(late)
        self.done.slowest[words[0]] = max(round(late), self.done.slowest.get(words[0], 0))
        if asked.exit_status == 0:
            self.done.acts += 1
            return str(asked.stdout)
        self.done.refused.append(f"{words[0]} : {str(asked.stderr).strip()[:200]}")
        return None

    async def talks(self, *lines: str) -> float:
        """A whole conversation line by line, as with ssh -T: how long it took, in milliseconds."""
        began = time.monotonic()
        async with await connected(self.port, self.key) as line:
            await line.run(input="".join(f"{one}\n" for one in lines), check=True)
        return (time.monotonic() - began) * 1000

    async def register(self) -> None:
        if await self.says("inscrire", "1", "--nom", self.name, "--aux-trois", "oui"):
            self.done.registered.append(self.name)

    async def answer(self, workshop: int, letters: str) -> None:
        if await self.says("dispos", str(workshop), " ".join(letters)):
            self.done.answers[self.name, workshop] = letters

    async def contribute(self, text: str) -> None:
        if await self.says("contribuer", "1", text):
            self.done.contributions.append(text)

    async def consent(self, article: str, answer: str, *more: str) -> None:
        if await self.says("consentement", article, answer, *more):
            self.done.consents.append((article, self.name))

    async def leave_politely(self) -> None:
        await self.back_home()
        self.send(b"q")
        await self.settle()
        await self.leave()


def _quoted(word: str) -> str:
    return "'" + word.replace("'", "'\\''") + "'"

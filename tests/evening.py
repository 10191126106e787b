"""An evening: `veillee servir` in its own process, the full screen of its machine, people by real ssh.

    async with an_evening(tmp_path) as evening:
        ana = await evening.sits_down("Ana")
        await ana.does("i", "Continuer vers les trois questions")

Nothing here reaches into the program: everything is typed, and read on a screen.
"""

import asyncio
import re
import signal
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from paper_line import until
from real import ROOT, VEILLEE, House, environment
from ssh_house import Screen

SIZE = (80, 40)
PATIENCE = 40.0
"""Seconds: many times what a slow machine needs."""
ENTER, ESCAPE, DOWN, UP, HOME, END = "\r", "\x1b", "\x1b[B", "\x1b[A", "\x1b[H", "\x1b[F"
_KEY = re.compile("\x1b\\[[A-Z]|.", re.DOTALL)


class Seat:
    """Somebody in front of a terminal."""

    def __init__(self, name: str, screen: Screen) -> None:
        self.name, self.screen, self.keys = name, screen, 0
        self._read = 0, ""

    @property
    def text(self) -> str:
        """All that can be read now, as one line: a sentence may be wrapped. Read again when more has come."""
        come = len(self.screen.received)
        if come != self._read[0]:
            self._read = come, " ".join(self.screen.text.split())
        return self._read[1]

    def types(self, keys: str) -> None:
        self.keys += len(_KEY.findall(keys))
        self.screen.type(keys)

    async def does(self, keys: str, *shown: str) -> None:
        self.types(keys)
        await self.sees(*shown)

    async def sees(self, *words: str) -> None:
        await self._until(lambda: all(one in self.text for one in words), f"{words} not seen")

    async def loses(self, *words: str) -> None:
        """Until none of these is on the screen any more."""
        await self._until(lambda: not any(one in self.text for one in words), f"{words} still seen")

    async def _until(self, condition, wrong: str) -> None:
        try:
            await until(condition, PATIENCE)
        except AssertionError:
            raise AssertionError(f"{self.name}: {wrong}\n{self.screen.text}") from None

    async def goes_home(self) -> None:
        """Escape from page to page, each seen to be left: Escape and another key at once are a third one."""
        while not self._heading.startswith("Veillée"):
            before = self._heading
            self.types(ESCAPE)
            await self._until(lambda before=before: self._heading not in (before, ""), "Escape led nowhere")
        await self.sees("q quitter")

    @property
    def _heading(self) -> str:
        return self.screen.text.partition("\n")[0].strip()


class Evening:
    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.house = House(directory / "serie")
        self.port = ""
        self.seats: list[Seat] = []
        self.leader: Seat
        self.guests: dict[str, Seat] = {}

    @property
    def everybody(self) -> tuple[Seat, ...]:
        return (self.leader, *self.guests.values())

    async def opens(self) -> None:
        """The server, then the full screen of its own machine, which the owner serves."""
        self.process = await asyncio.create_subprocess_exec(
            *self.house.command("servir", "--adresse", "127.0.0.1", "--port", "0"),
            stdout=subprocess.PIPE, env=environment(PYTHONPATH=str(ROOT)), cwd=self.directory,
        )  # fmt: skip
        said = ""
        while "Pour arrêter" not in said:
            line = await asyncio.wait_for(self.process.stdout.readline(), PATIENCE)
            assert line, said
            said += line.decode()
        self.port = said.partition("-p ")[2].split()[0]
        self.leader = await self._sits("animation", *VEILLEE, "--donnees", str(self.house.directory))

    async def sits_down(self, name: str) -> Seat:
        """By real ssh, with a key of their own."""
        key = self.directory / f"cle{len(self.guests)}"
        subprocess.run(["ssh-keygen", "-qt", "ed25519", "-N", "", "-f", key], check=True)
        options = ("BatchMode=yes", "IdentitiesOnly=yes", "IdentityAgent=none", "StrictHostKeyChecking=no",
                   f"UserKnownHostsFile={self.directory / 'known'}", "SendEnv=LANG COLORTERM")  # fmt: skip
        flags = (word for one in options for word in ("-o", one))
        where = ("-p", self.port, "veillee@127.0.0.1")
        self.guests[name] = await self._sits(
            name, "ssh", "-qtt", "-F", "none", *flags, "-i", str(key), *where
        )
        return self.guests[name]

    async def _sits(self, name: str, *command: str) -> Seat:
        screen = Screen(*SIZE)
        seat = Seat(name, screen)
        self.seats.append(seat)
        screen.process = await asyncio.create_subprocess_exec(
            *command,
            stdin=screen.slave, stdout=screen.slave, stderr=screen.slave, start_new_session=True,
            env=environment(TERM="xterm-256color", LANG="fr_FR.UTF-8"), cwd=self.directory,
        )  # fmt: skip
        return seat

    async def reads(self, *words: str, stdin: str = "") -> str:
        """What a command answers, beside the screens."""
        said = await asyncio.to_thread(self.house.does, *words, stdin=stdin)
        return said.out

    async def closes(self) -> None:
        for seat in self.seats:
            await seat.screen.close()
        self.process.send_signal(signal.SIGTERM)
        await asyncio.wait_for(self.process.wait(), PATIENCE)


@asynccontextmanager
async def an_evening(directory: Path) -> AsyncIterator[Evening]:
    evening = Evening(directory)
    try:
        await evening.opens()
        yield evening
    finally:
        await evening.closes()

"""What tests of the SSH door share: a real series on a real disk behind a real port, and real clients.

async with an_ssh_house(tmp_path) as house:
    client = await house.ssh("ateliers")
    assert client.code == 0
"""

import asyncio
import fcntl
import os
import struct
import subprocess
import termios
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import asyncssh
from paper_line import a_screen, until

from data.owner import Owner
from data.store import Store
from models.acts.access import KeepKey
from models.acts.registration import Newcomer, Register
from models.acts.series import MakeSeries, Template
from models.people import FACILITATION, Actor, AllThree, Participant, Role
from models.settings import Section
from tui.doors.ssh import SshDoor, fingerprint, host_key
from tui.houses import PASSING, LivingHouse, SystemClock, session_in
from tui.i18n import Translator
from tui.reception import Reception

FIRST = datetime(2028, 5, 2, 9, 0, tzinfo=UTC)
FIRST_END = datetime(2028, 5, 2, 10, 30, tzinfo=UTC)
TITLES = ("Le numérique est politique", "Renforcer le projet politique", "Aboutir à un manifeste V0")


class Done(NamedTuple):
    code: int
    out: str
    err: str


class Screen:
    """A client on a pseudo-terminal; `screen` is what its person sees."""

    def __init__(self, columns: int, rows: int) -> None:
        self.master, self.slave = os.openpty()
        self.screen, self._stream = a_screen(columns, rows)
        self.received = b""
        self._size(columns, rows)
        self.process: asyncio.subprocess.Process
        asyncio.get_running_loop().add_reader(self.master, self._read)

    def _size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def resize(self, columns: int, rows: int) -> None:
        self.screen.resize(rows, columns)
        self._size(columns, rows)
        with suppress(ProcessLookupError):
            self.process.send_signal(28)  # SIGWINCH: the pty is not its controlling terminal

    def _read(self) -> None:
        try:
            data = os.read(self.master, 65536)
        except OSError:
            data = b""
        if not data:
            asyncio.get_running_loop().remove_reader(self.master)
        self.received += data
        self._stream.feed(data)

    def type(self, text: str) -> None:
        os.write(self.master, text.encode())

    @property
    def text(self) -> str:
        rows = (self.screen.buffer[y] for y in range(self.screen.lines))
        lines = ("".join(row[x].data for x in range(self.screen.columns)).rstrip() for row in rows)
        return "\n".join(lines).replace("\u00a0", " ")

    async def shows(self, *words: str) -> None:
        def there() -> bool:
            return all(word in self.text for word in words)

        try:
            await until(there)
        except AssertionError:
            raise AssertionError(f"{words} is not on the screen:\n{self.text}") from None

    async def goes(self, *steps: tuple[str, str]) -> None:
        """Types, and waits for what that leads to, one step after the other."""
        for typed, then in steps:
            self.type(typed)
            await self.shows(then)

    async def ends(self) -> int:
        return await asyncio.wait_for(self.process.wait(), 8)

    async def close(self) -> None:
        with suppress(ProcessLookupError):
            self.process.kill()
        await self.process.wait()
        asyncio.get_running_loop().remove_reader(self.master)
        for end in (self.master, self.slave):
            with suppress(OSError):
                os.close(end)


class SshHouse:
    def __init__(self, directory: Path, owner: Owner, environ: dict[str, str]) -> None:
        self.directory, self.owner = directory, owner
        self.session = session_in(LivingHouse(owner), Translator())
        self.reception = Reception(self.session, directory, environ)
        self.key = host_key(directory)
        self.door = SshDoor(self.reception, self.key)
        self.port = 0
        self.screens: list[Screen] = []

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.key)

    def new_key(self, name: str) -> Path:
        """An ed25519 key of a client's own."""
        path = self.directory.parent / name
        if not path.exists():
            subprocess.run(["ssh-keygen", "-qt", "ed25519", "-N", "", "-f", path], check=True)
        return path

    def fingerprint_of(self, key: str) -> str:
        """A client's key, as the server knows it."""
        return asyncssh.read_public_key(f"{self.new_key(key)}.pub").get_fingerprint()

    async def known(self, name: str, key: str, role: Role = Role.PARTICIPANT) -> str:
        """That person's id, once the key is theirs."""
        person = next(one.id for one in self.owner.durable.all(Participant) if one.name == name)
        await self.owner.perform(KeepKey(), Actor(role, person, self.fingerprint_of(key)))
        return person

    async def cut(self, screen: Screen) -> None:
        """The only client there is killed, and the server knows that its line is gone."""
        screen.process.kill()
        await self.until(lambda: self.reception.present == 0)

    def options(self, key: str | None, *more: str) -> list[str]:
        known = self.directory.parent / "known_hosts"
        known.write_text(f"[127.0.0.1]:{self.port} {self.key.export_public_key().decode()}")
        asked = ["-F", "none", "-o", f"UserKnownHostsFile={known}", "-o", "IdentitiesOnly=yes"]
        asked += [
            "-o",
            "IdentityAgent=none",
            "-o",
            "SendEnv=LANG LC_* COLORTERM NO_COLOR",
            "-p",
            str(self.port),
        ]
        asked += ["-i", str(self.new_key(key))] if key else ["-o", "IdentityFile=none"]
        return [*asked, *more]

    async def ssh(
        self,
        *command: str,
        key: str | None = "zoe",
        user: str = "veillee",
        options: tuple[str, ...] = (),
        stdin: str = "",
        env: dict[str, str] | None = None,
    ) -> Done:
        """Runs the real client to its end."""
        process = await asyncio.create_subprocess_exec(
            "ssh",
            *self.options(key, *options),
            f"{user}@127.0.0.1",
            *command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={"PATH": os.environ["PATH"], "HOME": str(self.directory.parent), **(env or {})},
        )
        out, err = await asyncio.wait_for(process.communicate(stdin.encode()), 15)
        said = (words.decode().replace("\u00a0", " ") for words in (out, err))
        return Done(process.returncode or 0, *said)

    async def screen(
        self,
        *command: str,
        key: str | None = "zoe",
        user: str = "veillee",
        size: tuple[int, int] = (80, 24),
        program: tuple[str, ...] | None = None,
        **env: str,
    ) -> Screen:
        """The real client on a terminal of its own."""
        shown = Screen(*size)
        self.screens.append(shown)
        words = program or ("ssh", "-tt", *self.options(key), f"{user}@127.0.0.1", *command)
        shown.process = await asyncio.create_subprocess_exec(
            *words,
            stdin=shown.slave,
            stdout=shown.slave,
            stderr=shown.slave,
            start_new_session=True,
            env={
                "PATH": os.environ["PATH"],
                "HOME": str(self.directory.parent),
                "TERM": "xterm-256color",
                "LANG": "fr_FR.UTF-8",
                **env,
            },
        )
        return shown

    async def asyncssh(self, key: str | None = "zoe", **options: object) -> asyncssh.SSHClientConnection:
        keys = [str(self.new_key(key))] if key else None
        return await asyncssh.connect(
            "127.0.0.1",
            self.port,
            username="veillee",
            client_keys=keys,
            known_hosts=None,
            agent_path=None,
            config=None,
            **options,
        )

    async def until(self, condition: Callable[[], bool], seconds: float = 8.0) -> None:
        await until(condition, seconds)


@asynccontextmanager
async def an_ssh_house(
    directory: Path, *people: str, series: bool = True, **environ: str
) -> AsyncIterator[SshHouse]:
    store = Store.open(directory / "serie", SystemClock(), write=True, living=True, passing=PASSING)
    owner = Owner(store)
    house = SshHouse(directory / "serie", owner, environ)
    if series:
        template = Template("Numérique responsable", (Section("Pourquoi", "Parce que."),), TITLES)
        await owner.perform(MakeSeries(template, FIRST, FIRST_END), FACILITATION)
    for name in people:
        await owner.perform(Register((), AllThree.YES, newcomer=Newcomer(name)), FACILITATION)
    house.port = await house.door.listen("127.0.0.1", 0)
    try:
        yield house
    finally:
        house.door.close()
        for each in house.screens:
            await each.close()
        await house.reception.goodbye()
        await owner.close()

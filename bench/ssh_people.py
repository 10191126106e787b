"""People who come by ssh: a real server process, and clients of one loop."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import asyncssh
from asyncssh.constants import MSG_IGNORE

from bench.pty_program import ROOT, NeverCame

PATIENCE = 20.0
SETTLED = 0.12
ESCAPE, ALONE = b"\x1b", 0.3
"""Seconds after which no key that follows can be taken for the rest of a sequence."""


@dataclass
class Server:
    """`veillee servir` on a copy of the series."""

    process: asyncio.subprocess.Process
    port: int

    @property
    def pid(self) -> int:
        return self.process.pid


@asynccontextmanager
async def served(directory: Path) -> AsyncIterator[Server]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tui", "servir", "--adresse", "127.0.0.1", "--port", "0"),
        *("--donnees", str(directory)),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
    )
    assert process.stdout
    said = ""
    while "Pour arrêter" not in said:
        said += (await asyncio.wait_for(process.stdout.readline(), PATIENCE)).decode()
    port = int(said.partition("-p ")[2].split()[0])
    try:
        yield Server(process, port)
    finally:
        process.terminate()
        await process.wait()


@dataclass
class Wire:
    """Counts what passes between one client and the server, both ways, as TCP carries it."""

    port: int
    down: int = 0
    up: int = 0
    _tasks: list[asyncio.Task[None]] = field(default_factory=list)

    async def listen(self) -> int:
        server = await asyncio.start_server(self._pass, "127.0.0.1", 0)
        return int(server.sockets[0].getsockname()[1])

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", self.port)
        self._tasks.append(asyncio.create_task(self._carry(reader, back, "up")))
        await self._carry(there, writer, "down")

    async def _carry(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter, way: str) -> None:
        while data := await source.read(65536):
            setattr(self, way, getattr(self, way) + len(data))
            sink.write(data)
        sink.close()


class Client(asyncssh.SSHClientConnection):
    """Sends what OpenSSH's own client sends: no empty packet before each key."""

    def send_packet(self, pkttype: int, *args: bytes, handler: Any = None) -> None:
        if pkttype != MSG_IGNORE:
            super().send_packet(pkttype, *args, handler=handler)


# asyncssh.connect() makes its connections by this name.
asyncssh.connection.SSHClientConnection = Client  # type: ignore[misc]


async def connected(port: int, key: Any, user: str = "veillee") -> Any:
    """Through the door, as whoever this key says."""
    return await asyncssh.connect(
        "127.0.0.1",
        port,
        username=user,
        client_keys=[key] if key else None,
        known_hosts=None,
        agent_path=None,
        config=None,
        compression_algs=["zlib@openssh.com", "none"],
        kex_algs=["curve25519-sha256"],
        env={"LANG": "fr_FR.UTF-8"},
    )


class Person:
    """One client on a terminal of 80 by 24; `said` is what its terminal was sent."""

    def __init__(self) -> None:
        self.said = b""
        self.payload = 0
        self.arrivals: list[tuple[float, bytes]] = []
        self.first = self.last = 0.0
        """When the first and the last byte of the latest answer came."""
        self._connection: Any = None
        self._process: Any = None
        self._reading: asyncio.Task[None] | None = None
        self._news = asyncio.Event()

    async def come(self, port: int, key: Any, user: str = "veillee") -> None:
        self._connection = await connected(port, key, user)
        self._process = await self._connection.create_process(
            term_type="xterm-256color", term_size=(80, 24), encoding=None
        )
        self._reading = asyncio.create_task(self._read())

    async def _read(self) -> None:
        while data := await self._process.stdout.read(65536):
            self.payload += len(data)
            now = time.monotonic()
            self.first = now if now - self.last > SETTLED else self.first
            self.last = now
            self.said += data
            self.arrivals.append((now, data))
            self._news.set()

    async def until(self, there: Callable[[], bool]) -> float:
        """When it came true. Raises NeverCame."""
        deadline = time.monotonic() + PATIENCE
        while not there():
            self._news.clear()
            try:
                await asyncio.wait_for(self._news.wait(), deadline - time.monotonic())
            except TimeoutError:
                raise NeverCame(self.said.decode(errors="replace")) from None
        return time.monotonic()

    async def press(self, *keys: bytes) -> None:
        """Each, once the answer to the one before has come."""
        for key in keys:
            self._process.stdin.write(key)
            if key == ESCAPE:
                await asyncio.sleep(ALONE)
            await self.settle()

    def send(self, keys: bytes) -> float:
        """Without waiting for anything; when it was sent."""
        self._process.stdin.write(keys)
        return time.monotonic()

    async def settle(self) -> None:
        await asyncio.sleep(SETTLED)
        while time.monotonic() - self.last < SETTLED:
            await asyncio.sleep(0.02)

    async def costs(self, keys: Sequence[bytes]) -> list[tuple[int, float]]:
        """For each key, the bytes of the answer and the milliseconds to the first of them."""
        found = []
        for key in keys:
            before, began = self.payload, time.monotonic()
            await self.press(key)
            if self.payload > before:
                found.append((self.payload - before, (self.first - began) * 1000))
        return found

    async def gone(self) -> None:
        """Once the server has said its last word."""
        if self._reading:
            await asyncio.wait_for(self._reading, PATIENCE)

    async def leave(self) -> None:
        self._connection.abort()
        if self._reading:
            self._reading.cancel()

"""A server under load: where it runs, what it holds."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.process import cpu_seconds, megabytes, threads
from bench.pty_program import ROOT

PATIENCE = 120.0
"""Seconds: a machine held to a tenth of a core takes its time to begin."""


@dataclass(frozen=True, slots=True)
class Held:
    """What the server holds at one moment."""

    megabytes: float
    live: float
    """Megabytes that are allocated and not freed: what is left once allocators' own holes are taken away."""
    descriptors: int
    tasks: int
    threads: int


@dataclass
class House:
    process: asyncio.subprocess.Process
    port: int
    directory: Path
    _tasks: Path

    @property
    def pid(self) -> int:
        return self.process.pid

    @property
    def cpu(self) -> float:
        """Seconds of processor until now."""
        return cpu_seconds(self.pid)

    async def held(self) -> Held:
        self._tasks.unlink(missing_ok=True)
        os.kill(self.pid, signal.SIGUSR1)
        for _ in range(400):
            if self._tasks.exists():
                break
            await asyncio.sleep(0.05)
        descriptors = len(list(Path(f"/proc/{self.pid}/fd").iterdir()))
        tasks, live = map(int, self._tasks.read_text().split())
        size, lives = round(megabytes(self.pid), 1), round(live / 1e6, 2)
        return Held(size, lives, descriptors, tasks, threads(self.pid))


@asynccontextmanager
async def served(directory: Path, within: Sequence[Path] = ()) -> AsyncIterator[House]:
    """On a real port. `within`: the files of control groups where it writes its number first."""
    told = directory.parent / f"{directory.name}.taches"
    enter = "".join(f'echo $$ > "{group}"; ' for group in within)
    server = (sys.executable, "-m", "bench.load.server", str(told), "servir", "--adresse", "127.0.0.1")
    process = await asyncio.create_subprocess_exec(
        *("sh", "-c", f'{enter}exec "$@"', "sh"),
        *(*server, "--port", "0", "--visites", "400", "--donnees", str(directory)),
        stdout=subprocess.PIPE,
        stderr=None,
        cwd=ROOT,
    )
    assert process.stdout
    said = ""
    while "Pour arrêter" not in said:
        line = (await asyncio.wait_for(process.stdout.readline(), PATIENCE)).decode()
        assert line, f"the server ended:\n{said}"
        said += line
    try:
        yield House(process, int(said.partition("-p ")[2].split()[0]), directory, told)
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()

"""A terminal program behind the system's own sshd, a process for each session; asyncssh where there is none.

async with behind_sshd("bench.stock") as peer:
    await person.come(peer.port, peer.key, peer.user)
"""

from __future__ import annotations

import asyncio
import getpass
import shlex
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.process import descendants, megabytes
from bench.pty_program import ROOT
from bench.ssh_people import PATIENCE
from bench.ssh_series import new_key

SSHD = shutil.which("sshd", path="/usr/sbin:/usr/local/sbin:/usr/bin")
CONFIGURATION = """\
ListenAddress 127.0.0.1
Port {port}
HostKey {scratch}/host
AuthorizedKeysFile {scratch}/authorized
PidFile none
UsePAM no
StrictModes no
PermitRootLogin yes
PasswordAuthentication no
Compression yes
MaxStartups 60
ForceCommand cd {root} && exec {python} -m {program} home
"""


@dataclass(frozen=True)
class Peer:
    """`how`: what answers the connections."""

    pid: int
    port: int
    user: str
    key: Any
    how: str

    def sessions(self) -> list[int]:
        """The processes that sessions need besides the one that listens."""
        return descendants(self.pid)

    def memory(self) -> float:
        """Megabytes of all sessions."""
        return sum(megabytes(one) for one in self.sessions())


@asynccontextmanager
async def behind_sshd(program: str, scratch: Path) -> AsyncIterator[Peer]:
    """Raises OSError when nothing listens."""
    key, user = new_key(), getpass.getuser()
    process, port, how = await _openssh(program, scratch, key) or await _stand_in(program)
    try:
        yield Peer(process.pid, port, user, key, how)
    finally:
        for child in descendants(process.pid):
            subprocess.run(["kill", str(child)], check=False, stderr=subprocess.DEVNULL)
        with suppress(ProcessLookupError):
            process.terminate()
        await process.wait()


Started = tuple[asyncio.subprocess.Process, int, str]


async def _openssh(program: str, scratch: Path, key: Any) -> Started | None:
    """None where there is no sshd, or where it may not serve this account."""
    if SSHD is None:
        return None
    (scratch / "host").write_bytes(new_key().export_private_key())
    (scratch / "host").chmod(0o600)
    (scratch / "authorized").write_bytes(key.export_public_key())
    server = await asyncio.start_server(lambda *_: None, "127.0.0.1", 0)
    port = int(server.sockets[0].getsockname()[1])
    server.close()
    await server.wait_closed()
    words = {"root": shlex.quote(str(ROOT)), "python": shlex.quote(sys.executable)}
    told = CONFIGURATION.format(port=port, scratch=scratch, program=program, **words)
    (scratch / "sshd_config").write_text(told, "utf-8")
    with suppress(OSError):
        # Debian's sshd asks for it, and only its own service makes it.
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
    process = await asyncio.create_subprocess_exec(
        *(SSHD, "-D", "-e", "-f", str(scratch / "sshd_config")),
        stderr=subprocess.DEVNULL,
    )
    if await _answers(process, port):
        return process, port, "sshd"
    return None


async def _answers(process: asyncio.subprocess.Process, port: int) -> bool:
    for _ in range(int(PATIENCE / 0.05)):
        if process.returncode is not None:
            return False
        with suppress(OSError):
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.close()
            return True
        await asyncio.sleep(0.05)
    return False


async def _stand_in(program: str) -> Started:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bench.stock_server", program), stdout=subprocess.PIPE, cwd=ROOT
    )
    assert process.stdout
    return process, int(await asyncio.wait_for(process.stdout.readline(), PATIENCE)), "asyncssh"

"""A program with a process for each session behind asyncssh: what stands for sshd where there is none.

`python -m bench.stock_server bench.stock` prints its port and serves until it is ended.
"""

from __future__ import annotations

import asyncio
import fcntl
import os
import struct
import sys
import termios
from contextlib import suppress
from typing import Any

import asyncssh

from bench.pty_program import ROOT


class _Anybody(asyncssh.SSHServer):
    def begin_auth(self, username: str) -> bool:
        return True

    def public_key_auth_supported(self) -> bool:
        return True

    def validate_public_key(self, username: str, key: asyncssh.SSHKey) -> bool:
        return True


async def _session(process: Any) -> None:
    master, slave = os.openpty()
    columns, rows, *_ = process.get_terminal_size()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", sys.argv[1], "home"),
        stdin=slave,
        stdout=slave,
        stderr=slave,
        cwd=ROOT,
        env={**os.environ, "TERM": process.get_terminal_type() or "xterm-256color"},
        start_new_session=True,
    )
    os.close(slave)
    loop = asyncio.get_running_loop()

    def carry() -> None:
        with suppress(OSError):
            process.stdout.write(os.read(master, 65536))

    loop.add_reader(master, carry)
    try:
        while data := await process.stdin.read(65536):
            os.write(master, data)
    finally:
        loop.remove_reader(master)
        os.close(master)
        with suppress(ProcessLookupError):
            child.kill()
        await child.wait()
        process.exit(0)


async def _serve() -> None:
    server = await asyncssh.create_server(
        _Anybody,
        "127.0.0.1",
        0,
        server_host_keys=[asyncssh.generate_private_key("ssh-ed25519")],
        process_factory=_session,
        encoding=None,
        line_editor=False,
        compression_algs=["zlib@openssh.com", "none"],
    )
    print(server.get_port(), flush=True)
    await server.wait_closed()


if __name__ == "__main__":
    asyncio.run(_serve())

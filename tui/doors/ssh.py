"""The SSH door: all that we know of asyncssh.

The first key that a connection proves is who calls, known or not; without a key, a visitor. Whatever is not a
terminal, lines or a command of ours is refused: forwarding, agent, X11, sftp, scp, a second shell.
"""

from __future__ import annotations

import asyncio
import ctypes.util
import logging
import os
import socket
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

# asyncssh looks for liboqs when imported, which runs ldconfig, gcc and ld (bpo-22393): there is none here.
_find, ctypes.util.find_library = ctypes.util.find_library, lambda name: None
import asyncssh  # noqa: E402
from asyncssh import compression  # noqa: E402
from asyncssh.constants import MSG_IGNORE, OPEN_ADMINISTRATIVELY_PROHIBITED  # noqa: E402
from asyncssh.encryption import encryption_needs_mac  # noqa: E402
from asyncssh.kex import get_kex_algs  # noqa: E402

ctypes.util.find_library = _find

from tui.doors import ssh_visit  # noqa: E402
from tui.doors.ssh_algorithms import CIPHERS, KEX, MACS  # noqa: E402
from tui.doors.ssh_counting import Carrying, Deflate  # noqa: E402
from tui.doors.ssh_visit import MOST_WAITING, WAITING_AGAIN, Host, SshVisit, prepare  # noqa: E402
from tui.doors.visit import HEARD  # noqa: E402

HOST_KEY = "ssh_host_ed25519_key"
WINDOW = 65_536
LONGEST_SAID = 100
LINES_USER = ("lignes", "lines")
ZLIB, PLAIN = b"zlib@openssh.com", b"none"
MOST_TRIES = 20


def host_key(directory: Path) -> asyncssh.SSHKey:
    """Made once, for the owner's eyes only. Raises OSError, asyncssh.KeyImportError."""
    path = directory / HOST_KEY
    try:
        return asyncssh.import_private_key(path.read_bytes())
    except FileNotFoundError:
        made = asyncssh.generate_private_key("ssh-ed25519")
    new = path.with_suffix(".new")
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(made.export_private_key())
        file.flush()
        os.fsync(file.fileno())
    new.rename(path)
    return made


def fingerprint(key: asyncssh.SSHKey) -> str:
    """« SHA256:… », as ssh says it."""
    return key.get_fingerprint("sha256")


class SshDoor:
    """Listens until closed."""

    def __init__(self, host: Host, key: asyncssh.SSHKey) -> None:
        asyncssh.set_log_level(logging.CRITICAL)
        compression._cmp_compressors[ZLIB] = Deflate
        known = {name.decode() for name in get_kex_algs()}
        self._server: asyncio.Server | None = None
        self._options = asyncssh.SSHServerConnectionOptions(
            server_factory=lambda: _Gate(host),
            server_host_keys=[key],
            server_version="Veillee",
            kex_algs=[name for name in KEX if name in known],
            encryption_algs=CIPHERS,
            mac_algs=MACS,
            compression_algs=[ZLIB.decode(), PLAIN.decode()],
            encoding=None,
            line_editor=False,
            x11_forwarding=False,
            agent_forwarding=False,
            allow_scp=False,
            gss_host=None,
            rdns_lookup=False,
            x509_trusted_certs=None,
            login_timeout=60,
            keepalive_interval=0,
            window=WINDOW,
        )

    async def listen(self, address: str | None, port: int) -> int:
        """The port, which the system chooses when 0 is asked. Raises OSError."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(
            lambda: _Connection(loop, self._options), address, port, backlog=128
        )
        sockets = self._server.sockets
        for each in sockets:
            # What a slow line has before it waits here, where frames can be left out, not in the kernel.
            each.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, MOST_WAITING)
        return int(sockets[0].getsockname()[1])

    def close(self) -> None:
        """Nobody more comes in; who is here stays."""
        if self._server:
            self._server.close()


class _Connection(Carrying, asyncssh.SSHServerConnection):
    """One connection; asyncssh 2.24's private side is mended here (canaries: test_door_ssh_wire.py)."""

    def __init__(self, loop: asyncio.AbstractEventLoop, options: Any) -> None:
        super().__init__(loop, options)
        self.paused = False
        self.visits: set[SshVisit] = set()
        self.expecting: asyncio.TimerHandle | None = None

    def pause_writing(self) -> None:
        self.paused = True
        for visit in self.visits:
            visit.connection_paused()

    def resume_writing(self) -> None:
        self.paused = False
        for visit in tuple(self.visits):
            visit.resume_writing()

    async def reload_config(self) -> None:
        """There is none: the options are those we gave."""

    def send_packet(self, pkttype: int, *args: bytes, handler: Any = None) -> None:
        # An empty packet before each other one hides nothing that an AEAD cipher does not hide already.
        if pkttype != MSG_IGNORE or encryption_needs_mac(self._enc_alg_sc):
            super().send_packet(pkttype, *args, handler=handler)

    def _recv_version(self) -> bool:
        done = super()._recv_version()
        if self._answers_theirs:
            self._kexinit_sent = False
        return done

    def _send_kexinit(self) -> None:
        """Clients that prefer no compression still do it when nothing else is offered, if they know how."""
        if self._answers_theirs:
            if not self._client_kexinit:
                return
            self._cmp_algs = [ZLIB if ZLIB in self._client_kexinit else PLAIN]
        super()._send_kexinit()

    @property
    def _answers_theirs(self) -> bool:
        """These clients say first what they know; others may wait for us to."""
        return b"OpenSSH" in self._client_version or b"PuTTY" in self._client_version


class _Gate(asyncssh.SSHServer):
    """Who comes in, and as whom."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._key = ""
        self._user = ""
        self._tries = 0
        self._waited = False
        self._address = ""
        self._conn: _Connection
        self._came: Callable[[], None] | None = None

    def connection_made(self, conn: asyncssh.SSHServerConnection) -> None:
        assert isinstance(conn, _Connection)
        self._conn = conn
        transport: Any = conn._transport
        transport.set_write_buffer_limits(MOST_WAITING, WAITING_AGAIN)
        prepare(transport.get_extra_info("socket"))
        self._address = str((transport.get_extra_info("peername") or [""])[0])
        self._came = self._host.knocks(self._address, conn.abort)

    def connection_lost(self, exc: Exception | None) -> None:
        self._is_in()
        ssh_visit.expect_no_more(self._conn)

    def auth_completed(self) -> None:
        self._is_in()
        ssh_visit.expect(self._conn)

    def _is_in(self) -> None:
        if self._came:
            self._came()
            self._came = None

    def begin_auth(self, username: str) -> bool:
        self._user = username
        # Never False: to asyncssh that would mean that nobody has to say who they are.
        return True

    def public_key_auth_supported(self) -> bool:
        return True

    def validate_public_key(self, username: str, key: asyncssh.SSHKey) -> Awaitable[bool]:
        self._key = fingerprint(key)
        return self._turn()

    def kbdint_auth_supported(self) -> bool:
        return True

    def get_kbdint_challenge(self, username: str, lang: str, submethods: str) -> Any:
        self._key = ""
        return "", "", "", []

    def validate_kbdint_response(self, username: str, responses: Any) -> Any:
        self._key = ""
        return self._turn()

    async def _turn(self) -> bool:
        self._tries += 1
        if self._tries > MOST_TRIES:
            self._conn.abort()
        key, first, self._waited = self._key, not self._waited, True
        if first:
            await self._host.admitted(self._address, key)
        return key == self._key

    def session_requested(self) -> Any:
        conn = self._conn
        if conn.visits:
            raise asyncssh.ChannelOpenError(OPEN_ADMINISTRATIVELY_PROHIBITED, "one session at a time")
        loop = asyncio.get_running_loop()
        channel = _Channel(conn, loop, True, False, False, 0, 0, None, "strict", WINDOW, 32_768)
        visit = SshVisit(conn, self._host, self._key, by_lines=self._user in LINES_USER)
        conn.visits.add(visit)
        ssh_visit.expect_no_more(conn)
        return channel, visit


class _Channel(asyncssh.SSHServerChannel[bytes]):
    """A session's channel that takes only what is to be known of a terminal."""

    def _process_env_request(self, packet: Any) -> bool:
        name, value = packet.get_string(), packet.get_string()
        packet.check_end()
        if name.decode("ascii", "replace") not in HEARD or len(value) > LONGEST_SAID:
            return False
        self._env[name] = value
        return True

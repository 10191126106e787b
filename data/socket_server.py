"""The owner's Unix socket: who comes second to a directory has their command done here."""

import asyncio
import hashlib
import os
import socket
import tempfile
from collections.abc import Awaitable, Callable, Iterator, Mapping
from pathlib import Path

from data import paths
from data.files import DIRECTORY_MODE, FILE_MODE
from data.lock import Lock
from data.socket import (
    LARGEST_REQUEST,
    LONGEST_PATH,
    NotARequest,
    Request,
    Response,
    request_of,
    same_user,
    to_line,
)

Handler = Callable[[Request], Awaitable[Response]]
Attach = Callable[[Request, asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
"""A terminal stays connected until it, or its face, ends."""
SLOWEST_REQUEST = 10.0


class SocketServer:
    """Listens until closed. Use `listen`."""

    def __init__(self, directory: Path, path: Path, handler: Handler, attach: Attach | None = None) -> None:
        self.path = path
        self._attach = attach
        self._directory = str(directory.resolve())
        self._handler = handler
        self._server: asyncio.Server | None = None
        self._talking: set[asyncio.Task[None]] = set()

    async def start(self, listening: socket.socket) -> None:
        self._server = await asyncio.start_unix_server(self._welcome, sock=listening, limit=LARGEST_REQUEST)

    async def close(self) -> None:
        """Answers that are on their way are waited for."""
        if self._server:
            self._server.close()
        self.path.unlink(missing_ok=True)
        if self._talking:
            await asyncio.wait(self._talking, timeout=SLOWEST_REQUEST)

    async def _welcome(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._talking.add(task)
        try:
            await self._talk(reader, writer)
        except (OSError, ValueError, asyncio.IncompleteReadError, TimeoutError):
            # Somebody who went away, or said something else: their own business.
            pass
        finally:
            self._talking.discard(task)
            writer.close()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if not same_user(writer.get_extra_info("socket")):
            return
        line = await asyncio.wait_for(reader.readuntil(b"\n"), SLOWEST_REQUEST)
        request = request_of(line)
        if request.directory != self._directory:
            raise NotARequest
        if request.terminal and self._attach:
            await self._attach(request, reader, writer)
            return
        response = await self._handler(request)
        writer.write(to_line(response._asdict()))
        await writer.drain()


async def listen(
    directory: Path,
    lock: Lock,
    environ: Mapping[str, str],
    handler: Handler,
    attach: Attach | None = None,
) -> SocketServer | None:
    """Says in the lock's file where. None: there is nowhere to listen (vfat without XDG_RUNTIME_DIR…)."""
    for path in _candidates(directory, environ):
        listening = _bound(path)
        if listening:
            server = SocketServer(directory, path, handler, attach)
            await server.start(listening)
            lock.listens(path)
            return server
    return None


def _candidates(directory: Path, environ: Mapping[str, str]) -> Iterator[Path]:
    digest = hashlib.blake2b(str(directory.resolve()).encode(), digest_size=8).hexdigest()
    if runtime := environ.get("XDG_RUNTIME_DIR"):
        yield Path(runtime, f"veillee-{digest}.sock")
    yield directory.absolute() / paths.SOCKET
    if own := _own_directory():
        yield own / f"{digest}.sock"


def _own_directory() -> Path | None:
    """Below the temporary directory, ours alone, or none."""
    own = Path(tempfile.gettempdir(), f"veillee-{os.getuid()}")
    try:
        own.mkdir(mode=DIRECTORY_MODE, exist_ok=True)
        about = own.lstat()
    except OSError:
        return None
    ours = about.st_uid == os.getuid() and about.st_mode & 0o77 == 0 and not own.is_symlink()
    return own if ours else None


def _bound(path: Path) -> socket.socket | None:
    """The lock is ours: a socket that is there already is one that a killed owner left."""
    if len(os.fsencode(path)) > LONGEST_PATH:
        return None
    listening = socket.socket(socket.AF_UNIX)
    try:
        path.unlink(missing_ok=True)
        listening.bind(str(path))
        # Nobody can connect before listen(): there is no instant at which others could.
        path.chmod(FILE_MODE)
    except OSError:
        listening.close()
        return None
    return listening

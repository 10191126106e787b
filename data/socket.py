"""Asking the owner of a directory to do a command: one line of JSON each way, over a Unix socket.

This is the side of who asks; it loads no asyncio. data/socket_server.py is the owner's.
"""

import json
import os
import socket
import struct
import time
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from data.faults import OwnerSilent, TooLargeToSend
from data.lock import holder_of, is_alive

LARGEST_REQUEST = 16 * 1024 * 1024
LONGEST_PATH = 107
"""Bytes of a socket's path, its final zero left out (unix(7))."""
PATIENCE = 60.0
STARTING = 2.0


class Request(NamedTuple):
    """A command as the person typed it, and what it needs of where they are."""

    argv: tuple[str, ...]
    directory: str = ""
    cwd: str = ""
    env: Mapping[str, str] = MappingProxyType({})
    stdin: str | None = None
    terminal: bool = False
    """A terminal is to be attached: frames follow (data/frames.py), no response."""
    command: str | None = None
    size: tuple[int, int] = (80, 24)
    afar: bool = False
    """The system's sshd let somebody in; `key` is the SHA256 of theirs, if they have one."""
    key: str = ""


class Response(NamedTuple):
    code: int
    out: str = ""
    err: str = ""


class NotARequest(ValueError):
    """Something else came through the socket."""


def ask(directory: Path, request: Request, patience: float = PATIENCE) -> Response | None:
    """None: no living owner listens; be one. Raises OwnerSilent, TooLargeToSend."""
    line = to_line({**request._asdict(), "env": dict(request.env), "directory": str(directory.resolve())})
    if len(line) > LARGEST_REQUEST:
        raise TooLargeToSend(LARGEST_REQUEST)
    with socket.socket(socket.AF_UNIX) as connection:
        if not _connected(connection, directory):
            return None
        connection.settimeout(patience)
        try:
            connection.sendall(line)
            return response_of(_all_of(connection))
        except (OSError, NotARequest) as error:
            raise OwnerSilent(patience) from error


def call(directory: Path, request: Request) -> socket.socket | None:
    """A connection that stays open, the request sent. None: no living owner listens. Raises OSError."""
    connection = socket.socket(socket.AF_UNIX)
    if not _connected(connection, directory):
        connection.close()
        return None
    connection.settimeout(None)
    connection.sendall(
        to_line({**request._asdict(), "env": dict(request.env), "directory": str(directory.resolve())})
    )
    return connection


def to_line(content: Mapping[str, Any]) -> bytes:
    return json.dumps(content).encode() + b"\n"


def request_of(line: bytes) -> Request:
    """Raises NotARequest."""
    try:
        said = json.loads(line)
        return Request(**{**said, "argv": tuple(said["argv"])})
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise NotARequest from error


def response_of(line: bytes) -> Response:
    """Raises NotARequest."""
    try:
        return Response(**json.loads(line))
    except (ValueError, TypeError, RecursionError) as error:
        raise NotARequest from error


def same_user(connection: socket.socket) -> bool:
    """Who is at the other end, as the kernel says (SO_PEERCRED, unix(7))."""
    if not hasattr(socket, "SO_PEERCRED"):
        return True
    credentials = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
    _, user, _ = struct.unpack("3i", credentials)
    return bool(user == os.getuid())


def _connected(connection: socket.socket, directory: Path) -> bool:
    path = _path_of(directory)
    if path is None:
        return False
    connection.settimeout(STARTING)
    try:
        connection.connect(str(path))
    except OSError:
        # The file outlives an owner that was killed.
        return False
    return same_user(connection)


def _path_of(directory: Path) -> Path | None:
    """Where the owner listens. One that has just begun is given the time to say so."""
    until = time.monotonic() + STARTING
    while True:
        holder = holder_of(directory)
        if holder.socket or not (holder.living and is_alive(holder.pid)) or time.monotonic() > until:
            return holder.socket
        time.sleep(0.02)


def _all_of(connection: socket.socket) -> bytes:
    parts = []
    while part := connection.recv(65536):
        parts.append(part)
    return b"".join(parts)

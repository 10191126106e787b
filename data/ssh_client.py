"""Asking a server for something through the system's own `ssh`: its keys, known hosts, configuration."""

import re
import subprocess
from typing import NamedTuple

from models.copy_refusals import ServerSaid, SshAsks

PATIENCE = 300.0
UNATTENDED = ("-o", "BatchMode=yes")
"""Where nobody can answer `ssh`: it refuses instead of asking (a server's key never seen, a passphrase)."""
_ASKS = ("verification failed", "Permission denied")
_NAME = r"[^\s:@-][^\s:@]*"
_HOST = re.compile(rf"(?P<name>{_NAME}@)?(?P<host>\[[0-9A-Fa-f:.]+\]|{_NAME})(?::(?P<port>\d{{1,5}}))?")


class BadHost(ValueError):
    """Not `[user@]host[:port]`."""


class Unreachable(ConnectionError):
    """`ssh` says why, in its own words."""


class Host(NamedTuple):
    """`name`: user@host, as `ssh` wants it."""

    name: str
    port: str = ""


def host_of(typed: str) -> Host:
    """Raises BadHost."""
    found = _HOST.fullmatch(typed.strip())
    if found is None:
        raise BadHost(typed)
    return Host((found["name"] or "") + found["host"].strip("[]"), found["port"] or "")


def ask(typed: str, words: tuple[str, ...], given: bytes, options: tuple[str, ...] = ()) -> bytes:
    """What the server's command writes. Raises BadHost, Unreachable, SshAsks, ServerSaid.

    No terminal is asked for; `ssh` may still ask the person for a passphrase, at theirs, unless UNATTENDED.
    """
    host = host_of(typed)
    port = ("-p", host.port) if host.port else ()
    try:
        done = subprocess.run(
            ("ssh", "-T", "-o", "SendEnv=LANG LC_*", *options, *port, "--", host.name, *words),
            input=given,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    except FileNotFoundError as error:
        raise Unreachable("ssh") from error
    except subprocess.TimeoutExpired as error:
        raise Unreachable(str(PATIENCE)) from error
    said = done.stderr.decode("utf-8", "replace").strip()
    if done.returncode == 255:
        if options == UNATTENDED and any(words in said for words in _ASKS):
            raise SshAsks(" ".join(("ssh", *port, host.name)))
        raise Unreachable(said)
    if done.returncode:
        raise ServerSaid(said)
    return done.stdout

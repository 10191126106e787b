"""A machine of 32 bits: the smallest Debian 12 for i386, Veillée from the stick, its own sshd, five people.

No asyncssh there (cryptography has no wheel for it): `veillee attacher` behind sshd, as docs/hosting.md says.
Made by root, with debootstrap. VEILLEE_I386 names a root that is there already, to make none.
"""

from __future__ import annotations

import asyncio
import os
import platform
import shutil
import socket
import subprocess
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from bench.figures import Figures
from bench.load.evening import Evening, guests
from bench.load.old_machine import PEOPLE, found_of, little_memory
from bench.load.people import Done
from bench.load.runs import lost
from bench.load.series import make_series
from bench.process import descendants, megabytes
from bench.pty_program import Program
from bench.rows.first_paint import FIRST_LINE, HOME
from bench.rows.slow_machine import a_tenth
from bench.writers import new_keys
from release import stick

ACCOUNT, AT = "veillee", "/srv/veillee"
VEILLEE, SERIES = f"{AT}/.local/bin/veillee", f"{AT}/serie"
SECONDS = 60
PATIENCE = 180.0
CONFIGURATION = f"""ExposeAuthInfo yes
AcceptEnv LANG LC_* COLORTERM NO_COLOR
PasswordAuthentication no
UsePAM no
StrictModes no
MaxStartups 100
PidFile none
ForceCommand {VEILLEE} attacher --donnees {SERIES}
DisableForwarding yes
PermitUserRC no
"""
ENVIRONMENT = {"HOME": AT, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "xterm-256color"}


async def visited(scratch: Path) -> Figures:
    if os.geteuid() or not shutil.which("debootstrap"):
        return {"passé": "une racine de Debian se fait en root, avec debootstrap"}
    root = Path(os.environ.get("VEILLEE_I386") or scratch / "racine")
    if said := made(root):
        return {"passé": said}
    architecture = _inside(root, "dpkg", "--print-architecture")
    found: Figures = {"machine": f"Debian 12 {architecture}, sur un noyau {platform.machine()}"}
    found |= local(root)
    with a_tenth() as share, little_memory() as little:
        found["sans limite"] = await _evening(root, [])
        held = [one for one in (share, little) if one]
        if len(held) == 2:
            found["un dixième de cœur, 256 Mo"] = await _evening(root, held)
    return found


def made(root: Path) -> str:
    """Debian, an account, and Veillée in it; why not, if it could not be."""
    if not root.exists():
        words = [
            "--arch=i386",
            "--variant=minbase",
            "--include=python3,openssh-server",
            "bookworm",
            str(root),
        ]
        done = subprocess.run(["debootstrap", *words], capture_output=True, text=True, check=False)
        if done.returncode:
            return f"debootstrap : {(done.stdout.splitlines() or ['?'])[-1]}"
    if not (root / VEILLEE[1:]).is_symlink():
        stick.make(root / "mnt" / "trousse")
        # No password, and yet not locked, for sshd without PAM.
        _inside(root, "useradd", "-p", "*", "--create-home", "--home-dir", AT, "--shell", "/bin/sh", ACCOUNT)
        _run(root, "sh", "/mnt/trousse/installer.sh")
    return ""


def local(root: Path) -> Figures:
    """From the Enter key of a shell there to the home screen; a whole conversation line by line."""
    shutil.rmtree(root / SERIES[1:], ignore_errors=True)
    _run(root, VEILLEE, "init", "--donnees", SERIES, "--date", "2028-05-02T11:00")
    with Program([*_words(root), VEILLEE, "--donnees", SERIES]) as program:
        first = program.until(lambda: FIRST_LINE in program.text, PATIENCE)
        home = program.until(lambda: HOME in program.text, PATIENCE)
        program.type("q")
        program.end()
    began = time.monotonic()
    said = _run(root, VEILLEE, "--lignes", "--donnees", SERIES, given="ateliers\nquitter\n")
    lines = time.monotonic() - began
    return {
        "première ligne (s)": round(first, 2),
        "accueil affiché (s)": round(home, 2),
        "conversation ligne à ligne (s)": round(lines, 2),
        "elle va au bout": "Au revoir." in said,
    }


async def _evening(root: Path, within: Sequence[Path]) -> Figures:
    """One who facilitates and four who take part, each by sshd and `attacher`."""
    directory = root / SERIES[1:]
    shutil.rmtree(directory, ignore_errors=True)
    leader_key, *keys = new_keys(PEOPLE + 1)
    make_series(directory, leader_key)
    done = Done()
    async with _served(root, [leader_key, *keys], within) as (server, door, port):
        empty = megabytes(server, "Rss")
        leader, people = guests(port, keys, leader_key, done)
        night = Evening(leader, people, SECONDS)
        await night.pass_by()
        full = megabytes(server, "Rss")
        processes = descendants(door)
        seats = sum("python" in _command(one) for one in processes)
        beside = sum(map(megabytes, processes))
        lines = await leader.talks("ateliers", "quitter")
        await night.leave()
    return {
        **found_of(done, night),
        "mémoire du serveur, vide (Mo)": round(empty, 1),
        "mémoire du serveur (Mo)": round(full, 1),
        "séances": seats,
        "à côté, pour chacune : sshd et attacher (Mo)": round(beside / max(1, seats), 1),
        "conversation ligne à ligne (ms)": round(lines),
        **lost(directory, done),
    }


@asynccontextmanager
async def _served(
    root: Path, keys: Sequence[Any], within: Sequence[Path]
) -> AsyncIterator[tuple[int, int, int]]:
    """The numbers of the server's process and of sshd's, and its port."""
    port = _free_port()
    _admit(root, keys, port)
    enter = "".join(f'echo $$ > "{group}"; ' for group in within)
    mounts = f"mount --rbind /dev {root}/dev && mount -t proc proc {root}/proc && mkdir -p {root}/run/sshd"
    server = await asyncio.create_subprocess_exec(
        *("sh", "-c", f'{enter}exec "$@"', "sh", *_words(root), VEILLEE, "servir", "--donnees", SERIES),
        stdout=subprocess.PIPE,
        stderr=None,
    )
    assert server.stdout
    told = (await asyncio.wait_for(server.stdout.readline(), PATIENCE)).decode()
    assert "socket" in told, told
    door = await asyncio.create_subprocess_exec(
        *(
            "unshare",
            "--mount",
            "sh",
            "-c",
            f"{enter}{mounts} && exec chroot {root} /usr/sbin/sshd -D -f /srv/sshd",
        ),
    )
    try:
        await _answers(port)
        yield server.pid, door.pid, port
    finally:
        for one in (door, server):
            if one.returncode is None:
                one.terminate()
            await one.wait()


def _admit(root: Path, keys: Sequence[Any], port: int) -> None:
    """What the host of a machine does once: the account's keys, sshd's configuration, its own key."""
    home = root / AT[1:]
    admitted = home / ".ssh" / "authorized_keys"
    admitted.parent.mkdir(exist_ok=True)
    admitted.write_bytes(b"".join(one.export_public_key() for one in keys))
    _inside(root, "chown", "-R", f"{ACCOUNT}:{ACCOUNT}", AT)
    if not (root / "srv/host_key").exists():
        _inside(root, "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "/srv/host_key")
    listening = f"Port {port}\nListenAddress 127.0.0.1\nHostKey /srv/host_key\n"
    (root / "srv/sshd").write_text(listening + CONFIGURATION)


async def _answers(port: int) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.close()
            return
        except OSError:
            assert time.monotonic() < until, "sshd does not answer"
            await asyncio.sleep(0.2)


def _words(root: Path) -> list[str]:
    """Before a command: in the root, as the account."""
    given = [f"{name}={value}" for name, value in ENVIRONMENT.items()]
    return ["chroot", f"--userspec={ACCOUNT}:{ACCOUNT}", str(root), "env", "-i", *given]


def _run(root: Path, *words: str, given: str = "") -> str:
    done = subprocess.run([*_words(root), *words], input=given, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(words)}\n{done.stdout}{done.stderr}")
    return done.stdout


def _inside(root: Path, *words: str) -> str:
    """As root."""
    done = subprocess.run(["chroot", str(root), *words], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def _command(pid: int) -> str:
    return Path("/proc", str(pid), "cmdline").read_bytes().replace(b"\0", b" ").decode()


def _free_port() -> int:
    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        return int(any_port.getsockname()[1])

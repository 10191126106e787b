"""`veillee servir`, `veillee attacher` and the system's own sshd, as real processes."""

import asyncio
import getpass
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest
from ssh_house import Screen

ROOT = Path(__file__).parent.parent
ENV = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "LANG": "fr_FR.UTF-8", "TERM": "xterm-256color"}
VEILLEE = (sys.executable, "-m", "tui")
SSHD = shutil.which("sshd") or "/usr/sbin/sshd"


class Server:
    """A real `veillee servir` on a series of its own."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.env = {**ENV, "VEILLEE_DATA": str(directory), "HOME": str(directory.parent)}
        self.said = ""
        self.screens: list[Screen] = []

    async def start(self, *options: str) -> None:
        self.process = await asyncio.create_subprocess_exec(
            *VEILLEE,
            "servir",
            "--adresse",
            "127.0.0.1",
            *options,
            env=self.env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        assert self.process.stdout
        while "Pour arrêter" not in self.said:
            line = await asyncio.wait_for(self.process.stdout.readline(), 15)
            assert line, self.said
            self.said += line.decode()

    async def screen(self, *words: str, **env: str) -> Screen:
        shown = Screen(80, 24)
        self.screens.append(shown)
        shown.process = await asyncio.create_subprocess_exec(
            *words,
            stdin=shown.slave,
            stdout=shown.slave,
            stderr=shown.slave,
            start_new_session=True,
            env={**self.env, **env},
        )
        return shown

    async def run(self, *words: str, stdin: str = "", **env: str) -> tuple[int, str, str]:
        process = await asyncio.create_subprocess_exec(
            *words,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**self.env, **env},
        )
        out, err = await asyncio.wait_for(process.communicate(stdin.encode()), 15)
        return process.returncode or 0, out.decode(), err.decode()

    async def stop(self) -> int:
        with suppress(ProcessLookupError):
            self.process.send_signal(signal.SIGTERM)
        assert self.process.stdout
        self.said += (await asyncio.wait_for(self.process.stdout.read(), 15)).decode()
        return await self.process.wait()


@asynccontextmanager
async def a_server(directory: Path, *options: str) -> AsyncIterator[Server]:
    server = Server(directory / "serie")
    code, _, err = await server.run(*VEILLEE, "init", "--date", "2 mai 2028 11h")
    assert code == 0, err
    await server.start("--port", "0", *options)
    try:
        yield server
    finally:
        for each in server.screens:
            await each.close()
        with suppress(ProcessLookupError):
            server.process.kill()
        await server.process.communicate()


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


async def test_the_server_says_the_line_to_give_and_its_fingerprint(tmp_path):
    async with a_server(tmp_path) as server:
        assert re.search(r"\n  ssh -p \d+ veillee@127.0.0.1\n", server.said)
        assert re.search(r"\n  SHA256:[\w+/]{43}\n", server.said)


async def test_a_terminal_is_attached_to_the_owner_and_given_back(tmp_path):
    async with a_server(tmp_path) as server:
        screen = await server.screen(*VEILLEE, "attacher")
        await screen.shows("Numérique", "animation")
        screen.resize(60, 15)
        await screen.shows("─" * 58)
        code, _, err = await server.run(*VEILLEE, "inscrire", "1", "--pour", "Léa")
        assert code == 0, err
        await screen.shows("1 / 15")
        screen.type("q")
        assert await screen.ends() == 0
        assert b"\x1b[?2004;1049l\x1b[?25h" in screen.received


async def test_a_second_terminal_opens_the_same_series_through_its_owner(tmp_path):
    async with a_server(tmp_path) as server:
        first, second = [await server.screen(*VEILLEE) for _ in range(2)]
        for each in (first, second):
            await each.shows("animation")
        lines = await server.run(*VEILLEE, "--lignes", stdin="quitter\n")
        assert lines[0] == 0
        assert "équipe d’animation" in lines[1]


async def test_stopping_the_server_says_goodbye_and_loses_nothing(tmp_path):
    async with a_server(tmp_path) as server:
        screen = await server.screen(*VEILLEE, "attacher")
        await screen.shows("animation")
        await server.run(*VEILLEE, "inscrire", "1", "--pour", "Léa")
        assert await server.stop() == 0
        await screen.shows("Le serveur s’arrête")
        assert await screen.ends() == 0
        assert "Léa" in (await server.run(*VEILLEE, "inscriptions", "1"))[1]
        assert "Léa" not in server.said


async def test_the_terminal_is_given_back_when_the_owner_is_killed(tmp_path):
    async with a_server(tmp_path) as server:
        screen = await server.screen(*VEILLEE, "attacher")
        await screen.shows("animation")
        server.process.kill()
        assert await screen.ends() == 4
        assert b"\x1b[?2004;1049l\x1b[?25h" in screen.received


async def test_hanging_up_an_attached_terminal_ends_its_visit_only(tmp_path):
    async with a_server(tmp_path) as server:
        gone, stays = [await server.screen(*VEILLEE, "attacher") for _ in range(2)]
        for each in (gone, stays):
            await each.shows("animation")
        gone.process.send_signal(signal.SIGHUP)
        assert await gone.ends() == 128 + signal.SIGHUP
        await server.run(*VEILLEE, "inscrire", "1", "--pour", "Léa")
        await stays.shows("1 / 15")


async def test_nobody_to_attach_to_is_said(tmp_path):
    server = Server(tmp_path / "serie")
    await server.run(*VEILLEE, "init", "--date", "2 mai 2028 11h")
    code, out, err = await server.run(*VEILLEE, "attacher")
    assert (code, out) == (4, "")
    assert "veillee servir" in err


async def test_doors_that_stay_shut_say_why(tmp_path):
    server = Server(tmp_path / "serie")
    await server.run(*VEILLEE, "init", "--date", "2 mai 2028 11h")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        code, _, err = await server.run(*VEILLEE, "servir", "--adresse", "127.0.0.1", "--port", port)
        assert (code, "déjà pris" in err) == (4, True), err
    code, _, err = await server.run(*VEILLEE, "servir", "--adresse", "192.0.2.1")
    assert (code, "pas celle de cette machine" in err) == (4, True), err
    (server.directory / "ssh_host_ed25519_key").write_text("rien")
    code, _, err = await server.run(*VEILLEE, "servir", "--port", "0")
    assert (code, "n’est pas une clé" in err) == (4, True), err
    (server.directory / "ssh_host_ed25519_key").unlink()
    (server.directory / "ssh_host_ed25519_key").mkdir()
    code, _, err = await server.run(*VEILLEE, "servir", "--port", "0")
    assert (code, "droits de ce fichier" in err) == (4, True), err
    assert "Traceback" not in err


async def test_without_asyncssh_the_socket_serves_and_says_what_is_missing(tmp_path):
    (tmp_path / "without").mkdir()
    (tmp_path / "without" / "asyncssh.py").write_text("raise ImportError('asyncssh')\n")
    server = Server(tmp_path / "serie")
    await server.run(*VEILLEE, "init", "--date", "2 mai 2028 11h")
    server.env["PYTHONPATH"] = f"{tmp_path / 'without'}:{ROOT}"
    process = await asyncio.create_subprocess_exec(
        *VEILLEE, "servir", env=server.env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    said = (await process.stdout.readline() + await process.stdout.readline()).decode()
    assert "veillee[serveur]" in said
    assert "veillee attacher" in said
    screen = await server.screen(*VEILLEE, "attacher")
    await screen.shows("animation")
    await screen.close()
    process.send_signal(signal.SIGTERM)
    assert await process.wait() == 0


@asynccontextmanager
async def an_sshd(server: Server, directory: Path) -> AsyncIterator[tuple[str, ...]]:
    """The system's own, on a port of ours, as docs/hosting.md has it; the words that call it."""
    host, mine = directory / "host", directory / "mine"
    for key in (host, mine):
        subprocess.run(["ssh-keygen", "-qt", "ed25519", "-N", "", "-f", key], check=True)
    shutil.copy(f"{mine}.pub", directory / "authorized")
    command = directory / "command"
    program = " ".join(VEILLEE)
    command.write_text(
        f"#!/bin/sh\nPYTHONPATH={ROOT} VEILLEE_DATA={server.directory} exec {program} attacher\n"
    )
    command.chmod(0o755)
    port = free_port()
    config = directory / "sshd_config"
    config.write_text(
        f"ListenAddress 127.0.0.1:{port}\nHostKey {host}\nPidFile none\nStrictModes no\nUsePAM no\n"
        f"PermitRootLogin yes\nAuthorizedKeysFile {directory}/authorized\nExposeAuthInfo yes\n"
        f"AcceptEnv LANG LC_*\nMatch User {getpass.getuser()}\n  ForceCommand {command}\n"
        "  DisableForwarding yes\n"
    )
    Path("/run/sshd").mkdir(exist_ok=True)
    process = await asyncio.create_subprocess_exec(
        SSHD, "-D", "-e", "-f", str(config), stderr=subprocess.DEVNULL
    )
    options = ["-F", "none", "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-q"]
    options += ["-o", "IdentityAgent=none", "-o", "SendEnv=LANG", "-i", str(mine), "-p", str(port)]
    try:
        for _ in range(100):
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            await asyncio.sleep(0.05)
        yield ("ssh", *options, f"{getpass.getuser()}@127.0.0.1")
    finally:
        process.terminate()
        await process.wait()


@pytest.mark.ssh
@pytest.mark.skipif(not Path(SSHD).exists() or os.getuid() != 0, reason="sshd needs to be there, and root")
async def test_the_system_s_own_sshd_may_serve_and_its_key_says_who(tmp_path):
    async with a_server(tmp_path) as server, an_sshd(server, tmp_path) as ssh:
        code, out, err = await server.run(*ssh, "ateliers", "--json")
        assert (code, out[:2]) == (0, "[{"), err
        code, _, err = await server.run(*ssh, "atelier ajouter Encore")
        assert (code, "animation" in err) == (1, True), "never facilitation by the permissions of files"
        code, out, _ = await server.run(*ssh, "-T", stdin="quitter\n")
        assert "en visite" in out
        screen = await server.screen(*ssh[:1], "-tt", *ssh[1:])
        await screen.shows("m’inscrire")
        screen.type("q")
        assert await screen.ends() == 0
        said = await server.run(*ssh, "inscrire 1 --pour Léa")
        assert said[0] == 0, said
        code, out, _ = await server.run(*ssh, "-T", stdin="quitter\n")
        assert "Vous\u00a0: Léa" in out


async def test_words_that_were_not_sent_wait_for_the_next_start_in_a_file_that_goes_with_it(tmp_path):
    async with a_server(tmp_path) as server:
        await server.run(*VEILLEE, "inscrire", "1", "--pour", "Léa")
        await server.run(*VEILLEE, "reglages", "personne=Léa")
        screen = await server.screen(*VEILLEE, "attacher")
        await screen.shows("Léa (animation)")
        for typed, then in (("d", "r répondre"), ("r", "Votre réponse"), ("Presque", "Presque")):
            screen.type(typed)
            await screen.shows(then)
        assert await server.stop() == 0
        assert await screen.ends() == 0
        file = server.directory / "textes-en-cours.json"
        assert file.stat().st_mode & 0o777 == 0o600
        server.said = ""
        await server.start("--port", "0")
        assert not file.exists()
        again = await server.screen(*VEILLEE, "attacher")
        await again.shows("Votre réponse", "Presque", "Vous étiez ici")
        assert await server.stop() == 0
        assert file.exists()
        code, _, err = await server.run(*VEILLEE, "personne", "retirer", "Léa", "--motif", "demande")
        assert code == 0, err
        assert not file.exists()


async def test_a_command_asks_the_owner_who_is_here(tmp_path):
    async with a_server(tmp_path) as server:
        await server.run(*VEILLEE, "inscrire", "1", "--pour", "Léa")
        await server.run(*VEILLEE, "reglages", "personne=Léa")
        screen = await server.screen(*VEILLEE, "attacher")
        await screen.shows("Léa (animation)")
        screen.type("s")
        await screen.shows("Disponibilités")
        assert "Léa  sondage 2" in (await server.run(*VEILLEE, "presents"))[1]

"""Servers that cannot open, servers that stop: clear sentences, an exit code, and nothing confirmed lost."""

import asyncio
import os
import re
import shutil
import signal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from test_door_serving import VEILLEE, Server, a_server

pytestmark = pytest.mark.ssh
HOST = ("-F", "none", "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-q")


def ssh_to(server: Server, *words: str) -> tuple[str, ...]:
    port = re.search(r"-p (\d+)", server.said)
    assert port
    return (
        "ssh",
        *HOST,
        "-o",
        "IdentityFile=none",
        "-p",
        port[1],
        *words[:1],
        "veillee@127.0.0.1",
        *words[1:],
    )


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--port", "80000"), 2, "Un port va de 1 à 65535"),
        (("--port", "deux"), 2, "Il faut un nombre"),
        (("--visites", "0"), 2, "Il faut un nombre"),
        (("--adresse", "192.0.2.7"), 4, "n’est pas celle de cette machine"),
        (("--adresse", "nulle.part.invalid"), 4, "n’est pas celle de cette machine"),
    ],
)
async def test_a_door_that_cannot_open_says_why_and_what_to_do(tmp_path, options, code, said):
    server = Server(tmp_path / "serie")
    await server.run(*VEILLEE, "init", "--date", "2 mai 2028 11h")
    done = await server.run(*VEILLEE, "servir", *options)
    assert (done[0], done[1]) == (code, "")
    assert said in done[2].replace("\u00a0", " ")
    assert "Traceback" not in done[2]


@pytest.fixture
def open_directory():
    """Where another account may go too, unlike pytest's own."""
    with TemporaryDirectory() as made:
        Path(made).chmod(0o755)
        yield Path(made)


@pytest.mark.skipif(os.getuid() != 0 or shutil.which("setpriv") is None, reason="another user is needed")
async def test_a_key_that_the_account_may_not_read_or_make_is_said_in_the_reader_s_language(open_directory):
    server = Server(open_directory / "serie")
    await server.run(*VEILLEE, "init", "--date", "2 mai 2028 11h")
    await server.run("chown", "-R", "nobody", str(server.directory))
    key = server.directory / "ssh_host_ed25519_key"
    key.write_text("secret")
    key.chmod(0o600)
    other = ("setpriv", "--reuid", "nobody", "--clear-groups")
    code, out, err = await server.run(*other, *VEILLEE, "servir", "--port", "0")
    assert (code, out) == (4, "")
    assert "ce compte n’y a pas droit. Rien n’a été ouvert" in err
    key.unlink()
    server.directory.chmod(0o500)
    code, _, err = await server.run(*other, *VEILLEE, "servir", "--port", "0")
    server.directory.chmod(0o700)
    assert code in (3, 4)
    assert "Traceback" not in err


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
async def test_a_server_that_is_stopped_says_goodbye_over_ssh_and_keeps_all_that_was_said_done(
    tmp_path, number
):
    async with a_server(tmp_path) as server:
        screen = await server.screen(*ssh_to(server, "-tt"))
        lines = await server.screen(*ssh_to(server, "-tt"), TERM="dumb")
        await screen.shows("inscrire")
        await lines.shows("Votre choix")
        for person in ("Léa", "Zoé", "Ana"):
            code, _, err = await server.run(*ssh_to(server, "-T", f"inscrire 1 --pour {person}"))
            assert code == 0, err
        screen.type("i\rMax")
        await asyncio.sleep(0.2)
        server.process.send_signal(number)
        assert await asyncio.wait_for(server.process.wait(), 10) == 0
        for each in (screen, lines):
            await each.shows("Le serveur s’arrête")
            assert await each.ends() == 0
        _, out, _ = await server.run(*VEILLEE, "inscriptions", "1")
        assert all(name in out for name in ("Léa", "Zoé", "Ana"))
        assert "Max" not in out
        _, out, _ = await server.run(*VEILLEE, "ateliers")
        said = server.said + (await server.process.stdout.read()).decode()
        assert not any(name in said for name in ("Léa", "127.0.0.1 ", "Max"))


async def test_a_server_that_is_killed_has_kept_all_that_was_said_done(tmp_path):
    async with a_server(tmp_path) as server:
        for number in range(4):
            code, _, err = await server.run(*ssh_to(server, "-T", f"inscrire 1 --pour Personne{number}"))
            assert code == 0, err
        server.process.kill()
        await server.process.wait()
        _, out, _ = await server.run(*VEILLEE, "inscriptions", "1")
        assert all(f"Personne{number}" in out for number in range(4))


async def test_what_no_server_knows_is_refused_over_ssh_with_the_code_of_its_kind(tmp_path):
    async with a_server(tmp_path) as server:
        for command, code, said in (
            ("dansons", 2, "Commande inconnue"),
            ("ateliers 'ouvert", 2, "guillemet"),
            ("inscrire", 2, "veillee inscrire"),
            ("inscrire 99 --pour Léa", 1, "99"),
            ("servir --port 1", 1, ""),
            ("init --date 2028-05-02T11:00", 1, ""),
            ("restaurer /etc/passwd", 1, ""),
            ("rm -rf /", 2, "Commande inconnue"),
            ("code utiliser 'rien du tout'", 1, "Ce code n’ouvre rien"),
        ):
            done = await server.run(*ssh_to(server, "-T", command))
            assert done[0] == code, (command, done)
            assert done[1] == "", command
            assert done[2], command
            assert said in done[2], command
            assert "Traceback" not in done[2]

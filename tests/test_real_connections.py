"""The program never opens a connection by itself: every system call of every face, as the kernel sees it."""

import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from real import ROOT, House, environment, started

from bench.pty_program import Program

STRACE = shutil.which("strace")
ADDRESSED = "connect,sendto,sendmsg,sendmmsg"
"""All that can name somebody to talk to; a server answers on what has come to it, and names nobody."""
pytestmark = pytest.mark.skipif(STRACE is None, reason="strace is not here (apt install strace)")


def traced(trace: Path, command: Sequence[str]) -> list[str]:
    return [str(STRACE), "-f", "-qq", "-e", f"trace={ADDRESSED}", "-o", str(trace), *command]


def reached(trace: Path) -> set[str]:
    """The kinds of addresses named: UNIX (a file of this machine's), INET, INET6, NETLINK…"""
    return set(re.findall(r"sa_family=AF_(\w+)", trace.read_text()))


def watched(trace: Path, house: House, *words: str, stdin: str = "") -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        traced(trace, house.command(*words)),
        input=stdin.encode(), capture_output=True, env=environment(), cwd=ROOT, timeout=120, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    house = House(tmp_path_factory.mktemp("kept") / "serie")
    house.makes_series()
    house.registers("Maëlle", "Noé")
    house.does("contribuer", "1", "Réparer avant d’acheter", "--pour", "Maëlle")
    house.does("article", "ajouter", "Nos outils", "--texte", "Un https://www.hinaura.fr/ cité.")
    house.does("visio", "1", "https://visio.example.org/veillee")
    return house.directory


@pytest.fixture
def house(kept, tmp_path):
    return House(Path(shutil.copytree(kept, tmp_path / "serie")))


def test_this_watch_sees_whoever_is_addressed(tmp_path):
    ask = "import socket; socket.socket(type=socket.SOCK_DGRAM).connect(('192.0.2.1', 9))"
    subprocess.run(traced(tmp_path / "calls", [sys.executable, "-c", ask]), check=False)
    assert reached(tmp_path / "calls") == {"INET"}


@pytest.mark.parametrize(
    "words",
    [
        ("init", "--date", "2028-05-02T11:00"),
        ("ateliers",),
        ("agenda",),
        ("ressources",),
        ("manifeste", "--format", "odt"),
        ("message", "invitation"),
        ("exporter", "{scratch}/export"),
        ("publier", "{scratch}/pages"),
        ("sauvegarder", "{scratch}/copie.json"),
        ("servir", "--unite"),
        ("sobriete",),
        ("--aide",),
        ("--version",),
    ],
    ids=" ".join,
)
def test_a_command_addresses_nobody(house, tmp_path, words):
    said = watched(tmp_path / "calls", house, *(word.format(scratch=tmp_path) for word in words))
    assert said.returncode == (1 if words[0] == "init" else 0), said.stderr
    assert reached(tmp_path / "calls") <= {"UNIX"}


def test_the_lines_address_nobody(house, tmp_path):
    said = watched(tmp_path / "calls", house, "--lignes", stdin="1\nretour\n2\nretour\nquitter\n")
    assert said.returncode == 0
    assert reached(tmp_path / "calls") <= {"UNIX"}


def test_the_full_screen_addresses_nobody(house, tmp_path):
    with Program(traced(tmp_path / "calls", house.command()), environment()) as program:
        program.until(lambda: "Le numérique est politique" in program.text, 60)
        for page in ("a", "m", "d", "o", "e", "k", "h"):
            program.go(page)
            program.go("escape")
        program.type("q")
        assert program.end() == 0
    assert reached(tmp_path / "calls") <= {"UNIX"}


@pytest.mark.ssh
@pytest.mark.skipif(shutil.which("ssh") is None, reason="ssh is not here (apt install openssh-client)")
def test_a_server_addresses_nobody_while_people_come_to_it(house, tmp_path):
    server = started(traced(tmp_path / "calls", house.command("servir", "--port", "0", "--adresse", "::1")))
    try:
        said = ""
        while "Pour arrêter" not in said:
            line = server.stdout.readline()
            assert line, server.stderr.read()
            said += line
        port = re.search(r"-p (\d+)", said)[1]
        for command in ("ateliers", "inscrire 1 --nom Léa", "ressources"):
            assert came(port, command) == 0
    finally:
        subprocess.run(["pkill", "-TERM", "-P", str(server.pid)], check=True)
        server.communicate(timeout=30)
    assert reached(tmp_path / "calls") <= {"UNIX"}


def came(port: str, command: str) -> int:
    options = ["-F", "none", "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null"]
    words = ["ssh", *options, "-p", port, "veillee@::1", command]
    return subprocess.run(words, capture_output=True, timeout=60, check=False).returncode


def test_taking_a_copy_leaves_the_talking_to_the_ssh_of_the_system(tmp_path):
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "ssh").write_text(f"#!/bin/sh\necho \"$@\" >>'{tmp_path}/asked'\nexit 255\n")
    (tools / "ssh").chmod(0o755)
    command = House(tmp_path / "copie").command("emporter", "ana@192.0.2.1:2222")
    env = environment(PATH=f"{tools}:{environment()['PATH']}")
    done = subprocess.run(
        traced(tmp_path / "calls", command), capture_output=True, env=env, cwd=ROOT, check=False
    )
    assert done.returncode == 4
    assert "-p 2222 -- ana@192.0.2.1" in (tmp_path / "asked").read_text()
    assert reached(tmp_path / "calls") <= {"UNIX"}


def test_only_that_module_starts_another_program():
    starts = re.compile(
        r"import subprocess|from subprocess|os\.(exec|spawn|posix_spawn|popen|system)|create_subprocess"
        r"|urllib\.request|http\.client|create_connection|open_connection"
    )
    code = [path for package in ("models", "data", "tui") for path in (ROOT / package).rglob("*.py")]
    found = [str(path.relative_to(ROOT)) for path in code if starts.search(path.read_text("utf-8"))]
    assert found == ["data/ssh_client.py"]

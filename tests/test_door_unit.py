"""The unit that `servir --unite` prints, judged by systemd itself; what it forbids is nothing that we do."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from real import ROOT, House, environment

ANALYZE = shutil.which("systemd-analyze")
EXPOSED_AT_MOST = 2.0
"""Of 10, for a service of root's: systemd calls what is below 2.1 « OK » (a user's own: 0.4 less)."""
needs_systemd = pytest.mark.skipif(
    ANALYZE is None, reason="systemd-analyze is not here (apt install systemd)"
)


def printed(directory: Path, *options: str) -> str:
    return House(directory).does("servir", "--unite", *options).out


def judged(tmp_path: Path, unit: str, *words: str) -> subprocess.CompletedProcess[str]:
    path = tmp_path / "veillee.service"
    path.write_text(unit)
    return subprocess.run([str(ANALYZE), *words, str(path)], capture_output=True, text=True, check=False)


@needs_systemd
@pytest.mark.parametrize("name", ["serie", "ma série", 'a"b\\c', "50 % $HOME"])
def test_systemd_reads_the_unit_without_a_word_whatever_the_directory_is_called(tmp_path, name):
    done = judged(tmp_path, printed(tmp_path / name, "--port", "443"), "verify")
    assert (done.returncode, done.stderr) == (0, "")


@needs_systemd
@pytest.mark.parametrize(("port", "at_most"), [("443", EXPOSED_AT_MOST), ("2222", EXPOSED_AT_MOST - 0.4)])
def test_systemd_finds_that_the_unit_exposes_little(tmp_path, port, at_most):
    done = judged(tmp_path, printed(tmp_path / "serie", "--port", port), "security", "--offline=true")
    score = re.search(r"Overall exposure level.*?: ([\d.]+)", done.stdout)
    assert score
    assert float(score[1]) <= at_most, done.stdout


def test_a_series_or_a_program_in_somebody_s_home_can_be_read_there():
    at_home = printed(Path("/home/ana/serie"))
    assert "\nProtectHome=read-only\n" in at_home
    assert "\nReadWritePaths=/home/ana/serie\n" in at_home


def test_the_options_typed_are_those_of_the_unit(tmp_path):
    said = printed(tmp_path, "--port", "443", "--visites", "60", "--adresse", "::1")
    assert re.search(r"ExecStart=\S*veillee servir .* --port 443 --adresse ::1 --visites 60\n", said)
    assert "--visites" not in printed(tmp_path)


@pytest.mark.skipif(shutil.which("strace") is None or ANALYZE is None, reason="strace and systemd are needed")
def test_a_server_that_serves_makes_no_system_call_that_the_unit_forbids(tmp_path):
    house = House(tmp_path / "serie")
    house.makes_series()
    allowed, denied = calls("@system-service"), calls("@privileged") | calls("@resources")
    trace = tmp_path / "calls"
    words = ["strace", "-f", "-qq", "-c", "-U", "name", "-o", str(trace)]
    server = subprocess.Popen(
        [*words, *house.command("servir", "--port", "0", "--adresse", "127.0.0.1")],
        stdout=subprocess.PIPE, text=True, env=environment(), cwd=ROOT,
    )  # fmt: skip
    assert server.stdout
    said = ""
    while "Pour arrêter" not in said:
        said += server.stdout.readline()
    port = re.search(r"-p (\d+)", said)
    assert port
    options = [
        "-F",
        "none",
        "-o",
        "StrictHostKeyChecking=no",
        "-o",
        "UserKnownHostsFile=/dev/null",
        "-p",
        port[1],
    ]
    if shutil.which("ssh"):
        for command in ("ateliers", "inscrire 1 --pour Léa"):
            subprocess.run(["ssh", *options, "veillee@127.0.0.1", command], capture_output=True, check=True)
    subprocess.run(["pkill", "-TERM", "-P", str(server.pid)], check=True)
    server.wait(20)
    made = set(trace.read_text().split()[1:]) & calls("@known")
    assert "fsync" in made or "fdatasync" in made
    assert made - (allowed - denied) == set()


def calls(group: str) -> set[str]:
    """The system calls of a group of systemd's, its groups within taken whole."""
    said = subprocess.run(
        [str(ANALYZE), "syscall-filter", group], capture_output=True, text=True, check=False
    ).stdout
    found = set()
    for line in said.splitlines()[1:]:
        word = line.strip()
        if word and not word.startswith("#"):
            found |= calls(word) if word.startswith("@") else {word}
    return found


NO_NEW_CODE = """\
import ctypes, sys
assert ctypes.CDLL(None).prctl(65, 1, 0, 0, 0) == 0  # PR_SET_MDWE, as MemoryDenyWriteExecute=yes has it
ctypes.CFUNCTYPE(ctypes.c_int)(lambda: 0)()  # as importing ctypes does
import tui.doors.ssh, tui.app
key = tui.doors.ssh.asyncssh.generate_private_key("ssh-ed25519")
key.sign(b"x", b"ssh-ed25519")
"""


def test_what_serves_needs_no_memory_that_is_written_and_run():
    done = subprocess.run(
        [sys.executable, "-c", NO_NEW_CODE], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if "assert ctypes" in done.stderr:
        pytest.skip("this kernel has no PR_SET_MDWE (Linux 6.3)")
    assert done.returncode == 0, done.stderr

"""A computer without a network, a USB stick in it, and what somebody does there with both."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from bench.pty_program import Program
from release import stick

WITHOUT_NETWORK = ("unshare", "-rn")


def needs_namespaces() -> None:
    done = subprocess.run([*WITHOUT_NETWORK, "true"], capture_output=True, check=False)
    if done.returncode:
        pytest.skip(f"a network namespace is not permitted here: {done.stderr.decode().strip()}")


def made(into: Path) -> Path:
    """The stick as `make trousse` makes it; skips where its wheels cannot be fetched."""
    try:
        stick.make(into)
    except SystemExit as failure:
        if os.environ.get("VEILLEE_CI") or "Connection" not in str(failure):
            raise
        pytest.skip("the wheels of the stick are fetched from the network, which is out of reach")
    return into


@dataclass(frozen=True)
class Computer:
    """`home` is seen from outside, `inside` from within `prefix` (unshare, chroot…); `stick` from within."""

    home: Path
    inside: Path
    stick: Path
    prefix: tuple[str, ...] = WITHOUT_NETWORK

    @property
    def env(self) -> dict[str, str]:
        return {
            "HOME": str(self.inside), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "xterm-256color",
        }  # fmt: skip

    @property
    def veillee(self) -> str:
        return str(self.inside / ".local" / "bin" / "veillee")

    def command(self, *words: str, **more: str) -> list[str]:
        given = (f"{name}={value}" for name, value in {**self.env, **more}.items())
        return [*self.prefix, "env", "-i", *given, *words]

    def tries(self, *words: str, **more: str) -> "subprocess.CompletedProcess[str]":
        done = subprocess.run(
            self.command(*words, **more),
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=300, cwd="/", check=False,
        )  # fmt: skip
        assert "Traceback" not in done.stderr, done.stderr
        return done

    def does(self, *words: str, **more: str) -> str:
        done = self.tries(*words, **more)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def on_screen(self, *words: str) -> Program:
        return Program(self.command(*words))

    @property
    def files(self) -> list[str]:
        """All that is in the home, whatever its depth."""
        return sorted(str(one.relative_to(self.home)) for one in self.home.rglob("*") if not one.is_dir())


def visit(computer: Computer) -> None:
    """Installs, makes a series, looks at it on the full screen, and removes all but the series."""
    said = computer.does("sh", str(computer.stick / "installer.sh"))
    assert f"tapez : {computer.veillee}" in said.replace("\u00a0", " ").replace("'", "")
    assert len(list((computer.home / ".local/lib/veillee/versions").iterdir())) == 1
    assert computer.does(computer.veillee, "--version").startswith("veillee ")
    computer.does(computer.veillee, "init", "--date", "2028-05-02T11:00")
    assert "2 mai 2028" in computer.does(computer.veillee, "ateliers")
    assert [one for one in computer.files if one.endswith(".so")] == []
    with computer.on_screen(computer.veillee) as program:
        program.until(lambda: "Le numérique est politique" in program.text, 60)
        program.type("q")
        assert program.end() == 0
    said = computer.does("sh", str(computer.inside / ".local/lib/veillee/desinstaller.sh"))
    assert str(computer.inside / ".local/share/veillee") in said.replace("'", "")
    assert [one for one in computer.files if not one.startswith(".local/share/veillee/")] == []


def erase(computer: Computer, typed: str) -> str:
    """What a screen shows when somebody answers `typed` to the question about their series."""
    with computer.on_screen("sh", str(computer.stick / "desinstaller.sh")) as program:
        program.until(lambda: "Tapez" in program.text)
        program.type(f"{typed}\n")
        assert program.end() == 0
        return program.text


def debootstrapped(arch: str, suite: str, into: Path) -> Path:
    """The smallest Debian with python3 and nothing more (no venv package, no pip)."""
    if os.geteuid() or not shutil.which("debootstrap"):
        pytest.skip("a root of Debian's is made by root, with debootstrap (apt install debootstrap)")
    words = ["debootstrap", f"--arch={arch}", "--variant=minbase", "--include=python3", suite, str(into)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"debootstrap did not make {suite} for {arch}: {(done.stdout.splitlines() or ['?'])[-1]}")
    return into

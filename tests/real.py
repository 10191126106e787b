"""The real program in processes of its own, on a directory of its own, on the real clock and disk."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
VEILLEE = (sys.executable, "-m", "tui")
SAMPLES = ROOT / "tests" / "samples"
BUG = "Traceback"
"""What nobody must ever read."""


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str

    @property
    def value(self) -> Any:
        return json.loads(self.out)


def environment(**more: str) -> dict[str, str]:
    """As on a machine in French, and nothing of who runs the tests."""
    kept = {name: os.environ[name] for name in ("PATH", "TMPDIR", "HOME") if name in os.environ}
    return {**kept, "LANG": "C.UTF-8", "VEILLEE_LANG": "fr", "PYTHONPATH": str(ROOT), **more}


@dataclass(frozen=True)
class House:
    """A data directory, and commands typed about it. `prefix`: who runs them (setpriv…)."""

    directory: Path
    env: dict[str, str] = field(default_factory=dict)
    prefix: tuple[str, ...] = ()

    def command(self, *words: str) -> list[str]:
        return [*self.prefix, *VEILLEE, *words, "--donnees", str(self.directory)]

    def says(self, *words: str, stdin: str | None = None) -> Said:
        done = subprocess.run(
            self.command(*words),
            input=(stdin or "").encode(),
            capture_output=True,
            env=environment(**self.env),
            cwd=ROOT,
            timeout=60,
            check=False,
        )
        # Not as text: line ends are part of what a command writes.
        said = Said(done.returncode, done.stdout.decode(), done.stderr.decode())
        assert BUG not in said.err, said.err
        return said

    def does(self, *words: str, stdin: str | None = None) -> Said:
        said = self.says(*words, stdin=stdin)
        assert said.code == 0, (words, said.err)
        return said

    def tells(self, *words: str, stdin: str | None = None) -> Any:
        """The JSON value, alone."""
        said = self.does(*words, "--json", stdin=stdin)
        assert said.err == ""
        return said.value

    def makes_series(self) -> None:
        self.does("init", "--date", "2028-05-02T11:00")

    def registers(self, *names: str) -> None:
        for name in names:
            self.does("inscrire", "1", "--pour", name, "--aux-trois", "oui")

    def contributions(self) -> list[str]:
        return [one["texte"] for one in self.tells("contributions")]

    def starts(self, *words: str, **how: Any) -> "subprocess.Popen[str]":
        return started(self.command(*words), **{**self.env, **how})


def started(command: Sequence[str], **more: str) -> "subprocess.Popen[str]":
    """A process at whose pipes one can read and write while it lives."""
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=environment(**more),
        cwd=ROOT,
    )

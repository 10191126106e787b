"""Installs the wheel in a clean environment outside the checkout, runs it there, and says what it weighs.

Local use must install nothing compiled and stay within 40 MB of new files (pip and setuptools not counted).
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIMIT_MB = 40.0
NOT_COUNTED = ("pip", "setuptools", "_distutils_hack", "distutils-precedence.pth", "pkg_resources")


@dataclass(frozen=True)
class Weight:
    """`megabytes` of new files, bytecode included; `compiled`: shared objects among them."""

    megabytes: float
    compiled: tuple[str, ...]


def run(command: Sequence[str], cwd: Path, env: Mapping[str, str] | None = None) -> str:
    """Its standard output; raises with its standard error when it fails."""
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    return done.stdout


def build_wheel(into: Path) -> Path:
    run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(into), str(ROOT)],
        into,
    )
    return next(into.glob("veillee-*.whl"))


def install(wheel: Path, environment: Path) -> Path:
    """The environment's `veillee`."""
    run([sys.executable, "-m", "venv", str(environment)], environment.parent)
    pip = environment / "bin" / "python"
    run(
        [str(pip), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(wheel)],
        environment.parent,
    )
    return environment / "bin" / "veillee"


def weigh(environment: Path) -> Weight:
    packages = next((environment / "lib").glob("python3*")) / "site-packages"
    counted = [one for one in packages.iterdir() if not one.name.startswith(NOT_COUNTED)]
    files = [
        file for one in counted for file in (one.rglob("*") if one.is_dir() else (one,)) if file.is_file()
    ]
    compiled = tuple(sorted(str(one.relative_to(packages)) for one in files if one.suffix == ".so"))
    return Weight(sum(one.stat().st_size for one in files) / 1e6, compiled)


def try_out(veillee: Path, scratch: Path) -> None:
    """A series made, read and exported by the installed program, its environment knowing nothing of ours."""
    env = {"PATH": os.defpath, "HOME": str(scratch), "LANG": "fr_FR.UTF-8"}
    run([str(veillee), "--help"], scratch, env)
    run([str(veillee), "init", "--date", "2028-05-02 11:00"], scratch, env)
    assert "2028-05-02T11:00:00+02:00" in run([str(veillee), "ateliers", "--json"], scratch, env)
    assert "BEGIN:VCALENDAR" in run([str(veillee), "agenda"], scratch, env)
    assert "Hinaura" in run([str(veillee), "ressources"], scratch, env)
    run([str(veillee), "ateliers", "--langue", "en"], scratch, env)


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="veillee-") as name:
        scratch = Path(name)
        environment = scratch / "env"
        veillee = install(build_wheel(scratch), environment)
        try_out(veillee, scratch)
        weight = weigh(environment)
    print(f"installed and ran: {weight.megabytes:.1f} MB of new files, {len(weight.compiled)} compiled")
    if weight.compiled or weight.megabytes > LIMIT_MB:
        print(f"beyond the goal: {LIMIT_MB} MB, nothing compiled; found {', '.join(weight.compiled)}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""`make trousse`: the folder for a USB stick, from which local use is installed without a network.

It is the same to the byte wherever it is made from the same source and the same locks.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from release.lock import LOCKS, ROOT

FILES = Path(__file__).parent / "on_the_stick"
SOURCES = ("models", "data", "tui", "pyproject.toml", "README.md", "LICENSE")
FROM_SOURCE = "odfpy"
"""Published without a wheel."""
OLDEST_DATE_OF_ZIP = "315532800"
ANY_MACHINE = "-none-any.whl"
PROGRAM = (
    "release/__init__.py",
    "release/install.py",
    "release/remove.py",
    "release/places.py",
    "data/paths.py",
)
MANUAL = {
    "docs/veillee.1": "veillee.1",
    "docs/commandes.md": "commandes.txt",
    "docs/installer.md": "installer.txt",
    "SECURITY.md": "SECURITY.txt",
    "LICENSE": "LICENSE.txt",
}


def run(*command: str | Path, cwd: Path = ROOT) -> None:
    """Raises SystemExit with what it said when it fails."""
    env = {**os.environ, "SOURCE_DATE_EPOCH": OLDEST_DATE_OF_ZIP, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")


def builder(scratch: Path) -> Path:
    """A Python that has the locked pip and setuptools, and nothing else."""
    run(sys.executable, "-m", "venv", scratch / "builder")
    python = scratch / "builder" / "bin" / "python"
    run(python, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", LOCKS / "build.txt")
    return python


def build_wheels(python: Path, scratch: Path, into: Path) -> None:
    """What local use needs, as locked, then ours from a copy: what an old build has left is not in it."""
    wheel: list[str | Path] = [
        python,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-build-isolation",
        "--no-deps",
        "-w",
        into,
    ]
    run(
        *wheel, "--require-hashes", "--only-binary", ":all:", "--no-binary", FROM_SOURCE,
        "-r", LOCKS / "local.txt",
    )  # fmt: skip
    copy = scratch / "source"
    copy.mkdir()
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(ROOT / name, copy / name)
    run(*wheel, copy)


def fetch_pip(python: Path, scratch: Path, into: Path) -> None:
    locked: list[str | Path] = [
        "--require-hashes",
        "--only-binary",
        ":all:",
        "--no-deps",
        "-r",
        LOCKS / "build.txt",
    ]
    run(python, "-m", "pip", "download", "--quiet", *locked, "-d", scratch / "pip")
    shutil.copy(next((scratch / "pip").glob("pip-*.whl")), into)


def copy_texts(into: Path) -> None:
    copies = {FILES: into}
    copies |= {ROOT / name: into / "programme" / name for name in PROGRAM}
    copies |= {ROOT / name: into / "manuel" / to for name, to in MANUAL.items()}
    for source, to in copies.items():
        to.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, to)
    (into / "manuel" / "README.txt").write_text(plain((ROOT / "README.md").read_text("utf-8")), "utf-8")


def plain(markdown: str) -> str:
    """Without pictures and without addresses inside the folder of the sources; the rest reads as it is."""
    lines = (
        line
        for line in markdown.splitlines()
        if "![" not in line and line.strip() not in ("| | |", "|---|---|")
    )
    text = re.sub(r"\[([^\]]+)\]\((?!https?:)[^)]*\)", r"\1", "\n".join(lines))
    return re.sub(r"\n{3,}", "\n\n", text) + "\n"


def sums(stick: Path) -> Iterator[str]:
    """As `sha256sum -c` reads them."""
    for path in sorted(one for one in stick.rglob("*") if one.is_file()):
        yield f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(stick).as_posix()}\n"


def make(into: Path) -> None:
    """The whole folder, in place of what was there. Raises SystemExit."""
    with tempfile.TemporaryDirectory(prefix="veillee-") as name:
        scratch = Path(name)
        new = scratch / "trousse"
        copy_texts(new)
        python = builder(scratch)
        build_wheels(python, scratch, new / "paquets")
        fetch_pip(python, scratch, new / "programme")
        if tied := [one.name for one in new.rglob("*.whl") if not one.name.endswith(ANY_MACHINE)]:
            raise SystemExit(f"not for every machine: {', '.join(tied)}")
        (new / "SHA256SUMS").write_text("".join(sums(new)), "utf-8")
        shutil.rmtree(into, ignore_errors=True)
        shutil.copytree(new, into)


def main(words: Sequence[str]) -> int:
    into = Path(words[0]).absolute() if words else ROOT / "trousse"
    make(into)
    files = [one for one in into.rglob("*") if one.is_file()]
    print(f"{into.name}/: {len(files)} files, {sum(one.stat().st_size for one in files) / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

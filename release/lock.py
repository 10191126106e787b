"""`make lock`: writes requirements/*.txt from pyproject.toml, every file of every version by its digest.

uv because it resolves once for every Python and every machine (`--universal`): pip-compile and `pip lock`
answer for the one they run on, and the pip of Debian 12 cannot read a pylock.toml. What still answers is
kept; `--upgrade` renews.
"""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "requirements"
OLDEST = "3.11"
UV = (sys.executable, "-m", "uv", "pip", "compile", "--no-config", "--quiet")


class Lock(NamedTuple):
    """`source` is read from the root of the project; `more`: options of uv's."""

    name: str
    source: str
    more: tuple[str, ...] = ()


ALL = (
    Lock("local", "pyproject.toml"),
    Lock("serveur", "pyproject.toml", ("--extra", "serveur", "--constraints", "requirements/local.txt")),
    Lock("build", "requirements/build.in"),
    Lock("tools", "requirements/tools.in"),
)


class Pin(NamedTuple):
    """`marker` is empty for what is needed everywhere."""

    name: str
    version: str
    marker: str
    digests: tuple[str, ...]


def pins(name: str) -> Iterator[Pin]:
    """What `requirements/NAME.txt` asks for, in its order."""
    text = (LOCKS / f"{name}.txt").read_text("utf-8").replace("\\\n", " ")
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        asked, *digests = line.split(" --hash=")
        what, _, marker = asked.partition(" ; ")
        package, _, version = what.partition("==")
        yield Pin(package.strip(), version.strip(), marker.strip(), tuple(one.strip() for one in digests))


def write(lock: Lock, more: Sequence[str] = ()) -> None:
    subprocess.run(
        [
            *UV,
            *("--universal", "--python-version", OLDEST, "--generate-hashes"),
            *("--default-index", "https://pypi.org/simple", "--custom-compile-command", "make lock"),
            *(*lock.more, *more, lock.source, "--output-file", f"requirements/{lock.name}.txt"),
        ],
        cwd=ROOT,
        # A folder of wheels of this machine's would be locked instead of what everybody can fetch.
        env={name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "UV_"))},
        check=True,
    )


def main(words: Sequence[str]) -> int:
    for lock in ALL:
        write(lock, words)
        print(f"requirements/{lock.name}.txt: {len(list(pins(lock.name)))} packages")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""A disk with no room left, under the real program: a clear sentence, nothing lost, and it goes on."""

import errno
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from real import House, started
from test_real_kill import TO_CONTRIBUTE

FULL = "Le disque est plein"
LONG = "x" * 270


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of 256 kB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)]
    if os.getuid() or subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("only root can mount a small disk; the quota below stands for it")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def fill(disk: Path) -> Path:
    """Takes all the room that is left."""
    fills = disk / "fills"
    file = os.open(fills, os.O_WRONLY | os.O_CREAT)
    try:
        while True:
            os.write(file, b"x" * 512)
    except OSError as error:
        assert error.errno == errno.ENOSPC
    finally:
        os.close(file)
    return fills


def test_commands_on_a_full_disk_say_so_lose_nothing_and_go_on_when_there_is_room(small_disk: Path) -> None:
    house = House(small_disk / "serie")
    house.makes_series()
    house.does("contribuer", "1", "avant")
    fills = fill(small_disk)
    kept = ["avant"]
    for nth in range(30):
        said = house.says("contribuer", "1", f"{nth} {LONG}")
        if said.code:
            break
        kept.append(f"{nth} {LONG}")
    assert (said.code, said.out) == (3, "")
    assert FULL in said.err
    assert house.contributions() == kept
    assert house.says("contribuer", "1", LONG, "--json").code == 3
    fills.unlink()
    house.does("contribuer", "1", "après")
    assert house.contributions() == [*kept, "après"]


def test_a_conversation_on_a_full_disk_goes_on_when_there_is_room(small_disk: Path) -> None:
    house = House(small_disk / "serie")
    house.makes_series()
    with house.starts("--lignes") as program:
        assert program.stdin
        assert program.stdout

        def types(*lines: str) -> None:
            program.stdin.write("".join(f"{line}\n" for line in lines))
            program.stdin.flush()

        def answer() -> str:
            """The next line that says how an act went."""
            return next(line for line in program.stdout if line.startswith(("Fait", "Erreur")))

        types(*TO_CONTRIBUTE, "avant")
        assert answer().startswith("Fait")
        fills = fill(small_disk)
        confirmed = 0
        types(LONG)
        while (said := answer()).startswith("Fait"):
            confirmed += 1
            types(LONG)
        assert FULL.lower() in said.lower()
        assert house.contributions() == ["avant", *[LONG] * confirmed]
        fills.unlink()
        types("après")
        assert answer().startswith("Fait")
        program.stdin.close()
        program.stdin = None
        assert program.wait(20) == 0
    assert house.contributions() == ["avant", *[LONG] * confirmed, "après"]


def test_a_quota_is_a_full_disk(tmp_path: Path) -> None:
    house = House(tmp_path / "serie")
    house.makes_series()
    size = (house.directory / "veillee.journal").stat().st_size
    blocks = size // 512 + 1
    held = f'ulimit -f {blocks}; exec "$@"'
    kept = []
    for nth in range(20):
        command = ["sh", "-c", held, "sh", *house.command("contribuer", "1", f"{nth} {LONG}")]
        with started(command) as program:
            _, said = program.communicate()
        if program.returncode:
            break
        kept.append(f"{nth} {LONG}")
    assert program.returncode == 3
    assert FULL in said
    assert house.contributions() == kept
    house.does("contribuer", "1", "après")
    assert house.contributions() == [*kept, "après"]

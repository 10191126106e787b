"""The local wire: a pipe, a file, a terminal without a terminal's tricks; signals and hang-ups."""

import asyncio
import os
import pty
import select
import signal
import termios
from collections.abc import Callable
from pathlib import Path

import pytest
from house import a_series, registered

from tui.linear.talk import talk
from tui.linear.wire import LocalWire, encoded


def read_all(source: int, charset: str = "utf-8") -> list[str]:
    async def go() -> list[str]:
        wire = LocalWire(source, -1, charset)
        found = []
        with wire.opened():
            while (line := await wire.read_line()) is not None:
                found.append(line)
        return found

    return asyncio.run(asyncio.wait_for(go(), 10))


def a_pipe(content: bytes) -> int:
    source, sink = os.pipe()
    os.write(sink, content)
    os.close(sink)
    return source


def test_a_pipe_is_read_line_by_line_the_last_one_too() -> None:
    assert read_all(a_pipe("un\r\ndeux\n\ntr\u00e8s".encode())) == ["un", "deux", "", "très"]


def test_a_regular_file_is_read_at_once(tmp_path: Path) -> None:
    path = tmp_path / "visite.txt"
    path.write_text("2\nquitter\n", "utf-8")
    source = os.open(path, os.O_RDONLY)
    assert read_all(source) == ["2", "quitter"]
    os.close(source)


def test_older_encodings_are_spoken_both_ways() -> None:
    assert read_all(a_pipe("Zoé\n".encode("latin-1")), "latin-1") == ["Zoé"]
    assert encoded("l’œuvre «\u00a0Zoé\u00a0»…", "latin-1") == "l'ouvre «\u00a0Zoé\u00a0».".encode("latin-1")
    assert encoded("Zoé, 11h\n", "ascii") == b"Zoe, 11h\n"


def test_bytes_that_are_no_text_stop_nobody() -> None:
    assert read_all(a_pipe(b"\xff\xfe\n\x00\n")) == ["\ufffd\ufffd", "\x00"]


def test_a_line_without_end_does_not_fill_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "zeros"
    path.write_bytes(b"0" * 3_000_000)
    source = os.open(path, os.O_RDONLY)
    assert max(len(line) for line in read_all(source)) < 1_200_000
    os.close(source)


def talking(typed: bytes, during: Callable[[], None] = lambda: None) -> tuple[int, str]:
    """A whole visit over two pipes, the input staying open; `during` happens once it has begun."""
    source, keyboard = os.pipe()
    screen, sink = os.pipe()
    os.write(keyboard, typed)

    async def go() -> int:
        wire = LocalWire(source, sink)
        with wire.opened():
            asyncio.get_running_loop().call_later(0.05, during)
            return await asyncio.wait_for(talk(a_series(), wire), 10)

    code = asyncio.run(go())
    os.close(sink)
    said = b""
    while part := os.read(screen, 65536):
        said += part
    return code, said.decode()


def test_a_visit_over_pipes_says_and_hears() -> None:
    code, said = talking(b"quitter\n")
    assert code == 0
    assert said.endswith("Au revoir.\n")
    assert "\x1b" not in said


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_ctrl_c_and_hang_up_end_the_visit_as_an_end_of_input(number: int) -> None:
    code, said = talking(b"2\n4\nZo", lambda: os.kill(os.getpid(), number))
    assert code == 0
    assert said.endswith("Fin de la saisie, au revoir.\n")


def test_signals_are_given_back_when_the_visit_is_over() -> None:
    before = signal.getsignal(signal.SIGINT)
    talking(b"quitter\n")
    assert signal.getsignal(signal.SIGINT) is before


def test_a_reader_that_goes_away_ends_the_visit_without_a_trace() -> None:
    async def go() -> int:
        source, _ = os.pipe()
        screen, sink = os.pipe()
        os.close(screen)
        wire = LocalWire(source, sink)
        with wire.opened():
            return await asyncio.wait_for(talk(a_series(), wire), 10)

    assert asyncio.run(go()) == 0


def test_a_terminal_keeps_its_own_echo_and_line_editing() -> None:
    session = a_series()
    registered(session, "Zoé")
    mine, its = pty.openpty()
    before = termios.tcgetattr(its)

    async def go() -> int:
        wire = LocalWire(its, its)
        with wire.opened():
            asyncio.get_running_loop().call_later(0.05, os.write, mine, b"quittee\x7fr\n")
            return await asyncio.wait_for(talk(session, wire), 10)

    assert asyncio.run(go()) == 0
    assert termios.tcgetattr(its) == before
    said = b""
    while select.select([mine], [], [], 0.5)[0] and not said.endswith(b"Au revoir.\r\n"):
        said += os.read(mine, 65536)
    assert said.endswith(b"Au revoir.\r\n")
    assert b"\x1b" not in said
    os.close(mine)
    os.close(its)


def test_nothing_wakes_while_nobody_types() -> None:
    """An idle conversation waits for its input and for nothing else: no timer is set."""

    async def go() -> list[object]:
        source, keyboard = os.pipe()
        _, sink = os.pipe()
        wire = LocalWire(source, sink)
        loop = asyncio.get_running_loop()
        with wire.opened():
            visit = asyncio.ensure_future(talk(a_series(), wire))
            for _ in range(20):
                await asyncio.sleep(0)
            timers = list(getattr(loop, "_scheduled"))  # noqa: B009 - private, and what the loop waits for
            os.close(keyboard)
            await visit
        return timers

    assert asyncio.run(go()) == []

"""The local terminal, real: a child process on a pseudo-terminal, read through pyte."""

import fcntl
import os
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyte
import pytest

ROOT = Path(__file__).parent.parent
APP = ROOT / "tests" / "pty_app.py"
CALM = {"TERM": "xterm-256color", "LANG": "fr_FR.UTF-8", "COLORTERM": ""}


class Room:
    """A pseudo-terminal and the program in it; `sent` is all that the program wrote."""

    def __init__(self, columns: int = 80, rows: int = 24, **environment: str) -> None:
        self.master, self.slave = os.openpty()
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.sent = b""
        self.resize(columns, rows)
        self.before = termios.tcgetattr(self.slave)
        env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **CALM, **environment}
        terminal = os.ttyname(self.slave)
        self.program = subprocess.Popen(
            # A session leader that opens a terminal gets its signals, as a person's shell does.
            ["sh", "-c", f"exec {sys.executable} {APP} <>{terminal} >&0 2>&0"],
            env=env,
            start_new_session=True,
        )

    def resize(self, columns: int, rows: int) -> None:
        self.screen.resize(rows, columns)
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read(self, seconds: float) -> bytes:
        """What comes within `seconds`."""
        got, deadline = b"", time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            if not select.select([self.master], [], [], left)[0]:
                break
            got += os.read(self.master, 65536)
        self.sent += got
        self._stream.feed(got)
        return got

    def until(self, condition: Callable[[], bool], seconds: float = 15.0) -> None:
        deadline = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < deadline, f"it never came true; the screen says:\n{self.text}"
            self.read(0.05)

    def type(self, text: str) -> None:
        os.write(self.master, text.encode())

    def end(self) -> int:
        """Wait for the program's own end; its exit code."""
        self.until(lambda: self.program.poll() is not None)
        self.read(0.1)
        return self.program.returncode

    def is_given_back(self) -> bool:
        left = re.search(rb"\x1b\[m.*\x1b\[\?7h.*\x1b\[\?(?:2004;)?1049l\x1b\[\?25h", self.sent)
        return termios.tcgetattr(self.slave) == self.before and left is not None

    @property
    def text(self) -> str:
        rows = (self.screen.buffer[y] for y in range(self.screen.lines))
        lines = ("".join(row[x].data for x in range(self.screen.columns)) for row in rows)
        return "\n".join(line.rstrip() for line in lines)

    def close(self) -> None:
        self.program.kill()
        self.program.wait()
        for end in (self.master, self.slave):
            if end >= 0:
                os.close(end)


@pytest.fixture
def a_room() -> Iterator[Callable[..., Room]]:
    rooms: list[Room] = []

    def open_room(*size: int, **environment: str) -> Room:
        room = Room(*size, **environment)
        rooms.append(room)
        room.until(lambda: "Une veillée" in room.text)
        room.read(0.3)
        return room

    yield open_room
    for room in rooms:
        room.close()


def page(columns: int = 80, rows: int = 24, typed: str = "") -> str:
    """What the app means, told here a second time."""
    lines = ["Une veillée à 界 et 🌱", "", typed, "", *(f"ligne {n}" for n in range(30))]
    return "\n".join(line[:columns] for line in lines[:rows])


def test_a_real_terminal_shows_the_page_and_gets_itself_back(a_room):
    room = a_room()
    assert room.text == page()
    assert not room.screen.cursor.hidden
    assert (room.screen.cursor.x, room.screen.cursor.y) == (0, 2)
    room.type("été")
    room.until(lambda: room.text == page(typed="été"))
    assert (room.screen.cursor.x, room.screen.cursor.y) == (3, 2)
    room.type("\x11")
    assert room.end() == 0
    assert room.is_given_back()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_ends_the_program_politely_and_the_terminal_is_given_back(a_room, number):
    room = a_room()
    room.program.send_signal(number)
    assert room.end() == 128 + number
    assert room.is_given_back()


def test_a_second_signal_ends_a_program_that_hangs_and_the_terminal_is_given_back(a_room):
    room = a_room()
    room.type("\x02")
    room.read(0.5)
    for _ in range(2):
        room.program.send_signal(signal.SIGTERM)
        room.read(0.5)
    assert room.end() in (-signal.SIGTERM, 128 + signal.SIGTERM)
    assert room.is_given_back()


def test_ctrl_c_is_a_key_and_does_not_end_the_program(a_room):
    room = a_room()
    room.type("\x03a")
    room.until(lambda: room.text.splitlines()[2] == "a")
    assert room.program.poll() is None


def test_a_bug_gives_the_terminal_back_and_says_one_sentence(a_room, tmp_path):
    room = a_room(APP_LOG=str(tmp_path / "log"))
    room.type("\x14")
    assert room.end() == 1
    assert room.is_given_back()
    assert b"Traceback" not in room.sent
    assert b"mot de passe" not in room.sent
    assert "Veillée s’est arrêtée sur une erreur du programme." in room.sent.decode()
    assert "pty_app.py" in (tmp_path / "log").read_text()
    assert "mot de passe" not in (tmp_path / "log").read_text()


def test_a_terminal_that_hangs_up_ends_the_program(a_room):
    room = a_room()
    for end in (room.master, room.slave):
        os.close(end)
    room.master = room.slave = -1
    assert room.program.wait(10) in (0, 128 + signal.SIGHUP)


def test_a_window_resized_while_it_is_shown_is_painted_in_its_new_size(a_room):
    room = a_room()
    for columns, rows in ((100, 12), (34, 30), (80, 24)):
        room.resize(columns, rows)
        room.until(lambda c=columns, r=rows: room.text == page(c, r), 10)


def test_a_window_of_20_by_5_is_enough_to_show_and_type(a_room):
    room = a_room(20, 5)
    room.type("oui")
    room.until(lambda: room.text.splitlines()[2].startswith("oui"))
    room.type("\x11")
    assert room.end() == 0


def test_a_slow_terminal_gets_fewer_frames_never_a_late_or_a_wrong_one(a_room):
    room = a_room()
    before = len(room.sent)
    room.type("\x07")
    time.sleep(2.5)  # a terminal that reads nothing meanwhile
    room.until(lambda: "tout est passé" in room.text)
    room.read(0.3)
    assert room.text.splitlines()[5] == ("149 1 " * 9).rstrip()
    assert len(room.sent) - before < 60_000


def test_idle_it_neither_writes_nor_wakes_up_and_has_one_thread(a_room):
    room = a_room()
    room.type("a")
    room.until(lambda: room.text.splitlines()[2] == "a")
    room.read(1.0)
    tasks = list(Path(f"/proc/{room.program.pid}/task").iterdir())
    assert len(tasks) == 1
    before = wake_ups(tasks[0])
    assert room.read(3.0) == b""
    assert wake_ups(tasks[0]) - before == 0


def wake_ups(task: Path) -> int:
    status = (task / "status").read_text()
    return int(re.search(r"^voluntary_ctxt_switches:\s+(\d+)", status, re.M)[1])  # type: ignore[index]


@pytest.mark.parametrize(
    ("environment", "foreign"),
    [
        ({"NO_COLOR": "1"}, r"[34]\d|9\d|10\d"),
        ({"TERM": "linux"}, r"38|48|10\d"),
        ({"TERM": "xterm"}, r"38|48|10\d"),
    ],
)
def test_no_colour_is_sent_that_the_environment_does_not_allow(a_room, environment, foreign):
    room = a_room(**environment)
    room.type("a\t\t")
    room.read(0.5)
    room.type("\x11")
    room.end()
    codes = [
        code for group in re.findall(rb"\x1b\[([0-9;]*)m", room.sent) for code in group.decode().split(";")
    ]
    assert codes
    assert not [code for code in codes if re.fullmatch(foreign, code)]


def test_the_linux_console_is_asked_nothing_and_cleared_on_leaving(a_room):
    room = a_room(TERM="linux")
    room.type("\x11")
    assert room.end() == 0
    assert b"1049" not in room.sent
    assert b"$p" not in room.sent
    assert b"1000" not in room.sent
    assert room.text.strip() == ""
    assert termios.tcgetattr(room.slave) == room.before


@pytest.mark.terminal
@pytest.mark.skipif(
    not shutil.which("tmux") and not os.environ.get("VEILLEE_CI"), reason="tmux is not installed here"
)
def test_under_tmux_the_page_is_the_same(tmp_path):
    def tmux(*words: str) -> str:
        command = ["tmux", "-S", str(tmp_path / "tmux"), "-f", "/dev/null", *words]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    run = f"env PYTHONPATH={ROOT} LANG=C.UTF-8 LC_ALL=C.UTF-8 {sys.executable} {APP}; echo rendu; sleep 60"
    tmux("-u", "new-session", "-d", "-x", "80", "-y", "24", run)
    try:
        wait_for(lambda: "Une veillée à 界 et 🌱" in tmux("capture-pane", "-p"))
        tmux("send-keys", "été 界", "x")
        wait_for(lambda: "été 界x" in tmux("capture-pane", "-p"))
        assert tmux("display-message", "-p", "#{cursor_x},#{cursor_y},#{cursor_flag}").strip() == "7,2,1"
        shown = [line.rstrip() for line in tmux("capture-pane", "-p").splitlines()]
        assert shown == page(typed="été 界x").splitlines()
        tmux("send-keys", "C-q")
        wait_for(lambda: tmux("capture-pane", "-p").strip() == "rendu")
    finally:
        tmux("kill-server")


def wait_for(condition: Callable[[], bool], seconds: float = 15.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it never came true"
        time.sleep(0.1)

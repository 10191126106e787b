"""What a command prints: data on stdout, sentences on stderr; with --json one value and nothing else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, TextIO

from tui.i18n import Translator
from tui.streams import carried, recovered, uncarried

if TYPE_CHECKING:
    from pathlib import Path

WIDTH = 80
_BIDI = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_CONTROLS = dict.fromkeys((*range(9), *range(0x0B, 0x20), *range(0x7F, 0xA0), *_BIDI))
_LOST = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
"""Bytes that were no letters: written as they came they could be orders in an older encoding."""
# Signs of our sentences that Latin-9 or ASCII terminals lack.
_PLAIN = {"…": "...", "œ": "oe", "Œ": "OE", "→": "->"}


class Output:
    """Where a command speaks. Nothing printed can be read as an order by a terminal.

    `lines`: sentences instead of tables; `at_home`: files of this machine may be named; `folder`: from where.
    """

    def __init__(
        self,
        stdin: TextIO,
        stdout: TextIO,
        stderr: TextIO,
        t: Translator,
        env: Mapping[str, str],
    ) -> None:
        self.stdin = stdin
        self.stdout = stdout
        self.stderr = stderr
        self.t = t
        self.env = env
        self.folder = ""
        self.at_home = True
        self.facilitates = True
        self.zone = "Europe/Paris"
        self.as_json = False
        self.lines = False

    def flush(self) -> None:
        """Raises Unheard, BrokenPipeError."""
        _written(self.stdout.flush)
        with suppress(OSError):
            self.stderr.flush()

    def relay(self, data: str, sentences: str) -> None:
        """What another process of the program said in this one's name."""
        _write(self.stdout, data)
        if sentences:
            self.complain(sentences.removesuffix("\n"))
        self.flush()

    def piped(self) -> str:
        """All that stdin holds, whatever its encoding."""
        return recovered(self.stdin.read())

    def path(self, typed: str) -> Path:
        """A file that the person named, from where they stand."""
        from pathlib import Path

        return Path(self.folder, typed)

    def content(self, typed: str) -> bytes:
        """Of a file that the person named; `-`: what is piped in."""
        if typed == "-":
            return self.stdin.read().encode("utf-8", "surrogateescape")
        return self.path(typed).read_bytes()

    def say(self, *sentences: str) -> None:
        """For the person; a script that asked for JSON hears nothing."""
        if not self.as_json:
            self.complain("\n".join(sentences))

    def complain(self, sentence: str) -> None:
        """Said in any case: why it was refused."""
        try:
            _write(self.stderr, harmless(sentence) + "\n")
            self.stderr.flush()
        except (Unheard, BrokenPipeError):
            leave_quietly(self.stderr)

    def data(self, *lines: str) -> None:
        _write(self.stdout, harmless("\n".join(lines)) + "\n")

    def file(self, content: str | bytes) -> None:
        """A whole file, as it is (calendars end their lines with CR LF); bytes have their own encoding."""
        _write(self.stdout, content if isinstance(content, str) else carried(content))

    def value(self, value: Any) -> None:
        """The JSON value. Signs that a terminal obeys are escaped, the others stand as they are."""
        import json

        text = json.dumps(value, ensure_ascii=not _is_unicode(self.stdout))
        _write(self.stdout, "".join(f"\\u{ord(c):04x}" if ord(c) in _CONTROLS else c for c in text) + "\n")

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Columns while they fit in 80; else, and with --lignes, a sentence for each row."""
        from tui.commands.tables import columns, sentences

        cells = [[harmless(cell).replace("\n", " ") for cell in row] for row in (heads, *rows)]
        drawn = sentences(cells, self.t) if self.lines else columns(cells, WIDTH) or sentences(cells, self.t)
        self.data(*drawn)

    def csv(self, rows: Sequence[Sequence[str | int | None]]) -> None:
        """A cell that a spreadsheet would compute begins with an apostrophe, as Framadate has it."""
        from data.exports.csv import csv_text

        self.file(
            csv_text([harmless(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
        )

    @property
    def asks(self) -> bool:
        """Whether somebody is there to answer; without a terminal nothing is ever asked."""
        return not self.as_json and self.stdin.isatty() and self.stderr.isatty()

    def ask(self, question: str) -> str:
        _write(self.stderr, harmless(question) + " ")
        self.stderr.flush()
        return self.stdin.readline().strip()


def harmless(text: str) -> str:
    """Control and bidi signs are dropped where people's words enter; this is the last gate."""
    return text.translate(_CONTROLS | _LOST)


def _is_unicode(stream: TextIO) -> bool:
    return "utf" in (stream.encoding or "utf-8").lower()


def _write(stream: TextIO, text: str) -> None:
    raw = getattr(stream, "buffer", None)
    if raw is not None and (content := uncarried(text)) is not None:
        _written(stream.flush)
        return _written(partial(raw.write, content))
    if not _is_unicode(stream):
        text = text.translate({ord(sign): plain for sign, plain in _PLAIN.items()})
        text = _spoken(text, stream.encoding)
    return _written(partial(stream.write, text))


def _spoken(text: str, charset: str) -> str:
    """In an older encoding letters lose their accents, never the sentence its sense."""
    try:
        text.encode(charset)
        return text
    except UnicodeEncodeError:
        from tui.painter.glyphs import spoken

        return "".join(one if one in "\r\n" else spoken(one, charset) for one in text)


class Unheard(Exception):
    """The answer could not be written to its end: no room behind `>`, a device that is gone."""


def _written(doing: Callable[[], object]) -> None:
    try:
        doing()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Unheard from error


def leave_quietly(stream: TextIO | None = None) -> None:
    """Whoever read our output has left (`| head`): nothing more to say, neither now nor at exit."""
    import os

    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, (stream or sys.stdout).fileno())
    os.close(nowhere)

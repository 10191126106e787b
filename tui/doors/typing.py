"""A terminal's own line editing, for callers whose terminal sends each key: the least that people expect.

Enter, Backspace, Ctrl-U (the whole line), Ctrl-W (a word), Ctrl-C and Ctrl-D (no more); nothing else.
"""

from __future__ import annotations

import codecs

LONGEST = 100_000
"""Letters of one line; those beyond are not taken, and the bell says so."""


class Typing:
    """What was typed so far on one line. `hidden`: nothing is shown of it."""

    def __init__(self, charset: str) -> None:
        self.hidden = False
        self.over = False
        self.lines: list[str] = []
        """Whole lines, to be taken by whoever reads."""
        self._decoder = codecs.getincrementaldecoder(charset)("replace")
        self._ahead = ""
        self._line: list[str] = []
        self._sequence = ""
        self._returned = False

    def keep(self, data: bytes) -> None:
        """Typed before it was asked for: it is edited, and shown or hidden, once it is."""
        self._ahead += self._decoder.decode(data)

    def feed(self, data: bytes = b"") -> str:
        """What the terminal must show of it, up to the end of a line."""
        self.keep(data)
        shown: list[str] = []
        before = len(self.lines)
        for taken, letter in enumerate(self._ahead, 1):
            shown.append(self._key(letter))
            if len(self.lines) > before:
                self._ahead = self._ahead[taken:]
                return "".join(shown)
        self._ahead = ""
        return "".join(shown)

    def _key(self, letter: str) -> str:
        if self.over:
            return ""
        if self._sequence or letter == "\x1b":
            self._escape(letter)
            return ""
        returned, self._returned = self._returned, letter == "\r"
        if letter in "\r\n":
            return "" if returned and letter == "\n" else self._enter()
        if letter in "\x7f\b":
            return self._erase(1)
        if letter == "\x15":
            return self._erase(len(self._line))
        if letter == "\x17":
            before, space, _ = "".join(self._line).rstrip().rpartition(" ")
            return self._erase(len(self._line) - len(before + space))
        if letter == "\x03" or (letter == "\x04" and not self._line):
            self.over = True
            return "\r\n"
        return self._put(" " if letter == "\t" else letter)

    def _put(self, letter: str) -> str:
        if not (letter.isprintable() or letter == "\u00a0"):
            return ""
        if len(self._line) >= LONGEST:
            return "\a"
        self._line.append(letter)
        return "" if self.hidden else letter

    def _enter(self) -> str:
        self.lines.append("".join(self._line))
        self._line = []
        return "\r\n"

    def _erase(self, count: int) -> str:
        if not self._line or count <= 0:
            return ""
        gone = "".join(self._line[-count:])
        del self._line[-count:]
        from wcwidth import wcswidth

        cells = 0 if self.hidden else max(wcswidth(gone), 0)
        return "\b" * cells + " " * cells + "\b" * cells

    def _escape(self, letter: str) -> None:
        """Arrows and the like: taken whole, and without effect."""
        self._sequence += letter
        second = self._sequence[1:2]
        final = len(self._sequence) > 2 and "@" <= letter <= "~"
        if (second and second not in "[O") or final or len(self._sequence) > 32:
            self._sequence = ""

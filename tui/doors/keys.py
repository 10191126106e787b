"""From the bytes of a terminal to Textual's events: bounded, and deaf to what a terminal should not say."""

from __future__ import annotations

import codecs
from collections.abc import Iterable

from textual import events
from textual.keys import Keys
from textual.message import Message
from textual.messages import TerminalSupportsSynchronizedOutput

from tui.textual_private import XTermParser

LONGEST_PASTE = 65_536
"""Characters of one paste that are kept."""
ESCAPE_DELAY = 0.1
"""Seconds after which an Escape is the key of that name, not the beginning of another one."""
PASTE_SILENCE = 3.0
"""Seconds without a byte after which a paste is taken as ended, though the terminal did not say so."""
SHORT_PASTE, SHORT_PASTE_SILENCE = 1_024, 0.5
"""Characters that come with the end of their paste, unless it never comes: keys are then held less long."""
_START, _END = "\x1b[200~", "\x1b[201~"
_HEARD = (events.Key, events.MouseEvent, TerminalSupportsSynchronizedOutput)


class PasteCut(Message):
    """A paste was longer than `LONGEST_PASTE`: what follows was left out, and should be said to be."""


class _Parser(XTermParser):
    """Textual's own parser, which some sequences kill and others make divide by zero."""

    @property
    def mouse_pixels(self) -> bool:
        """Never: this report counts cells, whatever size a sequence claims (CSI 48 ; … t)."""
        return False

    @mouse_pixels.setter
    def mouse_pixels(self, value: bool) -> None:
        pass

    # The parent's method keeps each parser, and through it a whole app, in an lru_cache.
    def _parse_extended_key(self, sequence: str) -> list[events.Key] | None:  # type: ignore[override]
        try:
            keys: list[events.Key] | None = XTermParser._parse_extended_key.__wrapped__(self, sequence)
        except (ValueError, OverflowError):
            return [events.Key(Keys.Ignore, sequence)]
        return keys

    def end_sequence(self) -> Iterable[Message]:
        """Nothing more comes: what was begun is what it is."""
        self._timeout_time = 0.0 if self._timeout_time is not None else None
        return list(self.tick())


class Keyboard:
    """One person's keyboard, mouse and clipboard. No clock of its own: see `patience`."""

    def __init__(self, charset: str = "utf-8") -> None:
        # A locale that names no encoding says nothing of what its keyboard sends.
        name = "utf-8" if charset == "ascii" else charset
        self._decoder = codecs.getincrementaldecoder(name)(errors="replace")
        self._parser = _Parser()
        self._held = ""
        self._paste: str | None = None
        self._cut = False

    @property
    def patience(self) -> float | None:
        """Seconds to wait for more before `expire` is to be called; None when nothing is pending."""
        if self._paste is not None:
            return SHORT_PASTE_SILENCE if len(self._paste) < SHORT_PASTE else PASTE_SILENCE
        return ESCAPE_DELAY if self._held or self._parser._timeout_time is not None else None

    @property
    def pasting(self) -> bool:
        """Inside a paste: what comes is one event, however long."""
        return self._paste is not None

    def feed(self, data: bytes) -> list[Message]:
        """The events that `data` completes."""
        text, self._held = self._held + self._decoder.decode(data), ""
        found: list[Message] = []
        while text:
            text = self._in_paste(text, found) if self._paste is not None else self._typed(text, found)
        return found

    def expire(self) -> list[Message]:
        """The events of what was begun and not ended: a lone Escape, a paste without its end."""
        held, self._held = self._held, ""
        if self._paste is not None:
            found: list[Message] = []
            self._end_paste(self._paste + held, found)
            return found
        return [*self._parse(held), *_heard(self._parser.end_sequence())]

    def _typed(self, text: str, found: list[Message]) -> str:
        """Take what precedes a paste; returns what follows its beginning."""
        before, start, after = text.partition(_START)
        if start:
            self._paste = ""
        else:
            before, self._held = _split_begun(before, _START)
        found.extend(self._parse(before))
        return after

    def _in_paste(self, text: str, found: list[Message]) -> str:
        """Take what belongs to the paste; returns what follows its end."""
        pasted, end, after = text.partition(_END)
        if not end:
            pasted, self._held = _split_begun(pasted, _END)
        whole = (self._paste or "") + pasted
        self._cut = self._cut or len(whole) > LONGEST_PASTE
        self._paste = whole[:LONGEST_PASTE]
        if end:
            self._end_paste(self._paste, found)
        return after

    def _end_paste(self, text: str, found: list[Message]) -> None:
        found.append(events.Paste(_plain(text)))
        if self._cut:
            found.append(PasteCut())
        self._paste, self._cut = None, False

    def _parse(self, text: str) -> list[Message]:
        found: list[Message] = []
        try:
            for message in self._parser.feed(text) if text else ():
                found.append(message)
        except Exception:
            # Whatever a client sent, its session goes on: a parser that raised is spent.
            self._parser = _Parser()
        return _heard(found)


def _heard(messages: Iterable[Message]) -> list[Message]:
    return [_spaced(message) for message in messages if isinstance(message, _HEARD)]


def _spaced(message: Message) -> Message:
    """A no-break space typed in a field is a space there: Textual would leave it out altogether."""
    if isinstance(message, events.Key) and message.character in ("\u00a0", "\u202f"):
        return events.Key("space", " ")
    return message


def _split_begun(text: str, marker: str) -> tuple[str, str]:
    """`text` without the beginning of `marker` it may end with, and that beginning."""
    for length in range(min(len(marker) - 1, len(text)), 0, -1):
        if marker.startswith(text[-length:]):
            return text[:-length], text[-length:]
    return text, ""


def _plain(text: str) -> str:
    """Pasted text with lines ended as everywhere here, and without what cannot be typed."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in lines if c in "\n\t" or (c >= " " and not "\x7f" <= c <= "\x9f"))

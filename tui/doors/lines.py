"""The line-by-line face and the commands at the end of a channel."""

from __future__ import annotations

import asyncio
import io
import shlex
from collections import deque

from models.names import harmless
from tui.doors.typing import Typing
from tui.doors.visit import Caller, Channel
from tui.linear.wire import encoded
from tui.painter.capabilities import charset_from
from tui.session import Session
from tui.streams import uncarried

LONGEST_INPUT = 1_000_000
"""Bytes that a command, or a line without its end, may be given."""
REFUSED, GRAMMAR = 1, 2


class _Written:
    """What both faces share: words out, waiting while the line is stalled."""

    def __init__(self, session: Session, caller: Caller, channel: Channel) -> None:
        self._session, self._caller, self._channel = session, caller, channel
        self._charset = charset_from(caller.env)
        self._news = asyncio.Event()
        self._over = False
        """Nothing more will be typed."""
        self._gone = False

    def write(self, text: str) -> None:
        self._channel.write(self._bytes(text))

    def ended(self) -> None:
        self._over = True
        self._news.set()

    def resized(self, columns: int, rows: int) -> None: ...

    def drained(self) -> None:
        self._news.set()

    def lost(self) -> None:
        self._gone = True
        self.ended()

    def _bytes(self, text: str) -> bytes:
        """No order for a terminal leaves here, whatever was let in before; line ends stay as given."""
        file = uncarried(text)
        if file is not None and not self._caller.terminal:
            return file
        safe = "\r\n".join(harmless(line) for line in text.split("\r\n"))
        ended = safe.replace("\n", "\r\n") if self._caller.terminal else safe
        return encoded(ended, self._charset)

    async def _room(self) -> None:
        while self._channel.stalled and not self._gone:
            await self._more()

    async def _more(self) -> None:
        self._news.clear()
        await self._news.wait()


class LinesFace(_Written):
    """`talk` over a channel; the `Wire` of its conversation. On a terminal, keys are edited here."""

    def __init__(self, session: Session, caller: Caller, channel: Channel) -> None:
        super().__init__(session, caller, channel)
        self._typing = Typing(self._charset) if caller.terminal else None
        self._lines: deque[str] = deque()
        self._rest = b""
        self._asked = False
        self._farewell = ""
        self._said: list[str] = []
        """What was said since the last question: it leaves in one piece, for each costs a packet."""

    async def run(self) -> int:
        from tui.linear.talk import talk

        home = {**self._caller.env, "PWD": self._caller.folder} if self._caller.at_home else None
        try:
            code = await talk(self._session, self, home)
            if self._farewell:
                self.write(self._farewell + "\n")
        finally:
            self._send()
        return code

    def write(self, text: str) -> None:
        self._said.append(text)

    def _send(self) -> None:
        if self._said:
            super().write("".join(self._said))
            self._said.clear()

    @property
    def hides(self) -> bool:
        return self._typing is not None

    async def read_line(self, hidden: bool = False) -> str | None:
        self._send()
        await self._room()
        self._asked = True
        if self._typing:
            self._typing.hidden = hidden
            self._edit(self._typing)
        while not self._lines and not self._over:
            # Cleared first: what was held back may come within the very call that lets it.
            self._news.clear()
            self._channel.release()
            await self._news.wait()
        self._asked = False
        return self._lines.popleft() if self._lines and not self._gone else None

    def receive(self, data: bytes) -> None:
        if self._typing:
            self._typing.keep(data)
            if self._asked and not self._lines:
                self._edit(self._typing)
        else:
            self._split(data)
        if self._lines or (self._typing and not self._asked):
            # One answer at a time: what is piped in waits at the other end.
            self._channel.hold()
        self._news.set()

    def ended(self) -> None:
        if self._rest:
            self._lines.append(self._rest.decode(self._charset, "replace"))
            self._rest = b""
        super().ended()

    def lost(self) -> None:
        self._lines.clear()
        self._rest = b""
        super().lost()

    def say_goodbye(self, sentence: str) -> None:
        self._farewell = sentence
        self._lines.clear()
        self.ended()

    def _edit(self, typing: Typing) -> None:
        shown = typing.feed()
        if shown:
            self._channel.write(encoded(shown, self._charset))
        self._lines += typing.lines
        typing.lines = []
        self._over = self._over or typing.over

    def _split(self, data: bytes) -> None:
        *whole, self._rest = (self._rest + data).split(b"\n")
        if len(self._rest) > LONGEST_INPUT:
            whole, self._rest = [*whole, self._rest], b""
        self._lines += [line.decode(self._charset, "replace").removesuffix("\r") for line in whole]


class _AsksInput(BaseException):
    """A command reads its input, and not all of it is here yet."""


class _Input(io.StringIO):
    """Standard input as it stands: asking before its end begins the command again once it is whole."""

    whole = False
    terminal = False

    def isatty(self) -> bool:
        return self.terminal

    def read(self, size: int | None = -1, /) -> str:
        if not self.whole:
            raise _AsksInput
        return super().read(-1 if size is None else size)

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]
        if not self.whole:
            raise _AsksInput
        return super().readline(size)


class CommandFace(_Written):
    """One command: data on the channel, sentences on its second stream, and an exit code."""

    def __init__(self, session: Session, caller: Caller, channel: Channel) -> None:
        super().__init__(session, caller, channel)
        self._given = b""

    async def run(self) -> int:
        try:
            argv = shlex.split(self._caller.command or "")
        except ValueError:
            return self._complain(
                self._session.t("Un guillemet n’est pas fermé : la commande n’a pas été lue."), GRAMMAR
            )
        if argv[:1] == ["veillee"]:
            argv = argv[1:]
        try:
            stdin = _Input()
            stdin.terminal = self._caller.terminal
            return await self._one(argv, stdin)
        except _AsksInput:
            while not self._over and len(self._given) <= LONGEST_INPUT:
                await self._more()
            if len(self._given) > LONGEST_INPUT:
                sentence = self._session.t("Ce texte est trop long : rien n’a été changé.")
                return self._complain(sentence, REFUSED)
            given = _Input(self._given.decode(self._charset, "replace"))
            given.whole = True
            return await self._one(argv, given)

    async def _one(self, argv: list[str], stdin: _Input) -> int:
        from tui.commands.run import run_command_async

        out, err = io.StringIO(), io.StringIO()
        env = {**self._caller.env, "PWD": self._caller.folder}
        code = await run_command_async(
            argv, self._session, stdin, out, err, env, at_home=self._caller.at_home
        )
        self._channel.write_error(self._bytes(err.getvalue()))
        self._channel.write(self._bytes(out.getvalue()))
        return code

    def receive(self, data: bytes) -> None:
        self._given = (self._given + data)[: LONGEST_INPUT + 1]
        self._news.set()

    def say_goodbye(self, sentence: str) -> None:
        """A command ends by itself, at once."""

    def _complain(self, sentence: str, code: int) -> int:
        self._channel.write_error(self._bytes(sentence + "\n"))
        return code

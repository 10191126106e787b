"""Where something is pasted, or the path of its file typed: read, then shown by whatever page takes it."""

from __future__ import annotations

from typing import ClassVar

from models.refusals import Refusal
from tui.faults import of_system
from tui.reading import is_path
from tui.screens.composing import ComposingPage


class PastingPage(ComposingPage):
    """`ASKS` is the heading; `OR_A_FILE` is said where files of this machine may be named."""

    ASKS: ClassVar[str]
    OR_A_FILE: ClassVar[str]

    def __init__(self) -> None:
        super().__init__("", "", "", self._read)

    def on_mount(self) -> None:
        t = self.t
        self._title, self._done, self._explanation = t(self.ASKS), t("Lire"), t("Ctrl+O pour lire")
        super().on_mount()
        if self.veillee.writes_here:
            self.say(t(self.OR_A_FILE))

    def read(self, typed: str, *, file: bool) -> None:
        """What was pasted, or the file of that path. Raises Refusal, OSError."""
        raise NotImplementedError

    async def _read(self, text: str) -> str:
        try:
            self.read(text, file=self.veillee.writes_here and is_path(text))
        except Refusal as no:
            return self.why_not(no)
        except OSError as error:
            return of_system(error, self.t)
        return ""

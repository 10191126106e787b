"""A longer text to write or to paste at ease, before it is given to whoever asked for it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from models.manifesto import Article
from models.text import written
from tui.editing.draft import Draft
from tui.i18n import N_
from tui.screens.base import Page, acting
from tui.widgets.dialogs import AskOne
from tui.widgets.editor import Editor
from tui.widgets.sheet import Sheet

Take = Callable[[str], Awaitable[str]]
"""Does something with the text; why not, in words, or nothing once it is done."""


class ComposingPage(Page):
    """`done` is what giving it is called (« publier »). The text stays here until it was taken."""

    NAME = N_("Écrire un texte")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+o", "give", N_("valider")),
        Binding("ctrl+p", "point", N_("point médian ·")),
        Binding("escape", "back", N_("finir")),
        Binding("f1", "help", N_("aide"), key_display="F1"),
    ]

    def __init__(self, title: str, explanation: str, done: str, take: Take, text: str = "") -> None:
        super().__init__()
        self._title, self._explanation, self._done = title, explanation, done
        self._take, self._before = take, text
        # A draft of nothing: it is never kept, only written in.
        self._draft = Draft(Article("", "", written("", text)))

    def compose_body(self) -> ComposeResult:
        if found := self.veillee.found_again():
            self._draft = Draft(Article("", "", written("", found)))
        yield Editor(self._draft, id="editor")

    def heading(self) -> tuple[str, str]:
        return self._title, self._explanation

    def write(self, sheet: Sheet) -> None:
        """Nothing: the editor is the body."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Letters are written here, not obeyed."""
        return action not in ("undo", "actions", "choose", "app.quit", "quit")

    @property
    def text(self) -> str:
        return self._draft.document.words

    @property
    def unsent(self) -> str:
        """What was written here and not given yet."""
        return "" if self.text.strip() in ("", self._before.strip()) else self.text

    def opened(self) -> None:
        if self.unsent:
            self.query_one(Editor).action_text_end()
            self.say(self.t("Vous étiez ici : votre texte y est."))

    def action_point(self) -> None:
        self.query_one(Editor).type("·")

    def on_editor_refused(self, event: Editor.Refused) -> None:
        self.refuse(event.refusal)

    def on_editor_changed(self) -> None:
        if self.is_telling:
            self.say("")

    @acting
    async def action_give(self) -> None:
        await self._give()

    async def _give(self) -> None:
        if not self.text.strip():
            self.say(self.t("Écrivez quelque chose, ou Échap pour annuler."), wrong=True)
        elif trouble := await self._take(self.text):
            self.say(trouble, wrong=True)
        else:
            self.taken()

    def taken(self) -> None:
        """The text was taken: back to whoever asked for it."""
        self.dismiss()

    def action_back(self) -> None:
        self._finish()

    @acting
    async def _finish(self) -> None:
        t = self.t
        if not self.unsent:
            self.dismiss()
            return
        options = [("give", self._done), ("stay", t("Continuer à écrire")), ("drop", t("Jeter ce texte"))]
        match await self.ask(AskOne(t("Que faire de ce texte ?"), options)):
            case "give":
                await self._give()
            case "drop":
                self.dismiss()

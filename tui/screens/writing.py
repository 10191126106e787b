"""Writing in an article, alone or together: what is typed is shown at once, to the others too, and kept.

« enregistré » stands above only when everything typed is durable. What could not be kept stays on the screen,
is tried again at the next key, and waits for the person who left without it.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from models.manifesto import Article
from tui.editing.keeping import Keeping
from tui.i18n import N_
from tui.screens.remark_acts import REMARKED
from tui.screens.writing_kept import WritingKept
from tui.screens.writing_search import Searching
from tui.textual_private import active_app
from tui.widgets.editor import Editor
from tui.widgets.sheet import Sheet


class WritingPage(Searching, WritingKept):
    NAME = N_("Écrire un article")
    SHOWS = frozenset({"articles", "manifesto", "participants", "workshops", "rounds"}) | REMARKED
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "editor('undo')", N_("défaire")),
        Binding("ctrl+y", "editor('redo')", N_("refaire"), show=False),
        Binding("ctrl+f", "search", N_("chercher")),
        Binding("ctrl+r", "remarks", N_("remarques")),
        Binding("f1", "help", N_("aide"), key_display="F1"),
        Binding("ctrl+n", "hands", N_("qui a écrit quoi")),
        Binding("ctrl+p", "point", N_("point médian ·")),
        Binding("ctrl+t", "curl", N_("apostrophe ’")),
        Binding("ctrl+g,f3", "again(1)", N_("chercher plus loin"), show=False),
        Binding("shift+f3", "again(-1)", N_("chercher avant"), show=False),
        Binding("ctrl+k", "editor(\"erase('line_end')\")", N_("couper la fin de ligne"), show=False),
        Binding("ctrl+u", "editor(\"erase('line_start')\")", N_("couper le début de ligne"), show=False),
        Binding("ctrl+w", "editor(\"erase('word_left')\")", N_("effacer le mot"), show=False),
        Binding("ctrl+x", "editor('cut')", N_("couper la sélection (Maj+flèches)"), show=False),
        Binding("ctrl+v", "editor('paste')", N_("coller ce qui a été coupé"), show=False),
        Binding("escape", "back", N_("finir")),
    ]

    def compose_body(self) -> ComposeResult:
        one = self.session.commons.get(Article, self.article)
        self._outside.run(active_app.set, self.app)
        self._keeping = Keeping(self.session, one, self._settled)
        draft = self.keeping.sit(self._told_of_others)
        self._editor = Editor(draft, self._listen, self._typed, id="editor")
        yield self._editor
        yield from self.compose_hands()

    def opened(self) -> None:
        if self.keeping.found_again:
            self.say(self.t("Vos mots d’avant la coupure sont là : ils sont gardés dès que possible."))
            self._send()
        self.follow()
        self.remarked()

    @property
    def editor(self) -> Editor:
        assert self._editor is not None
        return self._editor

    def write(self, sheet: Sheet) -> None:
        """Nothing: the editor is the body."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Letters are written here, not obeyed."""
        if action == "hands":
            return self.session.sees_names
        if action == "remarks":
            return bool(self._remarked)
        return action not in ("undo", "actions", "choose", "app.quit", "quit")

    # --- keys

    def action_editor(self, action: str) -> None:
        """Only for the bar and the help: the editor itself takes these keys."""

    def action_point(self) -> None:
        self.editor.type("·")

    def action_curl(self) -> None:
        self.editor.curly = not self.editor.curly
        on, off = self.t("’ remplace ' après une lettre"), self.t("' reste comme vous le tapez")
        self.say(on if self.editor.curly else off)

    def action_back(self) -> None:
        self._finish()

"""Writing in an article: everything that is typed is shown at once, and kept in small batches.

« enregistré » stands above only when everything shown is durable. What could not be kept stays on the screen,
and is tried again at the next key.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.timer import Timer

from models.manifesto import Article, TextMoved, article, articles
from models.refusals import Refusal
from models.text import SOMEONE
from tui.editing.draft import Draft
from tui.faults import CannotKeep
from tui.i18n import N_
from tui.screens.base import Page, acting
from tui.sentences import sentence
from tui.widgets.dialogs import AskYesNo
from tui.widgets.editor import Editor
from tui.widgets.sheet import Sheet

PAUSE = 0.3
"""Seconds without a key after which what was typed is kept."""
LONGEST = 2.0
"""Seconds of typing without a pause after which it is kept all the same."""


class WritingPage(Page):
    NAME = N_("Écrire un article")
    SHOWS = frozenset({"articles", "manifesto"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "editor('undo')", N_("défaire")),
        Binding("ctrl+y", "editor('redo')", N_("refaire")),
        Binding("ctrl+p", "point", N_("point médian ·")),
        Binding("ctrl+t", "curl", N_("apostrophe ’")),
        Binding("ctrl+k", "editor(\"erase('line_end')\")", N_("couper la fin de ligne"), show=False),
        Binding("ctrl+u", "editor(\"erase('line_start')\")", N_("couper le début de ligne"), show=False),
        Binding("ctrl+w", "editor(\"erase('word_left')\")", N_("effacer le mot"), show=False),
        Binding("ctrl+x", "editor('cut')", N_("couper la sélection (Maj+flèches)"), show=False),
        Binding("ctrl+v", "editor('paste')", N_("coller ce qui a été coupé"), show=False),
        Binding("escape", "back", N_("finir")),
        Binding("f1", "help", N_("aide"), key_display="F1"),
    ]

    def __init__(self, id: str) -> None:
        super().__init__()
        self.article = id
        self._draft: Draft | None = None
        self._timer: Timer | None = None
        self._late: Timer | None = None
        self._trouble = ""
        self._gone = False

    def compose_body(self) -> ComposeResult:
        one = self.session.commons.get(Article, self.article)
        self._draft = Draft(one, self.session.actor.person or SOMEONE)
        yield Editor(self._draft, id="editor")

    @property
    def draft(self) -> Draft:
        assert self._draft is not None
        return self._draft

    @property
    def editor(self) -> Editor:
        return self.query_one("#editor", Editor)

    def heading(self) -> tuple[str, str]:
        one = self.session.commons.find(Article, self.article)
        order = [each.id for each in articles(self.session.commons)]
        title = one.title if one else self.t("article retiré")
        left = f"{order.index(self.article) + 1}  {title}" if self.article in order else title
        return left, self._state()

    def _state(self) -> str:
        if self._trouble:
            return self.t("pas enregistré")
        return self.t("enregistré") if self.draft.kept else ""

    def write(self, sheet: Sheet) -> None:
        """Nothing: the editor is the body."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Letters are written here, not obeyed."""
        return action not in ("undo", "actions", "choose", "app.quit", "quit")

    # --- keeping what is typed

    def on_editor_changed(self, event: Editor.Changed) -> None:
        if self._told:
            self.say("")
        self._write_heading()
        if event.line_ended or self._trouble:
            self._keep_now()
            return
        if self._timer is None:
            self._timer = self.set_timer(PAUSE, self._keep_now)
            self._late = self.set_timer(LONGEST, self._keep_now)
        else:
            self._timer.reset()

    def on_editor_refused(self, event: Editor.Refused) -> None:
        self.refuse(event.refusal)

    def _keep_now(self) -> None:
        for timer in (self._timer, self._late):
            if timer is not None:
                timer.stop()
        self._timer = self._late = None
        self._keep()

    @acting
    async def _keep(self) -> None:
        await self._save()

    async def _save(self) -> None:
        """Keeps one batch after the other, after what others wrote meanwhile."""
        while act := self.draft.next_act():
            try:
                kept = await self.veillee.perform(act)
            except TextMoved:
                self.draft.not_kept()
                if not self._listen():
                    return  # what moved it is not durable yet: `changed` will come
            except (Refusal, CannotKeep) as no:
                self.draft.not_kept()
                self._not_kept(no)
                return
            else:
                self.draft.kept_as(kept)
                self._trouble = ""
                self._listen()
        self._write_state()

    def _write_state(self) -> None:
        if not self._gone:
            self._write_heading()

    def _not_kept(self, no: Refusal | CannotKeep) -> None:
        if self._gone:
            return
        self._trouble = str(no) if isinstance(no, CannotKeep) else sentence(no, self.t, self.session.zone)
        self._write_state()
        stays = self.t("Votre texte reste ici, et sera enregistré dès que possible.")
        self.say(f"{self._trouble} {stays}", wrong=True)

    def changed(self, tables: frozenset[str]) -> None:
        if not self.is_mounted or self._gone or not tables & self.SHOWS:
            return
        if not self.draft.sending:
            self._write_state()
            self._listen()
            if not self.draft.kept and self._timer is None:
                self._keep()

    def _listen(self) -> bool:
        """What others wrote joins what is shown; whether there was something."""
        try:
            now = article(self.session.commons, self.article)
        except Refusal:
            return False
        before = self.draft.revision
        splices = self.draft.heard(now)
        for editor in self.query(Editor):
            editor.follow(splices)
        return self.draft.revision != before

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

    @acting
    async def _finish(self) -> None:
        await self._save()
        if not self.draft.kept and not self.draft.sending:
            question = self.t("Ce que vous venez d’écrire n’est pas enregistré.")
            stay, go = self.t("Rester ici"), self.t("Partir et le perdre")
            if await self.ask(AskYesNo(question, stay, go, self._trouble)) is not False:
                return
        self.dismiss()

    async def on_unmount(self) -> None:
        """Also when the program ends in the middle of a word."""
        self._gone = True
        if not self.draft.kept:
            await self._save()

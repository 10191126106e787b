"""Writing in an article, alone or together: what is typed is shown at once, to the others too, and kept.

« enregistré » stands above only when everything typed is durable. What could not be kept stays on the screen,
is tried again at the next key, and waits for the person who left without it.
"""

from __future__ import annotations

from contextvars import Context
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.timer import Timer

from models.manifesto import Article, articles
from tui.editing.draft import Draft
from tui.editing.keeping import Keeping
from tui.faults import CannotKeep
from tui.i18n import N_
from tui.screens.base import acting
from tui.screens.writing_people import WritingWithPeople
from tui.screens.writing_search import Searching
from tui.sentences import sentence
from tui.textual_private import active_app
from tui.widgets.dialogs import AskOne
from tui.widgets.editor import Editor
from tui.widgets.sheet import Sheet

PAUSE = 0.3
"""Seconds without a key after which what was typed alone is kept, and « enregistré » is said."""
LONGEST = 2.0
"""Seconds of typing alone without a pause after which it is kept all the same."""


class WritingPage(Searching, WritingWithPeople):
    NAME = N_("Écrire un article")
    SHOWS = frozenset({"articles", "manifesto", "participants"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "editor('undo')", N_("défaire")),
        Binding("ctrl+y", "editor('redo')", N_("refaire")),
        Binding("ctrl+f", "search", N_("chercher")),
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
        Binding("f1", "help", N_("aide"), key_display="F1"),
    ]

    def __init__(self, id: str) -> None:
        super().__init__()
        self.article = id
        self._keeping: Keeping | None = None
        self._pause: Timer | None = None
        self._late: Timer | None = None
        self._headed: tuple[str, str] | None = None
        self._outside = Context()

    def compose_body(self) -> ComposeResult:
        one = self.session.commons.get(Article, self.article)
        self._outside.run(active_app.set, self.app)
        self._keeping = Keeping(self.session, one, self._settled)
        draft = self.keeping.sit(self._told_of_others)
        yield Editor(draft, self._listen, self._typed, id="editor")
        yield from self.compose_hands()

    def opened(self) -> None:
        if self.keeping.found_again:
            self.say(self.t("Vos mots d’avant la coupure sont là : ils sont gardés dès que possible."))
            self._send()
        self.show_people()

    @property
    def keeping(self) -> Keeping:
        assert self._keeping is not None
        return self._keeping

    @property
    def draft(self) -> Draft:
        return self.keeping.draft

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
        if self.keeping.trouble:
            return self.t("pas enregistré")
        return self.t("enregistré") if self.draft.kept and self._pause is None else ""

    def write(self, sheet: Sheet) -> None:
        """Nothing: the editor is the body."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Letters are written here, not obeyed."""
        if action == "hands":
            return self.session.sees_names
        return action not in ("undo", "actions", "choose", "app.quit", "quit")

    # --- keeping what is typed

    def _typed(self) -> None:
        """Seen by the others at once; alone, a line of the journal for each letter would serve nobody."""
        if self._told and not self.keeping.trouble:
            self.say("")
        alone = self.keeping.alone and not self.keeping.trouble
        at, words = self.editor.caret, self.draft.document.words
        if alone and at and words[at - 1] == "\n":
            self._paused()
            return
        if self._pause is None:
            self._pause = self.set_timer(PAUSE, self._paused)
            self._late = self.set_timer(LONGEST, self._send) if alone else None
        else:
            self._pause.reset()
        if not alone:
            self._send()
        self.stand()
        self.write_state()

    def on_editor_refused(self, event: Editor.Refused) -> None:
        self.refuse(event.refusal)

    def on_paste_cut(self) -> None:
        """What was pasted is longer than a terminal may give at once: half a text would be no use."""
        self.editor.action_undo()
        limit = self.t("Ce que vous avez collé est trop long pour être reçu d’un coup : rien n’est ajouté.")
        self.say(f"{limit} {self.t('Collez-le en plusieurs fois, ou importez le fichier.')}", wrong=True)

    def _paused(self) -> None:
        for timer in (self._pause, self._late):
            if timer is not None:
                timer.stop()
        self._pause = self._late = None
        self._send()
        self.write_state()

    def _send(self) -> None:
        before = self.keeping.trouble
        if not self.keeping.send():
            self._tell_trouble()
        elif before:
            self.say("")
        self.follow()

    def _settled(self) -> None:
        """The disk has answered."""
        if self._gone or not self.is_mounted:
            return
        if self.keeping.trouble:
            self._tell_trouble()
        self.follow()
        self.write_state()

    def _tell_trouble(self) -> None:
        no = self.keeping.trouble
        if no is None or self._gone:
            return
        why = str(no) if isinstance(no, CannotKeep) else sentence(no, self.t, self.session.zone)
        stays = self.t("Votre texte reste ici, et sera enregistré dès que possible.")
        self.write_state()
        self.say(f"{why} {stays}", wrong=True)

    def write_state(self) -> None:
        """The heading, when it says something else: a letter typed must not cost more than itself."""
        if self._gone or not self.is_mounted or (heading := self.heading()) == self._headed:
            return
        self._headed = heading
        self._write_heading()

    def changed(self, tables: frozenset[str]) -> None:
        """Something is durable: what was refused may be possible now."""
        if not self.is_mounted or self._gone or not tables & self.SHOWS:
            return
        one = self.session.commons.find(Article, self.article)
        if one is not None:
            self.draft.lasting(one.revision)
        if self.keeping.trouble or (not self.draft.decided and self._pause is None):
            self._send()
        self.show_people()
        self.write_state()

    # --- what others do

    def _told_of_others(self) -> None:
        """From their context: none of theirs may follow it in here."""
        if not self._gone:
            self._outside.run(self.call_later, self._heard_others)

    def _heard_others(self) -> None:
        if self._gone or not self.is_mounted:
            return
        if not self.draft.decided and not self.keeping.alone:
            self._send()
        self.follow()
        self.show_people()

    def _listen(self) -> None:
        self.keeping.listen()
        self.editor.follow()

    def follow(self) -> None:
        if self.editor.follow():
            self.editor.paint()

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
        self._send()
        if not self.draft.decided and not await self._goes_without():
            return
        self.dismiss()

    async def _goes_without(self) -> bool:
        """What cannot be kept now: it may be copied, or wait here for the person."""
        t = self.t
        answers = [
            ("stay", t("Rester ici")),
            ("copy", t("Voir mon texte seul, pour le copier")),
            ("wait", t("Partir : mes mots m’attendent ici jusqu’à l’arrêt du serveur")),
        ]
        why = t("Ce que vous venez d’écrire n’est pas enregistré.")
        answer = await self.ask(AskOne(why, answers))
        if answer == "copy":
            self.open("plain", self.draft.document.words)
        return answer == "wait"

    async def on_unmount(self) -> None:
        """Also when the program ends in the middle of a word."""
        self._gone = True
        if self._keeping is not None:
            await self._keeping.leave()

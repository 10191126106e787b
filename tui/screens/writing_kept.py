"""What is typed in an article is shown to the others at once, then kept; what cannot be waits."""

from __future__ import annotations

from contextvars import Context

from textual.timer import Timer

from models.manifesto import Article, articles
from models.refusals import Unknown
from tui.editing.draft import Draft
from tui.editing.keeping import Keeping
from tui.screens.base import acting
from tui.screens.writing_people import WritingWithPeople
from tui.screens.writing_remarks import WritingRemarks
from tui.widgets.dialogs import AskOne
from tui.widgets.editor import MOST_PASTED, Editor

PAUSE = 0.3
"""Seconds without a key after which what was typed alone is kept, and « enregistré » is said."""
LONGEST = 2.0
"""Seconds of typing alone without a pause after which it is kept all the same."""


class WritingKept(WritingRemarks, WritingWithPeople):
    def __init__(self, id: str) -> None:
        super().__init__()
        self.article = id
        self._keeping: Keeping | None = None
        self._editor: Editor | None = None
        self._pause: Timer | None = None
        self._late: Timer | None = None
        self._headed: tuple[str, str] | None = None
        self._name_of_it = ""
        self._outside = Context()

    @property
    def is_open(self) -> bool:
        """Whether the editor is there: a page that comes or goes may be told of things too."""
        return not self._gone and self._editor is not None and self._editor.is_attached

    @property
    def keeping(self) -> Keeping:
        assert self._keeping is not None
        return self._keeping

    @property
    def draft(self) -> Draft:
        return self.keeping.draft

    def heading(self) -> tuple[str, str]:
        self._name_of_it = self._named()
        return self._name_of_it, self._state()

    def _named(self) -> str:
        one = self.session.commons.find(Article, self.article)
        order = [each.id for each in articles(self.session.commons)]
        if one is None:
            return self.t("article retiré")
        if self.article not in order:
            return self.t("{titre} (retiré)", titre=one.title)
        return f"{order.index(self.article) + 1}  {one.title}"

    def _state(self) -> str:
        if self.keeping.trouble:
            return self.t("pas enregistré")
        return self.t("enregistré") if self.draft.kept and self._pause is None else ""

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

    def on_editor_pasted_too_much(self) -> None:
        most = self.t("Ce que vous avez collé dépasse {n} caractères : rien n’a été ajouté.", n=MOST_PASTED)
        self.say(f"{most} {self.t('Collez-le en plusieurs fois, ou importez un fichier.')}", wrong=True)

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
        self.stand()
        self.follow()

    def _settled(self) -> None:
        """The disk has answered."""
        if not self.is_open:
            return
        if self.keeping.trouble:
            self._tell_trouble()
        self.follow()
        self.write_state()

    def _tell_trouble(self) -> None:
        no = self.keeping.trouble
        if no is None or not self.is_open:
            return
        removed = self.t("Cet article a été retiré du manifeste pendant que vous y écriviez.")
        why = removed if isinstance(no, Unknown) else self.why_not(no)
        stays = self.t("Votre texte reste ici, et sera enregistré dès que possible.")
        self.write_state()
        self.say(f"{why} {stays}", wrong=True)

    def write_state(self) -> None:
        """The heading, when it says something else: a letter typed must not cost more than itself."""
        heading = self._name_of_it, self._state()
        if not self.is_open or heading == self._headed:
            return
        self._headed = heading
        self._write_heading()

    def changed(self, tables: frozenset[str]) -> None:
        """Something is durable: what was refused may be possible now."""
        if not self.is_open or not tables & self.SHOWS:
            return
        one = self.session.commons.find(Article, self.article)
        if one is not None:
            self.draft.lasting(one.revision)
        if self.keeping.trouble or (not self.draft.decided and self._pause is None):
            self._send()
        if tables & {"participants", "workshops"}:
            self.meet()
        self.remarked(tables)
        if "manifesto" in tables or one is None or one.title not in self._name_of_it:
            self._name_of_it = self._named()
        self.write_state()

    # --- what others do

    def _told_of_others(self) -> None:
        """From their context: none of theirs may follow it in here."""
        if self.is_open:
            self._outside.run(self._heard_others)

    def _heard_others(self) -> None:
        if not self.draft.decided and not self.keeping.alone:
            self._send()
        self.follow()

    def _listen(self) -> None:
        self.keeping.listen()
        self.editor.follow()

    def follow(self) -> None:
        """What others wrote, and where they stand."""
        followed = self.editor.follow()
        if self.show_people() or followed:
            self.editor.paint()

    # --- leaving

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

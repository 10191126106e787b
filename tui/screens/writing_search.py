"""Searching in an article that one writes: accents, case and inclusive points do not matter."""

from __future__ import annotations

from models.search import next_after, occurrences, previous_before
from tui.screens.base import Page, acting
from tui.widgets.dialogs import AskLine
from tui.widgets.editor import Editor


class Searching(Page):
    _searched = ""

    @property
    def editor(self) -> Editor:
        raise NotImplementedError

    @acting
    async def action_search(self) -> None:
        question = self.t("Chercher quoi dans cet article ?")
        words = await self.ask(AskLine(question, value=self._searched, limit=200))
        if words:
            self._searched = words
            self._go_to(1)

    def action_again(self, by: int) -> None:
        if self._searched:
            self._go_to(by)
        else:
            self.action_search()

    def _go_to(self, by: int) -> None:
        """To the next one, or the one before; what is found is selected."""
        editor, t = self.editor, self.t
        found = occurrences(editor.draft.document.words, self._searched)
        start, end = editor.selection
        here = next_after(found, end if (start, end) in found else start)
        at = here if by > 0 else previous_before(found, start)
        if at is None:
            self.say(t("« {mot} » n’est pas dans cet article.", mot=self._searched), wrong=True)
            return
        editor.select(*found[at])
        self.say(t("{n} sur {total} ; Ctrl+G pour la suite", n=at + 1, total=len(found)))

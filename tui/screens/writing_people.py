"""Who else writes in the article, and who wrote what: letters in the margin, names at the foot."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult

from models.text import SOMEONE
from tui.editing.hands import LOOKS, Hands, hands_of, letters
from tui.editing.keeping import Keeping
from tui.screens.base import Page
from tui.screens.whose import name_of
from tui.together import Seat
from tui.widgets.caret import Peer
from tui.widgets.editor import Editor
from tui.widgets.lines import Line, Part, Span, quiet, wrapped
from tui.widgets.page import Lines


class HandsLegend(Lines):
    """The name of each author, in the look of their words."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"lines--hand{n}" for n in range(LOOKS)}


class WritingWithPeople(Page):
    _people = ""
    _others: tuple[Seat, ...] = ()
    _signs: tuple[str, ...] = ()

    @property
    def keeping(self) -> Keeping:
        raise NotImplementedError

    @property
    def editor(self) -> Editor:
        raise NotImplementedError

    def compose_hands(self) -> ComposeResult:
        legend = HandsLegend(id="hands")
        legend.styles.height = 0
        yield legend

    def say(self, words: str, *, wrong: bool = False) -> None:
        """When nothing is told, the foot says who else is writing here."""
        if words or not self._people:
            super().say(words, wrong=wrong)
        else:
            self.tell(quiet(self._people))

    @property
    def is_telling(self) -> bool:
        return super().is_telling and not (len(self._told) == 1 and self._told[0] == quiet(self._people))

    # --- carets

    def stand(self) -> None:
        """One's own caret, told to the others; where it is in words not decided yet, they cannot know."""
        seat = self.keeping.seat
        if seat is not None and seat.draft.decided:
            seat.stands(self.editor.caret, typed=True)

    def on_caret_moved(self) -> None:
        seat = self.keeping.seat
        if seat is not None and seat.draft.decided:
            seat.stands(self.editor.caret)

    def show_people(self) -> bool:
        """The others' carets, and their names at the foot; whether something is to be painted again."""
        seat = self.keeping.seat
        if seat is None or not self.editor.is_attached:
            return False
        others = seat.others
        if others != self._others:
            self.meet(others)
        draft = self.keeping.draft
        peers = tuple(
            Peer(draft.shown(one.caret), sign) for one, sign in zip(others, self._signs, strict=True)
        )
        before, self.editor.peers = self.editor.peers, peers
        hands = self.editor.hands
        if hands is not None:
            self._write_hands()
        return peers != before or hands != self.editor.hands

    def meet(self, others: tuple[Seat, ...] | None = None) -> None:
        """Others came, left or were renamed: letters for those whose name may be seen."""
        self._others = self._others if others is None else others
        if self.session.sees_names:
            ids = [one.actor.person or SOMEONE for one in self._others]
            names = dict(zip(ids, map(self._called, self._others), strict=True))
            given = letters(names)
            self._signs = tuple(given[id] for id in ids)
            words = self._in_one_row([f"{given[id]} {name}" for id, name in names.items()])
        else:
            self._signs = ("+",) * len(self._others)
            n = len(self._others)
            words = self.t.n("{n} autre personne écrit ici", "{n} autres personnes écrivent ici", n)
        before, self._people = self._people, words if self._others else ""
        if self._people != before and self._told in ((), (quiet(before),)):
            self.say("")

    def _in_one_row(self, named: list[str]) -> str:
        """As many names as a row holds, and how many more: the page must not shrink for them."""
        t = self.t
        words = t.n("{noms} écrit ici", "{noms} écrivent ici", len(named), noms=", ".join(named))
        shown = len(named)
        while shown > 1 and cell_len(words) > self.app.size.width - 2:
            shown -= 1
            first, left = ", ".join(named[:shown]), len(named) - shown
            words = t.n(
                "{noms} et {n} autre écrivent ici", "{noms} et {n} autres écrivent ici", left, noms=first
            )
        return words

    def _called(self, seat: Seat) -> str:
        name = name_of(self.session.commons, seat.actor.person)
        if not name and seat.actor.facilitates:
            return self.t("l’animation")
        return name or self.t("quelqu’un")

    # --- who wrote what

    def action_hands(self) -> None:
        self.editor.hands = None if self.editor.hands is not None else self._hands()
        self._write_hands()
        self.editor.paint()

    def _hands(self) -> Hands:
        """Erased people's words are somebody's; so are those of nobody known."""
        text = self.keeping.draft.document.text
        authors = dict.fromkeys(author for author, _ in text.runs)
        names = {each: name_of(self.session.commons, each) for each in authors}
        someone = self.t("quelqu’un")
        return hands_of({each: name or someone for each, name in names.items()})

    def _write_hands(self) -> None:
        if self.editor.hands is None:
            self._fill("hands", [])
            return
        found = self._hands()
        self.editor.hands = found
        parts: list[Part] = []
        for author, name in found.names.items():
            parts += [f"{found.signs[author]}\u00a0", Span(name, found.looks.get(author, "")), "   "]
        rows = wrapped(parts[:-1] or (quiet(self.t("Rien d’écrit encore.")),), self.app.size.width - 2)
        self._fill("hands", [Line(row) for row in rows])

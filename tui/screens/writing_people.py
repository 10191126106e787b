"""Who else writes in the article, and who wrote what: letters in the margin, names at the foot."""

from __future__ import annotations

from typing import ClassVar

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
    _people: str = ""

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

    def show_people(self) -> None:
        """The others' carets, and their names at the foot."""
        if self._gone or not self.is_mounted or self.keeping.seat is None:
            return
        others = self.keeping.seat.others
        signs = self._signs(others)
        draft = self.keeping.draft
        peers = tuple(Peer(draft.shown(one.caret), signs[id(one)]) for one in others)
        if peers != self.editor.peers:
            self.editor.peers = peers
            self.editor.paint()
        self._tell_people(others, signs)
        if self.editor.hands is not None:
            self._write_hands()

    def _signs(self, others: tuple[Seat, ...]) -> dict[int, str]:
        """Letters of those whose name may be seen; a sign for all others."""
        if not self.session.sees_names:
            return {id(one): "+" for one in others}
        given = letters({one.actor.person or SOMEONE: self._called(one) for one in others})
        return {id(one): given[one.actor.person or SOMEONE] for one in others}

    def _called(self, seat: Seat) -> str:
        if seat.actor.person:
            return name_of(self.session.commons, seat.actor.person)
        return self.t("l’animation") if seat.actor.facilitates else self.t("quelqu’un")

    def _tell_people(self, others: tuple[Seat, ...], signs: dict[int, str]) -> None:
        t, before = self.t, self._people
        if not others:
            self._people = ""
        elif not self.session.sees_names:
            n = len(others)
            self._people = t.n("{n} autre personne écrit ici", "{n} autres personnes écrivent ici", n)
        else:
            names = dict.fromkeys(f"{signs[id(one)]} {self._called(one)}" for one in others)
            self._people = t.n("{noms} écrit ici", "{noms} écrivent ici", len(names), noms=", ".join(names))
        if self._people != before and (not self._told or self._told == (quiet(before),)):
            self.say("")

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
        if found != self.editor.hands:
            self.editor.hands = found
            self.editor.paint()
        parts: list[Part] = []
        for author, name in found.names.items():
            parts += [f"{found.signs[author]} ", Span(name, found.looks.get(author, "")), "   "]
        rows = wrapped(parts[:-1] or (quiet(self.t("Rien d’écrit encore.")),), self.app.size.width - 2)
        self._fill("hands", [Line(row) for row in rows])

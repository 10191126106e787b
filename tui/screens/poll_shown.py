"""What the poll's page shows: the grid, or the list below 80 columns, and whose row is answered now."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from typing import cast

from textual.app import ComposeResult

from models import lookup
from models.people import Participant
from models.poll import COMING, Answer, Poll, Slot
from tui import dates, wording
from tui.screens.poll_table import PollView, legend, short_slot, silent, turnout
from tui.screens.projecting import Projecting
from tui.widgets.grid import Grid
from tui.widgets.lines import Line, Part, Span, accent, padded, quiet, strong, width_of, wrapped
from tui.widgets.page import Body, Lines
from tui.widgets.sheet import Sheet

WIDE = 80
POLLS = frozenset({"polls"})


class PollShown(Projecting):
    """`number` is the workshop's. Where a room reads, only the row that facilitation fills is shown."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number
        self._who: str | None = None
        self._filled: str | None = None
        """Whose row facilitation has chosen to fill while a room reads."""
        self._shown: Poll | None = None
        """The poll as the grid was last written from it."""

    def compose_body(self) -> ComposeResult:
        yield Grid(id="grid")
        yield Lines(id="notes")
        yield Body(id="body")

    # --- what is shown

    @property
    def poll(self) -> Poll:
        return lookup.poll(self.session.commons, self.number)

    @property
    def view(self) -> PollView:
        filled = frozenset([self._filled] if self._filled else [])
        return PollView(self.session, self.poll, filled if self.veiled else None)

    @property
    def wide(self) -> bool:
        return self.app.size.width >= WIDE and bool(self.poll.slots)

    @property
    def grid(self) -> Grid:
        return self.query_one("#grid", Grid)

    @property
    def cursor(self) -> Hashable:
        return self.grid.column if self.wide else self.body.cursor

    @property
    def who(self) -> str | None:
        """Whose row is answered now."""
        if self.wide:
            return cast("str | None", self.grid.row)
        people = [one.id for one in self.view.people()]
        return self._who if self._who in people else next(iter(people), None)

    @property
    def slot(self) -> Slot | None:
        return next((one for one in self.poll.slots if one.id == self.cursor), None)

    def heading(self) -> tuple[str, str]:
        t, poll = self.t, self.poll
        title = t("Disponibilités · atelier {n}", n=self.number)
        if lookup.workshop(self.session.commons, self.number).start:
            return title, t("date choisie")
        if not poll.is_open(self.session.now):
            return title, t("sondage clos : les réponses sont gardées")
        if poll.deadline is None:
            return title, t("sondage ouvert")
        until = dates.until(poll.deadline, self.session.zone, t, now=self.session.now)
        return title, t("réponses {limite}", limite=until)

    def rewrite(self) -> None:
        if not self.is_mounted or not self.children:
            return
        if lookup.find_poll(self.session.commons, self.number) is None:
            super().rewrite()
            return
        wide = self.wide
        for id, shown in (("#grid", wide), ("#notes", wide), ("#body", not wide)):
            if (widget := self.query_one(id)).display is not shown:
                widget.display = shown
        self._shown = None
        if wide:
            self._write_answers()
        if self.focused is None or not self.focused.display:
            self.set_focus(self.grid if wide else self.body)
        super().rewrite()

    def changed(self, tables: frozenset[str]) -> None:
        """What others answer changes the grid and its notes alone: neither the heading nor the keys."""
        if tables == POLLS and self.is_current and not self._stale and self._only_answers_changed():
            self._written_at = self.veillee.news
            self._write_answers()
        else:
            super().changed(tables)

    def _only_answers_changed(self) -> bool:
        shown, now = self._shown, lookup.find_poll(self.session.commons, self.number)
        if shown is None or now is None or self._written_at >= self.veillee.news:
            return False
        return replace(now, answers=shown.answers, scribed=shown.scribed) == shown

    def _write_answers(self) -> None:
        self._shown = self.poll
        self.grid.set(self.view.table())
        self._write_notes()

    def _write_notes(self) -> None:
        width = self.app.size.width - 2
        rows = [Line(row) for parts in self._notes() for row in wrapped(parts, width)]
        self._fill("notes", [*rows])

    def _notes(self) -> list[tuple[Part, ...]]:
        t, view = self.t, self.view
        said: list[tuple[Part, ...]] = [(turnout(view),)]
        missing = silent(view) if self.session.facilitates else ()
        if missing and self.veiled:
            said.append(
                (
                    quiet(t.n("{n} personne manque", "{n} personnes manquent", len(missing))),
                    "  ",
                    accent(t("[n] noms")),
                )
            )
        elif missing:
            names = ", ".join(missing)
            count = t.n(
                "{n} personne manque : {noms}", "{n} personnes manquent : {noms}", len(missing), noms=names
            )
            said.append((quiet(count),))
        if view.shows_others and (entered := self._entered()):
            said.append((quiet(entered),))
        if not view.shows_counts:
            said.append((quiet(t("Vous verrez les réponses des autres après avoir donné les vôtres.")),))
        elif self.poll.hidden:
            said.append((quiet(t("Les réponses sont cachées à qui n’a pas encore répondu.")),))
        if not self.session.takes_part:
            said.append((quiet(t("Pour répondre, inscrivez-vous d’abord : touche i de l’accueil.")),))
        return said

    def _entered(self) -> str:
        names = () if self.veiled else lookup.names(self.session.commons, self.poll.scribed)
        return wording.entered_rows(self.poll, names, self.t)

    def write(self, sheet: Sheet) -> None:
        """The list, for narrow terminals: one slot a line, with the answer of one person and the counts."""
        t, view = self.t, self.view
        if not self.poll.slots:
            self._write_empty(sheet)
            return
        person = self.session.commons.find(Participant, self.who) if self.who else None
        sheet.line(strong(view.name(person) if person else turnout(view)))
        if person:
            sheet.line(quiet(turnout(view)))
        sheet.line(quiet(", ".join(f"{letter} {word}" for letter, word in legend(t))))
        sheet.blank()
        self._write_list(sheet)
        for parts in self._notes()[1:]:
            sheet.blank()
            sheet.line(*parts)

    def _write_list(self, sheet: Sheet) -> None:
        t, view = self.t, self.view
        names = {slot.id: short_slot(slot, t) for slot in self.poll.slots}
        widest = min(max(width_of((name,)) for name in names.values()), sheet.width - 15)
        yes, coming = view.counts(Answer.YES), view.counts(*COMING)
        letters = t(wording.LETTERS[Answer.YES]), t(wording.LETTERS[Answer.IF_NEEDED])
        if view.shows_counts:
            sheet.line(quiet(" " * (widest + 5) + f"{letters[0]:>5}{'+'.join(letters):>5}"))
        for id, name in names.items():
            letter = view.letter(self.who, id)
            cell = (Span(f"[{letter.text}]", letter.kind),) if self.who else ("   ",)
            counts = f"{yes[id]:>5}{coming[id]:>5}" if view.shows_counts else ""
            sheet.item(id, padded(name, widest), "  ", *cell, counts)

    def _write_empty(self, sheet: Sheet) -> None:
        t = self.t
        sheet.line(t("Aucun créneau pour le moment."))
        sheet.blank()
        if self.session.facilitates:
            sheet.item("propose", strong("l  "), t("proposer les prochains Communs lundis"))
            sheet.item("add", strong("a  "), t("ajouter un créneau, jour et heures"))
        else:
            sheet.line(
                t("L’équipe d’animation les ajoutera ici ; vous pourrez alors répondre en une minute.")
            )

"""The roll call: a key for each name, the next name under the cursor, counts above.

Those who wait for a seat stand below: whoever of them is there takes a free one, or an absent person's.
Where a room reads, the one who is called is named, as is said aloud; the others are numbers.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar

from textual.binding import Binding, BindingType

from models import roll_call
from models.acts.registration import Placed
from models.acts.roll_call import RollCall
from models.names import fold
from models.registration import LATE, Presence, Registration
from tui import dates, wording
from tui.i18n import N_
from tui.screens import workshop_words as words
from tui.screens.base import acting
from tui.screens.projecting import NAMES_KEY, Projecting
from tui.screens.roll_calling import RollCalling
from tui.widgets.dialogs import AskLine, AskOne
from tui.widgets.lines import Part, accent, good, padded, quiet, strong, width_of
from tui.widgets.sheet import Sheet

WIDEST_NAME = 34


class RollCallPage(RollCalling, Projecting):
    """`number`: of which workshop. In the order of names, as one reads them out."""

    NAME = N_("Appel")
    SHOWS = frozenset({"workshops", "participants"})
    FOR_FACILITATION = frozenset({"presence", "walk_in", "take_back"})
    TELL_AGAIN = frozenset({"p", "a", "e", "full_stop", "u"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "presence('presence')", N_("présence")),
        Binding("a", "presence('absence')", N_("absence")),
        Binding("e", "presence('annoncee')", N_("absence annoncée")),
        Binding("full_stop", "presence('')", N_("effacer la présence"), show=False),
        Binding("w", "walk_in", N_("venue sans inscription")),
        Binding("slash", "search", N_("chercher")),
        Binding(NAMES_KEY, "names", N_("noms")),
        Binding("u", "take_back", N_("annuler")),
        Binding("enter", "choose", N_("choisir"), show=False),
    ]

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number
        self._wanted = ""
        self._notes: list[tuple[str, Presence | None]] = []
        """What was noted here, and what was before: the last one first to be taken back."""
        self._being_noted: set[str] = set()

    def _named(self, one: Registration) -> str:
        return words.name_of(self.session, one.person)

    def _called(self) -> list[Registration]:
        found = [one for one in roll_call.called(self.workshop) if self._matches(one)]
        return sorted(found, key=lambda one: fold(self._named(one)))

    def _matches(self, one: Registration) -> bool:
        """By the first letters of any word of the name; case and accents do not count."""
        wanted = fold(self._wanted)
        name = fold(self._named(one))
        return name.startswith(wanted) or any(word.startswith(wanted) for word in name.split())

    # --- writing

    def heading(self) -> tuple[str, str]:
        t, counts = self.t, roll_call.tally(self.workshop)
        said = [t.n("{n} présence", "{n} présences", counts.present)]
        if counts.absent:
            said.append(t.n("{n} absence", "{n} absences", counts.absent))
        if counts.announced:
            said.append(t.n("{n} annoncée", "{n} annoncées", counts.announced))
        if counts.left:
            said.append(t("{n} à appeler", n=counts.left))
        return t("Appel · atelier {n}", n=self.number), " · ".join(said)

    def write(self, sheet: Sheet) -> None:
        t = self.t
        if self._wanted:
            sheet.line(quiet(t("« {mots} » : / puis Entrée pour tout revoir", mots=self._wanted)))
        else:
            sheet.line(quiet(self._seats()))
        called = self._called()
        if not called:
            nobody = (
                t("Personne ne s’appelle ainsi.") if self._wanted else t("Personne n’est inscrit encore.")
            )
            sheet.line(nobody, " ", t("w note une venue."))
        column = self._column(called)
        for place, one in enumerate(called, start=1):
            self._write_person(sheet, one, self._shown(one, place), column)
        line = enumerate(self.workshop.line(), start=1)
        if waiting := [(rank, one) for rank, one in line if self._matches(one)]:
            sheet.title(t("En attente : p quand la personne est là"))
            for rank, one in waiting:
                sheet.item(one.person, quiet(f"{rank}  "), self._shown(one, 0), hang=3)

    def _seats(self) -> str:
        """What somebody who comes now may have; until ten minutes, from when an absent person's seat."""
        t, one, now = self.t, self.workshop, self.session.now
        left = roll_call.seats_to_take(one, now)
        said = t.n("{n} place à prendre", "{n} places à prendre", left) if left else t("aucune place libre")
        soon = one.for_whole_list(now) or (one.start is not None and one.start <= now < one.start + LATE)
        if one.start and soon:
            hour = dates.hour(one.start + LATE, self.session.zone, t)
            return t("{places} ; celles des absences à partir de {heure}", places=said, heure=hour)
        return said

    def _column(self, people: list[Registration]) -> int:
        widths = [width_of((self._named(one),)) for one in people]
        return max((width for width in widths if width <= WIDEST_NAME), default=20) + 2

    def _shown(self, one: Registration, place: int) -> str:
        if self.veiled and one.person != self.cursor:
            return str(place or "")
        return self._named(one)

    def on_body_moved(self) -> None:
        """Beside what every page does then: another person is the one called."""
        if self.veiled:
            self.rewrite()

    def _write_person(self, sheet: Sheet, one: Registration, name: str, column: int) -> None:
        state = self._state(one)
        if width_of((name,)) < column and column + width_of(state) <= sheet.width:
            sheet.item(one.person, padded(name, column), *state, hang=column)
        else:
            sheet.item(one.person, name)
            sheet.more(*state, hang=2)

    def _state(self, one: Registration) -> tuple[Part, ...]:
        t = self.t
        without = quiet("  " + t("venue sans inscription")) if one.walked_in else ""
        if one.presence is None:
            return (accent("…"), without)
        said = t(wording.PRESENCES[one.presence])
        return (good(said) if one.presence is Presence.PRESENT else strong(said), without)

    # --- what one can do

    def opened(self) -> None:
        self.call_later(self._stand_on_next)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "names":
            return self.projecting
        if action == "presence" and self.is_mounted and self.query("#body"):
            one = self.picked
            known = one is not None and (not one.in_line or parameters == ("presence",))
            return known and self.session.facilitates and self.workshop.start is not None
        return super().check_action(action, parameters)

    def choose(self, item: Hashable) -> None:
        self._choose_presence()

    @acting
    async def _choose_presence(self) -> None:
        one, t = self.picked, self.t
        if one is None or not self.session.facilitates:
            return
        options: list[tuple[Presence | None, str]] = [(each, t(wording.PRESENCES[each])) for each in Presence]
        if one.in_line:
            options = options[:1]
        presence = await self.ask(AskOne(self._named(one), options, value=one.presence))
        if presence:
            self.go_on(one.person)
            await self.note(one, presence)

    async def note(self, one: Registration, presence: Presence | None) -> bool:
        try:
            done = await super().note(one, presence)
        finally:
            self._being_noted.discard(one.person)
        if done and not one.in_line:
            self._notes.append((one.person, one.presence))
        return done

    def _noted(self, place: Placed) -> str:
        one = self.workshop.registration(place.person)
        if self.projecting and one and one.presence:
            return self.t(wording.PRESENCES[one.presence])
        return super()._noted(place)

    def go_on(self, person: str) -> None:
        """To the next person of whom nothing is noted; back to the whole list after a search."""
        self._being_noted.add(person)
        if self._wanted:
            self._wanted = ""
            self.rewrite()
        self._stand_on_next(person)

    def _stand_on_next(self, person: str = "") -> None:
        """On the next one after that person of whom nothing is noted; it goes round."""
        called = self._called()
        order = [one.person for one in called]
        after = order.index(person) + 1 if person in order else 0
        left = [one.person for one in (*called[after:], *called[:after]) if one.presence is None]
        if found := next((one for one in left if one not in self._being_noted), None):
            self.body.stand_on(found)

    @acting
    async def action_take_back(self) -> None:
        """The last presence noted here, and back to that person."""
        if not self._notes:
            self.say(
                self.t("Rien à annuler ici : vous n’avez rien changé depuis votre arrivée sur cette page.")
            )
            return
        person, before = self._notes.pop()
        if await self.perform(RollCall(self.number, person, before), self._noted):
            self.body.stand_on(person)

    @acting
    async def action_search(self) -> None:
        said = self.t("Les premières lettres suffisent. Rien : tout le monde.")
        wanted = await self.ask(AskLine(self.t("Chercher qui ?"), said, limit=80, needed=False))
        if wanted is not None:
            self._wanted = wanted
            self.rewrite()
            if found := self._called():
                self.body.stand_on(found[0].person)

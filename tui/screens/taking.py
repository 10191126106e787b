"""A poll held elsewhere, a text of articles: shown as read, taken by one key, then what came of it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType

from models import lookup
from models.acts.imports import PollImported, RowKind
from models.acts.manuscript import Imported
from models.people import Participant
from models.ports import Act
from models.workshop import Workshop
from tui.i18n import N_, Translator
from tui.reading import SeenPoll, SeenText, brought, named_by
from tui.screens.base import Page, acting
from tui.widgets.dialogs import AskOne
from tui.widgets.lines import accent, good, quiet, strong
from tui.widgets.sheet import Sheet

R = TypeVar("R")

TAKE, DONE = "take", "done"
KINDS = {
    RowKind.PERSON: "",
    RowKind.GROUP: N_("un groupe, pas une personne"),
    RowKind.IGNORED: N_("laissée de côté"),
}


def write_ignored(sheet: Sheet, ignored: tuple[str, ...], t: Translator) -> None:
    """The lines that were not taken, each with its reason."""
    if ignored:
        sheet.blank()
        sheet.line(strong(t("Lignes laissées de côté")))
        for words in ignored:
            sheet.line(words, hang=2)


class ReadPage(Page):
    """Something that was read. Nothing is kept before `take`; `result` is then what it brought, in words."""

    FOR_FACILITATION = frozenset({"take"})
    LEADS_TO: ClassVar[tuple[str, str]]
    """The page where the result can be seen, and the words that lead there."""
    BINDINGS: ClassVar[list[BindingType]] = [Binding("i", "take", N_("importer"))]

    def __init__(self) -> None:
        super().__init__()
        self.result: tuple[str, ...] = ()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "take" and self.result:
            return False
        return super().check_action(action, parameters)

    def write(self, sheet: Sheet) -> None:
        if not self.result:
            self.write_read(sheet)
            return
        for words in self.result:
            sheet.line(good(words), hang=2)
        sheet.blank()
        page, words = self.LEADS_TO
        sheet.item(page, self.t(words))
        sheet.item(DONE, self.t("c’est tout, revenir"))

    def write_read(self, sheet: Sheet) -> None:
        """What was read, and an item `TAKE`."""
        raise NotImplementedError

    def choose(self, item: Hashable) -> None:
        if item == TAKE:
            self.call_later(self.run_action, "take")
        elif item == DONE:
            self.action_back()
        elif item == self.LEADS_TO[0]:
            self.open(self.LEADS_TO[0])

    async def take(self, act: Act[R], brought: Callable[[R], Iterator[str]]) -> None:
        """Does it; what it brought is shown in place of what was read."""

        def told(done: R) -> str:
            self.result = tuple(brought(done))
            return self.t("enregistré")

        if await self.perform(act, told):
            self.rewrite()
            self.body.stand_on(self.LEADS_TO[0])


class PollReadPage(ReadPage):
    """Enter on a line says that it stands for a group, then that it is left aside."""

    NAME = N_("Sondage lu")
    SHOWS = frozenset({"workshops", "polls"})
    LEADS_TO = ("people", N_("voir les personnes, réunir deux fiches"))

    def __init__(self, found: SeenPoll) -> None:
        super().__init__()
        self._found = found
        self._kinds: dict[int, RowKind] = {}

    def heading(self) -> tuple[str, str]:
        count = len(self._found.act.rows)
        return self.t("Sondage lu"), self.t.n("{n} ligne lue", "{n} lignes lues", count)

    @property
    def _undated(self) -> list[Workshop]:
        return [one for one, _ in lookup.undecided(self.session.commons, self.session.now)]

    def write_read(self, sheet: Sheet) -> None:
        t, undated = self.t, self._undated
        words = t("Importer ce sondage…")
        if len(undated) == 1:
            words = t("Importer pour l’atelier {n}", n=undated[0].number)
        sheet.item(TAKE, accent(words))
        sheet.line(quiet(t("Ce sont des réponses : personne n’est inscrit par là.")))
        sheet.title(t.n("{n} créneau lu", "{n} créneaux lus", len(self._found.slots)))
        for slot in self._found.slots:
            sheet.line(slot, hang=2)
        self._write_rows(sheet)
        write_ignored(sheet, self._found.ignored, t)

    def _write_rows(self, sheet: Sheet) -> None:
        t = self.t
        sheet.title(t("Qui a répondu"))
        for name in self._found.twins:
            sheet.line(t("Deux lignes au nom de « {nom} » : ce seront deux personnes.", nom=name), hang=2)
        sheet.line(quiet(t("Entrée sur un nom : un groupe, puis laissé de côté, puis une personne.")))
        for at, row in enumerate(self._found.act.rows):
            kind = KINDS[self._kinds.get(at, RowKind.PERSON)]
            sheet.item(("row", at), row.name, *((quiet(f"  {t(kind)}"),) if kind else ()), hang=2)

    def choose(self, item: Hashable) -> None:
        if isinstance(item, tuple):
            kinds = list(RowKind)
            now = kinds.index(self._kinds.get(item[1], RowKind.PERSON))
            self._kinds[item[1]] = kinds[(now + 1) % len(kinds)]
            self.rewrite()
        else:
            super().choose(item)

    @acting
    async def action_take(self) -> None:
        number = await self._ask_workshop()
        if number is not None:
            act = self._found.into(number, self._kinds)
            await self.take(act, lambda done: self._brought(done, number))

    async def _ask_workshop(self) -> int | None:
        known = self._undated
        if len(known) == 1:
            return known[0].number
        every = [
            one
            for one in known or lookup.workshops(self.session.commons)
            if lookup.find_poll(self.session.commons, one.number)
        ]
        if not every:
            self.say(self.t("Aucun atelier n’a de sondage : ajoutez d’abord un atelier."), wrong=True)
            return None
        options = [(one.number, f"{one.number}  {one.title}") for one in every]
        return await self.ask(AskOne(self.t("C’est le sondage de quel atelier ?"), options))

    def _brought(self, done: PollImported, number: int) -> Iterator[str]:
        t, commons = self.t, self.session.commons
        yield t("Sondage de l’atelier {n}", n=number)
        yield t.n("{n} ligne lue", "{n} lignes lues", done.read)
        yield t.n("{n} ligne a apporté du nouveau", "{n} lignes ont apporté du nouveau", done.added)
        yield from brought(done, t)
        for one, other in done.maybe_same:
            names = [commons.get(Participant, id).name for id in (one, other)]
            yield t("Peut-être la même personne : {a} et {b}", a=names[0], b=names[1])
        wordy = [slot for slot in lookup.poll(commons, number).slots if slot.start is None]
        if wordy:
            said = t.n("{n} créneau sans heures", "{n} créneaux sans heures", len(wordy))
            yield t("{quoi} : à préciser dans le sondage", quoi=said)


class TextReadPage(ReadPage):
    NAME = N_("Texte lu")
    LEADS_TO = ("manifesto", N_("voir le manifeste"))

    def __init__(self, found: SeenText) -> None:
        super().__init__()
        self._found = found

    def heading(self) -> tuple[str, str]:
        count = len(self._found.act.manuscript)
        return self.t("Texte lu"), self.t.n("{n} article", "{n} articles", count)

    def write_read(self, sheet: Sheet) -> None:
        t, pieces = self.t, self._found.act.manuscript
        words = t.n("En faire {n} article du manifeste", "En faire {n} articles du manifeste", len(pieces))
        sheet.item(TAKE, accent(words))
        if self._found.preamble:
            sheet.line(quiet(t("Ce qui précède le premier article n’est pas repris.")))
        if names := named_by(self._found.act):
            said = t(
                "Écrit par {noms}. Les personnes inconnues ici sont ajoutées, sans inscription.",
                noms=", ".join(names),
            )
            sheet.line(quiet(said), hang=2)
        for _, title, text in pieces:
            sheet.blank()
            sheet.line(strong(title or t("sans titre")))
            sheet.text(text)
        write_ignored(sheet, self._found.ignored, t)

    @acting
    async def action_take(self) -> None:
        await self.take(self._found.act, self._brought)

    def _brought(self, done: Imported) -> Iterator[str]:
        t = self.t
        yield t.n("{n} article ajouté", "{n} articles ajoutés", len(done.added))
        if done.updated:
            yield t.n("{n} article mis à jour", "{n} articles mis à jour", len(done.updated))
        if done.unchanged:
            yield t.n("{n} article déjà là", "{n} articles déjà là", len(done.unchanged))

"""What comes from elsewhere, as a face shows it: what was understood, and the act that takes it.

Filled forms, polls held in Framadate, texts of articles. For faces that may not look into the files of others
themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from errno import EISDIR
from pathlib import Path

from data.imports.encodings import MAX_BYTES
from data.imports.forms import FilledForm, FormsRead
from data.imports.framadate import Column, FramadateTable, Row
from data.imports.manuscript import Manuscript
from data.imports.reasons import Ignored
from data.imports.recognise import read_file
from models import calendar, lookup
from models.acts.imports import ImportForm, ImportPoll, PollImported, ReadRow, ReadSlot, RowKind
from models.acts.manuscript import ImportManuscript
from models.calendar import PARIS
from models.poll import Poll, Slot
from tui import wording
from tui.forms import slot_labels
from tui.i18n import Translator
from tui.sentences.reasons import reason
from tui.session import Session


@dataclass(frozen=True, slots=True)
class SeenForm:
    """One form: who fills it, what it says in words, and the act that takes it.

    `namesakes`: people who have that name already, when there are several: somebody must say whose it is.
    """

    name: str
    lines: tuple[str, ...]
    act: ImportForm
    namesakes: tuple[tuple[str, str], ...] = ()

    def of(self, person: str) -> ImportForm:
        return replace(self.act, person=person)


@dataclass(frozen=True, slots=True)
class SeenForms:
    """`ignored`: the lines that were not taken, each with its number and its reason."""

    forms: tuple[SeenForm, ...]
    ignored: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeenPoll:
    """A poll held elsewhere: its moments in words, the names it has several times, lines left aside.

    `act` takes it once somebody has said of which workshop it is (`into`).
    """

    slots: tuple[str, ...]
    twins: tuple[str, ...]
    ignored: tuple[str, ...]
    act: ImportPoll

    def into(self, workshop: int, kinds: Mapping[int, RowKind]) -> ImportPoll:
        """`kinds`: what lines stand for, by their place, where it is not one person."""
        rows = (replace(row, kind=kinds.get(at, row.kind)) for at, row in enumerate(self.act.rows))
        return replace(self.act, workshop=workshop, rows=tuple(rows))


@dataclass(frozen=True, slots=True)
class SeenText:
    """A text of articles; `preamble`: whether something stands before the first one, which is not taken."""

    act: ImportManuscript
    preamble: bool
    ignored: tuple[str, ...]


Seen = SeenForms | SeenPoll | SeenText


def read_text(text: str, session: Session) -> Seen:
    """Whatever was pasted. Raises NotThatKind."""
    return _as_seen(read_file(text.encode("utf-8", "replace"), "", slot_labels(session)), session)


def read_path(typed: str, session: Session) -> Seen:
    """A file of this machine. Raises OSError, NotThatKind."""
    name, content = content_of(typed)
    return _as_seen(read_file(content, name, slot_labels(session)), session)


def content_of(typed: str) -> tuple[str, bytes]:
    """The name of a file of this machine, and its bytes, as far as any reader goes. Raises OSError."""
    file = file_named(typed)
    if file.exists() and not file.is_file():
        raise IsADirectoryError(EISDIR, "", str(file))
    with file.open("rb") as opened:
        return file.name, opened.read(MAX_BYTES + 1)


def is_path(text: str) -> bool:
    """Whether somebody typed where a file is, instead of pasting what is in it."""
    typed = text.strip()
    if not typed or "\n" in typed:
        return False
    if typed.strip("'\"").startswith(("/", "~", "./", "../")):
        return True
    with suppress(OSError):  # too long for a name
        return file_named(typed).is_file()
    return False


def file_named(typed: str) -> Path:
    """`~` is one's own folder; terminals put quotes around the name of a file that is dropped on them."""
    file = Path(typed.strip().strip("'\""))
    with suppress(RuntimeError):  # nobody of that name here: the file is not found
        return file.expanduser()
    return file


def _as_seen(found: FramadateTable | FormsRead | Manuscript, session: Session) -> Seen:
    ignored = _ignored(found.ignored, session.t)
    if isinstance(found, FormsRead):
        return SeenForms(tuple(seen_form(form, session) for form in found.forms), ignored)
    if isinstance(found, Manuscript):
        return SeenText(manuscript_of(found), bool(found.preamble), ignored)
    act = poll_of(found)
    slots = tuple(_in_words(one, session) for one in act.slots)
    return SeenPoll(slots, found.same_names, ignored, act)


def _ignored(lines: Iterable[Ignored], t: Translator) -> tuple[str, ...]:
    return tuple(
        t("Ligne {n}, « {texte} » : {raison}", n=one.line, texte=one.text.strip(), raison=reason(one, t))
        for one in lines
    )


def _in_words(one: ReadSlot, session: Session) -> str:
    return wording.slot(Slot("", one.day, one.start, one.end, one.words), PARIS, session.t, session.now)


def manuscript_of(found: Manuscript) -> ImportManuscript:
    return ImportManuscript(
        tuple((one.id_hint, one.title, one.text) for one in found.articles),
        tuple(one.hands for one in found.articles),
    )


def named_by(act: ImportManuscript) -> tuple[str, ...]:
    """The names that a file says wrote something of it."""
    return tuple(dict.fromkeys(name for runs in act.hands for name, _ in runs if name))


def poll_of(
    table: FramadateTable, workshop: int = 0, kind: Callable[[Row], RowKind] = lambda row: RowKind.PERSON
) -> ImportPoll:
    slots = tuple(_slot(column) for column in table.columns)
    return ImportPoll(workshop, slots, tuple(ReadRow(row.name, row.answers, kind(row)) for row in table.rows))


def _slot(column: Column) -> ReadSlot:
    """With its hours in Paris; without, in its own words."""
    if column.start is None or column.end is None:
        return ReadSlot(column.day, words=column.words)
    start = calendar.at(column.day, column.start)
    night = timedelta(days=1 if column.end <= column.start else 0)
    return ReadSlot(column.day, start, calendar.at(column.day + night, column.end))


def brought(done: PollImported, t: Translator) -> Iterator[str]:
    """What a poll brought; who may be one person is said by each face, which knows how to reunite them."""
    yield t.n("{n} créneau nouveau", "{n} créneaux nouveaux", done.slots)
    yield t.n("{n} personne nouvelle", "{n} personnes nouvelles", done.people)
    if done.kept:
        yield t.n("{n} réponse changée ici est gardée", "{n} réponses changées ici sont gardées", done.kept)
    for name in done.twins:
        yield t("Deux lignes au nom de « {nom} » : ce sont deux personnes.", nom=name)


def form_act(form: FilledForm, session: Session) -> ImportForm:
    numbers = _workshops(form, session)
    return ImportForm(form.name, form.place, form.contact, numbers, form.all_three, form.answers)


def seen_form(form: FilledForm, session: Session) -> SeenForm:
    act = form_act(form, session)
    named = lookup.people_named(session.commons, form.name)
    namesakes = tuple((one.id, f"{one.name}, {one.place or one.contact or one.id}") for one in named)
    return SeenForm(
        form.name, tuple(_lines(form, act.workshops, session)), act, namesakes if len(namesakes) > 1 else ()
    )


def _workshops(form: FilledForm, session: Session) -> tuple[int, ...]:
    """« tous » means those that can still be joined."""
    if not form.every_workshop:
        return form.workshops
    return tuple(one.number for one in lookup.open_workshops(session.commons, session.now))


def _lines(form: FilledForm, numbers: tuple[int, ...], session: Session) -> Iterator[str]:
    t = session.t
    for words, value in ((t("Tiers-lieu"), form.place), (t("Contact"), form.contact)):
        if value:
            yield t("{champ} : {valeur}", champ=words, valeur=value)
    yield t("Ateliers : {liste}", liste=", ".join(map(str, numbers)) or t("aucun"))
    if form.all_three:
        yield t("Aux trois : {quoi}", quoi=t(wording.ALL_THREE[form.all_three]))
    for asked in session.commons.all(Poll):
        for slot in asked.slots:
            if state := form.answers.get(slot.id):
                when = wording.slot(slot, PARIS, t, session.now)
                yield t("{moment} : {etat}", moment=when, etat=t(wording.ANSWERS[state]))

"""Filled forms as a face shows them: what was understood line by line, and the act that takes each.

For faces that may not look into the files of others themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from data.imports.forms import FilledForm
from data.imports.forms import read_forms as read
from models import lookup
from models.acts.imports import ImportForm
from models.calendar import PARIS
from models.poll import Poll
from tui import wording
from tui.forms import slot_labels
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


def read_forms(text: str, session: Session) -> SeenForms:
    """Every filled form of a text. Raises NotThatKind when there is none."""
    t = session.t
    found = read(text, slot_labels(session))
    ignored = tuple(
        t("Ligne {n}, « {texte} » : {raison}", n=one.line, texte=one.text.strip(), raison=reason(one, t))
        for one in found.ignored
    )
    return SeenForms(tuple(_seen(form, session) for form in found.forms), ignored)


def _seen(form: FilledForm, session: Session) -> SeenForm:
    numbers = _workshops(form, session)
    act = ImportForm(form.name, form.place, form.contact, numbers, form.all_three, form.answers)
    named = lookup.people_named(session.commons, form.name)
    namesakes = tuple((one.id, f"{one.name}, {one.place or one.contact or one.id}") for one in named)
    return SeenForm(
        form.name, tuple(_lines(form, numbers, session)), act, namesakes if len(namesakes) > 1 else ()
    )


def _workshops(form: FilledForm, session: Session) -> tuple[int, ...]:
    """« tous » means those that can still be joined."""
    if not form.every_workshop:
        return form.workshops
    known, now = lookup.workshops(session.commons), session.now
    return tuple(one.number for one in known if not one.cancelled and not (one.end and now >= one.end))


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

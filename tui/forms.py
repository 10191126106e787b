"""The blank form (« bulletin ») for mails, forums and paper; data/imports/forms.py reads it back."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from data.exports.wrapping import COLUMNS, width, wrapped
from data.imports.form_grammar import ENGLISH, FRENCH, NOTE, FormWords
from data.imports.form_slots import SlotLabel
from models import lookup
from models.calendar import PARIS
from models.poll import Poll, Slot
from models.settings import Announcement
from models.workshop import Workshop
from tui import dates
from tui.i18n import LANGUAGES, Translator
from tui.notice import notice
from tui.session import Session

_NARROW = 60
"""Columns of what is long: quoted and wrapped again by a mail program, such lines are not cut once more."""
_LOOKS_LIKE_AN_ID = re.compile(r"\(\s*(s\d+)\s*\)", re.IGNORECASE)


def blank_form(session: Session, workshops: Collection[int] | None = None, contact: str | None = None) -> str:
    """The form for these workshops, all that can still be joined by default; polls that are open follow.

    `contact`: where it goes back to, the one of the settings by default.
    Raises Unknown (a number), WorkshopCancelled, WorkshopOver, NoSeries.
    """
    t = session.t
    words = FRENCH if t.language == "fr" else ENGLISH
    chosen = _chosen(session, workshops)
    lines = [*_opening(session, words), *_notes(session, contact), "", *_questions(session, words, chosen)]
    for poll in _open_polls(session, chosen):
        lines += ["", words.poll.format(number=poll.workshop), *_boxes(words, poll, t)]
    return "\n".join([*lines, words.closing]) + "\n"


def slot_labels(session: Session) -> tuple[SlotLabel, ...]:
    """The slots as forms show them, in both languages, of each workshop without a date: for `read_forms`.

    Closed polls count: facilitation may enter answers until the date is fixed.
    """
    undated = [one.number for one in lookup.workshops(session.commons) if one.start is None]
    return tuple(
        SlotLabel(slot.id, poll.workshop, label(slot, Translator(language)))
        for poll in session.commons.all(Poll)
        if poll.workshop in undated
        for slot in poll.slots
        for language in LANGUAGES
    )


def label(slot: Slot, t: Translator) -> str:
    """« lundi 22 mai 2028, 11h-12h30 (heure de Paris) »; a moment without hours in its own words."""
    if slot.start:
        return dates.moment_in_zones(slot.start, slot.end, PARIS, t, year=True)
    words = _LOOKS_LIKE_AN_ID.sub(r"\1", " ".join(slot.words.split()))
    return t(
        "{jour}, {moment} (heures à préciser)", jour=dates.calendar_day(slot.day, t, year=True), moment=words
    )


def _chosen(session: Session, numbers: Collection[int] | None) -> tuple[Workshop, ...]:
    if numbers is not None:
        chosen = tuple(lookup.workshop(session.commons, number) for number in sorted(set(numbers)))
        for one in chosen:
            one.must_be_open(session.now)
        return chosen
    return lookup.joinable(session.commons, session.now)


def _opening(session: Session, words: FormWords) -> Iterator[str]:
    """Its first line; a title too long for it stands below, where no reader looks."""
    announcement = session.commons.find(Announcement, "announcement")
    title = announcement.title if announcement else ""
    line = words.opening.format(title=title)
    if width(line) <= COLUMNS:
        yield line
    else:
        yield words.opening.format(title="").replace(" :  ", " ").replace(":  ", " ")
        yield _note(title)


def _note(text: str) -> str:
    return wrapped(text, _NARROW, NOTE, NOTE)


def _notes(session: Session, contact: str | None) -> Iterator[str]:
    t, settings = session.t, lookup.settings(session.commons)
    yield _note(t("Un nom ou un pseudonyme suffit ; le reste est facultatif. Mettez une lettre entre [ ]."))
    yield from (_note(fact.said(t)) for fact in notice(session, contact))
    if contact := settings.facilitation_contact if contact is None else contact:
        yield _note(t("À renvoyer à : {contact}", contact=contact))


def _questions(session: Session, words: FormWords, chosen: tuple[Workshop, ...]) -> Iterator[str]:
    yield words.name
    yield words.place
    yield words.contact
    every = chosen == lookup.open_workshops(session.commons, session.now)
    asked = words.workshops if every else words.some_workshops
    yield asked.format(numbers=", ".join(str(one.number) for one in chosen))
    yield _all_three(words, len(lookup.workshops(session.commons)))


def _all_three(words: FormWords, count: int) -> str:
    """« aux trois »: a series may have more, or fewer."""
    return re.sub(r"\b(trois|three)\b", str(count), words.all_three) if count != 3 else words.all_three


def _open_polls(session: Session, chosen: tuple[Workshop, ...]) -> Iterator[Poll]:
    for one in chosen:
        poll = lookup.find_poll(session.commons, one.number)
        if poll and poll.slots and poll.is_open(session.now):
            yield poll


def _boxes(words: FormWords, poll: Poll, t: Translator) -> Iterator[str]:
    for slot in poll.slots:
        line = words.slot.format(label=label(slot, t), slot=slot.id)
        yield line if width(line) <= COLUMNS else wrapped(line.strip(), _NARROW, "  ", "      ")

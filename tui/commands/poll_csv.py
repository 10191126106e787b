"""A poll as Framadate writes it: two lines of head, one for each person; `veillee importer` reads it."""

from __future__ import annotations

from models.calendar import PARIS, local
from models.people import Participant
from models.poll import Answer, Poll, Slot
from tui.session import Session

WORDS = {Answer.YES: "Oui", Answer.IF_NEEDED: "Si nécessaire", Answer.NO: "Non", None: "Inconnu"}


def rows(session: Session, asked: Poll, seen: list[str]) -> list[list[str]]:
    """Words of Framadate's French, whatever the reader's language: another program reads them."""
    people = [session.commons.find(Participant, one) if session.sees_names else None for one in seen]
    names = [who.name if who else one for who, one in zip(people, seen, strict=True)]
    answers = [asked.answers_of(one) for one in seen]
    return [
        ["", *(f"{slot.day:%d/%m/%Y}" for slot in asked.slots), ""],
        ["", *(_hours(slot) for slot in asked.slots), ""],
        *(
            [name, *(WORDS[mine.get(slot.id)] for slot in asked.slots), ""]
            for name, mine in zip(names, answers, strict=True)
        ),
    ]


def _hours(slot: Slot) -> str:
    if slot.start is None or slot.end is None:
        return slot.words
    return f"{local(slot.start, PARIS):%Hh%M}-{local(slot.end, PARIS):%Hh%M}"

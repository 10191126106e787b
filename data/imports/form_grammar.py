"""The form people fill in (« bulletin »): how it is written, and how its lines are known again.

Plain text that survives mail: one question a line, a box for each slot, the slot's id at the end of its line.
Lines that begin with NOTE explain, and are skipped when the form comes back.
"""

import re
from dataclasses import dataclass

NOTE = "# "


@dataclass(frozen=True, slots=True)
class FormWords:
    """Lines of a blank form in one language; what people write goes after the last space of each question."""

    opening: str  # {title}
    name: str
    place: str
    contact: str
    workshops: str  # {numbers}: "1, 2, 3"
    some_workshops: str  # the same, where all of them would be more than these
    all_three: str
    poll: str  # {number}
    slot: str  # {label}, {slot}
    closing: str


FRENCH = FormWords(
    opening="--- Bulletin Veillée : {title} ---",
    name="Nom ou pseudonyme : ",
    place="Tiers-lieu (facultatif) : ",
    contact="Contact (facultatif) : ",
    workshops="Ateliers ({numbers} ou tous) : ",
    some_workshops="Ateliers ({numbers}) : ",
    all_three="Pensez-vous pouvoir venir aux trois ? (oui / peut-être / non) : ",
    poll="Atelier {number} : o = oui, s = si besoin, n = non, rien = sans réponse",
    slot="  [ ] {label} ({slot})",
    closing="--- fin ---",
)
ENGLISH = FormWords(
    opening="--- Veillée form: {title} ---",
    name="Name or pseudonym: ",
    place="Third place (optional): ",
    contact="Contact (optional): ",
    workshops="Workshops ({numbers} or all): ",
    some_workshops="Workshops ({numbers}): ",
    all_three="Do you think you can come to all three? (yes / maybe / no): ",
    poll="Workshop {number}: y = yes, i = if needed, n = no, nothing = no answer",
    slot="  [ ] {label} ({slot})",
    closing="--- end ---",
)

QUESTIONS = ("name", "place", "contact", "workshops", "all_three")

# Marks of quotation that mail programs and forums put before lines.
QUOTATION = re.compile(r"(?:\s{0,3}[>|]\s?)+")
# An accent may be lost (e), replaced (?) or badly decoded (Ã©).
_VEILLEE = r"veill(?:[ée]|\W{1,2}|Ã.)e"
OPENING = re.compile(rf"\s*[-–—_=*]+\s*(?:bulletin\s+{_VEILLEE}|{_VEILLEE}\s+form)\b.*", re.IGNORECASE)
CLOSING = re.compile(r"\s*[-–—_=*]+\s*(?:fin|end)\s*[-–—_=*]*\s*", re.IGNORECASE)
NAME_LABEL = re.compile(r"[\s*_•-]*(?:nom\s+ou\s+pseudonyme|name\s+or\s+pseudonym)\s*:.*", re.IGNORECASE)
POLL = re.compile(r"[\s*_]*(?:atelier|workshop)\s+(\d{1,3})\s*:.*", re.IGNORECASE)

_LABELS = {
    "name": r"nom\s+ou\s+pseudonyme|name\s+or\s+pseudonym|nom|pseudonyme?|name",
    "place": r"tiers\W{0,2}lieux?|third\s+place",
    "contact": r"contact",
    "workshops": r"ateliers?|workshops?",
    "all_three": r"pensez\W{1,2}vous(?:\s+pouvoir(?:\s+venir(?:\s+aux(?:\s+\w+)?)?)?)?"
    r"|do\s+you\s+think(?:\s+you(?:\s+can(?:\s+come(?:\s+to(?:\s+all(?:\s+\w+)?)?)?)?)?)?",
}
_QUESTION = re.compile(
    r"[\s*_•-]*(?:" + "|".join(f"(?P<{key}>{label})" for key, label in _LABELS.items()) + r")"
    r"\s*\??\s*(?P<hint>\([^)]*(?:\)|$))?\s*(?P<colon>[:：]|$)[\s*]*(?P<value>.*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question's line: `complete` once its colon is there; `hint` is what stands in brackets."""

    key: str
    hint: str
    complete: bool
    value: str


def question_of(line: str) -> Question | None:
    """The question that a line asks, whole or cut by a mail program."""
    found = _QUESTION.fullmatch(line)
    if found is None:
        return None
    key = next(key for key in QUESTIONS if found[key] is not None)
    value = found["value"].strip()
    return Question(key, found["hint"] or "", bool(found["colon"]), "" if _is_blank(value) else value)


def _is_blank(value: str) -> bool:
    return not value.strip("_.… -")

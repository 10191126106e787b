"""Filled forms in a mail, a message, a forum page: found, unquoted, unwrapped, read."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256

from data.imports.answers import loose
from data.imports.form_grammar import NAME_LABEL, OPENING, POLL, question_of
from data.imports.form_sheets import Line, Sheet, lines_of, sheets_of, whole_lines
from data.imports.form_slots import SlotLabel, SlotReader
from data.imports.reasons import Ignored, NotThatKind, Reason
from models.people import AllThree
from models.poll import Answer


@dataclass(frozen=True, slots=True)
class FilledForm:
    """Somebody's answers. `every_workshop` is « tous »; a slot without an answer is not in `answers`."""

    name: str
    place: str = ""
    contact: str = ""
    workshops: tuple[int, ...] = ()
    every_workshop: bool = False
    all_three: AllThree | None = None
    answers: Mapping[str, Answer] = field(default_factory=dict, hash=False)
    line: int = 0

    @property
    def fingerprint(self) -> str:
        """The same for the same answers, wherever the form was: a form read twice adds nothing."""
        said = (self.name, self.place, self.contact, self.workshops, self.every_workshop, self.all_three)
        words = repr((said, sorted(self.answers.items())))
        return sha256(words.encode("utf-8", "backslashreplace")).hexdigest()


@dataclass(frozen=True, slots=True)
class FormsRead:
    forms: tuple[FilledForm, ...]
    ignored: tuple[Ignored, ...]


def read_forms(text: str, labels: Iterable[SlotLabel] = ()) -> FormsRead:
    """Every filled form in the text; blank ones are skipped, text around them too.

    `labels` are the slots of the open polls: they let a line without its id be known again.
    Raises NotThatKind when there is no form at all.
    """
    sheets = list(sheets_of(lines_of(text)))
    if not sheets:
        raise NotThatKind(Reason.NO_FORM)
    slots = SlotReader(labels)
    forms: list[FilledForm] = []
    ignored: list[Ignored] = []
    depths: dict[str, int] = {}
    for sheet in sheets:
        form, unread = _Reading(sheet, slots).read()
        if form is None:
            continue
        depth = depths.setdefault(form.fingerprint, sheet.opening.depth)
        if depth != sheet.opening.depth:
            ignored.append(_ignored(sheet.opening, Reason.FORM_REPEATED, name=form.name))
        elif not form.name:
            ignored.append(_ignored(sheet.opening, Reason.FORM_WITHOUT_NAME))
        else:
            forms.append(form)
            ignored += unread
    return FormsRead(tuple(forms), tuple(ignored))


def has_form(text: str) -> bool:
    """Whether a form, blank or filled, is in the text."""
    return any(OPENING.fullmatch(line.text) or NAME_LABEL.fullmatch(line.text) for line in lines_of(text))


def _ignored(line: Line, reason: Reason, **params: str | int) -> Ignored:
    return Ignored(line.number, line.text, reason, params)


class _Reading:
    """One sheet being read."""

    def __init__(self, sheet: Sheet, slots: SlotReader) -> None:
        self._sheet, self._slots = sheet, slots
        self._form = FilledForm("", line=sheet.opening.number)
        self._answers: dict[str, Answer] = {}
        self._asked: set[str] = set()
        self._workshop: int | None = None
        self._unread: list[Ignored] = []
        self._waiting: list[Ignored] = []

    def read(self) -> tuple[FilledForm | None, list[Ignored]]:
        """The form and the lines not taken; None when nobody has filled it."""
        for line in whole_lines(self._sheet, self._slots):
            self._take(line)
        if self._sheet.closed:
            self._known()
        form = replace(self._form, answers=self._answers)
        return (None if form == FilledForm("", line=form.line) else form), self._unread

    def _take(self, line: Line) -> None:
        question = question_of(line.text)
        if poll := POLL.fullmatch(line.text):
            self._known()
            self._workshop = int(poll[1])
        elif question and question.key not in self._asked:
            self._known()
            self._asked.add(question.key)
            self._answer(question.key, question.value, question.hint, line)
        elif self._slots.begins(line.text):
            self._known()
            self._slot(line)
        else:
            self._waiting.append(_ignored(line, Reason.FORM_TEXT))

    def _known(self) -> None:
        """A line of the form: what was waiting stands inside it, and is said."""
        self._unread += self._waiting
        self._waiting = []

    def _answer(self, key: str, value: str, hint: str, line: Line) -> None:
        match key:
            case "name":
                self._form = replace(self._form, name=value)
            case "place":
                self._form = replace(self._form, place=value)
            case "contact":
                self._form = replace(self._form, contact=value)
            case "workshops":
                numbers, every = _workshops(value)
                self._form = replace(self._form, workshops=numbers, every_workshop=every)
                if value and not numbers and not every and loose(value) not in _NONE:
                    self._unread.append(_ignored(line, Reason.FORM_WORKSHOPS, word=value))
            case _:
                said = _ALL_THREE.get(loose(value) or loose(hint))
                self._form = replace(self._form, all_three=said)
                if value and said is None:
                    self._unread.append(_ignored(line, Reason.FORM_ALL_THREE, word=value))

    def _slot(self, line: Line) -> None:
        said = self._slots.read(line.text, self._workshop)
        if said is None:
            return
        reason = said.reason
        if said.answer and self._answers.setdefault(said.slot, said.answer) is not said.answer:
            reason = Reason.FORM_TWO_ANSWERS
        if reason:
            params = {Reason.FORM_ANSWER: {"word": said.word}, Reason.SLOT_UNKNOWN: {"slot": said.slot}}
            self._unread.append(_ignored(line, reason, **params.get(reason, {})))


_NONE = frozenset(("aucun", "none", "0"))
_ALL_THREE = {
    **dict.fromkeys(("o", "oui", "y", "yes", "x"), AllThree.YES),
    **dict.fromkeys(("p", "peutetre", "peuttre", "peutaatre", "m", "maybe", "perhaps"), AllThree.MAYBE),
    **dict.fromkeys(("n", "non", "no"), AllThree.NO),
}
_EVERY = re.compile(r"\b(?:tous|toutes|all|les\s+(?:3|trois)|the\s+(?:3|three))\b", re.IGNORECASE)
_RANGE = re.compile(r"\b(\d{1,2})\s*(?:-|–|à|a|au|to)\s*(\d{1,2})\b")
_NUMBERS = {"un": 1, "deux": 2, "trois": 3, "one": 1, "two": 2, "three": 3}


def _workshops(value: str) -> tuple[tuple[int, ...], bool]:
    """« 1, 3 », « 1 à 3 », « deux », « tous »: numbers, and whether all were meant."""
    if _EVERY.search(value):
        return (), True
    numbers = {n for a, b in _RANGE.findall(value) for n in range(int(a), int(b) + 1)}
    numbers |= {int(n) for n in re.findall(r"\b\d{1,2}\b", value)}
    numbers |= {_NUMBERS[word] for word in re.findall(r"\w+", value.lower()) if word in _NUMBERS}
    return tuple(sorted(numbers - {0})), False

"""One line of a form's poll: which slot it is about, and what was answered."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from data.imports.answers import form_answer, loose
from data.imports.reasons import Reason
from models.poll import Answer


@dataclass(frozen=True, slots=True)
class SlotLabel:
    """A slot as the blank form showed it: `text` is what stood between the box and the id."""

    slot: str
    workshop: int
    text: str


@dataclass(frozen=True, slots=True)
class SlotLine:
    """What a line says. `answer` counts only without `reason`, or when the reason is FORM_TEXT."""

    slot: str
    answer: Answer | None
    reason: Reason | None = None
    word: str = ""


LONGEST = 400

_BOX = re.compile(
    r"[\s*•·-]*\\?(?:\[(?P<square>[^\[\]\\]*)\\?\]|\((?P<round>[^()\d]{0,12})\)|(?P<tick>[☐☑☒✓✔✅]))"
)
_ID = re.compile(r"\(\s*(s\d{1,9})\s*\)", re.IGNORECASE)
_WORDS = r"oui|si besoin|non|yes|if needed|no|o|s|n|y|x"
_LEADING = re.compile(rf"[\s*•·-]*(?P<word>{_WORDS})\b[\s:.,=)→–-]+(?P<rest>.+)", re.IGNORECASE)
_TRAILING = re.compile(rf"(?P<rest>.*?)[\s:=→–-]+(?P<word>{_WORDS})[\s.]*", re.IGNORECASE)
_AFTER_COLON = re.compile(r"(?P<rest>.*[^\s:=])\s*[:=]\s*(?P<word>[^:=]*)")


class SlotReader:
    """Reads the lines of polls; without labels, only ids are understood, and any id is."""

    def __init__(self, labels: Iterable[SlotLabel]) -> None:
        labels = tuple(labels)
        self._ids = frozenset(label.slot for label in labels)
        self._places: dict[str, list[SlotLabel]] = {}
        for label in labels:
            self._places.setdefault(loose(label.text), []).append(label)

    def begins(self, line: str) -> bool:
        """Whether a line is about a slot."""
        line = _squeezed(line)
        return self.boxed(line) or self.is_whole(line)

    def boxed(self, line: str) -> bool:
        """Whether it begins with a box: « [b]Zoé[/b] » does not."""
        line = _squeezed(line)
        return bool(_BOX.match(line)) and (self.is_whole(line) or _is_understood(line))

    def is_whole(self, line: str) -> bool:
        """Whether nothing of it can be on the next line."""
        line = _squeezed(line)
        return bool(_ID.search(line)) or self._label_in(line) is not None

    def read(self, line: str, workshop: int | None) -> SlotLine | None:
        """None when nothing was answered."""
        marks, rest = _marks(_squeezed(line))
        found = _ID.search(rest)
        if found:
            slot, after = found[1].lower(), rest[found.end() :].strip(" \t:=→>–-*")
            reason = Reason.SLOT_UNKNOWN if self._ids and slot not in self._ids else None
        else:
            label, after = self._split(rest)
            slot, reason = self._find(label, workshop)
        return _said(slot, reason, marks, after)

    def _find(self, label: str, workshop: int | None) -> tuple[str, Reason | None]:
        places = self._places.get(loose(label), [])
        here = [place for place in places if place.workshop == workshop] or places
        if len(here) == 1:
            return here[0].slot, None
        return "", Reason.SLOT_AMBIGUOUS if here else Reason.SLOT_UNKNOWN

    def _split(self, rest: str) -> tuple[str, str]:
        """The label, and the answer after it."""
        if loose(rest) in self._places:
            return rest, ""
        for pattern in (_TRAILING, _AFTER_COLON):
            found = pattern.fullmatch(rest)
            if found and loose(found["rest"]) in self._places:
                return found["rest"], found["word"]
        return rest, ""

    def _label_in(self, line: str) -> str | None:
        label, _ = self._split(_marks(line)[1])
        return label if loose(label) in self._places else None


def _squeezed(line: str) -> str:
    """With single spaces; nothing when it is too long to be about a slot."""
    words = " ".join(line.split())
    return words if len(words) <= LONGEST else ""


def _is_understood(line: str) -> bool:
    try:
        form_answer("".join(_marks(line)[0][:1]))
    except KeyError:
        return False
    return True


def _marks(line: str) -> tuple[list[str], str]:
    """What was put in the box and before the label, and what follows."""
    marks = []
    if box := _BOX.match(line):
        marks.append(box["square"] or box["round"] or box["tick"] or "")
        line = line[box.end() :]
    if lead := _LEADING.fullmatch(line):
        marks.append(lead["word"])
        line = lead["rest"]
    return [mark for mark in marks if mark.strip()], line.strip()


def _said(slot: str, reason: Reason | None, marks: list[str], after: str) -> SlotLine | None:
    given: list[Answer] = []
    unclear = ""
    for word in (*marks, after):
        try:
            answer = form_answer(word)
        except KeyError:
            unclear = word.strip()
        else:
            given += filter(None, [answer])
    if not given and not unclear:
        return None
    if reason:
        return SlotLine(slot, None, reason, slot)
    if len(set(given)) > 1:
        return SlotLine(slot, None, Reason.FORM_TWO_ANSWERS)
    if not given:
        return SlotLine(slot, None, Reason.FORM_ANSWER, unclear)
    return SlotLine(slot, given[0], Reason.FORM_TEXT if unclear else None, unclear)

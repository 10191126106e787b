"""Where forms are in a text: found between their first and last lines, unquoted, unwrapped."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from data.imports.answers import loose
from data.imports.encodings import plain_lines
from data.imports.form_grammar import CLOSING, NAME_LABEL, NOTE, OPENING, POLL, QUOTATION, question_of
from data.imports.form_slots import SlotReader

# Mail programs cut lines at 72 to 78 characters, less what quotation takes.
NARROWEST = 60
MOST_PIECES = 4
_LAST_WORDS = ("sansreponse", "noanswer")
_SIGNS = tuple("-–—_=*")


@dataclass(slots=True)
class Line:
    """`depth` counts quotation marks; `cut` is the length of the last of its `pieces`."""

    number: int
    text: str
    depth: int
    cut: int
    pieces: int = 1


@dataclass(slots=True)
class Sheet:
    """The lines of one form; `closed` once its last line was met."""

    opening: Line
    lines: list[Line]
    closed: bool = False


def lines_of(text: str) -> Iterator[Line]:
    for number, raw in enumerate(plain_lines(text).split("\n"), 1):
        quoted = QUOTATION.match(raw)
        marks = quoted[0] if quoted else ""
        yield Line(number, raw[len(marks) :].strip(), len(re.findall(r"[>|]", marks)), len(raw))


def sheets_of(lines: Iterable[Line]) -> Iterator[Sheet]:
    sheet: Sheet | None = None
    for line in lines:
        opens = OPENING.fullmatch(line.text)
        named = NAME_LABEL.fullmatch(line.text)
        if opens or (named and (sheet is None or _is_named(sheet))):
            if sheet:
                yield sheet
            sheet = Sheet(line, [] if opens else [line])
        elif sheet and CLOSING.fullmatch(line.text):
            sheet.closed = True
            yield sheet
            sheet = None
        elif sheet:
            sheet.lines.append(line)
    if sheet:
        yield sheet


def _is_named(sheet: Sheet) -> bool:
    return any(NAME_LABEL.fullmatch(line.text) for line in sheet.lines)


def whole_lines(sheet: Sheet, slots: SlotReader) -> list[Line]:
    """Lines without blank ones and notes, put together again where a mail program cut them."""
    whole: list[Line] = []
    gap = False
    for line in _body(sheet):
        if not line.text or line.text.startswith(NOTE.strip()):
            gap = True
        elif whole and not gap and _goes_on(whole[-1], line.text, slots):
            last = whole[-1]
            whole[-1] = replace(last, text=f"{last.text} {line.text}", cut=line.cut, pieces=last.pieces + 1)
        else:
            whole.append(replace(line))
            gap = False
    return whole


def _body(sheet: Sheet) -> list[Line]:
    """The lines after the opening, which may itself have been cut."""
    lines, opening = sheet.lines, sheet.opening.text
    cut = OPENING.fullmatch(opening) and not opening.endswith(_SIGNS)
    return lines[1:] if cut and lines and lines[0].text.endswith(_SIGNS) else lines


def _goes_on(last: Line, text: str, slots: SlotReader) -> bool:
    if last.pieces == MOST_PIECES:
        return False
    if slots.boxed(last.text):
        return not slots.is_whole(last.text) and not slots.boxed(text) and not _asks(text)
    if _asks(text) or slots.begins(text):
        return False
    if question := question_of(last.text):
        return not question.complete or not question.value or _was_cut(last, text)
    heading = POLL.fullmatch(last.text) and not loose(last.text).endswith(_LAST_WORDS)
    return bool(heading) and _was_cut(last, text)


def _was_cut(last: Line, text: str) -> bool:
    """Whether the next word would have gone past the width of a mail."""
    return last.cut + 1 + len(text.split(maxsplit=1)[0]) > NARROWEST


def _asks(text: str) -> bool:
    return question_of(text) is not None or POLL.fullmatch(text) is not None

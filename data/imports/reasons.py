"""Why a file, or a line of it, was not taken: values with parameters; each face makes the sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from models.refusals import Refusal


class Reason(StrEnum):
    """One key for each sentence; the comment gives the parameters."""

    # The whole file is refused.
    EMPTY = "empty"
    TOO_BIG = "too_big"  # limit (MB)
    BINARY = "binary"
    ENCODING = "encoding"
    UNKNOWN_KIND = "unknown_kind"
    NOT_A_POLL = "not_a_poll"
    POLL_WITHOUT_DATES = "poll_without_dates"
    ETHERPAD_HTML = "etherpad_html"
    NOT_ETHERPAD = "not_etherpad"
    NO_FORM = "no_form"

    # A line of a poll.
    BROKEN_QUOTES = "broken_quotes"
    NO_NAME = "no_name"
    TOO_FEW_CELLS = "too_few_cells"  # expected, found
    TOO_MANY_CELLS = "too_many_cells"  # expected, found
    UNKNOWN_ANSWER = "unknown_answer"  # word, column
    NO_DAY = "no_day"  # column, word

    # A line of a manuscript.
    CONTENTS_MARK = "contents_mark"
    FRONT_MATTER = "front_matter"  # key
    BOX = "box"  # kind

    # A line of a form.
    FORM_WITHOUT_NAME = "form_without_name"
    FORM_REPEATED = "form_repeated"  # name
    FORM_TEXT = "form_text"
    FORM_WORKSHOPS = "form_workshops"  # word
    FORM_ALL_THREE = "form_all_three"  # word
    FORM_ANSWER = "form_answer"  # word
    FORM_TWO_ANSWERS = "form_two_answers"
    SLOT_UNKNOWN = "slot_unknown"  # slot (may be empty)
    SLOT_AMBIGUOUS = "slot_ambiguous"


@dataclass(frozen=True, slots=True)
class Ignored:
    """Something read and not taken. `line` counts from 1 in the file; `text` is that line as it stands."""

    line: int
    text: str
    reason: Reason
    params: Mapping[str, str | int] = field(default_factory=dict, hash=False)


@dataclass
class NotThatKind(Refusal):
    """The file is not of the kind expected; nothing of it was taken."""

    reason: Reason
    params: Mapping[str, str | int] = field(default_factory=dict)

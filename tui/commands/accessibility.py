"""`aide accessibilite`, `--aide-accessibilite`: the statement, with whom to write to if a series says it."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from tui.commands.output import Output
from tui.commands.parsing import Request

if TYPE_CHECKING:
    from tui.session import Session

WORDS = ("accessibilite", "accessibility", "accessibilité")


def is_asked(request: Request) -> bool:
    return request.command is None and bool(request.words) and request.words[0].lower() in WORDS


def show(opened: AbstractContextManager[Session], out: Output) -> None:
    from tui.accessibility import statement

    told = statement(out.t, _contact(opened))
    if out.as_json:
        return out.value([{"titre": one.head, "texte": one.words} for one in told])
    return out.data(*(one.said(out.t) for one in told))


def _contact(opened: AbstractContextManager[Session]) -> str:
    """None is known where there is no series, or none to be read: the statement is said all the same."""
    from data.faults import StoreFault
    from models.refusals import Refusal
    from tui.accessibility import contact_of

    try:
        with opened as session:
            return contact_of(session)
    except (Refusal, StoreFault, OSError):
        return ""

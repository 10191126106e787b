"""Taking back facilitation's last act, for ten minutes or until somebody else's act rests on it."""

from datetime import datetime
from typing import Any

from data import codec, lines, records
from data.draft import Draft, Pending
from data.recent import Before, Recent


def undoable(last: Recent | None, pending: Pending, now: datetime) -> Recent | None:
    """That act, unless it was an undoing, is too old, or something has changed since."""
    if last is None or last.undoes or last.expires() <= now:
        return None
    return last if all(_is_as_left(was, pending) for was in last.befores) else None


def put_back(last: Recent, draft: Draft) -> None:
    for was in last.befores:
        kind = records.kind_of(was.table)
        if was.document is None:
            draft.remove(draft.get(kind, was.id))
        else:
            draft.put(_risen(codec.decode(kind, was.document), draft.find(kind, was.id)))


def _is_as_left(was: Before, pending: Pending) -> bool:
    return lines.version_of(pending.document(was.table, was.id)) == was.left


def _risen(value: Any, current: Any) -> Any:
    """A value whose numbers only go up, as iCalendar's SEQUENCE must (RFC 5545 3.8.7.4), has `after_undo`."""
    rises = getattr(value, "after_undo", None)
    return rises(current) if rises and current else value

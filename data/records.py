"""Which table each kind of value is kept in. Kinds are named, not imported: opening a series loads none."""

from importlib import import_module
from typing import Any

KINDS = {
    "models.settings:Settings": "settings",
    "models.settings:Announcement": "announcement",
    "models.people:Participant": "participants",
    "models.workshop:Workshop": "workshops",
    "models.poll:Poll": "polls",
    "models.contribution:Contribution": "contributions",
    "models.contribution:Theme": "themes",
    "models.manifesto:Manifesto": "manifesto",
    "models.manifesto:Article": "articles",
    "models.manifesto:Version": "versions",
    "models.consent:Round": "rounds",
    "models.states:State": "states",
    "models.suggestion:Suggestion": "suggestions",
    "models.comment:Comment": "comments",
    "models.annex:FrozenVersion": "frozen",
    "models.purge:Purging": "purges",
    "models.closing:Closing": "closings",
    "models.running_order:RunningOrder": "running_orders",
    "models.thread:Reply": "thread",
    "models.thread:Resource": "resources",
    "models.visits:Visit": "visits",
    "models.replica:Series": "series",
    "models.replica:Copy": "copies",
    "models.replica:PendingAct": "outbox",
    "models.replica:Loan": "loans",
    "models.access:Key": "keys",
    "models.access:Invitation": "invitations",
    "models.access:Recovery": "recoveries",
}
_TABLES = {table: kind for kind, table in KINDS.items()}


def table_of(kind: type[Any]) -> str:
    """Raises KeyError: this kind has no table."""
    return KINDS[name_of(kind)]


def kind_of(table: str) -> type[Any]:
    """Raises KeyError: no kind is kept in this table."""
    module, _, name = _TABLES[table].partition(":")
    kind: type[Any] = getattr(import_module(module), name)
    return kind


def name_of(kind: type[Any]) -> str:
    return f"{kind.__module__}:{kind.__qualname__}"


def keep(kind: type[Any], table: str) -> None:
    """Keeps one more kind, in a table of its own."""
    KINDS[name_of(kind)] = table
    _TABLES[table] = name_of(kind)

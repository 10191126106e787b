"""When a rule says no: values with parameters; each face makes the sentence."""

from dataclasses import dataclass


class Refusal(Exception):
    """A rule says no. Leaves are dataclasses beside their rule; their fields are all that a sentence needs.

    Raised before anything has changed: a refusal leaves no trace.
    """


@dataclass
class Unknown(Refusal):
    """Nothing has that id (or number, or name). `kind` is the table's name, `key` what was asked for."""

    kind: str
    key: str


@dataclass
class Ambiguous(Refusal):
    """Several things answer to that name; `ids` are theirs."""

    kind: str
    key: str
    ids: tuple[str, ...]


@dataclass
class NotAllowed(Refusal):
    """The act belongs to somebody else. `needs` is the role that may do it."""

    needs: str


@dataclass
class NobodyNamed(Refusal):
    """A personal act, and nobody says whom it is for."""


@dataclass
class ReasonMissing(Refusal):
    """This act needs a reason that everybody can read."""


@dataclass
class NothingToUndo(Refusal):
    """No act of facilitation in the last ten minutes, or somebody else's act rests on it."""


@dataclass
class AlreadyThere(Refusal):
    """A series lives in this directory already; making another would hide it."""


@dataclass
class NoSeries(Refusal):
    """Nothing has been made here yet."""

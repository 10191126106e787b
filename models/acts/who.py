"""Whose act it is, when what it leaves carries a name."""

from models.people import Actor, Participant, Role
from models.ports import Reading


def subject(reading: Reading, by: Actor, person: str | None = None) -> str:
    """The person an act is for, who must exist still. Raises NotAllowed, NobodyNamed, Unknown."""
    by.must_take_part()
    return reading.get(Participant, by.on_behalf_of(person)).id


def author(reading: Reading, by: Actor, person: str | None = None) -> str | None:
    """The same, but the owner's machine may write without saying for whom: None."""
    by.must_take_part()
    return subject(reading, by, person) if person or by.person else None


def decider(reading: Reading, by: Actor) -> str:
    """Who decided something: a person, or « animation » when the owner's machine names nobody."""
    return author(reading, by) or Role.FACILITATION

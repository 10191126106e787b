"""Who takes part, and in whose name an act is done."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from models.refusals import NobodyNamed, NotAllowed


class Role(StrEnum):
    VISITOR = "visite"
    PARTICIPANT = "participation"
    FACILITATION = "animation"
    TIME = "temps"


class AllThree(StrEnum):
    """The answer to « Pensez-vous pouvoir venir aux trois ? »."""

    YES = "oui"
    MAYBE = "peut-etre"
    NO = "non"


@dataclass(frozen=True, slots=True)
class Participant:
    """A person of the series, or a group that answers as one. Everything but the name is optional."""

    id: str
    name: str
    since: datetime
    place: str = ""
    contact: str = ""
    zone: str = "Europe/Paris"
    role: Role = Role.PARTICIPANT
    all_three: AllThree = AllThree.MAYBE
    entered_by: str | None = None
    self_registered: bool = False
    group: bool = False
    keep_for_next: bool = False


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does an act: a role, once known a person, and from afar the SHA256 of their key."""

    role: Role
    person: str | None = None
    key: str = ""

    @property
    def facilitates(self) -> bool:
        return self.role in (Role.FACILITATION, Role.TIME)

    def must_facilitate(self) -> None:
        if not self.facilitates:
            raise NotAllowed(needs=Role.FACILITATION)

    def must_take_part(self) -> None:
        if self.role is Role.VISITOR:
            raise NotAllowed(needs=Role.PARTICIPANT)

    def owns(self, author: str | None) -> bool:
        """What somebody wrote is theirs and facilitation's; what nobody signed is facilitation's alone."""
        return self.facilitates or (bool(author) and author == self.person)

    def must_own(self, author: str | None) -> None:
        """Raises NotAllowed."""
        self.must_take_part()
        if not self.owns(author):
            raise NotAllowed(needs=Role.FACILITATION)

    def on_behalf_of(self, person: str | None) -> str:
        """The person an act is for: oneself, or anybody when facilitating. Raises NobodyNamed, NotAllowed."""
        subject = person or self.person
        if subject is None:
            self.must_take_part()
            raise NobodyNamed()
        if subject != self.person:
            self.must_facilitate()
        return subject

    def scribe_for(self, subject: str | None) -> str | None:
        """The mark « saisi par »: who holds the keyboard, when it is not the person themselves.

        The owner's machine may act without being a person: the mark is then « animation ».
        """
        if subject == self.person and subject is not None:
            return None
        return self.person or Role.FACILITATION


FACILITATION = Actor(Role.FACILITATION)
TIME = Actor(Role.TIME)
VISITOR = Actor(Role.VISITOR)


def scribe_after(author: str | None, scribe: str | None, person: str, to: str | None) -> str | None:
    """The mark « saisi par » once `person` is erased (`to` None) or merged.

    Erasing the author takes it along; erasing the scribe leaves facilitation's; nobody is their own scribe.
    """
    if to is None and author == person:
        return None
    hand = (to or Role.FACILITATION) if scribe == person else scribe
    return None if hand == (to if author == person else author) else hand

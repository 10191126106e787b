"""A copy of the series, taken to a place without a network, and what is done on it until it is given back.

What is done there is judged when it comes back; until then it is shown as if it were done, and said to wait.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import reduce

from models.copy_refusals import NotACopy, OnlyThere
from models.people import Actor, Role
from models.ports import Commons, Reading
from models.registration import Registration, Reserved, Standing
from models.workshop import Workshop

TRAVELLING: Mapping[str, str] = {
    "registration": "Register Leave AcceptSeat DeclineSeat SeatTold KeepPlace",
    "roll_call": "RollCall WalkIn",
    "seats": "ApproveRegistration MoveInLine RemoveRegistration ReserveSeats",
    "polls": "AnswerPoll AddSlot GiveHours RemoveSlot ProposeSlots OpenPoll ClosePoll HideAnswers",
    "contributions": "Contribute CorrectContribution WithdrawContribution Support CreateTheme RenameTheme "
    "MergeThemes SplitTheme MoveToTheme",
    "coverage": "SetAside MergeContribution TakeBack",
    "comments": "CommentOn ResolveComment ReopenComment WithdrawComment",
    "suggestions": "Suggest AcceptSuggestion RefuseSuggestion ReopenSuggestion WithdrawSuggestion",
    "consent": "OpenRound CallPhase AnswerRound AmendArticle LiftObjection CloseRound CallSlip",
    "manifesto": "AddArticle RetitleArticle LinkContributions UnlinkContributions MoveArticle RemoveArticle "
    "PutBackArticle",
    "merging": "MergeArticle",
    "people": "CorrectPerson RemovePerson EraseMyData",
    "running_order": "WriteRunningOrder BeginSession NextStep PreviousStep ExtendStep EndSession AskToSpeak "
    "StopAsking Tick",
    "thread": "PostReply CopyReply CorrectReply RemoveReply AddResource CorrectResource RemoveResource "
    "ImportResources",
    "versions": "SaveVersion",
    "freezing": "SignVersion WithdrawSignature",
    "workshops": "MoveWorkshop CancelWorkshop SetVideo SetSeats FixDates",
}
"""What waits in a copy, by module of `models/acts`. The rest needs what the server alone has."""
TEXTS = frozenset({"EditArticle", "UndoEdit", "WriteArticle", "RestoreState"})
"""Changes of an article's words: together they wait as one merge."""
_HERE = "Invite AddComputer MakeRecovery UseCode KeepKey ForgetKey EndVisit TimePasses AnnouncePurge Purge"
HERE = frozenset(_HERE.split())
"""Of this machine alone: never given back."""
OWN_SETTINGS = frozenset({"person", "language", "theme", "ascii", "single_keys", "server", "fingerprint"})
_HELD_THERE = (
    "RollCall WalkIn OpenRound CallPhase AnswerRound AmendArticle LiftObjection CloseRound "
    "BeginSession NextStep PreviousStep ExtendStep EndSession"
)
HELD_THERE = frozenset(_HELD_THERE.split())
"""What happened at a session: it counts at the time when it was done."""
ASKS_A_SEAT = frozenset({"Register", "AcceptSeat"})
_TRAVELS = frozenset(name for names in TRAVELLING.values() for name in names.split())
_SYMBOL = re.compile(r"@(\w+)\.[a-z]+\d+")
NAMELESS = "nameless"
"""The loan of nobody: what was judged of acts that keep no name, whoever brought them."""


class Outcome(StrEnum):
    DONE = "fait"
    REFUSED = "refuse"
    VARIANT = "variante"


@dataclass(frozen=True, slots=True)
class Series:
    """By what copies know their series again."""

    id: str = "series"
    key: str = ""


@dataclass(frozen=True, slots=True)
class Copy:
    """This directory is a copy. `ids`: what things made here, and not yet judged, are called today."""

    id: str = "copy"
    key: str = ""
    series: str = ""
    host: str = ""
    made: datetime | None = None
    role: Role = Role.PARTICIPANT
    person: str | None = None
    ids: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PendingAct:
    """Something done here that waits, in JSON. Ids of things made here are `@7.c1`: the first `c` of act 7.

    `mark`: letters drawn by lot for an act that keeps no name, nor time: once judged, nothing says which copy
    has brought it. `saw`: the title and the text that a round asked about.
    `refusal`: the server's answer, when it was no; it stays to be read. `open`: words that still change.
    """

    id: str
    act: str
    at: datetime | None = None
    role: Role = Role.FACILITATION
    person: str | None = None
    saw: tuple[str, str] | None = None
    refusal: str = ""
    open: str = ""
    mark: str = ""

    @property
    def number(self) -> int:
        return int(self.id[1:])

    @property
    def token(self) -> str:
        """Names the act in what its things are called."""
        return self.mark or str(self.number)


@dataclass(frozen=True, slots=True)
class Loan:
    """The server's side of a copy: who took it, what was judged, what the things made there are called."""

    id: str
    at: datetime
    role: Role
    person: str | None = None
    fingerprint: str = ""
    judged: Mapping[str, str] = field(default_factory=dict)
    ids: Mapping[str, str] = field(default_factory=dict)


def copy_here(reading: Reading) -> Copy | None:
    return reading.find(Copy, "copy")


def must_be_copy(reading: Reading) -> Copy:
    here = copy_here(reading)
    if here is None:
        raise NotACopy()
    return here


def waiting(reading: Reading) -> tuple[PendingAct, ...]:
    """What the server has not judged yet, in order."""
    mine = (one for one in reading.all(PendingAct) if not one.refusal)
    return tuple(sorted(mine, key=lambda one: one.number))


def refused(reading: Reading) -> tuple[PendingAct, ...]:
    return tuple(one for one in reading.all(PendingAct) if one.refusal)


def is_theirs(reading: Reading, one: PendingAct, by: Actor) -> bool:
    """Whether they may read of whom and what it speaks, and take it back.

    Facilitation, whoever took the copy, and who did it. To others in the room what waits is a number.
    """
    copy = copy_here(reading)
    whose = {copy.person, copy.ids.get(one.person or "", one.person)} if copy else set()
    return by.facilitates or (by.person is not None and by.person in whose)


def made_here(reading: Reading) -> frozenset[str]:
    """Ids of what was made on this copy and is not judged yet; nothing where this is no copy."""
    if (copy := copy_here(reading)) is None:
        return frozenset()
    tokens = {one.token for one in waiting(reading)}
    return frozenset(id for name, id in copy.ids.items() if made_by(name) in tokens)


def travels(act: object, copy: Copy) -> bool:
    """Whether it is to wait; False: it is of this machine alone. Raises OnlyThere."""
    name = type(act).__name__
    if name in HERE or (name == "ChangeSetting" and getattr(act, "key", "") in OWN_SETTINGS):
        return False
    # An answer without a name cannot wait: until it is given back, the copy would know whose it is.
    if name not in _TRAVELS | TEXTS or (name == "AnswerRound" and getattr(act, "anonymous", False)):
        raise OnlyThere(copy.host)
    return True


# --- what things made here are called


def symbol(token: str, prefix: str, nth: int) -> str:
    return f"@{token}.{prefix}{nth}"


def made_by(name: str) -> str | None:
    """The token of the act that made the thing of that symbol; None for an id."""
    found = _SYMBOL.fullmatch(name)
    return found[1] if found else None


# --- seats


def requested(workshop: Workshop, person: str, key: str) -> Workshop:
    """A seat taken on a copy is asked for, unless one was reserved for the copy."""
    mine = workshop.registration(person)
    if mine is None or mine.standing not in (Standing.CONFIRMED, Standing.WAITING) or not mine.counted:
        return workshop
    given = given_by_copy(workshop, mine, key)
    return given or workshop.with_registration(replace(mine, standing=Standing.REQUESTED))


def given_by_copy(workshop: Workshop, mine: Registration, key: str) -> Workshop | None:
    """With one of the seats reserved for that copy, if one is left: the cap stays what it is."""
    held = next((one for one in workshop.reserved if one.copy == key and one.count > 0), None)
    if held is None or not key:
        return None
    left = tuple(_one_less(one) if one is held else one for one in workshop.reserved)
    seated = replace(workshop, reserved=tuple(one for one in left if one.count))
    return seated.with_registration(replace(mine, standing=Standing.CONFIRMED, offer=None))


def _one_less(one: Reserved) -> Reserved:
    return replace(one, count=one.count - 1)


def reserved_for(commons: Reading, key: str) -> int:
    """Seats that this copy may still give."""
    every = (each for one in commons.all(Workshop) for each in one.reserved)
    return reduce(lambda count, each: count + (each.count if each.copy == key else 0), every, 0)


def put_requested(commons: Commons, person: str, key: str, number: int) -> Workshop:
    one = next(each for each in commons.all(Workshop) if each.number == number)
    after = requested(one, person, key)
    if after is not one:
        commons.put(after)
    return after

"""What people leave behind when their line is cut: the place where they were, and words not sent yet.

It waits in the owner's memory, for the person alone who left it, half a day at most. Only when the owner
stops are the words of people of the series put in a file of its own, which the next start takes away.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from models.people import Actor, Role

KEPT_FOR = timedelta(hours=12)
MOST_PEOPLE = 200
LONGEST = 100_000
"""Characters of unsent words that are kept of one person: an article is not longer."""
MOST_WORDS = 2_000_000
"""Characters that are kept of everybody together; the oldest go first."""

Given = tuple[object, ...]
Where = tuple[str, Given, str]
"""A page, what it was opened with, and the step of what was being done; by lines, the question alone."""


@dataclass(frozen=True, slots=True)
class Stand:
    """A page by its name in the directory, what it was opened with, and where the cursor stood."""

    page: str
    given: Given = ()
    cursor: object = None


@dataclass(frozen=True, slots=True)
class Doing:
    """What was being asked: the page's action, and the answers given so far, by their questions."""

    action: str
    answers: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Left:
    """`places` from the home on, for whoever has the same role still; empty: nothing but words."""

    places: tuple[Stand, ...] = ()
    doing: Doing | None = None
    words: tuple[tuple[Where, str], ...] = ()
    role: Role = Role.VISITOR

    @property
    def size(self) -> int:
        return sum(len(text) for _, text in self.words)

    def __bool__(self) -> bool:
        return bool(self.places or self.words)


Whose = tuple[str, str]
"""A person's id, or the SHA256 of a visitor's key."""


def whose(actor: Actor) -> Whose | None:
    """None: nobody that could be known again."""
    if actor.person:
        return actor.person, ""
    return ("", actor.key) if actor.key else None


@dataclass
class Leavings:
    """By person. To be used on the owner's loop."""

    _kept: dict[Whose, tuple[datetime, Left]] = field(default_factory=dict)

    def keep(self, actor: Actor, left: Left, now: datetime) -> None:
        """Beside the words kept already; the place is the latest one."""
        who = whose(actor)
        if not who or not left:
            return
        before = self._live(who, now)
        words = dict((*before.words, *left.words)) if before else dict(left.words)
        places = left.places or (before.places if before else ())
        self._kept.pop(who, None)
        self._kept[who] = (now, replace(left, words=_bounded(words), places=places, role=actor.role))
        while len(self._kept) > MOST_PEOPLE or sum(one.size for _, one in self._kept.values()) > MOST_WORDS:
            del self._kept[next(iter(self._kept))]

    def take_place(self, actor: Actor, now: datetime) -> Left | None:
        """Where they were, once: whoever comes next in their name begins at home."""
        who = whose(actor)
        left = self._live(who, now)
        if who is None or left is None or not left.places:
            return None
        self._rest(who, replace(left, places=(), doing=None))
        return left if left.role is actor.role else None

    def take_words(self, actor: Actor, where: Where, now: datetime) -> str:
        """The words left there, once: they are in a field again, or given up."""
        who = whose(actor)
        left = self._live(who, now)
        words = dict(left.words) if left else {}
        taken = words.pop(where, "")
        if who and left and taken:
            self._rest(who, replace(left, words=tuple(words.items())))
        return taken

    def words_of(self, actor: Actor, now: datetime) -> tuple[tuple[Where, str], ...]:
        left = self._live(whose(actor), now)
        return left.words if left else ()

    def forget(self, actor: Actor) -> None:
        if who := whose(actor):
            self._kept.pop(who, None)

    def only(self, known: Callable[[str], bool]) -> None:
        """What somebody left who was erased since goes with them."""
        self._kept = {
            (person, key): left for (person, key), left in self._kept.items() if not person or known(person)
        }

    def of_people(self, now: datetime) -> dict[str, tuple[datetime, Left]]:
        """What people of the series left: by their ids, and since when."""
        return {who[0]: self._kept[who] for who in self._kept if who[0] and self._live(who, now)}

    def put_back(self, person: str, since: datetime, left: Left) -> None:
        """As it was when the owner stopped."""
        self._kept.setdefault((person, ""), (since, left))

    def _live(self, who: Whose | None, now: datetime) -> Left | None:
        since, left = self._kept.get(who, (now, None)) if who else (now, None)
        return left if now - since < KEPT_FOR else None

    def _rest(self, who: Whose, left: Left) -> None:
        if left:
            self._kept[who] = (self._kept[who][0], left)
        else:
            del self._kept[who]


def _bounded(words: dict[Where, str]) -> tuple[tuple[Where, str], ...]:
    """The latest words, as many as there is room for; none is cut."""
    room, kept = LONGEST, []
    for where, text in reversed(words.items()):
        room -= len(text)
        if room >= 0:
            kept.append((where, text))
    return tuple(reversed(kept))

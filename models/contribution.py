"""What people bring in one line, the themes they are sorted in, and who supports what.

An unsigned contribution keeps nothing of its author, not even a time: it may reveal a political opinion.
So nobody can prove that it is theirs, and only facilitation corrects or withdraws it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from models.names import THEME, clean_line, fold
from models.people import Actor, Role, scribe_after
from models.ports import Commons, Reading
from models.refusals import Refusal, Unknown

MOST_SUPPORTS = 3


@dataclass
class TooManySupports(Refusal):
    """`supported` are the contributions that this person supports already, in this workshop."""

    limit: int
    supported: tuple[str, ...]


@dataclass
class Unsigned(Refusal):
    """Only its author or facilitation may change it, and nobody knows its author."""

    contribution: str


@dataclass
class SameTheme(Refusal):
    """A theme cannot be merged into itself."""

    title: str


@dataclass
class ThemeExists(Refusal):
    title: str
    id: str


@dataclass
class NotInTheme(Refusal):
    """These contributions cannot leave a theme that they are not in."""

    title: str
    contributions: tuple[str, ...]


@dataclass
class MovedMeanwhile(Refusal):
    """Somebody has sorted these since they were looked at."""

    contributions: tuple[str, ...]


@dataclass
class RewordedMeanwhile(Refusal):
    """Somebody has changed these words since they were looked at."""

    contribution: str
    text: str


class Dimension(StrEnum):
    INDIVIDUAL = "individuelle"
    COLLECTIVE = "collective"
    BOTH = "les_deux"


@dataclass(frozen=True, slots=True)
class Theme:
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Contribution:
    """`workshop` is a number, None for elsewhere; `author` a person only if signed; so is `scribe`,
    who held the keyboard for them (Actor.scribe_for). `merged`: the id of one that says it too;
    `set_aside`: why no article takes it up; `origin`: the reply of the discussion that it was drawn from."""

    id: str
    workshop: int | None
    text: str
    dimension: Dimension = Dimension.BOTH
    theme: str | None = None
    author: str | None = None
    scribe: str | None = None
    supporters: tuple[str, ...] = ()
    merged: str = ""
    set_aside: str = ""
    origin: str | None = None

    def must_be_changed_by(self, by: Actor) -> None:
        """Raises Unsigned, NotAllowed."""
        by.must_take_part()
        if self.author is None and not by.facilitates:
            raise Unsigned(self.id)
        by.must_own(self.author)


def supported(one: Contribution, person: str, others: tuple[Contribution, ...]) -> Contribution:
    """Support given, or taken back if it was there; `others` may hold all. Raises TooManySupports."""
    if person in one.supporters:
        return replace(one, supporters=tuple(name for name in one.supporters if name != person))
    already = tuple(
        other.id for other in others if other.workshop == one.workshop and person in other.supporters
    )
    if len(already) >= MOST_SUPPORTS:
        raise TooManySupports(MOST_SUPPORTS, already)
    return replace(one, supporters=(*one.supporters, person))


def supports_left(person: str, workshop: int | None, every: Iterable[Contribution]) -> int:
    """How many this person may still give in that workshop (None: to what comes from elsewhere)."""
    given = sum(1 for one in every if one.workshop == workshop and person in one.supporters)
    return max(0, MOST_SUPPORTS - given)


Seen = tuple[tuple[str, str | None], ...]
"""Contributions, each with the theme in which somebody saw it when deciding to move it."""


def seen_now(contributions: Iterable[Contribution]) -> Seen:
    return tuple((one.id, one.theme) for one in contributions)


def must_be_as_seen(reading: Reading, seen: Seen, *wanted: str | None) -> None:
    """Two people may sort at once: the second is told, unless both want the same. Raises MovedMeanwhile."""
    before = dict(seen)
    now = (reading.get(Contribution, id) for id in before)
    if moved := tuple(one.id for one in now if one.theme not in (before[one.id], *wanted)):
        raise MovedMeanwhile(moved)


def by_support(contributions: Iterable[Contribution], counted: Mapping[str, int]) -> tuple[Contribution, ...]:
    """The most supported first, as they were `counted` (by id): a page that is being read does not reorder.

    Those that came since stand last, in the order in which they came.
    """
    return tuple(sorted(contributions, key=lambda one: -counted.get(one.id, -1)))


def handed_over(one: Contribution, person: str, to: str | None) -> Contribution:
    """A person erased (`to` None) or merged: their signature and supports go, or become the other's."""
    supporters = dict.fromkeys(to if name == person else name for name in one.supporters)
    return replace(
        one,
        author=to if one.author == person else one.author,
        scribe=scribe_after(one.author, one.scribe, person, to),
        supporters=tuple(name for name in supporters if name is not None),
    )


DEFAULT_THEMES = (
    "société",
    "politique",
    "santé mentale",
    "information",
    "données et outils",
    "écologie",
)
"""The announcement's."""


def default_themes(commons: Commons) -> tuple[Theme, ...]:
    """New themes, not put yet."""
    return tuple(Theme(commons.new_id("t"), title) for title in DEFAULT_THEMES)


def readable(reading: Reading, by: Actor) -> tuple[Contribution, ...]:
    """All of them, for those who take part; visitors read the signed ones."""
    found = reading.all(Contribution)
    return tuple(one for one in found if by.role is not Role.VISITOR or one.author)


def drawn_from(reading: Reading, reply: str, by: Actor) -> tuple[Contribution, ...]:
    """What somebody may read of what a reply of the discussion brought."""
    return tuple(one for one in readable(reading, by) if one.origin == reply)


def find_theme(reading: Reading, title: str) -> Theme | None:
    """By title, whatever its case and accents."""
    key = fold(title)
    return next((one for one in reading.all(Theme) if fold(one.title) == key), None)


def theme_named(reading: Reading, title_or_id: str) -> Theme:
    """Raises Unknown."""
    found = reading.find(Theme, title_or_id.strip()) or find_theme(reading, title_or_id)
    if found is None:
        raise Unknown("theme", title_or_id)
    return found


def free_title(reading: Reading, title: str, but: str | None = None) -> str:
    """The title, clean, if no other theme has it. Raises ThemeExists, EmptyText, TooLong."""
    clean = clean_line(title, THEME)
    taken = find_theme(reading, clean)
    if taken is not None and taken.id != but:
        raise ThemeExists(taken.title, taken.id)
    return clean

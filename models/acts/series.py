"""Making a series from its announcement, and setting it."""

from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from models import capacity, lookup
from models.acts.team import count_anew
from models.acts.workshops import check_moment, new_workshop
from models.contribution import default_themes
from models.names import LINK, TEXT, TITLE, clean_line, clean_text, whole_number
from models.people import Actor
from models.poll import Poll
from models.ports import Commons
from models.refusals import AlreadyThere, Refusal, Unknown
from models.settings import DELAYS, MOST, Announcement, Section, Settings
from models.thread import Reply, Resource, checked_link
from models.workshop import Status


@dataclass
class BadSetting(Refusal):
    """`key` does not take `value`; `takes` says what it takes: "nombre", "oui_non", or the words allowed."""

    key: str
    value: str
    takes: str


@dataclass(frozen=True, slots=True)
class Template:
    """What an announcement brings, before anybody has registered; texts in the series' language.

    « {places} » in a section stands for the seats that the series begins with.
    """

    title: str
    sections: tuple[Section, ...]
    workshops: tuple[str, ...]
    replies: tuple[Reply, ...] = ()
    resources: tuple[Resource, ...] = ()


@dataclass(frozen=True, slots=True)
class MakeSeries:
    """The series: announcement, workshops, the first one dated, a poll for each other, themes, hubs."""

    template: Template
    start: datetime
    end: datetime
    video: str = ""
    seats: int = 15
    example: bool = False

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Announcement:
        by.must_facilitate()
        if commons.all(Announcement):
            raise AlreadyThere()
        if self.seats < 1:
            raise BadSetting("places", str(self.seats), "nombre")
        check_moment(self.start, self.end, now)
        announcement = self._announcement(now)
        commons.put(announcement)
        commons.put(Settings(seats=self.seats))
        self._workshops(commons, now)
        for theme in default_themes(commons):
            commons.put(theme)
        for reply in self.template.replies:
            commons.put(replace(reply, id=commons.new_id("r"), brought=now))
        for resource in self.template.resources:
            commons.put(replace(resource, id=commons.new_id("l")))
        return announcement

    def _announcement(self, now: datetime) -> Announcement:
        title = clean_line(self.template.title, TITLE)
        sections = tuple(
            Section(clean_line(one.title, TITLE), clean_text(self._with_seats(one.text), TEXT))
            for one in self.template.sections
        )
        return Announcement("announcement", title, sections, now, self.example)

    def _with_seats(self, text: str) -> str:
        return text.replace("{places}", str(self.seats))

    def _workshops(self, commons: Commons, now: datetime) -> None:
        for number, title in enumerate(self.template.workshops, start=1):
            one = new_workshop(commons, clean_line(title, TITLE), now)
            if number > 1:
                commons.put(Poll(commons.new_id("q"), number, deadline=self.start))
                continue
            video = checked_link(self.video)
            commons.put(replace(one, start=self.start, end=self.end, video=video))


@dataclass(frozen=True, slots=True)
class ChangeSetting:
    """One setting, given as people type it: a number, oui/non, a word or a text."""

    key: str
    value: str

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Settings:
        by.must_facilitate()
        settings = lookup.settings(commons)
        if self.key not in {one.name for one in fields(Settings)} - {"id"}:
            raise Unknown("reglage", self.key)
        kind = type(getattr(settings, self.key))
        change: dict[str, Any] = {self.key: self._read(kind)}
        changed = replace(settings, **change)
        commons.put(changed)
        self._carry(commons, settings, changed, now)
        return changed

    def _read(self, kind: type) -> int | bool | str:
        if kind is bool:
            return self._yes_or_no()
        if kind is int:
            number = whole_number(self.value)
            if not number or number > MOST:
                raise BadSetting(self.key, self.value, "nombre")
            return number
        allowed = _WORDS.get(self.key)
        value = clean_line(self.value, replace(LINK, needed=False))
        if allowed and value not in allowed:
            raise BadSetting(self.key, self.value, ", ".join(word for word in allowed if word))
        return value

    def _yes_or_no(self) -> bool:
        word = self.value.strip().casefold()
        if word not in _YES | _NO:
            raise BadSetting(self.key, self.value, "oui_non")
        return word in _YES

    def _carry(self, commons: Commons, before: Settings, settings: Settings, now: datetime) -> None:
        """Workshops carry what their rules need; a cap of their own stands. Raises SeatsHeld."""
        if self.key == "count_facilitation":
            count_anew(commons, now)
        if self.key == "seats":
            for one in lookup.workshops(commons):
                if one.seats == before.seats and one.status(now) is not Status.OVER:
                    commons.put(capacity.with_seats(one, settings.seats, now))
        if self.key in DELAYS:
            for one in lookup.workshops(commons):
                commons.put(replace(one, **{self.key: getattr(settings, self.key)}))


_YES = frozenset({"oui", "yes", "o", "y", "1", "vrai", "true"})
_NO = frozenset({"non", "no", "n", "0", "faux", "false"})
_WORDS = {"language": ("", "fr", "en"), "theme": ("", "papier", "nuit", "mono", "terminal")}

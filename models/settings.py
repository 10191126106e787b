"""What a series can be set to, and the series' own facts."""

from dataclasses import dataclass
from datetime import datetime

DELAYS = ("offer_hours", "freeze_hours", "release_hours")
"""What each workshop carries too, for its rules need it."""
MOST = 10_000
"""Of all that is counted here: no calendar can be reckoned with much more."""


def must_be_possible(value: object, *names: str) -> None:
    """Raises ValueError, with the name: nobody can have set that number, but a file can say it."""
    for name in names:
        if not 0 <= getattr(value, name) <= MOST:
            raise ValueError(name)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything facilitation can change without code. Durations are in hours unless their name says days."""

    id: str = "settings"
    seats: int = 15
    count_facilitation: bool = False
    offer_hours: int = 48
    freeze_hours: int = 48
    release_hours: int = 48
    keep_days: int = 7
    pair_later_day: bool = True
    open_registration: bool = True
    video_public: bool = False
    purge_days: int = 30
    purge_months: int = 6
    registration_url: str = ""
    facilitation_contact: str = ""
    data_controller: str = ""
    data_host: str = ""
    accessibility_contact: str = ""
    server: str = ""
    fingerprint: str = ""
    person: str = ""
    language: str = ""
    theme: str = ""
    ascii: bool = False
    single_keys: bool = True
    projection: bool = True

    def __post_init__(self) -> None:
        must_be_possible(self, *DELAYS, "seats", "keep_days", "purge_days", "purge_months")


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Announcement:
    """The forum post that the series starts from, in sections."""

    id: str
    title: str
    sections: tuple[Section, ...]
    made: datetime
    example: bool = False

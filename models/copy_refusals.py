"""When something about a copy is refused: values with parameters; each face makes the sentence."""

from dataclasses import dataclass

from models.refusals import Refusal


@dataclass
class OnlyThere(Refusal):
    """This cannot wait in a copy: it is done where the series is."""

    host: str


@dataclass
class NotACopy(Refusal):
    """The series lives here: there is nowhere to give it back to."""


@dataclass
class SeriesHere(Refusal):
    """A series of its own lives in this directory: a copy would hide it."""


@dataclass
class CopyOfCopy(Refusal):
    """This is a copy itself: what is given back goes to `host`."""

    host: str


@dataclass
class NotAParcel(Refusal):
    """The file is not what a copy gives back."""


@dataclass
class NewerParcel(Refusal):
    """Written by a newer version of the program, in format `found`."""

    found: str


@dataclass
class NewerServer(Refusal):
    """The answer of `host` is of a newer version of the program."""

    host: str


@dataclass
class DamagedParcel(Refusal):
    """Line `line` (from 1) is not as it was written."""

    line: int


@dataclass
class UnfinishedParcel(Refusal):
    """The file ends too early; so many acts could be read."""

    acts: int


@dataclass
class NoAnswer(Refusal):
    """The server's answer was cut on its way, or is not one."""


@dataclass
class ServerSaid(Refusal):
    """The server answered no, in its own words."""

    answer: str


@dataclass
class SshAsks(Refusal):
    """`ssh` has something to ask, where nobody can answer; `command` lets a person answer, in a terminal."""

    command: str


@dataclass
class NoBase(Refusal):
    """What the server gave cannot be read back: a fresh copy is to be taken from `host` first."""

    host: str


@dataclass
class OtherSeries(Refusal):
    """The copy is one of another series."""


@dataclass
class RestsOnRefused(Refusal):
    """It is about something that another act, refused or taken back, had made on the copy."""


@dataclass
class Forgotten(Refusal):
    """It was refused; the reason spoke of somebody who is erased since."""


@dataclass
class NotUnderstood(Refusal):
    """Not an act that this version of the program knows."""


@dataclass
class NotTheirs(Refusal):
    """These acts are somebody else's: only facilitation's copy carries acts for others."""


@dataclass
class NotYourCopy(Refusal):
    """A copy is given back by who took it, or by facilitation."""

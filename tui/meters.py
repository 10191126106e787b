"""What each visit sends and receives, counted by its door: numbers in memory alone, gone with the process.

    session.meter.receives(12), session.meter.sends(240)     # a door, as bytes pass
    session.meter.traffic(now)                               # this session
    session.meter.all.visit(session.meter, now)              # the same person's sessions, half an hour apart
    session.meter.all.whole(now)                             # everybody's, since the process opened

Counting costs an addition; nothing else happens until somebody asks.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from models.visits import SAME_VISIT

if TYPE_CHECKING:
    from pathlib import Path

    from tui.session import Session


@dataclass(frozen=True, slots=True)
class Wire:
    """Bytes on a network line, its handshake included; compression was `given` some, and `made` so many."""

    received: int = 0
    sent: int = 0
    given: int = 0
    made: int = 0

    def __add__(self, other: Wire) -> Wire:
        return Wire(
            self.received + other.received,
            self.sent + other.sent,
            self.given + other.given,
            self.made + other.made,
        )


NO_WIRE = Wire()


@dataclass(frozen=True, slots=True)
class Traffic:
    """What was typed (`received`) and shown (`sent`), in bytes; in how much time, and how many sessions."""

    received: int = 0
    sent: int = 0
    time: timedelta = timedelta(0)
    wire: Wire = NO_WIRE
    sessions: int = 0

    def __add__(self, other: Traffic) -> Traffic:
        return Traffic(
            self.received + other.received,
            self.sent + other.sent,
            self.time + other.time,
            self.wire + other.wire,
            self.sessions + other.sessions,
        )


class Meter:
    """One session's own count."""

    __slots__ = ("all", "received", "sent", "since", "who", "wire")

    def __init__(
        self,
        every: Meters | None = None,
        since: datetime | None = None,
        wire: Callable[[], Wire] | None = None,
    ) -> None:
        self.all = every or Meters()
        self.since = since
        self.wire = wire
        self.who = ""
        """Whose it is: an id or a key; empty: nobody known."""
        self.received = self.sent = 0

    def receives(self, count: int) -> None:
        self.received += count

    def sends(self, count: int) -> None:
        self.sent += count

    def traffic(self, now: datetime) -> Traffic:
        """Nothing at all for a session that has exchanged nothing: a command by itself."""
        if not self.sent:
            return Traffic()
        time = now - self.since if self.since else timedelta(0)
        return Traffic(self.received, self.sent, time, self.wire() if self.wire else NO_WIRE, 1)


class Meters:
    """The counts of one process. `directory`: where its series is; `opened`: since when."""

    def __init__(self, directory: Path | None = None, opened: datetime | None = None) -> None:
        self.directory = directory
        self.opened = opened
        self._open: dict[Meter, None] = {}
        self._ended = Traffic()
        self._left: dict[str, tuple[Traffic, datetime]] = {}

    def begin(self, now: datetime, wire: Callable[[], Wire] | None = None) -> Meter:
        meter = Meter(self, now, wire)
        self._open[meter] = None
        return meter

    def end(self, meter: Meter, now: datetime) -> None:
        """Its figures stay, for half an hour with whom they are of."""
        if meter not in self._open:
            return
        del self._open[meter]
        traffic = meter.traffic(now)
        # Its line is gone: whoever still holds the session holds no connection with it.
        meter.wire = None
        self._ended += traffic
        self._left = {who: one for who, one in self._left.items() if now - one[1] < SAME_VISIT}
        if meter.who:
            before = self._left.get(meter.who, (Traffic(), now))[0]
            self._left[meter.who] = before + traffic, now

    @property
    def present(self) -> int:
        """Sessions that are open now."""
        return sum(1 for one in self._open if one.sent)

    def visit(self, meter: Meter, now: datetime) -> Traffic:
        """That person's sessions that follow each other by less than half an hour, whatever the terminal."""
        found = meter.traffic(now)
        if not meter.who:
            return found
        others = (one for one in self._open if one is not meter and one.who == meter.who)
        for other in others:
            found += other.traffic(now)
        before, left = self._left.get(meter.who, (Traffic(), now))
        return found + before if now - left < SAME_VISIT else found

    def whole(self, now: datetime) -> Traffic:
        """Everybody's, since the process opened."""
        found = self._ended
        for one in self._open:
            found += one.traffic(now)
        return found


def metered(session: Session, directory: Path) -> Session:
    """The session of the process that keeps the series there, counted from now on."""
    from dataclasses import replace

    now = session.now
    return replace(session, meter=Meters(directory, now).begin(now))

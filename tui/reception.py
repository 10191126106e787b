"""Where callers from afar are received: each gets the face they asked for, as whoever their key says."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from models.access import actor_with, key_of
from tui.doors.limits import Queue, Seldom, Tempo
from tui.doors.lines import CommandFace, LinesFace
from tui.doors.rehearsal import CALLERS, Nowhere
from tui.doors.visit import Caller, Channel, Face, Visit
from tui.guests import GuestHouse
from tui.i18n import N_, Translator, language_from
from tui.meters import Meter
from tui.session import Session

APOLOGY = N_("Veillée s’est arrêtée sur une erreur du programme. Ce qui était « enregistré » l’est toujours.")
GOODBYE = N_("Le serveur s’arrête. Tout ce qui était enregistré l’est. À bientôt.")
SILENCE = N_(
    "Rien n’a été tapé depuis douze heures : la visite est fermée. Tout ce qui était enregistré l’est."
)
FULL = N_("Il y a trop de monde en ce moment : réessayez dans quelques minutes.")
EACH = 12
"""Visits that one key may have open."""
HALF_OPEN = 100
"""Connections that have not said yet who they are."""
GOODBYES = 5.0
"""Seconds in which everybody is told goodbye."""


class Reception:
    """All visits of one owner. `session` is the owner's own, whose house everybody shares."""

    def __init__(self, session: Session, directory: Path, environ: Mapping[str, str], most: int = 0) -> None:
        self.environ = environ
        self._session = session
        self._directory = directory
        self._log = directory / "veillee.log"
        self._visits: set[Visit] = set()
        self._most = most or most_visits()
        self._tempo = Tempo(40, 2.0)
        self._queue = Queue(HALF_OPEN)
        self._seldom = Seldom(note)
        self._everybody_left = asyncio.Event()

    @property
    def present(self) -> int:
        return len(self._visits)

    # --- the door

    def knocks(self, address: str, let_go: Callable[[], None]) -> Callable[[], None]:
        def crowded() -> None:
            self._seldom("porte encombrée : qui attendait depuis longtemps sans rien dire est parti")
            let_go()

        return self._queue.enter(address, crowded)

    async def admitted(self, address: str, key: str) -> None:
        if key and key_of(self._session.commons, key):
            return
        delay = self._tempo.wait(address, asyncio.get_running_loop().time())
        if delay:
            self._seldom("ralentissement : nouvelles connexions")
            await asyncio.sleep(delay)

    def visit(self, caller: Caller, channel: Channel) -> Visit:
        channel.meter = self._meter(caller, channel)
        visit = Visit(caller, channel, self._face)
        self._everybody_left.clear()
        t = Translator(language_from(caller.env))
        visit.apology, visit.farewell = t(APOLOGY), t(SILENCE)
        self._visits.add(visit)
        visit.begin(partial(self._left, channel.meter))
        return visit

    def _meter(self, caller: Caller, channel: Channel) -> Meter:
        """Counted among the others, unless it leads nowhere."""
        if isinstance(channel, Nowhere):
            return Meter()
        return self._session.meter.all.begin(self._session.now, caller.wire)

    async def warm_up(self) -> None:
        """Loads and parses what is made once for everybody, before anybody comes."""
        for caller in CALLERS:
            nowhere = Nowhere()
            visit = self.visit(caller, nowhere)
            with suppress(TimeoutError):
                await asyncio.wait_for(nowhere.shown.wait(), GOODBYES)
            visit.lost()
            if visit.task:
                await asyncio.wait([visit.task], timeout=GOODBYES)

    # --- inside

    def session_for(self, caller: Caller) -> Session:
        """As whom they act: at the owner's machine facilitation, else whoever the key says."""
        session = self._session.in_language(Translator(language_from(caller.env)))
        if caller.at_home:
            return session.as_set()
        actor = actor_with(session.commons, caller.key)
        guest = replace(session, house=GuestHouse(session.house), actor=actor, afar=True)
        return guest.being(actor.person)

    def _face(self, caller: Caller, channel: Channel) -> Face:
        session = self.session_for(caller)
        channel.meter.who = session.actor.person or caller.key
        session = replace(session, meter=channel.meter)
        if caller.at_home:
            caller = replace(caller, env={**caller.env, "VEILLEE_DATA": str(self._directory)})
        if self._is_full_for(caller, known=session.person is not None) and not session.facilitates:
            self._seldom(f"complet : {len(self._visits)} visites")
            return _Sentence(session.t(FULL), channel)
        if caller.command is not None:
            return CommandFace(session, caller, channel)
        if caller.wants_lines:
            return LinesFace(session, caller, channel)
        from tui.doors.screen import ScreenFace

        return ScreenFace(session, caller, channel, self._log)

    def _is_full_for(self, caller: Caller, *, known: bool) -> bool:
        """A quarter of the room is kept for people who take part."""
        same = sum(1 for one in self._visits if one.caller.key == caller.key) if caller.key else 0
        most = self._most if known else self._most - self._most // 4
        return len(self._visits) > most or same > EACH

    def _left(self, meter: Meter, visit: Visit, error: BaseException | None) -> None:
        self._visits.discard(visit)
        meter.all.end(meter, self._session.now)
        if error is not None:
            from tui.fullscreen import trace_of

            note("une visite s’est arrêtée sur une erreur du programme :\n" + trace_of(error))
        if not self._visits:
            self._everybody_left.set()

    async def goodbye(self) -> None:
        """Everybody is told, a few at a time: ending an app costs some work."""
        for visit in tuple(self._visits):
            visit.say_goodbye(Translator(language_from(visit.caller.env))(GOODBYE))
            await asyncio.sleep(0)
        if self._visits:
            try:
                await asyncio.wait_for(self._everybody_left.wait(), GOODBYES)
            except TimeoutError:
                note(f"{len(self._visits)} visites n’ont pas répondu à l’au revoir")


class _Sentence:
    """A face that says one thing."""

    def __init__(self, sentence: str, channel: Channel) -> None:
        self._sentence, self._channel = sentence, channel

    async def run(self) -> int:
        self._channel.write_error(f"{self._sentence}\r\n".encode())
        return 1

    def receive(self, data: bytes) -> None: ...

    def ended(self) -> None: ...

    def resized(self, columns: int, rows: int) -> None: ...

    def drained(self) -> None: ...

    def lost(self) -> None: ...

    def say_goodbye(self, sentence: str) -> None: ...


def most_visits() -> int:
    """As many as a third of this machine's memory holds: about a megabyte each."""
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return max(20, min(500, int(memory / 3 / 1_000_000)))


def note(line: str) -> None:
    """A line of the server's log: never a name, an address or a key."""
    print(line, file=sys.stderr, flush=True)

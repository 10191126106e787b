"""What others did since the last question, in a few short sentences: only what matters, once.

What time brings does not wait for a question: whoever facilitates is told the time left when it comes.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass

from models import lookup, running_order
from models.consent import Round
from models.contribution import Contribution
from models.manifesto import Article
from models.poll import Poll
from models.ports import Reading
from models.preparation import order_of
from models.running_order import RunningOrder
from models.thread import Reply
from models.workshop import Workshop
from tui import leading, rounds, wording
from tui.session import Session

AT_MOST = 5


@dataclass(frozen=True, slots=True)
class Seen:
    """The series as this person last knew it: values are frozen, so holding them costs nothing."""

    workshops: Mapping[int, Workshop]
    polls: Mapping[int, Poll]
    articles: Mapping[str, Article]
    rounds: Mapping[str, Hashable]
    sessions: Mapping[int, RunningOrder]
    contributions: int
    replies: int


def seen(reading: Reading) -> Seen:
    return Seen(
        {one.number: one for one in reading.all(Workshop)},
        {one.workshop: one for one in reading.all(Poll)},
        {one.id: one for one in reading.all(Article)},
        {one.article: (one.id, one.phase, one.revision, one.closed) for one in reading.all(Round)},
        {one.workshop: one for one in reading.all(RunningOrder)},
        len(reading.all(Contribution)),
        len(reading.all(Reply)),
    )


class Meanwhile:
    """Watches between questions. Each subject is told once, as it is when it is told."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known = seen(session.commons)
        self._changed = False
        self._to_tell: dict[str, str] = {}
        self._say: Callable[[str], None] | None = None
        self._timer: asyncio.TimerHandle | None = None

    def start(self, say: Callable[[str], None]) -> Callable[[], None]:
        """`say` is for what does not wait for a question."""
        stop, self._say = self._session.house.watch(self._note), say
        self._listen()

        def over() -> None:
            stop()
            self._say = None
            self._listen()

        return over

    def follow(self, session: Session) -> None:
        """The same conversation in another language, or as another person."""
        self._session = session
        self._listen()

    def collect(self) -> None:
        if self._changed:
            now = seen(self._session.commons)
            self._to_tell |= dict(_differences(self._known, now, self._session))
            self._known, self._changed = now, False

    def catch_up(self) -> None:
        """What changed just now is this person's own doing: they know."""
        self._known, self._changed = seen(self._session.commons), False

    def sentences(self) -> tuple[str, ...]:
        self.collect()
        told, self._to_tell = tuple(self._to_tell.values()), {}
        t = self._session.t
        more = len(told) - AT_MOST
        rest = (t.n("{n} autre changement", "{n} autres changements", more),) if more > 0 else ()
        return tuple(t("Entre-temps : {quoi}", quoi=what) for what in (*told[:AT_MOST], *rest))

    def _note(self, tables: frozenset[str]) -> None:
        self._changed = True
        if "running_orders" in tables:
            self._listen()

    def _listen(self) -> None:
        """One timer, for the next time left to say; none when nothing runs, or to those who do not lead."""
        if self._timer:
            self._timer.cancel()
            self._timer = None
        if self._say is None or not self._session.facilitates:
            return
        now = self._session.now
        live = leading.live(self._session)
        following = ((running_order.next_saying(one, now), one.workshop) for one in live)
        soonest = min(((saying.at, number) for saying, number in following if saying), default=None)
        if soonest:
            at, number = soonest
            wait = (at - now).total_seconds()
            self._timer = asyncio.get_running_loop().call_later(wait, self._say_time, number)

    def _say_time(self, number: int) -> None:
        order, t = order_of(self._session.commons, number), self._session.t
        if self._say and order.current:
            left = leading.time_left(order, self._session.now, t)
            self._say(t("Séance : {etape}, {reste}", etape=order.current.aim, reste=left))
        self._listen()


def _differences(before: Seen, now: Seen, session: Session) -> Iterator[tuple[str, str]]:
    """(subject, sentence) pairs, the person's own situation first."""
    yield from _own_places(before, now, session)
    yield from _workshops(before, now, session)
    yield from _polls(before, now, session)
    yield from _sessions(before, now, session)
    t = session.t
    if now.contributions != before.contributions:
        yield "contributions", t("contributions, {nombre} en tout", nombre=now.contributions)
    for id, article in now.articles.items():
        if before.rounds.get(id) != now.rounds.get(id):
            state = rounds.state(session, article)
            yield f"round {id}", t("article « {titre} », {etat}", titre=article.title, etat=state)
        elif article != before.articles.get(id):
            yield id, t("manifeste, article « {titre} » changé", titre=article.title)
    if len(before.articles) > len(now.articles):
        yield "articles", t.n("manifeste, {n} article", "manifeste, {n} articles", len(now.articles))
    if now.replies != before.replies:
        yield "discussion", t.n("discussion, {n} réponse", "discussion, {n} réponses", now.replies)


def _own_places(before: Seen, now: Seen, session: Session) -> Iterator[tuple[str, str]]:
    person = session.actor.person
    for number, one in now.workshops.items():
        if person is None or number not in before.workshops:
            continue
        here = wording.standing(one.registration(person), one.rank(person), session.t)
        old = before.workshops[number]
        if here != wording.standing(old.registration(person), old.rank(person), session.t):
            yield f"mine {number}", session.t("atelier {n} pour vous, {place}", n=number, place=here)


def _workshops(before: Seen, now: Seen, session: Session) -> Iterator[tuple[str, str]]:
    t, moment = session.t, session.now
    for number, one in now.workshops.items():
        old = before.workshops.get(number)
        if old is None:
            yield f"new {number}", t("atelier {n} ajouté, {titre}", n=number, titre=one.title)
        elif (old.start, old.cancelled) != (one.start, one.cancelled):
            date = wording.when(one, session.zone, moment, t)
            yield f"date {number}", t("atelier {n}, {date}", n=number, date=date)
        elif old.video != one.video:
            yield f"link {number}", t("atelier {n}, le lien de la visio a changé", n=number)
        elif _taken(old) != _taken(one):
            taken = wording.seats(one, moment, t)
            yield f"seats {number}", t("atelier {n}, places prises {places}", n=number, places=taken)


def _taken(one: Workshop) -> tuple[int, int]:
    return sum(1 for place in one.registrations if place.active), len(one.line())


def _sessions(before: Seen, now: Seen, session: Session) -> Iterator[tuple[str, str]]:
    """The step that a session is at; to whoever leads, who asks to speak."""
    t = session.t
    for number, order in now.sessions.items():
        old = before.sessions.get(number, RunningOrder("", number))
        if order.running and (order.running, order.current) != (old.running, old.current):
            step = leading.now_said(order, session)
            yield f"session {number}", t("séance de l’atelier {n}, {etape}", n=number, etape=step)
        elif old.running and not order.running:
            yield f"session {number}", t("séance de l’atelier {n}, terminée", n=number)
        if session.facilitates and order.speakers and order.speakers != old.speakers:
            names = ", ".join(lookup.names(session.commons, order.speakers))
            yield f"floor {number}", t("demandent la parole, {noms}", noms=names)


def _polls(before: Seen, now: Seen, session: Session) -> Iterator[tuple[str, str]]:
    t, moment = session.t, session.now
    expected = len(lookup.expected(session.commons))
    for number, poll in now.polls.items():
        old = before.polls.get(number)
        if old is None or old == poll:
            continue
        if old.is_open(moment) != poll.is_open(moment):
            said = t("ouvert") if poll.is_open(moment) else t("clos")
            yield f"poll {number}", t("sondage {n}, {quoi}", n=number, quoi=said)
        elif len(old.slots) != len(poll.slots):
            slots = t.n("{n} créneau", "{n} créneaux", len(poll.slots))
            yield f"poll {number}", t("sondage {n}, {quoi}", n=number, quoi=slots)
        elif old.answers != poll.answers:
            yield (
                f"poll {number}",
                t("sondage {n}, {quoi}", n=number, quoi=wording.turnout(poll, expected, t)),
            )

"""`presents`, `depuis`: who has the series open now, and what has changed since one's last visit."""

from __future__ import annotations

from datetime import datetime, time

from models.news import Change, News, news
from models.people import Participant
from models.typed_dates import parse_moment
from models.visits import last_visit
from tui import dates, news_words, presence_words
from tui.commands import subject
from tui.commands.moments import iso
from tui.commands.output import Output
from tui.commands.parsing import Request
from tui.presence import Here
from tui.session import Session
from tui.values import Value


async def present(session: Session, request: Request, out: Output) -> None:
    every = session.house.presences.all
    if out.as_json:
        return out.value([_somebody(session, one) for one in every])
    t = session.t
    if not every:
        return out.say(t("Personne n’a la série ouverte en ce moment."))
    named = [pair for pair in presence_words.each(session) if pair[0]]
    if named:
        out.table([t("Nom"), t("Où")], [list(pair) for pair in named])
    if unnamed := len(every) - len(named):
        words = presence_words.visits(unnamed, t)
        if not session.sees_names:
            words = t.n("{n} personne ici", "{n} personnes ici", unnamed)
        out.data(words)
    return None


def _somebody(session: Session, one: Here) -> Value:
    shown = session.sees_names and one.actor.person is not None
    who = session.commons.find(Participant, one.actor.person or "") if shown else None
    about = one.place.about
    return {
        "personne": who.id if who else None,
        "nom": who.name if who else None,
        "role": one.actor.role.value,
        "page": one.place.page if session.sees_names else None,
        "sujet": about if session.sees_names and isinstance(about, int | str) else None,
    }


async def since(session: Session, request: Request, out: Output) -> None:
    """What others did since a date; without one, since the person's last visit."""
    who, last = _since_when(session, request)
    found = news(session.commons, who, last, session.now) if last else ()
    found = news_words.told(found, session)
    if out.as_json:
        return out.value([_value(session, one) for one in found])
    t = session.t
    if last is None:
        return out.say(t("Pas de visite avant celle-ci : donnez une date, veillee depuis DATE"))
    when = dates.moment(last, None, session.zone, t, now=session.now)
    if not found:
        return out.say(t("Rien n’a changé depuis : {date}.", date=when))
    out.say(t("Depuis : {date}.", date=when))
    out.data(*news_words.sentences(found, session))
    return None


def _since_when(session: Session, request: Request) -> tuple[str | None, datetime | None]:
    """For whom, and from when; no moment at a first visit."""
    named = subject.named(session, request)
    if typed := request.text("DATE"):
        return named or session.actor.person, parse_moment(typed, session.now, hour=time(0))
    who = session.actor.on_behalf_of(named)
    return who, last_visit(session.commons, who, session.now)


def _value(session: Session, one: News) -> Value:
    who = session.commons.find(Participant, one.who) if one.who and session.sees_names else None
    return {
        "quoi": one.change.value,
        "sujet": one.about if one.change is not Change.REPLIED else None,
        "nombre": one.count,
        "date": iso(one.at),
        "personne": who.id if who else None,
    }

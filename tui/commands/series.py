"""`init`, `annonce`, `defaire`."""

from __future__ import annotations

from datetime import datetime

from models import calendar, lookup
from models.acts.series import MakeSeries
from models.acts.succession import ReopenSeries
from models.refusals import AlreadyThere
from models.settings import Announcement
from models.thread import Reply
from tui import dates, values, wording
from tui.commands import workshops
from tui.commands.moments import span
from tui.commands.output import Output
from tui.commands.parsing import Request
from tui.commands.tables import wrapped
from tui.session import Session


async def make(session: Session, request: Request, out: Output) -> None:
    from data.template import template

    if session.commons.all(Announcement):
        raise AlreadyThere()
    start, end = _first(session, request.given("date"), out)
    seats = request.number("places", 15)
    await session.perform(MakeSeries(template(session.t.language), start, end, request.text("visio"), seats))
    t = session.t
    one = lookup.workshop(session.commons, 1)
    said = t("Fait : série créée, atelier 1 {date}.", date=wording.when(one, session.zone, session.now, t))
    steps = t(
        "Ensuite : veillee creneau proposer 2 ; veillee creneau proposer 3 ; veillee inscrire tous --pour NOM"
    )
    workshops.say(session, out, f"{said}\n{steps}")


async def announcement(session: Session, request: Request, out: Output) -> None:
    if out.as_json:
        return out.value(values.announcement(session))
    found = session.commons.all(Announcement)[0]
    out.data(*wrapped(found.title, 78))
    for section in found.sections:
        out.data("", *wrapped(section.title, 78))
        for paragraph in section.text.split("\n"):
            out.data(*(wrapped(paragraph, 78) if paragraph.strip() else [""]))
    if replies := len(session.commons.all(Reply)):
        said = session.t.n("{n} réponse : veillee discussion", "{n} réponses : veillee discussion", replies)
        out.data("", said)
    if link := lookup.settings(session.commons).registration_url:
        out.data("", session.t("Pour vous inscrire :"), link)
    return None


async def undo(session: Session, request: Request, out: Output) -> None:
    session.actor.must_facilitate()
    act = await session.undo()
    if out.as_json:
        return out.value({"acte": act})
    return out.say(session.t("Fait : le dernier acte de l’animation est défait."))


async def follow(session: Session, request: Request, out: Output) -> None:
    """The next series, in its own directory; this one is read from then on."""
    from tui.continuing import continue_in, told

    typed = request.given("date")
    directory = out.path(request.path("DOSSIER"))
    count = await continue_in(session, directory, span([typed], session.now) if typed else None)
    if out.as_json:
        return out.value({"dossier": str(directory), "articles": count})
    return out.say(*told(session, directory, count))


async def reopen(session: Session, request: Request, out: Output) -> None:
    await session.perform(ReopenSeries())
    if out.as_json:
        return out.value({"rouverte": True})
    return out.say(session.t("Fait : cette série peut changer de nouveau."))


def _first(session: Session, typed: str | None, out: Output) -> tuple[datetime, datetime]:
    """As typed, or asked at a terminal; else the next Commun lundi at least 14 days away."""
    default = calendar.default_first_workshop(session.now)
    if typed is None and out.asks:
        offered = dates.moment(default[0], None, calendar.PARIS, session.t, year=True)
        typed = out.ask(session.t("Date de l’atelier 1 (Entrée : {date}) ?", date=offered))
    return span([typed], session.now) if typed else default

"""`reprises`, `contribution ecarter`, `reunir`, `reprendre`: what became of what people brought."""

from __future__ import annotations

from models.acts.coverage import MergeContribution, SetAside, TakeBack
from models.coverage import Fate, Provenance, provenances
from tui import values
from tui.commands import subject
from tui.commands.contributions import said_changed
from tui.commands.output import Output
from tui.commands.parsing import Request
from tui.commands.tables import wrapped
from tui.fates import fate_said
from tui.session import Session


async def show(session: Session, request: Request, out: Output) -> None:
    """`reprises`: which articles took up which contributions, what was merged or set aside, the orphans."""
    wanted = request.text("sort")
    every = provenances(session.commons, session.actor)
    found = [one for one in every if not wanted or one.fate == wanted]
    if out.as_json:
        return out.value([values.fate(one) for one in found])
    for one in found:
        out.data(
            *wrapped(f"{_said(one, session)} · {one.contribution.text}", 78, first=f"{one.contribution.id}  ")
        )
    return _count(session, out, found)


def _said(one: Provenance, session: Session) -> str:
    return ", ".join(one.articles) if one.fate is Fate.TAKEN_UP else fate_said(one, session.t)


def _count(session: Session, out: Output, found: list[Provenance]) -> None:
    orphans = sum(1 for one in found if one.fate is Fate.ORPHAN)
    if not orphans:
        return None
    return out.say(
        session.t.n(
            "{n} contribution n’est reprise nulle part.",
            "{n} contributions ne sont reprises nulle part.",
            orphans,
        )
    )


async def set_aside(session: Session, request: Request, out: Output) -> None:
    one = await session.perform(SetAside(_id(request, "ID"), request.text("motif")))
    said_changed(session, out, one, session.t("Fait, contribution écartée :"))


async def merge(session: Session, request: Request, out: Output) -> None:
    one = await session.perform(MergeContribution(_id(request, "ID"), _id(request, "AUTRE")))
    said_changed(session, out, one, session.t("Fait, contribution réunie à {autre} :", autre=one.merged))


async def take_back(session: Session, request: Request, out: Output) -> None:
    one = await session.perform(TakeBack(_id(request, "ID")))
    said_changed(session, out, one, session.t("Fait, contribution à reprendre :"))


def _id(request: Request, name: str) -> str:
    return subject.id_of(request.text(name), "c")

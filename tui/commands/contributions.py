"""`contribuer`, `contributions`, `contribution …`, `soutenir`."""

from __future__ import annotations

from models.acts.contributions import Contribute, CorrectContribution, Support, WithdrawContribution
from models.contribution import Contribution, Dimension, Theme, readable, theme_named
from models.people import Participant
from tui import values, wording
from tui.commands import subject
from tui.commands.output import Output
from tui.commands.parsing import Misused, Request
from tui.commands.tables import wrapped
from tui.i18n import N_
from tui.replica_words import pending
from tui.session import Session

OUTSIDE = ("hors", "outside", "none", "aucun")


async def contribute(session: Session, request: Request, out: Output) -> None:
    typed = request.text("theme")
    act = Contribute(
        _workshop(session, request.text("N")),
        request.text("TEXTE"),
        _dimension(request) or Dimension.BOTH,
        theme_named(session.commons, typed).id if typed else None,
        request.has("signer"),
        subject.named(session, request),
        subject.id_of(request.text("de"), "r") or None,
    )
    said_changed(session, out, await session.perform(act), session.t("Fait, contribution ajoutée :"))


async def show(session: Session, request: Request, out: Output) -> None:
    typed = request.text("N")
    number = _workshop(session, typed) if typed else None
    found = [one for one in readable(session.commons, session.actor) if not typed or one.workshop == number]
    if out.as_json:
        return out.value([values.contribution(session, one) for one in found])
    if not found:
        return out.say(session.t("Aucune contribution pour le moment : veillee contribuer 1 TEXTE"))
    for one in found:
        out.data(*_described(session, one))
    return None


async def correct(session: Session, request: Request, out: Output) -> None:
    id, text, dimension = subject.id_of(request.text("ID"), "c"), request.many("TEXTE"), _dimension(request)
    if not text and dimension is None and not request.has("anonyme"):
        raise Misused(N_("Il manque {nom}."), request.command, nom=N_("TEXTE"))
    act = CorrectContribution(id, " ".join(text) if text else None, dimension, request.has("anonyme"))
    said_changed(session, out, await session.perform(act), session.t("Fait, contribution corrigée :"))


async def withdraw(session: Session, request: Request, out: Output) -> None:
    gone = await session.perform(WithdrawContribution(subject.id_of(request.text("ID"), "c")))
    said_changed(session, out, gone, session.t("Fait, contribution retirée :"))


async def support(session: Session, request: Request, out: Output) -> None:
    person = subject.named(session, request)
    one = await session.perform(Support(subject.id_of(request.text("ID"), "c"), person))
    given = (person or session.actor.person) in one.supporters
    t = session.t
    said_changed(session, out, one, t("Fait, soutien donné :") if given else t("Fait, soutien repris :"))


def _author(session: Session, one: Contribution) -> str | None:
    who = session.commons.find(Participant, one.author) if one.author else None
    return who.name if who else None


def _workshop(session: Session, typed: str) -> int | None:
    return None if typed.lower() in OUTSIDE else subject.number(session, typed)


def _dimension(request: Request) -> Dimension | None:
    typed = request.given("dimension")
    return Dimension(typed) if typed else None


def said_changed(session: Session, out: Output, one: Contribution, sentence: str) -> None:
    if out.as_json:
        return out.value([values.contribution(session, one)])
    return out.say(sentence, *_described(session, one))


def _described(session: Session, one: Contribution) -> list[str]:
    """The words first, then what is known of them."""
    t = session.t
    theme = session.commons.find(Theme, one.theme) if one.theme else None
    supports = t.n("{n} soutien", "{n} soutiens", len(one.supporters)) if one.supporters else ""
    where = t("atelier {n}", n=one.workshop) if one.workshop else t("hors atelier")
    facts = (
        where,
        t(wording.DIMENSIONS[one.dimension]),
        theme.title if theme else "",
        _author(session, one),
        t("saisie par l’animation") if one.author and one.scribe else "",
        supports,
        t("tirée de la réponse {id}", id=one.origin) if one.origin else "",
        pending(session, one.id),
    )
    return [*wrapped(one.text, 78, first=f"{one.id}  "), "    " + " · ".join(filter(None, facts))]

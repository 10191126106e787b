"""`discussion`, `ressources`: replies to the announcement, links and regional hubs."""

from __future__ import annotations

from models.acts.thread import (
    AddResource,
    CopyReply,
    CorrectReply,
    CorrectResource,
    PostReply,
    RemoveReply,
    RemoveResource,
)
from models.people import Participant
from models.thread import Reply, Resource, ResourceKind, in_region, unread
from models.typed_dates import parse_day
from models.visits import last_visit
from tui import dates, hubs, values
from tui.commands import subject
from tui.commands.output import Output
from tui.commands.parsing import Misused, Request
from tui.commands.tables import wrapped
from tui.i18n import N_
from tui.replica_words import pending
from tui.session import Session
from tui.wording import RESOURCE_KINDS


async def show(session: Session, request: Request, out: Output) -> None:
    """All of them, or those that are new since the last visit; at a first visit, all are."""
    replies = tuple(session.commons.all(Reply))
    if request.has("nouvelles"):
        who = session.actor.on_behalf_of(subject.named(session, request))
        if last := last_visit(session.commons, who, session.now):
            new = unread(replies, who, last)
            replies = tuple(one for one in replies if one.id in new)
    if out.as_json:
        return out.value([values.reply(session, one) for one in replies])
    if not replies and request.has("nouvelles"):
        return out.say(session.t("Aucune réponse nouvelle depuis votre dernière visite."))
    if not replies:
        return out.say(session.t("Aucune réponse pour le moment : veillee discussion repondre TEXTE"))
    for one in replies:
        out.data(*_described(session, one), "")
    return None


async def reply(session: Session, request: Request, out: Output) -> None:
    text = _text(session, request, out)
    signature = request.text("signature")
    if signature:
        made = await session.perform(CopyReply(text, signature, request.text("source")))
    else:
        made = await session.perform(PostReply(text, subject.named(session, request)))
    _say(session, out, made, session.t("Fait, réponse ajoutée :"))


async def correct_reply(session: Session, request: Request, out: Output) -> None:
    act = CorrectReply(subject.id_of(request.text("ID"), "r"), _text(session, request, out))
    _say(session, out, await session.perform(act), session.t("Fait, réponse corrigée :"))


async def remove_reply(session: Session, request: Request, out: Output) -> None:
    gone = await session.perform(RemoveReply(subject.id_of(request.text("ID"), "r")))
    _say(session, out, gone, session.t("Fait, réponse retirée :"))


async def resources(session: Session, request: Request, out: Output) -> None:
    found = tuple(session.commons.all(Resource))
    if request.has("region"):
        found = in_region(found, request.text("region"))
    if out.as_json:
        return out.value(values.resources(found))
    if not found and request.has("region"):
        region = request.text("region")
        return out.say(session.t("Aucune ressource pour « {region} » : voyez-les toutes, veillee ressources",
                                 region=region))  # fmt: skip
    if not found:
        return out.say(session.t("Aucune ressource ici : veillee ressource ajouter TITRE --lien URL"))
    for one in found:
        out.data(*_shown(session, one))
    if said := hubs.sources(found, session.t):
        out.data("", *(line for source in said for line in wrapped(source, 78)))
    return None


async def add_resource(session: Session, request: Request, out: Output) -> None:
    act = AddResource(
        request.text("TITRE"),
        request.text("lien"),
        request.text("region"),
        ResourceKind(request.text("genre") or "page"),
        request.text("note"),
        request.text("source"),
    )
    _say_resource(session, out, await session.perform(act), session.t("Fait, ressource ajoutée :"))


async def correct_resource(session: Session, request: Request, out: Output) -> None:
    kind, seen = request.given("genre"), request.text("verifie")
    act = CorrectResource(
        subject.id_of(request.text("ID"), "l"),
        request.given("titre"),
        request.given("lien"),
        request.given("region"),
        ResourceKind(kind) if kind else None,
        request.given("note"),
        request.given("source"),
        parse_day(seen, session.now) if seen else None,
    )
    _say_resource(session, out, await session.perform(act), session.t("Fait, ressource corrigée :"))


async def remove_resource(session: Session, request: Request, out: Output) -> None:
    gone = await session.perform(RemoveResource(subject.id_of(request.text("ID"), "l")))
    _say_resource(session, out, gone, session.t("Fait, ressource retirée :"))


def _text(session: Session, request: Request, out: Output) -> str:
    """The words of the command; else what is piped in."""
    text = request.text("TEXTE")
    if text:
        return text
    if out.stdin.isatty():
        raise Misused(N_("Il manque {nom}."), request.command, nom=N_("TEXTE"))
    return out.piped()


def _say(session: Session, out: Output, one: Reply, sentence: str) -> None:
    if out.as_json:
        return out.value(values.reply(session, one))
    return out.say(sentence, *_described(session, one))


def _author(session: Session, one: Reply) -> str:
    who = session.commons.find(Participant, one.author) if one.author and session.sees_names else None
    return who.name if who else one.signature


def _described(session: Session, one: Reply) -> list[str]:
    t = session.t
    author = _author(session, one) or (t("équipe d’animation") if one.author is None else t("quelqu’un"))
    when = dates.moment(one.at, None, session.zone, t, now=session.now) if one.at else ""
    scribe = t("saisi par l’animation") if one.scribe else ""
    facts = (one.id, author, when, scribe, one.source, pending(session, one.id))
    lines = [" · ".join(filter(None, facts))]
    for paragraph in one.text.split("\n"):
        lines += wrapped(paragraph, 78, first="  ") if paragraph.strip() else [""]
    if drawn := values.drawn(session, one):
        lines.append("  " + t("On en a tiré : {liste}.", liste=", ".join(drawn)))
    return lines


def _say_resource(session: Session, out: Output, one: Resource, sentence: str) -> None:
    if out.as_json:
        return out.value(values.resources((one,))[0])
    return out.say(sentence, *_shown(session, one))


def _shown(session: Session, one: Resource) -> list[str]:
    kind = session.t(RESOURCE_KINDS[one.kind])
    facts = " · ".join(filter(None, (one.region, kind, one.link, one.note)))
    return [*wrapped(one.title, 78, first=f"{one.id}  "), f"    {facts}"]

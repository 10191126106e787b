"""`message`, `bulletin`: what people send themselves; the program sends nothing."""

from __future__ import annotations

from data.exports.printed import printed_html, printed_text
from models.people import Participant
from tui.commands import subject
from tui.commands.output import Output
from tui.commands.parsing import Misused, Request
from tui.forms import blank_form
from tui.i18n import N_
from tui.messages import KINDS, message, recipients
from tui.messages.kinds import kind_named
from tui.session import Session
from tui.sheets import SHEETS


async def letter(session: Session, request: Request, out: Output) -> None:
    """The text of that kind; without one, the list of kinds."""
    typed = request.text("QUOI")
    if not typed:
        return _kinds(session, out)
    number = subject.number(session, request.text("N")) if request.text("N") else None
    if number is None and kind_named(typed).about_workshop:
        raise Misused(N_("Il manque {nom}."), request.command, nom=N_("N"))
    if request.has("destinataires"):
        return _recipients(session, recipients(typed, session, number), out)
    text = message(typed, session, number, subject.named(session, request))
    if out.as_json:
        return out.value({"texte": text})
    return out.file(text if text.endswith("\n") else f"{text}\n")


async def form(session: Session, request: Request, out: Output) -> None:
    numbers = (subject.number(session, request.text("N")),) if request.text("N") else None
    text = blank_form(session, numbers)
    if out.as_json:
        return out.value({"texte": text})
    return out.file(text)


async def sheet(session: Session, request: Request, out: Output) -> None:
    """`bilan N`: for the room; --archive: numbers; --papier: for a session without screens."""
    asked = [one for one in ("archive", "papier") if request.has(one)]
    if len(asked) > 1:
        raise Misused(N_("--archive ou --papier : pas les deux."), request.command)
    kind = asked[0] if asked else "salle"
    printed = SHEETS[kind][1](session, subject.number(session, request.text("N")))
    as_html = request.text("format") == "html"
    if out.as_json:
        return out.value({"texte": printed_text(printed)})
    return out.file(printed_html(printed).decode() if as_html else printed_text(printed))


def _recipients(session: Session, people: tuple[Participant, ...], out: Output) -> None:
    if out.as_json:
        return out.value([{"personne": one.id, "nom": one.name, "contact": one.contact} for one in people])
    t = session.t
    if not people:
        return out.say(t("Ce texte n’a pas de destinataire dans la série."))
    rows = [[one.name, one.contact or t("sans contact : à prévenir de vive voix"), one.id] for one in people]
    return out.table([t("Nom"), t("Contact"), t("Identifiant")], rows)


def _kinds(session: Session, out: Output) -> None:
    t = session.t
    if out.as_json:
        return out.value([{"quoi": one.key, "titre": t(one.title)} for one in KINDS])
    words = [one.key if t.language == "fr" else one.english for one in KINDS]
    rows = [
        [word, t(one.title), "N" if one.about_workshop else ""]
        for word, one in zip(words, KINDS, strict=True)
    ]
    return out.table([t("Quoi"), t("Texte"), t("Atelier")], rows)

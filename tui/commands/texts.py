"""`message`, `bulletin`: what people send themselves; the program sends nothing."""

from __future__ import annotations

from tui.commands import subject
from tui.commands.output import Output
from tui.commands.parsing import Request
from tui.forms import blank_form
from tui.messages import KINDS, message
from tui.session import Session


async def letter(session: Session, request: Request, out: Output) -> None:
    """The text of that kind; without one, the list of kinds."""
    typed = request.text("QUOI")
    if not typed:
        return _kinds(session, out)
    number = subject.number(session, request.text("N")) if request.text("N") else None
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

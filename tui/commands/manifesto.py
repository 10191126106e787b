"""`manifeste`: the text, and the versions that are kept of it."""

from __future__ import annotations

from typing import Any

from models.acts.versions import RestoreVersion, SaveVersion
from models.manifesto import KeptArticle, Version, articles, snapshot, version_named
from models.people import Participant
from models.settings import Announcement
from tui import dates
from tui.commands.moments import iso
from tui.commands.output import Output
from tui.commands.parsing import Request
from tui.session import Session


async def show(session: Session, request: Request, out: Output) -> None:
    typed = request.text("version-de")
    version = version_named(session.commons, typed) if typed else None
    kept = version.articles if version else snapshot(articles(session.commons))
    if out.as_json or request.text("format") == "json":
        return out.value(_value(version, kept))
    if not kept:
        return out.say(session.t("Aucun article pour le moment : veillee article ajouter TITRE"))
    return out.data(text(session, kept, request.text("format") or "txt"))


async def keep(session: Session, request: Request, out: Output) -> None:
    made = await session.perform(SaveVersion(request.text("NOM")))
    if out.as_json:
        return out.value(_line(session, made))
    return out.say(session.t("Fait : version « {nom} » gardée.", nom=made.name))


async def versions(session: Session, request: Request, out: Output) -> None:
    found = session.commons.all(Version)
    if out.as_json:
        return out.value([_line(session, one) for one in found])
    t = session.t
    if not found:
        return out.say(t("Aucune version gardée : veillee manifeste garder NOM"))
    heads = [t("Version"), t("Date"), t("Auteur"), t("Identifiant")]
    when = [dates.moment(one.made, None, session.zone, t, year=True) for one in found]
    rows = [
        [one.name, date, _author(session, one) or "", one.id] for one, date in zip(found, when, strict=True)
    ]
    return out.table(heads, rows)


async def restore(session: Session, request: Request, out: Output) -> None:
    t = session.t
    now = dates.moment(session.now, None, session.zone, t, year=True)
    name = t("avant le retour du {date}", date=now)
    done = await session.perform(RestoreVersion(request.text("VERSION"), name))
    if out.as_json:
        return out.value(_line(session, done.before))
    out.say(t("Fait : le manifeste est revenu à « {nom} ».", nom=done.version.name))
    return out.say(t("Ce qu’il y avait est gardé : « {nom} ».", nom=done.before.name))


def text(session: Session, kept: tuple[KeptArticle, ...], form: str) -> str:
    """Markdown, or plain text."""
    announcement = session.commons.all(Announcement)[0]
    title, head = ("# ", "## ") if form == "md" else ("", "")
    parts = [f"{title}{announcement.title}"]
    parts += [f"{head}{rank}. {one.title}\n\n{one.text}".rstrip() for rank, one in enumerate(kept, start=1)]
    return "\n\n".join(parts)


def _value(version: Version | None, kept: tuple[KeptArticle, ...]) -> dict[str, Any]:
    return {
        "version": version.name if version else None,
        "statut": "gardee" if version else "brouillon",
        "articles": [
            {
                "id": one.id,
                "rang": rank,
                "titre": one.title,
                "texte": one.text,
                "statut": one.status.value,
                "contributions": list(one.contributions),
                "objections": [],
            }
            for rank, one in enumerate(kept, start=1)
        ],
    }


def _line(session: Session, one: Version) -> dict[str, Any]:
    return {"id": one.id, "nom": one.name, "date": iso(one.made), "auteur": _author(session, one)}


def _author(session: Session, one: Version) -> str | None:
    who = session.commons.find(Participant, one.author) if one.author and session.sees_names else None
    return who.name if who else None

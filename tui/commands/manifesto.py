"""`manifeste`: the text, and the versions that are kept of it."""

from __future__ import annotations

from typing import Any

from models.acts.versions import RestoreVersion, SaveVersion
from models.manifesto import Version
from tui import dates, values
from tui.commands.output import Output
from tui.commands.parsing import Misused, Request
from tui.i18n import N_
from tui.session import Session


async def show(session: Session, request: Request, out: Output) -> None:
    version = request.given("version")
    form = "json" if out.as_json else request.text("format") or "md"
    if form == "json":
        return out.value(values.manifesto(session, version))
    from tui.papers import paper, written

    found = paper(session, version)
    if not found.articles:
        return out.say(session.t("Aucun article pour le moment : veillee article ajouter TITRE"))
    if form == "odt" and out.stdout.isatty():
        raise Misused(
            N_("Un fichier ODT ne se lit pas au terminal : ajoutez > manifeste.odt"), request.command
        )
    return out.file(written(found, form))


async def keep(session: Session, request: Request, out: Output) -> None:
    made = await session.perform(SaveVersion(request.text("NOM")))
    if out.as_json:
        return out.value(_line(session, made))
    return out.say(session.t("Fait : version « {nom} » gardée.", nom=made.name))


async def versions(session: Session, request: Request, out: Output) -> None:
    if out.as_json:
        return out.value(values.versions(session))
    t, found = session.t, session.commons.all(Version)
    if not found:
        return out.say(t("Aucune version gardée : veillee manifeste garder NOM"))
    heads = [t("Version"), t("Date"), t("Auteur"), t("Identifiant")]
    return out.table(heads, [_row(session, one) for one in found])


async def restore(session: Session, request: Request, out: Output) -> None:
    t = session.t
    now = dates.moment(session.now, None, session.zone, t, year=True)
    name = t("avant le retour du {date}", date=now)
    done = await session.perform(RestoreVersion(request.text("VERSION"), name))
    if out.as_json:
        return out.value(_line(session, done.before))
    out.say(t("Fait : le manifeste est revenu à « {nom} ».", nom=done.version.name))
    return out.say(t("Ce qu’il y avait est gardé : « {nom} ».", nom=done.before.name))


def _line(session: Session, one: Version) -> dict[str, Any]:
    return next(line for line in values.versions(session) if line["id"] == one.id)


def _row(session: Session, one: Version) -> list[str]:
    when = dates.moment(one.made, None, session.zone, session.t, year=True)
    return [one.name, when, session.name_of(one.author) or "", one.id]

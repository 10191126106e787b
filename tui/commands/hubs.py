"""`ressources importer`: the list of regional hubs brought up to date from a spreadsheet's file."""

from __future__ import annotations

from pathlib import PurePath

from models.acts.thread import ListImported
from models.typed_dates import parse_day
from tui import hubs
from tui.commands.output import Output
from tui.commands.parsing import Misused, Request
from tui.i18n import N_
from tui.session import Session
from tui.streams import recovered


async def run(session: Session, request: Request, out: Output) -> None:
    session.actor.must_facilitate()
    typed, day = request.path("FICHIER"), request.text("verifie")
    source = request.text("source") or ("" if typed == "-" else recovered(PurePath(typed).name))
    verified = parse_day(day, session.now) if day else None
    seen = hubs.read_list(_content(request, out), session, source, verified)
    done = seen.foreseen if request.has("simuler") else await session.perform(seen.act)
    if out.as_json:
        return out.value(_value(session, seen, done))
    return _say(session, request, seen, done, out)


def _content(request: Request, out: Output) -> bytes:
    typed = request.path("FICHIER")
    if typed != "-" and not out.at_home:
        # The name of a file is one of the person's own machine, not of the server's.
        sentence = N_("Par ssh, donnez le fichier sur l’entrée : ressources importer - < hubs.csv")
        raise Misused(sentence, request.command)
    return out.content(typed)


def _value(session: Session, seen: hubs.SeenList, done: ListImported) -> dict[str, object]:
    return {
        "lus": len(seen.act.listed),
        "ajoutes": len(done.added),
        "corriges": len(done.corrected),
        "ignores": [
            {"ligne": one.line, "raison": session.t(hubs.REASONS[one.reason])} for one in seen.ignored
        ],
        "absents": [{"id": one.id, "titre": one.title, "region": one.region} for one in done.missing],
    }


def _say(session: Session, request: Request, seen: hubs.SeenList, done: ListImported, out: Output) -> None:
    t = session.t
    said = hubs.counted(seen, done, t)
    if request.has("simuler"):
        out.say(t("Rien n’est fait. Ce serait : {quoi}.", quoi=said))
    else:
        out.say(t("Fait : {quoi}.", quoi=said))
    out.say(*filter(None, (hubs.not_listed(done, t), *hubs.ignored(seen.ignored, t))))

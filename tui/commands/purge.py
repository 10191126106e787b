"""`purge`: erases people's data when their time has come, or says when and of whom."""

from __future__ import annotations

from datetime import datetime

from models import purge
from models.acts.purge import Purge
from tui import dates, purging
from tui.commands.output import Output
from tui.commands.parsing import Request
from tui.session import Session


async def run(session: Session, request: Request, out: Output) -> None:
    session.actor.must_facilitate()
    if request.has("simuler"):
        return _say(session, out)
    done = purge.purging(session.commons).done
    if done and not purge.to_erase(session.commons):
        return _say_done(session, out, done)
    count = await session.perform(Purge())
    if out.as_json:
        return out.value({"effacees": count})
    said = session.t.n("Fait : {n} personne effacée.", "Fait : {n} personnes effacées.", count)
    return out.say(f"{said} {session.t('Les mots du groupe restent, sans nom.')}")


def _say_done(session: Session, out: Output, done: datetime) -> None:
    """Time has done it, perhaps when the series was opened for this very command."""
    if out.as_json:
        return out.value({"effacees": 0})
    t = session.t
    when = dates.moment(done, None, session.zone, t, now=session.now)
    return out.say(
        t("C’est fait depuis le {quand} : le temps était venu, il n’y a plus personne à effacer.", quand=when)
    )


def _say(session: Session, out: Output) -> None:
    on = purge.erased_on(session.commons)
    gone = [one.name for one in purge.to_erase(session.commons)]
    stay = [one.name for one in purging.kept(session)]
    if out.as_json:
        return out.value({"le": dates.iso(on) if on else None, "personnes": gone, "gardees": stay})
    t = session.t
    out.data(purging.planned(session))
    for title, names in ((t("À effacer :"), gone), (t("Gardées, à leur demande :"), stay)):
        if names:
            out.data("", title, *(f"  {name}" for name in names))
    return None

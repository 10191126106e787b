"""`publier`: the series as static pages, in a directory that a web server or a key may serve."""

from __future__ import annotations

from tui.commands.output import Output
from tui.commands.parsing import Request
from tui.session import Session


async def run(session: Session, request: Request, out: Output) -> None:
    from tui.publishing.site import publish, told

    directory = out.path(request.path("DOSSIER"))
    done = publish(session, directory)
    if out.as_json:
        names = {"ecrits": done.written, "inchanges": done.same, "retires": done.removed}
        return out.value({key: [str(directory / name) for name in found] for key, found in names.items()})
    t = session.t
    out.say(told(session, done, directory))
    if done.removed:
        out.say(t.n("{n} ancienne page retirée", "{n} anciennes pages retirées", len(done.removed)))
    return out.say(
        t(
            "Commencez par {fichier}. Les noms n’y sont pas, sauf signatures.",
            fichier=directory / "index.html",
        )
    )

"""`exporter`: everything in open formats, in a directory of its own."""

from __future__ import annotations

from tui.commands.output import Output
from tui.commands.parsing import Request
from tui.session import Session


async def run(session: Session, request: Request, out: Output) -> None:
    from tui.exporting import export

    directory = out.path(request.path("DOSSIER"))
    written = export(session, directory)
    if out.as_json:
        return out.value({"fichiers": [str(directory / name) for name in written]})
    t = session.t
    out.say(t.n("Fait : {n} fichier dans {ou}", "Fait : {n} fichiers dans {ou}", len(written), ou=directory))
    return out.say(t("Il y a des noms et des contacts dedans : gardez ce dossier pour vous."))

"""`verifier`: whether the file of a frozen version is as it was written. No series, no network."""

from __future__ import annotations

from models.checking import NotAsWritten, check
from tui.commands.output import Output
from tui.commands.parsing import Misused, Request
from tui.frozen_words import check_said, trouble_said
from tui.i18n import N_


async def run(request: Request, out: Output) -> None:
    found = check(_content(request, out))
    reasons = [trouble_said(one, out.t) for one in found.troubles]
    if out.as_json:
        why = {"raisons": reasons} if reasons else {}
        out.value({"valide": found.valid, "empreinte": found.digest, **why})
    else:
        out.data(check_said(found, out.t), *(f"  {one}" for one in reasons))
        if found.digest:
            out.data(out.t("Empreinte : {empreinte}", empreinte=found.digest))
        if found.valid:
            out.say(out.t("C’est le texte figé si c’est bien l’empreinte qui a été publiée."))
    if not found.valid:
        raise NotAsWritten()


def _content(request: Request, out: Output) -> bytes:
    typed = request.path("FICHIER")
    if typed != "-" and not out.at_home:
        # The name of a file is one of the person's own machine, not of the server's.
        raise Misused(N_("Par ssh, donnez le fichier sur l’entrée : verifier - < v0.json"), request.command)
    return out.content(typed)

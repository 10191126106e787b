"""`sauvegarder`, `restaurer`: the whole series in one file, and back."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from data import backup, paths
from data.files import Files
from data.reopening import found_in
from models.refusals import NoSeries
from tui.commands.output import Output
from tui.commands.parsing import Request


async def save(request: Request, out: Output) -> None:
    """All that is on the disk; a running program needs not stop. Never over another file."""
    directory, file, now = _directory(request, out), out.path(request.path("FICHIER")), datetime.now(UTC)
    if not paths.has_series(directory):
        raise NoSeries()
    if file.exists() and not request.has("remplacer"):
        raise FileExistsError(17, "", str(file))
    backup.save(found_in(directory, Files(), now).image, file, now)
    _say(out, file, out.t("Fait : sauvegarde dans {fichier}, relue et bonne.", fichier=file))


async def restore(request: Request, out: Output) -> None:
    """A series that is already there is refused; --remplacer puts it aside, beside."""
    directory, file, now = _directory(request, out), out.path(request.path("FICHIER")), datetime.now(UTC)
    aside = backup.restore(file, directory, now, aside=request.has("remplacer"))
    _say(out, file, out.t("Fait : la série est celle de {fichier}.", fichier=file))
    if aside:
        out.say(
            out.t(
                "L’ancienne est gardée dans {dossier} : à effacer ensuite, "
                "car effacer quelqu’un ne l’atteint plus.",
                dossier=aside,
            )
        )


def _directory(request: Request, out: Output) -> Path:
    return paths.data_directory(out.env, request.path("donnees") or None)


def _say(out: Output, file: Path, sentence: str) -> None:
    if out.as_json:
        return out.value({"fichier": str(file)})
    return out.say(sentence)

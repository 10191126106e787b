"""One sentence for files that people name: what is safe, what to do."""

from __future__ import annotations

from collections.abc import Mapping
from errno import ENAMETOOLONG

from tui.faults import sentence
from tui.i18n import N_, Translator

__all__ = ["MISNAMED", "of_system", "sentence"]

MISNAMED = (FileNotFoundError, FileExistsError, IsADirectoryError, NotADirectoryError)
"""The person named the wrong thing: a refusal, and no trouble of the disk."""

TOO_LONG = N_("Ce nom de fichier est trop long pour le disque. Donnez-en un plus court.")

OTHERWISE = N_("Les données n’ont pas pu être lues ou écrites ({detail}). Rien de confirmé n’est perdu.")


def of_system(error: OSError, t: Translator) -> str:
    """A file that the person named, and the system's own reason."""
    reasons: Mapping[type[OSError], str] = {
        FileNotFoundError: N_("{path} : il n’y a rien à cet endroit. Vérifiez le chemin."),
        PermissionError: N_(
            "{path} : le système refuse l’accès. Vérifiez les droits, ou choisissez un autre endroit."
        ),
        IsADirectoryError: N_("{path} est un dossier : donnez un fichier."),
        NotADirectoryError: N_("{path} : un des dossiers de ce chemin est un fichier."),
        FileExistsError: N_("{path} existe déjà ; il n’a pas été touché. Choisissez un autre nom."),
    }
    if error.errno == ENAMETOOLONG:
        return t(TOO_LONG)
    path = str(error.filename or "")
    known = reasons.get(type(error))
    return t(known, path=path) if known else t(OTHERWISE, detail=f"{path} {error.strerror}".strip())

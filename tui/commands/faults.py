"""One sentence for data that cannot be opened, and for files that people name: what is safe, what to do."""

from __future__ import annotations

from collections.abc import Mapping

from data.faults import StoreFault
from tui import faults
from tui.i18n import N_, Translator

SENTENCES: Mapping[str, str] = {
    "OwnedByAnother": N_(
        "Le dossier est tenu par un autre programme (processus {pid}). Rien n’a changé : "
        "réessayez dans un instant."
    ),
    "NotOurs": N_(
        "{path} contient les données d’un autre programme ; rien n’y a été touché. "
        "Choisissez un autre dossier avec --donnees DOSSIER."
    ),
    "NewerFormat": N_(
        "{path} a été écrit par une version plus récente ({found}). Rien n’a été touché : "
        "installez cette version."
    ),
    "DamagedLine": N_(
        "La ligne {line} de {path} est abîmée ; rien n’a été touché. Restaurez la dernière sauvegarde : "
        "veillee restaurer {sauvegarde}"
    ),
    "DamagedSnapshot": N_(
        "{path} est abîmé ; rien n’a été touché. Restaurez la dernière sauvegarde : "
        "veillee restaurer {sauvegarde}"
    ),
    "MissingFile": N_(
        "Il manque {path} : le reste n’a pas été touché. Remettez ce fichier, ou restaurez la dernière "
        "sauvegarde : veillee restaurer {sauvegarde}"
    ),
    "DamagedDocument": N_(
        "{table} {id} : le champ « {field} » est abîmé ; rien n’a été touché. Restaurez une sauvegarde."
    ),
    "DamagedBackup": N_("{path} n’est pas une sauvegarde, ou elle a été modifiée : rien n’a été touché."),
}
MISNAMED = (FileNotFoundError, FileExistsError, IsADirectoryError, NotADirectoryError)
"""The person named the wrong thing: a refusal, and no trouble of the disk."""

OTHERWISE = N_("Les données n’ont pas pu être lues ou écrites ({detail}). Rien de confirmé n’est perdu.")


def sentence(fault: StoreFault, t: Translator) -> str:
    known = SENTENCES.get(type(fault).__name__)
    if known is None:
        return faults.sentence(fault, t)
    values = {key: "?" if value is None else value for key, value in vars(fault).items()}
    backups = getattr(fault, "backups", ())
    return t(known, **values, sauvegarde=backups[0] if backups else t("FICHIER"))


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
    path = str(error.filename or "")
    known = reasons.get(type(error))
    return t(known, path=path) if known else t(OTHERWISE, detail=f"{path} {error.strerror}".strip())

"""When the disk or the data say no: one sentence for each fault, what is safe and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from errno import EILSEQ, EINVAL, ENAMETOOLONG
from shlex import quote

from data.faults import StoreFault
from tui.i18n import N_, Translator

SENTENCES = {
    "OwnedByAnother": N_(
        "Le dossier est tenu par un autre programme (processus {pid}). Rien n’a changé : "
        "réessayez dans un instant."
    ),
    "NotOurs": N_(
        "{path} contient les données d’un autre programme ; rien n’y a été touché. "
        "Choisissez un autre dossier avec --donnees DOSSIER."
    ),
    "NoSuchPlace": N_(
        "{path} ne peut pas servir de dossier ; rien n’a été touché. Vérifiez ce chemin, ou "
        "choisissez-en un autre avec --donnees DOSSIER."
    ),
    "NewerFormat": N_(
        "{path} a été écrit par une version plus récente ({found}). Rien n’a été touché : "
        "installez cette version."
    ),
    "DamagedLine": N_(
        "La ligne {line} de {path} est abîmée ; rien n’a été touché. Restaurez la dernière sauvegarde : "
        "veillee restaurer {sauvegarde} --remplacer"
    ),
    "DamagedSnapshot": N_(
        "{path} est abîmé ; rien n’a été touché. Restaurez la dernière sauvegarde : "
        "veillee restaurer {sauvegarde} --remplacer"
    ),
    "MissingFile": N_(
        "Il manque {path} : le reste n’a pas été touché. Remettez ce fichier, ou restaurez la dernière "
        "sauvegarde : veillee restaurer {sauvegarde} --remplacer"
    ),
    "DamagedDocument": N_(
        "Dans {path}, {table} {id} : le champ « {field} » est abîmé ; rien n’a été touché. Corrigez-le, ou "
        "restaurez la dernière sauvegarde : veillee restaurer {sauvegarde} --remplacer"
    ),
    "NotAnExport": N_(
        "{path} contient autre chose qu’un export ; rien n’y a été écrit. Donnez un dossier vide ou nouveau."
    ),
    "NotOurPage": N_(
        "{path} n’a pas été publié d’ici ; rien n’a été écrit. "
        "Déplacez ce fichier, ou donnez un autre dossier."
    ),
    "DamagedBackup": N_("{path} n’est pas une sauvegarde, ou elle a été modifiée : rien n’a été touché."),
    "NoRoom": N_(
        "Le disque est plein : ce dernier geste n’est pas fait, tout ce qui était enregistré l’est toujours. "
        "Faites de la place, puis recommencez."
    ),
    "NoRoomForAnswer": N_(
        "Le disque est plein : la réponse du serveur n’a pas pu être gardée, et cette copie n’a pas changé. "
        "Rien n’est perdu : ce que le serveur a fait ne sera pas refait. Faites de la place, puis "
        "recommencez."
    ),
    "NotPermitted": N_(
        "Le système refuse l’accès : ce dernier geste n’est pas fait, le reste est intact. "
        "Voyez les droits du dossier."
    ),
    "DiskFailing": N_(
        "Le disque ne répond pas bien : ce dernier geste n’est pas fait. Faites tout de suite une sauvegarde "
        "ailleurs."
    ),
    "DirectoryGone": N_(
        "Le dossier {path} a été déplacé, effacé ou remplacé pendant que le programme s’en servait : ce "
        "dernier geste n’est pas fait, le reste est encore en mémoire. Remettez le dossier à sa place, puis "
        "recommencez ; s’il est effacé, arrêtez le programme (Ctrl-C) : il le récrit en entier."
    ),
    "NotYetErased": N_(
        "C’est fait, mais les anciens fichiers ne sont pas encore réécrits : le programme réessaiera de "
        "lui-même."
    ),
    "OwnerSilent": N_(
        "L’autre programme ouvert sur ce dossier ne répond pas : ce geste est peut-être fait. Vérifiez avant "
        "de recommencer."
    ),
    "TooLargeToSend": N_(
        "C’est trop long pour être transmis d’un coup : découpez le texte, rien n’est perdu."
    ),
}
OTHER = N_(
    "Impossible d’enregistrer : ce dernier geste n’est pas fait, tout ce qui était enregistré l’est toujours."
)

INTERRUPTED = N_(
    "Le programme avait été interrompu en pleine écriture : ce geste-là n’était pas fait, et sa trace est "
    "retirée. Tout ce qui était enregistré est là."
)
"""For the first face that opens after a crash (House.was_interrupted)."""


class CannotKeep(Exception):
    """The sentence of a fault, ready to be shown: screens know nothing of disks."""


def sentence(fault: StoreFault, t: Translator) -> str:
    known = SENTENCES.get(type(fault).__name__, OTHER)
    values = {name: getattr(fault, name, None) for name in vars(type(fault)).get("__annotations__", {})}
    backups = values.get("backups")
    saved = quote(str(backups[0])) if isinstance(backups, tuple) and backups else t("FICHIER")
    return t(known, sauvegarde=saved, **{name: "?" if one is None else one for name, one in values.items()})


TOO_LONG = N_("Ce nom de fichier est trop long pour le disque. Donnez-en un plus court.")

NOT_HERE = N_(
    "{path} : ce nom n’est pas accepté à cet endroit. Sur une clé USB, évitez ces signes : : * ? < > | et "
    "les guillemets droits."
)

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
    if error.errno in (EINVAL, EILSEQ):
        return t(NOT_HERE, path=path)
    known = reasons.get(type(error))
    return t(known, path=path) if known else t(OTHERWISE, detail=f"{path} {error.strerror}".strip())

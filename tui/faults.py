"""When the disk says no: one sentence for each fault, what is safe and what to do."""

from __future__ import annotations

from data.faults import StoreFault
from tui.i18n import N_, Translator

SENTENCES = {
    "NoRoom": N_(
        "Le disque est plein : ce dernier geste n’est pas fait, tout ce qui était enregistré l’est toujours. "
        "Faites de la place, puis recommencez."
    ),
    "NotPermitted": N_(
        "Le système refuse d’écrire ici : ce dernier geste n’est pas fait, le reste est intact. "
        "Voyez les droits du dossier."
    ),
    "DiskFailing": N_(
        "Le disque ne répond pas bien : ce dernier geste n’est pas fait. Faites tout de suite une sauvegarde "
        "ailleurs."
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


class CannotKeep(Exception):
    """The sentence of a fault, ready to be shown: screens know nothing of disks."""


def sentence(fault: StoreFault, t: Translator) -> str:
    return t(SENTENCES.get(type(fault).__name__, OTHER))

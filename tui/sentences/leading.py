"""Refusals about the hour and a half of a workshop, and about the end of a series."""

from tui.i18n import N_

LEADING: dict[str, str] = {
    "StepUnread": N_(
        "Ligne {line} du déroulé : « {words} » ne se lit pas. Il faut des minutes entières, puis un but, "
        "par exemple : 10 | Accueil | tour de prénoms. Rien n’a changé."
    ),
    "MinutesOutOfBounds": N_(
        "Ligne {line} du déroulé : une étape dure de 1 à {longest} minutes. Rien n’a changé."
    ),
    "RunningOrderChanged": N_(
        "Quelqu’un a récrit le déroulé de l’atelier {workshop} pendant que vous écriviez : le sien est "
        "gardé. Valider encore garde le vôtre à la place."
    ),
    "StepOutOfBounds": N_(
        "« {aim} » dure {minutes} minutes : on ne peut pas en reprendre plus, ni aller au-delà de {longest}. "
        "Rien n’a changé."
    ),
    "TooManySteps": N_("Un déroulé a {most} étapes au plus : réunissez-en quelques-unes. Rien n’a changé."),
    "NoSteps": N_("Il n’y a pas encore de déroulé pour l’atelier {workshop} : écrivez-le d’abord."),
    "SessionNotRunning": N_(
        "La séance de l’atelier {workshop} n’est pas commencée, ou elle est terminée. Commencez-la d’abord."
    ),
    "SessionRunning": N_("La séance de l’atelier {workshop} est déjà commencée : elle continue."),
    "SeriesClosed": N_(
        "Cette série est terminée : elle se lit, et continue dans « {next} ». L’animation peut la rouvrir."
    ),
    "PurgeNotDue": N_(
        "Rien à effacer avant le {on} ; c’est annoncé à tout le monde deux semaines avant. Rien n’a changé."
    ),
    "PurgeNotDue:nobody": N_("Il n’y a personne à effacer. Rien n’a changé."),
    "SessionElsewhere": N_(
        "Quelqu’un a déjà changé d’étape : la séance de l’atelier {workshop} en est à la {step}. "
        "Rien d’autre n’a changé."
    ),
}

"""Refusals about frozen versions and about what became of contributions."""

from tui.i18n import N_

FREEZING: dict[str, str] = {
    "AlreadyFrozen": N_(
        "{name} est déjà figée ({made}) : rien ne la change plus. La prochaine s’appellera {next}."
    ),
    "NotTheNext": N_("Les versions figées se suivent : la prochaine s’appelle {next}, pas « {name} »."),
    "NothingToFreeze": N_("Rien à figer : le manifeste n’a pas encore d’article."),
    "ChangedMeanwhile": N_(
        "Le manifeste a changé pendant que vous lisiez : {name} n’est pas figée. Relisez, puis recommencez."
    ),
    "RoundStillOpen": N_(
        "Un tour de consentement est ouvert : {titles} ({articles}). Rien n’est figé. Attendez les "
        "réponses ou clôturez-le, puis recommencez."
    ),
    "NothingFrozen": N_(
        "Aucune version n’est figée pour le moment : rien à signer. L’équipe d’animation la figera."
    ),
    "NotFrozen": N_("« {name} » n’est pas une version figée : elle se lit et se compare, sans se signer."),
    "NotSigned": N_("Cette personne n’a pas signé {name} : rien à retirer."),
    "NotAFrozenFile": N_(
        "Ce fichier ne peut pas se vérifier. Donnez celui qu’écrit : veillee manifeste --version V0 "
        "--format json"
    ),
    "NotAsWritten": N_(
        "Redemandez le fichier à l’équipe d’animation, ou comparez l’empreinte avec celle qui a été publiée."
    ),
    "MergedWithItself": N_(
        "La contribution {contribution} ne peut pas être réunie à elle-même. Choisissez-en une autre."
    ),
    "StillTakenUp": N_(
        "La contribution {contribution} est reprise ({articles}). Déliez-la d’abord de l’article."
    ),
    "NothingDecided": N_(
        "La contribution {contribution} n’est ni écartée ni réunie à une autre : rien n’a changé."
    ),
}

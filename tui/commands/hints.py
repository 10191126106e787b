"""What to type next after a refusal: for the shell only, other faces show where to go."""

from __future__ import annotations

from models.people import Role
from models.refusals import NotAllowed, Refusal
from tui.i18n import N_, Translator

FIRST_TIME = N_(
    "Ainsi, après ssh et l’adresse : \"inscrire 1 --nom 'Votre nom'\". "
    'Avant, ce qui sera gardé et vos droits : "mes-donnees notice".'
)
"""In two kinds of quotes: ssh takes the outer ones away, and a name may be of several words."""
HINTS = {
    "NameNeeded": FIRST_TIME,
    "NobodyNamed": N_("Ajoutez --pour NOM, ou : veillee reglages personne=NOM"),
    "AlreadyThere": N_("Choisissez-en un autre avec --donnees DOSSIER."),
    "NoSeries": N_("Créez-la : veillee init"),
    "SlotWithoutHours": N_("Ainsi : veillee creneau heures {slot} DEBUT FIN"),
    "SlotGivenTwice": N_("C’est {slot}."),
    "UnderConsent": N_("Ainsi : veillee suggerer {article}"),
    "RoundOpen": N_("Ainsi : veillee consentement clore {article}"),
    "NoRollCall": N_("Ainsi : veillee presence {workshop} NOM presence"),
    "NobodyConcerned": N_("Ajoutez --atelier N, --inscrites ou --personne NOM."),
}
LISTS = {
    "atelier": N_("Voyez la liste : veillee ateliers."),
    "personne": N_("Voyez les noms : veillee personnes."),
    "creneau": N_("Voyez les créneaux : veillee sondage."),
    "reglage": N_("Voyez la liste : veillee reglages."),
    "theme": N_("Voyez les thèmes : veillee themes."),
    "themes": N_("Voyez les thèmes : veillee themes."),
    "article": N_("Voyez les articles : veillee manifeste."),
    "articles": N_("Voyez les articles : veillee manifeste."),
    "version": N_("Voyez les versions : veillee manifeste versions."),
    "contributions": N_("Voyez les contributions : veillee contributions."),
    "thread": N_("Voyez les réponses : veillee discussion."),
    "resources": N_("Voyez les ressources : veillee ressources."),
    "message": N_("Voyez la liste : veillee message."),
    "participants": N_("Voyez les noms : veillee personnes."),
}
"""By the kind of what was not found."""


def with_hint(refusal: Refusal, said: str, t: Translator) -> str:
    """The sentence, and the command that helps."""
    values = vars(refusal)
    name = type(refusal).__name__
    found = LISTS.get(str(values.get("kind"))) if name == "Unknown" else HINTS.get(name)
    if isinstance(refusal, NotAllowed) and refusal.needs is Role.PARTICIPANT:
        found = FIRST_TIME
    return f"{said} {t(found, **values)}" if found else said

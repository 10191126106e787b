"""`reglages`: what a series can be set to, by French or English keys."""

from __future__ import annotations

from collections.abc import Mapping

from models import lookup
from models.acts.series import BadSetting, ChangeSetting
from models.people import Participant
from tui.commands import subject
from tui.commands.output import Output
from tui.commands.parsing import Misused, Request
from tui.i18n import N_
from tui.session import Session

KEYS: Mapping[str, str] = {
    "places": "seats",
    "compter_animation": "count_facilitation",
    "heures_proposition": "offer_hours",
    "heures_gel": "freeze_hours",
    "heures_reserve": "release_hours",
    "jours_garde": "keep_days",
    "paire_autre_jour": "pair_later_day",
    "inscription_libre": "open_registration",
    "visio_publique": "video_public",
    "jours_purge": "purge_days",
    "mois_purge": "purge_months",
    "lien_inscription": "registration_url",
    "contact_animation": "facilitation_contact",
    "responsable_donnees": "data_controller",
    "hebergement": "data_host",
    "contact_accessibilite": "accessibility_contact",
    "serveur": "server",
    "empreinte": "fingerprint",
    "personne": "person",
    "langue": "language",
    "theme": "theme",
    "ascii": "ascii",
    "touches_seules": "single_keys",
    "projection": "projection",
}
"""Every field of Settings by its French key, in the order in which they are shown."""
MEANINGS = {
    "places": N_("places par atelier"),
    "compter_animation": N_("compter l’équipe d’animation dans les places"),
    "heures_proposition": N_("durée d’une place proposée, en heures"),
    "heures_gel": N_("gel de la liste d’attente, heures avant l’atelier"),
    "heures_reserve": N_("places réservées rendues, heures avant l’atelier"),
    "jours_garde": N_("place gardée à qui avait dit non, jusqu’à tant de jours avant"),
    "paire_autre_jour": N_("les deux dates sont des jours différents"),
    "inscription_libre": N_("tout le monde peut s’inscrire"),
    "visio_publique": N_("le lien de la visio est public"),
    "jours_purge": N_("purge, jours après le dernier atelier"),
    "mois_purge": N_("purge, mois après le dernier acte, au plus tard"),
    "lien_inscription": N_("lien d’inscription donné dans les textes"),
    "contact_animation": N_("contact de l’équipe d’animation"),
    "responsable_donnees": N_("le collectif responsable des données personnelles"),
    "hebergement": N_("qui tient la machine, et où elle est"),
    "contact_accessibilite": N_("à qui dire ce qui empêche d’utiliser le programme"),
    "serveur": N_("adresse du serveur"),
    "empreinte": N_("empreinte de la clé du serveur"),
    "personne": N_("qui vous êtes, sur cette machine"),
    "langue": N_("fr ou en ; vide : celle de la machine"),
    "theme": N_("papier, nuit, mono ou terminal"),
    "ascii": N_("dessiner en ASCII"),
    "touches_seules": N_("les touches seules agissent"),
    "projection": N_("en séance, des nombres au lieu des noms"),
}


async def run(session: Session, request: Request, out: Output) -> None:
    session.actor.must_facilitate()
    change = request.text("CLE=VALEUR")
    if change:
        await _set(session, request, change)
    if out.as_json:
        return out.value(_values(session))
    if change:
        return out.say(session.t("Fait : {reglage}.", reglage=change))
    t = session.t
    values = _values(session)
    for key, field in KEYS.items():
        name = key if t.language == "fr" else field
        out.data(f"{name}={_written(values[key], session)}   {t(MEANINGS[key])}")
    return None


async def _set(session: Session, request: Request, change: str) -> None:
    """Raises Misused, Unknown, BadSetting."""
    typed, equals, value = change.partition("=")
    if not equals:
        raise Misused(N_("Un réglage se change par CLE=VALEUR."), request.command)
    key = typed.strip().lower().replace("-", "_")
    key = KEYS.get(key, key)
    if key == "person" and value.strip():
        value = subject.person(session, value).id
    try:
        await session.perform(ChangeSetting(key, value))
    except BadSetting as no:
        raise BadSetting(typed.strip(), no.value, no.takes) from None


def _values(session: Session) -> dict[str, object]:
    settings = lookup.settings(session.commons)
    return {french: getattr(settings, field) for french, field in KEYS.items()}


def _written(value: object, session: Session) -> str:
    if isinstance(value, bool):
        return session.t("oui") if value else session.t("non")
    person = session.commons.find(Participant, value) if isinstance(value, str) and value else None
    return person.name if person else str(value)

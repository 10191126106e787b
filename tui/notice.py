"""What people are told about their data before the first field, in the same words in every face.

GDPR, article 13: who is responsible, why and on which basis, what is needed, who reads it, how long, what
one may ask.
"""

from __future__ import annotations

from typing import NamedTuple

from models import lookup
from models.settings import Settings
from tui.i18n import N_, Translator
from tui.session import Session

TITLE = N_("Ce qui est gardé, et pour quoi")
CLAUSES = (
    (
        N_("Pour quoi"),
        N_(
            "organiser ces ateliers et écrire leur manifeste : c’est l’intérêt légitime du collectif. "
            "Signer, rester pour la V1 : seulement si vous le demandez."
        ),
    ),
    (
        N_("Demandé"),
        N_(
            "un nom ou un pseudonyme. Facultatifs : contact, tiers-lieu, heure ; sans contact, personne "
            "ne pourra vous prévenir."
        ),
    ),
    (
        N_("Gardé aussi"),
        N_(
            "ce que vous répondez et écrivez, l’heure de votre dernière visite, l’empreinte de votre "
            "clé ; ni adresse, ni journal de connexion."
        ),
    ),
    (N_("Qui lit"), "{lecteurs}"),
    (N_("Ailleurs"), N_("rien n’est transmis, ni en Europe ni au-delà.")),
    (
        N_("Jusqu’à quand"),
        N_(
            "{jours} jours après le dernier atelier, ou {mois} mois sans rien de nouveau. Les mots du "
            "groupe restent, sans votre nom."
        ),
    ),
    (
        N_("Vos droits"),
        N_(
            "voir, copier, corriger, effacer, par vous-même dans « Vos données » ; en le demandant, "
            "limiter, vous opposer. Plainte possible à la CNIL, cnil.fr."
        ),
    ),
)


class Fact(NamedTuple):
    """« Qui lit : … »"""

    head: str
    words: str

    def said(self, t: Translator) -> str:
        return t("{quoi} : {valeur}", quoi=self.head, valeur=self.words)


def notice(session: Session, contact: str | None = None) -> tuple[Fact, ...]:
    """Short enough for one screen of 80 by 24. `contact`: whom to write to, by default as set."""
    t, settings = session.t, lookup.settings(session.commons)
    days, months, readers = settings.purge_days, settings.purge_months, _readers(settings, t)
    told = (Fact(t(head), t(words, jours=days, mois=months, lecteurs=readers)) for head, words in CLAUSES)
    return Fact(t("Responsable"), _responsible(settings, contact, t)), *told


def _responsible(settings: Settings, contact: str | None, t: Translator) -> str:
    who = settings.data_controller or t("l’équipe d’animation")
    if contact := settings.facilitation_contact if contact is None else contact:
        return t("{qui}, à joindre ici : {contact}", qui=who, contact=contact)
    return who


def _readers(settings: Settings, t: Translator) -> str:
    readers = t(
        "les personnes inscrites, votre nom et vos disponibilités ; l’animation, votre contact aussi."
    )
    if settings.data_host:
        return t("{qui} Qui tient la machine peut tout lire : {hote}.", qui=readers, hote=settings.data_host)
    return t("{qui} Qui tient la machine peut tout lire.", qui=readers)

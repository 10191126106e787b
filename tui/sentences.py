"""One sentence for each refusal: why, and what to do instead. Every face says the same."""

from datetime import date, datetime
from typing import Any

from models.refusals import Refusal
from tui.i18n import N_, Translator

SENTENCES: dict[str, str] = {
    "Unknown": N_("{kind} « {key} » : introuvable. {liste}"),
    "Ambiguous": N_("Plusieurs réponses pour « {key} » : {ids}. Précisez avec l’identifiant."),
    "NotAllowed": N_("C’est réservé à l’équipe d’animation : demandez-lui de le faire."),
    "NotAllowed:participation": N_("Il faut être une personne inscrite pour cela : inscrivez-vous d’abord."),
    "NobodyNamed": N_("Pour qui ? Ajoutez --pour NOM, ou dites qui vous êtes : veillee reglages person=NOM."),
    "ReasonMissing": N_("Il faut un motif, que tout le monde pourra lire. Ajoutez-le et recommencez."),
    "NothingToUndo": N_(
        "Rien à défaire : l’acte a plus de dix minutes, ou quelqu’un a déjà bâti dessus. Corrigez à la main."
    ),
    "AlreadyThere": N_(
        "Une série existe déjà dans ce dossier ; elle reste intacte. "
        "Choisissez-en un autre avec --donnees DOSSIER."
    ),
    "NoSeries": N_("Aucune série ici pour le moment. Créez-la : veillee init."),
    "AlreadyRegistered": N_("Déjà fait pour l’atelier {workshop} : {standing}. Rien n’a changé."),
    "NotRegistered": N_("Pas d’inscription à l’atelier {workshop} pour cette personne."),
    "RegistrationNotOpen": N_("Les inscriptions passent par l’équipe d’animation : écrivez-lui."),
    "WorkshopCancelled": N_("L’atelier {workshop} est annulé : attendez sa nouvelle date."),
    "WorkshopOver": N_("L’atelier {workshop} est passé. Choisissez-en un autre."),
    "NoDate": N_("L’atelier {workshop} n’a pas encore de date : fixez-la d’abord."),
    "NoOffer": N_(
        "Aucune place n’est proposée en ce moment à l’atelier {workshop}. Le rang en attente est gardé."
    ),
    "SeatsTaken": N_("Atelier {workshop} : {free} places, pas davantage, car personne n’est jamais déplacé."),
    "DatePast": N_("Le {start} est déjà passé : choisissez une date à venir."),
    "EndsBeforeStart": N_("La fin ({end}) doit venir après le début ({start})."),
    "OutOfOrder": N_(
        "L’atelier {second} doit venir après l’atelier {first}, un autre jour. Choisissez d’autres créneaux."
    ),
    "PollClosed": N_(
        "Le sondage de l’atelier {workshop} est clos : vos réponses sont gardées. "
        "L’animation peut le rouvrir."
    ),
    "SlotGivenTwice": N_("Ce créneau existe déjà ({slot}) : rien n’a été ajouté."),
    "SlotWithoutHours": N_(
        "« {words} » n’a pas d’heures : donnez-les d’abord (veillee creneau heures {slot} DEBUT FIN)."
    ),
    "BadSetting": N_("Réglage {key} : « {value} » ne convient pas. Valeurs possibles : {takes}."),
    "SamePerson": N_("C’est la même fiche deux fois : choisissez-en deux différentes."),
    "EmptyText": N_("Il manque {field} : rien de lisible n’a été écrit."),
    "TooLong": N_(
        "Trop long ({field}) : {length} caractères pour {limit} au plus. Raccourcissez ; rien n’a été coupé."
    ),
    "UnknownZone": N_("Fuseau inconnu : « {name} ». Exemples : Europe/Paris, Indian/Reunion."),
    "NoSuchHour": N_(
        "Cette heure n’existe pas ce jour-là : c’est le passage à l’heure d’été. Choisissez-en une autre."
    ),
    "UnreadableDate": N_(
        "Date illisible : « {text} ». Écrivez par exemple : mardi 2 mai 2028 11h, ou 2028-05-02 11:00."
    ),
    "NoSuchDay": N_("« {text} » : ce jour n’existe pas dans le calendrier. Vérifiez le jour et le mois."),
    "MissingHour": N_("Il manque l’heure : « {text} ». Écrivez par exemple : {day} 11h."),
    "WrongWeekday": N_("Ce n’est pas un {given} : cette date tombe le {day}. Corrigez le jour ou la date."),
    "UnreadableHours": N_("Heures illisibles : « {text} ». Écrivez par exemple : 11h-12h30."),
}

KINDS = {
    "atelier": N_("Atelier"),
    "personne": N_("Personne"),
    "sondage": N_("Sondage"),
    "creneau": N_("Créneau"),
    "reglage": N_("Réglage"),
}
FIELDS = {
    "name": N_("le nom"),
    "place": N_("le tiers-lieu"),
    "contact": N_("le contact"),
    "title": N_("le titre"),
    "theme": N_("le thème"),
    "contribution": N_("la contribution"),
    "reason": N_("le motif"),
    "link": N_("le lien"),
    "comment": N_("le commentaire"),
    "reply": N_("la réponse"),
    "text": N_("le texte"),
}
# What to look at when something is not found: the command that lists such things.
LISTS = {
    "atelier": N_("Voyez la liste : veillee ateliers."),
    "personne": N_("Voyez les noms : veillee inscriptions."),
    "sondage": N_("Cet atelier a déjà sa date."),
    "creneau": N_("Voyez les créneaux : veillee sondage."),
    "reglage": N_("Voyez la liste : veillee reglages."),
}


def sentence(refusal: Refusal, t: Translator, zone: str) -> str:
    """Why not, and what to do instead, in the person's language."""
    name = type(refusal).__name__
    values = {key: _said(key, value, t, zone) for key, value in vars(refusal).items()}
    key = f"{name}:{values['needs']}" if name == "NotAllowed" else name
    if name == "Unknown":
        kind = str(vars(refusal)["kind"])
        values["liste"] = t(LISTS[kind]) if kind in LISTS else ""
    return t(SENTENCES.get(key, SENTENCES[name]), **values).strip()


def _said(key: str, value: Any, t: Translator, zone: str) -> object:
    from models.registration import Standing
    from tui import dates
    from tui.wording import STANDINGS

    if isinstance(value, datetime):
        return dates.moment(value, None, zone, t, year=True)
    if isinstance(value, date):
        return dates.calendar_day(value, t, year=True)
    if key in ("given", "right"):
        return dates.weekday(int(value), t)
    if isinstance(value, Standing):
        return t(STANDINGS[value])
    words = {"kind": KINDS, "field": FIELDS}
    if key in words:
        return t(words[key].get(str(value), str(value)))
    if isinstance(value, tuple):
        return ", ".join(str(one) for one in value)
    return t(N_("oui ou non")) if value == "oui_non" else value

"""One sentence for each refusal: why, and what to do instead. Every face says the same."""

from datetime import date, datetime
from typing import Any

from models.refusals import Refusal
from tui.i18n import N_, Translator
from tui.sentences.refusals import SENTENCES

KINDS = {
    "atelier": N_("Atelier"),
    "personne": N_("Personne"),
    "sondage": N_("Sondage"),
    "creneau": N_("Créneau"),
    "reglage": N_("Réglage"),
    "theme": N_("Thème"),
    "themes": N_("Thème"),
    "article": N_("Article"),
    "articles": N_("Article"),
    "version": N_("Version"),
    "contributions": N_("Contribution"),
    "participants": N_("Personne"),
    "thread": N_("Réponse"),
    "resources": N_("Ressource"),
    "keys": N_("Clé"),
    "message": N_("Message"),
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
    "personne": N_("Voyez les noms : veillee personnes."),
    "sondage": N_("Cet atelier a déjà sa date."),
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


def sentence(refusal: Refusal, t: Translator, zone: str) -> str:
    """Why not, and what to do instead, in the person's language."""
    name = type(refusal).__name__
    if name == "NotThatKind":
        return _file_refused(refusal, t)
    if name == "NothingToSay":
        return _nothing_to_say(refusal, t)
    values = {key: _said(key, value, t, zone) for key, value in vars(refusal).items()}
    key = f"{name}:{values['needs']}" if name == "NotAllowed" else name
    if name == "Unknown":
        kind = str(vars(refusal)["kind"])
        values["liste"] = t(LISTS[kind]) if kind in LISTS else ""
    return t(SENTENCES.get(key, SENTENCES[name]), **values).strip()


def _file_refused(refusal: Refusal, t: Translator) -> str:
    from data.imports.reasons import NotThatKind
    from tui.sentences.reasons import not_that_kind

    assert isinstance(refusal, NotThatKind)
    return not_that_kind(refusal, t)


def _nothing_to_say(refusal: Refusal, t: Translator) -> str:
    from tui.messages.kinds import NothingToSay, why

    assert isinstance(refusal, NothingToSay)
    return why(refusal, t)


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

"""One sentence for each refusal: why, and what to do instead. Every face says the same."""

from datetime import date, datetime
from typing import Any

from models.refusals import Refusal
from tui.i18n import N_, Translator
from tui.sentences.consent import CONSENT, PHASES
from tui.sentences.copies import COPIES
from tui.sentences.freezing import FREEZING
from tui.sentences.leading import LEADING
from tui.sentences.refusals import SENTENCES as COMMON
from tui.sentences.remarks import DECIDED, REMARKS

SENTENCES = {**COMMON, **FREEZING, **CONSENT, **REMARKS, **LEADING, **COPIES}
KINDS = {
    "atelier": N_("Atelier"),
    "personne": N_("Personne"),
    "sondage": N_("Sondage"),
    "creneau": N_("Créneau"),
    "methode": N_("Façon de faire"),
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
    "suggestions": N_("Suggestion"),
    "comments": N_("Commentaire"),
    "states": N_("État"),
    "rounds": N_("Tour de consentement"),
    "criteria": N_("Critère"),
    "a_cocher": N_("À cocher"),
    "copie": N_("Copie"),
    "loans": N_("Copie"),
    "copies": N_("Copie"),
    "outbox": N_("Acte en attente"),
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
_TAKES = {"oui_non": N_("oui ou non"), "nombre": N_("un nombre de 1 à 10 000")}
LONGEST_QUOTE = 120
"""Signs of what people typed that are said back: enough to know it again."""
LONGEST_ANSWER = 1000
"""Signs of a server's sentence: whole, for its end says what to do."""


def sentence(refusal: Refusal, t: Translator, zone: str) -> str:
    """Why not, and what to do instead, in the person's language."""
    name = type(refusal).__name__
    if name == "NotThatKind":
        return _file_refused(refusal, t)
    if name == "NothingToSay":
        return _nothing_to_say(refusal, t)
    values = {key: _said(key, value, t, zone) for key, value in vars(refusal).items()}
    key = f"{name}:{values['needs']}" if name == "NotAllowed" else name
    if name == "Unknown" and vars(refusal)["kind"] == "sondage":
        key = "Unknown:sondage"
    if name == "PurgeNotDue" and values["on"] is None:
        key = "PurgeNotDue:nobody"
    if name == "GroundMoved" and not values["now"]:
        key = "GroundMoved:gone"
    return t(SENTENCES.get(key, SENTENCES[name]), **values)


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
    words = {"kind": KINDS, "field": FIELDS, "phase": PHASES, "state": DECIDED}
    if key in words:
        return t(words[key].get(str(value), str(value)))
    if isinstance(value, tuple):
        return ", ".join(str(one) for one in value)
    if value in _TAKES:
        return t(_TAKES[value])
    if isinstance(value, str):
        return quoted(value, LONGEST_ANSWER if key == "answer" else LONGEST_QUOTE)
    return value


def quoted(typed: str, longest: int = LONGEST_QUOTE) -> str:
    """What was typed, as it is said back: its beginning where it is long."""
    return typed if len(typed) <= longest else f"{typed[:longest].rstrip()}…"

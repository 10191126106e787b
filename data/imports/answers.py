"""The four states of an answer, and the words other programs have for them."""

import unicodedata
from enum import StrEnum


class State(StrEnum):
    """An answer given; no answer is None. The values are those of commands and files."""

    YES = "oui"
    IF_NEEDED = "si_besoin"
    NO = "non"


# Framadate 1.1's language files (fr en oc es de nl it br ca), then our own words.
_WORDS: dict[State | None, str] = {
    State.YES: "oui|yes|òc|si|ja|sì|ya|sí",
    State.IF_NEEDED: (
        "si nécessaire|under reserve|se cal|en caso de ser necesario|unter vorbehalt|indien nodig"
        "|se necessario|marteze|si és necessari|si besoin|if needed|ifneedbe"
    ),
    State.NO: "non|no|nein|nee|ket",
    None: "inconnu|unknown|desconocido|unbekannt|onbekend|sconosciuto|dianav|desconegut",
}


def loose(text: str) -> str:
    """Lower case, without accents or signs, single spaces: to compare words that travelled through mail."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    kept = (" " if not c.isalnum() else c for c in letters if not unicodedata.combining(c))
    return " ".join("".join(kept).split())


_STATES: dict[str, State | None] = {
    loose(word): state for state, words in _WORDS.items() for word in words.split("|")
}


def poll_answer(word: str) -> State | None:
    """The state a poll's cell stands for; an empty cell is no answer. KeyError for any other word."""
    key = loose(word)
    return _STATES[key] if word.strip() else None

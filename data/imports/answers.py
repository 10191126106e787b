"""The words other programs, and people, have for the four states of an answer."""

import re

from models.names import fold
from models.poll import Answer

# Framadate 1.1's language files (fr en oc es de nl it br ca), then our own words.
_WORDS: dict[Answer | None, str] = {
    Answer.YES: "oui|yes|òc|si|ja|sì|ya|sí",
    Answer.IF_NEEDED: (
        "si nécessaire|under reserve|se cal|en caso de ser necesario|unter vorbehalt|indien nodig"
        "|se necessario|marteze|si és necessari|si besoin|if needed|ifneedbe"
    ),
    Answer.NO: "non|no|nein|nee|ket",
    None: "inconnu|unknown|desconocido|unbekannt|onbekend|sconosciuto|dianav|desconegut",
}


def loose(text: str) -> str:
    """Letters and digits alone, folded: to compare words that travelled through mail programs."""
    return "".join(re.findall(r"[^\W_]+", fold(text)))


_ANSWERS: dict[str, Answer | None] = {
    loose(word): answer for answer, words in _WORDS.items() for word in words.split("|")
}


def poll_answer(word: str) -> Answer | None:
    """The answer a poll's cell stands for; an empty cell is no answer. KeyError for any other word."""
    return _ANSWERS[loose(word)] if word.strip() else None


_FORM_WORDS: dict[Answer | None, str] = {
    Answer.YES: "o|oui|y|yes|x|ok",
    Answer.IF_NEEDED: "s|si besoin|si nécessaire|i|if needed",
    Answer.NO: "n|non|no",
    None: "rien|sans réponse|nothing|no answer",
}
_FORM_ANSWERS: dict[str, Answer | None] = {
    loose(word): answer for answer, words in _FORM_WORDS.items() for word in words.split("|")
}
_TICKED, _BLANK = frozenset("✓✔☑☒✅"), frozenset(" .…-–—_?☐")


def form_answer(word: str) -> Answer | None:
    """The answer somebody put on a form, None for nothing. KeyError when it is not understood."""
    if _TICKED.intersection(word):
        return Answer.YES
    return None if _BLANK.issuperset("".join(word.split())) else _FORM_ANSWERS[loose(word)]

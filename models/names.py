"""What people type: kept as typed, made harmless, and folded into keys to search and compare.

Folding is for keys only: what is shown and exported is always what the person wrote.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from models.refusals import ReasonMissing, Refusal


@dataclass(frozen=True, slots=True)
class Field:
    """A field people fill in: its key in refusals and the number of characters it holds."""

    key: str
    limit: int
    needed: bool = True


NAME = Field("name", 80)
PLACE = Field("place", 120, needed=False)
CONTACT = Field("contact", 200, needed=False)
TITLE = Field("title", 200)
THEME = Field("theme", 60)
CONTRIBUTION = Field("contribution", 280)
REASON = Field("reason", 280)
LINK = Field("link", 500)
COMMENT = Field("comment", 2_000)
REPLY = Field("reply", 10_000)
TEXT = Field("text", 100_000, needed=False)


@dataclass
class EmptyText(Refusal):
    """Nothing that can be seen stands in this field."""

    field: str


@dataclass
class TooLong(Refusal):
    """This field holds `limit` characters and was given `length`; nothing is cut silently."""

    field: str
    limit: int
    length: int


MOST_COMBINING_MARKS = 8

# Bidi_Control of Unicode: they could make a line read otherwise than it is written.
_BIDI_CONTROLS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_LINE_BREAKS = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_DROPPED = re.compile(f"[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\ud800-\\udfff{_BIDI_CONTROLS}]")


def harmless(text: str) -> str:
    """Text without control, bidi and surrogate characters; lines and tabs stay, so do all spaces.

    This is what a fragment typed in an editor needs; whole fields use `clean_line` and `clean_text`.
    """
    lines = _LINE_BREAKS.sub("\n", text)
    return _with_few_marks(unicodedata.normalize("NFC", _DROPPED.sub("", lines)))


def _with_few_marks(text: str) -> str:
    """At most eight combining marks in a row: more would climb over the lines above."""
    if text.isascii():
        return text
    kept, run = [], 0
    for char in text:
        run = run + 1 if unicodedata.category(char) in ("Mn", "Me") else 0
        if run <= MOST_COMBINING_MARKS:
            kept.append(char)
    return "".join(kept)


def clean_line(text: str, field: Field = NAME) -> str:
    """One line, ready to keep: harmless, in NFC, stripped, within its limit (EmptyText, TooLong)."""
    return _checked(re.sub(r"[ ]*\n[ \n]*", " ", harmless(text)).replace("\t", " "), field)


def clean_text(text: str, field: Field = TEXT) -> str:
    """The same for a text of several lines, which keeps its line ends and tabs."""
    return _checked(harmless(text), field)


def clean_reason(text: str) -> str:
    """Why facilitation did something, for everybody to read. Raises ReasonMissing, TooLong."""
    kept = clean_line(text, replace(REASON, needed=False))
    if not is_visible(kept):
        raise ReasonMissing()
    return kept


def _checked(text: str, field: Field) -> str:
    kept = text.strip()
    if len(kept) > field.limit:
        raise TooLong(field.key, field.limit, len(kept))
    if field.needed and not is_visible(kept):
        raise EmptyText(field.key)
    return kept


def whole_number(typed: str) -> int | None:
    """A number of at most nine figures; None for all else: `²` is no figure, 5,000 figures no number."""
    figures = typed.strip()
    return int(figures) if figures.isdecimal() and len(figures) <= 9 else None


def is_visible(text: str) -> bool:
    """Whether anything is there to see: neither blank nor made of invisible characters only."""
    invisible = {"Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Mn", "Me"}
    return any(unicodedata.category(char) not in invisible for char in text)


_APOSTROPHES = str.maketrans(dict.fromkeys("’‘‛ʼʹ′´`＇", "'"))
_HYPHENS = str.maketrans(dict.fromkeys("‐‑‒–−", "-"))
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})
_BETWEEN_LETTERS = re.compile(r"(?<=[^\W\d_])[·•⋅‧.\-()/]+(?=[^\W\d_])")


def fold(text: str) -> str:
    """The key by which texts are searched and compared: no case, no accents, no inclusive points.

    `acteur·rice·s`, `acteur.rice.s` and `acteurrices` share one key; `toustes` and `tou·te·s` do not.
    """
    return _BETWEEN_LETTERS.sub("", plain(text))


def plain(text: str) -> str:
    """Without case, accents, ligatures, variants of apostrophes, hyphens and spaces; points stay."""
    lower = _without_marks(text.translate(_APOSTROPHES)).casefold()
    return " ".join(_without_marks(lower).translate(_LIGATURES).translate(_HYPHENS).split())


def _without_marks(text: str) -> str:
    """Decomposed (NFKD), without combining marks and without invisible ones such as the soft hyphen."""
    return "".join(
        char
        for char in unicodedata.normalize("NFKD", text)
        if not unicodedata.combining(char) and unicodedata.category(char) != "Cf"
    )


_ASIDE = re.compile(r"[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]|\(([^()]*)\)")
_SAID_BEFORE_NICKNAMES = {"dit", "dite", "alias", "aka", "surnomme", "surnommee"}


def probably_same(a: str, b: str) -> bool:
    """Whether two names may be one person's: to be proposed to people, never merged silently.

    Case, accents, apostrophes, hyphens, the order of words, an initial for a name, and a nickname in
    quotes or brackets do not tell two people apart; two initials, or two nicknames, do.
    """
    (name_a, aside_a), (name_b, aside_b) = _words_of(a), _words_of(b)
    if not name_a or not name_b:
        return False
    if name_b in (aside_a, sorted(name_a + aside_a)) or name_a in (aside_b, sorted(name_b + aside_b)):
        return True
    return _match(name_a, name_b) and (not aside_a or not aside_b or aside_a == aside_b)


def _words_of(name: str) -> tuple[list[str], list[str]]:
    """The words of a name and those of its nickname, folded and sorted."""
    asides = " ".join(quoted or bracketed for quoted, bracketed in _ASIDE.findall(name))
    words = [word for word in _words(_ASIDE.sub(" ", name)) if word not in _SAID_BEFORE_NICKNAMES]
    return (sorted(words), sorted(_words(asides))) if words else (sorted(_words(asides)), [])


def _words(text: str) -> list[str]:
    apart = text.translate(_HYPHENS).replace("-", " ")
    return re.findall(r"\w+", fold(apart).replace("'", ""))


def _match(words: list[str], others: list[str]) -> bool:
    """Whether each word has its own among the others, alike or by its initial."""
    if len(words) != len(others):
        return False
    left = list(others)
    for word in sorted(words, key=len, reverse=True):
        found = next((other for other in sorted(left, key=len, reverse=True) if _alike(word, other)), None)
        if found is None:
            return False
        left.remove(found)
    return True


def _alike(word: str, other: str) -> bool:
    initial = len(word) == 1 or len(other) == 1
    return word == other or (initial and word[0] == other[0])

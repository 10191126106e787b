"""Sentences in the language of the person: French is the source, English its complete twin.

Imported by every face and by `veillee --help`: nothing is loaded here that a French reader does not need.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from gettext import GNUTranslations

Language = Literal["fr", "en"]
LANGUAGES: tuple[Language, ...] = ("fr", "en")

NBSP = "\u00a0"
VOWELS = frozenset("aàâäáãåæeéèêëiîïíoôöóœuùûüú")


@lru_cache(4096)
def typeset(french: str) -> str:
    """A French sentence with no-break spaces before : ; ! ? » and after «.

    They are set here, once, so that sources can be read and typed with ordinary spaces; what people typed is
    put in afterwards and stays as it is.
    """
    for sign in ":;!?»":
        french = french.replace(f" {sign}", f"{NBSP}{sign}")
    return french.replace("« ", f"«{NBSP}")


def elided(french: str, name: str) -> str:
    """« la fiche de {nom} » with « d’ » before a name that begins with a vowel; an h is left alone."""
    return french.replace(" de {nom}", " d’{nom}") if name[:1].lower() in VOWELS else french


def N_(text: str) -> str:  # noqa: N802 - the name that translators' tools know
    """Mark a sentence that is translated later, by `t(text)`, where it is read."""
    return text


class Translator:
    """Says a sentence in one language: `t("Il reste {n} places", n=3)`.

    Values are put in as they are: a name holding `{x}` or `%s` is shown so.
    A sentence without its twin is said in French rather than not at all.
    """

    __slots__ = ("language",)

    def __init__(self, language: Language = "fr") -> None:
        self.language: Language = language

    def __call__(self, text: str, /, **values: object) -> str:
        sentence = typeset(text)
        if self.language != "fr":
            said = _catalogue(self.language).gettext(sentence)
        else:
            said = elided(sentence, str(values["nom"])) if "nom" in values else sentence
        return said.format(**values) if values else said

    def n(self, one: str, many: str, count: int, /, **values: object) -> str:
        """The sentence for `count` things, which is `{n}` in it; in French none is singular, like one."""
        if self.language == "fr":
            said = typeset(many if abs(count) >= 2 else one)
        else:
            said = _catalogue(self.language).ngettext(typeset(one), typeset(many), count)
        return said.format(**{"n": count, **values})

    def __repr__(self) -> str:
        return f"Translator({self.language!r})"


@cache
def _catalogue(language: str) -> GNUTranslations:
    from gettext import GNUTranslations
    from pathlib import Path

    compiled = Path(__file__).parent / "locale" / language / "LC_MESSAGES" / "veillee.mo"
    with compiled.open("rb") as file:
        return GNUTranslations(file)


def language_from(env: Mapping[str, str], option: str | None = None) -> Language:
    """The language asked for: the option, VEILLEE_LANG, then the locale of POSIX, else French.

    Of LC_ALL, LC_MESSAGES and LANG the first that is set decides, as POSIX has it; C means none: French.
    """
    for wish in (option, env.get("VEILLEE_LANG")):
        known = language_named(wish or "")
        if known:
            return known
    names = (env.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return language_named(next(filter(None, names), "")) or "fr"


def language_named(name: str) -> Language | None:
    """`en_GB.UTF-8`, `EN`, `english` and `fr-CA` name a language; `C` and `de_DE` none of ours."""
    start = name.strip().lower()
    for language, words in (("fr", ("fr", "français", "francais")), ("en", ("en", "english", "anglais"))):
        if start in words or start.startswith((f"{language}_", f"{language}-", f"{language}.")):
            return "fr" if language == "fr" else "en"
    return None

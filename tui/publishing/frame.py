"""What every published page has around its words: the other pages, the other language, the date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from data.exports.html import Html, tag
from data.exports.manifesto_html import Block
from data.exports.web_page import WebPage, web_page
from models.calendar import PARIS
from tui import dates
from tui.i18n import LANGUAGES, N_, Language
from tui.papers import content_language
from tui.session import Session

FILES: dict[str, dict[Language, str]] = {
    "home": {"fr": "index", "en": "index"},
    "manifesto": {"fr": "manifeste", "en": "manifesto"},
    "thread": {"fr": "discussion", "en": "thread"},
    "coming": {"fr": "venir", "en": "connect"},
    "form": {"fr": "bulletin", "en": "form"},
    "cost": {"fr": "cout", "en": "cost"},
    "ecodesign": {"fr": "ecoconception", "en": "ecodesign"},
    "draft": {"fr": "manifeste-brouillon", "en": "manifesto-draft"},
}
"""The name of each page's file, in each language."""
WORDS: dict[str, str] = {
    "home": N_("Annonce et dates"),
    "manifesto": N_("Manifeste"),
    "thread": N_("Discussion"),
    "coming": N_("Se connecter"),
    "form": N_("Bulletin"),
    "cost": N_("Ce que cela coûte"),
    "ecodesign": N_("Écoconception"),
}
"""The menu, in its order."""
_OTHER: dict[Language, str] = {"fr": "En français", "en": "In English"}


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page before it has its frame: its key in FILES, what its file's name adds, its title, its blocks.

    `spoken`: whether the title is people's words, in the language of the series.
    """

    key: str
    title: str
    blocks: tuple[Block, ...]
    more: str = ""
    spoken: bool = False


def file_name(key: str, language: Language, more: str = "") -> str:
    """« manifeste-a3.html », “en/manifesto.html”: French stands at the root, where an address leads first."""
    name = f"{FILES[key][language]}{more}.html"
    return name if language == "fr" else f"{language}/{name}"


def framed(session: Session, leaf: Leaf, blocks: tuple[Block, ...], part: int = 1, parts: int = 1) -> bytes:
    """The page as a file. A leaf that is too long for one is in several parts, which follow each other."""
    t = session.t
    title = t("{titre} ({n} sur {total})", titre=leaf.title, n=part, total=parts) if parts > 1 else leaf.title
    head = tag("h1", title, **({"lang": content_language(session)} if leaf.spoken else {}))
    page = WebPage(
        t.language,
        f"{title}, Veillée",
        (head, *(one for one, _ in blocks), *_turning(session, leaf, part, parts)),
        (_menu(session, leaf),),
        tuple(_foot(session)),
        t("Aller au texte"),
        tuple(_twins(session.t.language, leaf.key)),
    )
    return web_page(page)


def part_name(leaf: Leaf, language: Language, part: int) -> str:
    return file_name(leaf.key, language, leaf.more + (f"-{part}" if part > 1 else ""))


def _menu(session: Session, leaf: Leaf) -> Html:
    t = session.t
    entries = [_entry(session, key, leaf) for key in WORDS]
    for language, address in _twins(t.language, leaf.key):
        words = _OTHER[language]  # in the other language itself: whoever needs it reads that one
        entries.append(tag("li", tag("a", words, href=address, lang=language, hreflang=language)))
    return tag("nav", tag("ul", *entries), aria_label=t("Pages"))


def _entry(session: Session, key: str, leaf: Leaf) -> Html:
    here = {"aria_current": "page"} if key == leaf.key and not leaf.more else {}
    name = file_name(key, session.t.language).rpartition("/")[2]
    return tag("li", tag("a", session.t(WORDS[key]), href=name, **here))


def _twins(language: Language, key: str) -> Iterator[tuple[Language, str]]:
    """The same page in the other languages, from where this one stands; of a long text its first page."""
    for other in LANGUAGES:
        if other != language:
            yield other, ("../" if language != "fr" else "") + file_name(key, other)


def _turning(session: Session, leaf: Leaf, part: int, parts: int) -> Iterator[Html]:
    """Before and after, where there is one."""
    t = session.t
    links = []
    for number, words in ((part - 1, t("Page précédente")), (part + 1, t("Page suivante"))):
        if 1 <= number <= parts:
            name = part_name(leaf, t.language, number).rpartition("/")[2]
            links.append(tag("li", tag("a", words, href=name)))
    if links:
        yield tag("nav", tag("ul", *links), aria_label=t("Suite de cette page"))


def _foot(session: Session) -> Iterator[Html]:
    t = session.t
    now = dates.moment(session.now, None, PARIS, t, year=True)
    yield tag("p", t("État au {moment} (heure de Paris).", moment=now))
    yield tag(
        "p", t("Page écrite par Veillée, logiciel libre : sans script, sans traceur, rien d’autre à charger.")
    )

"""The declaration of ecodesign as published pages: its first page, and one for each theme."""

from __future__ import annotations

from collections.abc import Iterator

from data.exports.html import joined, tag
from data.exports.manifesto_html import Block
from models.rgesn import Criterion, Declaration
from tui import ecodesign
from tui.i18n import Translator
from tui.publishing.frame import Leaf, file_name
from tui.publishing.leaves import plain
from tui.session import Session


def leaves(session: Session) -> Iterator[Leaf]:
    t = session.t
    found = ecodesign.declared(t)
    yield Leaf("ecodesign", t(ecodesign.TITLE), tuple(_first(found, t)))
    for theme in range(1, len(found.themes) + 1):
        yield Leaf(
            "ecodesign", ecodesign.theme_title(found, theme), tuple(_theme(found, theme, t)), _more(theme)
        )


def _more(theme: int) -> str:
    return f"-theme-{theme}"


def _first(found: Declaration, t: Translator) -> Iterator[Block]:
    for sentence in ecodesign.introduction(found, t):
        yield plain("p", sentence)
    numbers = (t("{quoi} : {liste}", quoi=state, liste=many) for state, many in ecodesign.lists(found, t))
    yield tag("ul", *(tag("li", one) for one in numbers)), ""
    yield plain("h2", t("Critère par critère"))
    yield tag("ul", *(_way_to(found, theme, t) for theme in range(1, len(found.themes) + 1))), ""
    for head, items in ecodesign.parts(found, t):
        yield plain("h2", head)
        yield tag("ul", *(tag("li", one) for one in items)), " ".join(items)
    yield plain("p", ecodesign.sources(t))


def _way_to(found: Declaration, theme: int, t: Translator) -> str:
    name = file_name("ecodesign", t.language, _more(theme)).rpartition("/")[2]
    link = tag("a", ecodesign.theme_title(found, theme), href=name)
    return tag("li", link, f" ({ecodesign.theme_said(found, theme, t)})")


def _theme(found: Declaration, theme: int, t: Translator) -> Iterator[Block]:
    yield plain("p", ecodesign.theme_said(found, theme, t))
    for one in found.under(theme):
        yield from _criterion(one, t)
    yield plain("p", ecodesign.sources(t))


def _criterion(one: Criterion, t: Translator) -> Iterator[Block]:
    """Its question as a heading, then the rest in one block, so that no page cuts it in two."""
    yield plain("h2", ecodesign.title_of(one, t))
    lines = [tag("p", tag("strong", f"{ecodesign.standing(one, t)}."), " ", ecodesign.how(one, t))]
    if one.evidence:
        lines.append(tag("p", ecodesign.evidence(one, t), class_="soft"))
    yield joined(lines), ecodesign.how(one, t)

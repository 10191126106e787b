"""The declaration of ecodesign as published pages: as many as it needs, none over the limit."""

from __future__ import annotations

from collections.abc import Iterator

from data.exports.html import joined, tag
from data.exports.manifesto_html import Block
from models.rgesn import Criterion
from tui import ecodesign
from tui.i18n import Translator
from tui.publishing.frame import Leaf
from tui.publishing.leaves import plain
from tui.session import Session


def leaf(session: Session) -> Leaf:
    t = session.t
    found = ecodesign.declared(t)
    blocks: list[Block] = [plain("p", one) for one in ecodesign.introduction(found, t)]
    numbers = [
        tag("li", t("{quoi} : {liste}", quoi=state, liste=many)) for state, many in ecodesign.lists(found, t)
    ]
    blocks.append((tag("ul", *numbers), ""))
    for head, items in ecodesign.parts(found, t):
        blocks.append(plain("h2", head))
        blocks.append((tag("ul", *(tag("li", one) for one in items)), " ".join(items)))
    for theme in range(1, len(found.themes) + 1):
        blocks.append(plain("h2", ecodesign.theme_title(found, theme)))
        for one in found.under(theme):
            blocks += _criterion(one, t)
    blocks.append(plain("p", ecodesign.sources(t)))
    return Leaf("ecodesign", t(ecodesign.TITLE), tuple(blocks))


def _criterion(one: Criterion, t: Translator) -> Iterator[Block]:
    """Its question as a heading, then the rest in one block, so that no page cuts it in two."""
    yield plain("h3", ecodesign.title_of(one, t))
    lines = [tag("p", tag("strong", ecodesign.standing(one, t)), " ", ecodesign.how(one, t))]
    if one.evidence:
        lines.append(tag("p", ecodesign.evidence(one, t), class_="soft"))
    yield joined(lines), ecodesign.how(one, t)

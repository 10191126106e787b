"""What the pages weigh, measured as they are written: no figure that was not counted here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from data.exports.html import tag
from data.exports.manifesto_html import Block
from tui.i18n import Translator
from tui.publishing.frame import Leaf, file_name
from tui.publishing.leaves import plain
from tui.publishing.paging import LIMIT, pages
from tui.session import Session

_ROWS = 50
"""Of one table: a long list may go over several pages."""


def cost(session: Session, others: Mapping[str, bytes]) -> dict[str, bytes]:
    """The page says its own weight too: it is written again until that is right."""
    name = file_name("cost", session.t.language)
    weights = {one: len(content) for one, content in others.items()}
    made: dict[str, bytes] = {}
    for _ in range(6):
        weights |= {one: len(content) for one, content in made.items()} or {name: 0}
        before, made = made, pages(session, _leaf(session, weights))
        if {one: len(content) for one, content in made.items()} == {one: len(c) for one, c in before.items()}:
            break
    return made


def _leaf(session: Session, weights: Mapping[str, int]) -> Leaf:
    t = session.t
    pages_only = [weight for name, weight in weights.items() if name.endswith(".html")]
    said = (
        t("Chaque page est un seul fichier, style compris : ni police, ni image, rien d’autre n’est chargé."),
        t(
            "La plus lourde pèse {lourde}, toutes ensemble {ensemble} ; aucune ne dépasse {limite}.",
            lourde=weight(max(pages_only), t),
            ensemble=weight(sum(pages_only), t),
            limite=weight(LIMIT, t),
        ),
        t("Ces poids sont comptés à l’écriture, sans compression ; un serveur qui compresse envoie moins."),
        t("Elles se lisent aussi sans réseau, copiées sur une clé, et s’impriment."),
    )
    blocks = (
        *(plain("p", one) for one in said),
        plain("h2", t("Poids de chaque page")),
        *_tables(weights, t),
    )
    return Leaf("cost", t("Ce que cela coûte"), blocks)


def _tables(weights: Mapping[str, int], t: Translator) -> Iterator[Block]:
    rows = [
        tag("tr", tag("td", name), tag("td", weight(bytes_, t))) for name, bytes_ in sorted(weights.items())
    ]
    head = tag("thead", tag("tr", tag("th", t("Fichier"), scope="col"), tag("th", t("Poids"), scope="col")))
    for start in range(0, len(rows), _ROWS):
        yield tag("div", tag("table", head, tag("tbody", *rows[start : start + _ROWS])), class_="t"), ""


def weight(count: int, t: Translator) -> str:
    """« 3,4 ko », “3.4 kB”: thousands of bytes."""
    return t("{n} ko", n=f"{count / 1000:.1f}".replace(".", "," if t.language == "fr" else "."))

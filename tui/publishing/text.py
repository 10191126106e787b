"""The manifesto on published pages: the last frozen version first, and beside it the draft that goes on."""

from __future__ import annotations

from data.exports.html import Html, filled, tag
from data.exports.manifesto import Paper
from data.exports.manifesto_html import Block, article_blocks, part_blocks
from models.annex import FrozenVersion
from models.freezing import last_frozen
from tui.papers import paper
from tui.publishing.frame import FILES, Leaf
from tui.publishing.leaves import plain, said, spoken
from tui.publishing.paging import pages
from tui.session import Session


def manifesto(session: Session) -> dict[str, bytes]:
    """Its files. Once a version is frozen the draft has pages of its own."""
    frozen = last_frozen(session.commons)
    if frozen is None:
        return _pages(session, "manifesto", paper(session), ())
    published = _pages(session, "manifesto", paper(session, frozen.id), _about(session, frozen))
    back = _link(session, "manifesto", session.t("Lire la version {nom}", nom=frozen.name))
    return published | _pages(session, "draft", paper(session), (back,))


def frozen_name(frozen: FrozenVersion) -> str:
    """« v0.json »: the file that anybody can check."""
    return f"{frozen.name.lower()}.json"


def _about(session: Session, frozen: FrozenVersion) -> tuple[Block, ...]:
    """How to check it, and where it goes on."""
    t, name = session.t, frozen_name(frozen)
    file = tag("a", name, href=name if t.language == "fr" else f"../{name}")
    check = tag("code", f"veillee verifier {name}")
    checked = filled(t("À vérifier par tout le monde : {fichier}, {commande}"), fichier=file, commande=check)
    return (tag("p", checked), ""), _link(
        session, "draft", t("Le texte continue : lire le brouillon d’aujourd’hui")
    )


def _link(session: Session, key: str, words: str) -> Block:
    return tag("p", tag("a", words, href=f"{FILES[key][session.t.language]}.html")), words


def _pages(session: Session, key: str, found: Paper, about: tuple[Block, ...]) -> dict[str, bytes]:
    """On one page while it fits, else a page of contents and one for each article."""
    t = session.t
    title = t("Manifeste") if key == "manifesto" else t("Manifeste, le brouillon")
    series, attributes = said(session, found.title)
    heads = (plain("p", series, **attributes), plain("p", found.status, class_="soft"), *about)
    end = tuple(part_blocks(found.parts, 2))
    inside: list[Block] = [] if found.articles else [plain("p", t("Aucun article pour le moment."))]
    for rank, one in enumerate(found.articles, start=1):
        inside += article_blocks(found, one, rank)
    whole = pages(session, Leaf(key, title, (*heads, *inside, *end)))
    if len(whole) == 1:
        return whole
    contents = tuple(_entry(session, key, found, at) for at in range(len(found.articles)))
    made = pages(session, Leaf(key, title, (*heads, *contents, *end)))
    for rank, one in enumerate(found.articles, start=1):
        words = f"{rank}. {one.title or one.id}"
        blocks = tuple(article_blocks(found, one, rank, level=1))[1:]
        made |= pages(
            session,
            Leaf(key, words, (*blocks, _onward(session, key, found, rank)), f"-{one.id}", spoken=True),
        )
    return made


def _onward(session: Session, key: str, found: Paper, rank: int) -> Block:
    """Where to go from an article: the next one, or back to the list."""
    t, name = session.t, FILES[key][session.t.language]
    links = [tag("li", tag("a", t("Tous les articles"), href=f"{name}.html"))]
    if rank < len(found.articles):
        links.insert(
            0, tag("li", tag("a", t("Article suivant"), href=f"{name}-{found.articles[rank].id}.html"))
        )
    return tag("nav", tag("ul", *links), aria_label=t("Autres articles")), ""


def _entry(session: Session, key: str, found: Paper, at: int) -> Block:
    """A line of the contents: the article, and its state where it has one."""
    one = found.articles[at]
    words = f"{at + 1}. {one.title or one.id}"
    link = tag("a", words, href=f"{FILES[key][session.t.language]}-{one.id}.html", **spoken(session))
    state: Html | str = f", {one.status}" if one.status else ""
    return tag("p", link, state), words

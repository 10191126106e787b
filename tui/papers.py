"""The manifesto as words on paper, in the session's language: what Markdown and plain text are made from."""

from __future__ import annotations

from collections.abc import Iterable

from data.exports.manifesto import Paper, PaperArticle
from models.calendar import PARIS
from models.contribution import Contribution
from models.manifesto import KeptArticle, Version, articles, snapshot, version_named
from models.settings import Announcement
from tui import dates
from tui.i18n import Translator
from tui.session import Session
from tui.values import manifesto_status


def paper(session: Session, version: str | None = None) -> Paper:
    """The manifesto as it is, said to be a draft, or a version by its name. Raises Unknown."""
    kept = version_named(session.commons, version) if version else None
    parts = kept.articles if kept else snapshot(articles(session.commons))
    sources = _sources(session, parts)
    numbers = {id: number for number, id in enumerate(sources, start=1)}
    announcement = session.commons.find(Announcement, "announcement")
    return Paper(
        announcement.title if announcement else "",
        _status(session, kept),
        tuple(_article(one, numbers) for one in parts),
        tuple(_note(one, session.t) for one in sources.values()),
        session.t("Vient de :"),
    )


def _article(one: KeptArticle, numbers: dict[str, int]) -> PaperArticle:
    known = tuple(numbers[id] for id in one.contributions if id in numbers)
    return PaperArticle(one.id, one.title, one.text, known)


def _sources(session: Session, parts: Iterable[KeptArticle]) -> dict[str, Contribution]:
    """The contributions taken up, each once, in the order in which articles name them."""
    ids = dict.fromkeys(id for one in parts for id in one.contributions)
    found = (session.commons.find(Contribution, id) for id in ids)
    return {one.id: one for one in found if one}


def _note(one: Contribution, t: Translator) -> str:
    """The words as they were brought, and where; never by whom: an unsigned one says nothing of it."""
    if one.workshop is None:
        return t("« {texte} » (hors atelier)", texte=one.text)
    return t("« {texte} » (atelier {n})", texte=one.text, n=one.workshop)


def _status(session: Session, kept: Version | None) -> str:
    t = session.t
    at = kept.made if kept else session.now
    day = dates.day(at, PARIS, t, year=True)
    if kept is None:
        return t("brouillon du {jour}", jour=day)
    if manifesto_status(kept) == "figee":
        return t("{version}, {jour}", version=kept.name, jour=day)
    return t("version « {nom} » du {jour}", nom=kept.name, jour=day)

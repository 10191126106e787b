"""Contributions as cards in blocks, one for each theme: pure functions of values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from models.contribution import Contribution, Dimension, Theme, by_support, readable
from models.manifesto import articles
from tui import wording
from tui.i18n import Translator
from tui.replica_words import pending
from tui.screens.whose import name_of
from tui.session import Session
from tui.widgets.columns import Block, Card
from tui.widgets.lines import Part, quiet

ELSEWHERE = 0
"""The filter that keeps what comes from no workshop; None keeps everything."""


def chosen(session: Session, workshop: int | None, counted: Mapping[str, int]) -> tuple[Contribution, ...]:
    """Those of a workshop, as the filter has it; the most supported first, as they were counted."""
    every: Iterable[Contribution] = readable(session.commons, session.actor)
    if workshop is not None:
        every = [one for one in every if (one.workshop or ELSEWHERE) == workshop]
    return by_support(every, counted)


def counted(session: Session) -> Mapping[str, int]:
    """How many support each, now."""
    return {one.id: len(one.supporters) for one in readable(session.commons, session.actor)}


@dataclass(frozen=True, slots=True)
class Layout:
    """`two` columns, or one list where the dimension is said in words."""

    session: Session
    two: bool

    def blocks(self, contributions: tuple[Contribution, ...]) -> tuple[Block, ...]:
        themes = self.session.commons.all(Theme)
        known = {one.id for one in themes}
        found = [
            self._block(theme.title, tuple(one for one in contributions if one.theme == theme.id))
            for theme in themes
        ]
        others = tuple(one for one in contributions if one.theme not in known)
        found.append(self._block(self.session.t("sans thème"), others))
        return tuple(block for block in found if any(block.columns) or block.both)

    def _block(self, title: str, mine: tuple[Contribution, ...]) -> Block:
        count = str(len(mine))
        if not self.two:
            return Block(title, (tuple(self._card(one) for one in mine),), facts=count)
        columns = tuple(
            tuple(self._card(one) for one in mine if one.dimension is dimension)
            for dimension in (Dimension.INDIVIDUAL, Dimension.COLLECTIVE)
        )
        both = tuple(self._card(one) for one in mine if one.dimension is Dimension.BOTH)
        return Block(title, columns, both, count)

    def _card(self, one: Contribution) -> Card:
        facts = ", ".join(self._facts(one))
        parts: tuple[Part, ...] = (one.text, quiet(f" ({facts})")) if facts else (one.text,)
        return Card(one.id, parts)

    def _facts(self, one: Contribution) -> Iterable[str]:
        t, me = self.session.t, self.session.actor.person
        if not self.two:
            yield t(wording.DIMENSIONS[one.dimension])
        elif one.dimension is Dimension.BOTH:
            yield t("les deux")
        if one.supporters:
            said = t.n("{n} soutien", "{n} soutiens", len(one.supporters))
            yield t("{soutiens} dont le vôtre", soutiens=said) if me in one.supporters else said
        if author := name_of(self.session.commons, one.author):
            yield t("signée {nom}", nom=author)
        if one.author and one.scribe:
            yield t("saisie par l’animation")
        if one.origin:
            yield t("tirée de la discussion")
        ranks = [
            str(rank)
            for rank, each in enumerate(articles(self.session.commons), 1)
            if one.id in each.contributions
        ]
        if ranks:
            yield t.n("article {liste}", "articles {liste}", len(ranks), liste=", ".join(ranks))
        elif one.merged:
            yield t("réunie à une autre")
        elif one.set_aside:
            yield t("écartée : {motif}", motif=one.set_aside)
        if waits := pending(self.session, one.id):
            yield waits


def filter_said(workshop: int | None, count: int, t: Translator) -> str:
    """« 12 contributions, atelier 1 »."""
    said = t.n("{n} contribution", "{n} contributions", count)
    if workshop is None:
        return t("{combien}, tous les ateliers", combien=said)
    if workshop == ELSEWHERE:
        return t("{combien}, venues d’ailleurs", combien=said)
    return t("{combien}, atelier {n}", combien=said, n=workshop)

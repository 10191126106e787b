"""What became of a contribution, in words, the same in every face; and where it comes from."""

from __future__ import annotations

from models.contribution import Contribution, Theme
from models.coverage import Fate, Provenance
from models.manifesto import Article
from models.ports import Reading
from tui import wording
from tui.i18n import N_, Translator
from tui.session import Session

FATES = {
    Fate.TAKEN_UP: N_("reprise"),
    Fate.MERGED: N_("réunie à une autre"),
    Fate.SET_ASIDE: N_("écartée"),
    Fate.ORPHAN: N_("reprise nulle part"),
}


def fate_said(one: Provenance, t: Translator) -> str:
    """« réunie à c3 », « écartée : déjà dit dans l’annonce », « reprise nulle part »."""
    if one.fate is Fate.MERGED:
        return t("réunie à {id}", id=one.kept)
    if one.fate is Fate.SET_ASIDE:
        return t("écartée : {motif}", motif=one.contribution.set_aside)
    return t(FATES[one.fate])


def origin(reading: Reading, one: Contribution, t: Translator) -> str:
    """« atelier 1, collective, données et outils »: where it comes from, never by whom."""
    where = t("atelier {n}", n=one.workshop) if one.workshop else t("hors atelier")
    theme = reading.find(Theme, one.theme) if one.theme else None
    return ", ".join(
        part for part in (where, t(wording.DIMENSIONS[one.dimension]), theme.title if theme else "") if part
    )


def lineage(session: Session, one: Article) -> tuple[Contribution, ...]:
    """The contributions that it comes from; visitors read the signed ones."""
    found = (session.commons.find(Contribution, id) for id in one.contributions)
    return tuple(each for each in found if each and (session.takes_part or each.author))

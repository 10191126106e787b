"""The manifesto as words on paper, in the session's language: what every format is made from.

A draft is printed as it would be frozen now; a frozen version from its own body, so that what anybody reads
is what its digest was made from; a version kept under a name has words only. Each part has one function.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from data.exports.manifesto import Mark, Paper, PaperArticle, Part
from models import lookup
from models.annex import FrozenVersion, annex_value
from models.calendar import PARIS
from models.contribution import Contribution
from models.freezing import body_now
from models.frozen import FrozenArticle, FrozenBody, FrozenNote, FrozenObjection, FrozenSource
from models.manifesto import ArticleStatus, KeptArticle, Version, version_named
from models.words import Piece, Sort
from tui import dates, wording
from tui.frozen_words import answered, changes, signed
from tui.i18n import Translator, language_named
from tui.session import Session


def paper(session: Session, version: str | None = None) -> Paper:
    """The manifesto as it is, said to be a draft, or a version by its name. Raises Unknown."""
    kept = version_named(session.commons, version) if version else None
    frozen = session.commons.find(FrozenVersion, kept.id) if kept else None
    body = frozen.body if frozen else _body(session, kept)
    sources = {one.id: number for number, one in enumerate(body.sources, start=len(body.notes) + 1)}
    t = session.t
    return Paper(
        body.title,
        _status(session, kept, frozen),
        tuple(_article(body, one, sources, t) for one in body.articles),
        (*(_remark(one, t) for one in body.notes), *(_source(one, t) for one in body.sources)),
        t("Vient de :"),
        t("Notes"),
        tuple(_annex(session, frozen)) if frozen else (),
        t.language,
        content_language(session),
    )


def written(found: Paper, form: str) -> str | bytes:
    """The paper as a file: `md`, `txt` (words), `html`, `odt` (bytes), each loaded when asked."""
    if form == "html":
        from data.exports.manifesto_html import manifesto_html

        return manifesto_html(found)
    if form == "odt":
        from data.exports.odt import manifesto_odt

        return manifesto_odt(found)
    if form == "txt":
        from data.exports.text import manifesto_text

        return manifesto_text(found)
    from data.exports.markdown import manifesto_markdown

    return manifesto_markdown(found)


def content_language(session: Session) -> str:
    """The language that people write in: the series' own."""
    return language_named(lookup.settings(session.commons).language) or "fr"


def _body(session: Session, kept: Version | None) -> FrozenBody:
    """What a version that is not frozen kept: words, and where they came from."""
    body = body_now(session.commons, "", session.now)
    if kept is None:
        return body
    found = tuple(_kept(one) for one in kept.articles)
    ids = dict.fromkeys(id for one in found for id in one.sources)
    sources = (session.commons.find(Contribution, id) for id in ids)
    return replace(body, articles=found, notes=(), sources=tuple(_as_source(one) for one in sources if one))


def _as_source(one: Contribution) -> FrozenSource:
    return FrozenSource(one.id, one.text, one.workshop, one.dimension.value)


def _kept(one: KeptArticle) -> FrozenArticle:
    return FrozenArticle(one.id, one.title, one.text, one.status.value, one.contributions)


def _article(body: FrozenBody, one: FrozenArticle, sources: dict[str, int], t: Translator) -> PaperArticle:
    return PaperArticle(
        one.id,
        one.title,
        one.text,
        tuple(sources[id] for id in one.sources if id in sources),
        _state(one, t),
        tuple(Mark(_line(one.text, note.passage), number) for number, note in body.notes_of(one.id)),
        tuple(_parts(one, t)),
    )


def _state(one: FrozenArticle, t: Translator) -> str:
    """A draft is not said to be one at each article."""
    status = ArticleStatus(one.status)
    return "" if status is ArticleStatus.DRAFT else t(wording.ARTICLE_STATES[status])


def _line(text: str, passage: str) -> int:
    """Where the passage ends; what is about the whole article stands at its end."""
    at = text.find(passage) if passage else -1
    return text.count("\n") if at < 0 else text.count("\n", 0, at + len(passage))


def _parts(one: FrozenArticle, t: Translator) -> Iterator[Part]:
    if one.round:
        closed = dates.calendar_day(one.round.closed, t, year=True)
        counted = t("Clos le {jour} ; {reponses}.", jour=closed, reponses=answered(one.round, t))
        yield Part(t("Tour de consentement"), (counted,))
        if one.round.objections:
            yield Part(t("Objections"), tuple(_objection(each, t) for each in one.round.objections))
        if one.round.reserves:
            yield Part(t("Réserves"), tuple(t("« {texte} »", texte=each) for each in one.round.reserves))
    if one.slips:
        corrected = (_correction(each.removed, each.added) for each in one.slips)
        yield Part(t("Coquilles corrigées depuis"), tuple(corrected))
    if changed := tuple(changes(one)):
        yield Part(t("Changé depuis le tour, à confirmer"), changed)


def _objection(one: FrozenObjection, t: Translator) -> str:
    if not one.standing:
        return t("« {texte} » (levée)", texte=one.text)
    if one.carried:
        return t("« {texte} » (maintenue, d’un tour précédent)", texte=one.text)
    return t("« {texte} » (maintenue)", texte=one.text)


def _correction(removed: str, added: str) -> tuple[Piece, ...]:
    pieces = (Piece(Sort.REMOVED, removed), Piece(Sort.KEPT, " → "), Piece(Sort.ADDED, added))
    return tuple(one for one in pieces if one.words)


def _remark(one: FrozenNote, t: Translator) -> str:
    """A comment, with the words that it is about."""
    said = t("« {passage} » : {texte}", passage=one.passage, texte=one.text) if one.passage else one.text
    return t("{texte} (résolu)", texte=said) if one.resolved else said


def _source(one: FrozenSource, t: Translator) -> str:
    """The words as they were brought, and where; never by whom: an unsigned one says nothing of it."""
    if one.workshop is None:
        return t("« {texte} » (hors atelier)", texte=one.text)
    return t("« {texte} » (atelier {n})", texte=one.text, n=one.workshop)


def _annex(session: Session, frozen: FrozenVersion) -> Iterator[Part]:
    """Names that were given, and the digests by which anybody can check the rest."""
    t, value = session.t, annex_value(session.commons, frozen)
    if value["signatures"]:
        yield Part(t("Signatures"), tuple(signed(session, frozen)))
    words = {one.id: one.text for one in frozen.body.sources}
    if value["contributions"]:
        lines = (
            t("« {texte} » : {nom}", texte=words[one["id"]], nom=one["nom"]) for one in value["contributions"]
        )
        yield Part(t("Contributions signées"), tuple(lines))
    yield Part(
        t("Empreintes (SHA-256)"),
        (
            t("texte : {empreinte}", empreinte=frozen.digest),
            t(
                "signatures, au {jour} : {empreinte}",
                jour=_day(value["date"], t),
                empreinte=value["empreinte"],
            ),
        ),
    )


def _day(iso: str, t: Translator) -> str:
    return dates.calendar_day(date.fromisoformat(iso[:10]), t, year=True)


def _status(session: Session, kept: Version | None, frozen: FrozenVersion | None) -> str:
    t = session.t
    at = kept.made if kept else session.now
    day = dates.day(at, PARIS, t, year=True)
    if kept is None:
        return t("brouillon du {jour}", jour=day)
    if frozen:
        return t("{version}, {jour}", version=kept.name, jour=day)
    return t("version « {nom} » du {jour}", nom=kept.name, jour=day)

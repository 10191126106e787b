"""What has changed since the last visit, in words: the same in every face."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from models.manifesto import Article, Version
from models.news import Change, News, news
from models.visits import last_visit
from tui.i18n import N_
from tui.session import Session

SAID = {
    Change.DATED: N_("l’atelier {sujet} a sa date"),
    Change.CANCELLED: N_("l’atelier {sujet} est annulé"),
    Change.ROUND_OPENED: N_("un tour de consentement est ouvert sur « {sujet} »"),
    Change.ROUND_CLOSED: N_("le tour de consentement sur « {sujet} » est clos"),
    Change.FROZEN: N_("la version « {sujet} » est figée"),
    Change.KEPT: N_("la version « {sujet} » est gardée"),
    Change.ARTICLE: N_("l’article « {sujet} » a changé"),
    Change.POLL_CLOSED: N_("le sondage {sujet} est clos"),
}
BY_ONE = {
    Change.SUGGESTED: N_("{qui} propose un changement dans « {sujet} »"),
    Change.COMMENTED: N_("{qui} commente « {sujet} »"),
    Change.REPLIED: N_("{qui} a répondu dans la discussion"),
}
"""When one person, whose name this reader may see, did one thing."""


def since(session: Session, came: datetime) -> tuple[News, ...]:
    """For somebody who came at that moment; nothing at a first visit."""
    person = session.actor.person
    last = last_visit(session.commons, person, came)
    if last is None:
        return ()
    return told(news(session.commons, person, last, came), session)


def told(every: Iterable[News], session: Session) -> tuple[News, ...]:
    """Those whose subject is still there."""
    return tuple(one for one in every if _subject(one, session) is not None)


def said(one: News, session: Session) -> str:
    """« une place s’est libérée à l’atelier 1 »: no capital, no full stop."""
    t = session.t
    subject = _subject(one, session) or ""
    if one.change in SAID:
        return t(SAID[one.change], sujet=subject)
    if one.count == 1 and one.change in BY_ONE and (who := _name(one, session)):
        return t(BY_ONE[one.change], qui=who, sujet=subject)
    return _counted(one, subject, session)


def _counted(one: News, subject: str, session: Session) -> str:
    t, n = session.t, one.count
    if one.change is Change.SEAT_FREED:
        return t.n("une place s’est libérée à l’atelier {sujet}",
                   "{n} places se sont libérées à l’atelier {sujet}", n, sujet=subject)  # fmt: skip
    if one.change is Change.SUGGESTED:
        return t.n("une suggestion dans « {sujet} »",
                   "{n} suggestions dans « {sujet} »", n, sujet=subject)  # fmt: skip
    if one.change is Change.COMMENTED:
        return t.n("un commentaire sur « {sujet} »",
                   "{n} commentaires sur « {sujet} »", n, sujet=subject)  # fmt: skip
    if one.change is Change.REGISTERED:
        return t.n("une inscription à l’atelier {sujet}",
                   "{n} inscriptions à l’atelier {sujet}", n, sujet=subject)  # fmt: skip
    return t.n("une réponse nouvelle", "{n} réponses nouvelles", n)


def summary(every: tuple[News, ...], session: Session, fits: Callable[[str], bool]) -> str:
    """« Depuis votre dernière visite : … », the most pressing first, with as much of it as fits."""
    t = session.t
    words = [said(one, session) for one in every]
    for shown in range(len(words), 0, -1):
        rest = len(words) - shown
        listed = ", ".join(words[:shown])
        if rest:
            listed = t.n(
                "{debut} et un autre changement", "{debut} et {n} autres changements", rest, debut=listed
            )
        sentence = t("Depuis votre dernière visite : {quoi}.", quoi=listed)
        if fits(sentence):
            return sentence
    count = t.n("{n} changement", "{n} changements", len(words))
    return t("Depuis votre dernière visite : {quoi}.", quoi=count)


def sentences(every: Iterable[News], session: Session) -> list[str]:
    """One for each, to stand alone."""
    words = (said(one, session) for one in every)
    return [f"{one[:1].upper()}{one[1:]}." for one in words]


def _subject(one: News, session: Session) -> str | None:
    """A workshop's number, a title; None: what it was about is gone since."""
    if isinstance(one.about, int):
        return str(one.about)
    if one.change in (Change.FROZEN, Change.KEPT):
        version = session.commons.find(Version, one.about)
        return version.name if version else None
    if one.change is Change.REPLIED:
        return ""
    article = session.commons.find(Article, one.about)
    return article.title if article else None


def _name(one: News, session: Session) -> str:
    return session.name_of(one.who) or ""

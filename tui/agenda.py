"""Workshops as events of a calendar, in the person's language."""

from collections.abc import Iterable

from data.exports.ics import Event, calendar_file
from models import lookup
from models.registration import Standing
from models.settings import Announcement
from models.workshop import Workshop
from tui.session import Session


def agenda(session: Session, workshops: Iterable[Workshop]) -> bytes:
    """The calendar file of those that have a date."""
    return calendar_file((event for one in workshops if (event := _event(session, one))), session.now)


def sees_video(session: Session, workshop: Workshop) -> bool:
    """The link of the call is for confirmed people and facilitation, unless the series says it is public."""
    if session.facilitates or lookup.settings(session.commons).video_public:
        return True
    mine = workshop.registration(session.actor.person) if session.actor.person else None
    return mine is not None and mine.standing is Standing.CONFIRMED


def _event(session: Session, one: Workshop) -> Event | None:
    if one.start is None or one.end is None:
        return None
    t = session.t
    announcement = session.commons.find(Announcement, "announcement")
    summary = t("Atelier {numero} : {titre}", numero=one.number, titre=one.title)
    return Event(
        one.uid,
        one.sequence,
        one.start,
        one.end,
        t("Annulé : {atelier}", atelier=summary) if one.cancelled else summary,
        announcement.title if announcement else "",
        one.video if sees_video(session, one) else "",
        one.cancelled,
    )

"""What several texts say of a workshop: its name, its moment, its link, how to leave."""

from __future__ import annotations

from data.exports.wrapping import wrapped
from models.calendar import PARIS
from models.people import Participant
from models.registration import Standing
from models.settings import Announcement
from models.workshop import Workshop
from tui import dates
from tui.agenda import sees_video
from tui.messages.letter import paragraph, to_copy, under
from tui.messages.terminal import by_terminal
from tui.session import Session


def series_title(session: Session) -> str:
    announcement = session.commons.find(Announcement, "announcement")
    return announcement.title if announcement else ""


def named(session: Session, one: Workshop) -> str:
    """« l’atelier 2, « Aboutir à un manifeste » »"""
    return session.t("l’atelier {n}, « {titre} »", n=one.number, titre=one.title)


def moment(session: Session, one: Workshop, person: Participant | None) -> str:
    """Day, hours and zones, set apart; « date à choisir » where there is none."""
    return wrapped(moment_words(session, one, person), first="    ")


def moment_words(session: Session, one: Workshop, person: Participant | None) -> str:
    t = session.t
    if one.start is None:
        return t("date à choisir ensemble")
    return dates.moment_in_zones(one.start, one.end, zone(person), t, now=session.now)


def zone(person: Participant | None) -> str:
    """That of whoever reads; Paris for everybody."""
    return person.zone if person else PARIS


def day(session: Session, one: Workshop) -> str:
    """« atelier 2, mardi 2 mai », for a subject."""
    t = session.t
    if one.start is None:
        return t("Atelier {n}", n=one.number)
    return t("Atelier {n}, {jour}", n=one.number, jour=dates.day(one.start, PARIS, t, now=session.now))


def link(session: Session, one: Workshop) -> str:
    """The link of the call; who will give it, where nobody knows it or this session may not read it."""
    t = session.t
    if one.video and sees_video(session, one):
        return under(t("Lien de la visio :"), to_copy(one.video))
    return paragraph(t("Le lien de la visio vous sera donné par l’équipe d’animation avant l’atelier."))


def how_to_leave(session: Session, one: Workshop, waiting: bool = False) -> str:
    t = session.t
    said = paragraph(
        t("Si vous ne pouvez plus venir, répondez simplement à ce message :"),
        t("les rangs suivants avanceront.") if waiting else t("votre place ira à la personne suivante."),
    )
    command = by_terminal(session, t("liberer {n}", n=one.number))
    return f"{said}\n{command}" if command else said


def confirmed_in(one: Workshop, person: str) -> bool:
    mine = one.registration(person)
    return mine is not None and mine.standing is Standing.CONFIRMED

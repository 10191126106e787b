"""Texts about one workshop that comes, moves or is called off."""

from __future__ import annotations

from data.exports.wrapping import wrapped
from models.people import Participant
from models.registration import Standing
from models.workshop import Workshop
from tui import wording
from tui.messages import about
from tui.messages.kinds import NothingToSay
from tui.messages.letter import letter, paragraph, under
from tui.messages.polls import open_polls
from tui.session import Session

MOVED, CALLED_OFF = "report", "annulation"


def eve(session: Session, one: Workshop, person: Participant | None) -> str:
    """The day before: when, where, and what to do if one cannot come. Raises NoDate, what the rules say."""
    t = session.t
    one.must_be_open(session.now)
    one.must_have_date()
    if person:
        one.must_have(person.id)
    if person and not about.confirmed_in(one, person.id):
        raise NothingToSay("veille", one.number)
    return letter(
        session,
        t("{atelier} : à bientôt", atelier=about.day(session, one)),
        person,
        under(
            t("Nous vous attendons à {atelier} :", atelier=about.named(session, one)),
            about.moment(session, one, person),
        ),
        about.link(session, one),
        paragraph(
            t("Venez comme vous êtes, avec vos idées et vos désaccords."),
            t("Si ce n’est pas fait, répondez avant aux sondages de dates.") if open_polls(session) else "",
        ),
        about.how_to_leave(session, one),
    )


def moved(session: Session, one: Workshop, person: Participant | None) -> str:
    """The new date, why, and that one's place is kept. Raises NothingToSay, what the rules say."""
    t = session.t
    one.must_be_open(session.now)
    reason = last_reason(one, MOVED)
    if reason is None:
        raise NothingToSay("report", one.number)
    mine = one.must_have(person.id) if person else None
    kept = t("Les inscriptions sont gardées, dans le même ordre.")
    if mine:
        confirmed = mine.standing is Standing.CONFIRMED
        kept = t("Votre place est gardée.") if confirmed else t("Votre rang en liste d’attente est gardé.")
    return letter(
        session,
        t("{atelier} : nouvelle date", atelier=about.day(session, one)),
        person,
        under(
            t("{atelier} a une nouvelle date :", atelier=wording.capital(about.named(session, one))),
            about.moment(session, one, person),
        ),
        paragraph(t("La raison : {motif}", motif=reason)),
        paragraph(
            kept,
            t("Dites-nous si cette date vous va toujours, en répondant à ce message."),
        ),
    )


def called_off(session: Session, one: Workshop, person: Participant | None) -> str:
    """It does not take place, why, and what becomes of registrations. Raises NothingToSay."""
    t = session.t
    if not one.cancelled:
        raise NothingToSay("annulation", one.number)
    return letter(
        session,
        t("{atelier} : annulé", atelier=about.day(session, one)),
        person,
        paragraph(
            t(
                "{atelier} n’aura pas lieu à la date prévue :",
                atelier=wording.capital(about.named(session, one)),
            )
        )
        + "\n"
        + wrapped(about.moment_words(session, one, person), first="    "),
        paragraph(t("La raison : {motif}", motif=last_reason(one, CALLED_OFF) or t("non précisée"))),
        paragraph(
            t("Les inscriptions sont gardées :"),
            t("si une autre date est trouvée, vous passerez d’abord, dans le même ordre."),
        ),
        paragraph(t("Pensez à le retirer de votre agenda.")),
    )


def last_reason(one: Workshop, what: str) -> str | None:
    """Why it was moved or called off the last time; None if it never was."""
    return next((note.reason for note in reversed(one.notes) if note.what == what), None)

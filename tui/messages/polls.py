"""Texts about dates: the reminder of the polls, with the form to fill in, and the dates once chosen."""

from __future__ import annotations

from models import lookup
from models.people import Participant
from models.poll import Poll
from models.registration import Standing
from models.workshop import Workshop
from tui import dates, wording
from tui.forms import blank_form
from tui.messages import about
from tui.messages.kinds import NothingToSay
from tui.messages.letter import items, joined, letter, paragraph, under
from tui.session import Session


def reminder(session: Session, one: Workshop | None, person: Participant | None) -> str:
    """Which polls wait, until when, and the form that answers them. Raises NothingToSay."""
    t = session.t
    polls = open_polls(session, one)
    if not polls:
        raise NothingToSay("rappel", one.number if one else 0)
    text = letter(
        session,
        t("Vos disponibilités pour la suite"),
        person,
        under(
            t.n(
                "Il manque vos réponses pour choisir ensemble la date de cet atelier :",
                "Il manque vos réponses pour choisir ensemble les dates de ces ateliers :",
                len(polls),
            ),
            items(*(_asked(session, poll, person) for poll in polls)),
        ),
        paragraph(
            t("Complétez le bulletin ci-dessous et renvoyez-le en réponse : oui, si besoin ou non."),
            t("Un « si besoin » aide autant qu’un oui ; sans réponse, personne ne peut compter sur vous."),
        ),
    )
    return joined(text, blank_form(session, [poll.workshop for poll in polls]))


def open_polls(session: Session, one: Workshop | None = None) -> tuple[Poll, ...]:
    """Those that can be answered now, or that of one workshop."""
    found = lookup.open_polls(session.commons, session.now)
    return tuple(poll for poll in found if one is None or one.number == poll.workshop)


def chosen(session: Session, one: Workshop | None, person: Participant | None) -> str:
    """The dates that were chosen, of the workshops still to come. Raises NothingToSay."""
    t = session.t
    dated = decided(session, one)
    if not dated:
        raise NothingToSay("dates", one.number if one else 0)
    return letter(
        session,
        t.n("La date est choisie", "Les dates sont choisies", len(dated)),
        person,
        paragraph(
            t.n(
                "Merci de vos réponses. La date est choisie :",
                "Merci de vos réponses. Les dates sont choisies :",
                len(dated),
            )
        ),
        *(_decided(session, each, person) for each in dated),
        _who_keeps(session, dated, person),
    )


def decided(session: Session, one: Workshop | None = None) -> tuple[Workshop, ...]:
    """Workshops still to come whose date came out of their poll, or all that have a date if none did."""
    known = [
        each
        for each in lookup.open_workshops(session.commons, session.now)
        if each.start and (one is None or one.number == each.number)
    ]
    polled = [each for each in known if lookup.find_poll(session.commons, each.number)]
    return tuple(polled or known)


def _asked(session: Session, poll: Poll, person: Participant | None) -> str:
    t, one = session.t, lookup.workshop(session.commons, poll.workshop)
    named = t("atelier {n}, « {titre} »", n=one.number, titre=one.title)
    if poll.deadline is None:
        return named
    until = dates.until(poll.deadline, about.zone(person), t, now=session.now)
    return t("{atelier}, {limite}", atelier=named, limite=until)


def _decided(session: Session, one: Workshop, person: Participant | None) -> str:
    t = session.t
    head = t("Atelier {n}, « {titre} »", n=one.number, titre=one.title)
    mine = one.registration(person.id) if person else None
    standing = wording.standing(mine, one.rank(person.id), t) if mine and person else ""
    said = paragraph(t("Pour vous : {place}.", place=standing)) if standing else ""
    return "\n".join(filter(None, (under(head, about.moment(session, one, person)), said)))


def _who_keeps(session: Session, dated: tuple[Workshop, ...], person: Participant | None) -> str:
    """Those who had said no to that very slot are asked; everybody else keeps their place."""
    t = session.t
    asked = [
        t(
            "Atelier {n} : vous aviez répondu non à ce créneau. Votre place est gardée {limite} ; "
            "dites-nous d’ici là si vous la gardez.",
            n=one.number,
            limite=dates.until(mine.keep_until, about.zone(person), t, now=session.now),
        )
        for one in dated
        if person and (mine := one.registration(person.id)) and mine.keep_until
        if mine.standing is Standing.CONFIRMED
    ]
    if asked:
        return "\n".join(paragraph(one) for one in asked)
    if person:
        return paragraph(t("Si cela ne vous va pas, répondez simplement à ce message."))
    return paragraph(
        t("Les inscriptions sont gardées, dans leur ordre."),
        t("Si vous aviez répondu non à cette date, nous vous demanderons si vous gardez votre place."),
    )


def unanswered(session: Session, polls: tuple[Poll, ...]) -> tuple[str, ...]:
    """People awaited, in one of these polls at least, who have answered nothing there."""
    expected = lookup.expected(session.commons)
    rows = (person for poll in polls for person in poll.answers)
    return tuple(
        person
        for person in dict.fromkeys((*expected, *rows))
        if not all(poll.answers_of(person) for poll in polls)
    )

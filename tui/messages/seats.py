"""Texts about one's seat: the confirmation, and a seat that is proposed."""

from __future__ import annotations

from models import lookup, seating
from models.people import Participant
from models.registration import APPROVAL, Registration, Standing
from models.workshop import NotRegistered, Workshop
from tui import dates, wording
from tui.messages import about
from tui.messages.letter import letter, paragraph, under
from tui.messages.terminal import by_terminal
from tui.session import Session


def confirmation(session: Session, one: Workshop, person: Participant | None) -> str:
    """What somebody keeps: the day, the link if they are confirmed, the rank if they wait, how to leave.

    Without a person, what all confirmed people (or all those who wait for a date) may be told.
    """
    one.must_be_open(session.now)
    mine = one.must_have(person.id) if person else None
    standing = mine.standing if mine else Standing.CONFIRMED if one.start else Standing.INTENTION
    if standing is Standing.WALKED_IN:
        raise NotRegistered(one.number)
    if standing is Standing.OFFERED:
        return proposed(session, one, person)
    subject, blocks = _said(session, one, person, mine, standing)
    return letter(session, subject, person, *blocks)


def proposed(session: Session, one: Workshop, person: Participant | None) -> str:
    """A seat is free for somebody: until when, or from when their time runs. Raises NoOffer."""
    t = session.t
    one.must_be_open(session.now)
    if person and not seating.may_accept(one, person.id, session.now):
        raise seating.NoOffer(one.number)
    if not person and not offered(session, one):
        raise seating.NoOffer(one.number)
    return letter(
        session,
        t("{atelier} : une place pour vous", atelier=about.day(session, one)),
        person,
        under(
            t(
                "Une place s’est libérée à {atelier}, et elle vous est proposée :",
                atelier=about.named(session, one),
            ),
            about.moment(session, one, person),
        ),
        _how_long(session, one, person),
        _how_to_answer(session, one),
    )


def offered(session: Session, one: Workshop) -> tuple[Registration, ...]:
    """Those who may take the free seat: whoever has not been told first."""
    if one.for_whole_list(session.now):
        return one.line() if one.free(session.now) else one.of(Standing.OFFERED)
    return tuple(sorted(one.of(Standing.OFFERED), key=lambda each: bool(each.offer and each.offer.until)))


def _said(
    session: Session, one: Workshop, person: Participant | None, mine: Registration | None, standing: Standing
) -> tuple[str, tuple[str, ...]]:
    """Subject and blocks for that standing."""
    t, day, leave = session.t, about.day(session, one), about.how_to_leave(session, one)
    if standing is Standing.CONFIRMED:
        head = t("Votre place est confirmée à {atelier} :", atelier=about.named(session, one))
        dated = under(head, about.moment(session, one, person))
        return t("{atelier} : votre place est confirmée", atelier=day), (
            dated,
            _to_keep(session, mine, person),
            about.link(session, one),
            leave,
        )
    if standing is Standing.WAITING:
        return t("{atelier} : liste d’attente", atelier=day), (
            _waiting(session, one, person),
            paragraph(
                t("Dès qu’une place est libre pour vous, nous vous l’écrivons, et le lien viendra avec elle.")
            ),
            about.how_to_leave(session, one, waiting=True),
        )
    if standing is Standing.TO_APPROVE:
        return t("{atelier} : inscription à confirmer", atelier=day), (
            _to_approve(session, one, mine, person),
            leave,
        )
    return t("{atelier} : inscription notée", atelier=day), (*_intention(session, one), leave)


def _to_keep(session: Session, mine: Registration | None, person: Participant | None) -> str:
    """What a moved date, or a no to this slot, asks of the person."""
    t = session.t
    if mine and mine.keep_until and person:
        until = dates.until(mine.keep_until, person.zone, t, now=session.now)
        return paragraph(
            t("Vous aviez répondu non à ce créneau : votre place vous est gardée {limite}.", limite=until),
            t("Dites-nous d’ici là si vous la gardez ; après, elle sera libérée."),
        )
    if mine and mine.reconfirm:
        return paragraph(
            t("La date a changé depuis votre inscription : dites-nous si elle vous va toujours.")
        )
    return ""


def _waiting(session: Session, one: Workshop, person: Participant | None) -> str:
    t = session.t
    rank = next(each for each in one.ranks() if person and each.person == person.id)
    head = t("Vous êtes en liste d’attente pour {atelier} :", atelier=about.named(session, one))
    said = t("Rang {rang} aujourd’hui ({motif}).", rang=rank.rank, motif=wording.rank_reason(rank, t))
    return f"{under(head, about.moment(session, one, person))}\n{paragraph(said)}"


def _to_approve(
    session: Session, one: Workshop, mine: Registration | None, person: Participant | None
) -> str:
    t = session.t
    head = t(
        "L’équipe d’animation doit encore confirmer votre inscription à {atelier} :",
        atelier=about.named(session, one),
    )
    said = under(head, about.moment(session, one, person))
    if mine and person and one.start:
        until = dates.until(mine.since + APPROVAL, person.zone, t, now=session.now)
        said += "\n" + paragraph(t("Une place vous est gardée {limite}.", limite=until))
    return said


def _intention(session: Session, one: Workshop) -> tuple[str, ...]:
    t, settings = session.t, lookup.settings(session.commons)
    poll = lookup.find_poll(session.commons, one.number)
    noted = t("Votre inscription à {atelier} est notée.", atelier=about.named(session, one))
    asked = t("La date sera choisie ensemble.")
    if poll and poll.slots and poll.is_open(session.now):
        asked = t("La date sera choisie ensemble : répondez au sondage.")
    kept = t.n(
        "Si vous y avez répondu non, votre place est gardée jusqu’à la veille de l’atelier, puis libérée.",
        "Si vous y avez répondu non, votre place est gardée jusqu’à {n} jours avant l’atelier, puis libérée.",
        settings.keep_days,
    )
    return (paragraph(noted, asked, kept),)


def _how_long(session: Session, one: Workshop, person: Participant | None) -> str:
    t, now = session.t, session.now
    if one.for_whole_list(now):
        return paragraph(t("L’atelier commence bientôt : la première personne qui répond la prend."))
    zone = about.zone(person)
    mine = one.registration(person.id) if person else next(iter(offered(session, one)), None)
    if mine and mine.offer and mine.offer.until:
        until = dates.until(mine.offer.until, zone, t, now=now)
        return paragraph(
            t("Elle vous attend {limite} ; ensuite, elle ira à la personne suivante.", limite=until)
        )
    told = seating.told(one, mine.person, now).registration(mine.person) if mine and mine.offer else None
    if told is None or told.offer is None or told.offer.until is None:
        return ""
    left = dates.duration(told.offer.until - now, t)
    return paragraph(
        t("Vous avez {duree} pour répondre, à compter du moment où vous lisez ce message.", duree=left),
        t("Ensuite, elle ira à la personne suivante."),
    )


def _how_to_answer(session: Session, one: Workshop) -> str:
    t = session.t
    said = paragraph(
        t("Pour la prendre, répondez oui à ce message ; répondez non, et vous quittez la liste d’attente.")
    )
    command = by_terminal(session, t("place accepter {n}", n=one.number))
    return f"{said}\n{command}" if command else said

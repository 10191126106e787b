"""Each thing to do next: how it is said, and the journey that does it."""

from __future__ import annotations

from functools import partial

from models.manifesto import Article
from models.next_steps import Need, Step
from tui import dates
from tui.i18n import N_
from tui.linear import pairs, plans, poll, register, rounds, seat, slots, waiting
from tui.linear.conversation import Conversation
from tui.linear.menus import Journey

_SAID = {
    Need.REGISTER: N_("vous inscrire"),
    Need.ANSWER_SEAT: N_("place proposée à l’atelier {n}, oui ou non"),
    Need.RECONFIRM: N_("place à reconfirmer à l’atelier {n}"),
    Need.KEEP_PLACE: N_("place à garder ou à libérer, atelier {n}"),
    Need.ANSWER_POLL: N_("sondage {n}, vos disponibilités"),
    Need.TELL: N_("prévenir d’une place proposée, atelier {n} ({combien})"),
    Need.ASK_AGAIN: N_("avaient dit non à cette date, à redemander, atelier {n} ({combien})"),
    Need.APPROVE: N_("inscriptions à approuver, atelier {n} ({combien})"),
    Need.ADD_SLOTS: N_("sondage {n}, proposer des créneaux"),
    Need.GIVE_HOURS: N_("sondage {n}, donner des heures ({combien})"),
    Need.FIX_DATES: N_("dates à choisir"),
    Need.SET_VIDEO: N_("lien de la visio, atelier {n}"),
    Need.ANSWER_ROUND: N_("tour de consentement, votre réponse, article {titre}"),
    Need.CONFIRM: N_("article à confirmer, {titre}"),
}


def said(step: Step, c: Conversation) -> str:
    """« sondage 2, vos disponibilités, jusqu’au mardi 2 mai, 11h »."""
    about = c.commons.find(Article, step.article) if step.article else None
    title = about.title if about else ""
    what = c.t(_SAID[step.need], n=step.workshop, combien=step.count, titre=title)
    if step.until is None:
        return what
    until = dates.until(step.until, c.session.zone, c.t, now=c.session.now)
    return c.t("{quoi}, {limite}", quoi=what, limite=until)


def journey_of(step: Step) -> Journey:
    number = step.workshop
    journeys: dict[Need, Journey] = {
        Need.REGISTER: register.register,
        Need.ANSWER_SEAT: partial(seat.answer, number=number),
        Need.RECONFIRM: partial(seat.keep, number=number),
        Need.KEEP_PLACE: partial(seat.keep, number=number),
        Need.ANSWER_POLL: partial(poll.answer, number=number),
        Need.TELL: partial(waiting.tell, number=number),
        Need.ASK_AGAIN: partial(waiting.reconfirm, number=number),
        Need.APPROVE: partial(waiting.approve, number=number),
        Need.ADD_SLOTS: partial(slots.propose, number=number),
        Need.GIVE_HOURS: partial(slots.give_hours, number=number),
        Need.FIX_DATES: pairs.pairs,
        Need.SET_VIDEO: partial(plans.video, number=number),
        Need.ANSWER_ROUND: partial(rounds.answer, id=step.article),
        Need.CONFIRM: partial(rounds.visit, id=step.article),
    }
    return journeys[step.need]

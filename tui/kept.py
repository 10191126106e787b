"""All that is kept of somebody, as they read it: a fact a line, the same in every face."""

from __future__ import annotations

from collections.abc import Iterator

from models import entered, lookup
from models.access import Invitation, Key, Recovery
from models.comment import Comment
from models.consent import Round
from models.contribution import Contribution
from models.manifesto import Article, Version
from models.people import Actor, Participant
from models.poll import Poll
from models.replica import Loan
from models.running_order import RunningOrder
from models.suggestion import Suggestion
from models.thread import Reply
from tui import dates, remarks, rounds, wording
from tui.access_words import ROLES
from tui.frozen_words import signatures_of
from tui.notice import Fact
from tui.session import Session


def kept(session: Session, who: Participant) -> tuple[Fact, ...]:
    facts = (*_oneself(session, who), *_places(session, who), *_words(session, who), *_ways_in(session, who))
    nothing = session.t("rien")
    return tuple(Fact(one.head, one.words or nothing) for one in facts)


def _oneself(session: Session, who: Participant) -> Iterator[Fact]:
    t = session.t
    yield Fact(t("Nom"), who.name)
    yield Fact(t("Contact"), who.contact)
    yield Fact(t("Tiers-lieu"), who.place)
    yield Fact(t("Fuseau"), dates.zone_name(who.zone, t))
    yield Fact(t("Venir aux trois"), t(wording.ALL_THREE[who.all_three]))
    yield Fact(t("Me garder pour la V1"), t("oui") if who.keep_for_next else t("non"))
    yield Fact(t("Identifiant"), who.id)
    since = dates.day(who.since, session.zone, t, year=True)
    yield Fact(t("Depuis"), t("{quand}, saisi par l’animation", quand=since) if who.entered_by else since)
    seen = wording.last_seen(session.commons, who.id, session.zone, session.now, t)
    yield Fact(t("Dernière visite"), seen)


def _places(session: Session, who: Participant) -> Iterator[Fact]:
    t, commons = session.t, session.commons
    for one in lookup.workshops(commons):
        if mine := one.registration(who.id):
            said = wording.standing(mine, one.rank(who.id), t)
            there = f", {t(wording.PRESENCES[mine.presence])}" if mine.presence else ""
            yield Fact(t("Atelier {n}", n=one.number), said + there)
    for asked in commons.all(Poll):
        answers = asked.answers_of(who.id)
        for slot in asked.slots:
            if slot.id in answers:
                when = wording.slot(slot, session.zone, t, session.now)
                yield Fact(t("Sondage {n}, {quand}", n=asked.workshop, quand=when),
                           t(wording.ANSWERS[answers[slot.id]]))  # fmt: skip
    for order in commons.all(RunningOrder):
        if who.id in order.speakers:
            yield Fact(t("Parole demandée"), t("Atelier {n}", n=order.workshop))


def _words(session: Session, who: Participant) -> Iterator[Fact]:
    t, commons = session.t, session.commons
    mine = [one for one in commons.all(Contribution) if one.author == who.id]
    yield from (Fact(t("Contribution signée"), one.text) for one in mine)
    liked = [one for one in commons.all(Contribution) if who.id in one.supporters]
    yield from (Fact(t("Contribution soutenue"), one.text) for one in liked)
    yield from (Fact(t("Discussion"), one.text) for one in commons.all(Reply) if one.author == who.id)
    for article in commons.all(Article):
        count = sum(len(words) for by, words in article.text.runs if by == who.id)
        if count:
            said = t.n("{n} caractère de vous", "{n} caractères de vous", count)
            yield Fact(t("Article « {titre} »", titre=article.title), said)
    kept = [one.name for one in commons.all(Version) if one.author == who.id]
    yield from (Fact(t("Version gardée"), name) for name in kept)
    yield from _remarks(session, who)
    yield from _positions(session, who)
    unsent = session.house.leavings.words_of(Actor(who.role, who.id), session.now)
    yield from (Fact(t("Pas encore envoyé"), text) for _, text in unsent)


def _remarks(session: Session, who: Participant) -> Iterator[Fact]:
    t, commons = session.t, session.commons
    for one in commons.all(Suggestion):
        if one.author == who.id:
            yield Fact(t("Suggestion, {etat}", etat=t(remarks.STATES[one.state])), one.put)
        for made in one.decisions:
            if made.by == who.id:
                yield Fact(t("Décision sur une suggestion, {etat}", etat=t(remarks.STATES[made.state])),
                           made.reason)  # fmt: skip
    for said in commons.all(Comment):
        if said.author == who.id:
            yield Fact(t("Commentaire"), said.text)


def _positions(session: Session, who: Participant) -> Iterator[Fact]:
    t = session.t
    for one in session.commons.all(Round):
        if one.position_of(who.id) or one.has_answered(who.id):
            mine = one.position_of(who.id)
            why = f", {mine.reason}" if mine and mine.reason else ""
            yield Fact(t("Tour sur « {titre} »", titre=one.title), rounds.state_of(one, who.id, t) + why)
    for each in signatures_of(session.commons, who.id):
        yield Fact(t("Signature"), ", ".join(part for part in each.values() if part))


def _ways_in(session: Session, who: Participant) -> Iterator[Fact]:
    t, commons = session.t, session.commons
    for key in commons.all(Key):
        if key.person == who.id:
            yield Fact(t("Clé ({role})", role=t(ROLES[key.role])), key.fingerprint)
    for code in commons.all(Recovery):
        if code.person == who.id:
            made = dates.day(code.since, session.zone, t, year=True)
            yield Fact(t("Code de secours"), t("fait le {jour}", jour=made))
    for loan in commons.all(Loan):
        if loan.person == who.id:
            taken = dates.day(loan.at, session.zone, t, year=True)
            yield Fact(t("Copie emportée"), t("faite le {jour}", jour=taken))
    if any(one.person == who.id for one in commons.all(Invitation)):
        yield Fact(t("Code de dix minutes"), t("pour un deuxième ordinateur"))
    if count := entered.count_by(commons, who.id):
        yield Fact(t("Saisi pour d’autres"), t.n("{n} fois", "{n} fois", count))

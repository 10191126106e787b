"""What the home says of each workshop and of what comes next: pure functions of values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from models import lookup
from models.calendar import PARIS
from models.manifesto import ArticleStatus, articles
from models.next_steps import Need, Step
from models.poll import Poll
from models.registration import Standing
from models.status import status_of
from models.workshop import Status, Workshop
from tui import dates, presence_words, wording
from tui.i18n import N_, Translator
from tui.session import Session
from tui.widgets.lines import Part, Span, accent, good, quiet, spans, strong, width_of

STEPS = {
    Need.REGISTER: ("i", N_("vous inscrire")),
    Need.ANSWER_SEAT: ("Entrée", N_("une place vous est proposée : répondre")),
    Need.RECONFIRM: ("Entrée", N_("nouvelle date : garder votre place")),
    Need.KEEP_PLACE: ("Entrée", N_("dire si vous gardez votre place")),
    Need.ANSWER_POLL: ("s", N_("vos disponibilités")),
    Need.ADD_SLOTS: ("s", N_("proposer des créneaux")),
    Need.GIVE_HOURS: ("s", N_("préciser les heures")),
    Need.FIX_DATES: ("f", N_("choisir les dates ensemble")),
    Need.SET_VIDEO: ("Entrée", N_("puis u : donner le lien de la visio")),
    Need.ANSWER_ROUND: ("Entrée", N_("tour de consentement, votre réponse est attendue")),
    Need.CONFIRM: ("Entrée", N_("des mots ont changé depuis le tour, à confirmer")),
}
"""What to do next and the key that does it, from the home."""


def step(one: Step, t: Translator) -> Span:
    """« [s] vos disponibilités »."""
    if words := counted(one.need, one.count, t):
        return accent(f"[{t('Entrée')}] {words}")
    key, sentence = STEPS[one.need]
    return accent(f"[{t(key) if len(key) > 1 else key}] {t(sentence)}")


def counted(need: Need, count: int, t: Translator) -> str:
    """What waits for facilitation about so many people; nothing for other needs."""
    if need is Need.TELL:
        return t.n("{n} personne à prévenir", "{n} personnes à prévenir", count)
    if need is Need.ASK_AGAIN:
        return t.n(
            "{n} personne avait dit non : à redemander",
            "{n} personnes avaient dit non : à redemander",
            count,
        )
    if need is Need.APPROVE:
        return t.n("{n} inscription à confirmer", "{n} inscriptions à confirmer", count)
    return ""


def seats_bar(workshop: Workshop, now: datetime) -> str:
    """One sign a seat: ● taken, ○ held, · free."""
    taken = len(workshop.taken)
    free = workshop.free(now)
    return "●" * taken + "○" * max(0, workshop.seats - taken - free) + "·" * free


def facts(session: Session, workshop: Workshop, width: int) -> Iterator[tuple[Part, ...]]:
    """The rows under a workshop's title: its date, its seats, where I stand."""
    t, now = session.t, session.now
    when = wording.when(workshop, session.zone, now, t)
    poll = lookup.find_poll(session.commons, workshop.number)
    if workshop.start and session.zone == PARIS and workshop.status(now) is Status.DATED:
        # Whose clock it is stands above, once for the page.
        when = dates.moment(workshop.start, workshop.end, PARIS, t, now=now)
    if workshop.start is None:
        answers = _answers(poll, session)
        yield from laid_out([(when,), (quiet(answers),), mine(session, workshop)], width)
        return
    seats: tuple[Part, ...] = (wording.seats(workshop, now, t),)
    if workshop.seats <= 20 and width >= 60:
        seats = (accent(seats_bar(workshop, now)), f"  {wording.seats(workshop, now, t)}")
    waiting = wording.waiting(workshop, t)
    dated = workshop.status(now) is Status.DATED
    yield from laid_out([(when,), seats if dated else (), (quiet(waiting),), mine(session, workshop)], width)


def mine(session: Session, workshop: Workshop) -> tuple[Part, ...]:
    """Where I stand, in the words of the rules; nothing for somebody who is nobody yet."""
    person = session.actor.person
    one = workshop.registration(person) if person else None
    if person is None or one is None or not one.active:
        return ()
    if one.standing is Standing.INTENTION:
        return (good(session.t("inscription notée")),)
    words = wording.standing(one, workshop.rank(person), session.t)
    return (good(words) if one.standing is Standing.CONFIRMED else strong(words),)


def laid_out(parts: Iterable[tuple[Part, ...]], width: int) -> Iterator[tuple[Part, ...]]:
    """Parts side by side, four cells apart, on as few rows as hold them whole."""
    row: tuple[Part, ...] = ()
    for part in parts:
        if not width_of(part):
            continue
        if row and width_of(row) + 4 + width_of(part) > width:
            yield row
            row = ()
        row = (*row, "    ", *spans(part)) if row else spans(part)
    if row:
        yield row


def _answers(poll: Poll | None, session: Session) -> str:
    if poll is None:
        return ""
    if not poll.slots:
        return session.t("aucun créneau pour le moment")
    return wording.turnout(poll, len(lookup.expected(session.commons)), session.t)


def manifesto(session: Session, room: int) -> str:
    """« 6 articles, 2 en débat · Ousmane écrit dans « Nos outils » », or only « Ousmane écrit »."""
    t = session.t
    every = articles(session.commons)
    if not every:
        return t("rien d’écrit encore")
    said = t.n("{n} article", "{n} articles", len(every))
    if debated := sum(1 for one in every if status_of(session.commons, one) is ArticleStatus.IN_DEBATE):
        said = f"{said}, {t.n('{n} en débat', '{n} en débat', debated)}"
    ways = [" · ".join(filter(None, (said, one))) for one in presence_words.writers(session)]
    return next((one for one in ways if width_of((one,)) <= room), ways[-1])


def who(session: Session) -> str:
    """« Maëlle · heure de Paris »: in whose name this terminal acts."""
    t = session.t
    person = session.person
    role = t("animation") if session.facilitates else t("visite")
    name = person.name if person else role
    if person and session.facilitates:
        name = t("{nom} (animation)", nom=person.name)
    return f"{name} · {dates.zone_name(session.zone, t)}"

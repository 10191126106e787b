"""Polls of dates: answering slot by slot or in one line, reading answers and rankings."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from models import lookup
from models.acts.polls import AnswerPoll
from models.names import fold
from models.people import Participant
from models.poll import COMING, Answer, Poll, Slot, missing
from tui import dates, wording
from tui.linear import pairs, slots
from tui.linear.conversation import Conversation
from tui.linear.menus import Entry, menu
from tui.linear.questions import names, read_list, subject
from tui.linear.words import Back, Quit, Unread

_LETTERS: dict[str, Answer | None] = {
    **dict.fromkeys(("o", "oui", "y", "yes"), Answer.YES),
    **dict.fromkeys(("s", "si", "si besoin", "i", "if needed"), Answer.IF_NEEDED),
    **dict.fromkeys(("n", "non", "no"), Answer.NO),
    **dict.fromkeys((".", "·", "-", "sans reponse", "no answer"), None),
}


def open_polls(c: Conversation) -> tuple[Poll, ...]:
    return lookup.open_polls(c.commons, c.session.now)


async def polls(c: Conversation) -> None:
    def entries() -> Sequence[Entry]:
        known = sorted(c.commons.all(Poll), key=lambda one: one.workshop)
        found: list[Entry] = [(_short(c, one), partial(visit, number=one.workshop)) for one in known]
        return [*found, (c.t("Dates, choisir une paire"), pairs.pairs)]

    await menu(c, lambda: c.t("Sondages de dates"), entries)


def _short(c: Conversation, one: Poll) -> str:
    turnout = wording.turnout(one, len(lookup.expected(c.commons)), c.t)
    return c.t("Sondage {n}, {quoi}", n=one.workshop, quoi=turnout)


async def visit(c: Conversation, number: int) -> None:
    facts(c, number)
    await menu(c, lambda: c.t("Sondage {n}", n=number), partial(_entries, c, number))


def _entries(c: Conversation, number: int) -> Sequence[Entry]:
    t = c.t
    entries: list[Entry] = []
    if c.session.takes_part:
        entries.append((t("Répondre, changer vos réponses"), partial(answer, number=number)))
    entries.append((t("Classement des créneaux"), partial(ranking, number=number)))
    if c.session.sees_names:
        entries.append((t("Réponses, personne par personne"), partial(answers, number=number)))
    if c.session.facilitates:
        entries += [
            (t("Sans réponse, les noms"), partial(silent, number=number)),
            (t("Animer ce sondage"), partial(slots.manage, number=number)),
        ]
    return entries


def facts(c: Conversation, number: int) -> None:
    t, asked = c.t, lookup.poll(c.commons, number)
    c.say(t("Sondage {n} : {quoi}", n=number, quoi=lookup.workshop(c.commons, number).title))
    if not asked.slots:
        c.say(t("Créneaux : aucun encore ; l’animation les ajoute ici."))
        return
    c.say(t("Créneaux : {n}", n=len(asked.slots)))
    c.say(t("Réponses : {quoi}", quoi=wording.turnout(asked, len(lookup.expected(c.commons)), t)))
    if not asked.is_open(c.session.now):
        c.say(t("Clos : les réponses sont gardées."))
    elif asked.deadline:
        limit = dates.until(asked.deadline, c.session.zone, t, now=c.session.now)
        c.say(t("Ouvert {limite}", limite=limit))


async def answer(c: Conversation, number: int) -> None:
    if lookup.poll(c.commons, number).slots:
        await answer_for(c, number, await subject(c, c.t("Répondre pour qui ?")))
    elif c.session.facilitates:
        c.say(c.t("Créneaux : aucun encore ; ajoutez-en d’abord."))
    else:
        c.say(c.t("Créneaux : aucun encore ; revenez plus tard."))


async def answer_for(c: Conversation, number: int, who: Participant) -> None:
    """All in one line, or one by one; what was answered is kept whenever one leaves."""
    t, asked = c.t, lookup.poll(c.commons, number)
    for at, slot in enumerate(asked.slots, start=1):
        c.say(f"{at}. {_with_answer(c, asked, slot, who)}")
    c.say(t("Lettres : o oui, s si besoin, n non, point pour aucune réponse."))

    def read(typed: str) -> list[Answer | None]:
        return read_answers(c, typed, len(asked.slots)) if typed.strip() else []

    question = t("Une lettre par créneau, dans l’ordre ? Entrée pour un par un.")
    if given := await c.ask_for(question, read):
        chosen = {slot.id: state for slot, state in zip(asked.slots, given, strict=True)}
        await _save(c, number, who, chosen)
        return
    try:
        for slot in asked.slots:
            await _answer_slot(c, number, slot, who)
    except (Back, Quit):
        if lookup.poll(c.commons, number).answers_of(who.id) != asked.answers_of(who.id):
            _saved(c, number, who)
        raise
    _saved(c, number, who)


def read_answers(c: Conversation, typed: str, expected: int) -> list[Answer | None]:
    """« o s n . », « osn. », « oui, non »: one state for each slot, in their order."""
    words = fold(typed.replace(",", " ").replace(";", " ")).split()
    letters = words if len(words) > 1 or expected == 1 else list("".join(words))
    try:
        states = [_LETTERS[word] for word in letters]
    except KeyError as unknown:
        raise Unread(
            c.t("« {mot} » n’est pas une réponse : o, s, n ou point.", mot=unknown.args[0])
        ) from None
    if len(states) != expected:
        raise Unread(
            c.t(
                "une lettre par créneau : il en faut {total}, vous en donnez {n}.",
                n=len(states),
                total=expected,
            )
        )
    return states


async def _answer_slot(c: Conversation, number: int, slot: Slot, who: Participant) -> None:
    asked = lookup.poll(c.commons, number)
    if slot not in asked.slots:
        return

    def read(typed: str) -> Answer | None:
        if not typed.strip():
            return asked.answers_of(who.id).get(slot.id)
        return read_answers(c, typed, 1)[0]

    c.say(_with_answer(c, asked, slot, who))
    state = await c.ask_for(c.t("Votre réponse ? o, s, n ou point ; Entrée garde."), read)
    if state != asked.answers_of(who.id).get(slot.id):
        await c.perform(AnswerPoll(number, {slot.id: state}, who.id))


async def _save(c: Conversation, number: int, who: Participant, given: dict[str, Answer | None]) -> None:
    await c.perform(AnswerPoll(number, given, who.id))
    _saved(c, number, who)


def _saved(c: Conversation, number: int, who: Participant) -> None:
    t, asked = c.t, lookup.poll(c.commons, number)
    c.done(t("réponses enregistrées, sondage {n}, pour {nom}", n=number, nom=who.name))
    said = [t(wording.ANSWERS[asked.answers_of(who.id).get(slot.id)]) for slot in asked.slots]
    c.say(t("Réponses : {liste}", liste=", ".join(said)))


def _with_answer(c: Conversation, asked: Poll, slot: Slot, who: Participant) -> str:
    state = c.t(wording.ANSWERS[asked.answers_of(who.id).get(slot.id)])
    return c.t("{moment} : {etat}", moment=slot_said(c, slot, who.zone), etat=state)


def slot_said(c: Conversation, slot: Slot, zone: str = "") -> str:
    """In Paris time and in one's own zone (or that of `zone`), with a warning when it is night there."""
    t, zone = c.t, zone or c.session.zone
    if slot.start is None:
        return wording.slot(slot, zone, t, c.session.now)
    return wording.moment(slot.start, slot.end, zone, t, c.session.now)


async def ranking(c: Conversation, number: int) -> None:
    t, asked = c.t, lookup.poll(c.commons, number)
    if not c.session.sees_answers(asked):
        c.say(t("Caché : vous verrez les réponses après avoir donné les vôtres."))
        return
    for title, states in (
        (t("Classement par oui"), (Answer.YES,)),
        (t("Classement par oui et si besoin"), COMING),
    ):
        ranking = asked.ranking(*states)
        lines = [t("{quoi} : {valeur}", quoi=count, valeur=slot_said(c, slot)) for slot, count in ranking]
        await read_list(c, title, lines)


async def answers(c: Conversation, number: int) -> None:
    t, asked = c.t, lookup.poll(c.commons, number)
    if not c.session.sees_answers(asked):
        c.say(t("Caché : vous verrez les réponses après avoir donné les vôtres."))
        return
    letters = {who: [t(wording.LETTERS[given.get(slot.id)]) for slot in asked.slots]
               for who, given in asked.answers.items()}  # fmt: skip
    lines = [
        t("{nom} : {lettres}", nom=names(c, [who]), lettres=" ".join(row)) for who, row in letters.items()
    ]
    c.say(*(f"{at}. {slot_said(c, slot)}" for at, slot in enumerate(asked.slots, start=1)))
    if entered := wording.entered_rows(asked, lookup.names(c.commons, asked.scribed), t):
        c.say(entered)
    await read_list(c, t("Une lettre par créneau, dans cet ordre"), lines)


async def silent(c: Conversation, number: int) -> None:
    """For facilitation only: who has not answered."""
    asked = lookup.poll(c.commons, number)
    people = missing(asked, lookup.expected(c.commons))
    lines = list(lookup.names(c.commons, people))
    await read_list(c, c.t.n("{n} personne manque", "{n} personnes manquent", len(lines)), lines)

"""`sondage`: the grid of a poll, opened, closed, hidden; `dispos`: answering it."""

from __future__ import annotations

from typing import Any

from models import lookup, poll
from models.acts.polls import AnswerPoll, ClosePoll, HideAnswers, OpenPoll
from models.names import fold
from models.poll import COMING, Answer, Poll, Slot
from models.typed_dates import parse_moment
from tui import dates, wording
from tui.commands import subject
from tui.commands.moments import HOUR, iso
from tui.commands.output import Output
from tui.commands.parsing import Misused, Request
from tui.commands.tables import wrapped
from tui.i18n import N_
from tui.session import Session

WORDS: dict[str, Answer | None] = {
    **dict.fromkeys(("o", "oui", "y", "yes"), Answer.YES),
    **dict.fromkeys(("s", "si besoin", "i", "if needed"), Answer.IF_NEEDED),
    **dict.fromkeys(("n", "non", "no"), Answer.NO),
    **dict.fromkeys((".", "", "·"), None),
}


async def show(session: Session, request: Request, out: Output) -> None:
    asked = subject.poll(session, request.text("N"))
    if out.as_json:
        return out.value(as_json(session, asked))
    if request.has("csv"):
        from tui.commands.poll_csv import rows

        return out.csv(rows(session, asked, _seen(session, asked)))
    return _grid(session, asked, out)


async def answer(session: Session, request: Request, out: Output) -> None:
    asked = subject.poll(session, request.text("N"))
    given = _answers(asked, request)
    person = subject.named(session, request)
    changed = await session.perform(AnswerPoll(asked.workshop, given, person))
    mine = changed.answers_of(person or session.actor.person or "")
    if out.as_json:
        return out.value({"atelier": asked.workshop, "reponses": _row(mine)})
    t = session.t
    said = ", ".join(f"{slot.id} {t(wording.ANSWERS[mine.get(slot.id)])}" for slot in changed.slots)
    return out.say(t("Fait, atelier {n} : {reponses}.", n=asked.workshop, reponses=said))


async def open(session: Session, request: Request, out: Output) -> None:
    typed = request.text("jusqu-a")
    until = parse_moment(typed, session.now, hour=HOUR) if typed else None
    changed = await session.perform(OpenPoll(subject.number(session, request.text("N")), until))
    t, end = session.t, changed.deadline
    when = dates.until(end, session.zone, t, now=session.now) if end else t("sans limite")
    _say(
        session,
        out,
        changed,
        t("Fait : sondage de l’atelier {n} ouvert, {limite}.", n=changed.workshop, limite=when),
    )


async def close(session: Session, request: Request, out: Output) -> None:
    changed = await session.perform(ClosePoll(subject.number(session, request.text("N"))))
    _say(session, out, changed, session.t("Fait : sondage de l’atelier {n} clos.", n=changed.workshop))


async def hide(session: Session, request: Request, out: Output) -> None:
    changed = await session.perform(HideAnswers(subject.number(session, request.text("N"))))
    said = session.t(
        "Fait, atelier {n} : chaque personne voit les réponses après avoir répondu.", n=changed.workshop
    )
    _say(session, out, changed, said)


async def reveal(session: Session, request: Request, out: Output) -> None:
    changed = await session.perform(HideAnswers(subject.number(session, request.text("N")), hidden=False))
    _say(session, out, changed, session.t("Fait, atelier {n} : les réponses se voient.", n=changed.workshop))


def as_json(session: Session, asked: Poll) -> dict[str, Any]:
    """Visitors get counts without names; hidden answers are those of nobody but oneself."""
    seen, by_yes, by_both = _seen(session, asked), asked.ranking(Answer.YES), asked.ranking(*COMING)
    open_to_me = session.sees_answers(asked)
    missing = poll.missing(asked, lookup.expected(session.commons))
    return {
        "atelier": asked.workshop,
        "statut": "ouvert" if asked.is_open(session.now) else "clos",
        "limite": iso(asked.deadline),
        "creneaux": [slot_json(session, slot) for slot in asked.slots],
        "reponses": [
            {"personne": one, "nom": session.name_of(one), "reponses": _row(asked.answers_of(one))}
            for one in seen
        ],
        "classement": {
            "oui": _ranked(by_yes) if open_to_me else [],
            "oui_si_besoin": _ranked(by_both) if open_to_me else [],
        },
        "sans_reponse": [session.name_of(one) if session.facilitates else None for one in missing],
    }


def slot_json(session: Session, slot: Slot) -> dict[str, Any]:
    return {
        "id": slot.id,
        "jour": slot.day.isoformat(),
        "debut": iso(slot.start),
        "fin": iso(slot.end),
        "libelle": wording.slot(slot, "Europe/Paris", session.t),
    }


def _say(session: Session, out: Output, asked: Poll, sentence: str) -> None:
    if out.as_json:
        out.value(as_json(session, asked))
    out.say(sentence)


def _ranked(ranking: tuple[tuple[Slot, int], ...]) -> list[dict[str, Any]]:
    return [{"id": slot.id, "nombre": count} for slot, count in ranking]


def _row(answers: Any) -> dict[str, str]:
    return {slot: state.value for slot, state in answers.items()}


def _seen(session: Session, asked: Poll) -> list[str]:
    return [one for one in asked.answers if session.sees_answers(asked) or one == session.actor.person]


def _answers(asked: Poll, request: Request) -> dict[str, Answer | None]:
    """`s1=oui s2=` one by one, or one letter for each slot. Raises Misused."""
    words = request.many("ID=REPONSE")
    if any("=" in word for word in words):
        return dict(_pair(word, request) for word in words)
    letters = [letter for word in words for letter in word.replace(" ", "")]
    if len(letters) != len(asked.slots):
        raise Misused(
            N_("Une lettre par créneau (o, s, n, point) : il en faut {creneaux}, vous en donnez {lettres}."),
            request.command,
            lettres=len(letters),
            creneaux=len(asked.slots),
        )
    return {slot.id: _state(letter, request) for slot, letter in zip(asked.slots, letters, strict=True)}


def _pair(word: str, request: Request) -> tuple[str, Answer | None]:
    slot, _, said = word.partition("=")
    return subject.id_of(slot, "s"), _state(said, request)


def _state(word: str, request: Request) -> Answer | None:
    plain = fold(word.replace("_", " ").replace("-", " "))
    if plain not in WORDS:
        raise Misused(N_("« {mot} » : répondez oui, si_besoin, non, ou rien."), request.command, mot=word)
    return WORDS[plain]


def _grid(session: Session, asked: Poll, out: Output) -> None:
    t, now = session.t, session.now
    status = dates.until(asked.deadline, session.zone, t, now=now) if asked.deadline else t("sans limite")
    state = t("réponses {limite}", limite=status) if asked.is_open(now) else t("sondage clos")
    out.data(t("Atelier {n} : {etat}", n=asked.workshop, etat=state))
    out.data(wording.turnout(asked, len(lookup.expected(session.commons)), t))
    if not asked.slots:
        return out.say(t("Aucun créneau encore : veillee creneau proposer {n}", n=asked.workshop))
    sees = session.sees_answers(asked)
    counts = [
        [str(asked.count(slot.id, *states)) if sees else "" for states in ((Answer.YES,), COMING)]
        for slot in asked.slots
    ]
    rows = [
        [slot.id, *count, wording.slot_in_zones(slot, session.zone, t, now)]
        for slot, count in zip(asked.slots, counts, strict=True)
    ]
    out.data("")
    out.table(["", t("oui"), t("oui + si besoin"), ""], rows)
    if session.sees_names and (seen := _seen(session, asked)):
        out.data("")
        out.table(["", *(slot.id for slot in asked.slots)], [_line(session, asked, one, out) for one in seen])
        scribed = lookup.names(session.commons, [one for one in asked.scribed if one in seen])
        if entered := wording.entered_rows(asked, scribed, t):
            out.data("", *wrapped(entered, 78))
    if session.facilitates:
        _missing(session, asked, out)
    return None


def _line(session: Session, asked: Poll, person: str, out: Output) -> list[str]:
    words = wording.ANSWERS if out.lines else wording.LETTERS
    mine = asked.answers_of(person)
    return [session.name_of(person) or person, *(session.t(words[mine.get(slot.id)]) for slot in asked.slots)]


def _missing(session: Session, asked: Poll, out: Output) -> None:
    names = lookup.names(session.commons, poll.missing(asked, lookup.expected(session.commons)))
    if names:
        out.data("", *wrapped(session.t("Sans réponse : {noms}", noms=", ".join(names)), 78))

"""The server's side of a copy: what it brings is judged, what has changed is given, in one answer."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, cast

from data import parcel, replica
from data.judging import Answer, Judge, answer_in
from models.acts.lending import Lend
from models.copy_refusals import CopyOfCopy, NewerParcel, NotAParcel, OtherSeries
from models.people import Actor, Role
from models.refusals import NotAllowed, Unknown
from models.replica import NAMELESS, Loan, Outcome, PendingAct, Series, copy_here, made_by
from models.returning import must_be_of, sender_of
from models.visibility import may_copy
from tui.session import Session

FORMAT = 1
LARGEST = 64 * 1024 * 1024
LARGEST_ASKED = 8 * 1024 * 1024
"""Bytes, once unpacked: of an answer, and of what a copy may send."""
TOGETHER = 20
"""Acts judged before others have their turn."""


@dataclass(frozen=True, slots=True)
class Asked:
    """`known`: digests of what the copy has; `since`: its last act; `waits`: keys of acts given otherwise."""

    copy: str
    series: str = ""
    since: int = 0
    known: Mapping[str, str] = field(default_factory=dict)
    reserve: int = 0
    workshop: int | None = None
    waits: tuple[str, ...] = ()
    acts: str = ""
    """A parcel (data/parcel.py)."""
    format: int = FORMAT


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What came of a file. `again`: all of it was judged before, and answered so."""

    done: int
    refused: tuple[PendingAct, ...]
    variants: tuple[str, ...]
    again: bool


def to_text(asked: Asked) -> str:
    """Letters alone: it comes through a line that may change others."""
    from data import codec

    said = {name: one for name, one in codec.encode(asked).items() if one or name == "format"}
    return base64.b64encode(replica.packed(said)).decode()


def of_text(text: str) -> Asked:
    """Raises NotAParcel, NewerParcel."""
    from data import codec

    try:
        said = replica.unpacked(base64.b64decode(text.strip(), validate=True), LARGEST_ASKED)
        asked: Asked = codec.decode(Asked, said)
    except (LookupError, TypeError, ValueError) as error:
        raise NotAParcel() from error
    if asked.format != FORMAT:
        raise NewerParcel(str(asked.format))
    return asked


async def answered(session: Session, text: str, series: str) -> bytes:
    """What `emporter` and `rapporter` ask for, over ssh. `series`: a key for it, if it has none yet."""
    if not may_copy(session.actor):
        raise NotAllowed(needs=Role.PARTICIPANT)
    asked = of_text(text)
    returned = parcel.parsed(asked.acts.encode()) if asked.acts else None
    _must_be_of(session, asked.series)
    if returned and (returned.header.series, returned.header.copy) != (asked.series, asked.copy):
        raise OtherSeries()
    known = session.commons.find(Loan, asked.copy)
    if known is None or asked.reserve:
        reason = session.t("places pour la copie de {nom}", nom=_name(session))
        await session.perform(Lend(asked.copy, series, asked.reserve, asked.workshop, reason))
    loan = session.commons.get(Loan, asked.copy)
    must_be_of(loan, session.actor)
    answers = await judged(session, loan, returned.acts if returned else (), session.actor)
    order = tuple(key for key, _ in returned.acts) if returned else asked.waits
    return _given(session, asked, order, answers)


async def judged(
    session: Session, loan: Loan, acts: Sequence[tuple[str, PendingAct]], sender: Actor
) -> dict[str, Answer]:
    """Each in a transaction of its own, in order: cut anywhere, what was answered is done."""
    doing = [(key, Judge(loan.id, key, one, sender)) for key, one in acts]
    answers: dict[str, Answer] = {}
    for at in range(0, len(doing), TOGETHER):
        batch = doing[at : at + TOGETHER]
        told = await _performed(session, [act for _, act in batch])
        answers.update(zip((key for key, _ in batch), told, strict=True))
    return answers


async def _performed(session: Session, acts: Sequence[Judge]) -> list[Answer]:
    """Where others are served too, one writing of the disk is for all of them; a command has no loop."""
    import asyncio

    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return [await session.perform(act) for act in acts]
    return await asyncio.gather(*(session.perform(act) for act in acts))


async def received(session: Session, found: parcel.Parcel) -> dict[str, Answer]:
    """What a file brings, once facilitation has read of whom it is and said yes."""
    session.actor.must_facilitate()
    loan = must_be_ours(session, found)
    return await judged(session, loan, found.acts, sender_of(session.commons, loan))


async def taken_in(session: Session, found: parcel.Parcel) -> TakenIn:
    """The same, as people are told it."""
    again = _seen_before(session, found)
    answers, acts = await received(session, found), dict(found.acts)
    return TakenIn(
        sum(1 for one in answers.values() if one.outcome is Outcome.DONE),
        tuple(replace(acts[key], refusal=one.refusal) for key, one in answers.items() if one.refusal),
        tuple(name for one in answers.values() for name in one.variants),
        again,
    )


def _seen_before(session: Session, found: parcel.Parcel) -> bool:
    """Whether all that a file brings was judged already."""
    records = (session.commons.find(Loan, id) for id in (found.header.copy, NAMELESS))
    known = {key for one in records if one for key in one.judged}
    return bool(found.acts) and all(key in known for key, _ in found.acts)


def must_be_ours(session: Session, found: parcel.Parcel) -> Loan:
    """The copy that it comes from. Raises OtherSeries, Unknown, CopyOfCopy."""
    _must_be_of(session, found.header.series)
    loan = session.commons.find(Loan, found.header.copy)
    if loan is None:
        raise Unknown("copie", found.header.copy)
    return loan


def _must_be_of(session: Session, series: str) -> None:
    if here := copy_here(session.commons):
        raise CopyOfCopy(here.host)
    own = session.commons.find(Series, "series")
    if series and (own is None or own.key != series):
        raise OtherSeries()


def _name(session: Session) -> str:
    return session.person.name if session.person else session.t("l’animation")


def _given(session: Session, asked: Asked, order: Sequence[str], answers: Mapping[str, Answer]) -> bytes:
    """`order`: the keys of what the copy gave, or asked about."""
    reading, now = cast(replica.Documents, session.commons), session.now
    loan = reading.get(Loan, asked.copy)
    tables = replica.readable(reading, session.actor, now)
    kept = (loan, reading.find(Loan, NAMELESS) or loan)
    for key in asked.waits:
        if record := next((one for one in kept if key in one.judged), None):
            answers = {**answers, key: answer_in(record, key)}
    said: dict[str, Any] = {
        "format": FORMAT,
        "role": session.actor.role,
        "person": session.actor.person,
        "tables": replica.changes(tables, asked.since, asked.known, session.actor),
    }
    if not asked.series:
        said["series"] = reading.get(Series, "series").key
    if answers:
        ids = {name: id for one in kept for name, id in one.ids.items()}
        said |= _short(order, answers, ids)
    return replica.packed(said)


def _short(order: Sequence[str], answers: Mapping[str, Answer], ids: Mapping[str, str]) -> dict[str, Any]:
    """By places instead of keys, and only what is not simply done: most of a return is."""
    places = {token_in(key): str(place) for place, key in enumerate(order) if key in answers}
    done = "".join("1" if key in answers else "0" for key in order)
    others = {
        str(place): answers[key].refusal or list(answers[key].variants)
        for place, key in enumerate(order)
        if key in answers and answers[key].outcome is not Outcome.DONE
    }
    made = ((made_by(name), name, id) for name, id in ids.items())
    names = {places[token] + name[len(token) + 1 :]: id for token, name, id in made if token in places}
    return {"judged": done, "answers": others, "ids": names}


def in_full(order: Sequence[str], said: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """By key, 0 for what is done, a refusal, or the ids of variants; and the ids of things made."""
    others = said.get("answers", {})
    judged = enumerate(zip(order, said.get("judged", ""), strict=False))
    answers = {key: others.get(str(place), 0) for place, (key, was) in judged if was == "1"}
    names = {}
    for name, id in said.get("ids", {}).items():
        place, _, rest = name.partition(".")
        names[f"@{token_in(order[int(place)])}.{rest}"] = id
    return answers, names


def token_in(key: str) -> str:
    """How the act of that key is named in what its things are called."""
    return key.partition("-")[0]

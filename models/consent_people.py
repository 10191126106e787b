"""Consent rounds when people are merged or erased: the group's objections stay."""

from dataclasses import replace

from models.consent import Position, Round
from models.people import Role
from models.text import SOMEONE


def forgotten(one: Round, person: str) -> Round:
    """A person erased: an answer given becomes nobody's; whoever had not answered is asked no more."""
    had_answered = person in one.answered or one.position_of(person) is not None
    if one.is_open and not had_answered:
        one = replace(one, concerned=tuple(who for who in one.concerned if who != person))
    return _renamed(one, person, SOMEONE)


def merged(one: Round, kept: str, other: str) -> Round:
    """Two entries were one person. Asked twice in an open round, they answer once; an objection prevails."""
    if not one.is_open or not {kept, other} <= set(one.concerned):
        return _renamed(one, other, kept)
    if one.anonymous and {kept, other} <= set(one.answered):
        return _renamed(one, other, SOMEONE)
    mine, theirs = one.position_of(kept), one.position_of(other)
    given = theirs if mine is None or (theirs and theirs.stands and not mine.stands) else mine
    once = _renamed(replace(one, positions=()), other, kept)
    others = tuple(each for each in one.positions if each not in (mine, theirs))
    return replace(
        once,
        concerned=tuple(dict.fromkeys(once.concerned)),
        answered=tuple(dict.fromkeys(once.answered)),
        positions=(*_all_of(others, other, kept), *_all_of((given,) if given else (), other, kept)),
    )


def _renamed(one: Round, person: str, to: str) -> Round:
    return replace(
        one,
        concerned=tuple(to if who == person else who for who in one.concerned),
        answered=tuple(to if who == person else who for who in one.answered),
        positions=_all_of(one.positions, person, to),
        carried=_all_of(one.carried, person, to),
    )


def _all_of(positions: tuple[Position, ...], person: str, to: str) -> tuple[Position, ...]:
    return tuple(_of(each, person, to) for each in positions)


def _of(each: Position, person: str, to: str) -> Position:
    """« Saisi par » names the one who stays, or facilitation when the scribe is erased."""
    who = to if each.person == person else each.person
    scribe = (to or Role.FACILITATION) if each.entered_by == person else each.entered_by
    return replace(each, person=who, entered_by=None if scribe == who else scribe)

"""Nothing happens: no byte, no wake-up, on any screen. All of them wait at the same time."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass

from bench.process import wake_ups
from bench.pty_program import VEILLEE, NeverCame, Program
from bench.row import Row
from bench.rows.first_paint import HOME
from bench.series import Place

PART = "Au repos"
SCREENS = {
    "accueil": "",
    "annonce": "a",
    "atelier 1": "enter",
    "séance": "enter j",
    "inscription": "i",
    "disponibilités": "s",
    "choix des dates": "f",
    "contributions": "c",
    "personnes": "p",
    "textes à envoyer": "e",
    "manifeste": "m",
    "article, en le lisant": "m enter",
    "article, après y avoir écrit": "m e x",
    "versions": "m v",
    "remarques d’un article": "m s",
    "historique d’un article": "m h",
    "tour de consentement": "m t",
    "qui est là": "h",
    "clés et codes": "k",
    "discussion": "d",
    "ressources": "o",
    "réglages": "r",
    "aide": "?",
}
"""The keys that lead there from home."""


BY_LINES = "ligne à ligne"
SAVED = 3
"""Seconds after which everything that was typed is kept, and said to be."""


@dataclass
class Waiting:
    """A program on its screen, doing nothing. `there`: whether its keys led anywhere."""

    name: str
    program: Program
    there: bool = False
    before: int = 0


def rows(place: Place) -> Iterator[Row]:
    seconds = place.tries(30, 5)
    with ExitStack() as stack:
        # All of them are started first: they load at the same time.
        waiting = [Waiting(name, _started(place, stack)) for name in SCREENS]
        waiting.append(Waiting(BY_LINES, _started(place, stack, "--lignes")))
        for one in waiting:
            one.there = _arrived(one)
        time.sleep(SAVED)
        for one in waiting:
            one.program.settle(0.01)
            one.before = wake_ups(one.program.process.pid) if one.there else 0
        time.sleep(seconds)
        yield from [_row(one, seconds) for one in waiting]


def _started(place: Place, stack: ExitStack, *more: str) -> Program:
    return stack.enter_context(Program([*VEILLEE, *more, "--donnees", str(place.copy())]))


def _arrived(one: Waiting) -> bool:
    program = one.program
    try:
        program.until(lambda: ("?" if one.name == BY_LINES else HOME) in program.text, 60)
        program.settle()
        program.go(*SCREENS.get(one.name, "").split())
    except NeverCame:
        return False
    return program.process.poll() is None


def _row(one: Waiting, seconds: int) -> Row:
    what = f"{one.name} : octets et réveils en {seconds} s"
    if not one.there:
        return Row(PART, what, "", None, 0, exact=True, note="cet écran ne s’est pas ouvert")
    woken = wake_ups(one.program.process.pid) - one.before
    sent = len(one.program.settle(0.01))
    note = f"{sent} octets, {woken} réveils" if sent or woken else ""
    return Row(PART, what, "", sent + woken, 0, exact=True, note=note)

"""The words of a workshop's hour and a half: its steps, the time left, what is left to prepare."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from models import running_order
from models.preparation import Check, Item
from models.running_order import RunningOrder
from models.steps import Step, as_text, parsed, total_minutes
from tui import dates
from tui.i18n import N_, NBSP, Translator
from tui.session import Session

if TYPE_CHECKING:
    from data.running_orders import Method

CHECKS = {
    Check.DATE: N_("Date"),
    Check.VIDEO: N_("Lien de la visio"),
    Check.POLLS: N_("Sondages des dates à choisir"),
    Check.TELL: N_("Personnes à prévenir d’une place"),
    Check.TEAM: N_("Deuxième personne pour animer"),
    Check.ORDER: N_("Déroulé"),
    Check.SHEET: N_("Feuille imprimée, pour la salle"),
    Check.COPY: N_("Copie de la série sur l’ordinateur"),
}


def steps_of(order: RunningOrder, language: str) -> tuple[Step, ...]:
    """What is written, else what is proposed."""
    from data.running_orders import proposed

    return order.steps or parsed(proposed(order.workshop, language))


def methods(language: str) -> tuple[Method, ...]:
    """Ways of working that a running order may take in."""
    from data.running_orders import methods as known

    return known(language)


def text_with(session: Session, order: RunningOrder, method: str, after: int | None = None) -> str:
    """The running order as text, with a way of working taken in; see `running_order.taking_in`."""
    steps = steps_of(order, session.t.language)
    return as_text(running_order.taking_in(order, steps, parsed(method), after))


def minutes(count: int, t: Translator) -> str:
    return t.n("{n} minute", "{n} minutes", count)


def step(one: Step, with_who: bool = True) -> str:
    """« 10 min · Accueil · tour de prénoms · Maëlle »."""
    said = [f"{one.minutes}{NBSP}min", one.aim, one.method, one.who if with_who else ""]
    return " · ".join(part for part in said if part)


def total(steps: Sequence[Step], expected: int, t: Translator) -> str:
    """What the steps come to, against what the workshop lasts."""
    found = total_minutes(steps)
    if found == expected:
        return t("{minutes}, comme l’atelier", minutes=minutes(found, t))
    if found > expected:
        too_many = minutes(found - expected, t)
        return t("{minutes} : {trop} de trop pour l’atelier", minutes=minutes(found, t), trop=too_many)
    missing = minutes(expected - found, t)
    return t("{minutes} : il reste {libres} à l’atelier", minutes=minutes(found, t), libres=missing)


def time_left(order: RunningOrder, now: datetime, t: Translator) -> str:
    """Of the current step. Raises SessionNotRunning."""
    return left(running_order.minutes_left(running_order.step_end(order), now), t)


def left(count: int, t: Translator) -> str:
    if count > 0:
        return t.n("il reste {n} minute", "il reste {n} minutes", count)
    if count == 0:
        return t("c’est l’heure")
    return t.n("{n} minute de trop", "{n} minutes de trop", -count)


def until(order: RunningOrder, session: Session) -> str:
    """« jusqu’à 11h25 ; fin prévue à 12h30 ». Raises SessionNotRunning."""
    t = session.t
    step_end, end = (
        dates.hour(one, session.zone, t)
        for one in (running_order.step_end(order), running_order.whole_end(order))
    )
    return t("jusqu’à {heure} ; tout finirait à {fin}", heure=step_end, fin=end)


def live(session: Session) -> tuple[RunningOrder, ...]:
    return running_order.live(session.commons.all(RunningOrder), session.now)


def now_said(order: RunningOrder, session: Session) -> str:
    """« Regrouper, jusqu’à 11h45 ». Raises SessionNotRunning."""
    end = dates.hour(running_order.step_end(order), session.zone, session.t)
    step = order.steps[order.must_run().step]
    return session.t("{etape}, jusqu’à {heure}", etape=step.aim, heure=end)


def check(item: Item, t: Translator) -> str:
    """What it is, and what is known of it."""
    words = t(CHECKS[item.check])
    detail = _detail(item, t)
    return f"{words} ({detail})" if detail else words


def _detail(item: Item, t: Translator) -> str:
    if item.check is Check.POLLS and item.count:
        return t.n("{n} personne n’a pas répondu", "{n} personnes n’ont pas répondu", item.count)
    if item.check is Check.TELL and item.count:
        return t.n("{n} personne ne le sait pas encore", "{n} personnes ne le savent pas encore", item.count)
    if item.check is Check.ORDER:
        return minutes(item.count, t) if item.count else t("pas encore écrit")
    return ""

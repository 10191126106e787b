"""Filled forms that came by mail or on paper: pasted, shown as understood, taken by one yes."""

from __future__ import annotations

from functools import partial

from data.imports.forms import FilledForm, read_forms
from models import lookup
from models.acts.imports import ImportForm
from models.calendar import PARIS
from models.poll import Poll
from tui import wording
from tui.forms import blank_form, slot_labels
from tui.linear.conversation import Conversation
from tui.linear.menus import run
from tui.linear.questions import choose, long_text, yes_no
from tui.linear.seat import where
from tui.sentences import reasons


async def blank(c: Conversation) -> None:
    """The form to send or to print, as it is today."""
    c.say(*blank_form(c.session).splitlines())


async def paste(c: Conversation) -> None:
    """Several at once, quoted or not. Nothing is kept before it has been shown and confirmed."""
    t = c.t
    text = await long_text(c, t("Collez un ou plusieurs bulletins remplis."))
    found = read_forms(text, slot_labels(c.session))
    c.say(t.n("Lu : {n} bulletin", "Lus : {n} bulletins", len(found.forms)))
    for ignored in found.ignored:
        c.say(t("Ligne {n} pas lue : {raison}", n=ignored.line, raison=reasons.reason(ignored, t)))
    for form in found.forms:
        await run(c, partial(_take, form=form))


async def _take(c: Conversation, form: FilledForm) -> None:
    t = c.t
    numbers = _workshops(c, form)
    _say(c, form, numbers)
    whose = await _whose(c, form)
    if not await yes_no(c, t("Enregistrer ce bulletin ?"), default=True):
        c.say(t("Bulletin laissé de côté."))
        return
    act = ImportForm(form.name, form.place, form.contact, numbers, form.all_three, form.answers, whose)
    taken = await c.perform(act)
    for placed in taken.placed:
        c.done(t("{nom}, {quoi}", nom=form.name, quoi=where(c, placed)))
    for number in taken.answered:
        c.done(t("réponses enregistrées, sondage {n}, pour {nom}", n=number, nom=form.name))
    if not taken.placed and not taken.answered:
        c.say(t("Rien de nouveau dans ce bulletin."))


def _workshops(c: Conversation, form: FilledForm) -> tuple[int, ...]:
    if not form.every_workshop:
        return form.workshops
    now = c.session.now
    known = lookup.workshops(c.commons)
    return tuple(one.number for one in known if not one.cancelled and not (one.end and now >= one.end))


def _say(c: Conversation, form: FilledForm, numbers: tuple[int, ...]) -> None:
    t = c.t
    c.say(t("Nom : {nom}", nom=form.name))
    if form.contact:
        c.say(t("Contact : {quoi}", quoi=form.contact))
    if form.place:
        c.say(t("Tiers-lieu : {quoi}", quoi=form.place))
    c.say(t("Ateliers : {liste}", liste=", ".join(map(str, numbers)) or t("aucun")))
    if form.all_three:
        c.say(t("Aux trois : {quoi}", quoi=t(wording.ALL_THREE[form.all_three])))
    for asked in c.commons.all(Poll):
        for slot in asked.slots:
            if state := form.answers.get(slot.id):
                when = wording.slot(slot, PARIS, t, c.session.now)
                c.say(t("{moment} : {etat}", moment=when, etat=t(wording.ANSWERS[state])))


async def _whose(c: Conversation, form: FilledForm) -> str | None:
    """Several people may have that name: a person says which, nothing is guessed."""
    named = lookup.people_named(c.commons, form.name)
    if len(named) < 2:
        return None
    options = [(f"{one.name}, {one.place or one.contact or one.id}", one.id) for one in named]
    return await choose(c, c.t("De qui est ce bulletin ?"), options)

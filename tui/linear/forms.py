"""Filled forms that came by mail or on paper: pasted, shown as understood, taken by one yes."""

from __future__ import annotations

from functools import partial

from data.imports.forms import FilledForm, read_forms
from tui.forms import blank_form, slot_labels
from tui.linear.conversation import Conversation
from tui.linear.menus import run
from tui.linear.questions import choose, long_text, yes_no
from tui.linear.seat import where
from tui.reading import seen_form
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
    seen = seen_form(form, c.session)
    c.say(t("Nom : {nom}", nom=seen.name), *seen.lines)
    act = seen.act
    if seen.namesakes:
        options = [(words, id) for id, words in seen.namesakes]
        act = seen.of(await choose(c, t("De qui est ce bulletin ?"), options))
    if not await yes_no(c, t("Enregistrer ce bulletin ?"), default=True):
        c.say(t("Bulletin laissé de côté."))
        return
    taken = await c.perform(act)
    for placed in taken.placed:
        c.done(t("{nom}, {quoi}", nom=form.name, quoi=where(c, placed)))
    for number in taken.answered:
        c.done(t("réponses enregistrées, sondage {n}, pour {nom}", n=number, nom=form.name))
    if not taken.placed and not taken.answered:
        c.say(t("Rien de nouveau dans ce bulletin."))

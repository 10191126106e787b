"""A workshop's hour and a half: its steps, the time left, who asks for the floor, what is left to prepare."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from models import lookup, running_order
from models.acts.running_order import (
    AskToSpeak,
    BeginSession,
    EndSession,
    ExtendStep,
    NextStep,
    PreviousStep,
    StopAsking,
    Tick,
    WriteRunningOrder,
)
from models.consent import open_rounds
from models.manifesto import article, articles
from models.preparation import BY_HAND, checklist, order_of
from models.running_order import RunningOrder
from models.steps import as_text
from tui import leading
from tui.linear import rounds
from tui.linear.conversation import Conversation
from tui.linear.menus import Entry, menu
from tui.linear.questions import choose, confirmed, long_text, names, person, read_list
from tui.linear.words import Unread
from tui.sheets import SHEETS, printed_text


async def visit(c: Conversation, number: int) -> None:
    await menu(c, lambda: c.t("Séance de l’atelier {n}", n=number), partial(_entries, c, number))


def _entries(c: Conversation, number: int) -> Sequence[Entry]:
    t, order = c.t, order_of(c.commons, number)
    entries: list[Entry] = [(t("Déroulé, le lire"), partial(read, number=number))]
    if order.running:
        entries.append((t("Temps qui reste"), partial(time_left, number=number)))
        if c.session.takes_part:
            entries.append((t("Parole : la demander, ou ne plus la demander"), partial(floor, number=number)))
        for one in open_rounds(c.commons):
            said = t("Tour ouvert : « {titre} »", titre=article(c.commons, one.article).title)
            entries.append((said, partial(rounds.visit, id=one.article)))
    if c.session.facilitates:
        entries += _led(c, number, order)
    return entries


def _led(c: Conversation, number: int, order: RunningOrder) -> list[Entry]:
    t = c.t
    writing: list[Entry] = [
        (t("Déroulé, l’écrire"), partial(write, number=number)),
        (t("Façons de faire, les lire"), methods),
        (t("Ajouter une façon de faire au déroulé"), partial(take_in, number=number)),
        (t("Préparer l’atelier"), partial(prepare, number=number)),
        (t("Feuilles à imprimer"), partial(sheets, number=number)),
    ]
    if articles(c.commons):
        writing.append((t("Tour de consentement"), consent_round))
    if order.running is None:
        return [(t("Commencer la séance"), partial(begin, number=number)), *writing]
    return [
        (t("Étape suivante"), partial(forward, number=number)),
        (t("Étape d’avant"), partial(back, number=number)),
        (t("Prolonger l’étape, ou la raccourcir"), partial(extend, number=number)),
        (t("Terminer la séance"), partial(end, number=number)),
        *writing,
    ]


async def read(c: Conversation, number: int) -> None:
    t, order = c.t, order_of(c.commons, number)
    steps = leading.steps_of(order, t.language)
    if not order.steps:
        c.say(t("Déroulé proposé, pas encore écrit."))
    expected = running_order.expected(lookup.workshop(c.commons, number))
    lines = [leading.step(one, c.session.sees_names) for one in steps]
    await read_list(c, leading.total(steps, expected, t), lines)
    if order.running:
        say_step(c, order)


def say_step(c: Conversation, order: RunningOrder) -> None:
    t, one = c.t, order.current
    if one is None:
        c.say(t("La séance est terminée."))
        return
    c.say(t("Étape : {etape}", etape=leading.step(one, c.session.sees_names)))
    c.say(t("Heure : {heures}", heures=leading.until(order, c.session)))
    if after := order.following:
        c.say(t("Ensuite : {etape}", etape=leading.step(after, c.session.sees_names)))


async def time_left(c: Conversation, number: int) -> None:
    order = order_of(c.commons, number)
    c.say(leading.time_left(order, c.session.now, c.t))
    say_step(c, order)
    if order.speakers and c.session.sees_names:
        c.say(c.t("Demandent la parole : {noms}", noms=names(c, order.speakers)))


async def floor(c: Conversation, number: int) -> None:
    """One's own hand; facilitation notes anybody's, and who has spoken."""
    t, me, order = c.t, c.session.actor.person, order_of(c.commons, number)
    who = me if me and not c.session.facilitates else await _somebody(c, number)
    asks = who not in order.speakers
    order = await c.perform(AskToSpeak(number, who) if asks else StopAsking(number, who))
    said = names(c, order.speakers) or t("personne")
    c.done(t("demandent la parole : {noms}", noms=said))


async def _somebody(c: Conversation, number: int) -> str:
    workshop, me = lookup.workshop(c.commons, number), c.session.actor.person
    people = [one.person for one in workshop.registrations if one.active]
    mine = [me] if me and me not in people else []
    return (await person(c, c.t("Qui ?"), [*mine, *people])).id


async def begin(c: Conversation, number: int) -> None:
    steps = leading.steps_of(order_of(c.commons, number), c.t.language)
    order = await c.perform(BeginSession(number, as_text(steps)))
    c.done(c.t("séance commencée"))
    say_step(c, order)


async def forward(c: Conversation, number: int) -> None:
    order = order_of(c.commons, number)
    say_step(c, await c.perform(NextStep(number, order.must_run().step)))


async def back(c: Conversation, number: int) -> None:
    order = order_of(c.commons, number)
    say_step(c, await c.perform(PreviousStep(number, order.must_run().step)))


async def extend(c: Conversation, number: int) -> None:
    order = order_of(c.commons, number)
    minutes = await c.ask_for(c.t("De combien de minutes ? Moins 5 pour en reprendre."), partial(_minutes, c))
    say_step(c, await c.perform(ExtendStep(number, order.must_run().step, minutes)))


def _minutes(c: Conversation, typed: str) -> int:
    words = typed.strip().casefold().replace("−", "-").replace("moins ", "-").replace("minus ", "-")
    try:
        return int(words)
    except ValueError:
        raise Unread(c.t("tapez un nombre de minutes.")) from None


async def end(c: Conversation, number: int) -> None:
    await c.perform(EndSession(number))
    c.done(c.t("séance terminée"))


async def write(c: Conversation, number: int) -> None:
    t, seen = c.t, order_of(c.commons, number)
    steps = leading.steps_of(seen, t.language)
    c.say(t("Une étape par ligne : minutes | but | façon de faire | qui. Aujourd’hui :"))
    c.say(*as_text(steps).splitlines())
    text = await long_text(c, t("Le nouveau déroulé."))
    if not text.strip():
        c.say(t("Rien n’a changé."))
        return
    if order_of(c.commons, number).steps != seen.steps:
        question = t("Quelqu’un a récrit ce déroulé pendant que vous écriviez. Garder le vôtre à la place ?")
        if not await confirmed(c, question):
            return
    order = await c.perform(WriteRunningOrder(number, text))
    expected = running_order.expected(lookup.workshop(c.commons, number))
    c.done(t("déroulé enregistré, {total}", total=leading.total(order.steps, expected, t)))


async def methods(c: Conversation) -> None:
    from data.running_orders import methods as known

    for one in known(c.t.language):
        c.say(one.name, *one.text.splitlines())


async def take_in(c: Conversation, number: int) -> None:
    from data.running_orders import methods as known

    t, order = c.t, order_of(c.commons, number)
    text = await choose(c, t("Quelle façon de faire ?"), [(one.name, one.text) for one in known(t.language)])
    steps = leading.steps_of(order, t.language)
    places: list[tuple[str, int]] = [(t("au début"), -1)]
    places += [(leading.step(one, c.session.sees_names), nth) for nth, one in enumerate(steps)]
    after = await choose(c, t("Après quelle étape ?"), places)
    written = await c.perform(WriteRunningOrder(number, leading.text_with(c.session, order, text, after)))
    expected = running_order.expected(lookup.workshop(c.commons, number))
    c.done(t("déroulé enregistré, {total}", total=leading.total(written.steps, expected, t)))


async def prepare(c: Conversation, number: int) -> None:
    t = c.t
    items = checklist(c.commons, number, c.session.now)
    words = {True: t("fait"), False: t("à faire")}
    title = t("Préparer l’atelier {n}", n=number)
    said = [t("{quoi} : {valeur}", quoi=words[one.done], valeur=leading.check(one, t)) for one in items]
    await read_list(c, title, said)
    options = [(leading.check(one, t), one) for one in items if one.check in BY_HAND and not one.done]
    if not options:
        return
    one = await choose(c, t("Cocher"), [*options, (t("rien"), None)])
    if one:
        await c.perform(Tick(number, one.check))
        c.done(t("coché, {quoi}", quoi=leading.check(one, t)))


async def consent_round(c: Conversation) -> None:
    options = [(one.title, one.id) for one in articles(c.commons)]
    await rounds.visit(c, await choose(c, c.t("À propos de quel article ?"), options))


async def sheets(c: Conversation, number: int) -> None:
    t = c.t
    kind = await choose(c, t("Quelle feuille ?"), [(t(title), one) for one, (title, _) in SHEETS.items()])
    text = printed_text(SHEETS[kind][1](c.session, number))
    what = str(number) if kind == "salle" else f"{number} --{kind}"
    c.say(t("Début du texte"), *text.splitlines(), t("Fin du texte"))
    c.say(t("Page à imprimer : veillee bilan {quoi} --format html > feuille.html", quoi=what))

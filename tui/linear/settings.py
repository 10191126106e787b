"""Language, zone, who one is, one's data, the settings of the series; making the first series."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from data.template import template
from models import lookup
from models.acts.series import ChangeSetting, MakeSeries
from models.acts.workshops import check_moment
from models.calendar import PARIS, default_first_workshop
from models.names import LINK
from models.typed_dates import parse_range
from tui import dates
from tui.accessibility import contact_of, statement
from tui.commands.settings import KEYS, MEANINGS
from tui.i18n import LANGUAGES, Translator
from tui.linear import access, guide, personal, register, sobriety
from tui.linear.conversation import Conversation
from tui.linear.menus import Entry, menu, undo
from tui.linear.questions import choose, field, number_between, person, yes_no
from tui.linear.words import Quit

_ELSEWHERE = ("person", "theme", "ascii", "single_keys", "projection", "language")
"""Asked for otherwise here, or meant for the full screen only."""


async def settings(c: Conversation) -> None:
    await menu(c, lambda: c.t("Vos données et réglages"), partial(_entries, c))


def _entries(c: Conversation) -> Sequence[Entry]:
    t = c.t
    entries: list[Entry] = [(t("Language, langue : English, français"), language)]
    if c.me:
        entries += personal.entries(c, c.me.id)
    entries.append((t("Fuseau : {quoi}", quoi=dates.zone_name(c.session.zone, t)), zone))
    if c.session.facilitates and not c.session.afar:
        entries.append(
            (t("Qui vous êtes : {nom}", nom=c.me.name if c.me else t("personne encore")), who_am_i)
        )
    if c.session.facilitates:
        entries += [
            (t("Données de quelqu’un"), somebody),
            (t("Réglages de la série"), series),
            (t("Défaire le dernier acte"), undo),
        ]
    entries.append((t("Ce qui est gardé, et pour quoi"), notice))
    entries.append((t("Accessibilité"), accessible))
    entries.append((t("Aide"), guide.guide))
    entries.append((t("Ce que cela coûte, écoconception"), sobriety.cost))
    if c.session.facilitates and not c.session.afar:
        entries.append((t("Clés et codes"), access.access))
    return entries


async def language(c: Conversation) -> None:
    names = {"fr": "Français", "en": "English"}
    chosen = await choose(c, c.t("Quelle langue ?"), [(names[one], one) for one in LANGUAGES])
    c.speak(Translator(chosen))
    c.done(c.t("la conversation continue en français"))


async def zone(c: Conversation) -> None:
    """Kept with the person; for somebody unknown, until the end of this visit."""
    if c.me:
        await personal.zone(c, c.me.id)
        return
    c.move_to(await register.zone_of(c))
    c.done(c.t("fuseau, {quoi}", quoi=dates.zone_name(c.session.zone, c.t)))


async def who_am_i(c: Conversation) -> None:
    """Whoever is at the owner's machine facilitates; being somebody too lets one answer for oneself."""
    t = c.t
    options = [(t("Quelqu’un de la série"), True), (t("Personne, seulement l’animation"), False)]
    who = await person(c, t("Qui êtes-vous ?")) if await choose(c, t("Qui êtes-vous ?"), options) else None
    await c.perform(ChangeSetting("person", who.id if who else ""))
    c.become(who.id if who else None)
    if who:
        c.done(t("vous êtes {nom}", nom=who.name))
    else:
        c.done(t("vous êtes l’équipe d’animation"))


async def somebody(c: Conversation) -> None:
    await personal.personal(c, await person(c, c.t("Données de qui ?")))


async def notice(c: Conversation) -> None:
    register.tell_notice(c)


async def accessible(c: Conversation) -> None:
    c.say(*(fact.said(c.t) for fact in statement(c.t, contact_of(c.session))))


async def series(c: Conversation) -> None:
    """One setting at a time, said with its value."""

    def entries() -> Sequence[Entry]:
        current = lookup.settings(c.commons)
        shown = {
            key: _value(c, getattr(current, name)) for key, name in KEYS.items() if name not in _ELSEWHERE
        }
        return [
            (c.t("{quoi} : {valeur}", quoi=c.t(MEANINGS[key]), valeur=value), partial(change, key=key))
            for key, value in shown.items()
        ]

    await menu(c, lambda: c.t("Réglages de la série"), entries)


def _value(c: Conversation, value: object) -> str:
    if isinstance(value, bool):
        return c.t("oui") if value else c.t("non")
    return str(value) or c.t("aucun")


async def change(c: Conversation, key: str) -> None:
    t = c.t
    current = getattr(lookup.settings(c.commons), KEYS[key])
    if isinstance(current, bool):
        value = "oui" if await yes_no(c, f"{t(MEANINGS[key])} ?") else "non"
    elif isinstance(current, int):
        value = str(await number_between(c, f"{t(MEANINGS[key])} ?", 1, 10_000))
    else:
        asked = t("{quoi} ? Entrée garde, un tiret enlève.", quoi=t(MEANINGS[key]))
        value = await field(c, asked, replace(LINK, needed=False), current)
    changed = await c.perform(ChangeSetting(KEYS[key], value))
    c.done(t("{quoi} : {valeur}", quoi=t(MEANINGS[key]), valeur=_value(c, getattr(changed, KEYS[key]))))


async def first_series(c: Conversation) -> None:
    """Nothing here yet: facilitation makes the series from its announcement, in three questions."""
    t = c.t
    c.say(t("Série : aucune encore dans ce dossier."))
    if not c.session.facilitates:
        c.say(t("L’équipe d’animation doit d’abord la créer. Revenez plus tard."))
        raise Quit
    if not await yes_no(c, t("La créer à partir de l’annonce ?"), default=True):
        raise Quit
    start, end = await _first_date(c)
    video = await field(c, t("Lien de la visio ? Entrée pour plus tard."), replace(LINK, needed=False))
    seats = await number_between(c, t("Places par atelier ? Entrée pour 15."), 1, 10_000, default=15)
    made = await c.perform(MakeSeries(template(t.language), start, end, video, seats))
    c.done(t("série créée, {titre}", titre=made.title))


async def _first_date(c: Conversation) -> tuple[datetime, datetime]:
    t, now = c.t, c.session.now
    proposed = default_first_workshop(now)

    def read(typed: str) -> tuple[datetime, datetime]:
        start, end = parse_range(typed, now, PARIS) if typed.strip() else proposed
        check_moment(start, end, now)
        return start, end

    shown = dates.moment(*proposed, PARIS, t, now=now)
    c.say(t("Commun lundi proposé : {quand}", quand=shown))
    hint = t("Exemple : mardi 2 mai 2028 11h, ou lundi prochain 11h-12h30. Heure de Paris.")
    return await c.ask_for(t("Date de l’atelier 1 ? Entrée pour celle-là."), read, hint)

"""Themes: made by anybody who takes part; renamed, merged, split by facilitation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import partial

from models.acts.contributions import CreateTheme, MergeThemes, MoveToTheme, RenameTheme, SplitTheme
from models.contribution import Contribution, Seen, Theme, seen_now
from models.names import THEME
from tui.linear.conversation import Conversation
from tui.linear.menus import Entry, menu
from tui.linear.questions import choose, confirmed, field
from tui.linear.words import Back, Unread


async def themes(c: Conversation) -> None:
    await menu(c, lambda: c.t("Thèmes"), partial(_entries, c))


def _entries(c: Conversation) -> Sequence[Entry]:
    t = c.t
    entries: list[Entry] = [(t("Ajouter un thème"), add)]
    if c.session.facilitates:
        entries += [
            (t("Ranger des contributions dans un thème"), move),
            (t("Renommer un thème"), rename),
            (t("Réunir deux thèmes"), merge),
            (t("Scinder un thème"), split),
        ]
    return entries


def count(among: Iterable[Contribution], theme: str | None) -> int:
    return sum(1 for one in among if one.theme == theme)


async def _pick(c: Conversation, question: str, but: Theme | None = None) -> Theme:
    options = [(words, one) for words, one in _options(c) if one != but]
    if not options:
        c.say(c.t("Thèmes : aucun autre.") if but else c.t("Thèmes : aucun encore."))
        raise Back
    return await choose(c, question, options)


def _options(c: Conversation) -> list[tuple[str, Theme]]:
    every = c.commons.all(Contribution)
    return [
        (c.t("{quoi} : {n}", quoi=one.title, n=count(every, one.id)), one) for one in c.commons.all(Theme)
    ]


async def _several(c: Conversation, among: Sequence[Contribution]) -> Seen:
    """Several contributions by their ids: « c3 c12 »; each with the theme in which it was read."""
    t = c.t
    if not among:
        c.say(t("Contributions : aucune ici pour le moment."))
        raise Back
    c.say(*(t("{id} : {texte}", id=one.id, texte=one.text) for one in among))
    known = {one.id: one for one in among}

    def read(typed: str) -> tuple[str, ...]:
        ids = tuple(dict.fromkeys(f"c{digits}" for digits in re.findall(r"\d{1,6}", typed)))
        if ids and known.keys() >= set(ids):
            return ids
        raise Unread(t("tapez des identifiants de cette liste, par exemple c3 c12."))

    ids = await c.ask_for(t("Lesquelles ? Par exemple c3 c12."), read)
    return seen_now(known[id] for id in ids)


async def add(c: Conversation) -> None:
    made = await c.perform(CreateTheme(await field(c, c.t("Nom du thème ?"), THEME)))
    c.done(c.t("thème ajouté, {titre}", titre=made.title))


async def rename(c: Conversation) -> None:
    theme = await _pick(c, c.t("Renommer quel thème ?"))
    changed = await c.perform(RenameTheme(theme.id, await field(c, c.t("Nouveau nom ?"), THEME)))
    c.done(c.t("thème renommé, {titre}", titre=changed.title))


async def merge(c: Conversation) -> None:
    t = c.t
    kept = await _pick(c, t("Garder quel thème ?"))
    other = await _pick(c, t("Y réunir quel autre thème ?"), but=kept)
    if await confirmed(c, t("Réunir « {autre} » dans « {garde} » ?", autre=other.title, garde=kept.title)):
        await c.perform(MergeThemes(kept.id, other.id))
        c.done(
            t(
                "thèmes réunis, {titre}, contributions : {n}",
                titre=kept.title,
                n=count(c.commons.all(Contribution), kept.id),
            )
        )


async def split(c: Conversation) -> None:
    t = c.t
    theme = await _pick(c, t("Scinder quel thème ?"))
    every = [one for one in c.commons.all(Contribution) if one.theme == theme.id]
    leaving = tuple(id for id, _ in await _several(c, every))
    made = await c.perform(SplitTheme(theme.id, await field(c, t("Nom du nouveau thème ?"), THEME), leaving))
    c.done(t("thème ajouté, {titre}, contributions : {n}", titre=made.title, n=len(leaving)))


async def move(c: Conversation) -> None:
    """Several at once, into a theme that is there or a new one: one act, which one undoing takes back."""
    t = c.t
    seen = await _several(c, c.commons.all(Contribution))
    ids = tuple(id for id, _ in seen)
    options: list[tuple[str, Theme | None]] = [*_options(c), (t("Nouveau thème"), None)]
    theme = await choose(c, t("Dans quel thème ?"), options)
    if theme is None:
        theme = await c.perform(CreateTheme(await field(c, t("Nom du thème ?"), THEME), ids, seen))
    else:
        await c.perform(MoveToTheme(ids, theme.id, seen))
    c.done(t("thème {titre}, contributions rangées : {n}", n=len(ids), titre=theme.title))

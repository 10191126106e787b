"""Themes: made by anybody who takes part; renamed, merged, split by facilitation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import partial

from models.acts.contributions import CreateTheme, MergeThemes, MoveToTheme, RenameTheme, SplitTheme
from models.contribution import Contribution, Theme
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


async def _pick(c: Conversation, question: str) -> Theme:
    known = c.commons.all(Theme)
    if not known:
        c.say(c.t("Thèmes : aucun encore."))
        raise Back
    options = [
        (c.t("{quoi} : {n}", quoi=one.title, n=count(c.commons.all(Contribution), one.id)), one)
        for one in known
    ]
    return await choose(c, question, options)


async def _several(c: Conversation, among: Sequence[Contribution]) -> tuple[str, ...]:
    """Several contributions by their ids: « c3 c12 »."""
    t = c.t
    if not among:
        c.say(t("Contributions : aucune ici pour le moment."))
        raise Back
    c.say(*(t("{id} : {texte}", id=one.id, texte=one.text) for one in among))
    known = {one.id for one in among}

    def read(typed: str) -> tuple[str, ...]:
        ids = tuple(dict.fromkeys(f"c{digits}" for digits in re.findall(r"\d{1,6}", typed)))
        if ids and known.issuperset(ids):
            return ids
        raise Unread(t("tapez des identifiants de cette liste, par exemple c3 c12."))

    return await c.ask_for(t("Lesquelles ? Par exemple c3 c12."), read)


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
    other = await _pick(c, t("Y réunir quel autre thème ?"))
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
    leaving = await _several(c, [one for one in c.commons.all(Contribution) if one.theme == theme.id])
    made = await c.perform(SplitTheme(theme.id, await field(c, t("Nom du nouveau thème ?"), THEME), leaving))
    c.done(t("thème ajouté, {titre}, contributions : {n}", titre=made.title, n=len(leaving)))


async def move(c: Conversation) -> None:
    t = c.t
    moving = await _several(c, c.commons.all(Contribution))
    theme = await _pick(c, t("Dans quel thème ?"))
    await c.perform(MoveToTheme(moving, theme.id))
    c.done(t("thème {titre}, contributions rangées : {n}", n=len(moving), titre=theme.title))

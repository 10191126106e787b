"""The declaration of ecodesign: its first page, then theme by theme."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from models.rgesn import Declaration
from tui import ecodesign
from tui.linear.conversation import Conversation
from tui.linear.menus import Entry, menu
from tui.linear.questions import read_list


async def declaration(c: Conversation) -> None:
    found = ecodesign.declared(c.t)
    c.say(ecodesign.score_said(found, c.t))
    await menu(c, lambda: c.t(ecodesign.TITLE), partial(_entries, c, found))


def _entries(c: Conversation, found: Declaration) -> Sequence[Entry]:
    themes = [
        (
            f"{name}, {ecodesign.theme_said(found, theme, c.t)}",
            partial(_theme, found=found, theme=theme),
        )
        for theme, name in enumerate(found.themes, start=1)
    ]
    return [(c.t("Résumé, plan d’avancement"), partial(_summary, found=found)), *themes]


async def _summary(c: Conversation, found: Declaration) -> None:
    t = c.t
    lines = [*ecodesign.introduction(found, t)]
    lines += [t("{quoi} : {liste}", quoi=state, liste=many) for state, many in ecodesign.lists(found, t)]
    for head, items in ecodesign.parts(found, t):
        lines += [t("{quoi} : {liste}", quoi=head, liste=one) for one in items]
    await read_list(c, t(ecodesign.TITLE), [*lines, ecodesign.sources(t)])


async def _theme(c: Conversation, found: Declaration, theme: int) -> None:
    """Three lines for each criterion: its question, where it stands, how."""
    t = c.t
    lines: list[str] = []
    for one in found.under(theme):
        lines += [ecodesign.title_of(one, t), ecodesign.standing(one, t), ecodesign.how(one, t)]
        lines += filter(None, [ecodesign.evidence(one, t)])
    await read_list(c, ecodesign.theme_title(found, theme), lines)

"""Themes by keyboard: contributions sorted into them, several at once; made, renamed, merged, split."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from models.acts.contributions import CreateTheme, MergeThemes, MoveToTheme, RenameTheme, SplitTheme
from models.contribution import Contribution, Seen, Theme, seen_now
from models.names import THEME
from models.ports import Act
from models.refusals import Refusal
from tui.screens.base import Page, acting
from tui.widgets.columns import Columns
from tui.widgets.dialogs import AskLine, AskOne, AskSeveral

NEW, NONE, OTHER = "+", "-", "…"


class ThemeActions(Page):
    """What the page of contributions does with themes: to those that are marked, else to the cursor's."""

    def __init__(self) -> None:
        super().__init__()
        self._sorted_into: str | None = None
        """The theme of last time, under the cursor the next time."""

    @property
    def one(self) -> Contribution | None:
        """The contribution under the cursor."""
        raise NotImplementedError

    @property
    def columns(self) -> Columns:
        raise NotImplementedError

    @property
    def marked(self) -> tuple[Contribution, ...]:
        found = (self.session.commons.find(Contribution, id) for id in self.columns.marked)
        return tuple(one for one in found if one)

    @property
    def chosen(self) -> tuple[Contribution, ...]:
        """What an act is about: those that are marked, else the one under the cursor."""
        return self.marked or ((self.one,) if self.one else ())

    @property
    def _themes(self) -> list[tuple[str, str]]:
        return [(one.id, one.title) for one in self.session.commons.all(Theme)]

    def must_not_change(self, *those: Contribution) -> bool:
        """Whether somebody else must: why is told before anything is asked."""
        try:
            for one in those:
                one.must_be_changed_by(self.session.actor)
        except Refusal as no:
            self.refuse(no)
            return True
        return False

    # --- sorting

    @acting
    async def action_move(self) -> None:
        """`t` and a figure, or Enter for the theme of last time."""
        t, moving = self.t, self.chosen
        if not moving or self.must_not_change(*moving):
            return
        seen = seen_now(moving)
        options = [*self._themes, (NONE, t("sans thème")), (NEW, t("nouveau thème…"))]
        question = t("Dans quel thème ?")
        if len(moving) > 1:
            question = t("Ces {n} contributions, dans quel thème ?", n=len(moving))
        value = self._sorted_into or moving[0].theme or NONE
        theme = await self.ask(AskOne(question, options, value=value, numbered=True))
        if theme == NEW:
            await self._create(seen)
        elif theme:
            self._sorted_into = theme
            ids = tuple(id for id, _ in seen)
            title = dict(options)[theme]
            said = t.n("rangée : {theme}", "{n} rangées : {theme}", len(ids), theme=title)
            await self._sort(MoveToTheme(ids, None if theme == NONE else theme, seen), seen, said)

    async def _sort(self, act: Act[Any], seen: Seen, said: str | Callable[[Any], str]) -> None:
        """The cursor stays where it was, on what is to be sorted next."""
        gone = {id for id, _ in seen}
        next_one = self.columns.neighbour(gone)
        if await self.perform(act, said):
            if next_one:
                self.columns.stand_on(next_one)
            self.columns.unmark()

    @acting
    async def action_create_theme(self) -> None:
        """With those that are marked in it, at once."""
        if not self.must_not_change(*self.marked):
            await self._create(seen_now(self.marked))

    async def _create(self, seen: Seen = ()) -> None:
        t, count = self.t, len(seen)
        about = (
            t.n(
                "La contribution choisie y sera rangée.",
                "Les {n} contributions choisies y seront rangées.",
                count,
            )
            if count
            else ""
        )
        title = await self.ask(AskLine(t("Nom du nouveau thème ?"), about, limit=THEME.limit))
        if not title:
            return
        said = t("thème ajouté")
        if count:
            said = t.n(
                "thème ajouté, {n} contribution dedans", "thème ajouté, {n} contributions dedans", count
            )
        act = CreateTheme(title, tuple(id for id, _ in seen), seen)
        await self._sort(act, seen, lambda made: self._said_created(made, said))

    def _said_created(self, made: Theme, said: str) -> str:
        self._sorted_into = made.id
        return said

    # --- the themes themselves

    @acting
    async def action_themes(self) -> None:
        """First what concerns the theme under the cursor."""
        known = self._themes
        here = self.one.theme if self.one else None
        await self._about(here if here in dict(known) else None)

    async def _about(self, id: str | None) -> None:
        t, titles = self.t, dict(self._themes)
        what = []
        if id:
            what = [
                ("rename", t("Renommer « {titre} »", titre=titles[id])),
                ("merge", t("Réunir un autre thème dans « {titre} »", titre=titles[id])),
                ("split", t("Scinder « {titre} »", titre=titles[id])),
            ]
        what += [("create", t("Ajouter un thème")), (OTHER, t("Un autre thème…"))]
        match await self.ask(AskOne(t("Que faire des thèmes ?"), what, numbered=True)):
            case "rename" if id:
                await self._rename(id)
            case "merge" if id:
                await self._merge(id)
            case "split" if id:
                await self._split(id)
            case "create":
                await self._create(seen_now(self.marked))
            case "…":
                if other := await self.ask(AskOne(t("Quel thème ?"), self._themes, numbered=True)):
                    await self._about(other)

    async def _rename(self, id: str) -> None:
        before = dict(self._themes)[id]
        title = await self.ask(AskLine(self.t("Nouveau nom ?"), value=before, limit=THEME.limit))
        if title:
            await self.perform(RenameTheme(id, title))

    async def _merge(self, kept: str) -> None:
        """Without asking whether one is sure: one undoing takes it back."""
        t, titles = self.t, dict(self._themes)
        question = t("Réunir quel thème dans « {titre} » ?", titre=titles[kept])
        others = [one for one in self._themes if one[0] != kept]
        other = await self.ask(AskOne(question, others, numbered=True)) if others else None
        if other:
            said = t(
                "« {autre} » est dans « {garde} » (Ctrl+Z le défait)", autre=titles[other], garde=titles[kept]
            )
            await self.perform(MergeThemes(kept, other), said)

    async def _split(self, id: str) -> None:
        """Those of the theme that are marked, else those that are ticked now."""
        t = self.t
        every = [one for one in self.session.commons.all(Contribution) if one.theme == id]
        if not every:
            self.say(t("Rien à scinder : ce thème est vide."), wrong=True)
            return
        leaving = tuple(one.id for one in self.marked if one.theme == id) or await self.ask(
            AskSeveral(t("Lesquelles partent dans un nouveau thème ?"), [(one.id, one.text) for one in every])
        )
        if not leaving:
            return
        title = await self.ask(AskLine(t("Nom du nouveau thème ?"), limit=THEME.limit))
        if title:
            await self.perform(SplitTheme(id, title, leaving), t("thème scindé"))
            self.columns.unmark()

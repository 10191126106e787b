"""Themes by keyboard: made, renamed, merged, split; contributions sorted into them."""

from __future__ import annotations

from models.acts.contributions import CreateTheme, MergeThemes, MoveToTheme, RenameTheme, SplitTheme
from models.contribution import Contribution, Theme
from models.names import THEME
from tui.screens.base import Page, acting
from tui.widgets.dialogs import AskLine, AskOne, AskSeveral, AskYesNo

NEW, NONE = "+", "-"


class ThemeActions(Page):
    """What the page of contributions does with themes."""

    @property
    def one(self) -> Contribution | None:
        """The contribution under the cursor."""
        raise NotImplementedError

    @property
    def _themes(self) -> list[tuple[str, str]]:
        return [(one.id, one.title) for one in self.session.commons.all(Theme)]

    @acting
    async def action_move(self) -> None:
        one, t = self.one, self.t
        if one is None:
            return
        options = [*self._themes, (NONE, t("sans thème")), (NEW, t("nouveau thème…"))]
        chosen = await self.ask(AskOne(t("Dans quel thème ?"), options, value=one.theme or NONE))
        if chosen == NEW:
            chosen = await self._create()
        if chosen:
            await self.perform(MoveToTheme((one.id,), None if chosen == NONE else chosen))

    @acting
    async def action_create_theme(self) -> None:
        await self._create()

    async def _create(self) -> str | None:
        """The id of the theme just made, if it was."""
        t = self.t
        title = await self.ask(AskLine(t("Nom du nouveau thème ?"), limit=THEME.limit))
        if not title or not await self.perform(CreateTheme(title), t("thème ajouté")):
            return None
        return self.session.commons.all(Theme)[-1].id

    @acting
    async def action_themes(self) -> None:
        t = self.t
        what = [
            ("rename", t("Renommer un thème")),
            ("merge", t("Réunir deux thèmes")),
            ("split", t("Scinder un thème")),
            ("create", t("Ajouter un thème")),
        ]
        match await self.ask(AskOne(t("Que faire des thèmes ?"), what)):
            case "rename":
                await self._rename()
            case "merge":
                await self._merge()
            case "split":
                await self._split()
            case "create":
                await self._create()

    @property
    def _current(self) -> str | None:
        return self.one.theme if self.one else None

    async def _rename(self) -> None:
        t = self.t
        id = await self.ask(AskOne(t("Renommer quel thème ?"), self._themes, value=self._current))
        if not id:
            return
        before = dict(self._themes)[id]
        title = await self.ask(AskLine(t("Nouveau nom ?"), value=before, limit=THEME.limit))
        if title:
            await self.perform(RenameTheme(id, title))

    async def _merge(self) -> None:
        t = self.t
        kept = await self.ask(AskOne(t("Garder quel thème ?"), self._themes, value=self._current))
        others = [one for one in self._themes if one[0] != kept]
        other = await self.ask(AskOne(t("Y réunir quel autre thème ?"), others)) if kept and others else None
        if kept and other:
            titles = dict(self._themes)
            question = t("Réunir « {autre} » dans « {garde} » ?", autre=titles[other], garde=titles[kept])
            if await self.ask(AskYesNo(question, t("Réunir"), t("Garder les deux"))):
                await self.perform(MergeThemes(kept, other), t("thèmes réunis"))

    async def _split(self) -> None:
        t = self.t
        id = await self.ask(AskOne(t("Scinder quel thème ?"), self._themes, value=self._current))
        mine = [
            (one.id, one.text) for one in self.session.commons.all(Contribution) if one.theme == id and id
        ]
        if not id or not mine:
            self.say(t("Rien à scinder : ce thème est vide.") if id else "", wrong=True)
            return
        leaving = await self.ask(AskSeveral(t("Lesquelles partent dans un nouveau thème ?"), mine))
        if not leaving:
            return
        title = await self.ask(AskLine(t("Nom du nouveau thème ?"), limit=THEME.limit))
        if title:
            await self.perform(SplitTheme(id, title, leaving), t("thème scindé"))

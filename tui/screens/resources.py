"""Resources and regional hubs, by region. Links are plain text: the terminal opens what it can."""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar

from textual.binding import Binding, BindingType

from models.acts.thread import AddResource, CorrectResource, RemoveResource
from models.calendar import local
from models.names import COMMENT, LINK, TITLE
from models.thread import REGION, Resource, ResourceKind, checked_link, in_region
from tui import hubs
from tui.i18n import N_
from tui.screens.base import Page, acting
from tui.widgets.dialogs import AskLine, AskOne, AskYesNo
from tui.widgets.lines import Part, quiet
from tui.widgets.sheet import Sheet
from tui.wording import RESOURCE_KINDS


class ResourcesPage(Page):
    NAME = N_("Ressources")
    SHOWS = frozenset({"resources"})
    FOR_FACILITATION = frozenset({"correct", "remove", "take_list"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("ouvrir"), show=False),
        Binding("f", "filter", N_("chercher une région")),
        Binding("a", "add", N_("ajouter")),
        Binding("e", "correct", N_("corriger")),
        Binding("x", "remove", N_("retirer")),
        Binding("i", "take_list", N_("importer une liste")),
        Binding("d", "thread", N_("discussion")),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._region = ""

    @property
    def shown(self) -> tuple[Resource, ...]:
        """By region, those of none at the end."""
        found = in_region(tuple(self.session.commons.all(Resource)), self._region)
        regions = dict.fromkeys(one.region for one in found if one.region)
        order = {region: place for place, region in enumerate((*regions, ""))}
        return tuple(sorted(found, key=lambda one: order[one.region]))

    @property
    def one(self) -> Resource | None:
        return self.session.commons.find(Resource, str(self.cursor))

    def heading(self) -> tuple[str, str]:
        t, count = self.t, len(self.shown)
        said = t.n("{n} ressource", "{n} ressources", count)
        return t("Ressources"), " · ".join(filter(None, (said, self._region)))

    def write(self, sheet: Sheet) -> None:
        t = self.t
        if not self.shown:
            none = t("Rien pour « {region} » : touche f pour chercher autrement.", region=self._region)
            sheet.line(none if self._region else t("Les hubs régionaux et les liens partagés viendront ici."))
        region = None
        for one in self.shown:
            if one.region != region:
                region = one.region
                sheet.title(region or t("sans région"))
            self._write_resource(sheet, one)
        self._write_sources(sheet)

    def _write_resource(self, sheet: Sheet, one: Resource) -> None:
        t = self.t
        parts: tuple[Part, ...] = (one.title, quiet(f"  {t(RESOURCE_KINDS[one.kind])}"))
        sheet.item(one.id, *parts, hang=2)
        for words in (one.link, one.note):
            if words:
                sheet.more(words, hang=2)

    def _write_sources(self, sheet: Sheet) -> None:
        """Where the list of hubs comes from and when somebody saw that it was right, said once."""
        for said in hubs.sources(self.shown, self.t):
            sheet.blank()
            sheet.line(quiet(said))

    # --- what one can do

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "add":
            return self.session.takes_part
        if action in ("correct", "remove") and not (self.is_mounted and self.one):
            return False
        return super().check_action(action, parameters)

    def choose(self, item: Hashable) -> None:
        self.action_actions()

    @acting
    async def action_filter(self) -> None:
        t = self.t
        asked = AskLine(t("Quelle région ?"), t("Un bout de son nom suffit ; rien pour toutes."),
                        value=self._region, needed=False)  # fmt: skip
        region = await self.ask(asked)
        if region is not None:
            self._region = region
            self.rewrite()

    async def _link(self, value: str = "") -> str | None:
        t = self.t
        explanation = t("Commence par http:// ou https:// ; rien s’il n’y en a pas.")
        return await self.ask(
            AskLine(
                t("Lien ?"), explanation, value, LINK.limit, check=self.checking(checked_link), needed=False
            )
        )

    async def _kind(self, value: ResourceKind) -> ResourceKind | None:
        options = [(one, self.t(RESOURCE_KINDS[one])) for one in ResourceKind]
        return await self.ask(AskOne(self.t("De quelle sorte ?"), options, value=value))

    @acting
    async def action_add(self) -> None:
        t = self.t
        title = await self.ask(AskLine(t("Titre de la ressource ?"), limit=TITLE.limit))
        link = await self._link() if title else None
        if not title or link is None:
            return
        region = await self.ask(
            AskLine(t("Région ?"), t("Rien si elle vaut partout."), self._region, REGION.limit, needed=False)
        )
        kind = await self._kind(ResourceKind.PAGE) if region is not None else None
        if kind is None or region is None:
            return
        if await self.perform(AddResource(title, link, region, kind), t("ressource ajoutée")):
            self.body.stand_on(self.session.commons.all(Resource)[-1].id)

    @acting
    async def action_correct(self) -> None:
        t, one = self.t, self.one
        if one is None:
            return
        what = [("title", t("Titre")), ("link", t("Lien")), ("region", t("Région")), ("note", t("Note")),
                ("kind", t("Sorte")), ("seen", t("Vérifiée aujourd’hui"))]  # fmt: skip
        field = await self.ask(AskOne(t("Corriger quoi ?"), what))
        if field == "link":
            link = await self._link(one.link)
            act = CorrectResource(one.id, link=link) if link is not None else None
        elif field == "seen":
            act = CorrectResource(one.id, verified=local(self.session.now).date())
        elif field == "kind":
            kind = await self._kind(one.kind)
            act = CorrectResource(one.id, kind=kind) if kind else None
        else:
            act = await self._corrected(one, field) if field else None
        if act:
            await self.perform(act)

    async def _corrected(self, one: Resource, field: str) -> CorrectResource | None:
        before = {"title": one.title, "region": one.region, "note": one.note}[field]
        limit = {"title": TITLE.limit, "region": REGION.limit, "note": COMMENT.limit}[field]
        question = AskLine(self.t("Corriger"), value=before, limit=limit, needed=field == "title")
        typed = await self.ask(question)
        if typed is None:
            return None
        title, region, note = (typed if field == name else None for name in ("title", "region", "note"))
        return CorrectResource(one.id, title, region=region, note=note)

    @acting
    async def action_remove(self) -> None:
        t, one = self.t, self.one
        if one is None:
            return
        question = t("Retirer « {titre} » ?", titre=one.title)
        if await self.ask(AskYesNo(question, t("Retirer"), t("Garder"))):
            await self.perform(RemoveResource(one.id), t("ressource retirée"))

    def action_take_list(self) -> None:
        self.open("hubs")

    def action_thread(self) -> None:
        self.open("thread")

"""A copy: what waits for the server, what it has refused, and giving it back."""

from __future__ import annotations

from collections.abc import Awaitable, Hashable
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType

from models.names import LINK
from models.refusals import Refusal
from models.replica import PendingAct, copy_here, waiting
from tui import carrying, replica_words
from tui.faults import CannotKeep
from tui.i18n import N_
from tui.reading import file_named
from tui.screens.base import Page, acting
from tui.widgets.dialogs import AskLine, AskYesNo
from tui.widgets.lines import quiet, strong
from tui.widgets.sheet import Sheet


class CopyPage(Page):
    NAME = N_("Copie")
    SHOWS = frozenset({"copies", "outbox", "participants"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "bring_back", N_("rapporter")),
        Binding("u", "renew", N_("mettre à jour")),
        Binding("f", "file", N_("dans un fichier")),
        Binding("x", "remove", N_("retirer")),
    ]

    def heading(self) -> tuple[str, str]:
        count = len(waiting(self.session.commons))
        waits = self.t.n("{n} acte en attente", "{n} actes en attente", count) if count else ""
        return self.t("Copie"), waits

    def write(self, sheet: Sheet) -> None:
        t, commons = self.t, self.session.commons
        sheet.line(quiet(replica_words.sign(self.session)))
        sheet.blank()
        for one in replica_words.to_read(self.session):
            sheet.item(one.id, strong(replica_words.refusal_said(one, self.session)), hang=2)
        for one in waiting(commons):
            sheet.item(one.id, replica_words.act_said(one, self.session), hang=2)
        if not commons.all(PendingAct):
            sheet.line(
                t("Rien n’attend : ce qui se fera ici attendra le serveur, et se verra tout de suite.")
            )

    def choose(self, item: Hashable) -> None:
        """There is nothing below an act."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("bring_back", "renew", "file") and not self.veillee.writes_here:
            return False
        if action == "remove":
            return self.is_mounted and self._one is not None and self.veillee.writes_here
        return super().check_action(action, parameters)

    @property
    def _one(self) -> PendingAct | None:
        return self.session.commons.find(PendingAct, str(self.cursor))

    @acting
    async def action_bring_back(self) -> None:
        if host := await self._host():
            await self._tell(carrying.brought_back(self.session, host))

    @acting
    async def action_renew(self) -> None:
        if host := await self._host():
            await self._tell(carrying.renewed(self.session, host))

    @acting
    async def action_file(self) -> None:
        typed = await self.ask(
            AskLine(self.t("Chemin du nouveau fichier ?"), proposed="veillee-retour.jsonl", limit=LINK.limit)
        )
        if typed is not None:
            await self._tell(carrying.filed(self.session, Path.cwd() / file_named(typed)))

    @acting
    async def action_remove(self) -> None:
        if (one := self._one) is None:
            return
        said = replica_words.act_said(one, self.session)
        sure = AskYesNo(self.t("Retirer {acte} ?", acte=said), self.t("retirer"), self.t("garder"))
        if await self.ask(sure):
            await self._tell(carrying.removed(self.session, one.id))

    async def _host(self) -> str | None:
        copy = copy_here(self.session.commons)
        host = copy.host if copy else ""
        return await self.ask(AskLine(self.t("Chez qui ?"), proposed=host, limit=LINK.limit))

    async def _tell(self, doing: Awaitable[str]) -> None:
        self.say(self.t("En route vers le serveur…"))
        try:
            said = await doing
        except (Refusal, CannotKeep) as no:
            self.refuse(no)
        else:
            self.rewrite()
            self.say(said)

"""Files of this machine: everything exported, pages published, the manifesto for a word processor."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType

from models.acts.succession import ReopenSeries
from models.closing import closing
from models.names import LINK
from models.refusals import Refusal
from tui import carrying, filing, replica_words
from tui.continuing import continued, told
from tui.faults import CannotKeep
from tui.i18n import N_
from tui.reading import file_named
from tui.screens.base import Page, acting
from tui.widgets.dialogs import AskLine, AskOne, AskYesNo
from tui.widgets.lines import quiet, strong
from tui.widgets.sheet import Sheet

FORMATS = {
    "odt": N_("pour un traitement de texte (.odt)"),
    "html": N_("page web (.html)"),
    "md": N_("Markdown, qui se relit ici (.md)"),
    "txt": N_("texte (.txt)"),
    "json": N_("données (.json)"),
}


class FilesPage(Page):
    NAME = N_("Fichiers")
    SHOWS = frozenset({"closings"})
    FOR_FACILITATION = frozenset({"export", "publish", "receive", "follow", "reopen"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("ouvrir"), show=False),
        Binding("m", "manifesto", N_("le manifeste")),
        Binding("p", "publish", N_("publier")),
        Binding("e", "export", N_("exporter")),
        Binding("c", "receive", N_("recevoir une copie")),
        Binding("s", "follow", N_("la série suivante")),
        Binding("r", "reopen", N_("rouvrir cette série")),
    ]

    def heading(self) -> tuple[str, str]:
        return self.t("Fichiers"), self.t("écrits sur cette machine")

    def write(self, sheet: Sheet) -> None:
        t = self.t
        if not self.veillee.writes_here:
            sheet.line(t("Les fichiers s’écrivent sur la machine de la série, ou par une commande :"))
            sheet.line(quiet("ssh … manifeste --format odt > manifeste.odt"), hang=2)
            return
        sheet.item("manifesto", strong("m  "), t("Le manifeste, dans un fichier"), hang=3)
        if self.session.facilitates:
            sheet.item("publish", strong("p  "), t("Publier des pages web dans un dossier"), hang=3)
            sheet.more(quiet(t("Sans script, en français et en anglais, sans nom sauf signatures.")), hang=3)
            sheet.item("export", strong("e  "), t("Tout exporter dans un dossier"), hang=3)
            sheet.more(
                quiet(t("Il y a des noms et des contacts dedans : gardez ce dossier pour vous.")), hang=3
            )
            sheet.item("receive", strong("c  "), t("Recevoir le fichier d’une copie"), hang=3)
            if closed := closing(self.session.commons):
                sheet.line(t("Cette série se lit, et continue dans « {nom} ».", nom=closed.next))
                sheet.item("reopen", strong("r  "), t("La rouvrir"), hang=3)
            else:
                sheet.item("follow", strong("s  "), t("La série suivante, dans un autre dossier"), hang=3)
                sheet.more(quiet(t("Elle reprend réglages, liens et articles, et personne.")), hang=3)

    def choose(self, item: Hashable) -> None:
        self.call_later(self.run_action, str(item))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("manifesto", "publish", "export", "receive") and not self.veillee.writes_here:
            return False
        if action in ("follow", "reopen"):
            wanted = self.is_mounted and bool(closing(self.session.commons)) is (action == "reopen")
            return wanted and self.veillee.writes_here and self.session.facilitates
        return super().check_action(action, parameters)

    @acting
    async def action_manifesto(self) -> None:
        options = [(form, self.t(words)) for form, words in FORMATS.items()]
        form = await self.ask(AskOne(self.t("Sous quelle forme ?"), options))
        if form:
            name = await self._named(self.t("Chemin du nouveau fichier ?"), f"manifeste.{form}")
            self._done(name, lambda typed: filing.manifesto_kept(self.session, form, typed))

    @acting
    async def action_publish(self) -> None:
        name = await self._named(self.t("Chemin du dossier ?"), "veillee-pages")
        self._done(name, lambda typed: filing.published(self.session, typed))

    @acting
    async def action_export(self) -> None:
        name = await self._named(self.t("Chemin du dossier ?"), "veillee-export")
        self._done(name, lambda typed: filing.exported(self.session, typed))

    @acting
    async def action_receive(self) -> None:
        """Shown whole before anything of it is done."""
        t = self.t
        name = await self._named(t("Chemin du fichier ?"), "veillee-retour.jsonl")
        if name is None:
            return
        try:
            found = carrying.opened(self.session, Path.cwd() / file_named(name))
            said = "\n".join(replica_words.shown(found, self.session))
            if await self.ask(AskYesNo(t("Juger ces actes maintenant ?"), t("juger"), t("laisser"), said)):
                done = await carrying.judged(self.session, found)
                self.rewrite()
                self.say(done)
        except (Refusal, CannotKeep) as no:
            self.refuse(no)

    @acting
    async def action_follow(self) -> None:
        """Asked twice: where, and whether this one is over."""
        t = self.t
        name = await self._named(t("Chemin du dossier ?"), "veillee-suite")
        if name is None:
            return
        sure = await self.ask(
            AskYesNo(
                t("Continuer dans {ou} ?", ou=name),
                t("continuer là-bas"),
                t("rester ici"),
                t("Celle-ci se lira toujours, et ne changera plus."),
            )
        )
        if sure:
            await self._follow(Path.cwd() / file_named(name))

    async def _follow(self, directory: Path) -> None:
        try:
            count = await continued(self.session, directory)
        except (Refusal, CannotKeep) as no:
            self.refuse(no)
        else:
            self.rewrite()
            self.say(" ".join(told(self.session, directory, count)[:2]))

    @acting
    async def action_reopen(self) -> None:
        await self.perform(ReopenSeries(), self.t("cette série peut changer de nouveau"))

    async def _named(self, question: str, usual: str) -> str | None:
        return await self.ask(AskLine(question, proposed=usual, limit=LINK.limit))

    def _done(self, typed: str | None, doing: Callable[[str], str]) -> None:
        if typed is None:
            return
        try:
            self.say(doing(typed))
        except (Refusal, CannotKeep) as no:
            self.refuse(no)

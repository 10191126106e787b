"""Versions of the manifesto: kept under a name, read, compared word by word, come back to."""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar

from textual.binding import Binding, BindingType

from models.acts.versions import Restored, RestoreVersion, SaveVersion
from models.annex import FrozenVersion
from models.freezing import check_ready
from models.manifesto import KeptArticle, Version, articles, compare, snapshot, version_named
from models.names import TITLE
from models.refusals import Refusal
from tui import dates
from tui.i18n import N_
from tui.screens.article_words import write_pieces, write_text
from tui.screens.base import Page, acting
from tui.screens.whose import name_of
from tui.widgets.dialogs import AskLine, AskOne, AskYesNo
from tui.widgets.lines import Span, quiet, strong
from tui.widgets.sheet import Sheet

TODAY = ""
"""In place of a version's id: the manifesto as it is now."""


class VersionsPage(Page):
    NAME = N_("Versions")
    SHOWS = frozenset({"versions", "frozen", "articles", "participants"})
    FOR_FACILITATION = frozenset({"restore", "freeze"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("lire")),
        Binding("a", "save", N_("garder une version")),
        Binding("f", "freeze", N_("figer")),
        Binding("c", "compare", N_("comparer")),
        Binding("r", "restore", N_("y revenir")),
    ]

    def heading(self) -> tuple[str, str]:
        count = len(self.versions)
        return self.t("Versions du manifeste"), str(count) if count else ""

    @property
    def versions(self) -> tuple[Version, ...]:
        """The last one first."""
        return tuple(reversed(self.session.commons.all(Version)))

    @property
    def one(self) -> Version | None:
        return self.session.commons.find(Version, str(self.cursor))

    def write(self, sheet: Sheet) -> None:
        t = self.t
        if not self.versions:
            sheet.line(
                t("Une version garde le manifeste tel qu’il est, sous un nom, pour y revenir ou comparer.")
            )
            sheet.blank()
            if self.session.takes_part:
                sheet.item("save", strong("a  "), t("garder la première"))
        for one in self.versions:
            sheet.item(one.id, strong(one.name), hang=2)
            sheet.more(quiet(self._said(one)), hang=2)

    def _said(self, one: Version) -> str:
        t = self.t
        when = dates.moment(one.made, None, self.session.zone, t, now=self.session.now)
        count = t.n("{n} article", "{n} articles", len(one.articles))
        who = name_of(self.session.commons, one.author) if self.session.sees_names else ""
        return ", ".join(part for part in (self._seal(one), when, count, who) if part)

    def _seal(self, one: Version) -> str:
        """« figée, 3 signatures »."""
        frozen, t = self._frozen(one), self.t
        if frozen is None:
            return ""
        count = len(frozen.signatures)
        return t("figée, {signatures}", signatures=t.n("{n} signature", "{n} signatures", count))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "save":
            return self.session.takes_part
        if action in ("compare", "restore") and not (self.is_mounted and self.one):
            return False
        return super().check_action(action, parameters)

    def choose(self, item: Hashable) -> None:
        if item == "save":
            self.action_save()
        elif self.one:
            self.open("frozen" if self._frozen(self.one) else "version", self.one.id)

    def _frozen(self, one: Version) -> FrozenVersion | None:
        return self.session.commons.find(FrozenVersion, one.id)

    def action_freeze(self) -> None:
        """What would be in it is shown first, unless nothing can be frozen now."""
        try:
            check_ready(self.session.commons)
        except Refusal as no:
            self.refuse(no)
        else:
            self.open("freezing")

    @acting
    async def action_save(self) -> None:
        t = self.t
        explanation = t("Par exemple : avant l’atelier 3.")
        name = await self.ask(AskLine(t("Nom de la version ?"), explanation, limit=TITLE.limit))
        if name:
            await self.perform(SaveVersion(name), t("version gardée"))

    @acting
    async def action_compare(self) -> None:
        one, t = self.one, self.t
        if one is None:
            return
        others = [(each.id, each.name) for each in self.versions if each.id != one.id]
        options = [(TODAY, t("le texte d’aujourd’hui")), *others]
        other = await self.ask(AskOne(t("Comparer « {nom} » avec ?", nom=one.name), options))
        if other is not None:
            self.open("comparison", one.id, other)

    @acting
    async def action_restore(self) -> None:
        one, t = self.one, self.t
        if one is None:
            return
        explanation = t("Ce qu’il y a aujourd’hui est d’abord gardé, sous le nom que vous donnez ici.")
        suggested = t("avant le retour à {nom}", nom=one.name)
        question = t("Revenir à « {nom} »", nom=one.name)
        keep_as = await self.ask(AskLine(question, explanation, proposed=suggested, limit=TITLE.limit))
        if not keep_as:
            return
        if await self.ask(AskYesNo(t("Revenir à « {nom} » ?", nom=one.name), t("Y revenir"), t("Rester"))):
            await self.perform(RestoreVersion(one.id, keep_as), self._restored)

    def _restored(self, done: Restored) -> str:
        return self.t.n(
            "{n} article est revenu à « {nom} » ; le texte d’avant est gardé.",
            "{n} articles sont revenus à « {nom} » ; le texte d’avant est gardé.",
            len(done.articles),
            nom=done.version.name,
        )


class VersionPage(Page):
    """One version, to be read."""

    NAME = N_("Lire une version")
    SHOWS = frozenset({"versions"})
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose", N_("ouvrir"), show=False)]

    def __init__(self, version: str) -> None:
        super().__init__()
        self._version = version

    def heading(self) -> tuple[str, str]:
        one = version_named(self.session.commons, self._version)
        return one.name, dates.moment(one.made, None, self.session.zone, self.t, now=self.session.now)

    def write(self, sheet: Sheet) -> None:
        for rank, one in enumerate(version_named(self.session.commons, self._version).articles, 1):
            sheet.title(f"{rank}  {one.title}")
            sheet.blank()
            write_text(sheet, one.text)


class ComparisonPage(Page):
    """Two versions, word by word; the second may be the manifesto as it is now."""

    NAME = N_("Comparer deux versions")
    SHOWS = frozenset({"versions", "articles", "manifesto"})
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose", N_("ouvrir"), show=False)]

    def __init__(self, old: str, new: str) -> None:
        super().__init__()
        self._old, self._new = old, new

    def heading(self) -> tuple[str, str]:
        old = version_named(self.session.commons, self._old).name
        return self.t("« {ancienne} » → {nouvelle}", ancienne=old, nouvelle=self._new_name()), ""

    def _new_name(self) -> str:
        if self._new == TODAY:
            return self.t("le texte d’aujourd’hui")
        return self.t("« {nom} »", nom=version_named(self.session.commons, self._new).name)

    def _kept(self, version: str) -> tuple[KeptArticle, ...]:
        if version == TODAY:
            return snapshot(articles(self.session.commons))
        return version_named(self.session.commons, version).articles

    def write(self, sheet: Sheet) -> None:
        t = self.t
        changed = [one for one in compare(self._kept(self._old), self._kept(self._new)) if one.changed]
        if not changed:
            sheet.line(t("Aucune différence."))
            return
        sheet.line(Span(f"[-{t('retiré')}-]", "removed"), " ", Span(f"{{+{t('ajouté')}+}}", "added"))
        for one in changed:
            sheet.title(one.new_title or one.old_title or "")
            if one.new_title is None:
                sheet.line(quiet(t("article retiré")))
            elif one.old_title is None:
                sheet.line(quiet(t("article nouveau")))
            elif one.old_title != one.new_title:
                sheet.line(quiet(t("ancien titre : {titre}", titre=one.old_title)))
            write_pieces(sheet, one.pieces)

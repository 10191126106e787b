"""A frozen version: what would be in it before it is frozen, then read, signed, and checked."""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar

from textual.binding import Binding, BindingType

from models.acts.freezing import FreezeVersion, SignVersion, WithdrawSignature
from models.annex import FrozenVersion, frozen_value
from models.checking import check_value
from models.freezing import body_now, check_ready, frozen_version, next_name
from models.frozen import FrozenArticle, body_value, digest
from models.manifesto import ArticleStatus
from models.names import PLACE
from models.people import Participant
from models.refusals import Refusal
from tui import dates
from tui.frozen_words import check_said, recap, signed, trouble_said
from tui.i18n import N_
from tui.screens.article_words import write_text
from tui.screens.base import Page, acting
from tui.screens.frozen_words import write_dissent, write_notes
from tui.screens.whose import whose
from tui.widgets.dialogs import AskLine, AskOne, AskYesNo
from tui.widgets.lines import quiet, strong
from tui.widgets.sheet import Sheet
from tui.wording import ARTICLE_STATES


class FreezingPage(Page):
    """What the next frozen version would hold, article by article, dissent included; then the act."""

    NAME = N_("Figer le manifeste")
    SHOWS = frozenset({"articles", "manifesto", "contributions", "rounds", "comments", "frozen"})
    FOR_FACILITATION = frozenset({"freeze"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("figer"), show=False),
        Binding("f", "freeze", N_("figer")),
    ]

    @property
    def version(self) -> str:
        return next_name(self.session.commons)

    def heading(self) -> tuple[str, str]:
        return self.t("Figer {version}", version=self.version), self.t("ce qu’il y aura dedans")

    def write(self, sheet: Sheet) -> None:
        t = self.t
        body = body_now(self.session.commons, self.version, self.session.now)
        for said in recap(body, t):
            sheet.line("· ", said, hang=2)
        sheet.blank()
        for rank, one in enumerate(body.articles, start=1):
            start = f"{rank}  "
            sheet.line(
                strong(start),
                one.title,
                quiet(f"  {t(ARTICLE_STATES[ArticleStatus(one.status)])}"),
                hang=len(start),
            )
            write_dissent(sheet, one, t, len(start))
            sheet.blank()
        sheet.line(quiet(t("Ni nom ni auteur dans le texte figé : les signatures viennent à côté.")))
        if self.session.facilitates:
            sheet.blank()
            sheet.item("freeze", strong("f  "), t("figer {version}", version=self.version))

    def choose(self, item: Hashable) -> None:
        if item == "freeze":
            self.action_freeze()

    @acting
    async def action_freeze(self) -> None:
        t, name = self.t, self.version
        try:
            check_ready(self.session.commons)
        except Refusal as no:
            self.refuse(no)
            return
        seen = digest(body_value(body_now(self.session.commons, name, self.session.now)))
        kept = t("Une version figée ne change plus. Le travail continue à côté, vers la suivante.")
        if not await self.ask(
            AskYesNo(t("Figer {version} ?", version=name), t("Figer"), t("Pas encore"), kept)
        ):
            return
        if await self.perform(FreezeVersion(name, seen), t("{version} est figée", version=name)):
            self.dismiss()
            self.open("frozen", frozen_version(self.session.commons, name).id)


class FrozenPage(Page):
    """One frozen version, to be read: dissent is part of the text, the digest stands at its end."""

    NAME = N_("Version figée")
    SHOWS = frozenset({"frozen", "participants", "contributions"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("signer"), show=False),
        Binding("s", "sign", N_("signer")),
        Binding("x", "withdraw", N_("retirer une signature")),
        Binding("v", "verify", N_("vérifier")),
    ]
    TELL_AGAIN = frozenset({"v"})

    def __init__(self, version: str) -> None:
        super().__init__()
        self._version = version

    @property
    def one(self) -> FrozenVersion:
        """Raises Unknown once it is undone."""
        return frozen_version(self.session.commons, self._version)

    def heading(self) -> tuple[str, str]:
        body = self.one.body
        day = dates.calendar_day(body.date, self.t, year=True)
        return f"{body.version} · {body.title}", self.t("figée le {jour}", jour=day)

    def write(self, sheet: Sheet) -> None:
        for rank, one in enumerate(self.one.body.articles, start=1):
            self._write_article(sheet, rank, one)
        self._write_annex(sheet)

    def _write_article(self, sheet: Sheet, rank: int, one: FrozenArticle) -> None:
        sheet.title(f"{rank}  {one.title}")
        sheet.line(quiet(self.t(ARTICLE_STATES[ArticleStatus(one.status)])))
        sheet.blank()
        write_text(sheet, one.text)
        sheet.blank()
        write_dissent(sheet, one, self.t)
        write_notes(sheet, self.one.body, one, self.t)

    def _write_annex(self, sheet: Sheet) -> None:
        t, one = self.t, self.one
        names = list(signed(self.session, one))
        sheet.title(t.n("{n} signature", "{n} signatures", len(names)))
        for said in names:
            sheet.line("· ", said, hang=2)
        if not names and self.session.takes_part:
            sheet.item("sign", strong("s  "), t("mettre la première signature"))
        sheet.title(t("Empreinte"))
        sheet.line(one.digest)
        sheet.line(quiet(t("Pour vérifier ailleurs, même sans réseau :")))
        sheet.line(quiet(t("veillee manifeste --version {nom} --format json > {nom}.json", nom=one.name)))
        sheet.line(quiet(t("veillee verifier {nom}.json", nom=one.name)))

    # --- what one can do

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "sign":
            return self.session.takes_part
        if action == "withdraw":
            return self.is_mounted and bool(self._mine())
        return super().check_action(action, parameters)

    def _mine(self) -> list[Participant]:
        """Whose signatures this keyboard may withdraw."""
        found = [self.session.commons.get(Participant, each.person) for each in self.one.signatures]
        return [one for one in found if self.session.facilitates or one.id == self.session.actor.person]

    def choose(self, item: Hashable) -> None:
        if item == "sign":
            self.action_sign()

    @acting
    async def action_sign(self) -> None:
        t = self.t
        id = await whose(self, t("Signature de qui ?"))
        if id is None:
            return
        who = self.session.commons.get(Participant, id)
        told = t(
            "{nom}, ce lieu et ce jour seront publiés avec {version}.", nom=who.name, version=self.one.name
        )
        asked = AskLine(t("Depuis quel lieu ?"), told, limit=PLACE.limit, needed=False, proposed=who.place)
        place = await self.ask(asked)
        if place is not None:
            await self.perform(SignVersion(self._version, place, id), t("signature mise ; x la retire"))

    @acting
    async def action_withdraw(self) -> None:
        t, mine = self.t, self._mine()
        if not mine:
            return
        who: Participant | None = mine[0]
        if len(mine) > 1:
            names = [(one, one.name) for one in mine]
            who = await self.ask(AskOne(t("Retirer quelle signature ?"), names))
        if who is None:
            return
        question = t("Retirer la signature de {nom} ?", nom=who.name)
        kept = t("Pour de bon. Le texte n’en change pas.")
        if await self.ask(AskYesNo(question, t("Retirer"), t("Garder"), kept)):
            await self.perform(WithdrawSignature(self._version, who.id), t("signature retirée"))

    def action_verify(self) -> None:
        """What is kept here, as the command does with its file."""
        found = check_value(frozen_value(self.session.commons, self.one))
        words = [check_said(found, self.t), *(trouble_said(each, self.t) for each in found.troubles)]
        self.say(" ".join(words), wrong=not found.valid)

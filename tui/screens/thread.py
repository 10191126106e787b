"""The replies to the announcement, in order, as in the forum that it comes from."""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar

from textual.binding import Binding, BindingType

from models.acts.contributions import Contribute
from models.acts.thread import CopyReply, CorrectReply, PostReply, RemoveReply
from models.contribution import drawn_from
from models.names import CONTRIBUTION, NAME, REPLY
from models.thread import Reply
from tui import dates
from tui.i18n import N_
from tui.replica_words import pending
from tui.screens.base import Page, acting
from tui.screens.composing import ComposingPage
from tui.screens.whose import name_of
from tui.widgets.dialogs import AskLine, AskYesNo
from tui.widgets.lines import accent, quiet, strong
from tui.widgets.sheet import Sheet


class ThreadPage(Page):
    NAME = N_("Discussion")
    SHOWS = frozenset({"thread", "participants", "contributions"})
    FOR_FACILITATION = frozenset({"copy"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("ouvrir"), show=False),
        Binding("r", "reply", N_("répondre")),
        Binding("n", "next_unread", N_("nouvelle suivante")),
        Binding("c", "contribute", N_("en faire une contribution")),
        Binding("e", "correct", N_("corriger")),
        Binding("x", "remove", N_("retirer")),
        Binding("p", "copy", N_("copier une réponse d’ailleurs")),
        Binding("a", "announcement", N_("annonce")),
        Binding("o", "resources", N_("ressources")),
    ]

    def __init__(self, reply: str = "") -> None:
        """`reply`: the one to stand on; else the first that is new."""
        super().__init__()
        self._wanted = reply
        self._reading = ""

    def opened(self) -> None:
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        new = self.veillee.unread
        self.body.stand_on(self._wanted or next(iter(new), self.cursor))

    def on_body_moved(self) -> None:
        """A reply is read once one goes on from it."""
        if self._reading in self.veillee.unread and self._reading != self.cursor:
            self.veillee.read.add(self._reading)
            self.call_later(self.rewrite)
        self._reading = str(self.cursor)
        super().on_body_moved()

    def on_unmount(self) -> None:
        self.veillee.read.add(self._reading)

    @property
    def replies(self) -> tuple[Reply, ...]:
        return tuple(self.session.commons.all(Reply))

    @property
    def one(self) -> Reply | None:
        return self.session.commons.find(Reply, str(self.cursor))

    def heading(self) -> tuple[str, str]:
        t, count, new = self.t, len(self.replies), len(self.veillee.unread)
        said = t.n("{n} réponse", "{n} réponses", count) if count else ""
        return t("Discussion"), said + (t.n(", {n} nouvelle", ", {n} nouvelles", new) if new else "")

    def write(self, sheet: Sheet) -> None:
        t = self.t
        if not self.replies:
            sheet.line(t("Personne n’a encore répondu à l’annonce. On peut aussi ne pas être d’accord."))
            sheet.blank()
            if self.session.takes_part:
                sheet.item("reply", strong("r  "), t("écrire la première réponse"))
        new = self.veillee.unread
        for one in self.replies:
            sheet.blank()
            self._write_reply(sheet, one, one.id in new)

    def _write_reply(self, sheet: Sheet, one: Reply, new: bool) -> None:
        t = self.t
        when = dates.moment(one.at, None, self.session.zone, t, now=self.session.now) if one.at else ""
        scribe = t("saisi par l’animation") if one.scribe else ""
        facts = [when, scribe, one.source, pending(self.session, one.id)]
        said = ", ".join(fact for fact in facts if fact)
        mark = accent(f"  {t('nouvelle')}") if new else ""
        sheet.item(one.id, strong(self._author(one)), mark, quiet(f"  {said}") if said else "")
        for paragraph in one.text.split("\n"):
            sheet.more(paragraph if paragraph.strip() else " ", hang=2)
        for drawn in drawn_from(self.session.commons, one.id, self.session.actor):
            sheet.more(quiet(t("On en a tiré : « {texte} »", texte=drawn.text)), hang=2)

    def _author(self, one: Reply) -> str:
        t = self.t
        if one.signature:
            return one.signature
        if one.author is None:
            return t("équipe d’animation")
        if not self.session.sees_names:
            return t("une personne inscrite")
        return name_of(self.session.commons, one.author) or t("quelqu’un")

    # --- what one can do

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "reply":
            return self.session.takes_part
        one = self.one if self.is_mounted else None
        if action == "next_unread":
            return bool(set(self.veillee.unread) - {self._reading})
        if action == "contribute":
            return self.session.takes_part and one is not None
        if action in ("correct", "remove"):
            return one is not None and self.session.actor.owns(one.author)
        return super().check_action(action, parameters)

    def choose(self, item: Hashable) -> None:
        if item == "reply":
            self.action_reply()
        else:
            self.action_actions()

    def action_reply(self) -> None:
        t = self.t

        async def post(text: str) -> str:
            trouble = await self.trouble(PostReply(text))
            if not trouble:
                self.veillee.read.add(self.replies[-1].id)
                self.rewrite()
                self.body.stand_on(self.replies[-1].id)
            return trouble

        self.app.push_screen(ComposingPage(t("Votre réponse"), self._limit, t("Publier"), post))

    def action_next_unread(self) -> None:
        """The next one below, else the first one."""
        order = [one.id for one in self.replies]
        at = order.index(self._reading) + 1 if self._reading in order else 0
        new = self.veillee.unread
        found = next((id for id in (*order[at:], *order[:at]) if id in new and id != self._reading), None)
        if found:
            self.body.stand_on(found)

    @property
    def _limit(self) -> str:
        return self.t("{n} caractères au plus", n=REPLY.limit)

    def action_correct(self) -> None:
        t, one = self.t, self.one
        if one is None:
            return

        async def correct(text: str) -> str:
            return await self.trouble(CorrectReply(one.id, text))

        page = ComposingPage(t("Corriger la réponse"), self._limit, t("Enregistrer"), correct, one.text)
        self.app.push_screen(page)

    @acting
    async def action_copy(self) -> None:
        """A reply made on a forum or by mail: signed as it was there."""
        t = self.t
        signature = await self.ask(AskLine(t("Signée comment ?"), limit=NAME.limit))
        if not signature:
            return
        source = await self.ask(
            AskLine(t("Lien vers l’original ?"), t("Rien s’il n’y en a pas."), needed=False)
        )
        if source is None:
            return

        async def copy(text: str) -> str:
            return await self.trouble(CopyReply(text, signature, source))

        self.app.push_screen(ComposingPage(t("Texte de la réponse"), self._limit, t("Publier"), copy))

    @acting
    async def action_contribute(self) -> None:
        """What a reply brings, in one line, among the contributions from elsewhere; unsigned."""
        t, one = self.t, self.one
        if one is None:
            return
        words = " ".join(one.text.split())
        explanation = t("En une ligne, sans nom. Elle vient d’ailleurs que des ateliers.")
        text = await self.ask(
            AskLine(t("Quelle contribution en tirer ?"), explanation, value=words, limit=CONTRIBUTION.limit)
        )
        if text:
            await self.perform(
                Contribute(None, text, origin=one.id), t("contribution ajoutée : touche c de l’accueil")
            )

    @acting
    async def action_remove(self) -> None:
        t, one = self.t, self.one
        if one is None:
            return
        question = t("Retirer la réponse de {nom} ?", nom=self._author(one))
        if await self.ask(
            AskYesNo(question, t("Retirer"), t("Garder"), t("Pour de bon : rien n’en restera."))
        ):
            await self.perform(RemoveReply(one.id), t("réponse retirée"))

    def action_announcement(self) -> None:
        self.open("announcement")

    def action_resources(self) -> None:
        self.open("resources")

"""Keys and codes: who this computer is, coming in with a code, letting others in."""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from models.access import Invitation, Key, key_of, keys_of
from models.acts.access import AddComputer, ForgetKey, Invite, KeepKey, MakeRecovery, UseCode
from models.people import Actor, Participant, Role
from tui import dates
from tui.access_words import ROLES, own_key
from tui.i18n import N_
from tui.screens.base import Page, acting
from tui.widgets.dialogs import AskLine, AskOne, AskYesNo
from tui.widgets.field import Field
from tui.widgets.lines import quiet, strong
from tui.widgets.sheet import Sheet

LONGEST_CODE = 80
HOURS = (2, 48, 24 * 7, 24 * 30)
USES = (1, 5, 15, 100)


class AskCode(AskLine):
    """A code, which nobody beside the screen should read."""

    def compose_field(self) -> ComposeResult:
        field = Field("", limit=LONGEST_CODE)
        field.password = True
        yield field


class AccessPage(Page):
    NAME = N_("Clés et codes")
    SHOWS = frozenset({"keys", "participants"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("choisir")),
        Binding("j", "code", N_("j’ai un code")),
        Binding("v", "invite", N_("inviter")),
    ]
    FOR_FACILITATION = frozenset({"invite"})

    def __init__(self) -> None:
        super().__init__()
        self._code: tuple[str, str] | None = None

    def heading(self) -> tuple[str, str]:
        return self.t("Clés et codes"), self.t("qui entre, et comment on le reconnaît")

    # --- writing

    def write(self, sheet: Sheet) -> None:
        t, actor = self.t, self.session.actor
        if self._code:
            words, meaning = self._code
            sheet.line(strong(words))
            sheet.line(quiet(meaning))
            sheet.blank()
        if self.session.afar:
            self._write_this_computer(sheet, actor)
        sheet.item("code", t("J’ai un code"))
        if actor.person:
            sheet.item("computer", t("Ajouter mon deuxième ordinateur : un code de dix minutes"))
            sheet.item("recovery", t("Un nouveau code de secours : quatre mots à noter"))
        if actor.facilitates:
            sheet.item("invite", t("Inviter : un code à donner"))
        self._write_keys(sheet, actor)

    def _write_this_computer(self, sheet: Sheet, actor: Actor) -> None:
        t, known = self.t, key_of(self.session.commons, actor.key)
        for line in own_key(self.session):
            sheet.line(quiet(line))
        sheet.blank()
        if known:
            sheet.item("leave", t("Ce n’est pas vous ? Oublier cet ordinateur"))
        elif actor.key and actor.person:
            sheet.item("keep", t("Me reconnaître sur cet ordinateur"))

    def _write_keys(self, sheet: Sheet, actor: Actor) -> None:
        keys = [one for one in self.session.commons.all(Key) if actor.owns(one.person)]
        if keys:
            sheet.title(self.t("Clés connues"))
        for one in keys:
            who = self.session.commons.find(Participant, one.person) if one.person else None
            role = self.t(ROLES[one.role])
            name = f"{who.name}, {role}" if who else role
            sheet.item(("key", one.id), name, quiet(f"  {one.fingerprint}"), hang=2)

    # --- choosing

    def choose(self, item: Hashable) -> None:
        if isinstance(item, tuple):
            self._forget(str(item[1]))
        elif item == "code":
            self.action_code()
        elif item == "invite":
            self.action_invite()
        elif item == "computer":
            self._add_computer()
        elif item == "recovery":
            self._recovery()
        elif item == "leave":
            self._leave_computer()
        elif item == "keep":
            self._keep()

    @acting
    async def action_code(self) -> None:
        code = await self.ask(
            AskCode(self.t("Votre code ?"), self.t("Il ne s’affiche pas."), limit=LONGEST_CODE)
        )
        if not code:
            return
        shared = await ask_shared(self)
        if shared is None:
            return
        await self.perform(UseCode(code, shared), self._came_in)

    def _came_in(self, actor: Actor) -> str:
        self.veillee.act_as(actor)
        who = self.session.person
        return (
            self.t("Vous êtes {nom}.", nom=who.name) if who else self.t("Ce code est bon : inscrivez-vous.")
        )

    @acting
    async def action_invite(self) -> None:
        t = self.t
        roles = [(one, t(ROLES[one])) for one in (Role.PARTICIPANT, Role.FACILITATION)]
        role = await self.ask(AskOne(t("Pour quoi ?"), roles))
        if role is None:
            return
        hours = await self.ask(
            AskOne(t("Combien de temps ?"), [(n, self._duration(n)) for n in HOURS], value=48)
        )
        if hours is None:
            return
        times = [(n, t.n("{n} fois", "{n} fois", n)) for n in USES]
        uses = await self.ask(AskOne(t("Combien de fois ?"), times))
        if uses is None:
            return
        code = self.session.new_code()

        def invited(made: Invitation) -> str:
            until = dates.moment(made.until, None, self.session.zone, t)
            said = t("Pour {role}, {n} fois, jusqu’au {quand}.", role=t(ROLES[role]), n=uses, quand=until)
            self._show(code, said)
            return t("Voici le code à donner, en haut.")

        await self.perform(Invite(code, role, hours, uses), invited)

    def _duration(self, hours: int) -> str:
        if hours < 48:
            return self.t.n("{n} heure", "{n} heures", hours)
        return self.t.n("{n} jour", "{n} jours", hours // 24)

    @acting
    async def _add_computer(self) -> None:
        code = self.session.new_code()
        if await self.perform(AddComputer(code)):
            self._show(code, self.t("À taper sur l’autre ordinateur dans les dix minutes."))

    @acting
    async def _recovery(self) -> None:
        code = self.session.new_code()
        if await self.perform(MakeRecovery(code)):
            self._show(code, self.t("Code de secours : à noter sur papier. Le précédent n’ouvre plus rien."))

    @acting
    async def _keep(self) -> None:
        await self.perform(KeepKey(), self.t("Cet ordinateur sera reconnu."))

    @acting
    async def _leave_computer(self) -> None:
        await leave(self)

    @acting
    async def _forget(self, key: str) -> None:
        known = self.session.commons.find(Key, key)
        if known and known.fingerprint == self.session.actor.key:
            await leave(self)
        elif self.session.facilitates and await self.ask(
            AskYesNo(
                self.t("Que cette clé ne soit plus à personne ?"), self.t("oui, l’oublier"), self.t("non")
            )
        ):
            await self.perform(ForgetKey(key), self.t("Cette clé n’est plus à personne."))

    def _show(self, code: str, meaning: str) -> None:
        self._code = code, meaning
        self.rewrite()


async def ask_shared(page: Page) -> bool | None:
    """« Cet ordinateur est-il partagé ? », if a key was shown: nothing of it is kept then. None: Escape."""
    t = page.t
    if page.session.facilitates or not page.session.actor.key:
        return False
    return await page.ask(
        AskOne(
            t("Cet ordinateur est-il partagé ?"),
            (
                (False, t("non, me reconnaître ici la prochaine fois")),
                (True, t("oui, ne rien retenir de lui")),
            ),
            t("S’il l’est, un code de secours vous fera reconnaître."),
        )
    )


async def leave(page: Page) -> None:
    """« Ce n’est pas vous ? »"""
    t = page.t
    sure = await page.ask(
        AskYesNo(
            t("Oublier cet ordinateur ?"),
            t("oui, ce n’est pas moi, ou plus ici"),
            t("non"),
            t("Rien d’autre n’est perdu. Pour revenir : un code de secours, ou un code de dix minutes."),
        )
    )
    if sure and (
        key_of(page.session.commons, page.session.actor.key) is None
        or await page.perform(ForgetKey(), t("Cette clé n’est plus à personne."))
    ):
        page.veillee.act_as(Actor(Role.VISITOR, key=page.session.actor.key))


async def recovery_for_newcomer(page: Page) -> str:
    """The words that will bring back somebody whom no key will; nothing for the others."""
    me = page.session.person
    if me is None or not page.session.afar or keys_of(page.session.commons, me.id):
        return ""
    code = page.session.new_code()
    return code if await page.perform(MakeRecovery(code)) else ""

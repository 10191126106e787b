"""What every page does: it shows, asks, does, tells, and its keys are all in a list.

A page writes its body for a width (`write`) from what is durable, and is written again when one of the
tables that it `SHOWS` changes. It does things through `perform`, which tells how it went at the foot.

    class PeoplePage(Page):
        SHOWS = frozenset({"participants"})
        def heading(self) -> tuple[str, str]: ...
        def write(self, sheet: Sheet) -> None: ...
        @acting
        async def action_rename(self) -> None:
            name = await self.ask(AskLine(self.t("Quel nom ?")))
            if name:
                await self.perform(CorrectPerson(self.cursor, name=name), self.t("Nom corrigé."))
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Hashable
from functools import wraps
from typing import ClassVar, ParamSpec, TypeVar, cast

from textual import events, work
from textual.binding import Binding, BindingType
from textual.worker import Worker

from models import lookup
from models.ports import Act
from models.refusals import Refusal, Unknown
from tui.faults import CannotKeep
from tui.i18n import N_
from tui.screens import directory
from tui.screens.frame import ACTIONS, Frame
from tui.sentences import sentence
from tui.widgets.dialogs import AskOne, Question
from tui.widgets.keybar import Key, is_single, keys_of
from tui.widgets.lines import alert, good
from tui.widgets.page import Body

__all__ = ["ACTIONS", "Page", "acting"]

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")


def acting(method: Callable[P, Awaitable[None]]) -> Callable[P, Worker[None]]:
    """For the methods that ask and do: they run beside the screen, in one group.

    What they were about may be gone when the answer comes: that is told as any refusal.
    """

    @wraps(method)
    async def guarded(*given: P.args, **named: P.kwargs) -> None:
        try:
            await method(*given, **named)
        except Unknown as no:
            cast(Page, given[0]).refuse(no)

    return work(group="acts")(guarded)


class Page(Frame):
    """A page. `FOR_FACILITATION` names the actions that others do not have."""

    NAME: ClassVar[str] = ""
    """What the page is called in the help."""
    FOR_FACILITATION: ClassVar[frozenset[str]] = frozenset()
    TELL_AGAIN: ClassVar[frozenset[str]] = frozenset()
    """Keys that tell the same thing, or lead there: it stays, and the row of keys beneath does not move."""
    FOR_THE_ROOM: ClassVar[bool] = False
    """Whether facilitation shows this page, and those that it opens, to a whole room."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("ouvrir")),
        Binding("tab,colon", "actions", N_("tout"), show=False),
        Binding("ctrl+z,Z", "undo", N_("défaire le dernier acte"), show=False),
        Binding("question_mark", "help", N_("aide")),
        Binding("escape", "back", N_("retour")),
        Binding("q", "app.quit", N_("quitter"), show=False),
    ]

    # --- what a page says of itself

    def choose(self, item: Hashable) -> None:
        """Enter on an item."""

    # --- what a page works with

    @property
    def projecting(self) -> bool:
        """Whether a room reads this: numbers instead of names then, and never a contact or a code."""
        if not self.session.facilitates or not lookup.settings(self.session.commons).projection:
            return False
        return any(isinstance(one, Page) and one.FOR_THE_ROOM for one in self.app.screen_stack)

    def say(self, words: str, *, wrong: bool = False) -> None:
        """Tells something at the foot, where it stays until the next key."""
        self.tell(alert(words) if wrong else good(words))

    async def ask(self, question: Question[T]) -> T | None:
        """The answer, or None for Escape. Only within an `acting` method."""
        self.say("")
        return cast("T | None", await self.veillee.ask(question))

    async def perform(self, act: Act[R], said: str | Callable[[R], str] = "") -> bool:
        """Does it and tells it, or tells why not; the page shows what is true now in both cases."""
        try:
            result = await self.veillee.perform(act)
        except (Refusal, CannotKeep) as no:
            self.refuse(no)
            return False
        self.rewrite()
        words = said if isinstance(said, str) else said(result)
        self.say(words or self.t("enregistré"))
        self.veillee.paint_rows()
        return True

    def refuse(self, no: Refusal | CannotKeep) -> None:
        """Tells why not; the page is written again, for it may have been out of date."""
        self.rewrite()
        self.say(self.why_not(no), wrong=True)

    def why_not(self, no: Refusal | CannotKeep) -> str:
        return str(no) if isinstance(no, CannotKeep) else sentence(no, self.t, self.session.zone)

    async def trouble(self, act: Act[object]) -> str:
        """For what stays on top until it is done: does it, and says why not in words; "" once it is."""
        said = ""
        try:
            await self.veillee.perform(act)
        except (Refusal, CannotKeep) as no:
            said = self.why_not(no)
        self.rewrite()
        return said

    def checking(self, read: Callable[[str], object]) -> Callable[[str], str]:
        """The check of a dialog: why what is typed cannot be read, in words, while one can still mend it."""

        def check(typed: str) -> str:
            try:
                read(typed)
            except Refusal as no:
                return self.why_not(no)
            return ""

        return check

    def open(self, name: str, *given: object) -> None:
        """Goes to another page, by its name in the directory."""
        if name in directory.NEVER_PROJECTED and self.projecting:
            said = N_("La salle lit cet écran : contacts et codes s’ouvrent depuis l’accueil.")
            self.say(self.t(said), wrong=True)
            return
        self.say("")
        self.app.push_screen(directory.opened(name, *given))

    # --- keys

    def keys(self) -> tuple[Key, ...]:
        try:
            return keys_of(self, self.t, self.veillee.single_keys)
        except Unknown:  # a page that is about to leave: what it was about is gone
            return ()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "undo" or action in self.FOR_FACILITATION:
            return self.session.facilitates
        return True

    def on_key(self, event: events.Key) -> None:
        """Single-letter keys can be switched off: nothing then hears them on a page."""
        if self.is_telling and event.key not in self.TELL_AGAIN:
            self.say("")
        if not self.veillee.single_keys and is_single(event.key):
            event.stop()
            event.prevent_default()

    def on_body_clicked(self, event: Body.Clicked) -> None:
        event.stop()
        self.action_choose()

    def on_body_moved(self) -> None:
        self.refresh_keys()

    def refresh_keys(self) -> None:
        """Writes the keys again, when what can be done depends on where the cursor stands."""
        self.write_foot()

    def action_choose(self) -> None:
        if self._gone:
            return
        if self.cursor == ACTIONS:
            self.action_actions()
        elif self.cursor is not None:
            self.choose(self.cursor)

    @acting
    async def action_actions(self) -> None:
        """Everything that can be done here, in a list: no other key than arrows and Enter is needed."""
        keys = [key for key in self.every_key() if key.action not in ("actions", "choose")]
        chosen = await self.ask(
            AskOne(self.t("Que faire ?"), [(key.action, self.listed(key)) for key in keys])
        )
        if chosen:
            await self.run_action(chosen)

    def every_key(self) -> tuple[Key, ...]:
        """All that can be done here, single-letter keys too even when they are switched off."""
        return keys_of(self, self.t)

    def listed(self, key: Key) -> str:
        """« corriger (e) »; without its letter where letters are switched off."""
        silent = key.single and not self.veillee.single_keys
        return key.words if silent else f"{key.words} ({key.name})"

    def has_more(self) -> bool:
        """Whether something can be done here that Enter and the keys of every page do not do."""
        common = {"choose", "actions", "help", "back", "undo", "app.quit"}
        return any(key.action not in common for key in self.every_key())

    # --- what every page can do

    def action_back(self) -> None:
        if len(self.app.screen_stack) > 1:
            self.dismiss()

    def action_help(self) -> None:
        self.open("help", type(self))

    @acting
    async def action_undo(self) -> None:
        try:
            said = await self.veillee.undo()
        except (Refusal, CannotKeep) as no:
            self.refuse(no)
            return
        self.rewrite()
        self.say(said)

"""Where one stands on a full screen: told to the others while one is there, found again after a cut line."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar, cast

from textual.actions import ActionParseResult
from textual.dom import DOMNode
from textual.screen import Screen

from models.news import News
from models.thread import Reply, unread
from models.visits import new_since
from tui import news_words
from tui.fullscreen import TerminalApp
from tui.presence import Presence
from tui.screens import resuming
from tui.screens.base import Page
from tui.widgets.question import Question

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.app import VeilleeApp
    from tui.session import Session

T = TypeVar("T")

Answer = tuple[str, object]


class StandingApp(TerminalApp):
    """What a full screen knows of the way that led to where it is."""

    session: Session
    _told: Callable[[frozenset[str]], None]

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.here: Presence | None = None
        self.doing = ""
        """The action of a page that goes on; "" once it has done something: it is not to be done again."""
        self.answers: list[Answer] = []
        """What it was answered so far, by its questions."""
        self._replay: list[Answer] = []
        self._begun_again: list[Answer] = []
        self._by_choice = False
        self._found: tuple[str | None, tuple[News, ...]] | None = None
        self._stop_seeing: Callable[[], None] | None = None
        self.read: set[str] = set()
        """Replies that were read during this visit: ids."""

    @property
    def _whole(self) -> VeilleeApp:
        return cast("VeilleeApp", self)

    async def on_mount(self) -> None:
        session = self.session
        self._stop_seeing = session.house.presences.watch(self._told)
        self.here = session.house.presences.enter(session.actor, session.now)
        if left := session.house.leavings.take_place(session.actor, session.now):
            await resuming.resume(self._whole, left)

    def on_unmount(self) -> None:
        if self._stop_seeing:
            self._stop_seeing()
        if self.here:
            self.here.leave()

    @property
    def since_last_visit(self) -> tuple[News, ...]:
        """What changed before this visit; found once, for it is told as it was on coming."""
        person = self.session.actor.person
        if self._found is None or self._found[0] != person:
            came = self.here.since if self.here else self.session.now
            self._found = person, news_words.since(self.session, came)
        return self._found[1]

    @property
    def unread(self) -> tuple[str, ...]:
        """Replies that others wrote since the last visit, and that were not read in this one: ids."""
        commons, person = self.session.commons, self.session.actor.person
        came = self.here.since if self.here else self.session.now
        return unread(commons.all(Reply), person, new_since(commons, person, came), self.read)

    def stands_on(self, screen: Screen[Any]) -> None:
        """That page is shown now."""
        if self.here and isinstance(screen, Page) and screen.came_by:
            self.here.stands(resuming.place_of(screen))

    def is_now(self, session: Session) -> None:
        """Perhaps somebody else: what a visitor left behind is not for whoever comes next with their key."""
        if self.here and self.here.actor != session.actor:
            if self.here.actor.person is None:
                session.house.leavings.forget(self.here.actor)
            self.here.becomes(session.actor)

    # --- leaving

    async def action_quit(self) -> None:
        self._by_choice = True
        await super().action_quit()

    def exit(self, *given: Any, **named: Any) -> None:
        if self.is_running and not self.crashed:
            session = self.session
            left = resuming.left_of(self._whole, by_choice=self._by_choice)
            session.house.leavings.keep(session.actor, left, session.now)
        super().exit(*given, **named)

    # --- what is being done

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        if isinstance(default_namespace, Page) and default_namespace.came_by and isinstance(action, str):
            self.doing, self.answers = action, []
            self._replay, self._begun_again = self._begun_again, []
        return await super().run_action(action, default_namespace, namespaces)

    async def begin_again(self, page: Page, action: str, answers: tuple[Answer, ...]) -> None:
        """The same action of that page, up to the question that was not answered yet."""
        self._begun_again = list(answers)
        await page.run_action(action)

    def has_done(self) -> None:
        """Something lasts now: the action that did it would do it twice if it were begun again."""
        if not isinstance(self.screen, Question):
            self.doing, self.answers = "", []

    def found_again(self) -> str:
        """The words that were not sent, at this step of this action of this page, before the line was cut."""
        session, where = self.session, resuming.where(self._whole)
        return session.house.leavings.take_words(session.actor, where, session.now) if where else ""

    async def ask(self, question: Question[T]) -> T | None:
        """Asks at the bottom of the page and waits for the answer; None: Escape. Needs a worker."""
        if self._replay and self._replay[0][0] == question.question:
            self.answers.append(self._replay.pop(0))
            return cast("T | None", self.answers[-1][1])
        self._replay = []
        question.found_again = self.found_again()
        answer = await self.push_screen_wait(question)
        self.answers.append((question.question, answer))
        if question.hides:
            self.doing, self.answers = "", []
        return answer

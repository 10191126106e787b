"""What is typed in a draft is decided, then lasts; what cannot is told, and waits."""

from __future__ import annotations

from asyncio import Future, wait
from collections.abc import Callable
from functools import partial

from data.faults import StoreFault
from models.manifesto import Article
from models.refusals import Refusal
from tui import faults
from tui.editing.draft import Draft
from tui.faults import CannotKeep
from tui.session import Session
from tui.together import Seat

Trouble = Refusal | CannotKeep


class Keeping:
    """`settled` is called when the disk has answered."""

    def __init__(self, session: Session, article: Article, settled: Callable[[], None]) -> None:
        self.session = session
        self.trouble: Trouble | None = None
        """Why what is shown could not be kept; it is tried again with what comes next."""
        self.found_again = False
        self._settled = settled
        self._last: Future[None] | None = None
        self._left = False
        self._article = article
        self.seat: Seat | None = None
        self.draft = Draft(article)

    def sit(self, told: Callable[[], None]) -> Draft:
        """At the table of the article; the draft is the one that waited, if one did."""
        together, actor, id = self.session.house.together, self.session.actor, self._article.id
        now = together.current.find(Article, id) or self._article
        draft: Draft | None = together.left_by(actor, id)
        self.found_again = draft is not None
        if draft is None:
            beside = next((one.draft for one in together.at(id)), None)
            draft = Draft(now, actor.person or "", beside)
        self.seat = together.sit(actor, draft, told)
        self.draft = draft
        return draft

    @property
    def alone(self) -> bool:
        return self.seat is None or not self.seat.others

    def listen(self) -> None:
        """What others wrote joins what is shown, before one writes on."""
        if self.seat is not None:
            self.seat.hear()

    def send(self) -> bool:
        """Decides all that waits; whether it could be."""
        self.listen()
        house, actor = self.session.house, self.session.actor
        while act := self.draft.next_act():
            try:
                article, lasting = house.decide(act, actor)
            except Refusal as no:
                self.trouble = no
                return False
            except StoreFault as fault:
                self.trouble = self._told(fault)
                return False
            self.draft.decided_as(article)
            self.trouble = None
            self._last = lasting
            lasting.add_done_callback(partial(self._lasted, article.revision))
        return True

    def _lasted(self, revision: int, lasting: Future[None]) -> None:
        error = None if lasting.cancelled() else lasting.exception()
        if error is None:
            self.draft.lasting(revision)
        elif isinstance(error, StoreFault):
            self.listen()
            self.trouble = self._told(error)
        self._hold()
        self._settled()

    async def leave(self) -> None:
        """Everything typed is sent; what cannot last waits for the person to come back."""
        if not self.draft.decided:
            self.send()
        if self._last is not None and not self._last.done():
            await wait([self._last])
        self._left = True
        self._hold()
        if self.seat is not None:
            self.seat.leave()

    def _hold(self) -> None:
        if self._left and self.seat is not None and not self.draft.kept:
            self.session.house.together.hold(self.seat)

    def _told(self, fault: StoreFault) -> CannotKeep:
        return CannotKeep(faults.sentence(fault, self.session.t))

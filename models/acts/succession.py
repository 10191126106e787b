"""Going on in another series: the new one inherits, the old one is closed."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from models.acts.series import MakeSeries, Template
from models.closing import Closing, closing
from models.manifesto import Article, Manifesto, Version, snapshot
from models.names import TITLE, clean_line
from models.people import Actor
from models.ports import Commons
from models.running_order import RunningOrder
from models.settings import Announcement
from models.succession import Heritage
from models.text import SOMEONE, written


@dataclass(frozen=True, slots=True)
class ContinueSeries:
    """The next series, where there is none yet; `taken_up` names the version that its articles come from."""

    heritage: Heritage
    start: datetime
    end: datetime
    taken_up: str

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Announcement:
        left = self.heritage
        template = Template(left.title, left.sections, left.workshops, (), left.resources)
        made = MakeSeries(template, self.start, self.end, seats=left.settings.seats).apply(commons, by, now)
        commons.put(left.settings)
        for number, steps in left.orders:
            commons.put(RunningOrder(commons.new_id("o"), number, steps))
        self._take_up_articles(commons, now)
        return made

    def _take_up_articles(self, commons: Commons, now: datetime) -> None:
        taken = []
        for one in self.heritage.articles:
            article = Article(commons.new_id("a"), one.title, written(SOMEONE, one.text), edited=now)
            commons.put(article)
            taken.append(article)
        if taken:
            commons.put(Manifesto(order=tuple(one.id for one in taken)))
            name = clean_line(self.taken_up, TITLE)
            commons.put(Version(commons.new_id("v"), name, now, SOMEONE, snapshot(taken)))


@dataclass(frozen=True, slots=True)
class CloseSeries:
    """It is read from now on, and goes on as `next`. Raises SeriesClosed."""

    next: str

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Closing:
        by.must_facilitate()
        closed = Closing("closing", now, clean_line(self.next, TITLE))
        commons.put(closed)
        return closed


@dataclass(frozen=True, slots=True)
class ReopenSeries:
    """The old series takes acts again: it was closed by mistake, or is not over."""

    on_closed: ClassVar[bool] = True

    def apply(self, commons: Commons, by: Actor, now: datetime) -> None:
        by.must_facilitate()
        if closed := closing(commons):
            commons.remove(closed)

"""What a series leaves to the next one: its settings, texts, links and articles, and nobody."""

from dataclasses import dataclass, replace

from models import lookup
from models.manifesto import KeptArticle, Version, articles, snapshot
from models.ports import Reading
from models.running_order import RunningOrder
from models.settings import Announcement, Section, Settings
from models.steps import Step
from models.thread import Resource


@dataclass(frozen=True, slots=True)
class Heritage:
    """`orders`: workshops' numbers and their steps, without who led; `version`: that of the articles."""

    title: str
    sections: tuple[Section, ...]
    workshops: tuple[str, ...]
    settings: Settings
    resources: tuple[Resource, ...] = ()
    orders: tuple[tuple[int, tuple[Step, ...]], ...] = ()
    articles: tuple[KeptArticle, ...] = ()
    version: str = ""


def heritage(reading: Reading) -> Heritage:
    """The articles are those of the last version, or as they are where none was kept. Raises Unknown."""
    announcement = reading.get(Announcement, "announcement")
    kept = max(reading.all(Version), key=lambda one: one.made, default=None)
    return Heritage(
        announcement.title,
        announcement.sections,
        tuple(one.title for one in lookup.workshops(reading)),
        replace(lookup.settings(reading), person=""),
        tuple(reading.all(Resource)),
        tuple((one.workshop, _unled(one)) for one in reading.all(RunningOrder) if one.steps),
        kept.articles if kept else snapshot(articles(reading)),
        kept.name if kept else "",
    )


def _unled(order: RunningOrder) -> tuple[Step, ...]:
    return tuple(replace(one, who="") for one in order.steps)

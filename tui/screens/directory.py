"""Every page by its name. A page is loaded when it is first opened: the first one shows sooner."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from tui.screens.base import Page

PAGES = {
    "home": "tui.screens.home:HomePage",
    "announcement": "tui.screens.announcement:AnnouncementPage",
    "workshop": "tui.screens.workshop:WorkshopPage",
    "register": "tui.screens.register:RegisterPage",
    "people": "tui.screens.people:PeoplePage",
    "contacts": "tui.screens.contacts:ContactsPage",
    "texts": "tui.screens.texts:TextsPage",
    "text": "tui.screens.texts:TextPage",
    "plain": "tui.screens.texts:PlainPage",
    "access": "tui.screens.access:AccessPage",
    "settings": "tui.screens.settings:SettingsPage",
    "help": "tui.screens.help:HelpPage",
    "poll": "tui.screens.poll:PollPage",
    "pair": "tui.screens.pair:PairPage",
    "contributions": "tui.screens.contributions:ContributionsPage",
    "manifesto": "tui.screens.manifesto:ManifestoPage",
    "article": "tui.screens.article:ArticlePage",
    "writing": "tui.screens.writing:WritingPage",
    "orphans": "tui.screens.orphans:OrphansPage",
    "versions": "tui.screens.versions:VersionsPage",
    "version": "tui.screens.versions:VersionPage",
    "comparison": "tui.screens.versions:ComparisonPage",
    "paste": "tui.screens.paste:PastePage",
    "thread": "tui.screens.thread:ThreadPage",
    "resources": "tui.screens.resources:ResourcesPage",
    "round": "tui.screens.round:RoundPage",
    "news": "tui.screens.news:NewsPage",
    "here": "tui.screens.news:HerePage",
}
"""`poll` takes a workshop's number; `article`, `writing` and `version` an id; `comparison` two versions'."""


def page(name: str) -> type[Any]:
    module, _, page_class = PAGES[name].partition(":")
    return cast("type[Page]", getattr(import_module(module), page_class))


def opened(name: str, *given: object) -> Any:
    """A page that remembers by which name it was opened, and with what."""
    made = page(name)(*given)
    made.came_by = (name, given)
    return made


def exists(name: str) -> bool:
    return find_spec(PAGES[name].partition(":")[0]) is not None

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
    "files": "tui.screens.files:FilesPage",
    "copy": "tui.screens.copy:CopyPage",
    "settings": "tui.screens.settings:SettingsPage",
    "sobriety": "tui.screens.sobriety:SobrietyPage",
    "ecodesign": "tui.screens.ecodesign:EcodesignPage",
    "ecodesign_theme": "tui.screens.ecodesign:EcodesignThemePage",
    "help": "tui.screens.help:HelpPage",
    "kept": "tui.screens.told:KeptPage",
    "notice": "tui.screens.told:NoticePage",
    "accessibility": "tui.screens.told:AccessibilityPage",
    "leading": "tui.screens.leading:LeadingPage",
    "roll_call": "tui.screens.roll_call:RollCallPage",
    "preparation": "tui.screens.preparation:PreparationPage",
    "sheets": "tui.screens.sheets:SheetsPage",
    "sheet": "tui.screens.sheets:SheetPage",
    "poll": "tui.screens.poll:PollPage",
    "pair": "tui.screens.pair:PairPage",
    "contributions": "tui.screens.contributions:ContributionsPage",
    "manifesto": "tui.screens.manifesto:ManifestoPage",
    "article": "tui.screens.article:ArticlePage",
    "writing": "tui.screens.writing:WritingPage",
    "round": "tui.screens.round:RoundPage",
    "orphans": "tui.screens.orphans:OrphansPage",
    "versions": "tui.screens.versions:VersionsPage",
    "version": "tui.screens.versions:VersionPage",
    "freezing": "tui.screens.frozen:FreezingPage",
    "frozen": "tui.screens.frozen:FrozenPage",
    "comparison": "tui.screens.versions:ComparisonPage",
    "remarks": "tui.screens.remarks:RemarksPage",
    "history": "tui.screens.history:HistoryPage",
    "state": "tui.screens.history:StatePage",
    "paste": "tui.screens.paste:PastePage",
    "thread": "tui.screens.thread:ThreadPage",
    "resources": "tui.screens.resources:ResourcesPage",
    "hubs": "tui.screens.hubs:HubsPage",
    "news": "tui.screens.news:NewsPage",
    "here": "tui.screens.news:HerePage",
}
"""`poll`, `leading`, `roll_call` take a workshop's number; `article`, `writing`, `version`, `frozen` an id;
`comparison` two; `poll` may be told whose row it stands on."""

NEVER_PROJECTED = frozenset({"contacts", "access"})
"""Pages that a session's screen, which a whole room reads, does not open."""


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

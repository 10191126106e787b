"""Leaving a full screen and finding it again: its pages, the cursor, the question, the words in its field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from models.manifesto import Article
from models.ports import Entity
from tui.leavings import Doing, Left, Stand, Where
from tui.presence import Place
from tui.screens import directory
from tui.screens.base import Page
from tui.widgets.page import Body
from tui.widgets.question import Question

if TYPE_CHECKING:
    from tui.app import VeilleeApp
    from tui.widgets.caret import Caret
    from tui.widgets.columns import Columns
    from tui.widgets.grid import Grid

ABOUT_AN_ARTICLE = frozenset({"article", "writing", "round", "remarks", "history", "state"})
_MOST_PAGES = 12
_LONGEST_GIVEN = 100
"""Characters above which what a page was opened with is a text of its own, and not a place."""


def place_of(page: Page) -> Place:
    """Where a page is, for others; a page opened by another one is where that one is."""
    name, given = page.came_by or ("", ())
    return Place(name, given[0] if given else None)


def left_of(app: VeilleeApp, *, by_choice: bool) -> Left:
    """What stands on the screen. Whoever leaves `by_choice`, with nothing unsent, comes back to the home."""
    stack = app.screen_stack
    pages = [one for one in stack if isinstance(one, Page)]
    places = _places(pages)
    top = stack[-1] if stack else None
    if not places or top is None:
        return Left()
    words = _words(top, where(app))
    asked = _asks(top)
    if by_choice and not words:
        return Left()
    whole = len(places) == sum(1 for one in pages if one.came_by)
    again = Doing(app.doing, tuple(app.answers)) if asked and app.doing and whole else None
    return Left(places, again, words)


def where(app: VeilleeApp) -> Where | None:
    """The last page that has an address of its own, and the step of what is being done there.

    None: nothing that could be begun again. In no language: one may come back in another.
    """
    pages = (one.came_by for one in reversed(app.screen_stack) if isinstance(one, Page) and one.came_by)
    address = next(pages, None)
    return (*address, f"{app.doing}#{len(app.answers)}") if address and app.doing else None


async def resume(app: VeilleeApp, left: Left) -> None:
    """Opens the pages again, one on the other; a page that is no longer there ends it, at the one before."""
    for at, stand in enumerate(left.places):
        if not _is_there(app, stand):
            break
        if at:
            await app.push_screen(directory.opened(stand.page, *stand.given))
        page = app.screen
        if isinstance(page, Page):
            _stand_on(page, stand.cursor)
    page = app.screen
    if not isinstance(page, Page):
        return
    page.say(app.session.t("Vous étiez ici."))
    if left.doing and len(app.screen_stack) >= len(left.places):
        await app.begin_again(page, left.doing.action, left.doing.answers)


def _is_there(app: VeilleeApp, stand: Stand) -> bool:
    """An article, once undone, has no page any more; other pages leave by themselves."""
    id = next(iter(stand.given), None)
    kind: type[Entity] = Article
    return stand.page not in ABOUT_AN_ARTICLE or app.session.commons.find(kind, str(id)) is not None


def _places(pages: list[Page]) -> tuple[Stand, ...]:
    stands: list[Stand] = []
    for page in pages[:_MOST_PAGES]:
        if page.came_by is None or not all(map(_is_short, page.came_by[1])):
            break
        stands.append(Stand(*page.came_by, _cursor(page)))
    return tuple(stands)


def _is_short(given: object) -> bool:
    return (
        given is None or isinstance(given, int) or (isinstance(given, str) and len(given) <= _LONGEST_GIVEN)
    )


def _cursor(page: Page) -> object:
    """An item of a page; in a grid its row and column; where one writes, characters from the beginning."""
    for editor in _carets(page):
        return editor.caret
    for grid in _grids(page):
        return grid.row, grid.column
    for columns in _columns(page):
        return columns.cursor
    body = next(iter(page.query("#body")), None)
    return body.cursor if isinstance(body, Body) else None


def _stand_on(page: Page, cursor: Any) -> None:
    for editor in _carets(page):
        if isinstance(cursor, int):
            at = min(cursor, len(editor.draft.document.words))
            editor.select(at, at)
        return
    for grid in _grids(page):
        if isinstance(cursor, tuple):
            _stand_in(grid, *cursor)
        return
    for columns in _columns(page):
        columns.stand_on(str(cursor))
        return
    body = next(iter(page.query("#body")), None)
    if isinstance(body, Body) and cursor is not None:
        body.stand_on(cursor)


# By their names: a home alone does not load what other pages are made of.


def _carets(page: Page) -> list[Caret]:
    return [cast("Caret", one) for one in page.query("Caret")]


def _grids(page: Page) -> list[Grid]:
    return [cast("Grid", one) for one in page.query("Grid") if one.display]


def _columns(page: Page) -> list[Columns]:
    return [cast("Columns", one) for one in page.query("Columns") if one.display]


def _stand_in(grid: Grid, row: str, column: str) -> None:
    """Whoever answered, or a moment, may have gone meanwhile."""
    if row in [one.key for one in grid.table.rows] and column in [one.key for one in grid.table.columns]:
        grid.stand_on(row, column)


def _words(top: object, at: Where | None) -> tuple[tuple[Where, str], ...]:
    words = getattr(top, "unsent", "") if at and _asks(top) else ""
    return ((at, words),) if at and words else ()


def _asks(top: object) -> bool:
    """A question, or a page that only another one opens: a longer text to write."""
    return isinstance(top, Question) or (isinstance(top, Page) and top.came_by is None)

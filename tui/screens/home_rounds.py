"""On the home: articles about which this person's answer, or facilitation, is awaited."""

from __future__ import annotations

from models.manifesto import article
from models.next_steps import next_steps
from tui.screens import home_words
from tui.session import Session
from tui.widgets.lines import strong
from tui.widgets.sheet import Sheet


def write(sheet: Sheet, session: Session) -> None:
    """Their items are the name of the page that Enter opens, and what it is given."""
    for one in next_steps(session.commons, session.actor, session.now):
        if one.article:
            sheet.blank()
            sheet.item(("round", one.article), strong(article(session.commons, one.article).title))
            sheet.more(home_words.step(one, session.t), hang=3)

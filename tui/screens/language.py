"""Changing the language of this terminal, at once."""

from __future__ import annotations

from tui.i18n import Translator
from tui.session import Session


def switched(session: Session) -> Session:
    """The same session in the other language."""
    return session.in_language(Translator("fr" if session.t.language == "en" else "en"))

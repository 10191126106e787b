"""How a text to send is laid out: a subject, paragraphs, items and lines to copy, within 72 columns."""

from __future__ import annotations

from data.exports.wrapping import wrapped
from models import lookup
from models.people import Participant
from tui.session import Session


def letter(session: Session, subject: str, person: Participant | None, *blocks: str) -> str:
    """The whole text: subject first, greeting, blocks, signature. Empty blocks leave no trace."""
    t = session.t
    return joined(
        wrapped(t("Objet : {objet}", objet=subject)), greeting(session, person), *blocks, signature(session)
    )


def joined(*blocks: str) -> str:
    """Blocks with a blank line between them, and an end of line."""
    return "\n\n".join(block.strip("\n") for block in blocks if block) + "\n"


def greeting(session: Session, person: Participant | None) -> str:
    t = session.t
    return wrapped(t("Bonjour {nom},", nom=person.name)) if person else t("Bonjour,")


def signature(session: Session) -> str:
    contact = lookup.settings(session.commons).facilitation_contact
    return "\n".join(filter(None, (session.t("L’équipe d’animation"), contact)))


def paragraph(*sentences: str) -> str:
    return wrapped(" ".join(filter(None, sentences)))


def items(*sentences: str) -> str:
    return "\n".join(wrapped(one, first="- ") for one in sentences)


def to_copy(*lines: str) -> str:
    """Lines that people copy as they are: never broken."""
    return "\n".join(f"    {line}" for line in lines)


def under(head: str, block: str) -> str:
    """A sentence and, right under it, what it announces."""
    return f"{paragraph(head)}\n{block}"

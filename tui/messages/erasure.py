"""The text that says when everything about people will be erased, and how to be kept."""

from __future__ import annotations

from models import purge
from models.calendar import PARIS
from models.people import Participant
from tui import dates
from tui.messages import about
from tui.messages.kinds import NothingToSay
from tui.messages.letter import letter, paragraph
from tui.messages.terminal import by_terminal
from tui.session import Session


def erasure(session: Session, person: Participant | None) -> str:
    """On which day, what goes, what stays. Raises NothingToSay."""
    t, day = session.t, purge.erased_on(session.commons)
    if day is None:
        raise NothingToSay("effacement")
    said = dates.day(day, PARIS, t, year=True)
    return letter(
        session,
        t("Vos données seront effacées le {jour}", jour=said),
        person,
        paragraph(
            t("« {titre} » se termine.", titre=about.series_title(session)),
            t(
                "Le {jour}, nous effacerons les noms, les contacts, les inscriptions et les disponibilités.",
                jour=said,
            ),
            t("Les mots du manifeste et les contributions restent, sans nom."),
        ),
        paragraph(
            t("Pour être de la suite (la V1), répondez « me garder » à ce message ; sinon, rien à faire."),
            t("Vous pouvez aussi demander vos données, ou leur effacement dès maintenant."),
        ),
        by_terminal(session, t("mes-donnees voir")),
    )

"""Texts about the manifesto: to reread before it is settled, and once it is published."""

from __future__ import annotations

from data.exports.text import manifesto_text
from models.manifesto import Version, articles
from models.people import Participant
from tui.messages.kinds import NothingToSay
from tui.messages.letter import joined, letter, paragraph
from tui.messages.terminal import by_terminal
from tui.papers import paper
from tui.session import Session
from tui.values import manifesto_status


def to_reread(session: Session, person: Participant | None) -> str:
    """The draft, and what is asked of whoever reads it. Raises NothingToSay."""
    t, count = session.t, len(articles(session.commons))
    if not count:
        raise NothingToSay("relecture")
    text = letter(
        session,
        t("Le manifeste, à relire"),
        person,
        paragraph(
            t.n(
                "Voici le manifeste tel qu’il est aujourd’hui : {n} article, et il peut encore changer.",
                "Voici le manifeste tel qu’il est aujourd’hui : {n} articles, et il peut encore changer.",
                count,
            ),
            t("Dites-nous ce qui vous va, ce que vous changeriez, ce qui manque."),
            t("Vos désaccords comptent aussi : ils font partie du texte."),
        ),
        paragraph(t("Répondez à ce message, quelques mots suffisent ; citez le numéro de l’article.")),
        by_terminal(session, t("manifeste")),
    )
    return joined(text, manifesto_text(paper(session)))


def published(session: Session, person: Participant | None) -> str:
    """The version that is settled: V0 when it is frozen, else the last one kept. Raises NothingToSay."""
    t, kept = session.t, last_version(session)
    if kept is None:
        raise NothingToSay("publication")
    text = letter(
        session,
        t("Le manifeste est là : {version}", version=kept.name),
        person,
        paragraph(
            t("Merci à toutes les personnes qui y ont travaillé : le manifeste est écrit."),
            t("Le voici en entier ; faites-le lire autour de vous."),
        ),
        paragraph(t("Il n’est pas gravé dans le marbre : vos réponses nourriront la suite.")),
    )
    return joined(text, manifesto_text(paper(session, kept.id)))


def last_version(session: Session) -> Version | None:
    """The last one that is frozen, else the last one kept."""
    versions = session.commons.all(Version)
    frozen = [one for one in versions if manifesto_status(one) == "figee"]
    return next(iter(reversed(frozen or list(versions))), None)

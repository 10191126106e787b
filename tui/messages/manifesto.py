"""Texts about the manifesto: to reread before it is settled, and once it is published."""

from __future__ import annotations

from collections.abc import Iterator

from data.exports.text import manifesto_text
from models.annex import FrozenVersion
from models.freezing import body_now, last_frozen, next_name
from models.manifesto import Version, articles
from models.people import Participant
from tui.frozen_words import recap
from tui.messages.kinds import NothingToSay
from tui.messages.letter import items, joined, letter, paragraph, to_copy, under
from tui.messages.terminal import by_terminal
from tui.papers import paper
from tui.session import Session


def to_reread(session: Session, person: Participant | None) -> str:
    """The draft, and what is asked of whoever reads it. Raises NothingToSay."""
    t, count = session.t, len(articles(session.commons))
    if not count:
        raise NothingToSay("relecture")
    version = next_name(session.commons)
    text = letter(
        session,
        t("Le manifeste {version}, à relire", version=version),
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
        under(
            t("Si nous figions {version} aujourd’hui, elle aurait :", version=version),
            items(*recap(body_now(session.commons, version, session.now), t)),
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
    frozen = session.commons.find(FrozenVersion, kept.id)
    text = letter(
        session,
        t("Le manifeste est là : {version}", version=kept.name),
        person,
        paragraph(
            t("Merci à toutes les personnes qui y ont travaillé : le manifeste est écrit."),
            t("Le voici en entier ; faites-le lire autour de vous."),
        ),
        paragraph(t("Il n’est pas gravé dans le marbre : vos réponses nourriront la suite.")),
        *(_sealed(session, frozen) if frozen else ()),
    )
    return joined(text, manifesto_text(paper(session, kept.id)))


def _sealed(session: Session, frozen: FrozenVersion) -> Iterator[str]:
    """What lets anybody check that nothing has changed; and how one signs, or takes a name back."""
    t, name = session.t, frozen.name
    yield under(t("Ce texte ne changera plus. Son empreinte (SHA-256) est :"), to_copy(frozen.digest))
    yield under(
        t("Pour vérifier, même sans réseau, le fichier {nom}.json de cette version :", nom=name),
        to_copy(t("veillee verifier {nom}.json", nom=name)),
    )
    yield paragraph(
        t("Vous voulez y mettre votre nom ? Répondez à ce message, avec le lieu d’où vous signez."),
        t("Vous pourrez le retirer quand vous voudrez : le texte n’en changera pas."),
    )


def last_version(session: Session) -> Version | None:
    """The last one that is frozen, else the last one kept."""
    frozen = last_frozen(session.commons)
    if frozen:
        return session.commons.get(Version, frozen.id)
    return next(iter(reversed(session.commons.all(Version))), None)

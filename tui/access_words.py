"""How keys and roles are said: the same in every face."""

from __future__ import annotations

from collections.abc import Iterator

from models.people import Role
from tui.i18n import N_
from tui.session import Session

ROLES = {
    Role.PARTICIPANT: N_("participation"),
    Role.FACILITATION: N_("animation"),
    Role.VISITOR: N_("visite"),
}
ENTERED_ALREADY = N_(
    "Si l’animation a déjà saisi votre fiche, demandez-lui un code : vous y retrouverez vos réponses."
)


def own_key(session: Session) -> Iterator[str]:
    """Which key this connection has shown, and how to show another: for somebody from afar."""
    t, key = session.t, session.actor.key
    if session.person:
        yield t("Vous êtes {nom}.", nom=session.person.name)
    if key:
        yield t("Clé de cet ordinateur : {cle}", cle=key)
        yield t("Pour en montrer une autre : ssh -i FICHIER")
    else:
        yield t("Sans clé, rien ne vous reconnaîtra ici. Pour en faire une : ssh-keygen -t ed25519")

"""How to come by a terminal: said only when the series has a server."""

from __future__ import annotations

import re

from models import lookup
from tui.messages.letter import paragraph, to_copy, under
from tui.session import Session

_HOST_AND_PORT = re.compile(r"(?:\[(?P<six>[^\]]+)\]|(?P<host>[^\s:]+)):(?P<port>\d{1,5})")


def ssh_command(server: str, words: str = "", *options: str) -> str:
    """`ssh -T -p 2222 host words`, for a setting such as `host:2222`, `[::1]:2222` or `host`."""
    found = _HOST_AND_PORT.fullmatch(server.strip())
    target: tuple[str, ...] = (server.strip(),)
    if found:
        target = ("-p", found["port"], found["six"] or found["host"])
    return " ".join(filter(None, ("ssh", *options, *target, words)))


def by_terminal(session: Session, words: str) -> str:
    """The same thing done by oneself: « Au terminal : ssh hote liberer 1 »; nothing without a server."""
    server = lookup.settings(session.commons).server
    return (
        under(session.t("Ou vous-même, au terminal :"), to_copy(ssh_command(server, words))) if server else ""
    )


def way_in(session: Session) -> tuple[str, ...]:
    """Linux, Mac, Windows, the first connection, screen readers; nothing without a server."""
    t, settings = session.t, lookup.settings(session.commons)
    if not settings.server:
        return ()
    return (
        under(t("Au terminal, avec Linux ou un Mac, tapez :"), to_copy(ssh_command(settings.server))),
        paragraph(
            t("Avec Windows 10 ou 11 : touche Windows, tapez powershell, Entrée, puis la même ligne."),
        ),
        _first_time(session, settings.fingerprint),
        under(
            t("Avec un lecteur d’écran, une plage braille ou une connexion très lente, tapez plutôt :"),
            to_copy(ssh_command(settings.server, "", "-T")),
        ),
    )


def _first_time(session: Session, fingerprint: str) -> str:
    t = session.t
    if not fingerprint:
        return paragraph(
            t("La première fois, ssh montre l’empreinte du serveur et demande si elle est bonne."),
            t("Demandez-la-nous ; si c’est la même, tapez yes en toutes lettres, puis Entrée."),
        )
    return "\n".join(
        (
            under(
                t("La première fois, ssh montre l’empreinte du serveur, qui doit être :"),
                to_copy(fingerprint),
            ),
            paragraph(
                t("Si c’est bien elle, tapez yes en toutes lettres, puis Entrée."),
                t("Sinon, n’allez pas plus loin et prévenez-nous."),
            ),
        )
    )

"""Commands of whoever keeps the machine and the data."""

from typing import Any

from tui.commands.grammar import Argument, Command, Group, Needs
from tui.i18n import N_

SHELLS = (("bash", "bash"), ("zsh", "zsh"), ("fish", "fish"))


def _command(french: str, english: str, help: str, run: str, *arguments: Argument, **more: Any) -> Command:
    return Command((french, english), help, run, Group.HOST, arguments)._replace(**more)


HOST = (
    _command(
        "reglages",
        "settings",
        N_("les réglages de la série ; CLE=VALEUR en change un"),
        "settings:run",
        Argument(N_("CLE=VALEUR"), optional=True),
        needs=Needs.EITHER,
    ),
    _command(
        "completion",
        "completion",
        N_("la complétion pour le shell : bash, zsh ou fish"),
        "completion:show",
        Argument(N_("SHELL"), choices=SHELLS),
        needs=Needs.NOTHING,
        json=False,
    ),
)

"""Commands of whoever keeps the machine and the data."""

from typing import Any

from tui.commands.grammar import Argument, Command, Group, Needs, Option
from tui.i18n import N_

SHELLS = (("bash", "bash"), ("zsh", "zsh"), ("fish", "fish"))


def _command(french: str, english: str, help: str, run: str, *arguments: Argument, **more: Any) -> Command:
    return Command((french, english), help, run, Group.HOST, arguments)._replace(**more)


FILE = Argument(N_("FICHIER"))
NAME = N_("NOM")

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
        "importer",
        "import",
        N_("lit un sondage Framadate, des bulletins remplis, un texte d’articles"),
        "imports:run",
        FILE,
        options=(
            Option("atelier", "workshop", N_("l’atelier dont c’est le sondage"), N_("N")),
            Option("manifeste", "manifesto", N_("le texte devient des articles")),
            Option("groupe", "group", N_("cette ligne est un groupe ; plusieurs fois"), NAME, many=True),
            Option(
                "ignorer", "ignore", N_("cette ligne n’est pas à prendre ; plusieurs fois"), NAME, many=True
            ),
            Option("simuler", "dry-run", N_("montre sans rien faire")),
        ),
        local=True,
    ),
    _command(
        "exporter",
        "export",
        N_("tout, en formats ouverts, dans un dossier"),
        "exports:run",
        Argument(N_("DOSSIER")),
        needs=Needs.READING,
        local=True,
    ),
    _command(
        "sauvegarder",
        "backup",
        N_("toute la série dans un fichier"),
        "backups:save",
        FILE,
        options=(Option("remplacer", "replace", N_("par-dessus un fichier qui existe")),),
        needs=Needs.NOTHING,
        local=True,
    ),
    _command(
        "restaurer",
        "restore",
        N_("remet la série d’une sauvegarde"),
        "backups:restore",
        FILE,
        options=(Option("remplacer", "replace", N_("la série qui est là est mise de côté")),),
        needs=Needs.NOTHING,
        local=True,
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

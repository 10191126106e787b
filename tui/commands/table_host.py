"""Commands of whoever keeps the machine and the data."""

from typing import Any

from tui.commands.grammar import Argument, Command, Group, Needs, Option
from tui.i18n import N_

SHELLS = (("bash", "bash"), ("zsh", "zsh"), ("fish", "fish"))


def _command(french: str, english: str, help: str, run: str, *arguments: Argument, **more: Any) -> Command:
    return Command((french, english), help, run, Group.HOST, arguments)._replace(**more)


ROLES = (("participation", "participant"), ("animation", "facilitation"))
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
        "publier",
        "publish",
        N_("la série en pages web sans script, en français et en anglais, dans un dossier"),
        "publish:run",
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
        "servir",
        "serve",
        N_("ouvre la série à d’autres, par ssh"),
        "hosting:serve",
        options=(
            Option("adresse", "address", N_("l’adresse à écouter ; sinon toutes"), N_("ADRESSE")),
            Option("port", "port", N_("le port ; sinon 2222"), N_("N")),
            Option("visites", "visits", N_("combien en même temps ; sinon selon la mémoire"), N_("N")),
            Option("unite", "unit", N_("écrit l’unité systemd, et n’ouvre rien")),
        ),
        needs=Needs.NOTHING,
        json=False,
        local=True,
    ),
    _command(
        "attacher",
        "attach",
        N_("ce terminal, dans la série qu’un autre programme tient ouverte"),
        "hosting:attach",
        needs=Needs.NOTHING,
        json=False,
        local=True,
    ),
    _command(
        "inviter",
        "invite",
        N_("un code qui laisse entrer par ssh"),
        "access:invite",
        options=(
            Option("role", "role", N_("participation ou animation"), N_("ROLE"), ROLES),
            Option("heures", "hours", N_("combien de temps il vaut ; sinon 48"), N_("N")),
            Option("usages", "uses", N_("combien de fois il sert ; sinon une"), N_("N")),
        ),
    ),
    _command(
        "code secours",
        "code recovery",
        N_("un nouveau code de secours, quatre mots à noter"),
        "access:recovery",
        options=(Option("pour", "for", N_("la personne, par l’animation"), NAME),),
    ),
    _command(
        "code ordinateur",
        "code computer",
        N_("un code de dix minutes pour un deuxième ordinateur"),
        "access:second_computer",
    ),
    _command(
        "code utiliser",
        "code use",
        N_("entre avec un code d’invitation, de secours ou d’ordinateur"),
        "access:use",
        Argument(N_("CODE"), many=True),
        options=(Option("partage", "shared", N_("ordinateur partagé : sa clé n’est pas retenue")),),
    ),
    _command("cles", "keys", N_("les clés connues"), "access:keys", needs=Needs.READING),
    _command("cle garder", "key keep", N_("cet ordinateur sera reconnu"), "access:keep"),
    _command(
        "cle oublier",
        "key forget",
        N_("cet ordinateur, ou la clé nommée, n’est plus à personne"),
        "access:forget",
        Argument(N_("ID"), optional=True),
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

"""Commands of whoever takes the series to a place without a network, and gives it back."""

from tui.commands.grammar import Argument, Command, Group, Needs, Option
from tui.i18n import N_

HOST = N_("HOTE")
REPLICA = (
    Command(
        ("emporter", "take"),
        N_("prend par ssh une copie de la série, ou la met à jour"),
        "replica:take",
        Group.HOST,
        (Argument(HOST),),
        (
            Option("reserver", "reserve", N_("des places que la copie pourra donner"), N_("N")),
            Option("atelier", "workshop", N_("de quel atelier ; sinon le prochain"), N_("N")),
        ),
        needs=Needs.DIRECTORY,
        local=True,
    ),
    Command(
        ("rapporter", "bring-back"),
        N_("rend au serveur ce qui a été fait sur la copie"),
        "replica:give_back",
        Group.HOST,
        (Argument(HOST, optional=True),),
        (Option("fichier", "file", N_("dans un fichier à porter, sans réseau"), N_("FICHIER")),),
        local=True,
    ),
    Command(
        ("recevoir", "receive"),
        N_("lit le fichier d’une copie, le montre, et le juge après un oui"),
        "replica:receive",
        Group.HOST,
        (Argument(N_("FICHIER")),),
        (Option("oui", "yes", N_("sans demander")),),
        local=True,
    ),
    Command(
        ("copie", "copy"),
        N_("sur une copie : ce qui attend le serveur, ce qu’il a refusé"),
        "replica:state",
        Group.HOST,
        needs=Needs.READING,
    ),
    Command(
        ("copie retirer", "copy remove"),
        N_("retire un acte qui attend, ou un refus qui est lu"),
        "replica:remove",
        Group.HOST,
        (Argument(N_("ID")),),
        local=True,
    ),
    Command(
        ("copie echanger", "copy exchange"),
        N_("ce que emporter et rapporter demandent au serveur"),
        "replica:exchange",
        Group.HOST,
        json=False,
    ),
)

"""Commands of facilitation about dates: slots, polls, pairs."""

from typing import Any

from tui.commands.grammar import Argument, Command, Group, Needs, Option
from tui.commands.table_participate import ID, N
from tui.i18n import N_

COUNTED = (("reponses", "answers"), ("inscrites", "registered"))


def facilitating(
    french: str, english: str, help: str, run: str, *arguments: Argument, reads: bool = False, **more: Any
) -> Command:
    needs = Needs.READING if reads else Needs.WRITING
    made = Command((french, english), help, run, Group.FACILITATE, arguments, needs=needs)
    return made._replace(**more)


DATES = (
    facilitating(
        "creneau ajouter",
        "slot add",
        N_("ajoute un créneau au sondage"),
        "slots:add",
        N,
        Argument(N_("DEBUT [FIN]"), many=True),
    ),
    facilitating(
        "creneau heures",
        "slot hours",
        N_("donne ou corrige les heures d’un créneau"),
        "slots:hours",
        ID,
        Argument(N_("DEBUT [FIN]"), many=True),
    ),
    facilitating(
        "creneau retirer", "slot remove", N_("retire un créneau et ses réponses"), "slots:remove", ID
    ),
    facilitating(
        "creneau proposer",
        "slot propose",
        N_("ajoute les prochains Communs lundis"),
        "slots:propose",
        N,
        options=(
            Option("nombre", "count", N_("combien (6)"), N_("NOMBRE")),
            Option("a-partir", "from", N_("à partir de ce jour"), N_("JOUR")),
        ),
    ),
    facilitating(
        "sondage ouvrir",
        "poll open",
        N_("ouvre ou rouvre le sondage"),
        "polls:open",
        N,
        options=(Option("jusqu-a", "until", N_("réponses jusqu’à cette date"), N_("DATE")),),
    ),
    facilitating("sondage clore", "poll close", N_("clôt le sondage"), "polls:close", N),
    facilitating(
        "sondage masquer",
        "poll hide",
        N_("cache les réponses des autres tant qu’on n’a pas répondu"),
        "polls:hide",
        N,
    ),
    facilitating("sondage montrer", "poll reveal", N_("montre de nouveau les réponses"), "polls:reveal", N),
    facilitating(
        "dates",
        "pairs",
        N_("les paires de dates pour deux ateliers, la meilleure d’abord"),
        "pair:show",
        options=(
            Option(
                "compter",
                "count",
                N_("reponses (tout le monde) ou inscrites (à l’atelier 1)"),
                N_("MOT"),
                COUNTED,
            ),
            Option("ateliers", "workshops", N_("les deux ateliers (2,3)"), N_("N,N")),
        ),
        reads=True,
        also=("paires",),
    ),
    facilitating(
        "fixer",
        "fix",
        N_("fixe les dates choisies, en un seul acte : --atelier2 ID --atelier3 ID, ou N ID"),
        "pair:fix",
        Argument(N_("N ID"), many=True, optional=True),
        options=(
            Option("atelier2", "workshop2", N_("le créneau de l’atelier 2"), N_("ID")),
            Option("atelier3", "workshop3", N_("le créneau de l’atelier 3"), N_("ID")),
        ),
    ),
)

"""Commands of frozen versions, and of what became of contributions."""

from tui.commands.grammar import Argument, Needs, Option
from tui.commands.table_dates import facilitating
from tui.commands.table_participate import FOR, ID, WHY, command
from tui.i18n import N_

WHICH = Option("version", "version", N_("quelle version figée ; sinon la dernière"), N_("NOM"))

VERSIONS = (
    command(
        "manifeste comparer",
        "manifesto compare",
        N_("deux versions, mot à mot ; ou une et aujourd’hui"),
        "comparison:show",
        Argument(N_("ANCIENNE")),
        Argument(N_("NOUVELLE"), optional=True),
        reads=True,
    ),
    command(
        "manifeste signer",
        "manifesto sign",
        N_("met son nom sous une version figée"),
        "frozen:sign",
        options=(
            WHICH,
            Option("lieu", "place", N_("d’où l’on signe ; sinon son tiers-lieu"), N_("LIEU")),
            FOR,
        ),
    ),
    command(
        "signature retirer",
        "signature withdraw",
        N_("retire sa signature, pour de bon"),
        "frozen:withdraw",
        options=(WHICH, FOR),
    ),
    command(
        "signatures",
        "signatures",
        N_("qui a signé une version figée"),
        "frozen:signatures",
        options=(WHICH,),
        reads=True,
    ),
    command(
        "verifier",
        "verify",
        N_("dit si une version figée (son JSON) a changé"),
        "verify:run",
        Argument(N_("FICHIER")),
        needs=Needs.NOTHING,
    ),
)
FREEZING = (
    facilitating(
        "manifeste figer",
        "manifesto freeze",
        N_("fige le manifeste, pour de bon : V0, V1…"),
        "frozen:freeze",
        Argument(N_("VERSION")),
    ),
    facilitating(
        "contribution ecarter",
        "contribution set-aside",
        N_("met une contribution de côté, et dit pourquoi"),
        "coverage:set_aside",
        ID,
        options=(WHY,),
    ),
    facilitating(
        "contribution reunir",
        "contribution merge",
        N_("deux contributions disent la même chose"),
        "coverage:merge",
        ID,
        Argument(N_("AUTRE")),
    ),
    facilitating(
        "contribution reprendre",
        "contribution take-back",
        N_("n’écarte plus, ne réunit plus"),
        "coverage:take_back",
        ID,
    ),
)

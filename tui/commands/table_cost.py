"""Commands that say what the program costs, and how it was made to cost little."""

from tui.commands.grammar import Argument, Command, Group, Needs
from tui.i18n import N_

COST = (
    Command(
        ("sobriete", "sobriety"),
        N_("ce que coûtent cette visite et la série, mesuré ; une estimation en gCO2e"),
        "sobriety:run",
        Group.HOST,
        needs=Needs.READING,
    ),
    Command(
        ("ecoconception", "ecodesign"),
        N_("la déclaration d’écoconception (RGESN), ou un de ses critères"),
        "ecodesign:run",
        Group.HOST,
        (Argument(N_("CRITERE"), optional=True),),
        needs=Needs.NOTHING,
    ),
)

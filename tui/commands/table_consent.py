"""Commands of consent rounds."""

from tui.commands.grammar import Argument, Needs, Option
from tui.commands.table_dates import facilitating
from tui.commands.table_participate import FOR, ID, command
from tui.i18n import N_

CHOICES = (("oui", "yes"), ("reserve", "reservation"), ("objection", "objection"), ("passe", "pass"))
PHASES = (("clarifications", "clarifications"), ("reactions", "reactions"), ("reponses", "answers"))

CONSENT = (
    command(
        "consentement",
        "consent",
        N_("un tour de consentement ; avec une réponse, y répond (une objection dit pourquoi)"),
        "consent:show_or_answer",
        ID,
        Argument(N_("REPONSE"), optional=True, choices=CHOICES),
        options=(
            Option("motif", "reason", N_("les mots de l’objection ou de la réserve"), N_("TEXTE")),
            FOR,
        ),
        needs=Needs.EITHER,
    ),
    command(
        "consentement lever",
        "consent lift",
        N_("lève son objection : seule la personne qui l’a faite le peut"),
        "consent:lift",
        ID,
        options=(FOR,),
    ),
)
ROUNDS = (
    facilitating(
        "consentement ouvrir",
        "consent open",
        N_("ouvre un tour sur un article ; sans option, aux personnes présentes à l’atelier du jour"),
        "consent:open",
        ID,
        options=(
            Option("atelier", "workshop", N_("les personnes présentes à cet atelier"), N_("N")),
            Option("inscrites", "registered", N_("les personnes inscrites ou en attente")),
            Option(
                "personne", "person", N_("cette personne (plusieurs fois possible)"), N_("NOM"), many=True
            ),
            Option("sans-noms", "nameless", N_("réponses sans noms")),
            Option("jusqu-a", "until", N_("clos à cette date"), N_("DATE")),
            Option("etape", "phase", N_("commencer là (reponses)"), N_("MOT"), PHASES),
        ),
    ),
    facilitating(
        "consentement etape",
        "consent phase",
        N_("appelle les clarifications, les réactions ou les réponses"),
        "consent:phase",
        ID,
        Argument(N_("ETAPE"), choices=PHASES),
    ),
    facilitating(
        "consentement amender",
        "consent amend",
        N_("change les mots soumis au tour : chaque personne est interrogée de nouveau"),
        "consent:amend",
        ID,
        options=(
            Option("texte", "text", N_("le texte ; sinon il est lu sur l’entrée"), N_("TEXTE")),
            Option("titre", "title", N_("le titre"), N_("TITRE")),
            FOR,
        ),
    ),
    facilitating("consentement clore", "consent close", N_("clôt un tour"), "consent:close", ID),
    facilitating(
        "article coquille",
        "article slip",
        N_("ce qui a changé depuis le tour est une coquille : l’article reste adopté"),
        "consent:slip",
        ID,
    ),
)

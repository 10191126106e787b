"""Commands of what is written together: contributions, themes, articles, manifesto."""

from tui.commands.grammar import Argument, Option
from tui.commands.table_participate import FOR, ID, PIPED, TEXT, TITLE, N, command
from tui.i18n import N_

DIMENSIONS = (("individuelle", "individual"), ("collective", "collective"), ("les_deux", "both"))
DIMENSION = Option(
    "dimension", "dimension", N_("individuelle, collective ou les_deux"), N_("MOT"), DIMENSIONS
)
FATES = (("reprise", "taken-up"), ("fusionnee", "merged"), ("ecartee", "set-aside"), ("orpheline", "orphan"))
FATE = Option("sort", "fate", N_("celles-là seulement"), N_("MOT"), FATES)
FORMATS = (("md", "md"), ("txt", "txt"), ("html", "html"), ("odt", "odt"), ("json", "json"))
FORMAT = Option("format", "format", N_("md, txt, html, odt ou json"), N_("FORMAT"), FORMATS)
THEME = Argument(N_("THEME"))
SOURCES = Argument(N_("CONTRIBUTION"), many=True)
WORDS = Argument(N_("TEXTE"), many=True)

CONTRIBUTIONS = (
    command(
        "contribuer",
        "contribute",
        N_("une contribution d’une ligne, sans nom sauf --signer ; hors atelier : N = hors"),
        "contributions:contribute",
        N,
        WORDS,
        options=(
            DIMENSION,
            Option("theme", "theme", N_("son thème : nom ou identifiant"), N_("THEME")),
            Option("signer", "sign", N_("y mettre son nom")),
            Option(
                "de", "from", N_("la réponse de la discussion dont elle est tirée"), N_("ID"), needed=True
            ),
            FOR,
        ),
    ),
    command(
        "contributions",
        "contributions",
        N_("les contributions"),
        "contributions:show",
        Argument(N_("N"), optional=True),
        reads=True,
    ),
    command(
        "contribution corriger",
        "contribution correct",
        N_("corrige une contribution"),
        "contributions:correct",
        ID,
        PIPED,
        options=(DIMENSION, Option("anonyme", "unsign", N_("retirer la signature, pour de bon"))),
    ),
    command(
        "contribution retirer",
        "contribution withdraw",
        N_("retire une contribution"),
        "contributions:withdraw",
        ID,
    ),
    command(
        "soutenir",
        "support",
        N_("soutient une contribution (trois par atelier), ou reprend son soutien"),
        "contributions:support",
        ID,
        options=(FOR,),
    ),
    command(
        "reprises",
        "coverage",
        N_("ce que chaque contribution est devenue"),
        "coverage:show",
        options=(FATE,),
        reads=True,
    ),
    command("themes", "themes", N_("les thèmes"), "themes:show", reads=True),
    command(
        "theme creer",
        "theme create",
        N_("crée un thème, avec ces contributions s’il y en a"),
        "themes:create",
        TITLE,
        options=(
            Option(
                "contribution",
                "contribution",
                N_("y range celle-là ; plusieurs fois"),
                N_("ID"),
                many=True,
                needed=True,
            ),
        ),
    ),
    command("theme renommer", "theme rename", N_("renomme un thème"), "themes:rename", THEME, TITLE),
    command(
        "theme fusionner",
        "theme merge",
        N_("deux thèmes n’en font qu’un : le premier reste"),
        "themes:merge",
        THEME,
        Argument(N_("AUTRE")),
    ),
    command(
        "theme scinder",
        "theme split",
        N_("ces contributions font un nouveau thème"),
        "themes:split",
        THEME,
        SOURCES,
        options=(Option("titre", "title", N_("le nom du nouveau thème"), N_("TITRE")),),
    ),
    command(
        "theme deplacer",
        "theme move",
        N_("range ces contributions dans ce thème (aucun : dans aucun)"),
        "themes:move",
        THEME,
        SOURCES,
    ),
)
ARTICLES = (
    command(
        "manifeste",
        "manifesto",
        N_("le manifeste, tel qu’il est"),
        "manifesto:show",
        options=(FORMAT, Option("version", "version", N_("une version gardée"), N_("NOM"))),
        reads=True,
    ),
    command(
        "manifeste versions",
        "manifesto versions",
        N_("les versions gardées"),
        "manifesto:versions",
        reads=True,
    ),
    command(
        "manifeste garder",
        "manifesto keep",
        N_("garde une version, sous un nom"),
        "manifesto:keep",
        Argument(N_("NOM"), many=True),
    ),
    command(
        "manifeste reprendre",
        "manifesto restore",
        N_("revient à une version ; ce qu’il y avait est gardé"),
        "manifesto:restore",
        Argument(N_("VERSION"), many=True),
    ),
    command(
        "article lire",
        "article read",
        N_("un article"),
        "articles:read",
        ID,
        options=(
            Option("auteurs", "authors", N_("qui a écrit quoi")),
            Option("origines", "origins", N_("de quelles contributions il vient")),
        ),
        reads=True,
    ),
    command(
        "article ajouter", "article add", N_("ajoute un article"), "articles:add", TITLE, options=(TEXT, FOR)
    ),
    command(
        "article ecrire",
        "article write",
        N_("récrit un article : les mots inchangés gardent leur auteur"),
        "articles:write",
        ID,
        options=(TEXT, FOR),
    ),
    command("article intituler", "article retitle", N_("change un titre"), "articles:retitle", ID, TITLE),
    command(
        "article lier",
        "article link",
        N_("dit de quelles contributions il vient"),
        "articles:link",
        ID,
        SOURCES,
    ),
    command("article delier", "article unlink", N_("défait ce lien"), "articles:unlink", ID, SOURCES),
    command(
        "article deplacer",
        "article move",
        N_("change le rang d’un article"),
        "articles:move",
        ID,
        Argument(N_("RANG")),
    ),
    command(
        "article retirer", "article remove", N_("retire un article ; il peut revenir"), "articles:remove", ID
    ),
    command("article remettre", "article restore", N_("remet un article retiré"), "articles:put_back", ID),
)
WRITE = (*CONTRIBUTIONS, *ARTICLES)

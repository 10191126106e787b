"""Commands of the discussion, of the resources and of the list of hubs."""

from tui.commands.grammar import Argument, Option
from tui.commands.table_dates import facilitating
from tui.commands.table_participate import FOR, ID, PIPED, TITLE, command
from tui.i18n import N_

KINDS = (("hub", "hub"), ("page", "page"), ("video", "video"), ("document", "document"), ("outil", "tool"))
KIND = Option("genre", "kind", N_("hub, page, video, document ou outil"), N_("MOT"), KINDS)
REGION = Option("region", "region", N_("la région, ou un mot de son nom"), N_("REGION"))
LINK = Option("lien", "link", N_("l’adresse, en http:// ou https://"), N_("URL"))
NOTE = Option("note", "note", N_("une remarque"), N_("TEXTE"))
SOURCE = Option("source", "source", N_("d’où cela vient : une adresse"), N_("URL"))

THREAD = (
    command(
        "discussion",
        "thread",
        N_("les réponses à l’annonce"),
        "thread:show",
        options=(Option("nouvelles", "new", N_("celles qui sont arrivées depuis sa dernière visite")), FOR),
        reads=True,
    ),
    command(
        "discussion repondre",
        "thread reply",
        N_("répond à l’annonce ; --signature : une réponse écrite ailleurs"),
        "thread:reply",
        PIPED,
        options=(FOR, Option("signature", "signature", N_("signée ainsi ailleurs"), N_("NOM")), SOURCE),
    ),
    command(
        "discussion corriger", "thread correct", N_("corrige une réponse"), "thread:correct_reply", ID, PIPED
    ),
    command("discussion retirer", "thread remove", N_("retire une réponse"), "thread:remove_reply", ID),
    command(
        "ressources",
        "resources",
        N_("liens et hubs régionaux"),
        "thread:resources",
        options=(REGION,),
        reads=True,
    ),
    command(
        "ressource ajouter",
        "resource add",
        N_("ajoute une ressource"),
        "thread:add_resource",
        TITLE,
        options=(LINK, REGION, KIND, NOTE, SOURCE),
    ),
    command(
        "ressource corriger",
        "resource correct",
        N_("corrige une ressource"),
        "thread:correct_resource",
        ID,
        options=(
            Option("titre", "title", N_("le titre"), N_("TITRE")),
            LINK,
            REGION,
            KIND,
            NOTE,
            SOURCE,
            Option("verifie", "verified", N_("vérifiée ce jour-là"), N_("JOUR")),
        ),
    ),
    facilitating(
        "ressources importer",
        "resources import",
        N_("met à jour la liste des hubs depuis un fichier CSV (-, par ssh : sur l’entrée)"),
        "hubs:run",
        Argument(N_("FICHIER")),
        options=(
            Option("source", "source", N_("d’où vient la liste, où elle ne le dit pas"), N_("TEXTE")),
            Option("verifie", "verified", N_("vérifiée ce jour-là"), N_("JOUR")),
            Option("simuler", "dry-run", N_("montre sans rien faire")),
        ),
    ),
    command("ressource retirer", "resource remove", N_("retire une ressource"), "thread:remove_resource", ID),
)

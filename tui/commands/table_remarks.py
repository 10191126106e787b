"""Commands of what is said about articles: suggestions, comments, and the history of an article."""

from tui.commands.grammar import Argument, Option
from tui.commands.table_participate import FOR, ID, TEXT, WHY, command
from tui.i18n import N_

ARTICLE = Argument(N_("ID"), optional=True)
STATE = Argument(N_("ETAT"))
PASSAGE = Option(
    "passage",
    "passage",
    N_("les mots dont il s’agit, tels qu’ils sont dans l’article"),
    N_("MOTS"),
    needed=True,
)
NEW = Option(
    "texte", "text", N_("les mots à mettre à la place ; sinon ils sont lus sur l’entrée"), N_("TEXTE")
)
ANYWAY = Option("quand-meme", "anyway", N_("même si le texte a changé à cet endroit"))
AMEND = Option(
    "amender", "amend", N_("pendant un tour : comme un amendement ; chaque personne est réinterrogée")
)

REMARKS = (
    command(
        "suggerer",
        "suggest",
        N_("suggère d’autres mots pour un passage ; sans --passage, pour tout l’article"),
        "suggestions:suggest",
        ID,
        options=(PASSAGE, NEW, FOR),
    ),
    command(
        "suggestions",
        "suggestions",
        N_("les suggestions, d’un article ou de tous, avec ce qu’elles sont devenues"),
        "suggestions:show",
        ARTICLE,
        reads=True,
    ),
    command(
        "suggestion accepter",
        "suggestion accept",
        N_("accepte une suggestion : ses mots entrent dans l’article"),
        "suggestions:accept",
        ID,
        options=(WHY, ANYWAY, AMEND),
    ),
    command(
        "suggestion refuser",
        "suggestion refuse",
        N_("refuse une suggestion"),
        "suggestions:refuse",
        ID,
        options=(WHY,),
    ),
    command(
        "suggestion rouvrir",
        "suggestion reopen",
        N_("rouvre une suggestion ; acceptée, elle reprend ses mots"),
        "suggestions:reopen",
        ID,
        options=(WHY,),
    ),
    command(
        "suggestion retirer",
        "suggestion withdraw",
        N_("retire sa suggestion, pour de bon"),
        "suggestions:withdraw",
        ID,
    ),
    command(
        "commenter",
        "comment",
        N_("commente un article, ou un passage"),
        "comments:comment",
        ID,
        options=(PASSAGE, TEXT, FOR),
    ),
    command(
        "commentaires",
        "comments",
        N_("les commentaires, d’un article ou de tous"),
        "comments:show",
        ARTICLE,
        reads=True,
    ),
    command(
        "commentaire resoudre",
        "note resolve",
        N_("dit qu’un commentaire est résolu"),
        "comments:resolve",
        ID,
    ),
    command("commentaire rouvrir", "note reopen", N_("rouvre un commentaire"), "comments:reopen", ID),
    command(
        "commentaire retirer",
        "note withdraw",
        N_("retire son commentaire, pour de bon"),
        "comments:withdraw",
        ID,
    ),
    command(
        "article historique",
        "article history",
        N_("les états d’un article ; avec un état, ce qui a changé depuis"),
        "states:history",
        ID,
        Argument(N_("ETAT"), optional=True),
        reads=True,
    ),
    command(
        "article restaurer",
        "article revert",
        N_("revient à un état de l’article, comme un nouveau changement"),
        "states:restore",
        ID,
        STATE,
    ),
)

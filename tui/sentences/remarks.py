"""Refusals about suggestions, comments and the words that they are about."""

from tui.i18n import N_

REMARKS: dict[str, str] = {
    "PassageGone": N_(
        "« {words} » : ces mots ne sont pas dans l’article. Recopiez-les tels qu’ils y sont, puis "
        "recommencez."
    ),
    "PassageTwice": N_(
        "« {words} » : ces mots sont {times} fois dans l’article. Donnez-en davantage, pour dire lesquels."
    ),
    "VersionFixed": N_(
        "{name} est une version gardée : rien n’y change plus. Parlez plutôt de l’article d’aujourd’hui, "
        "dans le brouillon."
    ),
    "ArticleRemoved": N_(
        "L’article « {title} » est retiré ; ce qui s’y rapporte est gardé. Remettez-le d’abord."
    ),
    "NothingSuggested": N_("Ce sont les mots qui y sont déjà : rien à suggérer."),
    "AlreadyDecided": N_("La suggestion {suggestion} est déjà {state}. Rouvrez-la d’abord, avec un motif."),
    "NotDecided": N_("La suggestion {suggestion} est encore ouverte : acceptez-la ou refusez-la."),
    "GroundMoved": N_(
        "Le texte a changé à cet endroit : « {words} » est devenu « {now} ». Rien n’a été remplacé. Relisez "
        "les deux, puis acceptez quand même, ou suggérez autrement."
    ),
    "GroundMoved:gone": N_(
        "« {words} » : ces mots ne sont plus là. Rien n’a été remplacé. Relisez l’article, puis acceptez "
        "quand même, ou suggérez autrement."
    ),
    "CommentResolved": N_("Le commentaire {comment} est déjà résolu."),
    "CommentOpen": N_("Le commentaire {comment} est encore ouvert."),
}
DECIDED = {"acceptee": N_("acceptée"), "refusee": N_("refusée")}

"""Refusals about consent rounds."""

from tui.i18n import N_

PHASES = {
    "clarifications": N_("clarifications"),
    "reactions": N_("réactions"),
    "reponses": N_("réponses"),
}
CONSENT: dict[str, str] = {
    "UnderConsent": N_(
        "Un tour de consentement est ouvert sur « {title} » : ses mots ne changent pas avant la clôture. "
        "Proposez une suggestion, ou demandez un amendement à l’équipe d’animation."
    ),
    "RoundOpen": N_("Un tour de consentement est ouvert sur « {title} » : clôturez-le d’abord."),
    "NoRound": N_("Aucun tour de consentement sur l’article {article} pour le moment."),
    "RoundClosed": N_(
        "Le tour sur l’article {article} est déjà clos ({closed}) : rien n’a changé. L’équipe d’animation "
        "peut en ouvrir un autre."
    ),
    "NoRollCall": N_(
        "Aucune présence n’est notée à l’atelier {workshop} : faites l’appel d’abord, ou ouvrez le tour à "
        "une liste de personnes."
    ),
    "NobodyConcerned": N_(
        "Aucun atelier n’a lieu aujourd’hui : dites à qui la question est posée (personnes présentes à un "
        "atelier, personnes inscrites, ou une liste)."
    ),
    "NotConcerned": N_(
        "Ce tour est posé aux personnes listées à son ouverture, et celle-ci n’en est pas. Dites votre "
        "avis en commentaire, ou demandez à l’équipe d’animation d’en ouvrir un autre."
    ),
    "NotYetAnswers": N_(
        "Le groupe en est encore aux {phase} : l’équipe d’animation appellera les réponses. Gardez la vôtre."
    ),
    "QuestionMoved": N_(
        "Les mots soumis au tour ont changé pendant que vous répondiez : relisez l’article {article}, puis "
        "répondez de nouveau."
    ),
    "AnsweredAlready": N_(
        "Réponse déjà donnée, sans nom : elle ne peut plus être retrouvée ni changée. Rien n’a changé."
    ),
    "AnswersSealed": N_(
        "Des réponses sans nom sont déjà données sur l’article {article} : on ne peut plus l’amender. "
        "Clôturez ce tour, changez les mots, puis ouvrez-en un autre."
    ),
    "NothingToLift": N_(
        "Aucune objection de cette personne n’est à lever sur l’article {article}. Seule la personne qui "
        "objecte lève son objection ; sans nom, elle reste maintenue."
    ),
    "AuthorAbsent": N_(
        "L’objection reste maintenue : la personne qui l’a faite n’est pas notée en présence à l’atelier "
        "{workshop}. Elle peut la lever elle-même, de chez elle."
    ),
    "NothingToConfirm": N_(
        "L’article {article} n’est pas à confirmer : aucun mot n’a changé depuis un tour qui l’a adopté."
    ),
}

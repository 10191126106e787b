"""One sentence for each refusal: why, and what to do instead. Every face says the same."""

from tui.i18n import N_

SENTENCES: dict[str, str] = {
    "Unknown": N_("{kind} « {key} » : introuvable."),
    "Unknown:sondage": N_("Sondage « {key} » : introuvable. Cet atelier a déjà sa date."),
    "Ambiguous": N_("Plusieurs réponses pour « {key} » : {ids}. Précisez avec l’identifiant."),
    "NotAllowed": N_("C’est réservé à l’équipe d’animation : demandez-lui de le faire."),
    "NotAllowed:participation": N_("Il faut être une personne inscrite pour cela : inscrivez-vous d’abord."),
    "NobodyNamed": N_("Pour qui ? Choisissez une personne, ou dites qui vous êtes dans les réglages."),
    "ReasonMissing": N_("Il faut un motif, que tout le monde pourra lire. Ajoutez-le et recommencez."),
    "NothingToUndo": N_(
        "Rien à défaire : l’acte a plus de dix minutes, ou quelqu’un a déjà bâti dessus. Corrigez à la main."
    ),
    "AlreadyThere": N_("Une série existe déjà dans ce dossier ; elle reste intacte."),
    "NoSeries": N_("Aucune série ici pour le moment."),
    "UnknownCode": N_(
        "Ce code n’ouvre rien : il est mal tapé, déjà utilisé ou trop ancien. "
        "Demandez-en un autre à l’équipe d’animation."
    ),
    "NoKey": N_(
        "Cette connexion n’a montré aucune clé : cet ordinateur ne peut pas être reconnu. "
        "Faites une clé avec ssh-keygen, ou gardez le code de secours."
    ),
    "OutOfBounds": N_("Donnez un nombre entre {least} et {most}."),
    "AlreadyRegistered": N_("Déjà fait pour l’atelier {workshop} : {standing}. Rien n’a changé."),
    "NotRegistered": N_("Pas d’inscription à l’atelier {workshop} pour cette personne."),
    "NameNeeded": N_("Pour s’inscrire la première fois, il faut dire son nom, ou un pseudonyme."),
    "RegistrationNotOpen": N_("Les inscriptions passent par l’équipe d’animation : écrivez-lui."),
    "WorkshopCancelled": N_("L’atelier {workshop} est annulé : attendez sa nouvelle date."),
    "WorkshopOver": N_("L’atelier {workshop} est passé. Choisissez-en un autre."),
    "NoDate": N_("L’atelier {workshop} n’a pas encore de date : fixez-la d’abord."),
    "NoOffer": N_(
        "Aucune place n’est proposée en ce moment à l’atelier {workshop}. Le rang en attente est gardé."
    ),
    "SeatsTaken": N_("Atelier {workshop} : {free} places, pas davantage, car personne n’est jamais déplacé."),
    "DatePast": N_("Le {start} est déjà passé : choisissez une date à venir."),
    "SeatsHeld": N_("Atelier {workshop} : {held} places au moins, car personne n’est jamais déplacé."),
    "SameMoment": N_("L’atelier {workshop} est déjà à cette date, {start} : rien ne change."),
    "EndsBeforeStart": N_("La fin ({end}) doit venir après le début ({start})."),
    "OutOfOrder": N_(
        "L’atelier {second} doit venir après l’atelier {first}, un autre jour. Choisissez d’autres créneaux."
    ),
    "PollClosed": N_(
        "Le sondage de l’atelier {workshop} est clos : vos réponses sont gardées. "
        "L’animation peut le rouvrir."
    ),
    "SlotGivenTwice": N_("Ce créneau existe déjà : rien n’a été ajouté."),
    "SlotWithoutHours": N_("« {words} » n’a pas d’heures : donnez-les d’abord."),
    "BadSetting": N_("Réglage {key} : « {value} » ne convient pas. Possible : {takes}."),
    "SamePerson": N_("C’est la même fiche deux fois : choisissez-en deux différentes."),
    "EmptyText": N_("Il manque {field} : rien de lisible n’a été écrit."),
    "TooLong": N_(
        "Trop long ({field}) : {length} caractères pour {limit} au plus. Raccourcissez ; rien n’a été coupé."
    ),
    "UnknownZone": N_("Fuseau inconnu : « {name} ». Exemples : Europe/Paris, Indian/Reunion."),
    "NoSuchHour": N_(
        "Cette heure n’existe pas ce jour-là : c’est le passage à l’heure d’été. Choisissez-en une autre."
    ),
    "UnreadableDate": N_(
        "Date illisible : « {text} ». Écrivez par exemple : mardi 2 mai 2028 11h, ou 2028-05-02 11:00."
    ),
    "NoSuchDay": N_("« {text} » : ce jour n’existe pas dans le calendrier. Vérifiez le jour et le mois."),
    "MissingHour": N_("Il manque l’heure : « {text} ». Écrivez par exemple : {day} 11h."),
    "WrongWeekday": N_("Ce n’est pas un {given} : cette date tombe le {day}. Corrigez le jour ou la date."),
    "UnreadableHours": N_("Heures illisibles : « {text} ». Écrivez par exemple : 11h-12h30."),
    "TooManySupports": N_(
        "Vous soutenez déjà {limit} contributions de cet atelier ({supported}). Retirez d’abord un de"
        " ces soutiens (même geste), puis recommencez."
    ),
    "Unsigned": N_(
        "La contribution {contribution} n’est pas signée : personne ne peut montrer qu’elle est la "
        "sienne. Demandez à l’équipe d’animation de la corriger ou de la retirer."
    ),
    "SameTheme": N_(
        "Le thème « {title} » ne peut pas être fusionné avec lui-même. Choisissez un autre thème."
    ),
    "ThemeExists": N_(
        "Le thème « {title} » existe déjà ({id}). Choisissez un autre titre, ou rangez les "
        "contributions dans celui-là."
    ),
    "NotInTheme": N_(
        "Ces contributions ne sont pas dans le thème « {title} » : {contributions}. Rien n’a changé ;"
        " retirez-les de la liste, ou déplacez-les."
    ),
    "MovedMeanwhile": N_(
        "Quelqu’un vient de changer de thème {contributions}. Rien n’est déplacé : regardez où c’est "
        "maintenant, puis recommencez si c’est encore utile."
    ),
    "RewordedMeanwhile": N_(
        "Quelqu’un vient de corriger {contribution} : « {text} ». Rien n’est changé : relisez, puis "
        "recommencez si c’est encore utile."
    ),
    "EditOutOfBounds": N_(
        "Le texte a {length} caractères : il n’y a rien à changer à la place {position}. Relisez "
        "l’article et recommencez ; rien n’est perdu."
    ),
    "TextMoved": N_(
        "Quelqu’un a écrit dans l’article {article} entre-temps (révision {revision}). Relisez-le et "
        "refaites votre changement ; rien n’est perdu."
    ),
    "RankOutOfBounds": N_("Il n’y a pas de rang {rank}. Choisissez un rang entre 1 et {last}."),
    "VersionExists": N_("Une version s’appelle déjà « {name} ». Choisissez un autre nom."),
    "VersionNameReserved": N_(
        "Le nom « {name} » est gardé pour les versions figées et les identifiants. Choisissez un "
        "autre nom, par exemple « avant l’atelier 3 »."
    ),
    "NotALink": N_(
        "« {link} » n’est pas une adresse du Web. Une adresse commence par http:// ou https:// et n’a"
        " pas d’espace."
    ),
    "NotTheHubsFile": N_("Ce fichier n’est pas une liste de hubs. Sa première ligne doit être : {columns}."),
    "TooLateToReserve": N_(
        "Atelier {workshop} : à moins de {hours} heures du début, les places réservées reviennent à "
        "tout le monde."
    ),
}

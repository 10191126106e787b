"""Commands of the facilitation team."""

from tui.commands.grammar import Argument, Needs, Option
from tui.commands.table_dates import DATES, facilitating
from tui.commands.table_participate import FOR, NEW, TITLE, WHY, N
from tui.i18n import N_

WHO = Argument(N_("QUI"))
NAME = Argument(N_("NOM"), many=True)
COUNT = Argument(N_("NOMBRE"))
MOMENT = Argument(N_("DATE"), many=True)
PRESENCES = (("presence", "present"), ("absence", "absent"), ("annoncee", "announced"), ("rien", "none"))


SERIES = (
    facilitating(
        "init",
        "init",
        N_("crée la série à partir de l’annonce"),
        "series:make",
        options=(
            Option(
                "date",
                "date",
                N_("l’atelier 1 ; sinon le prochain Commun lundi dans 14 jours ou plus"),
                N_("DATE"),
            ),
            Option("visio", "video", N_("le lien de la visio"), N_("URL")),
            Option("places", "seats", N_("places par atelier (15)"), N_("NOMBRE")),
        ),
        needs=Needs.DIRECTORY,
    ),
    facilitating(
        "atelier ajouter", "workshop add", N_("ajoute un atelier, avec son sondage"), "workshops:add", TITLE
    ),
    facilitating(
        "visio",
        "video",
        N_('change le lien de la visio ("" pour l’enlever)'),
        "workshops:video",
        N,
        Argument(N_("URL")),
    ),
    facilitating(
        "reporter", "move", N_("change la date d’un atelier"), "workshops:move", N, MOMENT, options=(WHY,)
    ),
    facilitating("annuler", "cancel", N_("annule un atelier"), "workshops:cancel", N, options=(WHY,)),
    facilitating("defaire", "undo", N_("défait le dernier acte de l’animation (dix minutes)"), "series:undo"),
)
PEOPLE = (
    facilitating(
        "inscriptions",
        "registrations",
        N_("les personnes inscrites, leur rang et pourquoi"),
        "registration:show",
        N,
        options=(Option("csv", "csv", N_("en CSV")),),
        reads=True,
    ),
    facilitating(
        "personnes", "people", N_("toutes les personnes et leurs identifiants"), "people:show", reads=True
    ),
    facilitating("personne renommer", "person rename", N_("corrige un nom"), "people:rename", WHO, NAME),
    facilitating(
        "personne reunir",
        "person merge",
        N_("deux fiches n’en font qu’une : la première reste"),
        "people:merge",
        Argument(N_("QUI")),
        Argument(N_("AUTRE")),
        options=(WHY,),
    ),
    facilitating(
        "personne animation",
        "person team",
        N_("fait partie de l’équipe d’animation, hors des places ; --fin : n’en fait plus partie"),
        "people:team",
        WHO,
        options=(Option("fin", "end", N_("ne fait plus partie de l’équipe")),),
    ),
    facilitating(
        "personne retirer",
        "person remove",
        N_("retire une personne, pour de bon"),
        "people:remove",
        WHO,
        options=(WHY,),
    ),
    facilitating(
        "place prevenue",
        "seat told",
        N_("la personne sait qu’une place lui est proposée"),
        "seats:told",
        N,
        NAME,
    ),
    facilitating(
        "place approuver",
        "seat approve",
        N_("approuve une inscription à confirmer"),
        "seats:approve",
        N,
        NAME,
    ),
    facilitating(
        "place deplacer",
        "seat move",
        N_("change un rang en liste d’attente"),
        "seats:move",
        N,
        NAME,
        Argument(N_("RANG")),
        options=(WHY,),
    ),
    facilitating(
        "place retirer",
        "seat remove",
        N_("retire une inscription"),
        "seats:remove",
        N,
        NAME,
        options=(WHY,),
    ),
    facilitating(
        "place reserver",
        "seat reserve",
        N_("réserve des places, 0 pour les rendre"),
        "seats:reserve",
        N,
        COUNT,
        options=(WHY,),
    ),
    facilitating(
        "place capacite", "seat cap", N_("change le nombre de places d’un atelier"), "seats:cap", N, COUNT
    ),
    facilitating(
        "presence",
        "attendance",
        N_("fait l’appel : presence, absence, annoncee, rien ; ou --venue NOM"),
        "presence:note",
        N,
        Argument(N_("NOM"), many=True, optional=True),
        Argument(N_("PRESENCE"), optional=True, choices=PRESENCES),
        options=(Option("venue", "came", N_("une personne venue sans inscription"), N_("NOM")), NEW),
    ),
    facilitating(
        "message",
        "message",
        N_("un texte à envoyer"),
        "texts:letter",
        Argument(N_("QUOI"), optional=True),
        Argument(N_("N"), optional=True),
        options=(FOR, Option("destinataires", "recipients", N_("à qui l’envoyer, plutôt que le texte"))),
        reads=True,
    ),
    facilitating(
        "bulletin",
        "form",
        N_("le bulletin à coller dans un courriel ou à imprimer"),
        "texts:form",
        Argument(N_("N"), optional=True),
        options=(FOR,),
        reads=True,
    ),
)
FACILITATE = (*SERIES, *PEOPLE, *DATES)

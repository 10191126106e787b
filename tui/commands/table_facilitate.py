"""Commands of the facilitation team."""

from typing import Any

from tui.commands.grammar import Argument, Command, Group, Needs, Option
from tui.commands.table_participate import FOR, NEW, N
from tui.i18n import N_

REASON = Option("motif", "reason", N_("le motif, que tout le monde pourra lire"), N_("MOTIF"))
ID = Argument(N_("ID"))
WHO = Argument(N_("QUI"))
NAME = Argument(N_("NOM"), many=True)
COUNT = Argument(N_("NOMBRE"))
MOMENT = Argument(N_("DATE"), many=True)
TITLE = Argument(N_("TITRE"), many=True)
PRESENCES = (("presence", "present"), ("absence", "absent"), ("annoncee", "announced"), ("rien", "none"))
COUNTED = (("reponses", "answers"), ("inscrites", "registered"))


def _command(
    french: str, english: str, help: str, run: str, *arguments: Argument, reads: bool = False, **more: Any
) -> Command:
    needs = Needs.READING if reads else Needs.WRITING
    made = Command((french, english), help, run, Group.FACILITATE, arguments, needs=needs)
    return made._replace(**more)


SERIES = (
    _command(
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
    _command(
        "atelier ajouter", "workshop add", N_("ajoute un atelier, avec son sondage"), "workshops:add", TITLE
    ),
    _command(
        "visio",
        "video",
        N_('change le lien de la visio ("" pour l’enlever)'),
        "workshops:video",
        N,
        Argument(N_("URL")),
    ),
    _command(
        "reporter", "move", N_("change la date d’un atelier"), "workshops:move", N, MOMENT, options=(REASON,)
    ),
    _command("annuler", "cancel", N_("annule un atelier"), "workshops:cancel", N, options=(REASON,)),
    _command("defaire", "undo", N_("défait le dernier acte de l’animation (dix minutes)"), "series:undo"),
)
PEOPLE = (
    _command(
        "inscriptions",
        "registrations",
        N_("les personnes inscrites, leur rang et pourquoi"),
        "registration:show",
        N,
        options=(Option("csv", "csv", N_("en CSV")),),
        reads=True,
    ),
    _command(
        "personnes", "people", N_("toutes les personnes et leurs identifiants"), "people:show", reads=True
    ),
    _command("personne renommer", "person rename", N_("corrige un nom"), "people:rename", WHO, NAME),
    _command(
        "personne reunir",
        "person merge",
        N_("deux fiches n’en font qu’une : la première reste"),
        "people:merge",
        Argument(N_("QUI")),
        Argument(N_("AUTRE")),
        options=(REASON,),
    ),
    _command(
        "personne retirer",
        "person remove",
        N_("retire une personne, pour de bon"),
        "people:remove",
        WHO,
        options=(REASON,),
    ),
    _command(
        "place prevenue",
        "seat told",
        N_("la personne sait qu’une place lui est proposée"),
        "seats:told",
        N,
        NAME,
    ),
    _command(
        "place approuver",
        "seat approve",
        N_("approuve une inscription à confirmer"),
        "seats:approve",
        N,
        NAME,
    ),
    _command(
        "place deplacer",
        "seat move",
        N_("change un rang en liste d’attente"),
        "seats:move",
        N,
        NAME,
        Argument(N_("RANG")),
        options=(REASON,),
    ),
    _command(
        "place retirer",
        "seat remove",
        N_("retire une inscription"),
        "seats:remove",
        N,
        NAME,
        options=(REASON,),
    ),
    _command(
        "place reserver",
        "seat reserve",
        N_("réserve des places, 0 pour les rendre"),
        "seats:reserve",
        N,
        COUNT,
        options=(REASON,),
    ),
    _command(
        "place capacite", "seat cap", N_("change le nombre de places d’un atelier"), "seats:cap", N, COUNT
    ),
    _command(
        "presence",
        "attendance",
        N_("fait l’appel : presence, absence, annoncee, rien ; ou --venue NOM"),
        "presence:note",
        N,
        Argument(N_("NOM"), many=True, optional=True),
        Argument(N_("PRESENCE"), optional=True, choices=PRESENCES),
        options=(Option("venue", "came", N_("une personne venue sans inscription"), N_("NOM")), NEW),
    ),
    _command(
        "message",
        "message",
        N_("un texte à envoyer"),
        "texts:letter",
        Argument(N_("QUOI"), optional=True),
        Argument(N_("N"), optional=True),
        options=(FOR, Option("destinataires", "recipients", N_("à qui l’envoyer, plutôt que le texte"))),
        reads=True,
    ),
    _command(
        "bulletin",
        "form",
        N_("le bulletin à coller dans un courriel ou à imprimer"),
        "texts:form",
        Argument(N_("N"), optional=True),
        options=(FOR,),
        reads=True,
    ),
)
DATES = (
    _command(
        "creneau ajouter",
        "slot add",
        N_("ajoute un créneau au sondage"),
        "slots:add",
        N,
        Argument(N_("DEBUT [FIN]"), many=True),
    ),
    _command(
        "creneau heures",
        "slot hours",
        N_("donne ou corrige les heures d’un créneau"),
        "slots:hours",
        ID,
        Argument(N_("DEBUT [FIN]"), many=True),
    ),
    _command("creneau retirer", "slot remove", N_("retire un créneau et ses réponses"), "slots:remove", ID),
    _command(
        "creneau proposer",
        "slot propose",
        N_("ajoute les prochains Communs lundis"),
        "slots:propose",
        N,
        options=(
            Option("nombre", "count", N_("combien (6)"), N_("NOMBRE")),
            Option("a-partir", "from", N_("à partir de ce jour"), N_("JOUR")),
        ),
    ),
    _command(
        "sondage ouvrir",
        "poll open",
        N_("ouvre ou rouvre le sondage"),
        "polls:open",
        N,
        options=(Option("jusqu-a", "until", N_("réponses jusqu’à cette date"), N_("DATE")),),
    ),
    _command("sondage clore", "poll close", N_("clôt le sondage"), "polls:close", N),
    _command(
        "sondage masquer",
        "poll hide",
        N_("cache les réponses des autres tant qu’on n’a pas répondu"),
        "polls:hide",
        N,
    ),
    _command("sondage montrer", "poll reveal", N_("montre de nouveau les réponses"), "polls:reveal", N),
    _command(
        "dates",
        "pairs",
        N_("les paires de dates pour deux ateliers, la meilleure d’abord"),
        "pair:show",
        options=(
            Option(
                "compter",
                "count",
                N_("reponses (tout le monde) ou inscrites (à l’atelier 1)"),
                N_("MOT"),
                COUNTED,
            ),
            Option("ateliers", "workshops", N_("les deux ateliers (2,3)"), N_("N,N")),
        ),
        reads=True,
        also=("paires",),
    ),
    _command(
        "fixer",
        "fix",
        N_("fixe les dates choisies, en un seul acte : --atelier2 ID --atelier3 ID, ou N ID"),
        "pair:fix",
        Argument(N_("N ID"), many=True, optional=True),
        options=(
            Option("atelier2", "workshop2", N_("le créneau de l’atelier 2"), N_("ID")),
            Option("atelier3", "workshop3", N_("le créneau de l’atelier 3"), N_("ID")),
        ),
    ),
)
FACILITATE = (*SERIES, *PEOPLE, *DATES)

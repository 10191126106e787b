"""Commands of people who take part. `--pour` makes facilitation do them for somebody."""

from typing import Any

from tui.commands.grammar import Argument, Command, Group, Needs, Option
from tui.i18n import N_

FOR = Option("pour", "for", N_("pour cette personne : son nom exact, ou son identifiant"), N_("NOM"))
OWN_NAME = Option(
    "nom",
    "name",
    N_("votre nom, quand vous vous inscrivez vous-même ; avant, lisez mes-donnees notice"),
    N_("NOM"),
)
NEW = Option("nouvelle", "new", N_("une nouvelle personne, même si ce nom existe déjà"))
N = Argument(N_("N"))
ID = Argument(N_("ID"))
TEXT = Option("texte", "text", N_("le texte ; sinon il est lu sur l’entrée"), N_("TEXTE"))
TITLE = Argument(N_("TITRE"), many=True)
PIPED = Argument(N_("TEXTE"), many=True, optional=True)
WHY = Option("motif", "reason", N_("le motif, que tout le monde pourra lire"), N_("MOTIF"))
YES_MAYBE_NO = (("oui", "yes"), ("peut-etre", "maybe"), ("non", "no"))
ALL_THREE = Option(
    "aux-trois", "all-three", N_("venir aux trois : oui, peut-etre ou non"), N_("MOT"), YES_MAYBE_NO
)
FORMATS = (("json", "json"), ("csv", "csv"), ("txt", "text"))
DETAILS = (
    Option("tiers-lieu", "place", N_("son tiers-lieu"), N_("LIEU")),
    Option("contact", "contact", N_("où lui écrire ; facultatif"), N_("CONTACT")),
    Option("fuseau", "zone", N_("son fuseau horaire : Indian/Reunion…"), N_("FUSEAU")),
)


def command(
    french: str, english: str, help: str, run: str, *arguments: Argument, reads: bool = False, **more: Any
) -> Command:
    needs = Needs.READING if reads else Needs.WRITING
    made = Command((french, english), help, run, Group.PARTICIPATE, arguments, needs=needs)
    return made._replace(**more)


PARTICIPATE = (
    command("ateliers", "workshops", N_("les ateliers : date, places, état"), "workshops:show", reads=True),
    command("annonce", "announcement", N_("l’annonce de départ"), "series:announcement", reads=True),
    command(
        "inscrire",
        "register",
        N_("inscrit à un atelier, ou à tous"),
        "registration:register",
        Argument(N_("N|tous")),
        options=(
            OWN_NAME,
            FOR,
            NEW,
            ALL_THREE,
            *DETAILS,
        ),
    ),
    command("liberer", "leave", N_("libère une place"), "registration:leave", N, options=(FOR,)),
    command(
        "place accepter", "seat accept", N_("prend la place proposée"), "seats:accept", N, options=(FOR,)
    ),
    command(
        "place refuser", "seat decline", N_("laisse la place proposée"), "seats:decline", N, options=(FOR,)
    ),
    command(
        "place garder",
        "seat keep",
        N_("reconfirme sa place après un report"),
        "seats:keep",
        N,
        options=(FOR,),
    ),
    command(
        "sondage",
        "poll",
        N_("la grille des disponibilités d’un atelier"),
        "polls:show",
        N,
        options=(Option("csv", "csv", N_("en CSV, relu par veillee importer")),),
        reads=True,
    ),
    command(
        "dispos",
        "availability",
        N_('répond au sondage : s1=oui s2=si_besoin s3=non s4= ou bien "o s n ."'),
        "polls:answer",
        N,
        Argument(N_("ID=REPONSE"), many=True),
        options=(FOR,),
        also=("voter", "vote"),
    ),
    command(
        "agenda",
        "calendar",
        N_("les dates au format iCalendar"),
        "workshops:calendar",
        Argument(N_("N"), optional=True),
        options=(FOR,),
        reads=True,
        json=False,
    ),
    command(
        "presents",
        "present",
        N_("qui a la série ouverte en ce moment, et où"),
        # Not read from the files: only the owner that has the series open knows.
        "lately:present",
    ),
    command(
        "depuis",
        "since",
        N_("ce qui a changé depuis sa dernière visite, ou depuis une date"),
        "lately:since",
        Argument(N_("DATE"), optional=True),
        options=(FOR,),
        reads=True,
    ),
    command(
        "mes-donnees notice",
        "my-data notice",
        N_("ce qui est gardé des personnes, pour quoi, et leurs droits"),
        "my_data:notice",
        reads=True,
    ),
    command(
        "mes-donnees voir",
        "my-data show",
        N_("ce qui est gardé sur soi"),
        "my_data:show",
        options=(FOR,),
        reads=True,
    ),
    command(
        "mes-donnees exporter",
        "my-data export",
        N_("la même chose en fichier, à garder"),
        "my_data:export",
        options=(FOR, Option("format", "format", N_("json, csv ou txt ; sinon json"), N_("FORMAT"), FORMATS)),
        reads=True,
    ),
    command(
        "mes-donnees rectifier",
        "my-data correct",
        N_("corrige ce qui est gardé sur soi"),
        "my_data:correct",
        options=(
            FOR,
            Option("nom", "name", N_("le nom d’usage"), N_("NOM")),
            ALL_THREE,
            *DETAILS,
            Option(
                "garder",
                "keep",
                N_("me garder pour la V1 : oui ou non"),
                N_("MOT"),
                (("oui", "yes"), ("non", "no")),
            ),
        ),
    ),
    command(
        "mes-donnees effacer",
        "my-data erase",
        N_("efface tout ce qui dit qui l’on est, pour de bon"),
        "my_data:erase",
        options=(FOR,),
    ),
)

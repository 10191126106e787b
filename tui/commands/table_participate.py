"""Commands of people who take part. `--pour` makes facilitation do them for somebody."""

from typing import Any

from tui.commands.grammar import Argument, Command, Group, Needs, Option
from tui.i18n import N_

FOR = Option("pour", "for", N_("pour cette personne : son nom exact, ou son identifiant"), N_("NOM"))
NEW = Option("nouvelle", "new", N_("une nouvelle personne, même si ce nom existe déjà"))
N = Argument(N_("N"))
YES_MAYBE_NO = (("oui", "yes"), ("peut-etre", "maybe"), ("non", "no"))
DIMENSIONS = (("individuelle", "individual"), ("collective", "collective"), ("les_deux", "both"))
DETAILS = (
    Option("tiers-lieu", "place", N_("son tiers-lieu"), N_("LIEU")),
    Option("contact", "contact", N_("où lui écrire ; facultatif"), N_("CONTACT")),
    Option("fuseau", "zone", N_("son fuseau horaire : Indian/Reunion…"), N_("FUSEAU")),
)
THEME = Option("theme", "theme", N_("son thème : nom ou identifiant"), N_("THEME"))
DIMENSION = Option(
    "dimension", "dimension", N_("individuelle, collective ou les_deux"), N_("MOT"), DIMENSIONS
)
TEXT = Option("texte", "text", N_("le texte ; sinon il est lu sur l’entrée"), N_("TEXTE"))


def _command(
    french: str, english: str, help: str, run: str, *arguments: Argument, reads: bool = False, **more: Any
) -> Command:
    needs = Needs.READING if reads else Needs.WRITING
    made = Command((french, english), help, run, Group.PARTICIPATE, arguments, needs=needs)
    return made._replace(**more)


PARTICIPATE = (
    _command("ateliers", "workshops", N_("les ateliers : date, places, état"), "workshops:show", reads=True),
    _command("annonce", "announcement", N_("l’annonce de départ"), "series:announcement", reads=True),
    _command(
        "inscrire",
        "register",
        N_("inscrit à un atelier, ou à tous"),
        "registration:register",
        Argument(N_("N|tous")),
        options=(
            FOR,
            NEW,
            Option(
                "aux-trois",
                "all-three",
                N_("venir aux trois : oui, peut-etre ou non"),
                N_("MOT"),
                YES_MAYBE_NO,
            ),
            *DETAILS,
        ),
    ),
    _command("liberer", "leave", N_("libère une place"), "registration:leave", N, options=(FOR,)),
    _command(
        "place accepter", "seat accept", N_("prend la place proposée"), "seats:accept", N, options=(FOR,)
    ),
    _command(
        "place refuser", "seat decline", N_("laisse la place proposée"), "seats:decline", N, options=(FOR,)
    ),
    _command(
        "place garder",
        "seat keep",
        N_("reconfirme sa place après un report"),
        "seats:keep",
        N,
        options=(FOR,),
    ),
    _command(
        "sondage",
        "poll",
        N_("la grille des disponibilités d’un atelier"),
        "polls:show",
        N,
        options=(Option("csv", "csv", N_("en CSV, relu par veillee importer")),),
        reads=True,
    ),
    _command(
        "dispos",
        "availability",
        N_('répond au sondage : s1=oui s2=si_besoin s3=non s4= ou bien "o s n ."'),
        "polls:answer",
        N,
        Argument(N_("ID=REPONSE"), many=True),
        options=(FOR,),
        also=("voter", "vote"),
    ),
    _command(
        "agenda",
        "calendar",
        N_("les dates au format iCalendar"),
        "workshops:calendar",
        Argument(N_("N"), optional=True),
        options=(FOR,),
        reads=True,
        json=False,
    ),
    _command(
        "contribuer",
        "contribute",
        N_("une contribution d’une ligne, sans nom sauf --signer ; hors atelier : N = hors"),
        "contributions:contribute",
        N,
        Argument(N_("TEXTE"), many=True),
        options=(DIMENSION, THEME, Option("signer", "sign", N_("y mettre son nom")), FOR),
    ),
    _command(
        "contributions",
        "contributions",
        N_("les contributions"),
        "contributions:show",
        Argument(N_("N"), optional=True),
        reads=True,
    ),
    _command(
        "contribution corriger",
        "contribution correct",
        N_("corrige une contribution"),
        "contributions:correct",
        Argument(N_("ID")),
        Argument(N_("TEXTE"), many=True, optional=True),
        options=(DIMENSION, Option("anonyme", "unsign", N_("retirer la signature, pour de bon"))),
    ),
    _command(
        "contribution retirer",
        "contribution withdraw",
        N_("retire une contribution"),
        "contributions:withdraw",
        Argument(N_("ID")),
    ),
    _command(
        "soutenir",
        "support",
        N_("soutient une contribution (trois par atelier), ou retire son soutien"),
        "contributions:support",
        Argument(N_("ID")),
        options=(FOR,),
    ),
    _command(
        "manifeste",
        "manifesto",
        N_("le manifeste, tel qu’il est"),
        "manifesto:show",
        options=(
            Option(
                "format",
                "format",
                N_("md, txt ou json"),
                N_("FORMAT"),
                (("md", "md"), ("txt", "txt"), ("json", "json")),
            ),
        ),
        reads=True,
    ),
    _command("discussion", "thread", N_("les réponses à l’annonce"), "thread:show", reads=True),
    _command(
        "discussion repondre",
        "thread reply",
        N_("répond à l’annonce"),
        "thread:reply",
        Argument(N_("TEXTE"), many=True, optional=True),
        options=(FOR,),
    ),
    _command(
        "ressources",
        "resources",
        N_("liens et hubs régionaux"),
        "thread:resources",
        options=(Option("region", "region", N_("d’une seule région"), N_("REGION")),),
        reads=True,
    ),
    _command(
        "mes-donnees voir",
        "my-data show",
        N_("ce qui est gardé sur soi"),
        "my_data:show",
        options=(FOR,),
        reads=True,
    ),
    _command(
        "mes-donnees exporter",
        "my-data export",
        N_("la même chose en JSON"),
        "my_data:export",
        options=(FOR,),
        reads=True,
    ),
    _command(
        "mes-donnees rectifier",
        "my-data correct",
        N_("corrige ce qui est gardé sur soi"),
        "my_data:correct",
        options=(
            FOR,
            Option("nom", "name", N_("le nom d’usage"), N_("NOM")),
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
    _command(
        "mes-donnees effacer",
        "my-data erase",
        N_("efface tout ce qui dit qui l’on est, pour de bon"),
        "my_data:erase",
        options=(FOR,),
    ),
)

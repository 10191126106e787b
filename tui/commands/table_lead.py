"""Commands of the hour and a half: running order, session, the floor, what is left to prepare."""

from tui.commands.grammar import Argument, Option
from tui.commands.table_dates import facilitating
from tui.commands.table_participate import FOR, TEXT, N, command
from tui.i18n import N_

BY_HAND = (("feuille", "sheet"), ("copie", "copy"))

LEAD = (
    command(
        "deroule",
        "running-order",
        N_("le déroulé d’un atelier, et où il en est ; --brut : tel qu’il s’écrit"),
        "running_order:show",
        N,
        options=(Option("brut", "raw", N_("en texte, une étape par ligne, à corriger")),),
        reads=True,
    ),
    facilitating(
        "deroule ecrire",
        "running-order write",
        N_("écrit le déroulé : minutes | but | façon de faire | qui"),
        "running_order:write",
        N,
        options=(TEXT,),
    ),
    facilitating(
        "deroule methodes",
        "running-order methods",
        N_("des façons de faire, à coller dans un déroulé"),
        "running_order:methods",
        reads=True,
    ),
    facilitating(
        "deroule prendre",
        "running-order take",
        N_("ajoute une façon de faire au déroulé, après l’étape en cours ou à la fin"),
        "running_order:take_in",
        N,
        Argument(N_("METHODE"), many=True),
        options=(Option("apres", "after", N_("après cette étape ; 0 : au début"), N_("RANG")),),
    ),
    facilitating("seance commencer", "session begin", N_("commence la séance"), "running_order:begin", N),
    facilitating(
        "seance suivante", "session next", N_("passe à l’étape suivante"), "running_order:forward", N
    ),
    facilitating(
        "seance precedente", "session back", N_("revient à l’étape d’avant"), "running_order:back", N
    ),
    facilitating(
        "seance prolonger",
        "session extend",
        N_("donne des minutes à l’étape (-5 : en reprend)"),
        "running_order:extend",
        N,
        Argument(N_("MINUTES")),
    ),
    facilitating("seance terminer", "session end", N_("termine la séance"), "running_order:end", N),
    command("parole demander", "floor ask", N_("demande la parole"), "running_order:ask", N, options=(FOR,)),
    command(
        "parole retirer",
        "floor leave",
        N_("ne la demande plus, ou vient de parler"),
        "running_order:stop_asking",
        N,
        options=(FOR,),
    ),
    facilitating(
        "preparer", "prepare", N_("ce qui reste à préparer"), "running_order:prepare", N, reads=True
    ),
    facilitating(
        "bilan",
        "sheet",
        N_("la feuille d’un atelier, à imprimer, avec les noms"),
        "texts:sheet",
        N,
        options=(
            Option("archive", "archive", N_("en nombres, sans aucun nom")),
            Option("papier", "paper", N_("inscription, sondages et contributions à la main")),
            Option("format", "format", N_("txt ou html"), N_("FORMAT"), (("txt", "txt"), ("html", "html"))),
        ),
        reads=True,
    ),
    facilitating(
        "suite",
        "next",
        N_("la série suivante, dans un autre dossier : réglages, liens, articles, et personne"),
        "series:follow",
        Argument(N_("DOSSIER")),
        options=(Option("date", "date", N_("son atelier 1 ; sinon le prochain Commun lundi"), N_("DATE")),),
        local=True,
    ),
    facilitating("suite rouvrir", "next reopen", N_("cette série peut changer de nouveau"), "series:reopen"),
    facilitating(
        "purge",
        "purge",
        N_("efface les personnes dont le temps est venu ; --simuler : quand, et lesquelles"),
        "purge:run",
        options=(Option("simuler", "dry-run", N_("le dire sans le faire")),),
    ),
    facilitating(
        "preparer cocher",
        "prepare tick",
        N_("la feuille est imprimée, la copie est faite ; --non : à refaire"),
        "running_order:tick",
        N,
        Argument(N_("POINT"), choices=BY_HAND),
        options=(Option("non", "no", N_("à refaire")),),
    ),
)

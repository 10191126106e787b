"""Which texts there are to send, and what each is called."""

from __future__ import annotations

from dataclasses import dataclass

from models import lookup
from models.names import fold
from models.refusals import Refusal, Unknown
from models.workshop import Workshop
from tui.i18n import N_, Translator
from tui.session import Session


@dataclass
class NothingToSay(Refusal):
    """That text would make no sense today: nothing of the kind has happened. `why` says it in words."""

    kind: str
    workshop: int = 0


@dataclass(frozen=True, slots=True)
class Kind:
    """`key` and `english` are typed on the command line; `about_workshop`: it is about one of them."""

    key: str
    english: str
    title: str
    about_workshop: bool = False


KINDS = (
    Kind("invitation", "invitation", N_("Invitation à la série")),
    Kind("confirmation", "confirmation", N_("Confirmation d’une inscription"), about_workshop=True),
    Kind("place", "seat", N_("Place proposée"), about_workshop=True),
    Kind("rappel", "reminder", N_("Rappel des sondages")),
    Kind("dates", "dates", N_("Dates choisies")),
    Kind("veille", "eve", N_("La veille de l’atelier"), about_workshop=True),
    Kind("report", "move", N_("Atelier reporté"), about_workshop=True),
    Kind("annulation", "cancellation", N_("Atelier annulé"), about_workshop=True),
    Kind("relecture", "rereading", N_("Manifeste à relire")),
    Kind("publication", "publication", N_("Manifeste publié")),
    Kind("effacement", "erasure", N_("Effacement à venir")),
)

_WHY = {
    "rappel": N_("Rien à rappeler : aucun sondage n’est ouvert. Rouvrez-le : veillee sondage ouvrir N."),
    "veille": N_("Ce texte est pour les personnes confirmées à l’atelier {workshop}."),
    "dates": N_("Aucune date à annoncer : choisissez-les d’abord (veillee dates, puis veillee fixer)."),
    "report": N_(
        "L’atelier {workshop} n’a pas été reporté. Pour le faire : veillee reporter {workshop} DATE."
    ),
    "annulation": N_("L’atelier {workshop} n’est pas annulé. Pour le faire : veillee annuler {workshop}."),
    "relecture": N_("Il n’y a encore rien à relire : le manifeste n’a pas d’article."),
    "publication": N_("Rien n’est publié : figez d’abord le manifeste, ou gardez-en une version."),
    "effacement": N_("Aucun effacement n’est prévu : il se compte à partir du dernier atelier daté."),
}


def kind_named(word: str) -> Kind:
    """By its French or English key, whatever its case and accents. Raises Unknown."""
    key = fold(word)
    found = next((one for one in KINDS if key in (one.key, one.english)), None)
    if found is None:
        raise Unknown("message", word)
    return found


def workshop_of(session: Session, kind: Kind, number: int | None) -> Workshop | None:
    """The workshop that a text is about; those that are about the series take one too, or none.

    Raises Unknown, for a text that needs one and is given none too.
    """
    if number is None and not kind.about_workshop:
        return None
    if number is None:
        raise Unknown("atelier", "")
    return lookup.workshop(session.commons, number)


def why(refusal: NothingToSay, t: Translator) -> str:
    """The sentence of that refusal: what has not happened, and how to make it happen."""
    return t(_WHY[refusal.kind], workshop=refusal.workshop)

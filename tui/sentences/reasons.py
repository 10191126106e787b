"""Why a file, or a line of it, was not taken: one sentence for each reason."""

from data.imports.reasons import Ignored, NotThatKind, Reason
from tui.i18n import N_, Translator

SENTENCES: dict[Reason, str] = {
    Reason.EMPTY: N_("Ce fichier est vide."),
    Reason.TOO_BIG: N_("Ce fichier dépasse {limit} Mo."),
    Reason.BINARY: N_("Ce n’est pas un fichier de texte : exportez-le en CSV, Markdown ou texte."),
    Reason.ENCODING: N_("L’encodage n’est pas reconnu : enregistrez-le en UTF-8."),
    Reason.UNKNOWN_KIND: N_(
        "Ce genre de fichier n’est pas reconnu : Framadate (CSV), bulletins, Markdown, texte ou Etherpad."
    ),
    Reason.NOT_A_POLL: N_(
        "Il manque les deux lignes d’en-tête (jours, moments) d’un sondage de dates Framadate."
    ),
    Reason.POLL_WITHOUT_DATES: N_("Ce sondage ne porte pas sur des dates."),
    Reason.ETHERPAD_HTML: N_("Page HTML : dans Etherpad, exportez en texte ou en .etherpad."),
    Reason.NOT_ETHERPAD: N_("Ce fichier .etherpad est abîmé."),
    Reason.NO_FORM: N_("Aucun bulletin dans ce texte."),
    Reason.BROKEN_QUOTES: N_("Guillemets mal fermés."),
    Reason.NO_NAME: N_("Réponses sans nom."),
    Reason.TOO_FEW_CELLS: N_("{found} réponses pour {expected} créneaux : il en manque."),
    Reason.TOO_MANY_CELLS: N_("{found} réponses pour {expected} créneaux : il y en a trop."),
    Reason.UNKNOWN_ANSWER: N_("« {word} » (colonne {column}) n’est pas une réponse connue."),
    Reason.NO_DAY: N_("La colonne {column} n’a pas de jour lisible (« {word} ») : elle n’est pas importée."),
    Reason.CONTENTS_MARK: N_("Le sommaire automatique [TOC] n’est pas repris."),
    Reason.FRONT_MATTER: N_("« {key} », dans l’en-tête, n’est pas repris."),
    Reason.BOX: N_("L’encadré « {kind} » devient une citation."),
    Reason.FORM_WITHOUT_NAME: N_("Bulletin sans nom : ajoutez-le, puis relisez."),
    Reason.FORM_REPEATED: N_("Bulletin cité une seconde fois, lu une fois : {name}."),
    Reason.FORM_TEXT: N_("Phrase hors des questions : à lire vous-même."),
    Reason.FORM_WORKSHOPS: N_("Ateliers non compris : « {word} »."),
    Reason.FORM_ALL_THREE: N_("Réponse non comprise pour « aux trois » : « {word} »."),
    Reason.FORM_ANSWER: N_("Réponse non comprise : « {word} »."),
    Reason.FORM_TWO_ANSWERS: N_("Deux réponses différentes au même créneau."),
    Reason.SLOT_UNKNOWN: N_("Ce créneau n’est pas dans les sondages."),
    Reason.SLOT_AMBIGUOUS: N_("Ce créneau est dans deux sondages : précisez l’atelier."),
}


def reason(one: Ignored | NotThatKind, t: Translator) -> str:
    """In the person's language, without the line itself: faces show it beside."""
    return t(SENTENCES[one.reason], **one.params)


def not_that_kind(refusal: NotThatKind, t: Translator) -> str:
    """A whole file refused: why, and that nothing of it was taken."""
    return f"{reason(refusal, t)} {t('Rien n’a été changé.')}"

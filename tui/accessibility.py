"""The accessibility statement, said by every face and written in docs/accessibility.md.

EN 301 549 v3.2.1, clauses 5, 11 and 12.1; WCAG2ICT for programs in a terminal. It claims what was tried.
`python -m tui.accessibility` writes docs/accessibility.md.
"""

from __future__ import annotations

from pathlib import Path

from models import lookup
from tui.i18n import LANGUAGES, N_, Translator
from tui.notice import Fact
from tui.session import Session

TITLE = N_("Accessibilité")
PAGE = Path(__file__).parents[1] / "docs" / "accessibility.md"
STATEMENT = (
    (
        N_("Ligne à ligne"),
        N_(
            "veillee --lignes, ACCESSIBLE=1, TERM=dumb ou ssh -T : des questions et des phrases, dans "
            "l’ordre de lecture, sans aucun code de terminal. Tout ce que fait le programme s’y fait."
        ),
    ),
    (
        N_("Éprouvé ligne à ligne"),
        N_(
            "à chaque version, par de vraies connexions ssh -T : s’inscrire, donner ses disponibilités, "
            "animer une séance, contribuer et regrouper, décider par consentement, exporter la V0, "
            "exporter et effacer ses données. Pas un octet d’échappement, 10 ko au plus par visite."
        ),
    ),
    (
        N_("Plein écran"),
        N_(
            "le vrai curseur du terminal est sur la ligne choisie, marquée aussi par « > ». Flèches et "
            "Entrée suffisent ; Échap revient. Rien ne bouge, ne clignote ni ne sonne ; une visite attend "
            "douze heures sans rien taper, et ce qui n’était pas envoyé se retrouve."
        ),
    ),
    (
        N_("Couleurs"),
        N_(
            "jamais seules : une lettre, un mot ou un signe dit la même chose. Texte à 4,5:1 au moins, "
            "signes à 3:1, calculés pour chaque thème. NO_COLOR, « mono » et « terminal » ne fixent "
            "aucune couleur."
        ),
    ),
    (
        N_("Touches"),
        N_(
            "tout au clavier, sans piège. Les lettres seules se coupent dans les réglages ; tout reste dans "
            "la liste des actions, par Tab."
        ),
    ),
    (
        N_("Taille et signes"),
        N_(
            "éprouvé à 80 colonnes sur 24 lignes et à 40 sur 20 ; signes simples (ASCII) au choix ; "
            "tableaux dits en phrases par --lignes."
        ),
    ),
    (
        N_("Pages publiées"),
        N_("du HTML sans script, titres et listes en vrai, lisible à tout agrandissement, imprimable."),
    ),
    (
        N_("Jamais essayé"),
        N_(
            "une vraie synthèse vocale (Orca, NVDA, espeakup), une plage braille, la console de Linux, "
            "PuTTY ; et personne d’aveugle ne l’a essayé. Tout vient de tests automatiques : dites ce "
            "qui manque."
        ),
    ),
    (
        N_("Limites"),
        N_(
            "le plein écran n’est pas dit conforme : une grille redessinée se lit mal à la voix, prenez "
            "ligne à ligne. Voir les autres écrire lettre à lettre n’existe qu’en plein écran ; ligne à "
            "ligne, on écrit par paragraphes. Les mots des personnes sont dits tels que tapés, points "
            "médians compris."
        ),
    ),
    (N_("Norme"), N_("EN 301 549, points 5, 11 et 12.1. Aucun audit extérieur n’a eu lieu.")),
)


def statement(t: Translator, contact: str = "") -> tuple[Fact, ...]:
    to = contact or t("l’équipe d’animation")
    whom = t("écrivez ce qui vous empêche, et avec quel outil, à {contact}.", contact=to)
    return *(Fact(t(head), t(words)) for head, words in STATEMENT), Fact(t("Contact"), whom)


def contact_of(session: Session) -> str:
    settings = lookup.settings(session.commons)
    return settings.accessibility_contact or settings.facilitation_contact


def page() -> str:
    """Markdown, in both languages."""
    return "\n".join(_part(Translator(language)) for language in LANGUAGES)


def _part(t: Translator) -> str:
    facts = "\n".join(f"- **{one.head}**{t('{quoi} : {valeur}', quoi='', valeur=one.words)}"
                      for one in statement(t))  # fmt: skip
    return f"# {t(TITLE)}\n\n{facts}\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")

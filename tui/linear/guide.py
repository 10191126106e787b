"""How this face works, on one page, a fact a line."""

from __future__ import annotations

from tui.linear.conversation import Conversation
from tui.linear.questions import read_list


async def guide(c: Conversation) -> None:
    t = c.t
    lines = [
        t("Choisir : le numéro de la ligne, ou ses premiers mots, puis Entrée."),
        t("aide : de l’aide sur la question posée."),
        t("retour : revenir d’un pas. quitter : partir."),
        t("suite : la page suivante d’une longue liste."),
        t("Entrée seule : relire le menu, ou garder ce qui est proposé."),
        t("Texte libre : les mots prennent un point, .retour, .quitter, .aide."),
        t("Texte long : finir par une ligne avec un seul point."),
        t("Point : une ligne qui commence par un point en prend deux."),
        t("Fait : ce qui commence ainsi est enregistré, même si la ligne coupe."),
        t("Erreur : rien n’a changé ; la phrase dit quoi faire."),
        t("Entre-temps : ce que d’autres ont fait depuis votre dernière réponse."),
        t("Long paragraphe : Entrée avant 4 000 signes, le terminal coupe au-delà."),
    ]
    if c.session.facilitates:
        lines.append(t("défaire : reprend le dernier acte d’animation, pendant dix minutes."))
    await read_list(c, t("Aide"), lines)

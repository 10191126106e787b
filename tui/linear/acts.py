"""The names of acts, as « défaire » says them."""

from __future__ import annotations

from tui.i18n import N_, Translator

_NAMES = {
    "Register": N_("l’inscription"),
    "Leave": N_("la place libérée"),
    "AcceptSeat": N_("la place acceptée"),
    "DeclineSeat": N_("la place refusée"),
    "SeatTold": N_("la personne prévenue"),
    "KeepPlace": N_("la place gardée"),
    "ApproveRegistration": N_("l’inscription approuvée"),
    "MoveInLine": N_("le déplacement dans la liste"),
    "RemoveRegistration": N_("l’inscription retirée"),
    "ReserveSeats": N_("les places réservées"),
    "SetTeam": N_("l’équipe d’animation"),
    "AddWorkshop": N_("l’atelier ajouté"),
    "MoveWorkshop": N_("le report"),
    "CancelWorkshop": N_("l’annulation de l’atelier"),
    "SetVideo": N_("le lien de la visio"),
    "SetSeats": N_("le nombre de places"),
    "FixDates": N_("le choix des dates"),
    "RollCall": N_("l’appel"),
    "WalkIn": N_("la venue sans inscription"),
    "AnswerPoll": N_("la réponse au sondage"),
    "AddSlot": N_("le créneau ajouté"),
    "GiveHours": N_("les heures du créneau"),
    "RemoveSlot": N_("le créneau retiré"),
    "ProposeSlots": N_("les créneaux proposés"),
    "OpenPoll": N_("l’ouverture du sondage"),
    "ClosePoll": N_("la clôture du sondage"),
    "HideAnswers": N_("l’affichage des réponses"),
    "Contribute": N_("la contribution"),
    "CorrectContribution": N_("la correction"),
    "WithdrawContribution": N_("la contribution retirée"),
    "Support": N_("le soutien"),
    "CreateTheme": N_("le thème ajouté"),
    "RenameTheme": N_("le nom du thème"),
    "MergeThemes": N_("les thèmes réunis"),
    "SplitTheme": N_("le thème scindé"),
    "MoveToTheme": N_("le changement de thème"),
    "AddArticle": N_("l’article ajouté"),
    "RetitleArticle": N_("le titre de l’article"),
    "LinkContributions": N_("le lien avec des contributions"),
    "SetAside": N_("la contribution écartée"),
    "MergeContribution": N_("les contributions réunies"),
    "TakeBack": N_("le retour sur une contribution"),
    "FreezeVersion": N_("la version figée"),
    "SignVersion": N_("la signature"),
    "MoveArticle": N_("le rang de l’article"),
    "RemoveArticle": N_("l’article retiré"),
    "CorrectPerson": N_("la fiche corrigée"),
    "MergePeople": N_("les fiches réunies"),
    "ChangeSetting": N_("le réglage"),
}


def named(act: str, t: Translator) -> str:
    return t(_NAMES[act]) if act in _NAMES else t("le dernier acte")

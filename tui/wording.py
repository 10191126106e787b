"""The words of the interface for the values of the rules: the same in every face."""

from collections.abc import Sequence
from datetime import datetime

from models import calendar
from models.calendar import PARIS
from models.contribution import Dimension
from models.manifesto import ArticleStatus
from models.people import AllThree
from models.poll import Answer, Poll, Slot
from models.ports import Reading
from models.registration import Note, Presence, Registration, Standing
from models.thread import ResourceKind
from models.visits import Visit
from models.waiting import Rank, RankReason
from models.workshop import Status, Workshop
from tui import dates
from tui.i18n import N_, Translator

STANDINGS = {
    Standing.CONFIRMED: N_("place confirmée"),
    Standing.WAITING: N_("liste d’attente"),
    Standing.INTENTION: N_("inscription notée, date à venir"),
    Standing.TO_APPROVE: N_("à confirmer par l’animation"),
    Standing.OFFERED: N_("place proposée"),
    Standing.FREED: N_("place libérée"),
    Standing.WALKED_IN: N_("venue sans inscription"),
    Standing.REQUESTED: N_("demande, en attente du serveur"),
}
RANK_REASONS = {
    RankReason.ALL_THREE: N_("peut venir aux trois"),
    RankReason.PERHAPS: N_("viendra peut-être aux trois"),
    RankReason.ARRIVAL: N_("ordre d’arrivée"),
    RankReason.AFTER_FREEZE: N_("arrivée après le gel de la liste"),
    RankReason.OFFER_EXPIRED: N_("proposition restée sans réponse"),
    RankReason.MOVED: N_("déplacement par l’animation"),
}
PRESENCES = {
    Presence.PRESENT: N_("présence"),
    Presence.ABSENT: N_("absence"),
    Presence.ANNOUNCED: N_("absence annoncée"),
}
ARTICLE_STATES = {
    ArticleStatus.DRAFT: N_("brouillon"),
    ArticleStatus.IN_DEBATE: N_("en débat"),
    ArticleStatus.TO_CONFIRM: N_("à confirmer"),
    ArticleStatus.ADOPTED: N_("adopté"),
    ArticleStatus.ADOPTED_WITH_RESERVES: N_("adopté avec réserves"),
}
NOTES = {
    "retrait": N_("inscription retirée"),
    "deplacement": N_("déplacement dans la liste"),
    "reunion": N_("fiches réunies"),
    "report": N_("report"),
    "annulation": N_("annulation"),
}
RESOURCE_KINDS = {
    ResourceKind.HUB: N_("hub régional"),
    ResourceKind.PAGE: N_("page"),
    ResourceKind.VIDEO: N_("vidéo"),
    ResourceKind.DOCUMENT: N_("document"),
    ResourceKind.TOOL: N_("outil"),
}
DIMENSIONS = {
    Dimension.INDIVIDUAL: N_("individuelle"),
    Dimension.COLLECTIVE: N_("collective"),
    Dimension.BOTH: N_("les deux"),
}
ALL_THREE = {AllThree.YES: N_("oui"), AllThree.MAYBE: N_("peut-être"), AllThree.NO: N_("non")}
ANSWERS = {
    Answer.YES: N_("oui"),
    Answer.IF_NEEDED: N_("si besoin"),
    Answer.NO: N_("non"),
    None: N_("sans réponse"),
}
LETTERS = {Answer.YES: N_("O"), Answer.IF_NEEDED: N_("S"), Answer.NO: N_("N"), None: "·"}
"""One letter a state, so that colour is never needed; English readers see Y, I, N."""


def capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def standing(mine: Registration | None, rank: int | None, t: Translator) -> str:
    """« place confirmée », « liste d’attente, rang 2 aujourd’hui »."""
    if mine is None:
        return t("pas d’inscription")
    if rank is not None and mine.standing is Standing.WAITING:
        return t("liste d’attente, rang {rang} aujourd’hui", rang=rank)
    said = t(STANDINGS[mine.standing])
    if mine.active and not mine.counted:
        said = t("{place}, hors des places (animation)", place=said)
    return t("{place}, à reconfirmer", place=said) if mine.reconfirm else said


def asked_again(mine: Registration, zone: str, t: Translator, now: datetime) -> str:
    """Of somebody who had said no to the date that was fixed; "" of others."""
    if mine.keep_until is None:
        return ""
    limit = dates.until(mine.keep_until, zone, t, now=now)
    return t("avait dit non à cette date : à redemander {limite}", limite=limit)


def rank_reason(rank: Rank, t: Translator) -> str:
    said = t(RANK_REASONS[rank.reason])
    return t("{motif} : {note}", motif=said, note=rank.note) if rank.note else said


def seats(workshop: Workshop, now: datetime, t: Translator) -> str:
    """« 12 / 15 »."""
    return t("{prises} / {places}", prises=len(workshop.taken), places=workshop.seats)


def free_seats(workshop: Workshop, now: datetime, t: Translator) -> str:
    free = workshop.free(now)
    if free:
        return t.n("{n} place libre", "{n} places libres", free)
    return t("complet")


def waiting(workshop: Workshop, t: Translator) -> str:
    count = len(workshop.line())
    return t.n("{n} personne en attente", "{n} personnes en attente", count) if count else ""


def when(workshop: Workshop, zone: str, now: datetime, t: Translator) -> str:
    """The date of a workshop with its hours and zones, or what is known instead."""
    if workshop.start is None:
        return t("date à choisir")
    said = moment(workshop.start, workshop.end, zone, t, now)
    if workshop.status(now) is Status.CANCELLED:
        return t("annulé ({date})", date=said)
    return t("passé ({date})", date=said) if workshop.status(now) is Status.OVER else said


def moment(start: datetime, end: datetime | None, zone: str, t: Translator, now: datetime | None) -> str:
    """In Paris and where the person lives, with a warning when it is night there."""
    said = dates.moment_in_zones(start, end, zone, t, now=now)
    if calendar.same_clock_as_paris(start, zone) or not calendar.is_night(start, zone):
        return said
    return t("{moment}, la nuit là-bas", moment=said)


def slot_in_zones(one: Slot, zone: str, t: Translator, now: datetime | None = None) -> str:
    """The same as `slot` for whoever lives at the hour of Paris; for others, both hours."""
    if one.start is None or calendar.same_clock_as_paris(one.start, zone):
        return slot(one, PARIS, t, now)
    return moment(one.start, one.end, zone, t, now)


def note(one: Note, t: Translator) -> str:
    """What facilitation did, and why: « report, salle prise »."""
    what = t(NOTES[one.what]) if one.what in NOTES else one.what
    return t("{quoi}, {motif}", quoi=what, motif=one.reason)


def reserved(workshop: Workshop, now: datetime, t: Translator) -> str:
    held = workshop.reserved_seats(now)
    return t.n("{n} place réservée", "{n} places réservées", held) if held else ""


def slot(one: Slot, zone: str, t: Translator, now: datetime | None = None) -> str:
    """« lundi 22 mai, 11h-12h30 »; a moment without hours in its own words: « mardi 16 mai, matin »."""
    if one.start:
        return dates.moment(one.start, one.end, zone, t, now=now)
    from datetime import UTC, time

    noon = datetime.combine(one.day, time(12), UTC)
    return t("{jour}, {moment} (heures à préciser)", jour=dates.day(noon, zone, t, now=now), moment=one.words)


def turnout(poll: Poll, expected: int, t: Translator) -> str:
    """« 9 personnes sur 15 ont répondu »."""
    answered = len(poll.answered())
    return t.n(
        "{n} personne sur {total} a répondu",
        "{n} personnes sur {total} ont répondu",
        answered,
        total=max(expected, answered),
    )


def entered_rows(poll: Poll, names: Sequence[str], t: Translator) -> str:
    """« saisi par », for the rows of a poll; `names` of these people, none where they may not be read."""
    if not poll.scribed:
        return ""
    if set(poll.scribed) == set(poll.answered()):
        return t("Toutes ces réponses : saisies par l’animation.")
    if names:
        return t("Réponses saisies par l’animation : {noms}", noms=", ".join(names))
    return t.n(
        "{n} personne a ses réponses saisies par l’animation.",
        "{n} personnes ont leurs réponses saisies par l’animation.",
        len(poll.scribed),
    )


def last_seen(reading: Reading, person: str, zone: str, now: datetime, t: Translator) -> str:
    """When somebody was last here; "" before their first visit has ended."""
    seen = reading.find(Visit, person)
    return dates.moment(seen.ended, None, zone, t, now=now) if seen else ""

"""The words of suggestions, comments and states, the same in every face; names where they may be seen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from models import comment, lookup, suggestion
from models.comment import Comment
from models.manifesto import Article
from models.passage import Ground
from models.people import Role
from models.states import State
from models.suggestion import Decision, Suggestion, SuggestionState, stands
from models.words import Piece, Sort, pieces
from tui import dates
from tui.i18n import N_, Translator
from tui.session import Session

STATES = {
    SuggestionState.PROPOSED: N_("proposée"),
    SuggestionState.ACCEPTED: N_("acceptée"),
    SuggestionState.REFUSED: N_("refusée"),
}
_DONE = {
    SuggestionState.PROPOSED: N_("rouverte {qui}, {quand} : {motif}"),
    SuggestionState.ACCEPTED: N_("acceptée {qui}, {quand} : {motif}"),
    SuggestionState.REFUSED: N_("refusée {qui}, {quand} : {motif}"),
}
_DONE_UNSIGNED = {
    SuggestionState.PROPOSED: N_("rouverte {quand} : {motif}"),
    SuggestionState.ACCEPTED: N_("acceptée {quand} : {motif}"),
    SuggestionState.REFUSED: N_("refusée {quand} : {motif}"),
}
SIGNS = {Sort.REMOVED: ("[-", "-]"), Sort.ADDED: ("{+", "+}")}
AMENDING = N_(
    "Un tour de consentement est ouvert : l’accepter comme amendement, et réinterroger chaque personne ?"
)
AROUND = 60
"""Characters shown on each side of a passage, in its own paragraph."""


def inline(changed: Iterable[Piece]) -> str:
    """« garde la [-main-]{+barre+} »."""
    return "".join(_signed(one) for one in changed)


def _signed(one: Piece) -> str:
    before, after = SIGNS.get(one.sort, ("", ""))
    return f"{before}{one.words}{after}"


def in_place(article: Article, ground: Ground, put: str) -> tuple[Piece, ...]:
    """What a suggestion changes, between the words that stand around it today."""
    before, after = around(article, ground)
    every = (Piece(Sort.KEPT, before), *pieces(ground.words, put), Piece(Sort.KEPT, after))
    return tuple(one for one in every if one.words)


def suggested(article: Article, made: Iterable[Suggestion]) -> tuple[Piece, ...]:
    """The article with these suggestions in it, given in the order of the text; on one place, the first."""
    text, at = str(article.text), 0
    found: list[Piece] = []
    for one in made:
        ground = stands(article, one)
        if not ground.moved and ground.start >= at:
            found += [Piece(Sort.KEPT, text[at : ground.start]), *pieces(ground.words, one.put)]
            at = ground.end
    return tuple(one for one in (*found, Piece(Sort.KEPT, text[at:])) if one.words)


def around(article: Article, ground: Ground) -> tuple[str, str]:
    """The words of the same paragraph on both sides; « … » says that there are more."""
    text = str(article.text)
    first = text.rfind("\n", 0, ground.start) + 1
    last = text.find("\n", ground.end)
    before = text[first : ground.start]
    after = text[ground.end : len(text) if last < 0 else last]
    if len(before) > AROUND:
        before = "…" + before[-AROUND:].partition(" ")[2]
    if len(after) > AROUND:
        after = after[:AROUND].rpartition(" ")[0] + "…"
    return before, after


def name(session: Session, person: str) -> str:
    """« quelqu’un » once erased; "" where names are not shown."""
    if not session.sees_names:
        return ""
    if person == Role.FACILITATION:
        return session.t("l’animation")
    return ", ".join(lookup.names(session.commons, [person] if person else [])) or session.t("quelqu’un")


def when(session: Session, at: datetime) -> str:
    return dates.moment(at, None, session.zone, session.t, now=session.now)


def signed(session: Session, person: str, scribe: str | None, at: datetime) -> str:
    """« par Maëlle, mardi 2 mai, 11h »."""
    t, who = session.t, name(session, person or (Role.FACILITATION if scribe else ""))
    if not who:
        return when(session, at)
    said = t("par {qui}, {quand}", qui=who, quand=when(session, at))
    return t("{quoi}, saisi par l’animation", quoi=said) if scribe and person else said


def decision(session: Session, one: Decision) -> str:
    """« refusée par Ousmane, mardi 2 mai, 11h : trop long »."""
    t, who = session.t, name(session, one.by)
    if not who:
        return t(_DONE_UNSIGNED[one.state], quand=when(session, one.at), motif=one.reason)
    by = t("par {qui}", qui=who)
    return t(_DONE[one.state], qui=by, quand=when(session, one.at), motif=one.reason)


def made(session: Session, one: Suggestion) -> str:
    """« g1, par Maëlle, mardi 2 mai, 11h, proposée ». « variante »: written on a copy meanwhile."""
    signature = signed(session, one.author, one.scribe, one.made)
    kind = (session.t("variante"),) if one.variant else ()
    return ", ".join((one.id, signature, *kind, session.t(STATES[one.state])))


def commented(session: Session, one: Comment) -> str:
    """« n1, par Maëlle, mardi 2 mai, 11h, résolu »."""
    facts = [one.id, signed(session, one.author, one.scribe, one.made)]
    if one.resolved:
        facts.append(session.t("résolu"))
    return ", ".join(facts)


def written(session: Session, one: State) -> str:
    """« mardi 2 mai, 11h, Maëlle, Ousmane »."""
    who = ", ".join(filter(None, (name(session, each) for each in one.authors)))
    return ", ".join(filter(None, (when(session, one.made), who)))


def moved(t: Translator, ground: Ground) -> str:
    """Why a suggestion no longer fits, with what stands there."""
    if not ground.words:
        return t("Ces mots ne sont plus là.")
    return t("Ces mots ont changé. On lit maintenant : « {mots} »", mots=ground.words)


def waiting(session: Session, article: Article) -> str:
    """« 2 suggestions, 1 commentaire », of what is open; "" for nothing, and in a visit."""
    if not session.takes_part:
        return ""
    t, commons = session.t, session.commons
    made, said = suggestion.count_open(commons, article.id), comment.count_open(commons, article.id)
    facts = (
        t.n("{n} suggestion", "{n} suggestions", made) if made else "",
        t.n("{n} commentaire", "{n} commentaires", said) if said else "",
    )
    return ", ".join(filter(None, facts))


def kept_with(session: Session, article: Article) -> str:
    """What stays with an article that is removed, to be told; "" for nothing."""
    said = waiting(session, article)
    return session.t("Gardés avec lui : {quoi}.", quoi=said) if said else ""

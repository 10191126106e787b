"""What facilitation does with a consent round: opens it, calls its phases, amends, closes, notes a slip."""

from __future__ import annotations

from functools import partial

from models import lookup
from models.acts.consent import AmendArticle, CallPhase, CallSlip, CloseRound, OpenRound
from models.consent import Phase, Round, awaited
from models.consenting import rooms
from models.manifesto import Article, ArticleStatus, article
from models.people import Participant
from tui import rounds
from tui.linear.conversation import Conversation
from tui.linear.menus import Entry
from tui.linear.questions import choose, confirmed, long_text, moment, names, person, read_list, yes_no
from tui.linear.words import Back


def entries(c: Conversation, one: Article, last: Round | None) -> list[Entry]:
    t, id = c.t, one.id
    found: list[Entry] = []
    if last is None or not last.is_open:
        found.append((t("Ouvrir un tour"), partial(open_round, id=id)))
    else:
        found += [
            (t("Appeler une étape"), partial(phase, id=id)),
            (t("Amender les mots"), partial(amend, id=id)),
            (t("Clore le tour"), partial(close, id=id, last=last)),
        ]
    if last:
        found.append((t("Qui a répondu"), partial(who, last=last)))
    if one.status is ArticleStatus.TO_CONFIRM:
        found.append((t("Le changement est une coquille"), partial(slip, id=id)))
    return found


async def open_round(c: Conversation, id: str) -> None:
    t, revision = c.t, article(c.commons, id).revision
    workshop, people = await _whom(c)
    ways = [(t("Avec les noms"), False), (t("Sans noms, comme un vote secret"), True)]
    anonymous = await choose(c, t("Comment répond-on ?"), ways)
    until = None
    if people and not await yes_no(c, t("Sans date de fin ?"), default=True):
        until, _ = await moment(c, t("Jusqu’à quand ?"))
    first = await _which(c)
    after = await c.perform(OpenRound(id, workshop, people, anonymous, until, first, revision))
    c.done(t("tour ouvert, {a_qui}", a_qui=rounds.asked(after, t)))


async def _whom(c: Conversation) -> tuple[int | None, tuple[str, ...]]:
    """A workshop whose present people are asked, or people."""
    t, registered = c.t, lookup.expected(c.commons)
    options: list[tuple[str, int]] = [
        (t("Personnes présentes à l’atelier {a} : {n}", a=one.number, n=len(one.present)), one.number)
        for one in rooms(c.commons, c.session.now)
    ]
    if registered:
        options.append((t("Personnes inscrites : {n}", n=len(registered)), 0))
    options.append((t("Une liste de personnes"), -1))
    chosen = await choose(c, t("À qui poser la question ?"), options)
    if chosen > 0:
        return chosen, ()
    return None, registered if chosen == 0 else await _listed(c)


async def _listed(c: Conversation) -> tuple[str, ...]:
    """One name after the other, until there are enough."""
    chosen: list[str] = []
    while True:
        left = [one.id for one in c.commons.all(Participant) if one.id not in chosen]
        if not left:
            return tuple(chosen)
        try:
            found = await person(c, c.t("Qui ? Retour quand la liste est complète."), left)
        except Back:
            if not chosen:
                raise
            return tuple(chosen)
        chosen.append(found.id)
        c.say(c.t("Liste : {noms}", noms=names(c, chosen)))


async def _which(c: Conversation) -> Phase:
    t = c.t
    said = {
        one: t("{quoi} : {valeur}", quoi=t(rounds.PHASES[one]), valeur=t(rounds.AIMS[one])) for one in Phase
    }
    options = [(words, one) for one, words in said.items()]
    return await choose(c, t("Quelle étape ?"), options)


async def phase(c: Conversation, id: str) -> None:
    after = await c.perform(CallPhase(id, await _which(c)))
    c.done(c.t("étape : {etape}", etape=c.t(rounds.PHASES[after.phase])))


async def amend(c: Conversation, id: str) -> None:
    text = await long_text(
        c, c.t("Les nouveaux mots de l’article ; chaque personne sera interrogée de nouveau.")
    )
    await c.perform(AmendArticle(id, text, person=c.session.actor.person))
    c.done(c.t("article amendé, chaque personne est interrogée de nouveau"))


async def close(c: Conversation, id: str, last: Round) -> None:
    t = c.t
    left = len(awaited(last))
    c.say(t.n("{n} personne n’a pas répondu.", "{n} personnes n’ont pas répondu.", left))
    if await confirmed(c, t("Clore ce tour maintenant ?")):
        after = await c.perform(CloseRound(id))
        c.done(t("tour clos"))
        c.say(rounds.result(after, t))


async def who(c: Conversation, last: Round) -> None:
    """Names are said here because they were asked for."""
    lines = [f"{names(c, [one])}, {rounds.state_of(last, one, c.t)}" for one in last.concerned if one]
    await read_list(c, c.t("Qui a répondu"), lines)


async def slip(c: Conversation, id: str) -> None:
    if await confirmed(c, c.t("Ce qui a changé depuis le tour est-il une coquille ?")):
        await c.perform(CallSlip(id))
        c.done(c.t("coquille notée, l’article reste adopté"))

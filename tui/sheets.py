"""The sheets of a workshop to print: for the room (names, to destroy), for the archive (numbers), and a
paper kit for a session without screens, which is typed in afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from data.exports.printed import Printed, PrintedPart, printed_html, printed_text
from models import lookup, outcomes, purge, roll_call
from models.calendar import PARIS
from models.consent import outcome, tally
from models.contribution import Contribution, Theme
from models.manifesto import ArticleStatus
from models.preparation import order_of
from models.registration import Presence, Registration
from models.steps import Step
from models.workshop import Workshop
from tui import dates, leading, rounds, wording
from tui.i18n import N_, Translator
from tui.notice import notice
from tui.session import Session

__all__ = ["SHEETS", "archive", "paper_kit", "printed_html", "printed_text", "room"]

HAND = "                              "
"""Room for a hand in a cell."""
SLIPS = 12
EMPTY_LINES = 5


def room(session: Session, number: int) -> Printed:
    """Facilitation's. Raises NotAllowed, Unknown."""
    session.actor.must_facilitate()
    one, t = lookup.workshop(session.commons, number), session.t
    parts = (
        PrintedPart(t("Déroulé"), tuple(leading.step(step) for step in _steps(session, number))),
        PrintedPart(t("Appel"), tuple(_called(session, one))),
        PrintedPart(t("Liste d’attente"), tuple(_waiting(session, one))),
        *_kept(session, one),
    )
    note = t("Il y a des noms sur cette feuille : elle se détruit après l’atelier.")
    return _sheet(session, one, parts, note)


def archive(session: Session, number: int) -> Printed:
    """Numbers, decisions, the next step: no name. Raises Unknown."""
    session.actor.must_take_part()
    one = lookup.workshop(session.commons, number)
    counted = PrintedPart(session.t("Personnes"), tuple(_numbers(session, one)))
    return _sheet(session, one, (counted, *_kept(session, one)), "")


def paper_kit(session: Session, number: int) -> Printed:
    """A sign-up sheet, the grids of the polls, slips for contributions. Raises Unknown."""
    session.actor.must_facilitate()
    one, t = lookup.workshop(session.commons, number), session.t
    parts = (
        PrintedPart(
            t("Qui est là"),
            tuple(fact.said(t) for fact in notice(session)),
            tuple(_signing(session, one)),
        ),
        *_grids(session, one),
        PrintedPart(t("Contributions, une idée par ligne"), rows=tuple(_slips(session))),
    )
    note = t("Après l’atelier, l’animation saisit ces lignes, puis détruit cette feuille.")
    return _sheet(session, one, parts, note)


Sheet = Callable[[Session, int], Printed]
SHEETS: dict[str, tuple[str, Sheet]] = {
    "salle": (N_("Feuille pour la salle, avec les noms"), room),
    "archive": (N_("Feuille pour l’archive, en nombres"), archive),
    "papier": (N_("Papier pour une séance sans écran"), paper_kit),
}
_SHORTENED = N_(
    "Des contributions sont abrégées pour tenir sur une page : la même feuille en texte les a en entier."
)


def _sheet(session: Session, one: Workshop, parts: tuple[PrintedPart, ...], note: str) -> Printed:
    t, now = session.t, session.now
    facts = (wording.when(one, PARIS, now, t), t("Places : {prises}", prises=wording.seats(one, now, t)))
    title = t("Atelier {n} : {titre}", n=one.number, titre=one.title)
    filled = tuple(part for part in parts if part.lines or part.rows)
    return Printed(title, facts, filled, note, t.language, shortened=t(_SHORTENED))


def _steps(session: Session, number: int) -> tuple[Step, ...]:
    return leading.steps_of(order_of(session.commons, number), session.t.language)


def _called(session: Session, one: Workshop) -> Iterator[str]:
    """Those whose seat it is, then who came without one; a box for what the roll call has not said yet."""
    t = session.t
    for each in one.registrations:
        if each.active and not each.in_line:
            here = each.presence is Presence.PRESENT
            said = f" ({t(wording.PRESENCES[each.presence])})" if each.presence and not here else ""
            yield f"[{'x' if here else ' '}] {_person(session, each)}{said}"
    if not one.present:
        yield from (f"[ ] {'.' * 40}" for _ in range(EMPTY_LINES))


def _waiting(session: Session, one: Workshop) -> Iterator[str]:
    t = session.t
    for rank in one.ranks():
        mine = one.registration(rank.person)
        if mine:
            said = [_person(session, mine), wording.rank_reason(rank, t)]
            said += [t(wording.PRESENCES[mine.presence])] if mine.presence else []
            yield f"{rank.rank}. {', '.join(said)}"


def _person(session: Session, one: Registration) -> str:
    found = lookup.person(session.commons, one.person)
    return f"{found.name}, {found.place}" if found.place else found.name


def _numbers(session: Session, one: Workshop) -> Iterator[str]:
    t = session.t
    found = next(each for each in purge.attendances(session.commons) if each.workshop == one.number)
    yield t.n("{n} personne inscrite", "{n} personnes inscrites", found.registered)
    if line := one.line():
        yield t.n("{n} personne en attente", "{n} personnes en attente", len(line))
    yield t.n("{n} personne présente", "{n} personnes présentes", found.present)
    if come := sum(each.walked_in for each in one.registrations if each.active):
        yield t.n("dont {n} venue sans inscription", "dont {n} venues sans inscription", come)
    if found.present:
        yield from _missing(roll_call.tally(one), t)


def _missing(called: roll_call.Tally, t: Translator) -> Iterator[str]:
    if called.absent:
        yield t.n("{n} absence", "{n} absences", called.absent)
    if called.announced:
        yield t.n("{n} absence annoncée", "{n} absences annoncées", called.announced)
    if called.left:
        yield t.n("{n} personne dont rien n’est noté", "{n} personnes dont rien n’est noté", called.left)


def _kept(session: Session, one: Workshop) -> Iterator[PrintedPart]:
    """What both sheets say: what was decided, what people brought, what comes next."""
    t = session.t
    yield PrintedPart(t("Décisions"), tuple(_decisions(session, one)))
    for title, words in _contributions(session, one.number):
        yield PrintedPart(t("Contributions : {theme}", theme=title), tuple(words), shortens=True)
    yield PrintedPart(t("Et après"), tuple(_next(session, one)))


def _decisions(session: Session, one: Workshop) -> Iterator[str]:
    t, commons = session.t, session.commons
    for other in outcomes.dates_decided(commons, one):
        yield t("Atelier {n} : {quand}", n=other.number, quand=wording.when(other, PARIS, session.now, t))
    for asked in outcomes.rounds_held(commons, one):
        state = t(wording.ARTICLE_STATES[ArticleStatus(outcome(asked))])
        said = rounds.place(asked, PARIS, t) if asked.is_open else rounds.counted(tally(asked), t)
        yield t("Article « {titre} » : {etat} ({tour})", titre=asked.title, etat=state, tour=said)
    for note in one.notes:
        yield wording.note(note, t)


def _contributions(session: Session, number: int) -> Iterator[tuple[str, list[str]]]:
    every = [one for one in session.commons.all(Contribution) if one.workshop == number]
    for theme in session.commons.all(Theme):
        words = [one.text for one in every if one.theme == theme.id]
        if words:
            yield theme.title, words
    if others := [one.text for one in every if one.theme is None]:
        yield session.t("sans thème"), others


def _next(session: Session, one: Workshop) -> Iterator[str]:
    t = session.t
    for other in lookup.workshops(session.commons):
        if other.number > one.number and not other.cancelled:
            when = wording.when(other, PARIS, session.now, t)
            yield t("Atelier {n}, {titre} : {quand}", n=other.number, titre=other.title, quand=when)
            return


def _signing(session: Session, one: Workshop) -> Iterator[tuple[str, ...]]:
    # In the order in which the screens ask, so that the sheet is typed in as it is read.
    t = session.t
    yield (t("Nom ou pseudonyme"), t("Aux trois ?"), t("Contact"), t("Tiers-lieu"))
    yield from ((HAND[:20], HAND[:8], HAND[:20], HAND[:14]) for _ in range(one.seats))


def _grids(session: Session, one: Workshop) -> Iterator[PrintedPart]:
    """One for each poll that is open: people in rows, slots in columns, a letter in each cell."""
    t = session.t
    for poll in lookup.open_polls(session.commons, session.now):
        title = t("Sondage de l’atelier {n} : O oui, S si besoin, N non", n=poll.workshop)
        slots = [slot for slot in poll.slots if slot.start]
        keys = tuple(
            f"{chr(ord('A') + nth)}  {dates.moment(slot.start, slot.end, PARIS, t, now=session.now)}"
            for nth, slot in enumerate(slots)
            if slot.start
        )
        heads = (t("Nom"), *(chr(ord("A") + nth) for nth in range(len(slots))))
        empty = tuple((HAND[:20], *("" for _ in slots)) for _ in range(one.seats))
        if slots:
            yield PrintedPart(title, keys, (heads, *empty))


def _slips(session: Session) -> Iterator[tuple[str, ...]]:
    t = session.t
    yield (t("Une idée"), t("À entourer"))
    yield from ((HAND, t("individuelle · collective · les deux")) for _ in range(SLIPS))

"""`consentement …`, `article coquille`: rounds opened, answered, amended, closed."""

from __future__ import annotations

from models import lookup
from models.acts.consent import AmendArticle, CallPhase, CallSlip, CloseRound, LiftObjection, OpenRound
from models.consent import Choice, Phase, Round, may_be_read, tally
from models.consenting import NobodyConcerned, round_about
from models.manifesto import article
from models.names import EmptyText, is_visible
from models.typed_dates import parse_moment
from tui import round_values, rounds
from tui.commands import subject
from tui.commands.moments import HOUR
from tui.commands.output import Output
from tui.commands.parsing import Misused, Request
from tui.commands.tables import wrapped
from tui.i18n import N_
from tui.remarks import inline
from tui.session import Session


async def show_or_answer(session: Session, request: Request, out: Output) -> None:
    one = round_about(session.commons, _id(session, request))
    word = request.text("REPONSE")
    if not word:
        return _show(session, out, one)
    act = rounds.answer(one, Choice(word), request.text("motif"), subject.named(session, request))
    after = await session.perform(act)
    choice = session.t(rounds.CHOICES[act.choice])
    return _say(session, out, after, session.t("Fait, réponse notée : {reponse}.", reponse=choice))


async def lift(session: Session, request: Request, out: Output) -> None:
    after = await session.perform(LiftObjection(_id(session, request), subject.named(session, request)))
    _say(session, out, after, session.t("Fait : objection levée."))


async def open(session: Session, request: Request, out: Output) -> None:
    typed, people = request.text("jusqu-a"), _people(session, request)
    if people and request.has("atelier"):
        raise Misused(N_("--atelier, ou des personnes : pas les deux."), request.command)
    after = await session.perform(
        OpenRound(
            _id(session, request),
            subject.number(session, request.text("atelier")) if request.has("atelier") else None,
            people,
            request.has("sans-noms"),
            parse_moment(typed, session.now, hour=HOUR) if typed else None,
            Phase(request.text("etape") or Phase.ANSWERS),
        )
    )
    t = session.t
    _say(session, out, after, t("Fait : tour {a_qui}.", a_qui=rounds.asked(after, t)))


async def phase(session: Session, request: Request, out: Output) -> None:
    after = await session.perform(CallPhase(_id(session, request), Phase(request.text("ETAPE"))))
    t = session.t
    _say(session, out, after, t("Fait, étape : {etape}.", etape=t(rounds.PHASES[after.phase])))


async def amend(session: Session, request: Request, out: Output) -> None:
    title, text = request.given("titre"), request.given("texte")
    if title is None and text is None:
        text = _typed(session, out)
    changed = await session.perform(
        AmendArticle(_id(session, request), text, title, subject.named(session, request))
    )
    said = session.t("Fait : article {id} amendé, chaque personne est interrogée de nouveau.", id=changed.id)
    _say(session, out, round_about(session.commons, changed.id), said)


async def close(session: Session, request: Request, out: Output) -> None:
    after = await session.perform(CloseRound(_id(session, request)))
    _say(session, out, after, session.t("Fait : tour clos."))


async def slip(session: Session, request: Request, out: Output) -> None:
    after = await session.perform(CallSlip(_id(session, request)))
    _say(session, out, after, session.t("Fait : coquille notée, l’article reste adopté."))


def _show(session: Session, out: Output, one: Round) -> None:
    if out.as_json:
        return out.value(round_values.value(session, one))
    t = session.t
    changed = rounds.changed_since(session, one)
    words = inline(changed) if changed else f"{one.title}\n\n{one.text}"
    out.data(*words.splitlines(), "")
    out.data(
        *wrapped(
            t("Tour {etat}, {a_qui}.", etat=rounds.place(one, session.zone, t), a_qui=rounds.asked(one, t)),
            78,
        )
    )
    for sentence in _standing(session, one):
        out.data(*wrapped(sentence, 78))
    for each in rounds.said(session, one, session.sees_names):
        who = f" ({each.name})" if each.name else ""
        said = t("{quoi} : {mots}", quoi=f"{each.kind}{who}", mots=each.words)
        out.data(*wrapped(said, 78, first="· "))
    return None


def _standing(session: Session, one: Round) -> list[str]:
    """How far it is, or what it came to."""
    t = session.t
    said = [f"{rounds.turnout(one, t)}."]
    if may_be_read(one):
        said = [f"{rounds.counted(tally(one), t)}."]
    if not one.is_open:
        said.append(rounds.verdict(session, one))
    return said


def _say(session: Session, out: Output, one: Round, sentence: str) -> None:
    if out.as_json:
        return out.value(round_values.value(session, one))
    return out.say(sentence, *_standing(session, one))


def _people(session: Session, request: Request) -> tuple[str, ...]:
    """Empty: those called present. Raises NobodyConcerned, Unknown, Ambiguous."""
    named = tuple(subject.person(session, name).id for name in request.every("personne"))
    registered = lookup.expected(session.commons) if request.has("inscrites") else ()
    if request.has("inscrites") and not registered:
        raise NobodyConcerned()
    return (*named, *registered)


def _typed(session: Session, out: Output) -> str:
    if out.stdin.isatty():
        out.say(session.t("Tapez le texte, puis Entrée et Ctrl-D."))
    text = out.piped()
    if not is_visible(text):
        raise EmptyText("text")
    return text


def _id(session: Session, request: Request) -> str:
    """Raises Unknown."""
    return article(session.commons, subject.id_of(request.text("ID"), "a")).id

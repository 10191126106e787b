"""`article historique`, `article restaurer`: the states of an article, and coming back to one."""

from __future__ import annotations

from models.acts.states import RestoreState
from models.manifesto import Article, article
from models.states import State, state, states
from models.words import pieces
from tui import remark_values, remarks
from tui.commands import articles, subject
from tui.commands.output import Output
from tui.commands.parsing import Request
from tui.commands.remarks import indented, named
from tui.session import Session


async def history(session: Session, request: Request, out: Output) -> None:
    """The states, the last one first; of one of them, what has changed since."""
    session.actor.must_take_part()
    one = article(session.commons, named(request))
    if request.text("ETAT"):
        return _compared(session, one, state(session.commons, one.id, _state(request)), out)
    if out.as_json:
        return out.value(remark_values.history(session, one))
    t, known = session.t, states(session.commons, one.id)
    if not known:
        return out.say(
            t("Un seul état pour le moment, celui d’aujourd’hui : veillee article lire {id}", id=one.id)
        )
    for each in known:
        out.data(f"{each.id}  {remarks.written(session, each)}")
    return out.say(
        t("Ce qui a changé depuis : veillee article historique {id} {etat}", id=one.id, etat=known[0].id)
    )


async def restore(session: Session, request: Request, out: Output) -> None:
    t, id, wanted = session.t, named(request), _state(request)
    back = await session.perform(RestoreState(id, wanted))
    if out.as_json:
        return out.value(articles.as_json(session, back))
    return out.say(
        t("Fait : article {id} revenu à l’état {etat}.", id=back.id, etat=wanted),
        t("Ce qu’il y avait est gardé : veillee article historique {id}", id=back.id),
    )


def _compared(session: Session, one: Article, before: State, out: Output) -> None:
    if out.as_json:
        return out.value(remark_values.state(session, before))
    out.data(f"{before.id}  {remarks.written(session, before)}")
    if before.title != one.title:
        out.data(remarks.inline(pieces(before.title, one.title)))
    return out.data("", *indented(remarks.inline(pieces(str(before.text), str(one.text)))))


def _state(request: Request) -> str:
    return subject.id_of(request.text("ETAT"), "e")

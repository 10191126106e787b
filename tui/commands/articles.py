"""`article …`: adding, writing, linking, ordering the articles of the manifesto."""

from __future__ import annotations

from typing import Any

from models.acts.manifesto import (
    AddArticle,
    LinkContributions,
    MoveArticle,
    PutBackArticle,
    RemoveArticle,
    RetitleArticle,
    UnlinkContributions,
    WriteArticle,
)
from models.manifesto import Article, article, manifesto
from models.names import EmptyText, is_visible
from models.people import Participant
from tui import remarks, values
from tui.commands import subject
from tui.commands.output import Output
from tui.commands.parsing import Request
from tui.commands.tables import wrapped
from tui.fates import lineage, origin
from tui.replica_words import pending
from tui.session import Session


async def add(session: Session, request: Request, out: Output) -> None:
    text = text_given(session, request, out, needed=False)
    made = await session.perform(AddArticle(request.text("TITRE"), text, subject.named(session, request)))
    _say(
        session, out, made, session.t("Fait : article {id} « {titre} » ajouté.", id=made.id, titre=made.title)
    )


async def write(session: Session, request: Request, out: Output) -> None:
    id = article(session.commons, _id(request)).id
    act = WriteArticle(id, text_given(session, request, out, needed=True), subject.named(session, request))
    changed = await session.perform(act)
    _say(session, out, changed, session.t("Fait : article {id} enregistré.", id=changed.id))


async def retitle(session: Session, request: Request, out: Output) -> None:
    changed = await session.perform(RetitleArticle(_id(request), request.text("TITRE")))
    said = session.t("Fait : article {id} « {titre} ».", id=changed.id, titre=changed.title)
    _say(session, out, changed, said)


async def link(session: Session, request: Request, out: Output) -> None:
    changed = await session.perform(LinkContributions(_id(request), _contributions(request)))
    _say_links(session, out, changed)


async def unlink(session: Session, request: Request, out: Output) -> None:
    changed = await session.perform(UnlinkContributions(_id(request), _contributions(request)))
    _say_links(session, out, changed)


async def move(session: Session, request: Request, out: Output) -> None:
    one = article(session.commons, _id(request))
    await session.perform(MoveArticle(one.id, request.number("RANG")))
    said = session.t("Fait : article {id} au rang {rang}.", id=one.id, rang=_rank(session, one))
    _say(session, out, one, said)


async def remove(session: Session, request: Request, out: Output) -> None:
    gone = await session.perform(RemoveArticle(_id(request)))
    said = session.t("Fait : article {id} retiré. Il revient par veillee article remettre {id}", id=gone.id)
    _say(session, out, gone, " ".join(filter(None, (said, remarks.kept_with(session, gone)))))


async def put_back(session: Session, request: Request, out: Output) -> None:
    back = await session.perform(PutBackArticle(_id(request)))
    _say(session, out, back, session.t("Fait : article {id} remis, en dernier.", id=back.id))


async def read(session: Session, request: Request, out: Output) -> None:
    """One article; --auteurs: who wrote what, for people who take part; --origines: what it comes from."""
    one = article(session.commons, _id(request))
    passages = _passages(session, one) if request.has("auteurs") else None
    if out.as_json:
        value = {**as_json(session, one), "texte": str(one.text), "statut": one.status.value}
        if request.has("origines"):
            value["origines"] = [values.contribution(session, each) for each in lineage(session, one)]
        return out.value(value if passages is None else {**value, "passages": passages})
    waits = pending(session, one.id)
    out.data(f"{_rank(session, one)}. {one.title}{f' ({waits})' if waits else ''}", "")
    if passages is None:
        out.data(str(one.text))
    for passage in (each for each in passages or () if (each["texte"] or "").strip()):
        out.data(f"[{passage['auteur'] or session.t('quelqu’un')}] {passage['texte']}")
    if request.has("origines"):
        _say_origins(session, out, one)
    return None


def _say_origins(session: Session, out: Output, one: Article) -> None:
    found = lineage(session, one)
    t = session.t
    out.data("", t("Vient de :") if found else t("Ne vient d’aucune contribution pour le moment"))
    for each in found:
        said = f"{each.text} ({origin(session.commons, each, t)})"
        out.data(*wrapped(said, 78, first=f"{each.id}  "))


def as_json(session: Session, one: Article) -> dict[str, Any]:
    """`rang` null once removed."""
    return {"id": one.id, "rang": _rank(session, one), "titre": one.title}


def _passages(session: Session, one: Article) -> list[dict[str, str | None]]:
    session.actor.must_take_part()
    people = [(session.commons.find(Participant, who), words) for who, words in one.text.runs]
    return [{"auteur": who.name if who else None, "texte": words} for who, words in people]


def _rank(session: Session, one: Article) -> int | None:
    order = manifesto(session.commons).order
    return order.index(one.id) + 1 if one.id in order else None


def _id(request: Request) -> str:
    return subject.id_of(request.text("ID"), "a")


def _contributions(request: Request) -> tuple[str, ...]:
    return tuple(subject.id_of(one, "c") for one in request.many("CONTRIBUTION"))


def text_given(session: Session, request: Request, out: Output, *, needed: bool) -> str:
    """`--texte`, or what is piped in; typed by hand only where a text is needed, until Ctrl-D."""
    given = request.given("texte")
    if given is not None:
        return given
    if out.stdin.isatty():
        if not needed:
            return ""
        out.say(session.t("Tapez le texte, puis Entrée et Ctrl-D."))
    text = out.piped()
    if needed and not is_visible(text):
        # A forgotten pipe must not empty an article; --texte "" does it on purpose.
        raise EmptyText("text")
    return text


def _say(session: Session, out: Output, one: Article, sentence: str) -> None:
    if out.as_json:
        return out.value(as_json(session, one))
    return out.say(sentence)


def _say_links(session: Session, out: Output, one: Article) -> None:
    t = session.t
    sources = ", ".join(one.contributions) or t("aucune contribution")
    _say(session, out, one, t("Fait : article {id} vient de : {liste}.", id=one.id, liste=sources))

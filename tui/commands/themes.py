"""`themes`, `theme …`: sorting contributions."""

from __future__ import annotations

from typing import Any

from models.acts.contributions import CreateTheme, MergeThemes, MoveToTheme, RenameTheme, SplitTheme
from models.contribution import Contribution, Theme, theme_named
from tui import values
from tui.commands import subject
from tui.commands.contributions import OUTSIDE
from tui.commands.output import Output
from tui.commands.parsing import Misused, Request
from tui.i18n import N_
from tui.session import Session


async def show(session: Session, request: Request, out: Output) -> None:
    rows = [_value(session, one) for one in session.commons.all(Theme)]
    if out.as_json:
        return out.value(rows)
    t = session.t
    heads = [t("Thème"), t("Contributions"), t("Identifiant")]
    return out.table(heads, [[row["titre"], str(row["contributions"]), row["id"]] for row in rows])


async def create(session: Session, request: Request, out: Output) -> None:
    ids = tuple(subject.id_of(one, "c") for one in request.every("contribution"))
    made = await session.perform(CreateTheme(request.text("TITRE"), ids))
    _say(session, out, made, session.t("Fait : thème {id} « {titre} ».", id=made.id, titre=made.title))


async def rename(session: Session, request: Request, out: Output) -> None:
    made = await session.perform(RenameTheme(_theme(session, request), request.text("TITRE")))
    _say(session, out, made, session.t("Fait : thème {id} « {titre} ».", id=made.id, titre=made.title))


async def merge(session: Session, request: Request, out: Output) -> None:
    other = theme_named(session.commons, request.text("AUTRE"))
    kept = await session.perform(MergeThemes(_theme(session, request), other.id))
    said = session.t("Fait : « {autre} » est dans « {titre} ».", autre=other.title, titre=kept.title)
    _say(session, out, kept, said)


async def split(session: Session, request: Request, out: Output) -> None:
    title = request.text("titre")
    if not title:
        raise Misused(N_("Il manque {nom}."), request.command, nom="--titre")
    made = await session.perform(SplitTheme(_theme(session, request), title, _ids(request)))
    _say(session, out, made, session.t("Fait : thème {id} « {titre} ».", id=made.id, titre=made.title))


async def move(session: Session, request: Request, out: Output) -> None:
    """`theme deplacer T C…`: to that theme; `aucun` takes them out of any."""
    typed = request.text("THEME")
    theme = None if typed.lower() in OUTSIDE else theme_named(session.commons, typed).id
    await session.perform(MoveToTheme(_ids(request), theme))
    if out.as_json:
        return out.value(
            [values.contribution(session, session.commons.get(Contribution, id)) for id in _ids(request)]
        )
    t = session.t
    return out.say(
        t.n("Fait : {n} contribution rangée.", "Fait : {n} contributions rangées.", len(_ids(request)))
    )


def _theme(session: Session, request: Request) -> str:
    return theme_named(session.commons, request.text("THEME")).id


def _ids(request: Request) -> tuple[str, ...]:
    return tuple(subject.id_of(one, "c") for one in request.many("CONTRIBUTION"))


def _say(session: Session, out: Output, theme: Theme, sentence: str) -> None:
    if out.as_json:
        return out.value(_value(session, theme))
    return out.say(sentence)


def _value(session: Session, theme: Theme) -> dict[str, Any]:
    count = sum(1 for one in session.commons.all(Contribution) if one.theme == theme.id)
    return {"id": theme.id, "titre": theme.title, "contributions": count}

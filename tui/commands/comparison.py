"""`manifeste comparer`: two versions of the manifesto, word by word; frozen ones too."""

from __future__ import annotations

from typing import Any

from models.manifesto import ArticleDiff, articles, compare, snapshot, version_named
from tui import remarks
from tui.commands.output import Output
from tui.commands.parsing import Request
from tui.commands.remarks import indented
from tui.session import Session


async def show(session: Session, request: Request, out: Output) -> None:
    """Without a second version: what has changed since the first one."""
    old = version_named(session.commons, request.text("ANCIENNE")).articles
    newer = request.text("NOUVELLE")
    new = version_named(session.commons, newer).articles if newer else snapshot(articles(session.commons))
    changed = [one for one in compare(old, new) if one.changed]
    if out.as_json:
        return out.value([_value(one) for one in changed])
    if not changed:
        return out.say(session.t("Aucune différence."))
    for one in changed:
        _say(session, out, one)
    return None


def _say(session: Session, out: Output, one: ArticleDiff) -> None:
    t = session.t
    out.data(f"{one.id}  {one.new_title or one.old_title or ''}")
    if one.new_title is None:
        out.data(*indented(t("article retiré")))
    elif one.old_title is None:
        out.data(*indented(t("article nouveau")))
    elif one.old_title != one.new_title:
        out.data(*indented(t("ancien titre : {titre}", titre=one.old_title)))
    out.data(*indented(remarks.inline(one.pieces)), "")


def _value(one: ArticleDiff) -> dict[str, Any]:
    return {
        "id": one.id,
        "ancien_titre": one.old_title,
        "titre": one.new_title,
        "morceaux": [{"sort": each.sort.value, "mots": each.words} for each in one.pieces],
    }

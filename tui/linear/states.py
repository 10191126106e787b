"""The history of an article: its states, what has changed since one of them, coming back to it."""

from __future__ import annotations

from models.acts.states import RestoreState
from models.manifesto import article
from models.states import State, states
from models.words import pieces
from tui import remarks
from tui.linear.conversation import Conversation
from tui.linear.questions import choose, confirmed
from tui.linear.remarks import say_changes
from tui.linear.words import Back


async def history(c: Conversation, id: str) -> None:
    """One of the states, the last one first; what has changed since is said, then one may come back to it."""
    t, known = c.t, states(c.commons, id)
    if not known:
        c.say(t("Un seul état pour le moment, celui d’aujourd’hui."))
        raise Back
    options = [(remarks.written(c.session, one), one) for one in known]
    one = await choose(
        c, t.n("{n} état avant aujourd’hui", "{n} états avant aujourd’hui", len(known)), options
    )
    _say(c, id, one)
    if await confirmed(c, t("Revenir à cet état ? Ce qu’il y a aujourd’hui est gardé.")):
        await c.perform(RestoreState(id, one.id))
        c.done(t("article revenu à l’état du {quand}", quand=remarks.when(c.session, one.made)))


def _say(c: Conversation, id: str, before: State) -> None:
    t, now = c.t, article(c.commons, id)
    c.say(t("Depuis cet état :"))
    if before.title != now.title:
        c.say(t("Ancien titre : {titre}", titre=before.title))
    changed = pieces(str(before.text), str(now.text))
    if str(before.text) == str(now.text):
        c.say(t("Aucune différence."))
    say_changes(c, changed)

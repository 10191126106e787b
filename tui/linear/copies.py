"""A copy of the series, line by line: what waits, giving it back, receiving what somebody brings."""

from __future__ import annotations

from collections.abc import Awaitable, Sequence
from pathlib import Path

from models.names import LINK
from models.replica import PendingAct, copy_here, waiting
from tui import carrying, replica_words
from tui.faults import CannotKeep
from tui.linear.conversation import Conversation
from tui.linear.menus import Entry, menu
from tui.linear.questions import choose, confirmed, field, yes_no
from tui.reading import file_named


def received(c: Conversation) -> Sequence[Entry]:
    """Where the series is: what somebody brings."""
    here = copy_here(c.commons) is None and c.session.facilitates
    return ((c.t("Recevoir le fichier d’une copie"), receive),) if here else ()


def to_copy(c: Conversation) -> Sequence[Entry]:
    """On a copy, from the home: whoever took it may facilitate nothing."""
    return ((c.t("Copie, ce qui attend et le retour"), copy),) if copy_here(c.commons) else ()


async def copy(c: Conversation) -> None:
    t = c.t
    own: Sequence[Entry] = (
        (t("Rapporter au serveur"), bring_back),
        (t("Mettre la copie à jour"), renew),
        (t("Rapporter dans un fichier"), file),
        (t("Retirer un acte"), remove),
    )
    every: Sequence[Entry] = ((t("Ce qui attend"), state), *(() if c.session.afar else own))
    await menu(c, lambda: c.t("Copie"), lambda: every)


async def state(c: Conversation) -> None:
    c.say(replica_words.sign(c.session))
    c.say(*(replica_words.act_said(one, c.session) for one in waiting(c.commons)))
    c.say(*(replica_words.refusal_said(one, c.session) for one in replica_words.to_read(c.session)))


async def bring_back(c: Conversation) -> None:
    await _tell(c, carrying.brought_back(c.session, await _host(c)))


async def renew(c: Conversation) -> None:
    await _tell(c, carrying.renewed(c.session, await _host(c)))


async def file(c: Conversation) -> None:
    name = await field(c, c.t("Chemin du nouveau fichier ?"), LINK)
    await _tell(c, carrying.filed(c.session, _path(c, name)))


async def remove(c: Conversation) -> None:
    every = (*waiting(c.commons), *replica_words.to_read(c.session))
    if not every:
        c.say(c.t("rien n’attend"))
        return
    options = [(replica_words.act_said(one, c.session), one) for one in every]
    one: PendingAct = await choose(c, c.t("Retirer lequel ?"), options)
    if await confirmed(c, c.t("Retirer {acte} ?", acte=replica_words.act_said(one, c.session))):
        await _tell(c, carrying.removed(c.session, one.id))


async def receive(c: Conversation) -> None:
    """Read whole before anything of it is done."""
    name = str(file_named(await field(c, c.t("Chemin du fichier ?"), LINK)))
    try:
        found = carrying.opened(c.session, _path(c, name))
    except CannotKeep as no:
        c.error(str(no))
        return
    c.say(*replica_words.shown(found, c.session))
    if await yes_no(c, c.t("Juger ces actes maintenant ?"), default=False):
        await _tell(c, carrying.judged(c.session, found))


async def _host(c: Conversation) -> str:
    copy = copy_here(c.commons)
    host = copy.host if copy else ""
    return await field(c, c.t("Chez qui ? Entrée seule : {hote}", hote=host), LINK, host)


def _path(c: Conversation, name: str) -> Path:
    return Path((c.home or {}).get("PWD", ""), name).expanduser()


async def _tell(c: Conversation, doing: Awaitable[str]) -> None:
    try:
        c.say(await c.mine(doing))
    except CannotKeep as no:
        c.error(str(no))

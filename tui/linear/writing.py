"""Writing in an article by numbered paragraphs, while others may write in it too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from models.acts.manifesto import EditArticle, UndoEdit
from models.manifesto import Article, TextMoved, article
from models.ports import Splice
from models.status import must_be_writable
from models.text import Edit
from tui.linear.conversation import Conversation
from tui.linear.menus import run
from tui.linear.paragraphs import Command, added, command, paragraphs, removed, replaced
from tui.linear.questions import confirmed, long_text, yes_no
from tui.linear.words import Back, Unread

Maker = Callable[[str, int], Edit]
"""The edit of a text at a paragraph's number."""


@dataclass
class _Writing:
    """What « défaire » takes back, as long as nobody wrote since: at that revision, these splices."""

    revision: int = -1
    back: tuple[Splice, ...] = ()


async def write(c: Conversation, id: str) -> None:
    """One command after the other, until « retour »; each is saved at once. Raises UnderConsent."""
    must_be_writable(c.commons, article(c.commons, id))
    t = c.t
    mine = _Writing()
    c.say(t("Paragraphes : lire 2, remplacer 2, ajouter après 2, supprimer 2, défaire."))
    while True:
        asked = await c.ask_for(
            t("Commande ? Par exemple remplacer 2, ou retour."), lambda line: _read(c, line)
        )
        one = article(c.commons, id)
        try:
            _check(c, asked, one)
        except Unread as no:
            c.error(no.sentence)
            continue

        async def do(c: Conversation, asked: Command = asked, one: Article = one) -> None:
            await _do(c, asked, one, mine)

        await run(c, do)


def _read(c: Conversation, typed: str) -> Command:
    found = command(typed)
    if found is None:
        raise Unread(c.t("tapez lire, remplacer, ajouter, supprimer ou défaire, puis un numéro."))
    return found


def _check(c: Conversation, asked: Command, one: Article) -> None:
    """Raises Unread when there is no such paragraph."""
    last = len(paragraphs(str(one.text)))
    needed = asked.what in ("remplacer", "supprimer")
    if needed and asked.number is None:
        raise Unread(c.t("dites quel paragraphe, par exemple remplacer 2."))
    least = 0 if asked.what == "ajouter" else 1
    if asked.number is not None and not least <= asked.number <= last:
        raise Unread(c.t("le dernier paragraphe est le {n} : tapez lire pour relire.", n=last))


async def _do(c: Conversation, asked: Command, one: Article, mine: _Writing) -> None:
    match asked.what:
        case "lire":
            _say(c, one, asked.number)
        case "remplacer":
            await _replace(c, one, asked.number or 1, mine)
        case "ajouter":
            await _add(c, one, asked.number, mine)
        case "supprimer":
            await _remove(c, one, asked.number or 1, mine)
        case _:
            await _undo(c, one, mine)


def _say(c: Conversation, one: Article, number: int | None) -> None:
    known = paragraphs(str(one.text))
    if not known:
        c.say(c.t("Vide : personne n’a encore écrit ici."))
    for at, paragraph in enumerate(known, start=1):
        if number in (None, at):
            c.say(f"{at}. {paragraph.words}")


async def _text(c: Conversation, question: str) -> str:
    words = (await long_text(c, question)).strip("\n")
    if not words.strip():
        c.say(c.t("Rien n’a changé."))
        raise Back
    return words


async def _replace(c: Conversation, one: Article, number: int, mine: _Writing) -> None:
    _say(c, one, number)
    words = await _text(c, c.t("Nouveau texte du paragraphe {n}.", n=number))
    await _edit(c, one, number, lambda text, at: replaced(text, at, words), mine, words)
    c.done(c.t("paragraphe {n} remplacé", n=number))


async def _add(c: Conversation, one: Article, after: int | None, mine: _Writing) -> None:
    last = len(paragraphs(str(one.text)))
    after = last if after is None else after
    words = await _text(c, c.t("Nouveau paragraphe, après le {n}.", n=after))
    await _edit(c, one, after, lambda text, at: added(text, at, words), mine, words)
    c.done(c.t("paragraphe {n} ajouté", n=after + 1))


async def _remove(c: Conversation, one: Article, number: int, mine: _Writing) -> None:
    _say(c, one, number)
    if await confirmed(c, c.t("Supprimer le paragraphe {n} ?", n=number)):
        await _edit(c, one, number, removed, mine, "")
        c.done(c.t("paragraphe {n} supprimé", n=number))


async def _edit(c: Conversation, one: Article, number: int, make: Maker, mine: _Writing, words: str) -> None:
    """On the text as it is now: if others wrote meanwhile, that paragraph is found again, or asked about."""
    now = article(c.commons, one.id)
    at = number if now.revision == one.revision else _found_again(str(one.text), str(now.text), number)
    if at is not None:
        await _perform(c, now, make(str(now.text), at), mine)
        return
    c.error(c.t("ce paragraphe a changé pendant que vous écriviez."))
    _say(c, now, None)
    if not words or not await yes_no(c, c.t("Ajouter votre texte à la fin ?"), default=True):
        c.say(c.t("Rien n’a changé."))
        raise Back
    now = article(c.commons, one.id)
    text = str(now.text)
    await _perform(c, now, added(text, len(paragraphs(text)), words), mine)


def _found_again(before: str, now: str, number: int) -> int | None:
    """Where that paragraph is now; None when its words changed, or stand twice."""
    if number == 0:
        return 0
    wanted = paragraphs(before)[number - 1].words if paragraphs(before) else ""
    places = [at for at, one in enumerate(paragraphs(now), start=1) if one.words == wanted]
    return places[0] if len(places) == 1 else None


async def _perform(c: Conversation, one: Article, edit: Edit, mine: _Writing) -> None:
    back = one.text.inverse(edit)
    changed = await c.perform(EditArticle(one.id, one.revision, edit))
    mine.revision, mine.back = changed.revision, (back,)


async def _undo(c: Conversation, one: Article, mine: _Writing) -> None:
    if not mine.back:
        c.say(c.t("Rien à défaire ici."))
        return
    if one.revision != mine.revision:
        raise TextMoved(one.id, one.revision)
    await c.perform(UndoEdit(one.id, one.revision, mine.back))
    mine.back = ()
    c.done(c.t("dernier changement défait"))

"""Questions with a return type: yes or no, a number, one of a list, a date, a person, a long text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TypeVar

from models import lookup
from models.acts.workshops import check_moment
from models.calendar import PARIS
from models.names import REASON, Field, clean_line, fold, whole_number
from models.people import Participant
from models.typed_dates import parse_range
from tui.linear.conversation import Conversation
from tui.linear.words import Back, Ended, Quit, Unread, Word, command, dotted, undotted

V = TypeVar("V")

PAGE = 9
_YES = frozenset({"o", "oui", "y", "yes", "ok"})
_NO = frozenset({"n", "non", "no"})


async def yes_no(c: Conversation, question: str, default: bool | None = None) -> bool:
    """`default` is what Enter alone means, said in the question; None: an answer is needed."""
    t = c.t

    def read(typed: str) -> bool:
        word = fold(typed)
        if not word and default is not None:
            return default
        if word in _YES | _NO:
            return word in _YES
        raise Unread(t("répondez oui ou non."))

    ways = {None: t("Oui ou non."), True: t("Entrée pour oui."), False: t("Entrée pour non.")}
    return await c.ask_for(t("{question} {choix}", question=question, choix=ways[default]), read)


async def confirmed(c: Conversation, question: str) -> bool:
    """Before what cannot be taken back: only a typed yes counts."""
    if await yes_no(c, question):
        return True
    c.say(c.t("Rien n’a changé."))
    return False


async def number_between(
    c: Conversation, question: str, least: int, most: int, default: int | None = None
) -> int:
    """A whole number; `default` is what Enter alone means, said in the question."""

    def read(typed: str) -> int:
        if not typed.strip() and default is not None:
            return default
        found = whole_number(typed)
        if found is not None and least <= found <= most:
            return found
        raise Unread(c.t("tapez un nombre de {moins} à {plus}.", moins=least, plus=most))

    return await c.ask_for(question, read)


async def field(c: Conversation, question: str, kind: Field, default: str = "") -> str:
    """One line for a field; Enter alone keeps `default`. A lone dash empties an optional field."""

    def read(typed: str) -> str:
        if not typed.strip():
            return clean_line(default, kind)
        return clean_line("" if typed.strip() == "-" and not kind.needed else typed, kind)

    return await c.ask_for(question, read, free=True)


async def reason(c: Conversation) -> str:
    """A reason that everybody can read."""
    return await field(c, c.t("Motif, que tout le monde pourra lire ?"), REASON)


async def moment(c: Conversation, question: str) -> tuple[datetime, datetime]:
    """A moment to come, typed in French, in English or in ISO 8601; Paris time."""

    def read(typed: str) -> tuple[datetime, datetime]:
        start, end = parse_range(typed, c.session.now, PARIS)
        check_moment(start, end, c.session.now)
        return start, end

    hint = c.t("Exemple : mardi 2 mai 2028 11h, ou lundi prochain 11h-12h30. Heure de Paris.")
    return await c.ask_for(question, read, hint)


class UndoAsked(Exception):
    """Facilitation takes its last act back."""


async def choose(
    c: Conversation,
    title: str,
    options: Sequence[tuple[str, V]],
    *,
    undo: bool = False,
    known: bool = False,
) -> V:
    """One of a numbered list, by its number or the beginning of its words; long lists are paged.

    `known`: the list was just said, only its title is. Raises UndoAsked only if `undo`.
    """
    if known:
        c.say(title)
    shown = min(PAGE, len(options)) if known else _page(c, title, options, 0)
    while True:
        typed = await c.line(c.choice(known))
        word, known = command(typed), False
        if word is Word.MORE and shown < len(options):
            shown = _page(c, "", options, shown)
        elif word in (Word.BACK, Word.QUIT):
            raise Back if word is Word.BACK else Quit
        elif word is Word.UNDO and undo:
            raise UndoAsked
        elif word is Word.HELP:
            c.help(c.t("Choix : le numéro de la ligne, ou ses premiers mots."), free=False)
        elif not typed.strip():
            shown = _page(c, title, options, 0)
        else:
            try:
                return _chosen(c, typed, options)
            except Unread as no:
                c.error(no.sentence)


def _page(c: Conversation, title: str, options: Sequence[tuple[str, V]], start: int) -> int:
    """Says up to nine options from `start`; where the next page begins."""
    c.lists += 1
    if title:
        c.say(title)
    end = min(start + PAGE, len(options))
    c.say(*(f"{at + 1}. {options[at][0]}" for at in range(start, end)))
    if end < len(options):
        c.say(c.t("suite : encore {n}", n=len(options) - end))
    return end


def _chosen(c: Conversation, typed: str, options: Sequence[tuple[str, V]]) -> V:
    key = fold(typed).rstrip(".")
    number = whole_number(key)
    if number and number <= len(options):
        return options[number - 1][1]
    if not key.isdecimal() and len(key) > 1:
        found = [value for words, value in options if fold(words) == key]
        found = found or [value for words, value in options if fold(words).startswith(key)]
        if len(found) == 1:
            return found[0]
    if not options:
        raise Unread(c.t("la liste est vide. Tapez retour."))
    raise Unread(c.t("tapez un numéro de 1 à {n}, ou retour.", n=len(options)))


async def read_list(c: Conversation, title: str, lines: Sequence[str]) -> None:
    """A list only to be read, nine lines at a time."""
    c.say(title)
    if not lines:
        c.say(c.t("Vide : rien pour le moment."))
    for start in range(0, len(lines), PAGE):
        c.say(*lines[start : start + PAGE])
        left = len(lines) - start - PAGE
        if left > 0:
            asked = c.t("suite : encore {n}. Entrée pour la suite, retour pour finir.", n=left)
            await c.ask(asked, free=False)


async def person(c: Conversation, question: str, among: Iterable[str] | None = None) -> Participant:
    """A person, by the beginning of their name, or chosen from a list with Enter alone."""
    found = (c.commons.find(Participant, one) for one in among) if among is not None else ()
    people = [one for one in found if one] if among is not None else list(c.commons.all(Participant))
    if not people:
        c.error(c.t("personne dans cette liste pour le moment."))
        raise Back
    asked = c.t("{question} Le début du nom, ou Entrée pour la liste.", question=question)
    while True:
        said = await c.ask(asked)
        typed = fold(said)
        matching = [one for one in people if typed in (fold(one.name), fold(one.id))]
        matching = matching or [one for one in people if fold(one.name).startswith(typed)]
        if len(matching) == 1 and typed:
            return matching[0]
        if matching:
            return await choose(c, question, [(_told_apart(one, people), one) for one in matching])
        match command(said, letters=False):
            case Word.BACK:
                raise Back
            case Word.QUIT:
                raise Quit
        c.error(c.t("aucun nom ne commence ainsi. Entrée seule donne la liste, retour revient."))


def _told_apart(one: Participant, people: Sequence[Participant]) -> str:
    twins = sum(1 for other in people if other.name == one.name)
    return f"{one.name} ({one.place or one.id})" if twins > 1 else one.name


async def subject(c: Conversation, question: str) -> Participant:
    """Whom a personal act is for: oneself; anybody, asked, when the keyboard is facilitation's."""
    if c.me and not c.session.facilitates:
        return c.me
    if c.me and await yes_no(c, c.t("Pour vous, {nom} ?", nom=c.me.name), default=True):
        return c.me
    return await person(c, question, [one.id for one in c.commons.all(Participant)])


async def long_text(c: Conversation, question: str) -> str:
    """Lines until one that holds a single dot. Raises Back, once it is confirmed that they are dropped."""
    t = c.t
    c.say(question, t("Fin du texte : une ligne avec un seul point."))
    lines = _found_again(c, question)
    while True:
        try:
            typed = await c.next_line()
        except Ended:
            c.unfinished = bool(lines)
            c.leave_unsent(question, "\n".join(lines))
            raise
        if typed.strip() == ".":
            return "\n".join(lines)
        match dotted(typed):
            case Word.HELP:
                c.say(t("Lignes tapées : {n}. Un point seul termine le texte.", n=len(lines)))
                c.say(t("Mots : .relire, .retour, .quitter."))
            case Word.REREAD:
                c.say(*lines, t("Suite du texte :"))
            case Word.BACK | Word.QUIT as word:
                if not lines or await yes_no(c, t("Abandonner ce texte, non enregistré ?")):
                    raise Back if word is Word.BACK else Quit
                c.say(t("Suite du texte :"))
            case _:
                lines.append(undotted(typed))


def _found_again(c: Conversation, question: str) -> list[str]:
    """The lines of a text that a cut line left unfinished: one goes on with them."""
    found = c.found_again(question)
    if not found:
        return []
    lines = found.split("\n")
    c.say(c.t("Vous étiez ici : votre texte y est."), *lines, c.t("Suite du texte :"))
    return lines


def names(c: Conversation, ids: Iterable[str]) -> str:
    return ", ".join(lookup.names(c.commons, ids))

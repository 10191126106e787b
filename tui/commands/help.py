"""Help: the three groups, one's own in full; one command with its options; why words were not understood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.commands.grammar import Argument, Command, Group, Option
from tui.commands.output import Output
from tui.commands.parsing import Misused, Request, nearest
from tui.commands.table import TABLE
from tui.commands.tables import GAP, wrapped
from tui.i18n import N_, Translator

TITLES = {Group.PARTICIPATE: N_("Participer"), Group.FACILITATE: N_("Animer"), Group.HOST: N_("Héberger")}
_COLUMN = 28
_CROWD = 3
"""Verbs of one noun that are told in one entry of their group."""


def version(out: Output) -> None:
    from importlib.metadata import version as of

    out.data(f"veillee {of('veillee')}")


def show(request: Request, out: Output) -> None:
    """The whole, one group, one noun, or one command. Raises Misused for a word that names none."""
    t = out.t
    if request.command:
        out.data(*_command(request.command, t))
    elif not request.words:
        own = Group.FACILITATE if out.facilitates else Group.PARTICIPATE
        out.data(*whole(t, own))
    else:
        out.data(*_about(request.words[0].lower(), request.words[1:], t))


def whole(t: Translator, own: Group) -> Iterator[str]:
    """One's own group command by command, then the words of the others."""
    yield t("veillee : trois ateliers, deux dates, un manifeste.")
    yield ""
    yield t("  veillee                    ouvre la série en plein écran, ou ligne à ligne")
    yield t("  veillee COMMANDE …         en fait une chose (veillee aide COMMANDE)")
    yield ""
    yield from group(own, t)
    for other in (one for one in Group if one is not own):
        nouns = dict.fromkeys(_word(command, t).split()[0] for command in TABLE.of(other))
        yield ""
        yield t("{groupe} (veillee aide {mot})", groupe=t(TITLES[other]), mot=other.value[_side(t)])
        yield from wrapped(", ".join(nouns), 78, first=GAP)
    yield ""
    yield from wrapped(_everywhere(t), 78)
    yield t("Les noms anglais et français marchent toujours, l’un comme l’autre.")
    yield t("Pour qui ne voit pas l’écran : veillee --lignes, veillee aide accessibilite.")


def group(one: Group, t: Translator) -> Iterator[str]:
    """A command to a line; of a noun with many verbs, the verbs: `veillee aide article` has the rest."""
    yield t(TITLES[one])
    words = [_word(command, t).split() for command in TABLE.of(one)]
    verbs = {noun: [each[1] for each in words if each[0] == noun and len(each) > 1] for noun, *_ in words}
    crowded = {noun for noun, known in verbs.items() if len(known) >= _CROWD}
    for command, (noun, *verb) in zip(TABLE.of(one), words, strict=True):
        if not verb or noun not in crowded:
            yield from _entry(_word(command, t), t(command.help))
        elif verb[0] == verbs[noun][0]:
            yield from _entry(f"{noun} …", ", ".join(verbs[noun]))


def usage(command: Command, t: Translator) -> str:
    """« veillee inscrire N|tous [--pour NOM] … »"""
    parts = ["veillee", _word(command, t), *(_shown(one, t) for one in command.arguments)]
    return " ".join((*parts, *(f"[{_option(one, t)}]" for one in command.options)))


def misuse(error: Misused, t: Translator) -> str:
    """The sentence, and where to look."""
    said = t(error.sentence, **{name: _said(name, value, t) for name, value in error.values.items()})
    if error.command:
        return f"{said}\n{usage(error.command, t)}"
    return f"{said}\n{t('Toutes les commandes : veillee --aide')}"


def _said(name: str, value: object, t: Translator) -> object:
    """Words of the grammar in the person's language; what they typed stays as it is."""
    if isinstance(value, tuple):
        return ", ".join(pair[_side(t)] for pair in value)
    if name == "nom":
        return t(str(value))
    from tui.sentences import quoted

    return quoted(value) if isinstance(value, str) else value


def _about(word: str, rest: tuple[str, ...], t: Translator) -> list[str]:
    wanted = [one for one in Group if word in one.value]
    if wanted:
        return list(group(wanted[0], t))
    found = [one for one in TABLE.under(word) if not rest or rest[0].lower() in one.verbs]
    if not found:
        raise Misused(N_("Commande inconnue : « {mot} ».{idee}"), None, mot=word, idee=nearest(word))
    pages = [list(_command(one, t)) for one in found]
    return [line for page in pages for line in (*page, "")][:-1]


def _command(command: Command, t: Translator) -> Iterator[str]:
    yield from wrapped(usage(command, t), 78)
    yield from wrapped(t(command.help), 78, first=GAP)
    for option in command.options:
        yield from _entry(_option(option, t), t(option.help))
    others = [word for word in (*command.words, *command.also) if word != _word(command, t)]
    if others:
        yield GAP + t("Se dit aussi : {noms}.", noms=", ".join(dict.fromkeys(others)))
    yield from wrapped(_everywhere(t), 78, first=GAP)


def _everywhere(t: Translator) -> str:
    return t("Partout : {options}.", options=", ".join(_option(option, t) for option in TABLE.everywhere))


def _entry(left: str, right: str) -> Iterable[str]:
    """Two columns: a word, and what it does."""
    if len(left) + 2 * len(GAP) > _COLUMN:
        return [GAP + left, *wrapped(right, 78, " " * _COLUMN)]
    lines = wrapped(right, 78, " " * _COLUMN)
    return [(GAP + left).ljust(_COLUMN) + lines[0].lstrip(), *lines[1:]]


def _shown(argument: Argument, t: Translator) -> str:
    name = t(argument.name)
    return f"[{name}]" if argument.optional else name


def _option(option: Option, t: Translator) -> str:
    return f"{option.words[_side(t)]} {t(option.value)}" if option.value else option.words[_side(t)]


def _word(command: Command, t: Translator) -> str:
    return command.words[_side(t)]


def _side(t: Translator) -> int:
    return 0 if t.language == "fr" else 1

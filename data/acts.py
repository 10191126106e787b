"""Acts as JSON: what waits in a copy, and comes back. Only those that `models.replica` lists, by name."""

import json
from collections.abc import Callable
from dataclasses import fields
from importlib import import_module
from typing import Any

from data import codec
from data.conversions import instant
from data.lines import to_bytes
from models.ports import Act
from models.refusals import Refusal
from models.replica import TRAVELLING

_IDS = "id person theme contributions kept other article version round slot answers choices people"
IDS = frozenset(_IDS.split())
"""Fields that hold ids; the others hold what people typed, and stay as they are."""
AUTHORS = "mine"
_MODULES = {name: module for module, names in TRAVELLING.items() for name in names.split()}
Rename = Callable[[str], str]


class UnknownAct(ValueError):
    """Not an act that travels, or not of this version of the program."""


def to_json(act: Act[Any], rename: Rename) -> str:
    """`{"_": "Register", …}`; ids as `rename` gives them."""
    document = codec.encode(act)
    return to_bytes({codec.TAG: type(act).__name__, **_renamed(_spare(act, document), rename)}).decode()


def from_json(text: str, rename: Rename) -> Act[Any]:
    """Raises UnknownAct."""
    try:
        document = json.loads(text)
        kind = kind_of(document.pop(codec.TAG))
        if unknown := set(document) - codec.fields_of(kind):
            raise UnknownAct(", ".join(sorted(unknown)))
        act: Act[Any] = codec.decode(kind, _renamed(document, rename))
        return act
    except (LookupError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise UnknownAct(str(error)) from error


def kind_of(name: str) -> Any:
    """Raises UnknownAct."""
    if name not in _MODULES:
        raise UnknownAct(name)
    return getattr(import_module(f"models.acts.{_MODULES[name]}"), name)


def name_in(text: str) -> str:
    """The name of the act, without making it."""
    return str(json.loads(text).get(codec.TAG, ""))


def erases(text: str) -> bool:
    """Whether an act leaves no trace of what it takes away, as its class says; without making it."""
    said = json.loads(text)
    try:
        mark = getattr(kind_of(said.get(codec.TAG, "")), "erases", False)
    except UnknownAct:
        return False
    return mark is True or bool(mark and said.get("unsign"))


def refusal_to_json(no: Refusal) -> str:
    """Its class and its values: the sentence is made by whoever reads it, in their language."""
    values = {name: _plain(value) for name, value in vars(no).items()}
    return to_bytes({codec.TAG: f"{type(no).__module__}:{type(no).__name__}", **values}).decode()


def refusal_from_json(text: str) -> Refusal:
    """Raises UnknownAct."""
    try:
        document = json.loads(text)
        module, _, name = document.pop(codec.TAG).partition(":")
        kind = getattr(import_module(module), name) if module.startswith("models.") else None
        if not (isinstance(kind, type) and issubclass(kind, Refusal)):
            raise UnknownAct(name)
        made: Refusal = codec.decode(kind, document)
        return made
    except (ImportError, LookupError, TypeError, ValueError, AttributeError) as error:
        raise UnknownAct(str(error)) from error


def _plain(value: Any) -> Any:
    if hasattr(value, "tzinfo"):
        return instant(value)
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return list(value) if isinstance(value, (tuple, frozenset)) else value


def _spare(act: Any, document: codec.Document) -> codec.Document:
    """Without what is as it usually is: a return by telephone weighs its words."""
    usual = {one.name: one.default for one in fields(act)}
    return {name: said for name, said in document.items() if getattr(act, name) != usual[name]}


def _renamed(document: codec.Document, rename: Rename) -> codec.Document:
    done = {name: _names(said, rename) if name in IDS else said for name, said in document.items()}
    if AUTHORS in done:
        done[AUTHORS] = [[rename(who), said] for who, said in done[AUTHORS]]
    return done


def _names(said: Any, rename: Rename) -> Any:
    if isinstance(said, str):
        return rename(said)
    if isinstance(said, list):
        return [_names(one, rename) for one in said]
    if isinstance(said, dict):
        return {rename(name): one for name, one in said.items()}
    return said

"""Frozen values ↔ JSON documents, by their type hints.

Instants are ISO 8601 in UTC and come back in UTC; enums by value; tuples as lists; a union of several
classes marks its member under `_`. A field that a document lacks takes its default. A field that the class
does not know (a newer version of the program wrote it) is ignored when read; the store keeps it when it
rewrites the document.

Converting beside what was converted `before` gives back the very parts that did not change: an act then costs
what it changes, and who compares what is shown with what was needs not look into what is the same object.
"""

import dataclasses
import types
import typing
from collections.abc import Mapping
from enum import Enum
from functools import cache
from types import MappingProxyType
from typing import Any

from data.conversions import (
    AS_IS,
    EXPECTED,
    NOTHING,
    SIMPLE,
    Before,
    Codec,
    Convert,
    converted,
    each,
    entries,
    expected,
    expecting,
    same,
    simple,
    unless_none,
)

Document = dict[str, Any]
TAG = "_"
WRONG = (LookupError, TypeError, ValueError, AttributeError, ArithmeticError)
"""What converting raises, of something that is not what it should be."""
PLAIN = (str, int, bool, float, type(None), object)


class BadField(ValueError):
    """Its message is the field's name, and within it the fields that lead to what is wrong: `slots.start`."""


def encode(value: Any, before: Before | None = None) -> Document:
    """The document of a frozen dataclass; `before`: another one of its class, and its document."""
    kind: Any = type(value)
    return _class_codec(kind).encode(value, before)


def decode(kind: Any, document: Mapping[str, Any], before: Before | None = None) -> Any:
    """`before`: another document of that kind, and its value.

    Raises BadField, KeyError (a field without default is missing), or what the class itself refuses with.
    """
    return _class_codec(kind).decode(document, before)


@cache
def fields_of(kind: Any) -> frozenset[str]:
    """Of a dataclass."""
    return frozenset(field.name for field in dataclasses.fields(kind))


class _ClassCodec:
    """Hints are resolved at first use: classes may refer to each other."""

    def __init__(self, kind: type[Any]) -> None:
        self.kind = kind
        self._encoders: list[tuple[str, Convert | None]] = []
        self._decoders: list[tuple[str, Convert | None, bool]] = []

    def _resolve(self) -> None:
        hints = typing.get_type_hints(self.kind)
        fields = [field for field in dataclasses.fields(self.kind) if field.init]
        codecs = {field.name: _codec(hints[field.name]) for field in fields}
        self._encoders = [(field.name, codecs[field.name].encode) for field in fields]
        self._decoders = [
            (name, codecs[name].decode or expecting(hints[name], name), _required(field))
            for name, field in ((field.name, field) for field in fields)
        ]

    def encode(self, value: Any, before: Before | None) -> Document:
        if not self._encoders:
            self._resolve()
        old, made = before or (None, {})
        return {
            name: converted(convert, getattr(value, name), getattr(old, name, None), made.get(name, NOTHING))
            for name, convert in self._encoders
        }

    def decode(self, document: Mapping[str, Any], before: Before | None) -> Any:
        if not self._decoders:
            self._resolve()
        old, made = before or ({}, None)
        given = {}
        for name, convert, required in self._decoders:
            if name in document:
                was = getattr(made, name) if name in old else NOTHING
                try:
                    given[name] = converted(convert, document[name], old.get(name), was)
                except WRONG as error:
                    within = f".{error}" if isinstance(error, BadField) else ""
                    raise BadField(name + within) from error
            elif required:
                raise KeyError(name)
        return self.kind(**given)


def _required(field: "dataclasses.Field[Any]") -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


@cache
def _class_codec(kind: Any) -> _ClassCodec:
    return _ClassCodec(kind)


def _looked_at(hint: Any) -> Codec:
    """The codec of what no field expects by itself."""
    return Codec(None, expecting(hint, str(hint))) if hint in EXPECTED else _codec(hint)


@cache
def _codec(hint: Any) -> Codec:
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        return _of_union(typing.get_args(hint))
    if origin is not None:
        return _of_container(origin, typing.get_args(hint))
    if hint in PLAIN or hint is Any:
        return AS_IS
    return _of_kind(hint)


def _of_kind(kind: Any) -> Codec:
    if hasattr(kind, "__supertype__"):
        return _codec(kind.__supertype__)
    if _is_value(kind):
        return Codec(_class_codec(kind).encode, _class_codec(kind).decode)
    if issubclass(kind, Enum):
        return simple(lambda member: member.value, kind)
    if kind in SIMPLE:
        return SIMPLE[kind]
    raise TypeError(f"no document for {kind!r}")


def _of_container(origin: Any, arguments: tuple[Any, ...]) -> Codec:
    if origin is typing.Literal:
        return AS_IS
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _of_mapping(*arguments)
    if origin is tuple and not (len(arguments) == 2 and arguments[1] is Ellipsis):
        return _of_fixed(arguments)
    if origin in (tuple, frozenset):
        return _of_sequence(origin, arguments[0])
    raise TypeError(f"no document for {origin!r}")


def _of_sequence(origin: Any, hint: Any) -> Codec:
    inner = _codec(hint)
    if hint in EXPECTED and origin is tuple:
        return simple(list, lambda items: expected((hint,) * len(items), items))
    into, back = inner.encode or same, inner.decode or same
    if origin is frozenset:
        return simple(
            lambda items: sorted([into(item, None) for item in items]),
            lambda items: frozenset([back(item, None) for item in items]),
        )
    if inner is AS_IS:
        return simple(list, tuple)
    return Codec(
        lambda items, before: each(into, items, before),
        lambda items, before: tuple(each(back, items, before)),
    )


def _of_fixed(hints: tuple[Any, ...]) -> Codec:
    codecs = [_codec(hint) for hint in hints]
    if all(hint in EXPECTED for hint in hints):
        return simple(list, lambda items: expected(hints, items))
    if all(one is AS_IS for one in codecs):
        return simple(list, tuple)
    into = [one.encode or same for one in codecs]
    back = [one.decode or same for one in codecs]
    return simple(
        lambda items: [convert(item, None) for convert, item in zip(into, items, strict=True)],
        lambda items: tuple([convert(item, None) for convert, item in zip(back, items, strict=True)]),
    )


def _of_mapping(key: Any, value: Any) -> Codec:
    keys, values = (simple(str, int) if key is int else _codec(key)), _looked_at(value)
    key_in, key_back = keys.encode or same, keys.decode or same
    return Codec(
        lambda items, before: entries(key_in, values.encode, items, before),
        lambda items, before: MappingProxyType(entries(key_back, values.decode, items, before)),
    )


def _of_union(hints: tuple[Any, ...]) -> Codec:
    members = [hint for hint in hints if hint is not type(None)]
    if len(members) == 1:
        return _optional(_looked_at(members[0]))
    if all(map(_is_value, members)):
        return _optional(_of_classes({member.__name__: member for member in members}))
    if all(_codec(member) is AS_IS for member in members):
        return AS_IS
    raise TypeError(f"no document for {hints!r}")


def _of_classes(kinds: dict[str, Any]) -> Codec:
    def back(document: Document, before: Before | None) -> Any:
        alike = before and before[0][TAG] == document[TAG]
        return decode(kinds[document[TAG]], document, before if alike else None)

    def into(value: Any, before: Before | None) -> Document:
        alike = before and type(before[0]) is type(value)
        return {TAG: type(value).__name__, **encode(value, before if alike else None)}

    return Codec(into, back)


def _optional(codec: Codec) -> Codec:
    return Codec(codec.encode and unless_none(codec.encode), codec.decode and unless_none(codec.decode))


def _is_value(kind: Any) -> bool:
    return dataclasses.is_dataclass(kind)

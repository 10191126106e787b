"""Frozen values ↔ JSON documents, by their type hints.

Instants are ISO 8601 in UTC and come back in UTC; enums by value; tuples as lists; a union of several
classes marks its member under `_`. A field that a document lacks takes its default. A field that the class
does not know (a newer version of the program wrote it) is ignored when read; the store keeps it when it
rewrites the document.
"""

import dataclasses
import types
import typing
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

Document = dict[str, Any]
Convert = Callable[[Any], Any]

TAG = "_"
PLAIN = (str, int, bool, float, type(None), object)


class Codec(NamedTuple):
    """None: the value is its own JSON."""

    encode: Convert | None
    decode: Convert | None


AS_IS = Codec(None, None)


def encode(value: Any) -> Document:
    """The document of a frozen dataclass."""
    kind: Any = type(value)
    return _class_codec(kind).encode(value)


def decode(kind: Any, document: Mapping[str, Any]) -> Any:
    """Raises KeyError (a field without default is missing), TypeError or ValueError."""
    return _class_codec(kind).decode(document)


def fields_of(kind: type[Any]) -> frozenset[str]:
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
        self._decoders = [(field.name, codecs[field.name].decode, _required(field)) for field in fields]

    def encode(self, value: Any) -> Document:
        if not self._encoders:
            self._resolve()
        return {
            name: getattr(value, name) if convert is None else convert(getattr(value, name))
            for name, convert in self._encoders
        }

    def decode(self, document: Mapping[str, Any]) -> Any:
        if not self._decoders:
            self._resolve()
        given = {}
        for name, convert, required in self._decoders:
            if name in document:
                given[name] = document[name] if convert is None else convert(document[name])
            elif required:
                raise KeyError(name)
        return self.kind(**given)


def _required(field: "dataclasses.Field[Any]") -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


@cache
def _class_codec(kind: Any) -> _ClassCodec:
    return _ClassCodec(kind)


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
        return Codec(lambda member: member.value, kind)
    if kind in _SIMPLE:
        return _SIMPLE[kind]
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
    into, back = inner.encode or _same, inner.decode or _same
    if inner is AS_IS and origin is tuple:
        return Codec(list, tuple)
    if origin is frozenset:
        return Codec(lambda items: sorted(map(into, items)), lambda items: frozenset(map(back, items)))
    return Codec(lambda items: list(map(into, items)), lambda items: tuple(map(back, items)))


def _of_fixed(hints: tuple[Any, ...]) -> Codec:
    codecs = [_codec(hint) for hint in hints]
    if all(one is AS_IS for one in codecs):
        return Codec(list, tuple)
    into = [one.encode or _same for one in codecs]
    back = [one.decode or _same for one in codecs]
    return Codec(
        lambda items: [convert(item) for convert, item in zip(into, items, strict=True)],
        lambda items: tuple([convert(item) for convert, item in zip(back, items, strict=True)]),
    )


def _of_mapping(key: Any, value: Any) -> Codec:
    keys, values = (Codec(str, int) if key is int else _codec(key)), _codec(value)
    key_in, key_back = keys.encode or _same, keys.decode or _same
    into, back = values.encode or _same, values.decode or _same
    return Codec(
        lambda items: {key_in(name): into(item) for name, item in items.items()},
        lambda items: MappingProxyType({key_back(name): back(item) for name, item in items.items()}),
    )


def _of_union(hints: tuple[Any, ...]) -> Codec:
    members = [hint for hint in hints if hint is not type(None)]
    if len(members) == 1:
        return _optional(_codec(members[0]))
    if all(map(_is_value, members)):
        return _optional(_of_classes({member.__name__: member for member in members}))
    if all(_codec(member) is AS_IS for member in members):
        return AS_IS
    raise TypeError(f"no document for {hints!r}")


def _of_classes(kinds: dict[str, Any]) -> Codec:
    return Codec(
        lambda value: {TAG: type(value).__name__, **encode(value)},
        lambda document: decode(kinds[document[TAG]], document),
    )


def _optional(codec: Codec) -> Codec:
    into, back = codec
    return Codec(
        into and (lambda value: None if value is None else into(value)),
        back and (lambda value: None if value is None else back(value)),
    )


def _is_value(kind: Any) -> bool:
    return dataclasses.is_dataclass(kind)


def _same(value: Any) -> Any:
    return value


def instant(moment: datetime) -> str:
    """`2028-05-02T09:00:00Z`. A moment without a zone is a mistake of the program: ValueError."""
    if moment.tzinfo is None:
        raise ValueError(f"an instant needs a zone: {moment}")
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


_SIMPLE: dict[Any, Codec] = {
    datetime: Codec(instant, moment),
    date: Codec(date.isoformat, date.fromisoformat),
    time: Codec(time.isoformat, time.fromisoformat),
    timedelta: Codec(timedelta.total_seconds, lambda seconds: timedelta(seconds=seconds)),
}

"""What a copy gives back, as a file that people can read: JSON lines, each with its checksum.

The first line says of which series, which copy and who; the last one how many acts there are, so that a file
cut anywhere is known for what it is. A line's number and checksum name its act for good.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from data import codec
from data.faults import named_fault
from data.files import Files
from data.lines import BadLine, sealed, to_bytes, unsealed
from models.copy_refusals import DamagedParcel, NewerParcel, NotAParcel, UnfinishedParcel
from models.people import Role
from models.replica import PendingAct

FORMAT = 1
LARGEST = 64 * 1024 * 1024
_DEFAULTS = PendingAct("", "")


@dataclass(frozen=True, slots=True)
class Header:
    """`name`: of whoever gives it back, as they are called there; to be shown, it proves nothing."""

    series: str
    copy: str
    made: datetime
    role: Role = Role.FACILITATION
    person: str | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Parcel:
    """`acts`: the key of each, and the act, in order."""

    header: Header
    acts: tuple[tuple[str, PendingAct], ...]


def written(header: Header, acts: Sequence[PendingAct]) -> bytes:
    first = sealed({"veillee": "retour", "format": FORMAT, **codec.encode(header)})
    return b"".join((first, *map(line_of, acts), sealed({"fin": len(acts)})))


def write(file: Path, content: bytes) -> None:
    """For a stick: whole, or not at all. Raises StoreFault, or an OSError where that name cannot be."""
    try:
        Files().replace(file, content)
    except OSError as error:
        raise named_fault(error, file) from error


def line_of(one: PendingAct) -> bytes:
    said = codec.encode(one)
    usual = codec.encode(_DEFAULTS)
    spare = {name: value for name, value in said.items() if value != usual[name]}
    return sealed({**spare, "act": json.loads(one.act)})


def key_of(one: PendingAct) -> str:
    return _key(one, line_of(one).rstrip(b"\n"))


def parsed(content: bytes) -> Parcel:
    """Raises NotAParcel, NewerParcel, DamagedParcel, UnfinishedParcel: nothing of it is believed then."""
    if len(content) > LARGEST or not content.startswith(b'{"veillee":"retour"'):
        raise NotAParcel()
    *whole, rest = content.replace(b"\r\n", b"\n").split(b"\n")
    first = _line(whole[0] if whole else rest, 1)
    if first.get("format") != FORMAT:
        raise NewerParcel(str(first.get("format")))
    try:
        header: Header = codec.decode(Header, first)
    except (LookupError, TypeError, ValueError) as error:
        raise DamagedParcel(1) from error
    lines = [_line(line, nth) for nth, line in enumerate(whole, start=1)]
    if rest or "fin" not in lines[-1] or lines[-1]["fin"] != len(lines) - 2:
        raise UnfinishedParcel(max(0, len(lines) - 1))
    return Parcel(header, tuple(_act(line, nth) for nth, line in enumerate(whole[1:-1], start=2)))


def _line(line: bytes, nth: int) -> dict[str, object]:
    try:
        return unsealed(line)
    except (BadLine, ValueError, RecursionError) as error:
        raise DamagedParcel(nth) from error


def _act(line: bytes, nth: int) -> tuple[str, PendingAct]:
    said = unsealed(line)
    try:
        text = to_bytes(said["act"]).decode()
        one: PendingAct = replace(codec.decode(PendingAct, {**said, "act": text}), open="", refusal="")
        if not isinstance(said["act"], dict) or one.id != f"o{one.number}":
            raise DamagedParcel(nth)
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise DamagedParcel(nth) from error
    return _key(one, line), one


def _key(one: PendingAct, line: bytes) -> str:
    if one.mark:
        return one.mark
    return f"{one.number}-{line[-10:-2].decode()}"

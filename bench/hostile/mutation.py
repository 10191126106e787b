"""Random inputs that look like real ones: a sample, cut, joined, swollen, with what has broken programs.

The number of an input is its seed: what fails once fails again.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

MOST = 6
"""Changes made to one sample."""
LARGEST = 20_000
UNKIND = (
    *(b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1b[", b"\x1b]0;", b"\x9b", b"\x07", b"\r\n", b"\n\n", b"\t"),
    *(b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc0\xaf", "\u202e".encode(), "\u2028".encode()),
    *("e\u0301".encode() * 30, "\U0001f469\u200d\U0001f4bb".encode(), "\u0130".encode(), "²".encode()),
    *(b"-1", b"0", b"NaN", b"1e999", b"9" * 400, b"2147483648", b"18446744073709551616", b"null", b"true"),
    *(b"{" * 40, b"[" * 3_000, b'"', b"'", b"\\", b"\\u0000", b"{}", b"[]", b"__proto__", b"_veillee"),
    *(b"../" * 8, b"/etc/passwd", b"~root", b"file:///", b"=1+1", b"@SUM(A1)", b"%s%n", b"{0.__class__}"),
    *(
        b"<script>",
        b"]]>",
        b"&#0;",
        b"[b]",
        b"$(id)",
        b"`id`",
        b"; rm",
        b"--",
        b"--pour",
        b"--json",
        b"--donnees",
    ),
    *(b"\x1b[200~", b"\x1b[201~", b"\x1b[<0;7;6M", b"\x1b[48;9;9;0;0t", b"\x1b[1;5F", b"\x1bO", b"\x1b"),
)
VALUES: tuple[Any, ...] = (
    *(
        None,
        True,
        -1,
        0,
        10**30,
        1.5,
        "",
        "x",
        "p1",
        "w9",
        "2028-13-45T99:00:00Z",
        "oui",
        [],
        {},
        [[]],
        {"x": {}},
    ),
    *("\ud800", "\x1b[31m", "é" * 300, ["p1", "p1"], {"_v": -1}),
)
"""What a program that trusts its files does not expect."""


def input_of(seed: int, samples: Sequence[bytes]) -> bytes:
    chance = random.Random(seed)
    if chance.random() < 0.05:
        return chance.randbytes(chance.randrange(200))
    content = chance.choice(samples)
    for _ in range(chance.randint(1, MOST)):
        content = _changed(content, chance, samples)
    return content[:LARGEST]


def _changed(content: bytes, chance: random.Random, samples: Sequence[bytes]) -> bytes:
    start = chance.randrange(len(content) + 1)
    end = min(len(content), start + chance.choice((1, 2, 8, 64, 1_000)))
    before, cut, after = content[:start], content[start:end], content[end:]
    match chance.randrange(7):
        case 0:
            return before + after
        case 1:
            return before + cut * chance.choice((2, 3, 50)) + after
        case 2:
            return before + chance.choice(UNKIND) + cut + after
        case 3:
            return before + chance.choice(UNKIND) + after
        case 4:
            return before + chance.randbytes(len(cut)) + after
        case 5:
            other = chance.choice(samples)
            return before + other[chance.randrange(len(other) + 1) :]
        case _:
            return before


def changed_value(value: Any, chance: random.Random) -> Any:
    """The same JSON but for one value, somewhere in it."""
    if not isinstance(value, (dict, list)) or not value or chance.random() < 0.1:
        return chance.choice(VALUES)
    at = chance.choice(list(value) if isinstance(value, dict) else range(len(value)))
    if chance.random() < 0.1:
        return {name: one for name, one in value.items() if name != at} if isinstance(value, dict) else []
    changed = value.copy()
    changed[at] = changed_value(value[at], chance)
    return changed

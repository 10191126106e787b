"""Long texts over several pages: each stays below 14 kB, what a server sends in its first round trip."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from data.exports.html import Html, tag
from data.exports.manifesto_html import Block
from tui.publishing.frame import Leaf, framed, part_name
from tui.session import Session

LIMIT = 14_000
"""Bytes of a whole page, its style and its frame included (RFC 6928: ten segments)."""
_SPARE = 400
"""For what is only known at the end: links to notes that stand on another page."""
_PIECE = 1_500
"""Characters of a block that is too long for a page: it then goes on as plain words."""
_ID = re.compile(r' id="([a-z0-9-]+)"')
_CALL = re.compile(r'<a href="#[a-z0-9-]+" id="[^>]*>\[\d+\]</a>')
_HREF = re.compile(r' href="#([a-z0-9-]+)"')


def pages(session: Session, leaf: Leaf) -> dict[str, bytes]:
    """The leaf's files, by their names from the root of what is published."""
    whole = framed(session, leaf, leaf.blocks)
    if len(whole) <= LIMIT:
        return {part_name(leaf, session.t.language, 1): whole}
    room = LIMIT - _SPARE - len(framed(session, leaf, (), 10, 20))
    groups = list(_grouped(list(_fitting(leaf.blocks, room)), room))
    names = [part_name(leaf, session.t.language, number) for number in range(1, len(groups) + 1)]
    groups = _linked(groups, [name.rpartition("/")[2] for name in names])
    return {
        name: framed(session, leaf, tuple(group), number, len(groups))
        for number, (name, group) in enumerate(zip(names, groups, strict=True), start=1)
    }


def _fitting(blocks: Sequence[Block], room: int) -> Iterator[Block]:
    for said, words in blocks:
        if _size(said) <= room:
            yield said, words
        else:
            yield from _broken(said, words)


def _broken(said: Html, words: str) -> Iterator[Block]:
    """The block as plain words, in pieces; what calls its notes, or is called by them, stands first."""
    calls = Html("".join(_CALL.findall(said)))
    for at, piece in enumerate(_pieces(words)):
        yield tag("p", *((calls, " ") if calls and not at else ()), piece), piece


def _pieces(words: str) -> Iterator[str]:
    """Whole words where there are any."""
    while len(words) > _PIECE:
        end = max(words.rfind(" ", 1, _PIECE), words.rfind("\n", 1, _PIECE)) + 1 or _PIECE
        yield words[:end]
        words = words[end:]
    yield words


def _grouped(blocks: list[Block], room: int) -> Iterator[list[Block]]:
    """As many as fit; a heading never stands last, cut off from what it announces."""
    group: list[Block] = []
    used = 0
    for block in blocks:
        size = _size(block[0])
        if group and used + size > room:
            carried = [group.pop()] if len(group) > 1 and group[-1][0].startswith("<h") else []
            yield group
            group, used = carried, sum(_size(one) for one, _ in carried)
        group.append(block)
        used += size
    yield group


def _size(said: Html) -> int:
    return len(said.encode()) + 1


def _linked(groups: list[list[Block]], names: list[str]) -> list[list[Block]]:
    """Links to a place that is on another of these pages lead there."""
    where = {
        id: name
        for group, name in zip(groups, names, strict=True)
        for said, _ in group
        for id in _ID.findall(said)
    }

    def there(said: Html, name: str) -> Html:
        def one(found: re.Match[str]) -> str:
            other = where.get(found[1], name)
            return found[0] if other == name else f' href="{other}#{found[1]}"'

        return Html(_HREF.sub(one, said))

    return [
        [(there(said, name), words) for said, words in group]
        for group, name in zip(groups, names, strict=True)
    ]

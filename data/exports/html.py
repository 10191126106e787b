"""HTML made of values: whatever is not `Html` yet is escaped, so that no word can ever become a tag."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from data.exports.markdown_tree import printable

_LINK = re.compile(r"(https?://[^\s<>\"']*[^\s<>\"'.,;:!?)\]])")
_EMPTY = ("br", "hr", "meta", "link")


class Html(str):
    """Text that is HTML already, made by the functions below only."""

    __slots__ = ()


def html(text: str) -> Html:
    """Words as HTML: the text itself, unless it is HTML already."""
    if isinstance(text, Html):
        return text
    # Quotes too: an attribute can then be told from words that look like one.
    return Html(escape(printable(text), quote=False).replace(chr(34), "&#34;"))


def tag(name: str, /, *inside: str, **attributes: str) -> Html:
    """`tag("a", "here", href=address)`; a Python word that HTML also has takes a final underscore."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(printable(value))}"'
        for key, value in attributes.items()
    )
    if name in _EMPTY:
        return Html(f"<{name}{given}>")
    return Html(f"<{name}{given}>{joined(inside)}</{name}>")


def filled(sentence: str, **parts: str) -> Html:
    """A sentence of ours, with its `{names}` still in it, around HTML."""
    return Html(html(sentence).format(**{name: html(part) for name, part in parts.items()}))


def joined(parts: Iterable[str], between: str = "") -> Html:
    return Html(between.join(html(part) for part in parts))


def paragraphs(text: str) -> Iterator[Html]:
    """Plain words: blank lines separate paragraphs, other line ends stay, addresses can be followed."""
    for block in re.split(r"\n[ \t]*\n", text.strip("\n")):
        if block.strip():
            yield tag("p", joined((linked(line) for line in block.split("\n")), "<br>\n"))


def linked(line: str) -> Html:
    """Words whose web addresses are links."""
    parts = _LINK.split(line)
    return joined(tag("a", one, href=one) if at % 2 else one for at, one in enumerate(parts))

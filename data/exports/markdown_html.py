"""Markdown to HTML blocks, each whole, so that a page may end between any two."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from data.exports.html import Html, joined, tag
from data.exports.manifesto import Mark
from data.exports.markdown_tree import Headings, places, tree

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

DEEPEST = 6
_PLAIN = {"strong": "strong", "em": "em", "s": "s", "blockquote": "blockquote", "bullet_list": "ul"}
_TABLE = {"thead": "thead", "tbody": "tbody", "tr": "tr", "td": "td"}


def no_reference(note: int) -> Html:
    return Html("")


def markdown_blocks(
    text: str, level: int, marks: Iterable[Mark] = (), refer: Callable[[int], Html] = no_reference
) -> Iterator[tuple[Html, str]]:
    """Each block, with the lines it comes from. Headings are below `level`; `refer` writes a note's call."""
    root = tree(text)
    writer = _Writer(level, Headings(root), places(root, marks), refer)
    lines = text.split("\n")
    for node in root.children:
        start, end = node.map or (0, 0)
        if said := writer.block(node):
            yield said, "\n".join(lines[start:end])


@dataclass(frozen=True, slots=True)
class _Writer:
    level: int
    headings: Headings
    places: Mapping[int, tuple[int, ...]]
    refer: Callable[[int], Html]
    texts: Iterator[int] = field(default_factory=count)

    def block(self, node: SyntaxTreeNode) -> Html:
        kind = node.type
        if kind == "heading":
            return self._heading(node)
        if kind in ("fence", "code_block"):
            return tag("pre", tag("code", node.content))
        if kind == "table":
            return tag("div", tag("table", self._inside(node)), class_="t")
        return self._simple(node)

    def _simple(self, node: SyntaxTreeNode) -> Html:
        kind = node.type
        if kind == "hr":
            return tag("hr")
        if kind == "paragraph":
            return self._inside(node) if node.hidden else tag("p", self._inside(node))
        if kind == "th":
            return tag("th", self._inside(node), scope="col")
        if kind == "list_item":
            return tag("li", self._inside(node))
        if kind == "ordered_list":
            start = str(node.attrs.get("start", 1))
            return tag("ol", self._inside(node), **({} if start == "1" else {"start": start}))
        name = _PLAIN.get(kind) or _TABLE.get(kind)
        return tag(name, self._inside(node)) if name else self._inside(node)

    def _inside(self, node: SyntaxTreeNode) -> Html:
        if node.type == "inline":
            calls = self.places.get(next(self.texts), ())
            return joined((*map(self._words, node.children), *map(self.refer, calls)))
        return joined(map(self._child, node.children), "\n" if len(node.children) > 1 else "")

    def _child(self, node: SyntaxTreeNode) -> Html:
        return self._inside(node) if node.type == "inline" else self.block(node)

    def _heading(self, node: SyntaxTreeNode) -> Html:
        """One without words would be announced as nothing."""
        said = self._inside(node)
        if not said.strip():
            return Html("")
        return tag(f"h{min(DEEPEST, self.level + self.headings.level(node))}", said)

    def _words(self, node: SyntaxTreeNode, linked: bool = False) -> Html | str:
        """`linked`: inside a link there is no other. An image becomes a link: nothing is fetched."""
        kind = node.type
        if kind == "softbreak":
            return "\n"
        if kind == "hardbreak":
            return tag("br")
        if kind == "code_inline":
            return tag("code", node.content)
        if kind == "image":
            return self._image(node, linked)
        if kind == "link":
            return self._link(node)
        if not node.children:
            return node.content
        inside = joined(self._words(child, linked) for child in node.children)
        return tag(_PLAIN[kind], inside) if kind in _PLAIN else inside

    def _link(self, node: SyntaxTreeNode) -> Html:
        """One that leads nowhere is shown as it was typed."""
        address = str(node.attrs["href"])
        inside = joined(self._words(child, linked=True) for child in node.children)
        if not address:
            return joined(("[", inside, "]()"))
        return tag("a", inside if inside.strip() else address, href=address)

    def _image(self, node: SyntaxTreeNode, linked: bool) -> Html | str:
        address = str(node.attrs["src"])
        said = node.content.strip() or address
        return said if linked else tag("a", said, href=address)

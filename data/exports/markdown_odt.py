"""Markdown to the elements of an OpenDocument text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import count
from typing import TYPE_CHECKING, Any

from data.exports.manifesto import PaperArticle
from data.exports.markdown_tree import Headings, places, printable, tree

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

DEEPEST = 6
_BLANKS = re.compile(r"(\t|\n| {2,}|^ | $)")
_SPANS = {"strong": "Strong", "em": "Emphasis", "s": "Struck"}


def words_into(element: Any, words: str) -> None:
    """Text as it is: OpenDocument would melt blanks together (ODF 1.2 part 1, 6.1.2)."""
    from odf.text import LineBreak, S, Tab

    for part in _BLANKS.split(printable(words)):
        if part == "\t":
            element.addElement(Tab())
        elif part == "\n":
            element.addElement(LineBreak())
        elif part and not part.strip(" "):
            element.addElement(S(c=len(part)))
        elif part:
            element.addText(part)


class OdtWriter:
    """Writes one article's text. Headings are below `level`; `call` puts a note's number into an element."""

    def __init__(self, article: PaperArticle, level: int, call: Callable[[int, Any], None]) -> None:
        self._root = tree(article.text)
        self._level = level
        self._headings = Headings(self._root)
        self._places = places(self._root, article.marks)
        self._call = call
        self._texts: Iterator[int] = count()
        self._unplaced = () if self._places else tuple(mark.note for mark in article.marks)

    def write(self, into: Any) -> None:
        self._blocks(self._root, into, "Text_20_body")
        if self._unplaced:  # a text without a word that runs: nothing but code, or nothing at all
            from odf.text import P

            alone = P(stylename="Text_20_body")
            for note in self._unplaced:
                self._call(note, alone)
            into.addElement(alone)

    def _blocks(self, node: SyntaxTreeNode, into: Any, style: str) -> None:
        for child in node.children:
            self._block(child, into, style)

    def _block(self, node: SyntaxTreeNode, into: Any, style: str) -> None:
        kind = node.type
        if kind == "heading":
            self._heading(node, into)
        elif kind == "paragraph":
            self._paragraph(node, into, style)
        elif kind in ("bullet_list", "ordered_list"):
            self._list(node, into)
        elif kind == "blockquote":
            self._blocks(node, into, "Quotations")
        elif kind in ("fence", "code_block"):
            self._code(node.content, into)
        elif kind == "table":
            self._table(node, into)
        elif kind == "hr":
            from odf.text import P

            into.addElement(P(stylename="Rule"))

    def _heading(self, node: SyntaxTreeNode, into: Any) -> None:
        from odf.text import H

        heading = H(outlinelevel=DEEPEST)
        self._inline(node, heading)
        if heading.hasChildNodes():
            level = min(DEEPEST, self._level + self._headings.level(node))
            heading.setAttribute("outlinelevel", level)
            heading.setAttribute("stylename", f"Heading_20_{level}")
            into.addElement(heading)

    def _paragraph(self, node: SyntaxTreeNode, into: Any, style: str) -> None:
        from odf.text import P

        paragraph = P(stylename=style)
        self._inline(node, paragraph)
        into.addElement(paragraph)

    def _list(self, node: SyntaxTreeNode, into: Any) -> None:
        from odf.text import List, ListItem

        numbered = node.type == "ordered_list"
        made = List(stylename="Numbers" if numbered else "Bullets")
        start = node.attrs.get("start") if numbered else None
        for at, child in enumerate(node.children):
            item = ListItem(startvalue=start) if start is not None and at == 0 else ListItem()
            self._blocks(child, item, "Text_20_body")
            made.addElement(item)
        into.addElement(made)

    def _code(self, content: str, into: Any) -> None:
        from odf.text import P

        for line in content.removesuffix("\n").split("\n"):
            paragraph = P(stylename="Preformatted")
            words_into(paragraph, line)
            into.addElement(paragraph)

    def _table(self, node: SyntaxTreeNode, into: Any) -> None:
        """A list item of OpenDocument holds no table: its rows are then lines."""
        from odf.table import Table, TableColumn

        if into.qname[1] == "list-item":
            self._rows_as_lines(node, into)
            return
        rows = list(_rows(node))
        table = Table()
        table.addElement(TableColumn(numbercolumnsrepeated=max(len(row.children) for row in rows)))
        for row in rows:
            table.addElement(self._row(row))
        into.addElement(table)

    def _row(self, row: SyntaxTreeNode) -> Any:
        from odf.table import TableCell, TableRow

        made = TableRow()
        for cell in row.children:
            place = TableCell(stylename="Cell", valuetype="string")
            self._paragraph(cell, place, "Table_20_Heading" if cell.type == "th" else "Table_20_Contents")
            made.addElement(place)
        return made

    def _rows_as_lines(self, node: SyntaxTreeNode, into: Any) -> None:
        for row in _rows(node):
            for cell in row.children:
                self._paragraph(cell, into, "Text_20_body")

    def _inline(self, node: SyntaxTreeNode, into: Any) -> None:
        for child in node.children:
            for each in child.children:
                self._words(each, into)
            for note in self._places.get(next(self._texts), ()):
                self._call(note, into)

    def _words(self, node: SyntaxTreeNode, into: Any) -> None:
        from odf.text import LineBreak, Span

        kind = node.type
        if kind in ("softbreak", "hardbreak"):
            into.addElement(LineBreak()) if kind == "hardbreak" else into.addText(" ")
        elif kind in ("link", "image"):
            self._link(node, into)
        elif kind in _SPANS or kind == "code_inline":
            span = Span(stylename=_SPANS.get(kind, "Code"))
            words_into(span, node.content) if kind == "code_inline" else self._all(node, span)
            into.addElement(span)
        elif node.children:
            self._all(node, into)
        else:
            words_into(into, node.content)

    def _all(self, node: SyntaxTreeNode, into: Any) -> None:
        for child in node.children:
            self._words(child, into)

    def _link(self, node: SyntaxTreeNode, into: Any) -> None:
        """An image is a link to it: nothing is fetched. One that leads nowhere is shown as it was typed."""
        from odf.text import A

        image = node.type == "image"
        address = str(node.attrs["src" if image else "href"])
        inside = into if into.qname[1] == "a" else A(type="simple", href=address) if address else into
        if image:
            words_into(inside, node.content.strip() or address)
        elif not address:
            words_into(inside, "[")
            self._all(node, inside)
            words_into(inside, "]()")
        else:
            self._all(node, inside)
            if not inside.hasChildNodes():
                words_into(inside, address)
        if inside is not into:
            into.addElement(inside)


def _rows(table: SyntaxTreeNode) -> Iterator[SyntaxTreeNode]:
    for part in table.children:
        yield from part.children

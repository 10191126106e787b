"""Etherpad's text export, and the last text of its .etherpad file, to articles in Markdown."""

import re

from data.imports.encodings import decode
from data.imports.etherpad_json import pad_text
from data.imports.manuscript import Manuscript
from data.imports.markdown import is_markdown, read_markdown
from data.imports.plain_text import read_plain

# A list item: a tab for each level, then a bullet, or the numbers of all levels above it.
_ITEM = re.compile(r"(?P<tabs>\t+)(?:(?P<bullet>\*)|(?P<number>(?:\d+\.)+)) [ \u00a0]*(?P<words>.*)")
_KEPT_TOGETHER = ("item", "|", ">")


def read_etherpad_text(text: str) -> Manuscript:
    """Reads the .txt export: its lines are paragraphs, its lists become Markdown's."""
    if is_markdown(text):
        return read_markdown(paragraphs(text.split("\n")))
    return read_plain(text, paragraphs)


def read_etherpad(data: bytes) -> Manuscript:
    """Reads the text that a .etherpad file ends with: neither what was deleted, nor the chat.

    Raises NotThatKind.
    """
    return read_etherpad_text(pad_text(decode(data).text))


def is_etherpad_text(text: str) -> bool:
    """Whether a list is written as only Etherpad writes it."""
    return any(_ITEM.fullmatch(line) for line in text.split("\n"))


def paragraphs(lines: list[str]) -> str:
    """Etherpad's lines as Markdown: what was a line of its own stays one, at the level it had."""
    written: list[str] = []
    before = ""
    for line in lines:
        if not line.strip():
            before = ""
            continue
        item = _ITEM.fullmatch(line)
        kind = "item" if item else line.strip()[0]
        if written and not (kind == before and kind in _KEPT_TOGETHER):
            written.append("")
        written.append(_item(item) if item else line.strip())
        before = kind
    return "\n".join(written)


def _item(item: re.Match[str]) -> str:
    numbers = [number for number in (item["number"] or "").split(".") if number]
    sign = f"{numbers[-1]}." if numbers else "-"
    return f"{'    ' * (len(item['tabs']) - 1)}{sign} {item['words'].rstrip()}"

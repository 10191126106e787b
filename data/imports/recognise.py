"""Which kind of file this is, by what is in it; its name only decides between kinds of text."""

import re
from collections.abc import Iterable
from pathlib import PurePath
from typing import Literal

from data.imports.encodings import decode
from data.imports.etherpad_hands import with_hands
from data.imports.etherpad_json import is_pad, pad_text
from data.imports.etherpad_text import is_etherpad_text, read_etherpad_text
from data.imports.form_slots import SlotLabel
from data.imports.forms import FormsRead, has_form, read_forms
from data.imports.framadate import FramadateTable, is_framadate, table_of
from data.imports.manuscript import Manuscript
from data.imports.markdown import is_markdown, read_markdown
from data.imports.plain_text import read_plain
from data.imports.reasons import NotThatKind, Reason

Kind = Literal["framadate", "forms", "etherpad", "etherpad_text", "markdown", "text", "html", "unknown"]

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
# Other programs' files that are text and yet nobody's prose.
_MACHINE = re.compile(r"\s*(?:BEGIN:V|<\?xml|<svg|#!|%!PS)")
_NOT_PROSE = frozenset((".csv", ".tsv", ".json", ".xml", ".ics", ".vcf"))


def recognise(data: bytes, name: str = "") -> Kind:
    """Never raises: what cannot be decoded is "unknown"."""
    try:
        return kind_of(decode(data).text, name)
    except NotThatKind:
        return "unknown"


def kind_of(text: str, name: str = "") -> Kind:
    """The same from text already decoded."""
    suffix = PurePath(name).suffix.lower()
    if _HTML.match(text):
        return "html"
    if text.lstrip().startswith("{"):
        if is_pad(text):
            return "etherpad"
        if text.rstrip().endswith("}"):
            return "unknown"
    if is_framadate(text):
        return "framadate"
    if has_form(text):
        return "forms"
    if _MACHINE.match(text) or suffix in _NOT_PROSE:
        return "unknown"
    if is_etherpad_text(text):
        return "etherpad_text"
    return "markdown" if is_markdown(text) or suffix in (".md", ".markdown") else "text"


def read_file(
    data: bytes, name: str = "", labels: Iterable[SlotLabel] = ()
) -> FramadateTable | FormsRead | Manuscript:
    """Reads a file of any kind. Raises NotThatKind, with what to do instead where there is something."""
    text = decode(data).text
    match kind_of(text, name):
        case "framadate":
            return table_of(text)
        case "forms":
            return read_forms(text, labels)
        case "etherpad":
            return with_hands(read_etherpad_text(pad_text(text)), text)
        case "html":
            raise NotThatKind(Reason.ETHERPAD_HTML)
        case "unknown":
            raise NotThatKind(_unknown(text))
        case kind:
            return read_manuscript(text, kind)


def read_manuscript(text: str, kind: Kind) -> Manuscript:
    """A text of articles: Etherpad's export, Markdown, or anything else as plain text."""
    if kind == "etherpad_text":
        return read_etherpad_text(text)
    return read_markdown(text) if kind == "markdown" else read_plain(text)


def _unknown(text: str) -> Reason:
    """A poll that asked something else than dates is told apart: it can be said."""
    try:
        table_of(text)
    except NotThatKind as why:
        if why.reason is Reason.POLL_WITHOUT_DATES:
            return why.reason
    return Reason.UNKNOWN_KIND

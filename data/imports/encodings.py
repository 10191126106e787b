"""Bytes of a file to text, whatever program wrote it."""

import re
from dataclasses import dataclass

from data.imports.reasons import NotThatKind, Reason

# A manifesto's .etherpad file keeps every keystroke; this leaves room for years of them on a small machine.
MAX_BYTES = 16 * 1024 * 1024

_UTF8_MARK = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_BINARY_STARTS = (b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf")
# Bytes that Windows puts to letters and that Latin-9 leaves to control characters.
_WINDOWS_ONLY = re.compile(rb"[\x80-\x9f]")
_NO_TEXT = re.compile(r"[\x00-\x06\x0e-\x1a\x1c-\x1f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """`text` with plain line feeds; `encoding` is the name of what was used, as Python says it."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """Reads UTF-8 or UTF-16 (marked), else UTF-8, else Windows-1252 or Latin-9.

    Raises NotThatKind for an empty file, a binary one, or one above MAX_BYTES.
    """
    if len(data) > MAX_BYTES:
        raise NotThatKind(Reason.TOO_BIG, {"limit": MAX_BYTES // (1024 * 1024)})
    if data.startswith(_BINARY_STARTS):
        raise NotThatKind(Reason.BINARY)
    text, encoding = _decoded(data)
    if _NO_TEXT.search(text):
        raise NotThatKind(Reason.BINARY)
    if not text.strip():
        raise NotThatKind(Reason.EMPTY)
    return Decoded(plain_lines(text), encoding)


def plain_lines(text: str) -> str:
    """The same text with line feeds alone."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes) -> tuple[str, str]:
    if data.startswith(_UTF16_MARKS):
        return _strictly(data, "utf-16"), "utf-16"
    if data.startswith(_UTF8_MARK):
        return _strictly(data, "utf-8-sig"), "utf-8-sig"
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        encoding = "cp1252" if _WINDOWS_ONLY.search(data) else "iso-8859-15"
        return _strictly(data, encoding), encoding


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise NotThatKind(Reason.ENCODING) from None

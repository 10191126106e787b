"""Bytes of any usual program become text; what is no text is refused with its reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.imports.encodings import MAX_BYTES, decode
from data.imports.reasons import NotThatKind, Reason

FRENCH = "Œdipe, à l’été : « ça coûte 3 € »\nfin"


@pytest.mark.parametrize(
    ("codec", "named"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16"), ("cp1252", "cp1252")],
)
def test_each_usual_encoding_gives_the_same_text_and_says_its_name(codec, named):
    read = decode(FRENCH.encode(codec))
    assert (read.text, read.encoding) == (FRENCH, named)


def test_latin_9_keeps_the_ligature_and_the_euro():
    text = "Œdipe coûte 3 €"
    read = decode(text.encode("iso-8859-15"))
    assert (read.text, read.encoding) == (text, "iso-8859-15")


def test_utf_16_marked_big_endian_is_read():
    assert decode(b"\xfe\xff" + "Zoé".encode("utf-16-be")).text == "Zoé"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_becomes_a_line_feed(end):
    assert decode(f"un{end}deux{end}".encode()).text == "un\ndeux\n"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Reason.EMPTY),
        (b" \r\n\t", Reason.EMPTY),
        (b"\xef\xbb\xbf", Reason.EMPTY),
        (b"a\x00b", Reason.BINARY),
        (b"%PDF-1.7 text", Reason.BINARY),
        (b"PK\x03\x04 an office document", Reason.BINARY),
        (b"\x7fELF\x02\x01\x01", Reason.BINARY),
        (b"\xff\xfe\x00", Reason.ENCODING),
        (b"\x81\x8d", Reason.ENCODING),
        (b"a" * (MAX_BYTES + 1), Reason.TOO_BIG),
    ],
    ids=lambda value: value.value if isinstance(value, Reason) else "data",
)
def test_what_is_no_text_is_refused_with_its_reason(data, reason):
    with pytest.raises(NotThatKind) as refused:
        decode(data)
    assert refused.value.reason is reason


@given(st.binary())
def test_any_bytes_are_read_or_refused(data):
    try:
        read = decode(data)
    except NotThatKind:
        return
    assert read.text.strip() and "\r" not in read.text and "\x00" not in read.text

"""The manifesto for word processors: re-read by odfpy, opened by LibreOffice, whatever people typed."""

import re
import shutil
import subprocess
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from odf.opendocument import load
from odf.teletype import extractText
from odf.text import A, H, List, ListItem, Note, NoteCitation, NoteRef, P
from published import TEXT, a_full_series, frozen
from test_exports_html import papers

from data.exports.manifesto import Mark, Paper, PaperArticle
from data.exports.odt import manifesto_odt
from tui.papers import paper


def reread(content: bytes) -> Any:
    return load(BytesIO(content)).text


def odt_of(text: str, **more: Any) -> Any:
    return reread(
        manifesto_odt(Paper("T", "", (PaperArticle("a1", "Un", text, **more),), ("note un", "note deux")))
    )


def said(element: Any) -> str:
    return re.sub(r"\s+", " ", extractText(element)).strip()


def test_headings_are_real_ones_with_their_levels():
    found = odt_of("### haut\n\nmots\n\n##### bas\n")
    assert [(int(one.getAttribute("outlinelevel")), said(one)) for one in found.getElementsByType(H)] == [
        (1, "1. Un"),
        (2, "haut"),
        (3, "bas"),
    ]


def test_lists_are_real_ones_nested_and_numbered_from_where_they_begin():
    found = odt_of("- un\n  - deux\n- trois\n\n4. quatre\n5. cinq")
    names = [one.getAttribute("stylename") for one in found.getElementsByType(List)]
    assert names == ["Bullets", "Bullets", "Numbers"]
    starts = [one.getAttribute("startvalue") for one in found.getElementsByType(ListItem)]
    assert starts == [None, None, None, "4", None]


def test_notes_are_footnotes_with_the_numbers_of_every_format():
    found = reread(manifesto_odt(paper(a_full_series())))
    notes = found.getElementsByType(Note)
    assert [one.getAttribute("noteclass") for one in notes] == ["footnote"] * 4
    labels = [one.getAttribute("label") for one in found.getElementsByType(NoteCitation)]
    assert labels == ["2", "1", "3", "4"]
    assert "« Chacun·e garde la main » : Et le téléphone ?" in said(notes[0])
    assert [said(one) for one in found.getElementsByType(NoteRef)] == ["3"]


def test_a_footnote_stands_after_the_words_it_is_about():
    found = odt_of("Avant.\n\nIci les mots.\n\nAprès.", marks=(Mark(2, 1),))
    (about,) = [one for one in found.getElementsByType(P) if one.getElementsByType(Note)]
    assert said(about).startswith("Ici les mots.")


def test_the_language_of_the_text_is_said_for_spelling_and_for_the_ear():
    with ZipFile(BytesIO(manifesto_odt(Paper("T", "")))) as file:
        assert 'fo:language="fr" fo:country="FR"' in re.sub(
            r" +", " ", ordered(file.read("styles.xml").decode())
        )
        assert "<dc:language>fr</dc:language>" in file.read("meta.xml").decode()
        assert file.namelist()[0] == "mimetype"


def ordered(styles: str) -> str:
    """odfpy writes attributes in no order of its own."""
    language = re.search(r'fo:language="\w+"', styles)
    country = re.search(r'fo:country="\w+"', styles)
    return f"{language and language[0]} {country and country[0]}"


def test_links_lead_to_the_web_or_a_mail_only():
    found = odt_of(
        "[a](javascript:x) <https://e.fr> [b](mailto:a@b.fr) ![i](http://e.fr/i.png) [c](file:///etc/passwd)"
    )
    assert [one.getAttribute("href") for one in found.getElementsByType(A)] == [
        "https://e.fr",
        "mailto:a@b.fr",
        "http://e.fr/i.png",
    ]
    assert "[a](javascript:x)" in said(found) and "[c](file:///etc/passwd)" in said(found)


def test_blanks_and_line_ends_of_code_stay_as_typed():
    found = odt_of("```\nun\n   deux  mots\n\tx\n```")
    lines = [
        extractText(one)
        for one in found.getElementsByType(P)
        if one.getAttribute("stylename") == "Preformatted"
    ]
    assert lines == ["un", "   deux  mots", "\tx"]


@settings(max_examples=80, deadline=None)
@given(papers())
def test_any_paper_is_a_file_that_can_be_read_again(made):
    found = reread(manifesto_odt(made))
    assert len(found.getElementsByType(H)) >= len(made.articles)
    notes = {number for one in made.articles for number in (*one.notes, *(mark.note for mark in one.marks))}
    assert len(found.getElementsByType(Note)) == len(notes)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text("abcé <>&\"'\t", max_size=12), max_size=6).map("\n".join))
def test_every_letter_of_a_plain_text_is_in_the_file(text):
    whole = "".join(extractText(one) for one in odt_of(text).childNodes[2:])
    assert re.sub(r"[^abcé]", "", whole) == re.sub(r"[^abcé]", "", text)


def test_dissent_and_signatures_are_in_the_file():
    whole = said(reread(manifesto_odt(paper(frozen(a_full_series()), "V0")))).replace("\u00a0", " ")
    for words in (
        "« Qui paiera ? » (maintenue)",
        "« Si les pièces existent. »",
        "Zoé, La Grange",
        "Empreintes",
    ):
        assert words in whole


def test_libreoffice_opens_it_and_shows_headings_lists_notes_and_tables(tmp_path):
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        pytest.skip("LibreOffice is not installed")
    (tmp_path / "m.odt").write_bytes(manifesto_odt(paper(frozen(a_full_series()), "V0")))
    command = [
        office,
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--headless",
        "--convert-to",
        "txt:Text",
    ]
    done = subprocess.run(
        [*command, "--outdir", tmp_path, tmp_path / "m.odt"], capture_output=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    text = (tmp_path / "m.txt").read_text("utf-8-sig").replace("\u00a0", " ")
    for words in (
        "1. Nos outils, nos données",
        "Chacun·e garde la main",
        "Engagement",
        "« Qui paiera ? » (maintenue)",
    ):
        assert words in text
    assert TEXT.split("\n", maxsplit=1)[0].replace("**", "") in text


def test_commands_and_sockets_carry_the_file_to_the_byte():
    from tui.streams import carried, uncarried

    content = manifesto_odt(Paper("é", ""))
    assert uncarried(carried(content)) == content
    assert uncarried("des mots, l’été") is None

"""The manifesto as HTML: valid whatever people typed, nothing in it is ever run, nothing is lost."""

import re
from typing import Any

import html5lib
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from memory_commons import do
from published import TEXT, a_full_series, frozen

from data.exports.html import html, linked, paragraphs, tag
from data.exports.manifesto import Mark, Paper, PaperArticle, Part
from data.exports.manifesto_html import manifesto_html
from data.exports.markdown_html import markdown_blocks
from data.exports.odt import manifesto_odt
from models.acts.manifesto import WriteArticle
from models.words import pieces
from tui.papers import paper

NASTY = [
    "<script>alert(1)</script>", "</style><script>x</script>", "<!--", "-->", "]]>", "<![CDATA[",
    "&lt;b&gt;", "&amp;", "[a](javascript:alert(1))", "[a](JaVaScRiPt:alert(1))",
    "[a](data:text/html,x)", "[a](vbscript:x)", "<javascript:x>", "![x](http://e.fr/i.png)",
    "[![x](http://i)](http://l)", "<http://e.fr/?a=\"b>", "[a](http://e.fr 'x\" onclick=y')",
    "[x]: javascript:y", "[x]", "[x]: http://e.fr/a\"b", "[](http://vide.fr)", "[x]()",
    "<img src=x onerror=y>", "\" onmouseover=\"x", " id=\"a1-n1\"", " href=\"#a1-n1\"", "# titre",
    "###### six", "#", "Titre\n===", "- x", "1. q", "999999999. z", "> cit", "> > deux", "```\ncode",
    "~~~", "|a|b|\n|-|-|\n|1|2|", "    code", "---", "~~s~~ **b** *e* `c`", "a\\\nb",
    "\ufffe\ufdd0\U0001ffff", "acteur·rice·s", "\u0085\u009b", "\x00\x1b[2J", "\ud800", ">" * 80,
    "- " * 70 + "x", "*a" * 200,
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(NASTY) | st.text(max_size=12), max_size=8).map("\n".join)
WORDS = st.sampled_from(NASTY) | st.text(max_size=12)


@st.composite
def papers(draw: Any) -> Paper:
    notes = tuple(draw(st.lists(WORDS, min_size=1, max_size=3)))
    numbers = st.integers(1, len(notes))
    articles = tuple(
        PaperArticle(
            f"a{i}",
            draw(WORDS),
            draw(TEXTS),
            tuple(sorted(set(draw(st.lists(numbers, max_size=2))))),
            draw(st.sampled_from(["", "en débat"])),
            tuple(Mark(draw(st.integers(0, 9)), n) for n in sorted(set(draw(st.lists(numbers, max_size=2))))),
            (Part("Objections", (draw(WORDS), pieces(draw(WORDS), draw(WORDS)))),)
            if draw(st.booleans())
            else (),
        )
        for i in range(1, draw(st.integers(1, 2)) + 1)
    )
    return Paper(
        draw(WORDS),
        "brouillon",
        articles,
        notes,
        "Vient de :",
        "Notes",
        (),
        "fr",
        draw(st.sampled_from(["fr", "en"])),
    )


def parsed(page: bytes) -> Any:
    """Raises what a strict reader finds wrong."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)


@settings(max_examples=150, deadline=None)
@given(papers())
@example(
    Paper(
        "\x00",
        "",
        (PaperArticle("a1", "", "[x]: http://e.fr/\n[x]", (1,), "", (Mark(0, 1),)),),
        ("n",),
        "o",
        "r",
    )
)
def test_html_is_valid_whatever_people_typed_and_runs_nothing(made):
    document = parsed(manifesto_html(made))
    for one in document.iter():
        assert one.tag not in ("script", "img", "iframe", "form", "object", "input") or not isinstance(
            one.tag, str
        )
        assert not [name for name in one.attrib if name.startswith("on") or name in ("style", "src")]
        if one.tag == "a":
            assert re.match(r"(https?://|mailto:|#)", one.attrib["href"], re.IGNORECASE), one.attrib
            assert not list(one.iter("a"))[1:]
    ids = [one.attrib["id"] for one in document.iter() if "id" in one.attrib]
    assert len(ids) == len(set(ids))
    inside = {one.attrib["href"][1:] for one in document.iter("a") if one.attrib["href"].startswith("#")}
    assert inside <= set(ids)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text("abcé <>&\"'", max_size=12), max_size=6).map("\n".join))
def test_every_word_of_a_plain_text_is_read_on_the_page(text):
    said = parsed(manifesto_html(Paper("T", "", (PaperArticle("a1", "t", text),))))
    shown = "".join(said.find(".//article").itertext())
    letters = re.sub(r"[^abcé]", "", text)
    assert re.sub(r"[^abcé]", "", shown) == re.sub(r"[^abcé]", "", "t") + letters


def test_user_html_is_shown_as_text():
    page = manifesto_html(
        Paper("T", "", (PaperArticle("a1", "<b>", "Un <script>alert('x')</script> & <i>x</i>"),))
    )
    shown = " ".join(parsed(page).find(".//article").itertext())
    assert "<script>alert('x')</script> & <i>x</i>" in shown and "<b>" in shown


def test_headings_never_jump_a_level():
    (text,) = ("###### bas\n\n# haut\n\n#### milieu",)
    document = parsed(manifesto_html(Paper("T", "", (PaperArticle("a1", "A", text),))))
    assert [one.tag for one in document.iter() if re.fullmatch(r"h\d", str(one.tag))] == [
        "h1",
        "h2",
        "h3",
        "h3",
        "h4",
    ]


def test_words_too_deeply_nested_are_shown_as_typed_rather_than_lost():
    ((block, _),) = markdown_blocks(">" * 200 + " fin", 2)
    assert "fin" in block


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("voir https://e.fr/a.", '<a href="https://e.fr/a">https://e.fr/a</a>.'),
        ("(https://e.fr)", '(<a href="https://e.fr">https://e.fr</a>)'),
        ("javascript:x http:// e", "javascript:x http:// e"),
    ],
)
def test_addresses_in_plain_words_can_be_followed(line, expected):
    assert linked(line).endswith(expected)


def test_words_can_never_look_like_an_attribute():
    assert ' id="' not in html(' id="x"') and '" onclick' not in tag("a", "x", href='" onclick="y')
    assert [str(one) for one in paragraphs("a\nb\n\nc")] == ["<p>a<br>\nb</p>", "<p>c</p>"]


def test_dissent_notes_and_slips_are_printed_in_every_format():
    from data.exports.markdown import manifesto_markdown
    from data.exports.text import manifesto_text

    found = paper(frozen(a_full_series()), "V0")
    page = "".join(parsed(manifesto_html(found)).itertext())
    for said in (page, manifesto_markdown(found), manifesto_text(found)):
        flat = " ".join(said.replace("\u00a0", " ").split())
        for words in (
            "en débat",
            "adopté avec réserves",
            "« Qui paiera ? » (maintenue)",
            "« C’est aller trop vite. » (levée)",
            "« Si les pièces existent. »",
            "1 objection maintenue, 1 objection levée",
            "« Chacun·e garde la main » : Et le téléphone ?",
            "« Réparer d’abord » (atelier 1)",
            "« Réparer d’abord » : Zoé",
            "Zoé, La Grange",
            "Empreintes (SHA-256)",
        ):
            assert words in flat, words
    assert "[-piéce-] → {+pièce+}" in manifesto_text(found)
    assert "<del>piéce</del> → <ins>pièce</ins>" in manifesto_html(found).decode()


def test_what_changed_since_the_round_is_printed_by_word_in_every_format():
    from data.exports.markdown import manifesto_markdown
    from data.exports.text import manifesto_text

    session = a_full_series()
    do(session.house.reading, WriteArticle("a2", "Rien de neuf sans avoir cherché partout."), now=session.now)
    for found in (paper(session), paper(frozen(session), "V0")):
        page = manifesto_html(found).decode()
        for said in (manifesto_text(found), manifesto_markdown(found)):
            assert "avoir cherché [-la pièce-]{+partout+}." in " ".join(said.split())
            assert "Changé depuis le tour, à confirmer" in said and "à confirmer" in said
        assert "avoir cherché <del>la pièce</del><ins>partout</ins>." in page
        assert manifesto_odt(found)


def test_a_note_is_called_where_its_passage_stands():
    page = manifesto_html(paper(a_full_series())).decode()
    assert re.search(r"exemple\.fr/donnees</a>\.<sup><a href=\"#a1-n2\" id=\"a1-r2\"", page)
    assert (
        "héberger, réparer et transmettre" in TEXT
        and "<strong>héberger, réparer et transmettre</strong>" in page
    )


def test_what_notes_and_dissent_add_comes_back_as_no_text_of_an_article():
    from data.exports.markdown import manifesto_markdown
    from data.imports.markdown import read_markdown

    session = frozen(a_full_series())
    read = read_markdown(manifesto_markdown(paper(session, "V0")))
    assert [(one.id_hint, one.text.strip()) for one in read.articles] == [
        ("a1", TEXT.strip()),
        ("a2", "Rien de neuf sans avoir cherché la pièce."),
        ("a3", ""),
    ]


@settings(max_examples=100, deadline=None)
@given(papers())
def test_articles_with_any_dissent_around_come_back_from_markdown_word_for_word(made):
    from data.exports.markdown import manifesto_markdown
    from data.imports.markdown import read_markdown
    from models.names import clean_text

    tidy = tuple(
        PaperArticle(one.id, "A", clean_text(one.text), one.notes, one.status, one.marks, one.parts)
        for one in made.articles
    )
    read = read_markdown(
        manifesto_markdown(Paper("T", "", tidy, made.notes, "Vient de :", "Notes", (Part("S", ("x",)),)))
    )
    assert [(one.id_hint, one.text) for one in read.articles] == [(one.id, one.text) for one in tidy]

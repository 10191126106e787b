"""Texts of manifestos become articles, and no word of them is lost."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.imports.etherpad_json import pad_text
from data.imports.etherpad_text import read_etherpad, read_etherpad_text
from data.imports.manuscript import Manuscript, ManuscriptArticle
from data.imports.markdown import read_markdown
from data.imports.markdown_marks import article_mark
from data.imports.plain_text import read_plain
from data.imports.reasons import NotThatKind, Reason

SAMPLES = Path(__file__).parent / "samples"
HEDGEDOC = (SAMPLES / "hedgedoc-manifeste.md").read_text("utf-8")
PAD = (SAMPLES / "etherpad-manifeste.txt").read_text("utf-8")
PAD_JSON = (SAMPLES / "etherpad-manifeste.etherpad").read_bytes()

TITLES = ["1. Ce que nous constatons", "2. Ce à quoi nous tenons", "3. Ce qui fait débat"]


def titles(manuscript):
    return [article.title for article in manuscript.articles]


def said(manuscript):
    """All that a manuscript holds, in the order of the file."""
    articles = [part for article in manuscript.articles for part in (article.title, article.text)]
    return "\n".join([manuscript.title, manuscript.preamble, *articles])


def told(manuscript):
    """The same, with the kinds of boxes, which are said to be left."""
    kinds = (str(one.params["kind"]) for one in manuscript.ignored if one.reason is Reason.BOX)
    return "\n".join([said(manuscript), *kinds])


def counted(text):
    """The words, whatever their order: a title given after an introduction comes first."""
    return Counter(words(text))


def words(text):
    return re.findall(r"\w+", text)


# Markdown


def test_the_real_note_gives_its_three_articles_and_what_stands_before():
    note = read_markdown(HEDGEDOC)
    assert note.title == "Manifeste V0, brouillon de la Grange"
    assert titles(note) == ["1. Pourquoi un texte commun", "2. Nos engagements", "3. Ce qui reste en débat"]
    assert note.preamble.startswith("> Un tiers-lieu n'est pas un guichet")
    assert note.front["tags"] == "manifeste, tiers-lieux, numérique responsable"


def test_the_real_note_keeps_its_table_its_tasks_and_its_own_marks():
    first, second, third = read_markdown(HEDGEDOC).articles
    assert first.text.count("\n    - ") == 5
    assert "relevé du compteur \\| mensuel | fait |" in second.text
    assert "> Le mot **sobriété** ne fait pas" in third.text and "[^1]: Par deux personnes" in third.text
    assert ":::" not in third.text
    assert "atelier 3\n  11h00  accueil\n" in third.text
    assert third.text.endswith("*on garde les désaccords dans le texte, avec la date.*")


def test_what_the_note_loses_is_said_with_its_line():
    lost = [(one.line, one.reason, one.params.get("key")) for one in read_markdown(HEDGEDOC).ignored]
    front = Reason.FRONT_MATTER
    assert lost == [
        (3, front, "description"),
        (4, front, "lang"),
        (5, front, "tags"),
        (14, Reason.CONTENTS_MARK, None),
        (52, Reason.BOX, None),
    ]


def test_every_word_of_the_real_note_is_in_an_article_or_said_to_be_left():
    note = read_markdown(HEDGEDOC)
    body = HEDGEDOC.split("---\n", 2)[2].replace("[TOC]", "").replace(":::info", "")
    assert words(said(note)) == words(body)


def test_headings_inside_code_comments_and_boxes_split_nothing():
    hidden = ["```\n## no\n```", "~~~\n# no\n~~~", "<!--\n## no\n-->", ":::info\n## no\n:::", "    ## no"]
    text = "\n".join(["# T", "", "## A", "", *hidden, "## B"])
    assert titles(read_markdown(text)) == ["A", "B"]


def test_without_a_single_title_level_one_sections_are_the_articles():
    assert titles(read_markdown("# A\n\n## a\n\n# B\n\nb")) == ["A", "B"]


def test_sections_without_any_level_one_are_articles_too():
    read = read_markdown("---\ntitle: T\n---\nDébut.\n\n## A\n\na\n\n## B\n\nb")
    assert (read.title, read.preamble, titles(read)) == ("T", "Début.", ["A", "B"])
    assert read.ignored == ()


def test_the_title_of_a_header_is_never_lost():
    with_heading, without = (read_markdown(f"---\ntitle: T\n---\n{text}") for text in ("## A\n\na", "a"))
    assert (with_heading.title, titles(with_heading)) == ("T", ["A"])
    assert (without.title, titles(without)) == ("", ["T"])
    (lost,) = read_markdown("---\ntitle: T\n---\n# U\n\n## A\n").ignored
    assert (lost.line, lost.params["value"]) == (2, "T")


def test_underlined_headings_are_headings():
    read = read_markdown("Titre\n=====\n\nUn\n---\ntexte\n\n---\n\nsuite\n\nDeux\n----\n")
    assert (read.title, titles(read)) == ("Titre", ["Un", "Deux"])
    assert read.articles[0].text == "texte\n\n---\n\nsuite"


def test_markdown_without_headings_is_one_article():
    assert read_markdown("- un\n- deux\n").articles == (ManuscriptArticle(None, "", "- un\n- deux"),)


def test_a_rule_at_the_top_is_no_header():
    assert said(read_markdown("---\n\nUn texte.\n\n---\n")).count("---") == 2


def test_values_of_a_header_given_as_a_list_are_joined():
    assert read_markdown('---\ntitle: "T"\ntags:\n  - a\n  - b\n---\n# T\n').front == {
        "title": "T",
        "tags": "a, b",
    }


def test_an_id_comes_back_and_its_mark_is_no_text():
    read = read_markdown(f"# T\n\n## Un\n{article_mark('a3')}\n\ntexte\n\n## Deux\n\n{article_mark('a12')}\n")
    assert read.articles == (ManuscriptArticle("a3", "Un", "texte"), ManuscriptArticle("a12", "Deux", ""))


def test_titles_inside_an_exported_article_do_not_become_articles():
    text = f"# T\n\n## Un\n{article_mark('a1')}\n\n# dedans\n\n### dedans aussi\n"
    read = read_markdown(text)
    assert (read.title, titles(read)) == ("T", ["Un"])
    assert read.articles[0].text == "# dedans\n\n### dedans aussi"


LINE = st.text(st.sampled_from("abé €·’`~-=>|*_[](){}#1. \t<!"), max_size=12)
PROSE = st.lists(LINE, max_size=6).map("\n".join)
TITLE = st.text(st.sampled_from("abcé ·’[]*"), min_size=1).map(str.strip).filter(bool)
IDS = st.none() | st.integers(1, 99).map("a{}".format)


def is_calm(text):
    """A text that alone is one article: no heading, nothing left open that would swallow what follows."""
    read = read_markdown(f"## x\n\n{text}\n\n## y\n")
    return titles(read) == ["x", "y"] and read.articles[0].text == text


ARTICLE = st.builds(ManuscriptArticle, IDS, TITLE, PROSE.filter(is_calm))


@given(TITLE, st.lists(ARTICLE, min_size=1, max_size=4))
def test_articles_written_as_our_export_writes_them_come_back_the_same(title, articles):
    parts = [f"# {title}\n"]
    for article in articles:
        mark = f"{article_mark(article.id_hint)}\n" if article.id_hint else ""
        parts.append(f"## {article.title}\n{mark}\n{article.text}\n")
    assert read_markdown("\n".join(parts)) == Manuscript(title, "", tuple(articles))


# Plain text


def test_numbered_headings_that_have_a_text_split_a_plain_text():
    read = read_plain(
        "Notre texte\n\nPourquoi.\n\n1. Un\n\nDu texte.\n\nArticle 2 : Deux\nEncore.\n\nIII - Trois\n\nFin."
    )
    assert (read.title, read.preamble) == ("Notre texte", "Pourquoi.")
    assert [(a.title, a.text) for a in read.articles] == [
        ("1. Un", "Du texte."),
        ("Article 2 : Deux", "Encore."),
        ("III - Trois", "Fin."),
    ]


def test_a_numbered_list_is_not_taken_for_headings():
    text = "Nos engagements :\n\n1. réparer ;\n2. partager ;\n\n1. un\n\n2. deux\n\n3. trois"
    assert read_plain(text).articles == (ManuscriptArticle(None, "", text),)


def test_underlined_headings_split_a_plain_text():
    read = read_plain("Titre\n=====\nDébut.\n\nUn\n--\nsuite\n\nUn\n---\ntexte\n\nDeux\n----\n")
    assert (read.title, read.preamble, titles(read)) == ("Titre", "Début.\n\nUn\n--\nsuite", ["Un", "Deux"])


def test_a_text_without_headings_is_one_article_under_its_first_line():
    read = read_plain("Une veillée\n\nOn y parle.\nOn y chante.")
    assert read.articles == (ManuscriptArticle(None, "Une veillée", "On y parle.\nOn y chante."),)


# Etherpad


def test_the_real_pad_gives_its_title_its_beginning_and_its_three_articles():
    pad = read_etherpad_text(PAD)
    assert pad.title == "Brouillon de manifeste : un numérique qui tient dans nos mains"
    assert pad.preamble.startswith("Nous faisons vivre des tiers-lieux.")
    assert titles(pad) == TITLES


def test_the_real_pad_keeps_its_bullets_their_levels_and_its_numbers():
    first, second, _ = read_etherpad_text(PAD).articles
    lines = first.text.split("\n")
    assert [line[:2] for line in lines] == ["- ", "- ", "  ", "- "]
    assert lines[2].startswith("    - L'écran marche")
    assert [line[:12] for line in second.text.split("\n")[-4:]] == [
        "1. choisir d",
        "2. faire dur",
        "3. ouvrir ch",
        "4. dire ce q",
    ]
    assert "\n\nNous nous engageons à :\n\n1. choisir" in second.text


def test_every_word_of_the_real_pad_is_there_as_typed():
    pad = read_etherpad_text(PAD)
    assert words(said(pad)) == words(PAD)
    assert "30 % de <vieux> matériel & 100 % d’envie." in pad.articles[2].text
    assert len([line for line in said(pad).split("\n") if line]) == 19


def test_the_etherpad_file_gives_the_text_that_etherpad_exports():
    assert pad_text(PAD_JSON.decode()) == PAD.removesuffix("\n")
    assert read_etherpad(PAD_JSON) == read_etherpad_text(PAD)


def test_neither_the_chat_nor_deleted_text_nor_authors_come_out_of_an_etherpad_file():
    records = json.loads(PAD_JSON)
    chat = [record["text"] for key, record in records.items() if ":chat:" in key]
    names = [record["name"] for key, record in records.items() if key.startswith("globalAuthor:")]
    text = said(read_etherpad(PAD_JSON))
    assert len(chat) == 2 and len(names) == 3
    assert not any(message in text for message in chat)
    assert "Welcome to Etherpad" in PAD_JSON.decode() and "Welcome" not in text
    assert "Élodie H. (la Grange)" not in text and "Ousmane D." not in text


def pad_of(text, attribs, pool):
    pool = {"numToAttrib": {str(i): pair for i, pair in enumerate(pool)}}
    return json.dumps({"pad:p": {"atext": {"text": text, "attribs": attribs}, "pool": pool}})


LISTS = [["lmkr", "1"], ["list", "number1"], ["list", "number2"], ["list", "indent1"]]


def test_a_star_is_a_marker_only_where_etherpad_says_so():
    assert pad_text(pad_of("*vrai\n*liste\n", "|1+6*0*1+1|1+6", LISTS)) == "*vrai\n\t1. liste"


def test_letters_outside_the_basic_plane_count_for_two():
    assert (
        pad_text(pad_of("😀😀\n*un\n*deux\n", "|1+5*0*1+1|1+3*0*2+1|1+5", LISTS))
        == "😀😀\n\t1. un\n\t\t1.1. deux"
    )


def test_an_indented_line_has_no_marker():
    assert pad_text(pad_of("*retrait\n", "*0*3+1|1+8", LISTS)) == "\tretrait"


@pytest.mark.parametrize(
    "damage", [b'"atext"', b'"text"', b'"attribs"', b'"pool"', b'"numToAttrib"', b'"0":']
)
def test_a_damaged_etherpad_file_is_refused(damage):
    with pytest.raises(NotThatKind) as refused:
        read_etherpad(PAD_JSON.replace(damage, b'"x":' if damage.endswith(b":") else b'"x"', 1))
    assert refused.value.reason is Reason.NOT_ETHERPAD


# Any text

ANY_LINE = st.one_of(
    LINE,
    st.sampled_from(
        [
            "",
            "---",
            "===",
            "# un",
            "## deux",
            "1. un",
            "2. deux",
            "\t* p",
            "\t\t1.1. q",
            "Titre",
            "```",
            ":::a",
            ":::",
        ]
    ),
    st.text(max_size=8).map(lambda text: re.sub(r"[\r\n]", "", text)),
)
ANY_TEXT = st.lists(ANY_LINE, max_size=14).map("\n".join)


@given(ANY_TEXT)
def test_no_word_of_a_plain_text_is_lost(text):
    assert counted(said(read_plain(text))) == counted(text)


@given(ANY_TEXT.filter(lambda text: not text.startswith("---")))
def test_no_word_of_a_markdown_text_is_lost(text):
    assert counted(told(read_markdown(text))) == counted(text)


@given(ANY_TEXT.filter(lambda text: not text.startswith("---")))
def test_no_word_of_a_pad_is_lost_but_the_numbers_of_its_lists(text):
    bare = re.sub(r"(?m)^(\t+)(?:\d+\.)+(?=\d+\. )", r"\1", text)
    assert counted(told(read_etherpad_text(text))) == counted(bare)


@given(ANY_TEXT)
def test_a_header_that_is_not_one_makes_no_reader_crash(text):
    read_markdown("---\nkey: value\n" + text)

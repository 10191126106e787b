"""The manifesto in open formats: Markdown that comes back word for word, plain text, JSON."""

from dataclasses import replace

import pytest
from house import a_series, registered
from hypothesis import given, settings
from hypothesis import strategies as st
from memory_commons import do

from data.exports.manifesto import Paper, PaperArticle
from data.exports.markdown import manifesto_markdown
from data.exports.text import flowed, manifesto_text
from data.exports.wrapping import width, wrapped
from data.imports.markdown import read_markdown
from data.imports.markdown_marks import NOTES, article_mark
from models.acts.contributions import Contribute
from models.acts.manifesto import AddArticle, LinkContributions, WriteArticle
from models.acts.thread import CopyReply, PostReply
from models.acts.versions import SaveVersion
from models.names import TITLE, clean_line, clean_text
from models.people import VISITOR
from models.refusals import Unknown
from tui import values
from tui.papers import paper

LINES = [
    "# a", "## b #", "### c", "###### d", "######## e", "#", "## \t", "```", "```py", "~~~", "<!--", "-->",
    "<!-- veillee: article a9 -->", "<!-- veillee: notes -->", "<!-- veillee:texte notes -->",
    "<!-- veillee: fin des notes -->", "::: info", ":::", "Titre", "===", "---", "[TOC]", "", "    code",
    "- x", "> q", "Chacun·e garde la main.",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(LINES) | st.text(max_size=8), max_size=8).map(
    lambda lines: clean_text("\n".join(lines))
)
TITLES = (st.text(max_size=10) | st.sampled_from(["C #", "#", "# x", "a ##", "`", "---", "[b]Zoé[/b]"])).map(
    lambda title: clean_line(title, replace(TITLE, needed=False))
)
NOTE = "« <!-- veillee: fin des notes --> » (atelier 1)"


def on_paper(*articles, notes=(NOTE,)):
    made = tuple(
        PaperArticle(f"a{i}", title, text, (1,) if noted else ())
        for i, (title, text, noted) in enumerate(articles, 1)
    )
    return Paper("Numérique", "brouillon", made, notes, "Vient de :")


def read_back(markdown):
    read = read_markdown(markdown)
    assert (read.preamble, read.ignored) == ("", ())
    return [(one.id_hint, one.title, one.text) for one in read.articles]


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(TITLES, TEXTS, st.booleans()), min_size=1, max_size=4))
def test_articles_come_back_word_for_word_whatever_they_hold(articles):
    made = on_paper(*articles)
    assert read_back(manifesto_markdown(made)) == [(one.id, one.title, one.text) for one in made.articles]


def test_an_article_added_by_hand_in_the_file_is_a_new_one():
    text = manifesto_markdown(on_paper(("Un", "mots", True))) + "\n## À la main\n\nd’autres mots\n"
    assert read_back(text) == [("a1", "Un", "mots"), (None, "À la main", "d’autres mots")]


def test_words_written_after_the_notes_are_kept():
    text = manifesto_markdown(on_paper(("Un", "mots", True))) + "\nune suite\n"
    assert read_back(text) == [("a1", "Un", "mots\n\n\nune suite")]


def test_notes_whose_end_was_lost_are_kept_rather_than_swallow_words():
    text = manifesto_markdown(on_paper(("Un", "mots", True))).replace("<!-- veillee: fin des notes -->\n", "")
    ((_, _, kept),) = read_back(text)
    assert kept.startswith("mots")
    assert NOTE in kept


def test_words_between_two_beginnings_of_notes_are_kept():
    text = manifesto_markdown(on_paper(("Un", "mots", True))).replace(
        "Vient de :", f"au milieu\n{NOTES}\nVient de :"
    )
    ((_, _, kept),) = read_back(text)
    assert "au milieu" in kept
    assert NOTE not in kept


def test_headings_of_an_article_stand_below_its_own():
    text = manifesto_markdown(on_paper(("Un", "# Grand\n\n```\n# code\n```", False)))
    assert text == (
        f"# Numérique (brouillon)\n\n## Un\n{article_mark('a1', 2)}\n\n### Grand\n\n```\n# code\n```\n"
    )


def a_manifesto(language="fr"):
    """Two articles, the first from two contributions, and a version kept before the last words."""
    session = a_series(language)
    (zoe,) = registered(session, "[b]Zoé[/b]")
    commons = session.house.reading
    first = do(commons, Contribute(1, "Réparer d’abord"), now=session.now)
    second = do(
        commons, Contribute(None, "Nommer les acteur·rice·s", signed=True, person=zoe), now=session.now
    )
    one = do(commons, AddArticle("Réparer", "Nous réparons.", zoe), now=session.now)
    do(commons, LinkContributions(one.id, (second.id, first.id)), now=session.now)
    do(commons, AddArticle("Héberger", "mot " * 40), now=session.now)
    do(commons, SaveVersion("relue"), now=session.now)
    do(commons, WriteArticle(one.id, "Nous réparons ensemble."), now=session.now)
    return session


def test_a_draft_is_said_to_be_one_with_its_date():
    assert paper(a_manifesto()).status == "brouillon du lundi 3 avril 2028"
    assert paper(a_manifesto("en")).status == "draft of Monday 3 April 2028"


def test_provenance_is_numbered_notes_with_the_words_and_where_they_were_brought():
    for text in (manifesto_markdown(paper(a_manifesto())), manifesto_text(paper(a_manifesto()))):
        plain = text.replace("\u00a0", " ")
        assert "Vient de :" in plain
        assert "« Nommer les acteur·rice·s » (hors atelier)" in plain
        assert "« Réparer d’abord » (atelier 1)" in plain
    assert "[2] « Réparer d’abord »" in plain


def test_no_author_is_in_the_manifesto_not_even_of_a_signed_contribution():
    session = a_manifesto()
    for text in (
        manifesto_markdown(paper(session)),
        manifesto_text(paper(session)),
        str(values.manifesto(session)),
    ):
        assert "Zoé" not in text
        assert "p1" not in text


def test_plain_text_fits_72_columns_with_titles_underlined():
    text = manifesto_text(paper(a_manifesto()))
    lines = text.split("\n")
    assert "1. Réparer" in lines
    assert lines[lines.index("1. Réparer") + 1] == "----------"
    assert max(map(width, lines)) <= 72


def test_list_items_stay_items_and_code_stays_as_it_is():
    long = "mot " * 30
    item, code = f"- {long}".strip(), "    " + "x" * 90
    text = flowed(f"{item}\n{code}\n```\n{long}\n```\n> {long}")
    first, second, *_ = text.split("\n")
    assert first.startswith("- mot") and second.startswith("  mot")
    assert code in text
    assert f"```\n{long}\n```" in text
    assert "\n> mot" in text.split("```")[2] and all(
        line.startswith("> ") for line in text.split("```")[2].strip().split("\n")
    )


def test_a_version_is_printed_as_it_was_kept():
    session = a_manifesto()
    assert "Nous réparons ensemble." in manifesto_text(paper(session))
    kept = manifesto_text(paper(session, "Relue"))
    assert "Nous réparons.\n" in kept
    assert "version « relue » du lundi 3 avril 2028" in " ".join(kept.replace("\u00a0", " ").split())
    assert values.manifesto(session, "relue")["articles"][0]["texte"] == "Nous réparons."
    with pytest.raises(Unknown):
        paper(session, "autre")


def test_json_has_the_keys_of_the_contract():
    found = values.manifesto(a_manifesto())
    assert (found["version"], found["statut"]) == (None, "brouillon")
    assert found["articles"][0] == {
        "id": "a1",
        "rang": 1,
        "titre": "Réparer",
        "texte": "Nous réparons ensemble.",
        "statut": "brouillon",
        "contributions": ["c2", "c1"],
        "objections": [],
    }


def test_an_export_says_of_a_draft_what_a_frozen_version_will():
    found = values.whole_draft(a_manifesto())
    assert found["articles"][0]["reserves"] == [] and found["articles"][0]["tour"] is None
    assert [one["texte"] for one in found["contributions"]] == ["Nommer les acteur·rice·s", "Réparer d’abord"]


def test_a_visitor_reads_signed_contributions_only_and_no_author_of_a_reply():
    session = a_manifesto()
    assert [one["auteur"] for one in values.contributions(session)] == [None, "[b]Zoé[/b]"]
    visit = replace(session, actor=VISITOR)
    assert [one["auteur"] for one in values.contributions(visit)] == ["[b]Zoé[/b]"]
    do(session.house.reading, PostReply("Pas d’accord.", "p1"), now=session.now)
    do(session.house.reading, CopyReply("Moi non plus.", "Une voix du forum"), now=session.now)
    assert [one["auteur"] for one in values.thread(session)] == ["[b]Zoé[/b]", "Une voix du forum"]
    assert [one["auteur"] for one in values.thread(visit)] == [None, "Une voix du forum"]


def test_lines_are_never_cut_before_a_french_sign_whatever_space_was_typed():
    said = wrapped("Nous disons : « oui » ; « non » ! Qui paie ? Personne", 12)
    assert said.split("\n") == ["Nous", "disons :", "« oui » ;", "« non » !", "Qui paie ?", "Personne"]

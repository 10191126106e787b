"""A pad keeps who wrote what; HedgeDoc's own marks become what Markdown has for them."""

import json
from pathlib import Path

import pytest
from commands_desk import Desk
from house import SPRING, a_series, registered
from hypothesis import given
from hypothesis import strategies as st
from memory_commons import MemoryCommons, do

from data.imports.etherpad_hands import with_hands
from data.imports.etherpad_text import read_etherpad_text
from data.imports.markdown import read_markdown
from data.imports.recognise import read_file
from models import lookup
from models.manifesto import Article, articles
from models.people import FACILITATION, Actor, Participant, Role
from tui.reading import manuscript_of, named_by

SAMPLES = Path(__file__).parent / "samples"
PAD = (SAMPLES / "etherpad-manifeste.etherpad").read_bytes()


def imported(commons: MemoryCommons, by: Actor = FACILITATION, pad: bytes = PAD):
    return do(commons, manuscript_of(read_file(pad, "pad.etherpad")), by, SPRING)


def hands(commons: MemoryCommons, one: Article) -> list[tuple[str, str]]:
    people = {who.id: who.name for who in commons.all(Participant)}
    return [(people.get(who, ""), words) for who, words in one.text.runs]


def test_the_real_pad_keeps_who_wrote_what_to_the_character():
    commons = MemoryCommons()
    imported(commons)
    first, second, third = articles(commons)
    assert [(who, len(words.strip(".- "))) for who, words in hands(commons, first)][1] == ("Ousmane D.", 33)
    assert " (avec l’atelier du samedi)" in [words for _, words in hands(commons, second)]
    whole = {
        who: "".join(w for n, w in hands(commons, second) if n == who) for who in ("Maëlle", "Ousmane D.")
    }
    assert len(whole["Maëlle"]) == 63
    assert len(whole["Ousmane D."].replace("\n", "")) == 293 + 27
    assert [who for who, _ in hands(commons, third)] == ["Maëlle", "Ousmane D.", "Élodie H. (la Grange)"]


def test_authors_of_a_pad_are_people_and_registered_nowhere():
    session = a_series()
    done = imported(session.house.reading)
    people = session.commons.all(Participant)
    assert [one.id for one in people] == list(done.people)
    assert {one.name for one in people} == {"Maëlle", "Ousmane D.", "Élodie H. (la Grange)"}
    assert not any(one.registrations for one in lookup.workshops(session.commons))


def test_a_name_goes_to_the_person_written_the_same_and_to_nobody_else():
    session = a_series()
    maelle, _ = registered(session, "Maëlle", "Ousmane")
    done = imported(session.house.reading)
    assert maelle in session.commons.get(Article, "a1").text.authors
    assert {one.name for one in session.commons.all(Participant) if one.id in done.people} == {
        "Ousmane D.",
        "Élodie H. (la Grange)",
    }


def test_where_two_people_have_the_name_nobody_is_said_to_have_written():
    commons = MemoryCommons(Participant("p1", "Maëlle", SPRING), Participant("p2", "Maëlle", SPRING))
    imported(commons)
    assert "" in {who for who, _ in hands(commons, articles(commons)[0])}
    assert not {"p1", "p2"} & set(articles(commons)[0].text.authors)


def test_only_facilitation_gives_words_to_others():
    commons = MemoryCommons(Participant("p1", "Ana", SPRING))
    imported(commons, Actor(Role.PARTICIPANT, "p1"))
    assert all(one.text.authors == ("p1",) for one in articles(commons))
    assert len(commons.all(Participant)) == 1


def test_the_same_pad_again_adds_neither_article_nor_person():
    commons = MemoryCommons()
    imported(commons)
    again = imported(commons)
    assert (again.added, again.people, len(again.unchanged)) == ((), (), 3)


def test_neither_the_chat_nor_deleted_words_nor_numbers_of_authors_are_kept():
    commons = MemoryCommons()
    imported(commons)
    kept = repr([*commons.all(Article), *commons.all(Participant)])
    records = json.loads(PAD)
    chat = [one["text"] for key, one in records.items() if ":chat:" in key]
    assert chat and not any(words in kept for words in chat)
    assert "Welcome" not in kept and "a.OxcIO9MKXJpyj1ij" not in kept


def test_an_author_without_a_name_is_nobody():
    records = json.loads(PAD)
    for key, one in records.items():
        if key.startswith("globalAuthor:"):
            one.pop("name")
    found = read_file(json.dumps(records).encode(), "pad.etherpad")
    assert named_by(manuscript_of(found)) == ()
    assert ["".join(words for _, words in one.hands) for one in found.articles] == [
        one.text for one in found.articles
    ]


@pytest.mark.parametrize("name", ["x" * 200, "\u202e", " ", "\x1b[2J"])
def test_a_name_that_is_none_here_refuses_no_pad(name):
    records = json.loads(PAD)
    for key, one in records.items():
        if key.startswith("globalAuthor:"):
            one["name"] = name
    commons = MemoryCommons()
    imported(commons, pad=json.dumps(records).encode())
    assert len(articles(commons)) == 3


KNOWN = ["Titre", "un mot", "  retrait", "", "1. un", "2. deux", "mot"]
LINES = st.lists(st.sampled_from(KNOWN) | st.text("ab \U0001f600", max_size=6))


@given(st.lists(st.tuples(st.sampled_from(["Zoé", "Ana", ""]), LINES), max_size=6))
def test_hands_make_the_text_of_each_article_exactly(parts):
    runs = [(name, "\n".join(lines)) for name, lines in parts]
    text = "".join(words for _, words in runs) + "\n"
    names = sorted({name for name, _ in runs})
    units = [len(words.encode("utf-16-le")) // 2 for _, words in runs]
    attribs = "".join(
        f"*{names.index(name)}+{base36(size)}" for (name, _), size in zip(runs, units, strict=True) if size
    )
    pool = {str(i): ["author", f"a.{i}"] for i, _ in enumerate(names)}
    pad = {"pad:p": {"atext": {"text": text, "attribs": attribs + "|1+1"}, "pool": {"numToAttrib": pool}}}
    pad |= {f"globalAuthor:a.{i}": {"name": name} for i, name in enumerate(names)}
    found = with_hands(read_etherpad_text(text.removesuffix("\n")), json.dumps(pad))
    for one in found.articles:
        assert "".join(words for _, words in one.hands) == one.text


def base36(number):
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    return digits[number] if number < 36 else base36(number // 36) + digits[number % 36]


def test_the_command_says_who_wrote_without_being_registered(tmp_path):
    desk = Desk(a_series())
    said = desk.must(f"importer {SAMPLES / 'etherpad-manifeste.etherpad'} --manifeste")
    assert "Ont écrit, sans être inscrites : Maëlle, " in said.err.replace("\u00a0", " ")


# HedgeDoc


def marks(text):
    return read_markdown(text).articles[0].text


def test_marked_and_inserted_words_keep_their_emphasis():
    assert marks("==un mot== et ++un ajout++") == "**un mot** et *un ajout*"


@pytest.mark.parametrize(
    "text", ["a == b == c", "x==1==y", "C++ et G++", "`==code==`", "====", "```\n==a==\n```"]
)
def test_signs_that_mark_nothing_stay_as_typed(text):
    assert marks(text) == text


def test_a_box_becomes_a_quotation_with_its_title():
    assert marks("avant\n:::spoiler Voir\nun\n\n## ==deux==\n:::\naprès") == (
        "avant\n> **Voir**  \n> un\n>\n> ## **deux**\n\naprès"
    )


def test_a_box_without_an_end_stays_as_typed():
    assert marks(":::info\nun") == ":::info\nun"


def test_a_line_of_tags_is_said_to_be_left():
    read = read_markdown("# T\n\n###### tags: `a` `b`\n\n## A\n\na")
    assert [one.title for one in read.articles] == ["A"]
    assert [(one.line, one.params) for one in read.ignored] == [(3, {"key": "tags"})]


def test_what_we_exported_comes_back_as_it_left_marks_included():
    text = "# T\n\n## A\n<!-- veillee: article a1 -->\n\n==a== ++b++\n\n:::info\nc\n:::\n"
    assert read_markdown(text).articles[0].text == "==a== ++b++\n\n:::info\nc\n:::"

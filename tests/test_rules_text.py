"""An article's text: who wrote what, edits, undo among others' edits, comparison by words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.history import History
from models.names import TEXT, TooLong
from models.ports import Splice
from models.text import Edit, EditOutOfBounds, Text, joined, mapped, moved, written
from models.words import Piece, Sort, diff, pieces

LETTERS = "ab é\n’"
words = st.text(LETTERS, max_size=6)
authors = st.sampled_from(["p1", "p2", "p3", ""])
texts = st.lists(st.tuples(authors, words), max_size=6).map(lambda runs: Text(joined(runs)))


def letters(text):
    """Authors letter by letter: the slow truth that runs are held against."""
    return [(author, letter) for author, said in text.runs for letter in said]


@st.composite
def edits(draw, text):
    position = draw(st.integers(0, len(text)))
    removed = draw(st.integers(0, len(text) - position))
    return Edit(position, removed, draw(words))


def test_runs_keep_the_author_of_each_word():
    text = written("p1", "Nous réparons.").edited(Edit(5, 0, "gardons et "), "p2")
    assert str(text) == "Nous gardons et réparons."
    assert text.runs == (("p1", "Nous "), ("p2", "gardons et "), ("p1", "réparons."))
    assert text.authors == ("p1", "p2")


def test_erased_people_become_nobody_and_their_words_stay():
    text = Text((("p1", "Nos "), ("", "propres "), ("p2", "outils"))).given("p1")
    assert text.runs == (("", "Nos propres "), ("p2", "outils"))


def test_positions_count_characters_whatever_their_bytes():
    assert str(written("p1", "🌱é").edited(Edit(1, 1, "è"), "p2")) == "🌱è"


@pytest.mark.parametrize("edit", [Edit(-1, 0, "x"), Edit(0, -1, "x"), Edit(4, 0, "x"), Edit(2, 2, "x")])
def test_an_edit_of_another_text_is_refused(edit):
    with pytest.raises(EditOutOfBounds) as no:
        written("p1", "abc").edited(edit, "p1")
    assert no.value.length == 3


def test_a_text_has_a_size_beyond_which_nothing_is_added_but_words_can_be_taken_out():
    full = written("p1", "x" * TEXT.limit)
    with pytest.raises(TooLong):
        full.edited(Edit(0, 0, "y"), "p1")
    assert len(full.edited(Edit(0, 1, "y"), "p1")) == TEXT.limit
    assert len(full.edited(Edit(0, 10, ""), "p1")) == TEXT.limit - 10


@given(st.data())
def test_an_edit_changes_its_words_and_nobody_elses(data):
    text = data.draw(texts)
    edit = data.draw(edits(text))
    expected = letters(text)
    expected[edit.position : edit.position + edit.removed] = [("p9", one) for one in edit.inserted]
    after = text.edited(edit, "p9")
    assert letters(after) == expected
    assert after.runs == joined(after.runs)


@given(st.data())
def test_the_inverse_brings_back_words_and_authors(data):
    text = data.draw(texts)
    splice = data.draw(edits(text)).by("p9")
    assert text.spliced(splice).spliced(text.inverse(splice)) == text


@given(st.data())
def test_two_edits_made_at_the_same_time_end_in_one_text_in_either_order(data):
    text = data.draw(texts)
    one, other = data.draw(edits(text)).by("p8"), data.draw(edits(text)).by("p9")
    first_one, first_other = text.spliced(one), text.spliced(other)
    for splice in mapped(other, one, after=True):
        first_one = first_one.spliced(splice)
    for splice in mapped(one, other, after=False):
        first_other = first_other.spliced(splice)
    assert first_one == first_other


@given(st.data())
def test_a_late_edit_removes_nothing_that_it_had_not_seen(data):
    text = data.draw(texts)
    mine, theirs = data.draw(edits(text)), data.draw(edits(text))
    after = text.edited(theirs, "p9")
    for edit in mine.transformed(theirs):
        after = after.edited(edit, "p8")
    assert "".join(said for author, said in after.runs if author == "p9") == theirs.inserted
    assert "".join(said for author, said in after.runs if author == "p8") == mine.inserted


def test_a_cursor_follows_its_words():
    typed = Edit(4, 0, "xyz")
    assert [moved(at, typed) for at in (3, 4, 5)] == [3, 7, 8]
    assert moved(4, typed, after=False) == 4
    cut = Edit(2, 4, "-")
    assert [moved(at, cut) for at in (1, 4, 6, 9)] == [1, 3, 3, 6]


def done(text, splices):
    for splice in splices:
        text = text.spliced(splice)
    return text


class Table:
    """Me and them around one text where no letter is there twice, so that each can be followed."""

    def __init__(self):
        self.text, self.history = written("start", "abcdef"), History()
        self.fresh = map(chr, range(0x4E00, 0x9000))
        self.expected = set("abcdef")

    def edit(self, data, author):
        shape = data.draw(edits(self.text))
        edit = Edit(shape.position, shape.removed, "".join(next(self.fresh) for _ in shape.inserted))
        if author == "me":
            self.history = self.history.mine(self.text, edit)
        else:
            self.expected -= set(str(self.text)[edit.position : edit.position + edit.removed])
            self.expected |= set(edit.inserted)
            self.history = self.history.theirs(edit.by(author))
        self.text = self.text.edited(edit, author)

    def step(self, name):
        before = letters(self.text)
        self.history, splices = getattr(self.history, name)(self.text)
        self.text = done(self.text, splices)
        after = letters(self.text)
        theirs = [one for one in before if one[0] == "them"]
        if name == "undo":
            assert [one for one in after if one in theirs] == theirs
        return splices


@given(st.data())
def test_undo_takes_back_ones_own_edits_and_touches_nobody_elses(data):
    """However one's edits, undos and redos mixed with others' edits: once all of mine is undone, what is
    there is what the text began with and what others wrote, except what others took out."""
    table = Table()
    for doing in data.draw(
        st.lists(st.sampled_from(["me", "me", "them", "them", "undo", "redo"]), max_size=14)
    ):
        table.edit(data, doing) if doing in ("me", "them") else table.step(doing)
    while table.step("undo"):
        pass
    assert sorted(str(table.text)) == sorted(table.expected)
    assert "me" not in table.text.authors
    kept = [one for one in str(table.text) if one in "abcdef"]
    assert kept == sorted(kept)


@given(st.data())
def test_undo_then_redo_of_everything_ends_where_it_began(data):
    text = start = data.draw(texts)
    history = History()
    for _ in range(data.draw(st.integers(0, 6))):
        edit = data.draw(edits(text))
        history, text = history.mine(text, edit), text.edited(edit, "me")
    end = text
    for step, goal in ((History.undo, start), (History.redo, end), (History.undo, start)):
        splices = ("something",)
        while splices:
            history, splices = step(history, text)
            text = done(text, splices)
        assert text == goal


def test_words_typed_by_somebody_else_inside_mine_stay_when_i_undo():
    text, history = Text(), History()
    edit = Edit(0, 0, "réparer")
    history, text = history.mine(text, edit), text.edited(edit, "me")
    theirs = Edit(3, 0, " et ")
    history, text = history.theirs(theirs.by("them")), text.edited(theirs, "them")
    history, splices = history.undo(text)
    text = done(text, splices)
    assert text.runs == (("them", " et "),)


def test_undo_gives_somebody_elses_erased_words_back_to_them():
    text = written("ana", "Nos outils")
    history = History().mine(text, Edit(4, 6, ""))
    text = text.edited(Edit(4, 6, ""), "me")
    _, (splice,) = history.undo(text)
    assert text.spliced(splice).runs == (("ana", "Nos outils"),)


def test_a_word_typed_letter_by_letter_is_undone_at_once_even_while_somebody_writes_elsewhere():
    text, history = written("ana", "."), History()
    for at, letter in enumerate("nos outils"):
        edit = Edit(at, 0, letter)
        history, text = history.mine(text, edit), text.edited(edit, "me")
        theirs = Edit(len(text), 0, "!")
        history, text = history.theirs(theirs.by("them")), text.edited(theirs, "them")
    history, splices = history.undo(text)
    text = done(text, splices)
    assert str(text) == "nos .!!!!!!!!!!"


def test_letters_erased_backwards_come_back_at_once():
    text, history = written("ana", "outil"), History()
    for at in (4, 3, 2):
        history, text = history.mine(text, Edit(at, 1, "")), text.edited(Edit(at, 1, ""), "me")
    _, (splice,) = history.undo(text)
    assert text.spliced(splice) == written("ana", "outil")


def test_after_a_pause_a_new_step_begins():
    text, history = Text(), History()
    for at, letter in enumerate("ab"):
        history, text = (
            history.pause().mine(text, Edit(at, 0, letter)),
            text.edited(Edit(at, 0, letter), "me"),
        )
    assert history.undo(text)[1] == (Splice(1, 1, ()),)


@given(texts.map(str), texts.map(str))
def test_a_comparison_holds_both_texts(old, new):
    found = pieces(old, new)
    assert "".join(one.words for one in found if one.sort is not Sort.ADDED) == old
    assert "".join(one.words for one in found if one.sort is not Sort.REMOVED) == new


@given(texts, texts.map(str))
def test_a_text_written_over_makes_the_new_words(old, new):
    text = old
    for edit in diff(str(old), new):
        text = text.edited(edit, "me")
    assert str(text) == new


def test_untouched_words_keep_their_author_when_a_whole_text_is_given_again():
    old = Text((("ana", "Nous choisissons nos outils.\n"), ("bo", "Nous réparons.")))
    text = old
    for edit in diff(str(old), "Nous choisissons bien nos outils.\nNous réparons. Toujours."):
        text = text.edited(edit, "me")
    assert text.runs == (
        ("ana", "Nous choisissons "),
        ("me", "bien "),
        ("ana", "nos outils.\n"),
        ("bo", "Nous réparons."),
        ("me", " Toujours."),
    )


def test_a_comparison_is_made_of_whole_words():
    assert pieces("Chaque lieu garde la main.", "Chacun·e garde la main.") == (
        Piece(Sort.REMOVED, "Chaque lieu"),
        Piece(Sort.ADDED, "Chacun·e"),
        Piece(Sort.KEPT, " garde la main."),
    )

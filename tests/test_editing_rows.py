"""Rows of a text: cut at spaces, and cut again only where something changed."""

import time

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tui.editing.rows import Rows, after, before, cells

WORDS = st.text(st.sampled_from("ab é·’ \n\n  界🌱\u0301\u00a0\tœ"), max_size=80)


def rows_of(rows):
    return [rows.words[slice(*rows.span(row))] for row in range(len(rows))]


def test_rows_end_at_spaces_which_hang_and_at_line_ends():
    rows = Rows("Réparer avant d’acheter\n\nfin ", 10)
    assert rows_of(rows) == ["Réparer ", "avant ", "d’acheter", "", "fin "]


def test_a_row_never_ends_at_a_middle_dot_nor_at_a_no_break_space():
    assert rows_of(Rows("les acteur·ices", 11)) == ["les ", "acteur·ices"]
    assert rows_of(Rows("oui ou\u00a0non", 6)) == ["oui ", "ou\u00a0non"]


def test_a_word_wider_than_a_row_is_cut_between_two_signs():
    assert rows_of(Rows("界界界", 5)) == ["界界", "界"]
    assert rows_of(Rows("e\u0301" * 3, 2)) == ["e\u0301e\u0301", "e\u0301"]


@given(WORDS, st.integers(1, 12))
def test_no_character_is_lost_and_no_row_is_too_wide(words, width):
    rows = Rows(words, width)
    assert rows.starts == sorted(set(rows.starts))
    assert (
        "".join(words[a:b] for a, b in zip(rows.starts, [*rows.starts[1:], len(words)], strict=True)) == words
    )
    for text in rows_of(rows):
        assert cells(text.rstrip(" ")) <= max(width, 2)


@settings(max_examples=400)
@given(WORDS, WORDS, st.integers(1, 12), st.data())
@example("aaa bbb", "", 4, None)
@example(" aa界", " ", 3, (3, 3))
def test_a_change_gives_the_rows_of_the_whole_text(words, inserted, width, data):
    start, end = data if isinstance(data, tuple) else (1, min(3, len(words)))
    if isinstance(data, st.DataObject):
        start = data.draw(st.integers(0, len(words)))
        end = data.draw(st.integers(start, len(words)))
    rows = Rows(words, width)
    changed = words[:start] + inserted + words[end:]
    assert rows.changed(changed, start, end - start, len(inserted)).starts == Rows(changed, width).starts


@given(WORDS, st.integers(2, 12), st.data())
def test_the_caret_comes_back_to_where_its_column_says(words, width, data):
    rows = Rows(words, width)
    edges = [0]
    while edges[-1] < len(words):
        edges.append(after(words, edges[-1]))
    position = data.draw(st.sampled_from(edges))
    row, column = rows.place_of(position)
    assert 0 <= row < len(rows) and 0 <= column <= width
    found = rows.position_at(row, column)
    assert rows.place_of(found)[0] == row and rows.place_of(found)[1] <= column


def test_the_caret_stands_after_wide_and_combined_signs_by_their_cells():
    rows = Rows("界e\u0301a", 20)
    assert [rows.place_of(n)[1] for n in range(5)] == [0, 2, 3, 3, 4]
    assert rows.position_at(0, 3) == 3
    assert before(rows.words, 3) == 1 and after(rows.words, 1) == 3


def test_typing_in_a_long_text_costs_little_of_cutting_it_whole():
    """As a ratio, for machines differ: 20,000 characters in paragraphs, then in one."""
    for text in ("Nous choisissons des outils. " * 30 + "\n\n") * 23, "mot " * 5_000:
        whole = _best(lambda text=text: Rows(text, 76))
        rows, middle = Rows(text, 76), len(text) // 2
        longer = text[:middle] + "a" + text[middle:]

        def typed(rows=rows, text=text, longer=longer, middle=middle):
            rows.changed(longer, middle, 0, 1).changed(text, middle, 1, 0)

        assert _best(typed) / 2 < whole / 5


def _best(work):
    times = []
    for _ in range(15):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)

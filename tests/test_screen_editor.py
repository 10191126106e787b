"""The editor: what is typed is the text, the caret stands where it should, nothing typed is lost."""

import time

import pytest
from house import a_series, registered
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from memory_commons import do
from screens import NARROW, WIDE, flat_text_of, on_screen, press, text_of, type_in

from data.faults import NoRoom
from models.acts.manifesto import AddArticle, EditArticle, RemoveArticle
from models.manifesto import Article
from models.people import FACILITATION, Actor, Role
from models.text import Edit
from tui.editing.drawing import MARGIN
from tui.screens.writing import WritingPage


def an_article(text="", language="fr"):
    """A session of Maëlle, and her article."""
    session = a_series(language)
    ids = registered(session, "Maëlle", "[b]Zoé[/b]")
    session = session.being(ids[0])
    return session, do(session.house.reading, AddArticle("Nos outils", text), session.actor).id, ids


def words(session):
    return str(session.commons.all(Article)[0].text)


def others(session, person, position, removed, inserted):
    """Somebody else's edit, told to those who watch."""
    one = session.commons.all(Article)[0]
    act = EditArticle(one.id, one.revision, Edit(position, removed, inserted))
    do(session.house.reading, act, Actor(Role.PARTICIPANT, person))
    session.house._tell()


async def write(pilot, id):
    pilot.app.push_screen(WritingPage(id))
    await pilot.pause()
    return pilot.app.screen.editor


async def leave(pilot):
    await press(pilot, "escape")


async def test_what_is_typed_is_kept_on_leaving_and_said_so():
    session, id, _ = an_article()
    async with on_screen(session) as pilot:
        await write(pilot, id)
        await type_in(pilot, "Bonjour a toustes", "enter", "Ensuite")
        assert "Bonjour a toustes\nEnsuite" in pilot.app.screen.editor.draft.document.words
        await leave(pilot)
        assert words(session) == "Bonjour a toustes\nEnsuite"


async def test_a_pause_keeps_it_and_only_then_it_is_said_to_be():
    session, id, _ = an_article()
    async with on_screen(session) as pilot:
        await write(pilot, id)
        await type_in(pilot, "mot")
        assert words(session) == "" and "enregistré" not in text_of(pilot)
        await pilot.pause(0.6)
        assert words(session) == "mot" and "enregistré" in text_of(pilot)


async def test_what_was_typed_when_the_program_ends_is_kept():
    session, id, _ = an_article()
    async with on_screen(session) as pilot:
        await write(pilot, id)
        await type_in(pilot, "dernier mot")
    assert words(session) == "dernier mot"


async def test_letters_are_written_and_never_obeyed():
    session, id, _ = an_article()
    async with on_screen(session) as pilot:
        await write(pilot, id)
        await press(pilot, "q", "question_mark", "colon", "m", "space", "Z")
        assert pilot.app.screen.editor.draft.document.words == "q?:m Z"


async def test_marks_of_markup_are_shown_as_typed():
    session, id, _ = an_article("[b]Zoé[/b] & [@click=app.quit]x[/]\n# Titre\n**gras**")
    async with on_screen(session) as pilot:
        await write(pilot, id)
        shown = text_of(pilot)
        assert "[b]Zoé[/b] & [@click=app.quit]x[/]" in shown and "# Titre" in shown and "**gras**" in shown


MODEL = {
    "left": lambda text, at: (text, max(0, at - 1)),
    "right": lambda text, at: (text, min(len(text), at + 1)),
    "backspace": lambda text, at: (text[: max(0, at - 1)] + text[at:], max(0, at - 1)),
    "delete": lambda text, at: (text[:at] + text[at + 1 :], at),
    "enter": lambda text, at: (text[:at] + "\n" + text[at:], at + 1),
    "ctrl+home": lambda text, at: (text, 0),
    "ctrl+end": lambda text, at: (text, len(text)),
    **{
        key: lambda text, at, sign=sign: (text[:at] + sign + text[at:], at + 1)
        for key, sign in (("a", "a"), ("é", "é"), ("界", "界"), ("space", " "), ("full_stop", "."))
    },
}


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from([*MODEL, "up", "down", "end", "home"]), max_size=25))
async def test_any_keys_give_the_text_that_a_simple_model_gives(keys):
    session, id, _ = an_article("界é un deux")
    text, at = "界é un deux", 0
    async with on_screen(session, (20, 10)) as pilot:
        editor = await write(pilot, id)
        for key in keys:
            await pilot.press(key)
            if key in MODEL:
                text, at = MODEL[key](text, at)
            at = editor.caret if key not in MODEL else at
            assert (editor.draft.document.words, editor.caret) == (text, at)
        await leave(pilot)
    assert words(session) == text


async def test_words_are_jumped_over_and_erased():
    session, id, _ = an_article("un acteur·ice trois")
    async with on_screen(session) as pilot:
        editor = await write(pilot, id)
        await press(pilot, "end", "ctrl+left", "ctrl+left")
        assert editor.caret == 3
        await press(pilot, "ctrl+right")
        assert editor.caret == 13
        await press(pilot, "ctrl+w")
        assert editor.draft.document.words == "un  trois"
        await press(pilot, "ctrl+k")
        assert editor.draft.document.words == "un "
        await press(pilot, "ctrl+u")
        assert editor.draft.document.words == ""
        await press(pilot, "ctrl+z", "ctrl+z")
        assert editor.draft.document.words == "un  trois"
        await press(pilot, "ctrl+y")
        assert editor.draft.document.words == "un "


async def test_a_selection_is_replaced_by_what_is_typed_and_cut_words_come_back():
    session, id, _ = an_article("un deux trois")
    async with on_screen(session) as pilot:
        editor = await write(pilot, id)
        await press(pilot, *["shift+right"] * 3, "ctrl+x", "end", "space", "ctrl+v")
        assert editor.draft.document.words == "deux trois un "
        await press(pilot, "ctrl+home", *["shift+right"] * 4, "x")
        assert editor.draft.document.words == "x trois un "


async def test_the_caret_stands_on_the_cell_of_its_letter_after_wide_signs():
    session, id, _ = an_article("界界e\u0301a·b")
    async with on_screen(session) as pilot:
        editor = await write(pilot, id)
        columns = []
        for _ in range(6):
            columns.append(pilot.app.cursor_offset().x - editor.content_region.x)
            await press(pilot, "right")
        assert [column - MARGIN for column in columns] == [0, 2, 4, 5, 6, 7]


async def test_up_and_down_keep_the_column_over_shorter_rows():
    session, id, _ = an_article("longue ligne\nab\nlongue ligne")
    async with on_screen(session) as pilot:
        editor = await write(pilot, id)
        await press(pilot, *["right"] * 8, "down")
        assert editor.caret == 15
        await press(pilot, "down")
        assert editor.caret == 24


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_resize_while_writing_keeps_the_words_and_the_caret(size):
    text = "Nous choisissons des outils que nous pouvons héberger, réparer et transmettre. " * 4
    session, id, _ = an_article(text.strip())
    async with on_screen(session, size) as pilot:
        editor = await write(pilot, id)
        await press(pilot, "ctrl+end")
        await pilot.resize_terminal(50, 16)
        await pilot.pause()
        await type_in(pilot, "Fin")
        offset = pilot.app.cursor_offset()
        assert 0 <= offset.x < 50 and 0 < offset.y < 16
        assert editor.draft.document.words == text.strip() + "Fin"
        assert "Fin" in text_of(pilot) and all(len(row) <= 50 for row in text_of(pilot).splitlines())


async def test_somebody_elses_words_appear_and_the_caret_stays_in_its_word():
    session, id, ids = an_article("Nos outils")
    async with on_screen(session) as pilot:
        editor = await write(pilot, id)
        await press(pilot, "end")
        await type_in(pilot, " libres")
        others(session, ids[1], 0, 3, "Tous nos")
        await pilot.pause()
        assert editor.draft.document.words == "Tous nos outils libres"
        assert editor.caret == len("Tous nos outils libres")
        await press(pilot, "ctrl+z")
        assert editor.draft.document.words == "Tous nos outils "
        await leave(pilot)
        assert words(session) == "Tous nos outils "


async def test_undo_never_touches_others_words():
    session, id, ids = an_article("Debut. ")
    async with on_screen(session) as pilot:
        editor = await write(pilot, id)
        others(session, ids[1], 6, 0, " Leurs mots.")
        await pilot.pause()
        await press(pilot, *["ctrl+z"] * 5)
        assert editor.draft.document.words == "Debut. Leurs mots."


async def test_a_full_disk_leaves_the_text_on_the_screen_and_is_tried_again():
    session, id, _ = an_article()
    house = session.house
    decide = house.decide

    def no_room(act, by):
        raise NoRoom("/disque")

    async with on_screen(session) as pilot:
        editor = await write(pilot, id)
        house.decide = no_room
        await type_in(pilot, "important", "enter")
        shown = flat_text_of(pilot)
        assert (
            "pas enregistré" in shown and "Le disque est plein" in shown and "Votre texte reste ici" in shown
        )
        assert words(session) == ""
        await press(pilot, "escape")
        assert "Rester ici" in text_of(pilot)
        await press(pilot, "enter")
        house.decide = decide
        await type_in(pilot, "x")
        assert words(session) == editor.draft.document.words == "important\nx"
        await pilot.pause(0.5)
        assert "pas enregistré" not in text_of(pilot) and "enregistré" in text_of(pilot)


async def test_an_article_removed_meanwhile_keeps_what_was_typed_on_the_screen():
    session, id, _ = an_article("Un")
    async with on_screen(session) as pilot:
        editor = await write(pilot, id)
        do(session.house.reading, RemoveArticle(id), FACILITATION)
        await press(pilot, "end")
        await type_in(pilot, "x", "enter")
        assert "pas enregistré" in text_of(pilot) and editor.draft.document.words == "Unx\n"


async def test_keys_offer_the_middle_dot_and_the_typographic_apostrophe():
    session, id, _ = an_article()
    async with on_screen(session) as pilot:
        editor = await write(pilot, id)
        await press(pilot, "l", "apostrophe", "a", "ctrl+t", "l", "apostrophe", "ctrl+p")
        assert editor.draft.document.words == "l'al’·"


async def test_a_long_paste_comes_in_whole_without_its_control_characters():
    from textual import events

    session, id, _ = an_article()
    async with on_screen(session) as pilot:
        editor = await write(pilot, id)
        editor.post_message(events.Paste("un\r\ndeux\x1b[31m\n" * 200))
        await pilot.pause()
        await leave(pilot)
        assert words(session) == "un\ndeux[31m\n" * 199 + "un\ndeux[31m\n"


async def test_a_key_costs_about_the_same_in_a_long_article_as_in_a_short_one():
    costs = []
    for text in ("Nous choisissons des outils. " * 4, ("Nous choisissons des outils. " * 30 + "\n\n") * 23):
        session, id, _ = an_article(text)
        async with on_screen(session) as pilot:
            editor = await write(pilot, id)
            await press(pilot, "ctrl+end")
            best = 1.0
            for _ in range(40):
                start = time.perf_counter()
                editor.type("a")
                best = min(best, time.perf_counter() - start)
            costs.append(best)
    assert costs[1] < 12 * costs[0]


async def test_a_page_may_be_told_of_a_change_before_it_is_there():
    session, id, ids = an_article("Un")
    async with on_screen(session) as pilot:
        page = WritingPage(id)
        pilot.app.push_screen(page)
        others(session, ids[1], 2, 0, " deux")
        page.changed(frozenset({"articles"}))
        await pilot.pause()
        assert "Un deux" in text_of(pilot)


async def test_english_readers_are_told_in_english():
    session, id, _ = an_article(language="en")
    async with on_screen(session) as pilot:
        await write(pilot, id)
        await type_in(pilot, "word", "enter")
        assert "saved" in text_of(pilot) and "finish" in text_of(pilot)

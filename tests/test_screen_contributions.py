"""Contributions: two columns and what belongs to both, many lines in a row, themes by keyboard."""

import asyncio
from dataclasses import replace

import pytest
from house import a_series, registered
from memory_commons import do
from screens import NARROW, current, flat_text_of, on_screen, press, rows_of, text_of, type_in
from textual import events

from models.acts.contributions import Contribute, MergeThemes, MoveToTheme, Support
from models.acts.manifesto import AddArticle
from models.acts.running_order import BeginSession
from models.acts.thread import PostReply
from models.contribution import Contribution, Dimension, Theme
from models.manifesto import articles
from models.people import VISITOR, Actor, Role
from tui.screens.contributions import ContributionsPage
from tui.widgets import cards, columns

ZOE = "[b]Zoé[/b]"


def a_wall(language="fr", texts=(), me=True):
    """Workshop 1 with these contributions: (text, dimension, theme's title)."""
    session = a_series(language)
    ids = registered(session, "Maëlle", ZOE)
    themes = {one.title: one.id for one in session.commons.all(Theme)}
    for text, dimension, theme in texts:
        do(session.house.reading, Contribute(1, text, dimension, themes.get(theme)))
    return (session.being(ids[0]) if me else session), ids


WALL = (
    ("Réparer", Dimension.INDIVIDUAL, "écologie"),
    ("Héberger ensemble", Dimension.COLLECTIVE, "données et outils"),
    ("Choisir le libre", Dimension.BOTH, "données et outils"),
    ("Emprunter", Dimension.INDIVIDUAL, "écologie"),
)


def ideas(session):
    return {one.text: one for one in session.commons.all(Contribution)}


async def open_page(pilot):
    pilot.app.push_screen(ContributionsPage())
    await pilot.pause()


async def test_individual_and_collective_stand_side_by_side_and_both_across():
    session, _ = a_wall(texts=WALL)
    async with on_screen(session) as pilot:
        await open_page(pilot)
        rows = text_of(pilot).splitlines()
        heads = next(row for row in rows if "dimension individuelle" in row)
        left, right = heads.index("dimension ind"), heads.index("dimension col")
        assert next(row for row in rows if "Réparer" in row).index("Réparer") == left
        assert next(row for row in rows if "Héberger" in row).index("Héberger") == right
        both = next(row for row in rows if "Choisir le libre" in row)
        assert "(les deux)" in both and "│" not in both


async def test_many_ideas_are_noted_one_after_the_other_unsigned_unless_asked():
    session, ids = a_wall()
    async with on_screen(session) as pilot:
        await open_page(pilot)
        await press(pilot, "a")
        await type_in(pilot, "premiere", "enter")
        await press(pilot, "ctrl+d", "ctrl+n")
        await type_in(pilot, "deuxieme", "enter")
        assert "enregistré (2 notées ici)" in text_of(pilot)
        await press(pilot, "escape")
        known = ideas(session)
        assert known["premiere"].author is None and known["premiere"].dimension is Dimension.BOTH
        assert known["deuxieme"].author == ids[0] and known["deuxieme"].dimension is Dimension.COLLECTIVE


async def test_an_idea_too_long_is_told_and_stays_in_the_field():
    session, _ = a_wall()
    async with on_screen(session) as pilot:
        await open_page(pilot)
        await press(pilot, "a")
        assert "caractères" not in text_of(pilot)
        field = pilot.app.screen.query_one("Field")
        field.value = "x" * 250
        await pilot.pause()
        assert "encore 30 caractères" in text_of(pilot)
        field.value = "x" * 281
        await pilot.pause()
        assert "1 caractère de trop" in text_of(pilot)
        await press(pilot, "enter")
        assert "Trop long" in text_of(pilot) and field.value == "x" * 281
        assert not ideas(session)


async def test_arrows_go_down_a_column_and_across():
    session, _ = a_wall(texts=WALL)
    async with on_screen(session) as pilot:
        await open_page(pilot)
        page = pilot.app.screen
        await press(pilot, "home", "right")
        assert page.one.text == "Héberger ensemble"
        await press(pilot, "down")
        assert page.one.text == "Choisir le libre"
        await press(pilot, "down")
        assert page.one.text == "Réparer"


async def test_a_support_is_given_then_taken_back_and_three_are_the_most():
    session, ids = a_wall(texts=[(f"idée {n}", Dimension.BOTH, "") for n in range(4)])
    session = replace(session, actor=Actor(Role.PARTICIPANT, ids[0]))
    async with on_screen(session) as pilot:
        await open_page(pilot)
        page = pilot.app.screen
        for n in range(4):
            page.columns.stand_on(ideas(session)[f"idée {n}"].id)
            await press(pilot, "s")
        assert "Vous soutenez déjà 3 contributions" in flat_text_of(pilot)
        page.columns.stand_on(ideas(session)["idée 0"].id)
        await press(pilot, "s")
        given = [one.text for one in ideas(session).values() if ids[0] in one.supporters]
        assert sorted(given) == ["idée 1", "idée 2"]


async def test_two_keys_link_an_idea_to_the_article_of_last_time():
    session, _ = a_wall(texts=WALL)
    first, second = (do(session.house.reading, AddArticle(title)).id for title in ("Un", "Deux"))
    async with on_screen(session) as pilot:
        await open_page(pilot)
        page = pilot.app.screen
        await press(pilot, "l")
        await press(pilot, "down", "enter")
        linked = page.one.id
        page.columns.stand_on(ideas(session)["Réparer"].id)
        await press(pilot, "l")
        await press(pilot, "enter")
        assert articles(session.commons)[1].contributions[0] == linked
        assert len(articles(session.commons)[1].contributions) == 2
        assert "Réparer (article 2)" in flat_text_of(pilot)
    assert first != second


async def test_themes_are_made_renamed_merged_and_split_by_keyboard():
    session, _ = a_wall(texts=WALL)
    async with on_screen(session) as pilot:
        await open_page(pilot)
        page = pilot.app.screen
        page.columns.stand_on(ideas(session)["Réparer"].id)
        await press(pilot, "t")
        await press(pilot, "end", "enter")
        await type_in(pilot, "reparation", "enter")
        made = session.commons.all(Theme)[-1]
        assert made.title == "reparation" and ideas(session)["Réparer"].theme == made.id
        page.columns.stand_on(ideas(session)["Réparer"].id)
        await press(pilot, "g", "enter")
        await press(pilot, "ctrl+u")
        await type_in(pilot, "soin", "enter")
        assert session.commons.get(Theme, made.id).title == "soin"
        await press(pilot, "g", "2")
        await press(pilot, "6")
        assert ideas(session)["Emprunter"].theme == made.id
        assert "« écologie » est dans « soin »" in flat_text_of(pilot)
        page.columns.stand_on(ideas(session)["Réparer"].id)
        await press(pilot, "g", "3")
        await press(pilot, "space", "enter")
        await type_in(pilot, "pret", "enter")
        assert session.commons.all(Theme)[-1].title == "pret"
        assert len({one.theme for one in ideas(session).values()}) == 3


async def test_a_theme_that_is_empty_can_be_named_and_merged_too():
    session, _ = a_wall(texts=WALL)
    async with on_screen(session) as pilot:
        await open_page(pilot)
        await press(pilot, "g", "5")
        await press(pilot, "1")
        assert "Renommer « société »" in text_of(pilot)


MANY = tuple((f"idée {n}", Dimension.BOTH, "") for n in range(6))


async def test_several_are_chosen_with_the_space_bar_and_sorted_by_one_figure():
    session, _ = a_wall(texts=MANY)
    async with on_screen(session) as pilot:
        await open_page(pilot)
        page = pilot.app.screen
        await press(pilot, "space", "down", "space")
        assert "2 choisies" in text_of(pilot) and " *idée 0" in text_of(pilot)
        await press(pilot, "t")
        assert "Ces 2 contributions, dans quel thème ?" in text_of(pilot)
        await press(pilot, "2")
        themes = {one.text: one.theme for one in session.commons.all(Contribution)}
        politics = session.commons.all(Theme)[1].id
        assert [name for name, theme in themes.items() if theme == politics] == ["idée 0", "idée 1"]
        assert "2 rangées : politique" in text_of(pilot) and "choisies" not in text_of(pilot)
        # What is to be sorted next is under the cursor, and Enter takes the theme of last time.
        assert page.one.text == "idée 2"
        await press(pilot, "t", "enter")
        assert ideas(session)["idée 2"].theme == politics and page.one.text == "idée 3"


async def test_one_undoing_takes_back_all_that_one_act_moved():
    session, _ = a_wall(texts=MANY)
    async with on_screen(session) as pilot:
        await open_page(pilot)
        await press(pilot, "space", "down", "space", "down", "space")
        await press(pilot, "c")
        await type_in(pilot, "durer", "enter")
        made = session.commons.all(Theme)[-1]
        assert sum(one.theme == made.id for one in ideas(session).values()) == 3
        await press(pilot, "Z")
        assert session.commons.find(Theme, made.id) is None
        assert {one.theme for one in ideas(session).values()} == {None}


async def test_the_second_of_two_facilitators_is_told_and_sees_where_it_went():
    session, _ = a_wall(texts=MANY[:2])
    async with on_screen(session) as pilot:
        await open_page(pilot)
        await press(pilot, "t")
        politics = session.commons.all(Theme)[1].id
        do(session.house.reading, MoveToTheme((ideas(session)["idée 0"].id,), politics))
        await press(pilot, "6")
        assert "Quelqu’un vient de changer de thème c1" in flat_text_of(pilot)
        assert ideas(session)["idée 0"].theme == politics


async def test_escape_takes_the_marks_back_then_leaves():
    session, _ = a_wall(texts=MANY)
    async with on_screen(session) as pilot:
        await open_page(pilot)
        await press(pilot, "space", "escape")
        assert "choisie" not in rows_of(pilot)[0] and current(pilot) == "ContributionsPage"
        await press(pilot, "escape")
        assert current(pilot) == "HomePage"


async def test_what_one_reads_stays_where_it_is_while_others_note_and_support():
    session, ids = a_wall(texts=[(f"idée {n}", Dimension.BOTH, "écologie") for n in range(30)])
    async with on_screen(session) as pilot:
        await open_page(pilot)
        page = pilot.app.screen
        page.columns.stand_on(ideas(session)["idée 20"].id)
        await pilot.pause()
        before = rows_of(pilot)
        for n in range(5):
            await session.house.perform(Contribute(1, f"au-dessus {n}", theme="t1"), session.actor)
        await session.house.perform(Support(ideas(session)["idée 29"].id, ids[1]), session.actor)
        await pilot.pause()
        after = rows_of(pilot)
        assert before[4:20] == after[4:20] and page.one.text == "idée 20"
        await press(pilot, "v", "home")
        assert "idée 29 (les deux, 1 soutien)" in text_of(pilot)
        assert text_of(pilot).index("idée 29") < text_of(pilot).index("idée 0")


async def test_a_theme_merged_while_ideas_are_noted_leaves_the_line_in_the_field():
    session, _ = a_wall()
    async with on_screen(session) as pilot:
        await open_page(pilot)
        await press(pilot, "a", "ctrl+t")
        assert "société" in text_of(pilot)
        do(session.house.reading, MergeThemes("t2", "t1"))
        await type_in(pilot, "tenir", "enter")
        assert not ideas(session) and pilot.app.screen.query_one("Field").value == "tenir"
        await press(pilot, "enter")
        assert ideas(session)["tenir"].theme is None


class SlowHouse:
    """A house whose disk takes its time; what it does is released by the test."""

    def __init__(self, house):
        self.house, self.gate = house, asyncio.Event()

    def __getattr__(self, name):
        return getattr(self.house, name)

    async def perform(self, act, by):
        await self.gate.wait()
        return await self.house.perform(act, by)


async def test_after_a_cut_line_the_same_idea_is_under_the_cursor():
    session, _ = a_wall(texts=MANY)
    async with on_screen(session) as pilot:
        await press(pilot, "c", "down", "down")
        pilot.app.exit()
    async with on_screen(session) as pilot:
        await pilot.pause()
        assert current(pilot) == "ContributionsPage" and pilot.app.screen.one.text == "idée 2"


async def type_on(pilot, *keys):
    """As a terminal sends them: without waiting for what they do."""
    for key in keys:
        pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
    await asyncio.sleep(0.2)


async def test_lines_typed_on_while_the_first_is_being_kept_are_all_kept_in_order():
    session, _ = a_wall()
    slow = SlowHouse(session.house)
    async with on_screen(replace(session, house=slow)) as pilot:
        await open_page(pilot)
        await press(pilot, "a")
        await type_on(pilot, *"une", "enter", *"deux", "enter", "ctrl+d", *"trois", "enter", *"qua")
        assert pilot.app.screen.query_one("Field").value == "qua"
        slow.gate.set()
        await pilot.pause(0.05)
        assert [one.text for one in session.commons.all(Contribution)] == ["une", "deux", "trois"]
        assert [one.dimension for one in ideas(session).values()][1:] == [
            Dimension.BOTH,
            Dimension.COLLECTIVE,
        ]
        assert "enregistré (3 notées ici)" in text_of(pilot)
        assert pilot.app.screen.query_one("Field").value == "qua"


async def test_a_line_refused_while_one_types_on_is_told_and_comes_back_to_the_field():
    session, _ = a_wall()
    slow = SlowHouse(session.house)
    async with on_screen(replace(session, house=slow)) as pilot:
        await open_page(pilot)
        await press(pilot, "a", "ctrl+t")
        do(session.house.reading, MergeThemes("t2", "t1"))
        await type_on(pilot, *"une", "enter", *"deux")
        slow.gate.set()
        await pilot.pause(0.05)
        assert "« une » :" in text_of(pilot) and pilot.app.screen.query_one("Field").value == "deux"
        await press(pilot, "enter")
        assert list(ideas(session)) == ["deux"]
        assert pilot.app.screen.query_one("Field").value == "une"
        await press(pilot, "enter", "escape")
        assert list(ideas(session)) == ["deux", "une"]


async def test_finishing_waits_for_the_lines_that_were_given_before():
    session, _ = a_wall()
    slow = SlowHouse(session.house)
    async with on_screen(replace(session, house=slow)) as pilot:
        await open_page(pilot)
        await press(pilot, "a")
        await type_on(pilot, *"une", "enter", *"deux", "enter", "escape")
        slow.gate.set()
        await pilot.pause(0.05)
        assert list(ideas(session)) == ["une", "deux"] and current(pilot) == "ContributionsPage"


async def test_the_space_bar_reads_on_for_visitors_and_marks_for_those_who_take_part():
    session, ids = a_wall()
    for n in range(12):
        do(session.house.reading, Contribute(1, f"idée {n}", signed=True, person=ids[0]))
    visitor = type(session)(session.house, VISITOR, session.t, session.clock)
    async with on_screen(visitor) as pilot:
        await open_page(pilot)
        await press(pilot, "space")
        assert pilot.app.screen.one.text == "idée 8" and "choisie" not in text_of(pilot)
    async with on_screen(session) as pilot:
        await open_page(pilot)
        assert "Espace choisir" in text_of(pilot)
        await press(pilot, "space")
        assert "1 choisie" in text_of(pilot)


async def test_what_was_drawn_from_a_reply_says_so_and_leads_back_to_it():
    session, _ = a_wall(texts=WALL)
    first, second = (
        do(session.house.reading, PostReply(text)).id for text in ("Bonjour.", "Il existe déjà.")
    )
    do(session.house.reading, Contribute(None, "Ranimer la flamme", origin=second))
    async with on_screen(session) as pilot:
        await open_page(pilot)
        page = pilot.app.screen
        assert "Ranimer la flamme (les deux, tirée de la discussion)" in flat_text_of(pilot)
        assert not page.check_action("origin", ())
        page.columns.stand_on(ideas(session)["Ranimer la flamme"].id)
        await press(pilot, "r")
        assert current(pilot) == "ThreadPage" and pilot.app.screen.cursor == second
        assert first != second


async def test_an_idea_is_corrected_and_withdrawn_after_a_question():
    session, _ = a_wall(texts=WALL)
    async with on_screen(session) as pilot:
        await open_page(pilot)
        pilot.app.screen.columns.stand_on(ideas(session)["Réparer"].id)
        await press(pilot, "e")
        await type_in(pilot, " vite", "enter")
        assert "Réparer vite" in ideas(session)
        await press(pilot, "x")
        await press(pilot, "down", "enter")
        assert "Réparer vite" in ideas(session)
        await press(pilot, "x")
        await press(pilot, "enter")
        assert "Réparer vite" not in ideas(session)


@pytest.mark.parametrize("keys", ["e", "d", "x", "t", " c"])
async def test_nobody_else_changes_an_unsigned_idea_and_is_told_before_being_asked_anything(keys):
    session, ids = a_wall(texts=WALL)
    mine = type(session)(session.house, Actor(Role.PARTICIPANT, ids[0]), session.t, session.clock)
    async with on_screen(mine) as pilot:
        await open_page(pilot)
        await type_in(pilot, keys)
        assert "n’est pas signée" in flat_text_of(pilot) and current(pilot) == "ContributionsPage"


async def test_what_is_noted_during_a_session_comes_from_its_workshop():
    session, _ = a_wall()
    do(session.house.reading, BeginSession(2, "90 | Parler"))
    async with on_screen(session) as pilot:
        await open_page(pilot)
        await press(pilot, "a")
        await type_in(pilot, "idee", "enter")
        assert ideas(session)["idee"].workshop == 2


async def test_the_filter_shows_one_workshop_at_a_time():
    session, _ = a_wall(texts=WALL)
    do(session.house.reading, Contribute(None, "Venue du forum"))
    async with on_screen(session) as pilot:
        await open_page(pilot)
        assert "5 contributions, tous les ateliers" in text_of(pilot)
        await press(pilot, "f")
        assert "4 contributions, atelier 1" in text_of(pilot) and "Venue du forum" not in text_of(pilot)
        await press(pilot, "f")
        assert "voir celles des autres ateliers" in text_of(pilot)


async def test_visitors_read_what_is_signed_and_change_nothing():
    session, ids = a_wall(texts=WALL)
    do(session.house.reading, Contribute(1, "Signer", signed=True, person=ids[1]))
    visitor = type(session)(session.house, VISITOR, session.t, session.clock)
    async with on_screen(visitor) as pilot:
        await open_page(pilot)
        shown = text_of(pilot)
        assert f"Signer (les deux, signée {ZOE}" in shown and "Réparer" not in shown
        assert "soutenir" not in shown
        await press(pilot, "s", "x", "a")
        assert len(ideas(session)) == 5


async def test_a_shared_keyboard_asks_whose_support_it_is():
    session, ids = a_wall(texts=WALL, me=False)
    async with on_screen(session) as pilot:
        await open_page(pilot)
        one = pilot.app.screen.one
        await press(pilot, "s")
        assert ZOE in text_of(pilot)
        await press(pilot, "down", "enter")
        assert session.commons.get(Contribution, one.id).supporters == (ids[1],)


async def test_whoever_facilitates_under_their_own_name_supports_and_signs_for_others_too():
    session = a_series()
    zoe, ana = registered(session, "Zoé", "Ana")
    one = do(session.house.reading, Contribute(1, "Réparer"))
    async with on_screen(session.being(ana)) as pilot:
        await press(pilot, "c", "s", "enter", "s", "down", "enter")
        assert set(session.commons.get(Contribution, one.id).supporters) == {ana, zoe}
        await press(pilot, "a", "ctrl+n", "ctrl+n")
        assert "signée Zoé" in text_of(pilot)


@pytest.mark.parametrize("language", ["fr", "en"])
async def test_at_40_columns_one_list_says_each_dimension(language):
    session, ids = a_wall(language, texts=WALL)
    do(session.house.reading, Support(ideas(session)["Emprunter"].id, ids[1]))
    async with on_screen(session, NARROW) as pilot:
        await open_page(pilot)
        shown = flat_text_of(pilot)
        individual = {"fr": "(individuelle, 1 soutien)", "en": "(individual, 1 support)"}[language]
        await press(pilot, "end")
        shown += flat_text_of(pilot)
        assert f"Emprunter {individual}" in shown
        assert all(len(row) <= 40 for row in text_of(pilot).splitlines())


async def test_a_wall_is_laid_out_once_to_be_opened_and_for_the_width_there_is(monkeypatch):
    """A thousand cards cut letter by letter before the page had a size held four megabytes for each visit."""
    asked = []
    monkeypatch.setattr(columns, "laid", lambda *given: asked.append(given[1:]) or cards.laid(*given))
    session, _ = a_wall(texts=WALL)
    async with on_screen(session) as pilot:
        await open_page(pilot)
        assert asked == [(34, 74)]
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert min(whole for _, whole in asked) > 40

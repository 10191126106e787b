"""Several people on one article: carets with names, whose words are whose, searching, a text that closes."""

import random
from contextlib import asynccontextmanager
from contextvars import copy_context
from dataclasses import replace

import pytest
from house import a_series, registered
from memory_commons import do
from screens import on_screen, press, type_in
from screens import text_of as text_of_active
from textual import events

from models.acts.comments import CommentOn
from models.acts.manifesto import AddArticle, EditArticle, RemoveArticle
from models.acts.people import EraseMyData
from models.acts.suggestions import Suggest
from models.manifesto import Article
from models.people import FACILITATION, Actor, Role
from models.text import Edit
from tui.painter.capabilities import Depth, Repertoire, Terminal
from tui.screens.writing import WritingPage
from tui.textual_private import active_app
from tui.widgets.editor import MOST_PASTED


def people_of(text="Nous choisissons\n\nNous réparons", language="fr"):
    """Zoé's session and Ousmane's, on one series, and an article of Zoé's."""
    session = a_series(language)
    zoe, ousmane = registered(session, "Zoé", "[b]Ousmane[/b]")
    sessions = [replace(session, actor=Actor(Role.PARTICIPANT, one, one)) for one in (zoe, ousmane)]
    return sessions, do(session.house.reading, AddArticle("Nos outils", text), sessions[0].actor).id


@asynccontextmanager
async def both(sessions, id, **named):
    async with on_screen(sessions[0], **named) as one, on_screen(sessions[1]) as other:
        for pilot in (one, other):
            # In its own context: two apps live here.
            pilot.app.call_later(pilot.app.push_screen, WritingPage(id))
            await pilot.pause(0.2)
        await one.pause()
        yield one, other


def text_of(pilot):
    """Each app paints in its own context: two live here."""

    def within():
        active_app.set(pilot.app)
        return text_of_active(pilot)

    return copy_context().run(within)


def flat_text_of(pilot):
    return " ".join(text_of(pilot).split())


async def both_settle(*pilots):
    for pilot in pilots:
        await pilot.pause()


def words(session):
    return str(session.commons.all(Article)[0].text)


async def test_each_sees_the_letter_of_the_others_in_the_margin_and_their_name_at_the_foot():
    sessions, id = people_of()
    async with both(sessions, id) as (one, other):
        assert "B [b]Ousmane[/b] écrit ici" in text_of(one) and "Z Zoé écrit ici" in text_of(other)
        await press(other, "down", "down")
        await one.pause(0.3)
        assert " B  Nous réparons" in text_of(one)
        await press(other, "escape")
        await both_settle(one)
        assert "écrit ici" not in text_of(one) and " B " not in text_of(one)


async def test_ones_own_caret_stays_in_its_word_and_the_others_caret_in_theirs():
    sessions, id = people_of("un deux")
    async with both(sessions, id) as (one, other):
        await press(other, "end")
        await type_in(one, "zéro ")
        await both_settle(other)
        assert other.app.screen.editor.caret == len("zéro un deux")
        await type_in(other, "!")
        await both_settle(one)
        assert one.app.screen.editor.caret == 5 and words(sessions[0]) == "zéro un deux!"
        assert one.app.screen.editor.peers[0].at == len("zéro un deux!")


async def test_whoever_may_not_see_names_sees_how_many():
    sessions, id = people_of()
    stranger = replace(sessions[0], actor=Actor(Role.PARTICIPANT, None, "cle"))
    async with both((stranger, sessions[1]), id) as (one, _):
        assert "1 autre personne écrit ici" in flat_text_of(one) and "Ousmane" not in text_of(one)
        await press(one, "ctrl+n")
        assert "Zoé" not in text_of(one)


async def test_who_wrote_what_is_shown_on_demand_by_letters_and_names():
    sessions, id = people_of("À Zoé.")
    async with both(sessions, id, size=(80, 24), terminal=Terminal(depth=Depth.NONE)) as (one, other):
        await press(other, "end")
        await type_in(other, " Et nous.")
        await both_settle(one)
        await press(one, "ctrl+n")
        shown = text_of(one)
        assert " ZB À Zoé. Et nous." in shown and "Z Zoé" in shown and "B [b]Ousmane[/b]" in shown
        do(sessions[0].house.reading, EraseMyData(), sessions[1].actor)
        sessions[0].house._tell()
        await both_settle(one)
        assert " Z? À Zoé. Et nous." in text_of(one) and "? quelqu’un" in text_of(one)
        await press(one, "ctrl+n")
        assert "? quelqu’un" not in text_of(one)


async def test_searching_folds_accents_and_inclusive_points_and_goes_round():
    sessions, id = people_of("Les acteur·rice·s\n\nacteurs, ACTEURRICES")
    async with on_screen(sessions[0]) as pilot:
        pilot.app.push_screen(WritingPage(id))
        await pilot.pause()
        await press(pilot, "ctrl+f")
        await type_in(pilot, "acteurrices", "enter")
        editor = pilot.app.screen.editor
        assert editor.selection == (4, 17) and "1 sur 2" in text_of(pilot)
        await press(pilot, "ctrl+g")
        assert editor.selection == (28, 39) and "2 sur 2" in text_of(pilot)
        await press(pilot, "f3")
        assert editor.selection == (4, 17)
        await press(pilot, "shift+f3")
        assert editor.selection == (28, 39)
        await press(pilot, "ctrl+f", "ctrl+u")
        await type_in(pilot, "zzz", "enter")
        assert "« zzz » n’est pas dans cet article" in flat_text_of(pilot)


async def test_too_much_pasted_is_refused_and_adds_nothing():
    sessions, id = people_of("Un")
    async with on_screen(sessions[0]) as pilot:
        pilot.app.push_screen(WritingPage(id))
        await pilot.pause()
        pilot.app.screen.editor.post_message(events.Paste("x" * (MOST_PASTED + 1)))
        await pilot.pause()
        assert "rien n’a été ajouté" in flat_text_of(pilot)
        assert pilot.app.screen.editor.draft.document.words == "Un"


async def test_words_in_an_article_removed_meanwhile_can_be_copied_and_wait_for_whoever_comes_back():
    sessions, id = people_of("Un")
    async with both(sessions, id) as (one, _):
        do(sessions[0].house.reading, RemoveArticle(id), FACILITATION)
        sessions[0].house._tell()
        await both_settle(one)
        assert "Nos outils (retiré)" in text_of(one)
        await press(one, "end")
        await type_in(one, " deux")
        assert "pas enregistré" in text_of(one)
        assert "a été retiré du manifeste pendant que vous y écriviez. Votre texte reste" in flat_text_of(one)
        await press(one, "escape", "down", "enter")
        await both_settle(one)
        assert "Un deux" in text_of(one)
        await press(one, "escape")
        await press(one, "escape", "down", "down", "enter")
        await both_settle(one)
        assert not isinstance(one.app.screen, WritingPage)
        one.app.call_later(one.app.push_screen, WritingPage(id))
        await one.pause(0.2)
        assert one.app.screen.editor.draft.document.words == "Un deux"


async def test_words_refused_once_are_kept_as_soon_as_they_can_be():
    sessions, id = people_of("Un")
    async with on_screen(sessions[0]) as pilot:
        pilot.app.push_screen(WritingPage(id))
        await pilot.pause()
        decide = sessions[0].house.decide
        from models.status import UnderConsent

        def closed(act, by):
            raise UnderConsent(id, "Nos outils")

        sessions[0].house.decide = closed
        await press(pilot, "end")
        await type_in(pilot, " deux", "enter")
        assert "pas enregistré" in text_of(pilot)
        sessions[0].house.decide = decide
        sessions[0].house._tell()
        await pilot.pause(0.1)
        assert words(sessions[0]) == "Un deux\n" and "pas enregistré" not in text_of(pilot)


async def test_at_forty_columns_in_plain_signs_and_in_english_all_is_there():
    sessions, id = people_of("Nous choisissons des outils que nous pouvons héberger", "en")
    terminal = Terminal(depth=Depth.NONE, glyphs=Repertoire.ASCII)
    async with both(sessions, id, size=(40, 20), terminal=terminal) as (one, other):
        await type_in(other, "Ensemble, ")
        await both_settle(one)
        shown = text_of(one)
        assert "is writing here" in shown and "Ensemble, Nous" in shown
        assert all(len(row) <= 40 for row in shown.splitlines())


async def test_somebody_elses_edit_is_kept_while_a_question_stands_over_the_page():
    sessions, id = people_of("Un")
    async with both(sessions, id) as (one, _):
        await press(one, "ctrl+f")
        current = sessions[0].commons.all(Article)[0]
        do(
            sessions[0].house.reading,
            EditArticle(id, current.revision, Edit(2, 0, " deux")),
            sessions[1].actor,
        )
        sessions[0].house._tell()
        await press(one, "escape")
        assert one.app.screen.editor.draft.document.words == "Un deux" and "Un deux" in text_of(one)


async def test_many_names_take_one_row_and_say_how_many_more_there_are():
    sessions, id = people_of()
    together = sessions[0].house.together
    ids = registered(sessions[0], *(f"Personne numéro {nth}" for nth in range(14)))
    async with on_screen(sessions[0]) as pilot:
        pilot.app.push_screen(WritingPage(id))
        await pilot.pause()
        draft = pilot.app.screen.draft
        for one in ids:
            together.sit(
                Actor(Role.PARTICIPANT, one), type(draft)(sessions[0].commons.get(Article, id)), print
            )
        await pilot.pause()
        shown = text_of(pilot)
        assert " et 12 autres écrivent ici" in shown and "P Personne numéro 0, E Personne numéro 1" in shown


@pytest.mark.parametrize("seed", range(3))
async def test_whatever_two_people_type_and_undo_both_screens_and_the_article_say_the_same(seed):
    chance = random.Random(seed)
    sessions, id = people_of("Le numérique est politique")
    keys = [
        "a",
        "é",
        "space",
        "enter",
        "backspace",
        "ctrl+z",
        "ctrl+y",
        "end",
        "home",
        "ctrl+left",
        "down",
        "ctrl+w",
    ]
    async with both(sessions, id) as pilots:
        for _ in range(40):
            await chance.choice(pilots).press(chance.choice(keys))
        await both_settle(*pilots)
        texts = {pilot.app.screen.draft.document.text for pilot in pilots}
        assert texts == {sessions[0].commons.get(Article, id).text}
        for pilot in pilots:
            assert pilot.app.screen.draft.kept
            assert 0 <= pilot.app.screen.editor.caret <= len(words(sessions[0]))


async def test_a_sign_beside_a_row_says_where_something_is_suggested_and_goes_along_with_the_words():
    sessions, id = people_of()
    async with both(sessions, id) as (one, other):
        assert "Ctrl+R" not in text_of(one)
        await sessions[1].perform(Suggest(id, "réparons", "transmettons"))
        await sessions[1].perform(CommentOn(id, "À relire."))
        await both_settle(one, other)
        assert " •  Nous réparons" in text_of(one) and "Ctrl+R • 2 remarques" in text_of(one)
        await type_in(one, "Ensemble, ", "enter")
        await type_in(other, "enter")
        await both_settle(one, other)
        for pilot in (one, other):
            [row] = [row for row in text_of(pilot).splitlines() if "•  " in row]
            assert row.strip().endswith("•  Nous réparons")


async def test_ctrl_r_opens_what_is_suggested_and_what_is_accepted_there_is_in_the_text_one_writes():
    sessions, id = people_of()
    reading, now = sessions[0].house.reading, sessions[0].now
    do(reading, Suggest(id, "choisissons", "aimons"), sessions[1].actor, now)
    do(reading, Suggest(id, "réparons", "transmettons"), sessions[1].actor, now)
    async with on_screen(sessions[0], (40, 20)) as pilot:
        pilot.app.push_screen(WritingPage(id))
        await press(pilot, "down", "down", "ctrl+r")
        assert pilot.app.screen.cursor == "g2"
        assert "réparons" in text_of_active(pilot) and "transmettons" in text_of_active(pilot)
        await press(pilot, "a")
        await type_in(pilot, "Mieux", "enter")
        await press(pilot, "escape")
        shown = text_of_active(pilot)
        assert "    Nous transmettons" in shown and "Ctrl+R • 1 remarque" in shown
        await type_in(pilot, "!")
        await press(pilot, "escape")
        assert words(sessions[0]) == "Nous choisissons\n\n!Nous transmettons"

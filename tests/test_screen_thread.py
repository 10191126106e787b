"""The discussion, the resources by region, and filled forms pasted in."""

from datetime import date, timedelta

import pytest
from house import FIRST, a_series, registered
from memory_commons import NOON, do
from screens import NARROW, current, flat_text_of, on_screen, press, rows_of, text_of, type_in
from textual import events

from models import lookup
from models.acts.polls import ProposeSlots
from models.acts.registration import Newcomer, Register
from models.acts.thread import AddResource, CopyReply, PostReply
from models.contribution import Contribution
from models.people import VISITOR, Actor, AllThree, Participant, Role
from models.poll import Answer
from models.thread import Reply, Resource, ResourceKind
from models.visits import Visit
from tui.forms import blank_form
from tui.screens.announcement import AnnouncementPage
from tui.screens.hubs import HubsPage
from tui.screens.paste import PastePage
from tui.screens.resources import ResourcesPage
from tui.screens.thread import ThreadPage

ZOE = "[b]Zoé[/b]"


def a_thread(language="fr"):
    session = a_series(language)
    session.clock.moment = NOON
    ids = registered(session, "Maëlle", ZOE)
    source = "https://forum.example/t/1"
    do(session.house.reading, CopyReply("Ce monde existe déjà.", "Denis", source))
    do(session.house.reading, PostReply("D’accord en partie.", ids[1]))
    return session.being(ids[0]), ids


def acting_as(session, actor):
    return type(session)(session.house, actor, session.t, session.clock)


def replies(session):
    return [one.text for one in session.commons.all(Reply)]


async def opened(pilot, page):
    pilot.app.push_screen(page)
    await pilot.pause()


async def test_replies_stand_in_order_with_author_source_and_date():
    session, _ = a_thread()
    async with on_screen(session) as pilot:
        await opened(pilot, ThreadPage())
        shown = text_of(pilot)
        assert "Denis  https://forum.example/t/1" in shown
        assert f"{ZOE}  mardi 2 mai, 12h, saisi par l’animation" in shown
        assert shown.index("Ce monde existe") < shown.index("D’accord en partie")


async def test_a_reply_is_written_in_several_lines_and_published():
    session, ids = a_thread()
    async with on_screen(session) as pilot:
        await opened(pilot, ThreadPage())
        await press(pilot, "r")
        await type_in(pilot, "Oui.", "enter", "Et non.")
        await press(pilot, "ctrl+o")
        assert current(pilot) == "ThreadPage" and "Et non." in text_of(pilot)
        last = session.commons.all(Reply)[-1]
        assert (last.text, last.author) == ("Oui.\nEt non.", ids[0])


async def test_a_reply_that_is_refused_stays_where_it_was_typed():
    session, _ = a_thread()
    async with on_screen(session) as pilot:
        await opened(pilot, ThreadPage())
        await press(pilot, "r")
        editor = pilot.app.screen.query_one("Editor")
        editor.type("x" * 10_001)
        await press(pilot, "ctrl+o")
        assert "Trop long" in text_of(pilot) and len(pilot.app.screen.text) == 10_001
        await press(pilot, "escape")
        assert "Jeter ce texte" in text_of(pilot)
        await press(pilot, "down", "down", "enter")
        assert current(pilot) == "ThreadPage" and len(replies(session)) == 2


async def test_people_correct_their_own_reply_and_no_other():
    session, ids = a_thread()
    mine = acting_as(session, Actor(Role.PARTICIPANT, ids[1]))
    async with on_screen(mine) as pilot:
        await opened(pilot, ThreadPage())
        await press(pilot, "e", "x")
        assert current(pilot) == "ThreadPage"
        await press(pilot, "down", "e")
        await press(pilot, "ctrl+end")
        await type_in(pilot, " Enfin.")
        await press(pilot, "ctrl+o")
        assert replies(session) == ["Ce monde existe déjà.", "D’accord en partie. Enfin."]


async def test_a_reply_becomes_an_unsigned_contribution_from_elsewhere():
    session, _ = a_thread()
    async with on_screen(session) as pilot:
        await opened(pilot, ThreadPage())
        await press(pilot, "c")
        await press(pilot, "enter")
        (made,) = session.commons.all(Contribution)
        assert (made.text, made.workshop, made.author) == ("Ce monde existe déjà.", None, None)
        assert made.origin == session.commons.all(Reply)[0].id
        assert "On en a tiré : « Ce monde existe déjà. »" in text_of(pilot)


def visited_before(session, person, replies_after):
    """They were here yesterday; these replies came since, from Denis."""
    hour = timedelta(hours=1)
    session.clock.moment = NOON + 48 * hour
    session.house.reading.put(Visit(person, session.clock.moment - hour))
    for text in replies_after:
        do(session.house.reading, CopyReply(text, "Denis"), now=session.clock.moment - hour / 2)


async def test_the_first_reply_that_is_new_since_the_last_visit_is_under_the_cursor_and_marked():
    session, ids = a_thread()
    do(session.house.reading, PostReply("La mienne", ids[0]))
    visited_before(session, ids[0], ["Et les vieux ordinateurs ?", "Et la médiation ?"])
    async with on_screen(session) as pilot:
        await opened(pilot, ThreadPage())
        shown = text_of(pilot)
        assert "5 réponses, 2 nouvelles" in shown and shown.count("Denis  nouvelle") == 2
        assert pilot.app.screen.one.text == "Et les vieux ordinateurs ?"
        await press(pilot, "n")
        assert pilot.app.screen.one.text == "Et la médiation ?"
        assert "5 réponses, 1 nouvelle" in text_of(pilot) and text_of(pilot).count("Denis  nouvelle") == 1
        await press(pilot, "escape")
        await opened(pilot, ThreadPage())
        assert "nouvelle" not in text_of(pilot)


async def test_a_reply_that_comes_while_one_reads_is_marked_and_moves_nothing():
    session, ids = a_thread()
    async with on_screen(session) as pilot:
        session.clock.moment += timedelta(minutes=1)
        await opened(pilot, ThreadPage())
        before = rows_of(pilot)
        assert "nouvelle" not in text_of(pilot)
        await session.house.perform(PostReply("Moi aussi.", ids[1]), session.actor)
        await pilot.pause()
        after = rows_of(pilot)
        assert f"{ZOE}  nouvelle" in text_of(pilot) and "3 réponses, 1 nouvelle" in after[0]
        assert before[2:8] == after[2:8]


async def test_ones_own_reply_is_never_new_even_where_nobody_is_named():
    session, _ = a_thread()
    session = session.being(None)
    async with on_screen(session) as pilot:
        session.clock.moment += timedelta(minutes=1)
        await opened(pilot, ThreadPage())
        await press(pilot, "r")
        await type_in(pilot, "Oui.")
        await press(pilot, "ctrl+o")
        assert "Oui." in text_of(pilot) and "nouvelle" not in text_of(pilot)


async def test_visitors_read_replies_without_the_names_of_people():
    session, _ = a_thread()
    async with on_screen(acting_as(session, VISITOR)) as pilot:
        await opened(pilot, ThreadPage())
        shown = text_of(pilot)
        assert ZOE not in shown and "une personne inscrite" in shown and "Denis" in shown
        await press(pilot, "r")
        assert current(pilot) == "ThreadPage"


def some_resources(session):
    for title, region in (("Hinaura", "Auvergne-Rhône-Alpes"), ("Hub Bretagne", "Bretagne"), ("Vidéo", "")):
        kind = ResourceKind.HUB if region else ResourceKind.VIDEO
        source, day = ("ANCT", date(2024, 8, 29)) if region else ("", None)
        link = f"https://{title.split()[0].lower()}.example/"
        do(session.house.reading, AddResource(title, link, region, kind, "", source, day))


@pytest.mark.parametrize("size", [(80, 24), NARROW])
async def test_resources_stand_by_region_with_their_links_and_the_source_of_hubs(size):
    session, _ = a_thread()
    some_resources(session)
    async with on_screen(session, size) as pilot:
        await opened(pilot, ResourcesPage())
        shown = flat_text_of(pilot)
        await press(pilot, "pagedown")
        shown += flat_text_of(pilot)
        assert "Auvergne-Rhône-Alpes" in shown and "https://hub.example/" in shown
        assert "vérifié le jeudi 29 août 2024" in " ".join(shown.replace("↓", "").replace("↑", "").split())


async def test_a_region_is_found_without_accents():
    session, _ = a_thread()
    some_resources(session)
    async with on_screen(session) as pilot:
        await opened(pilot, ResourcesPage())
        await press(pilot, "f")
        await type_in(pilot, "rhone", "enter")
        assert "Hinaura" in text_of(pilot) and "Bretagne" not in text_of(pilot)


async def test_a_resource_is_added_with_a_link_that_is_checked():
    session, _ = a_thread()
    async with on_screen(session) as pilot:
        await opened(pilot, ResourcesPage())
        await press(pilot, "a")
        await type_in(pilot, "Manifeste", "enter")
        await type_in(pilot, "exemple.org", "enter")
        assert "n’est pas une adresse" in flat_text_of(pilot)
        await press(pilot, "ctrl+u")
        await type_in(pilot, "https://exemple.org/", "enter")
        await press(pilot, "enter")
        await press(pilot, "down", "down", "enter")
        (made,) = session.commons.all(Resource)
        assert (made.title, made.link, made.kind) == (
            "Manifeste",
            "https://exemple.org/",
            ResourceKind.DOCUMENT,
        )
        await press(pilot, "e")
        await press(pilot, "down", "down", "down", "enter")
        await type_in(pilot, "à lire", "enter")
        assert session.commons.all(Resource)[0].note == "à lire"
        await press(pilot, "e", "end", "enter")
        assert session.commons.all(Resource)[0].verified == session.now.date()
        await press(pilot, "x")
        await press(pilot, "enter")
        assert not session.commons.all(Resource)


def filled(session, name, *answers):
    """The blank form as somebody would fill it, quoted by a mail program."""
    text = blank_form(session).replace("Nom ou pseudonyme :", f"Nom ou pseudonyme : {name}")
    text = text.replace("Ateliers (1, 2, 3 ou tous) :", "Ateliers (1, 2, 3 ou tous) : 1, 2")
    notes, boxes = text.split("Pensez-vous")
    for answer in answers:
        boxes = boxes.replace("[ ]", f"[{answer}]", 1)
    return "\n".join(f"> {line}" for line in f"{notes}Pensez-vous{boxes}".splitlines())


async def test_pasted_forms_are_shown_as_understood_and_each_taken_by_one_key():
    session = a_series()
    do(session.house.reading, ProposeSlots(2, FIRST.date(), 3))
    text = filled(session, ZOE, "o", "n") + "\n" + filled(session, "Ousmane", "zz")
    async with on_screen(session) as pilot:
        await opened(pilot, PastePage())
        pilot.app.screen.query_one("Editor").post_message(events.Paste(text))
        await pilot.pause()
        await press(pilot, "ctrl+o")
        shown = flat_text_of(pilot)
        assert "2 bulletins lus" in shown and ZOE in shown and "Ateliers : 1, 2" in shown
        assert "mardi 9 mai, 11h-12h30 : oui" in shown and not session.commons.all(Participant)
        await press(pilot, "enter")
        (zoe,) = session.commons.all(Participant)
        slots = lookup.poll(session.commons, 2).slots
        assert lookup.poll(session.commons, 2).answers_of(zoe.id) == {
            slots[0].id: Answer.YES,
            slots[1].id: Answer.NO,
        }
        assert "enregistré : inscription, sondage de l’atelier 2" in flat_text_of(pilot)
        await press(pilot, "enter", "end")
        assert [one.name for one in session.commons.all(Participant)] == [ZOE, "Ousmane"]
        assert "Lignes laissées de côté" in text_of(pilot)
        assert "Réponse non comprise : « zz »" in flat_text_of(pilot)


async def test_when_two_people_have_the_name_of_a_form_somebody_says_whose_it_is():
    session = a_series()
    for place in ("La Quincaille", "Le Moulin"):
        act = Register((1,), AllThree.YES, newcomer=Newcomer("Sam", place))
        do(session.house.reading, act)
    async with on_screen(session) as pilot:
        await opened(pilot, PastePage())
        pilot.app.screen.query_one("Editor").type(filled(session, "Sam"))
        await press(pilot, "ctrl+o")
        await press(pilot, "enter")
        assert "De qui est ce bulletin" in text_of(pilot) and "Sam, Le Moulin" in text_of(pilot)
        await press(pilot, "down", "enter")
        second = session.commons.all(Participant)[1].id
        assert lookup.workshop(session.commons, 2).registration(second)
        assert len(session.commons.all(Participant)) == 2


async def test_english_readers_reply_too():
    session, _ = a_thread("en")
    async with on_screen(session) as pilot:
        await opened(pilot, ThreadPage())
        assert "2 replies" in text_of(pilot) and "reply" in text_of(pilot)
        await press(pilot, "r")
        await type_in(pilot, "Yes", "escape")
        assert "Throw this text away" in text_of(pilot)
        await press(pilot, "enter")
        assert replies(session)[-1] == "Yes"


LIST = "region,hub,url,note\nCorse,Hub Corsica,https://c.example/,\nBretagne,Hub,ici,\n"


@pytest.mark.parametrize("language", ["fr", "en"])
async def test_a_pasted_list_of_hubs_is_shown_as_read_then_taken_by_one_key(language):
    session, _ = a_thread(language)
    some_resources(session)
    async with on_screen(session) as pilot:
        await opened(pilot, ResourcesPage())
        await press(pilot, "i")
        pilot.app.screen.query_one("Editor").post_message(events.Paste(LIST))
        await pilot.pause()
        await press(pilot, "ctrl+o")
        shown = flat_text_of(pilot)
        said = {
            "fr": ("1 ligne lue, 1 ressource ajoutée, 0 corrigée", "Ligne 3, ignorée"),
            "en": ("1 line read, 1 resource added, 0 corrected", "Line 3, ignored"),
        }[language]
        assert all(words in shown for words in said) and "Hub Corsica" in shown
        assert "Hinaura (Auvergne-Rhône-Alpes), Hub Bretagne (Bretagne)" in shown
        assert len(session.commons.all(Resource)) == 3
        await press(pilot, "enter")
        assert len(session.commons.all(Resource)) == 4
        await press(pilot, "enter")
        assert current(pilot) == "ResourcesPage"


async def test_a_list_of_hubs_is_read_from_a_file_named_by_its_path(tmp_path):
    session, _ = a_thread()
    (tmp_path / "hubs-2026.csv").write_text(LIST, "utf-8")
    async with on_screen(session) as pilot:
        await opened(pilot, HubsPage())
        pilot.app.screen.query_one("Editor").type(str(tmp_path / "rien.csv"))
        await press(pilot, "ctrl+o")
        assert "il n’y a rien à cet endroit" in flat_text_of(pilot) and current(pilot) == "HubsPage"
        editor = pilot.app.screen.query_one("Editor")
        editor.select(0, len(pilot.app.screen.text))
        editor.type(str(tmp_path / "hubs-2026.csv"))
        await press(pilot, "ctrl+o")
        await press(pilot, "i")
        assert [one.source for one in session.commons.all(Resource)] == ["hubs-2026.csv"]


async def test_people_import_no_list():
    session, ids = a_thread()
    async with on_screen(acting_as(session, Actor(Role.PARTICIPANT, ids[0]))) as pilot:
        await opened(pilot, ResourcesPage())
        await press(pilot, "i")
        assert current(pilot) == "ResourcesPage"


async def test_the_announcement_shows_the_reply_that_disagrees_and_the_way_to_all():
    session, _ = a_thread()
    async with on_screen(session) as pilot:
        await opened(pilot, AnnouncementPage())
        shown = text_of(pilot)
        assert (
            shown.index("Parce que.")
            < shown.index("Ce qu’on y répond")
            < shown.index("Ce monde existe déjà.")
        )
        await press(pilot, "enter")
        assert current(pilot) == "ThreadPage"

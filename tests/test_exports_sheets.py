"""Sheets to print: for the room with names, for the archive with numbers, and paper for no screen at all."""

import html5lib
import pytest
from commands_desk import Desk
from house import FIRST, a_series, registered
from lines import lines_of, told
from memory_commons import do
from screens import on_screen, press, text_of

from data.exports.printed import Printed, PrintedPart, printed_html, printed_text
from data.exports.wrapping import width
from models import lookup
from models.acts.consent import AnswerRound, OpenRound
from models.acts.contributions import Contribute
from models.acts.manifesto import AddArticle
from models.acts.polls import ProposeSlots
from models.acts.registration import Newcomer
from models.acts.roll_call import RollCall, WalkIn
from models.acts.workshops import FixDates
from models.consent import Choice
from models.people import VISITOR, Participant
from models.refusals import NotAllowed
from models.registration import Presence
from tui.notice import notice
from tui.screens.preparation import PreparationPage
from tui.screens.sheets import SheetPage
from tui.sheets import archive, paper_kit, room

ZOE = "<b>Zoé & l'Âne</b>"


def a_session(language="fr"):
    session = a_series(language)
    zoe, ana = registered(session, ZOE, "Ana")
    commons = session.house.reading
    do(commons, RollCall(1, zoe, Presence.PRESENT), now=FIRST)
    do(commons, RollCall(1, ana, Presence.ANNOUNCED), now=FIRST)
    do(commons, Contribute(1, "Réparer <script>"))
    do(commons, ProposeSlots(2, FIRST.date(), 3))
    return session


def test_for_the_room_people_have_their_box_and_what_the_roll_call_said():
    shown = printed_text(room(a_session(), 1)).replace("\u00a0", " ")
    assert f"[x] {ZOE}" in shown
    assert "[ ] Ana (absence annoncée)" in shown
    assert "elle se détruit après l’atelier" in shown
    assert "Réparer <script>" in shown


def test_the_archive_has_numbers_and_no_name():
    shown = printed_text(archive(a_session(), 1)).replace("\u00a0", " ")
    assert "2 personnes inscrites" in shown
    assert "1 personne présente" in shown
    assert "Zoé" not in shown
    assert "Ana" not in shown
    assert "Réparer <script>" in shown
    assert "Atelier 2," in shown


def test_the_archive_counts_who_came_who_did_not_and_who_was_not_called():
    session = a_session()
    commons = session.house.reading
    ids = registered(session, "Bo", "Cé")
    do(commons, RollCall(1, ids[0], Presence.ABSENT), now=FIRST)
    do(commons, WalkIn(1, newcomer=Newcomer("Dé")), now=FIRST)
    shown = [*printed_text(archive(session, 1)).replace("\u00a0", " ").splitlines()]
    at = shown.index("Personnes")
    assert shown[at + 2 : at + 8] == [
        "4 personnes inscrites",
        "2 personnes présentes",
        "dont 1 venue sans inscription",
        "1 absence",
        "1 absence annoncée",
        "1 personne dont rien n’est noté",
    ]


def test_decisions_are_those_of_that_session_and_nothing_else():
    session = a_session()
    commons = session.house.reading
    zoe, _ = (one.id for one in commons.all(Participant))
    (slot, *_), third = lookup.poll(commons, 2).slots, do(commons, ProposeSlots(3, FIRST.date(), 9))
    do(commons, FixDates(((2, slot.id), (3, third[-1].id))), now=FIRST)
    article = do(commons, AddArticle("Réparer", "D’abord."), now=FIRST).id
    do(commons, AddArticle("Jamais demandé", "Rien."), now=FIRST)
    made = do(commons, OpenRound(article, workshop=1), now=FIRST)
    assert "Article « Réparer » : en débat (ouvert : réponses)" in decided(session, 1)
    do(commons, AnswerRound(made.id, made.revision, Choice.CONSENT, person=zoe), now=FIRST)
    first = decided(session, 1)
    assert "Atelier 2 : " in first and "Atelier 3 : " in first
    assert "Article « Réparer » : adopté (1 consentement)" in first
    assert "Jamais demandé" not in first
    assert decided(session, 2) == ""


def decided(session, number):
    shown = printed_text(archive(session, number)).replace("\u00a0", " ")
    return shown.partition("Décisions\n---------\n")[2].partition("\n\n")[0]


def test_the_paper_kit_has_lines_to_sign_grids_to_fill_and_slips():
    shown = printed_text(paper_kit(a_session(), 1)).replace("\u00a0", " ")
    assert shown.count("|                      |             |                      |") == 15
    for fact in notice(a_session()):
        assert " ".join(fact.words.split()) in " ".join(shown.split()), "told before the first field"
    assert "Sondage de l’atelier 2 : O oui, S si besoin, N non" in shown
    assert "| Nom                  | A   | B   | C   |" in shown
    assert "Ana" not in shown


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("kind", [room, archive, paper_kit])
def test_every_line_fits_in_a_printed_page(kind, language):
    assert all(width(line) <= 78 for line in printed_text(kind(a_session(language), 1)).splitlines())


@pytest.mark.parametrize("kind", [room, archive, paper_kit])
def test_the_page_to_print_is_valid_and_takes_no_name_for_a_tag(kind):
    page = printed_html(kind(a_session(), 1))
    html5lib.HTMLParser(strict=True).parse(page)
    assert b"<script" not in page
    assert b"<b>" not in page


def test_a_sheet_without_parts_is_a_sheet():
    bare = Printed("Titre", (), (PrintedPart("", ("mot",)),))
    assert printed_text(bare) == "Titre\n\nmot\n"
    html5lib.HTMLParser(strict=True).parse(printed_html(bare))


def test_names_are_facilitations():
    session = a_session()
    visitor = type(session)(session.house, VISITOR, session.t, session.clock)
    for kind in (room, paper_kit, archive):
        with pytest.raises(NotAllowed):
            kind(visitor, 1)


def test_by_command_as_text_and_as_a_page():
    desk = Desk(a_session())
    assert "[ ] Ana" in desk.must("bilan 1").out
    assert "Ana" not in desk.must("bilan 1 --archive").out
    both = desk.types("bilan 1 --archive --papier")
    assert (both.code, "pas les deux" in both.err) == (2, True)
    assert desk.must("bilan 1 --papier --format html").out.startswith("<!DOCTYPE html>")
    assert "Roll call" in desk.json("sheet 1 --language en")["texte"]


def test_line_by_line():
    said = told(a_session(), *lines_of("ateliers|1|séance|feuilles|2|quitter"))
    assert "2 personnes inscrites" in said
    assert "Page à imprimer : veillee bilan 1 --archive --format html > feuille.html" in said


async def test_on_the_screen_from_what_is_left_to_prepare():
    async with on_screen(a_session()) as pilot:
        pilot.app.push_screen(PreparationPage(1))
        await pilot.pause()
        await press(pilot, "f", "down", "enter")
        assert isinstance(pilot.app.screen, SheetPage)
        assert "2 personnes inscrites" in text_of(pilot).replace("\u00a0", " ")

"""The page of a consent round: one key for my answer, one keyboard for the room, names only on demand."""

from dataclasses import replace

import pytest
from house import FIRST, a_series, being, registered
from memory_commons import do
from screens import NARROW, current, flat_text_of, on_screen, press, text_of, type_in

from models.acts.consent import AnswerRound, CloseRound, OpenRound
from models.acts.manifesto import AddArticle, WriteArticle
from models.acts.roll_call import RollCall
from models.consent import Choice, Phase, last_round, standing, tally
from models.manifesto import articles
from models.people import FACILITATION, VISITOR, Actor, Role
from models.registration import Presence
from tui.screens.manifesto import ManifestoPage
from tui.screens.round import RoundPage

NAMES = ("Ana", "Bo", "[b]Zoé[/b]")
WORDS = "Nous choisissons des outils que nous pouvons réparer."


def in_the_room(language="fr", present=3):
    """Facilitation's machine, in the room of workshop 1; article a1 has words."""
    session = a_series(language)
    ids = registered(session, *NAMES)
    session.clock.moment = FIRST
    for id in ids[:present]:
        do(session.house.reading, RollCall(1, id, Presence.PRESENT), FACILITATION, FIRST)
    do(session.house.reading, AddArticle("Nos outils", WORDS), FACILITATION, FIRST)
    return session, ids


def opened(session, **how):
    return do(session.house.reading, OpenRound("a1", **how), FACILITATION, session.now)


def say(session, person, choice, reason=""):
    one = last_round(session.commons, "a1")
    act = AnswerRound(one.id, one.revision, choice, reason, one.anonymous)
    return do(session.house.reading, act, Actor(Role.PARTICIPANT, person), session.now)


def status(session):
    return articles(session.commons)[0].status.value


async def open_round(pilot):
    pilot.app.push_screen(RoundPage("a1"))
    await pilot.pause()


async def test_t_opens_the_round_from_the_manifesto_and_the_article():
    session, _ = in_the_room()
    async with on_screen(session) as pilot:
        pilot.app.push_screen(ManifestoPage())
        await press(pilot, "t")
        assert current(pilot) == "RoundPage" and WORDS in flat_text_of(pilot)
        await press(pilot, "escape", "enter", "t")
        assert current(pilot) == "RoundPage"


async def test_facilitation_opens_a_round_for_the_people_present():
    session, ids = in_the_room()
    async with on_screen(session) as pilot:
        await open_round(pilot)
        await press(pilot, "enter", "enter", "enter", "enter")
        one = last_round(session.commons, "a1")
        assert (one.concerned, one.anonymous, one.phase) == (tuple(ids), False, Phase.CLARIFICATIONS)
        assert "ouvert : clarifications" in text_of(pilot)
        await press(pilot, "s", "enter", "s", "enter")
        assert last_round(session.commons, "a1").phase is Phase.ANSWERS


async def test_without_a_roll_call_opening_says_what_to_do():
    session, _ = in_the_room(present=0)
    async with on_screen(session) as pilot:
        await open_round(pilot)
        await press(pilot, "t", "enter", "enter", "enter")
        assert "faites l’appel d’abord" in flat_text_of(pilot)
        assert last_round(session.commons, "a1") is None


async def test_for_several_days_people_are_listed_with_an_end():
    session, ids = in_the_room()
    async with on_screen(session) as pilot:
        await open_round(pilot)
        await press(pilot, "t", "down", "enter", "down", "enter")
        await type_in(pilot, "hier", "enter")
        assert "Date illisible" in flat_text_of(pilot)
        await press(pilot, *["backspace"] * 4)
        await type_in(pilot, "mercredi 10 mai 2028 18h", "enter", "enter")
        one = last_round(session.commons, "a1")
        assert (one.concerned, one.anonymous, one.workshop, one.phase) == (
            tuple(ids),
            True,
            None,
            Phase.ANSWERS,
        )
        assert "jusqu’au mercredi 10 mai, 18h" in flat_text_of(pilot)


async def test_my_answer_is_one_key_and_home_says_that_it_is_awaited():
    session, (ana, *_) = in_the_room()
    opened(session)
    async with on_screen(being(session, ana)) as pilot:
        assert "tour de consentement, votre réponse est attendue" in flat_text_of(pilot)
        await press(pilot, *["down"] * 3, "enter")
        assert current(pilot) == "RoundPage" and "Votre réponse est attendue" in text_of(pilot)
        await press(pilot, "c")
        assert last_round(session.commons, "a1").position_of(ana).choice is Choice.CONSENT
        assert "votre réponse : je consens" in text_of(pilot) and "enregistré" in text_of(pilot)
        await press(pilot, "escape")
        assert "votre réponse est attendue" not in flat_text_of(pilot)


async def test_an_objection_asks_its_reason_at_once_and_is_given_with_the_arrows_too():
    session, (ana, *_) = in_the_room()
    opened(session)
    async with on_screen(being(session, ana)) as pilot:
        await open_round(pilot)
        await press(pilot, "down", "down", "enter", "enter")
        assert "Écrivez quelque chose" in text_of(pilot) and not last_round(session.commons, "a1").positions
        await type_in(pilot, "Trop cher", "enter")
        assert [each.reason for each in standing(last_round(session.commons, "a1"))] == ["Trop cher"]
        assert "objection maintenue : Trop cher" in text_of(pilot)
        await press(pilot, "r", "enter")
        assert last_round(session.commons, "a1").position_of(ana).choice is Choice.RESERVE


async def test_one_keyboard_goes_round_the_room():
    session, ids = in_the_room()
    opened(session)
    async with on_screen(session) as pilot:
        await open_round(pilot)
        await press(pilot, "n", "c", "p")
        await press(pilot, "o")
        await type_in(pilot, "Trop cher", "enter")
        one = last_round(session.commons, "a1")
        assert [one.position_of(id).choice for id in ids] == [Choice.CONSENT, Choice.PASS, Choice.OBJECTION]
        assert {one.position_of(id).entered_by for id in ids} == {"animation"}
        assert "une objection au moins est maintenue" in flat_text_of(pilot)


async def test_each_key_answers_for_the_person_shown_as_it_is_read():
    """Faster than the disk: the next key comes before the answer is kept."""
    session, ids = in_the_room()
    opened(session)
    async with on_screen(session) as pilot:
        await open_round(pilot)
        await press(pilot, "n")
        for word in ("oui", "passe", "oui", "passe"):
            pilot.app.screen.action_say(word)
        await pilot.pause()
        one = last_round(session.commons, "a1")
        assert [one.position_of(id).choice for id in ids] == [Choice.CONSENT, Choice.PASS, Choice.CONSENT]


async def test_while_a_reason_is_about_to_be_asked_no_key_answers_for_anybody():
    session, (ana, bo, _) = in_the_room()
    opened(session)
    async with on_screen(session) as pilot:
        await open_round(pilot)
        await press(pilot, "n")
        for word in ("oui", "objection", "passe", "oui"):
            pilot.app.screen.action_say(word)
        await pilot.pause()
        await type_in(pilot, "Trop cher", "enter")
        one = last_round(session.commons, "a1")
        assert [(each.person, each.choice, each.reason) for each in one.positions] == [
            (ana, Choice.CONSENT, ""),
            (bo, Choice.OBJECTION, "Trop cher"),
        ]
        assert pilot.app.screen.cursor[1] not in (ana, bo)


async def test_an_answer_refused_brings_the_keyboard_back_to_that_person():
    session, (ana, *_) = in_the_room()
    opened(session)
    async with on_screen(session) as pilot:
        await open_round(pilot)
        await press(pilot, "n")
        page = pilot.app.screen
        do(session.house.reading, CloseRound("a1"), FACILITATION, session.now)
        page.action_say("oui")
        await pilot.pause()
        assert page.cursor == ("person", ana) and "clos" in flat_text_of(pilot)


async def test_names_show_only_when_asked_for_and_as_typed():
    session, (_, _, zoe) = in_the_room()
    opened(session)
    say(session, zoe, Choice.OBJECTION, "Trop cher")
    async with on_screen(session) as pilot:
        await open_round(pilot)
        assert "objection maintenue : Trop cher" in text_of(pilot)
        assert not any(name in text_of(pilot) for name in NAMES)
        await press(pilot, "n")
        assert "[b]Zoé[/b]" in text_of(pilot) and "j’objecte" in text_of(pilot)
        await press(pilot, "n")
        assert "[b]Zoé[/b]" not in text_of(pilot)


async def test_only_its_author_lifts_an_objection():
    session, (ana, bo, zoe) = in_the_room()
    opened(session)
    for person in (ana, zoe):
        say(session, person, Choice.CONSENT)
    say(session, bo, Choice.OBJECTION, "Trop cher")
    async with on_screen(being(session, ana)) as pilot:
        await open_round(pilot)
        await press(pilot, "l")
        assert "est-elle levée" not in text_of(pilot)
    async with on_screen(being(session, bo)) as pilot:
        await open_round(pilot)
        await press(pilot, "l", "enter")
        assert status(session) == "adopte" and "objection levée : Trop cher" in text_of(pilot)


async def test_answers_without_names_stay_sealed_until_the_end():
    session, ids = in_the_room()
    opened(session, anonymous=True)
    say(session, ids[1], Choice.OBJECTION, "Trop cher")
    async with on_screen(session) as pilot:
        await open_round(pilot)
        assert "Trop cher" not in text_of(pilot) and "1 personne sur 3 a répondu" in flat_text_of(pilot)
        await press(pilot, "n")
        bo = next(row for row in text_of(pilot).splitlines() if "Bo" in row)
        assert "a répondu" in bo and "objecte" not in bo
        await press(pilot, "f", "enter")
        assert "objection maintenue : Trop cher" in text_of(pilot)


async def test_amending_asks_everybody_again():
    session, (ana, *_) = in_the_room()
    opened(session)
    say(session, ana, Choice.CONSENT)
    async with on_screen(session) as pilot:
        await open_round(pilot)
        await press(pilot, "m", "ctrl+end")
        await type_in(pilot, " Ensemble.")
        await press(pilot, "ctrl+o")
        one = last_round(session.commons, "a1")
        assert (one.text, tally(one).missing) == (f"{WORDS} Ensemble.", 3)
        assert current(pilot) == "RoundPage" and "Ensemble." in text_of(pilot)


async def test_closing_early_says_how_many_are_missing():
    session, _ = in_the_room()
    opened(session)
    async with on_screen(session) as pilot:
        await open_round(pilot)
        await press(pilot, "f")
        assert "3 personnes n’ont pas répondu" in text_of(pilot)
        await press(pilot, "enter")
        assert status(session) == "en_debat" and "moins de deux tiers" in flat_text_of(pilot)


async def test_an_article_under_consent_is_not_written_in_and_says_what_to_do():
    session, (ana, *_) = in_the_room()
    opened(session)
    async with on_screen(being(session, ana)) as pilot:
        pilot.app.push_screen(ManifestoPage())
        await pilot.pause()
        assert "en débat, votre réponse est" in flat_text_of(pilot)
        await press(pilot, "e")
        assert current(pilot) == "ManifestoPage" and "Proposez une suggestion" in flat_text_of(pilot)


async def test_words_changed_since_are_shown_and_called_a_slip():
    session, ids = in_the_room()
    opened(session)
    for person in ids:
        say(session, person, Choice.CONSENT)
    do(session.house.reading, WriteArticle("a1", WORDS.replace("outils", "outis")), FACILITATION, session.now)
    async with on_screen(session) as pilot:
        assert "à confirmer" in text_of(pilot)
        await open_round(pilot)
        assert "[-outils-]{+outis+}" in text_of(pilot).replace("} {", "}{").replace("] {", "]{")
        await press(pilot, "k", "enter")
        assert status(session) == "adopte"


async def test_a_round_closed_meanwhile_is_told_and_the_page_shows_it():
    session, (ana, *_) = in_the_room()
    opened(session)
    async with on_screen(being(session, ana)) as pilot:
        await open_round(pilot)
        await press(pilot, "o")
        do(session.house.reading, CloseRound("a1"), FACILITATION, session.now)
        await type_in(pilot, "Trop cher", "enter")
        assert "déjà clos" in flat_text_of(pilot) and "clos : " in text_of(pilot)


@pytest.mark.parametrize("size", [(80, 24), NARROW])
@pytest.mark.parametrize("language", ["fr", "en"])
async def test_a_visitor_reads_what_the_group_decided_without_names(language, size):
    session, ids = in_the_room(language)
    opened(session)
    say(session, ids[1], Choice.OBJECTION, "Trop cher")
    async with on_screen(replace(session, actor=VISITOR), size) as pilot:
        await open_round(pilot)
        await press(pilot, "c", "n", *["pagedown"] * 3)
        assert "Trop cher" in text_of(pilot) and "Bo" not in text_of(pilot)
        assert tally(last_round(session.commons, "a1")).missing == 2


async def test_it_is_all_there_in_english_on_forty_columns():
    session, (ana, *_) = in_the_room("en")
    opened(session)
    async with on_screen(being(session, ana), NARROW) as pilot:
        await open_round(pilot)
        assert "Consent round" in text_of(pilot) and "c I consent" in text_of(pilot)
        await press(pilot, "o")
        await type_in(pilot, "Too dear", "enter")
        assert "your answer: I object" in flat_text_of(pilot)
        await press(pilot, *["pagedown"] * 3)
        assert "standing objection: Too dear" in flat_text_of(pilot)


async def test_what_others_answer_shows_at_once():
    session, (ana, bo, _) = in_the_room()
    one = opened(session)
    async with on_screen(being(session, ana)) as pilot:
        await open_round(pilot)
        act = AnswerRound(one.id, one.revision, Choice.OBJECTION, "Trop cher")
        await session.house.perform(act, Actor(Role.PARTICIPANT, bo))
        await pilot.pause()
        assert "objection maintenue : Trop cher" in text_of(pilot)
        assert "1 personne sur 3 a répondu" in flat_text_of(pilot)

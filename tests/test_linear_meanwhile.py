"""Line by line: what others do is told between questions, once, and one's own acts are not."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from house import FIRST, a_series, elsewhere, registered
from lines import lines_of, told

from models import lookup
from models.acts.contributions import Contribute
from models.acts.manifesto import AddArticle
from models.acts.people import RemovePerson
from models.acts.polls import AnswerPoll, ClosePoll, HideAnswers, ProposeSlots
from models.acts.registration import Leave, Newcomer, Register
from models.acts.thread import PostReply
from models.acts.workshops import MoveWorkshop, SetSeats, SetVideo
from models.people import VISITOR, Actor, AllThree, Role
from models.poll import Answer


def meanwhile(said: str) -> list[str]:
    start = "Entre-temps : "
    return [line.removeprefix(start) for line in said.splitlines() if line.startswith(start)]


def test_what_others_do_is_told_before_the_next_question() -> None:
    session = a_series()
    house: Any = session.house
    zoe, *_ = registered(session, "Zoé")
    others = elsewhere(session, ProposeSlots(2, session.now.date(), 2))
    said = told(session, others, "8", "quitter")
    assert meanwhile(said) == ["sondage 2, 2 créneaux"]
    slot = lookup.poll(session.commons, 2).slots[0].id
    others = elsewhere(session, AnswerPoll(2, {slot: Answer.YES}, zoe))
    assert meanwhile(told(session, others, "8", "8", "quitter")) == ["sondage 2, 1 personne sur 1 a répondu"]
    assert house._watchers == [], "a conversation that is over watches nothing"


def test_a_subject_that_changes_often_is_told_once_as_it_is() -> None:
    session = a_series()
    zoe, ana = registered(session, "Zoé", "Ana")
    act = elsewhere(session, ProposeSlots(2, session.now.date(), 2))
    told(session, act, "quitter")
    slot = lookup.poll(session.commons, 2).slots[0].id
    answers = [AnswerPoll(2, {slot: Answer.YES}, who) for who in (zoe, ana)]
    others = elsewhere(session, *answers, Contribute(1, "Une"), Contribute(1, "Deux"))
    assert meanwhile(told(session, others, "8", "quitter")) == [
        "sondage 2, 2 personnes sur 2 ont répondu",
        "contributions, 2 en tout",
    ]


def test_one_s_own_acts_are_not_told_and_hide_nobody_else_s() -> None:
    session = a_series()
    others = elsewhere(session, PostReply("Et la médiation ?"))
    said = told(session, *lines_of("2|1|changer|visio"), others, *lines_of("https://x.exemple/y|quitter"))
    assert meanwhile(said) == ["discussion, 1 réponse"]


def test_one_s_own_seat_comes_first() -> None:
    session = a_series()
    told(session, elsewhere(session, SetSeats(1, 1)), "quitter")
    zoe, ana, *_ = registered(session, "Zoé", "Ana", workshops=(1,))
    mine = replace(session, actor=Actor(Role.PARTICIPANT)).being(ana)
    others = elsewhere(session, Contribute(1, "Une"), Leave(1, zoe))
    assert meanwhile(told(mine, others, "8", "quitter"))[:2] == [
        "atelier 1 pour vous, place proposée",
        "atelier 1, places prises 0 / 1",
    ]


def test_dates_links_and_articles_are_told() -> None:
    session = a_series()
    start = FIRST + timedelta(days=7)
    others = elsewhere(
        session,
        MoveWorkshop(1, start, start + timedelta(minutes=90), "grève"),
        SetVideo(1, "https://x.exemple"),
        AddArticle("Nos outils"),
        ClosePoll(3),
    )
    assert meanwhile(told(session, others, "8", "quitter")) == [
        "atelier 1, mardi 9 mai, 11h-12h30 (heure de Paris)",
        "sondage 3, clos",
        "manifeste, article « Nos outils » changé",
    ]


def test_what_does_not_matter_is_not_told() -> None:
    session = a_series()
    assert meanwhile(told(session, elsewhere(session, HideAnswers(2)), "8", "quitter")) == []


def test_many_changes_are_told_in_six_lines_at_most() -> None:
    session = a_series()
    others = elsewhere(session, *(AddArticle(f"Article {number}") for number in range(9)))
    told_lines = meanwhile(told(session, others, "8", "quitter"))
    assert len(told_lines) == 6
    assert told_lines[-1] == "4 autres changements"


def test_it_is_told_in_the_language_of_the_conversation() -> None:
    session = a_series("en")
    others = elsewhere(session, Register((1,), AllThree.YES, newcomer=Newcomer("Zoé")))
    assert "Meanwhile: workshop 1, seats taken 1 / 15\n" in told(session, others, "8", "quit")


def test_visitors_are_told_counts_and_no_name() -> None:
    session = a_series()
    others = elsewhere(session, Register((1,), AllThree.YES, newcomer=Newcomer("Zoé")))
    said = told(replace(session, actor=VISITOR), others, "8", "quitter")
    assert meanwhile(said) == ["atelier 1, places prises 1 / 15"]
    assert "Zoé" not in said


def test_somebody_erased_by_facilitation_visits_from_the_next_question_on() -> None:
    session = a_series()
    zoe, *_ = registered(session, "Zoé", "Ana")
    mine = replace(session, actor=Actor(Role.PARTICIPANT)).being(zoe)
    others = elsewhere(session, RemovePerson(zoe, "à sa demande"))
    said = told(mine, "2", others, "1", "quitter")
    assert "Votre nom n’est plus dans la série : vous êtes en visite.\n" in said
    assert "Personnes inscrites" not in said.split("en visite.")[1]


def test_an_offer_that_comes_during_the_visit_starts_its_clock_when_it_is_read() -> None:
    session = a_series()
    told(session, elsewhere(session, SetSeats(1, 1)), "quitter")
    zoe, ana = registered(session, "Zoé", "Ana", workshops=(1,))
    mine = replace(session, actor=Actor(Role.PARTICIPANT)).being(ana)
    said = told(mine, "8", elsewhere(session, Leave(1, zoe)), *lines_of("1|o|quitter"))
    assert "Réponse attendue jusqu’au" in said
    assert "Fait : place confirmée à l’atelier 1" in said

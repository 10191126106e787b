"""Visits: what has changed since somebody was last here, by rule and from what is kept."""

from datetime import timedelta

import pytest
from builders import a_slot
from house import FIRST, SPRING, a_series, registered
from memory_commons import do

from models.acts.comments import CommentOn
from models.acts.contributions import Contribute
from models.acts.manifesto import AddArticle, WriteArticle
from models.acts.people import EraseMyData, MergePeople
from models.acts.polls import OpenPoll
from models.acts.registration import Leave
from models.acts.suggestions import Suggest
from models.acts.thread import CorrectReply, PostReply
from models.acts.versions import SaveVersion
from models.acts.visits import EndVisit
from models.acts.workshops import CancelWorkshop, MoveWorkshop
from models.news import Change, news
from models.people import TIME, Actor, Role
from models.poll import Poll
from models.visits import SAME_VISIT, Visit, last_visit, visited

HOUR = timedelta(hours=1)


@pytest.fixture
def commons():
    session = a_series()
    registered(session, "Zoé", "Max")
    return session.house.reading


def by(person):
    return Actor(Role.PARTICIPANT, person)


def changes(commons, person="p1", since=SPRING, until=SPRING + 9 * HOUR):
    return [(one.change, one.about, one.count, one.who) for one in news(commons, person, since, until)]


def test_the_mark_is_the_end_of_the_last_visit():
    first = visited(None, "p1", SPRING, SPRING + HOUR)
    assert first == Visit("p1", SPRING + HOUR)
    again = visited(first, "p1", SPRING + 5 * HOUR, SPRING + 6 * HOUR)
    assert (again.ended, again.before) == (SPRING + 6 * HOUR, SPRING + HOUR)


def test_coming_back_at_once_goes_on_with_the_same_visit():
    first = visited(None, "p1", SPRING, SPRING + HOUR)
    assert first.last(SPRING + HOUR + SAME_VISIT - timedelta(seconds=1)) is None
    assert first.last(SPRING + HOUR + SAME_VISIT) == SPRING + HOUR
    second = visited(first, "p1", SPRING + 5 * HOUR, SPRING + 6 * HOUR)
    cut = visited(second, "p1", SPRING + 6 * HOUR, SPRING + 7 * HOUR)
    assert cut.last(SPRING + 7 * HOUR) == SPRING + HOUR


def test_leaving_is_noted_of_people_of_the_series_alone(commons):
    do(commons, EndVisit("p1", SPRING), TIME, SPRING + HOUR)
    do(commons, EndVisit("p99", SPRING), TIME, SPRING + HOUR)
    assert [one.id for one in commons.all(Visit)] == ["p1"]
    assert last_visit(commons, "p1", SPRING + 2 * HOUR) == SPRING + HOUR
    assert last_visit(commons, None, SPRING + 2 * HOUR) is None


def test_the_mark_goes_with_whoever_is_erased_or_merged(commons):
    for person in ("p1", "p2"):
        do(commons, EndVisit(person, SPRING), TIME, SPRING + HOUR)
    do(commons, MergePeople("p1", "p2", "doublon"), now=SPRING)
    assert [one.id for one in commons.all(Visit)] == ["p1"]
    do(commons, EraseMyData(), by("p1"), SPRING)
    assert not commons.all(Visit)


def test_what_others_did_is_told_and_one_s_own_is_not(commons):
    do(commons, PostReply("Oui"), by("p2"), SPRING + HOUR)
    do(commons, PostReply("Moi aussi"), by("p1"), SPRING + HOUR)
    assert changes(commons) == [(Change.REPLIED, "", 1, "p2")]
    assert changes(commons, "p2") == [(Change.REPLIED, "", 1, "p1")]


def test_one_person_is_named_several_are_counted(commons):
    for person in ("p2", "p2", "p1"):
        do(commons, PostReply("Oui"), by(person), SPRING + HOUR)
    assert changes(commons, "p9") == [(Change.REPLIED, "", 3, "")]
    assert changes(commons) == [(Change.REPLIED, "", 2, "p2")]


def test_what_was_there_before_or_came_after_is_not_told(commons):
    do(commons, PostReply("Avant"), by("p2"), SPRING)
    reply = do(commons, PostReply("Après"), by("p2"), SPRING + 10 * HOUR)
    do(commons, CorrectReply(reply.id, "Corrigé"), by("p2"), SPRING + 2 * HOUR)
    assert changes(commons) == []


def test_dates_and_cancellations_come_first(commons):
    do(commons, PostReply("Oui"), by("p2"), SPRING + HOUR)
    do(commons, MoveWorkshop(1, FIRST + 24 * HOUR, FIRST + 25 * HOUR, "salle prise"), now=SPRING + HOUR)
    assert [one[:2] for one in changes(commons)] == [(Change.DATED, 1), (Change.REPLIED, "")]
    do(commons, CancelWorkshop(1, "orage"), now=SPRING + 2 * HOUR)
    assert (Change.CANCELLED, 1) in [one[:2] for one in changes(commons)]


def test_a_freed_seat_is_told_while_it_is_free(commons):
    do(commons, Leave(1), by("p2"), SPRING + HOUR)
    assert changes(commons) == [(Change.SEAT_FREED, 1, 1, "p2")]


def test_articles_suggestions_comments_and_versions_are_told(commons):
    one = do(commons, AddArticle("Nos outils", "Des outils à nous."), by("p2"), SPRING)
    do(commons, WriteArticle(one.id, "Des outils bien à nous."), by("p2"), SPRING + HOUR)
    do(commons, Suggest(one.id, "outils", "machines"), by("p2"), SPRING + 2 * HOUR)
    do(commons, CommentOn(one.id, "Lesquels ?"), by("p2"), SPRING + 2 * HOUR)
    do(commons, SaveVersion("avril"), by("p2"), SPRING + 3 * HOUR)
    told = [one[0] for one in changes(commons)]
    assert told == [Change.SUGGESTED, Change.ARTICLE, Change.COMMENTED, Change.KEPT]


def test_a_poll_that_has_closed_is_told(commons):
    poll = commons.all(Poll)[0]
    from dataclasses import replace

    commons.put(replace(poll, slots=(a_slot("s1"),)))
    do(commons, OpenPoll(poll.workshop, SPRING + 2 * HOUR), now=SPRING)
    assert (Change.POLL_CLOSED, poll.workshop) in [one[:2] for one in changes(commons)]
    assert changes(commons, until=SPRING + HOUR) == []


def test_contributions_keep_no_time_and_are_never_told(commons):
    do(commons, Contribute(1, "Une idée"), by("p2"), SPRING + HOUR)
    assert changes(commons) == []


def test_who_registered_is_counted(commons):
    from models.acts.registration import Newcomer, Register

    do(commons, Register((1,), newcomer=Newcomer("Ana")), now=SPRING + HOUR)
    assert changes(commons) == [(Change.REGISTERED, 1, 1, "p3")]

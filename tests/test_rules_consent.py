"""Consent rounds: who is asked, what adopts an article, what nobody can do for somebody else."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from memory_commons import NOON, MemoryCommons, do

from models.acts.consent import (
    AmendArticle,
    AnswerRound,
    CallPhase,
    CallSlip,
    CloseRound,
    LiftObjection,
    OpenRound,
)
from models.acts.manifesto import AddArticle, EditArticle, RemoveArticle, RetitleArticle, WriteArticle
from models.acts.people import EraseMyData, MergePeople
from models.acts.running_order import BeginSession
from models.acts.time import TimePasses, next_due, something_due
from models.acts.versions import RestoreVersion, SaveVersion
from models.consent import (
    Choice,
    Outcome,
    Phase,
    Round,
    RoundClosed,
    awaited,
    enough,
    last_round,
    lifted,
    may_be_read,
    open_round,
    outcome,
    reserves,
    rounds_of,
    slips_of,
    standing,
    tally,
)
from models.consenting import (
    AnsweredAlready,
    AnswersSealed,
    AuthorAbsent,
    NobodyConcerned,
    NoRollCall,
    NoRound,
    NotConcerned,
    NothingToConfirm,
    NothingToLift,
    NotYetAnswers,
    QuestionMoved,
    RoundOpen,
    rooms,
)
from models.manifesto import Article, ArticleStatus, TextMoved
from models.names import EmptyText
from models.next_steps import Need, next_steps
from models.people import FACILITATION, TIME, VISITOR, Actor, Participant, Role
from models.refusals import NotAllowed, ReasonMissing, Unknown
from models.registration import Presence, Registration, Standing
from models.status import UnderConsent
from models.text import Edit
from models.workshop import Workshop

PEOPLE = ("p1", "p2", "p3", "p4")
ANA, BO, CID, DAN = (Actor(Role.PARTICIPANT, id) for id in PEOPLE)
LEAD = Actor(Role.FACILITATION, "p9")
YES, RESERVE, NO, PASS = Choice.CONSENT, Choice.RESERVE, Choice.OBJECTION, Choice.PASS


@pytest.fixture
def commons():
    """Ana, Bo and Cid are present at the session of today, Dan is not; article a1 has words."""
    series = MemoryCommons(a_session(), *(Participant(id, id, NOON) for id in (*PEOPLE, "p9")))
    do(series, AddArticle("Réparer", "Réparer avant d’acheter."), LEAD)
    return series


def a_session(*present, start=NOON, number=1):
    here = present or PEOPLE[:3]
    rows = tuple(
        Registration(id, NOON, Standing.CONFIRMED, presence=Presence.PRESENT if id in here else None)
        for id in PEOPLE
    )
    return Workshop(
        f"w{number}", number, "Définir", "uid", 15, start, start + timedelta(minutes=90), registrations=rows
    )


def opened(commons, by=LEAD, **how):
    return do(commons, OpenRound("a1", **how), by)


def say(commons, person, choice, reason="", by=None, **more):
    one = last_round(commons, "a1")
    act = AnswerRound(one.id, one.revision, choice, reason, one.anonymous, person, **more)
    return do(commons, act, by or Actor(Role.PARTICIPANT, person))


def status(commons):
    return commons.get(Article, "a1").status


def objected(commons, **how):
    """A round that closed with Bo's objection."""
    opened(commons, **how)
    say(commons, "p1", YES)
    say(commons, "p2", NO, "Trop cher")
    return say(commons, "p3", YES)


# --- who is asked


def test_a_round_asks_the_people_called_present_today(commons):
    one = opened(commons)
    assert (one.concerned, one.workshop, one.revision) == (("p1", "p2", "p3"), 1, 0)
    assert (one.title, one.text) == ("Réparer", "Réparer avant d’acheter.")
    assert status(commons) is ArticleStatus.IN_DEBATE


def test_the_room_that_is_asked_first_is_the_one_in_session_or_of_today_then_the_latest(commons):
    for number in (2, 3, 4):
        away = NOON + timedelta(days=7 * number)
        commons.put(a_session("nobody" if number == 4 else "p1", start=away, number=number))
    assert [one.number for one in rooms(commons, NOON)] == [1, 3, 2]
    do(commons, BeginSession(2, "90 | Consentir"), LEAD)
    assert [one.number for one in rooms(commons, NOON)] == [2, 3, 1]
    assert opened(commons).workshop == 2


def test_without_a_roll_call_a_session_asks_nobody(commons):
    commons.put(a_session("nobody"))
    with pytest.raises(NoRollCall) as no:
        opened(commons)
    assert no.value.workshop == 1
    assert not rounds_of(commons, "a1") and status(commons) is ArticleStatus.DRAFT


def test_on_a_day_without_a_session_people_are_to_be_listed(commons):
    commons.put(a_session(start=NOON + timedelta(days=3)))
    with pytest.raises(NobodyConcerned):
        opened(commons)
    assert opened(commons, workshop=1).concerned == ("p1", "p2", "p3")


def test_for_several_days_a_round_asks_the_people_listed_each_once(commons):
    one = opened(commons, people=("p4", "p1", "p4"), until=NOON + timedelta(days=3))
    assert (one.concerned, one.workshop) == (("p4", "p1"), None)
    with pytest.raises(Unknown):
        do(commons, AddArticle("Autre", "Mots"), LEAD) and do(commons, OpenRound("a2", people=("p77",)), LEAD)


@pytest.mark.parametrize("by", [ANA, VISITOR])
@pytest.mark.parametrize(
    "act",
    [
        OpenRound("a1"),
        CloseRound("a1"),
        CallPhase("a1", Phase.REACTIONS),
        AmendArticle("a1", "Mots"),
        CallSlip("a1"),
    ],
)
def test_a_round_is_facilitations(commons, by, act):
    with pytest.raises(NotAllowed):
        do(commons, act, by)


def test_one_round_at_a_time_on_an_article_that_says_something(commons):
    opened(commons)
    with pytest.raises(RoundOpen):
        opened(commons)
    do(commons, AddArticle("Vide"), LEAD)
    with pytest.raises(EmptyText):
        do(commons, OpenRound("a2"), LEAD)


def test_a_round_is_about_the_words_that_facilitation_has_read(commons):
    do(commons, WriteArticle("a1", "Réparer d’abord."), ANA)
    with pytest.raises(TextMoved):
        opened(commons, revision=0)
    assert opened(commons, revision=1).text == "Réparer d’abord."


# --- answering


def test_each_person_asked_answers_for_themselves_and_may_change_their_mind(commons):
    opened(commons)
    say(commons, "p1", NO, "Trop cher")
    one = say(commons, "p1", YES)
    assert [(each.person, each.choice, each.entered_by) for each in one.positions] == [("p1", YES, None)]
    assert awaited(one) == ("p2", "p3")


def test_facilitation_enters_an_answer_which_says_so(commons):
    opened(commons)
    assert say(commons, "p1", YES, by=LEAD).position_of("p1").entered_by == "p9"
    assert say(commons, "p2", PASS, by=FACILITATION).position_of("p2").entered_by == Role.FACILITATION
    with pytest.raises(NotAllowed):
        say(commons, "p2", YES, by=ANA)


def test_an_objection_says_why(commons):
    opened(commons)
    for nothing in ("", "  ", "\u200b"):
        with pytest.raises(ReasonMissing):
            say(commons, "p1", NO, nothing)
    assert say(commons, "p1", RESERVE).positions[0].reason == ""


def test_who_was_not_listed_at_the_opening_is_not_asked(commons):
    opened(commons)
    with pytest.raises(NotConcerned):
        say(commons, "p4", YES)


def test_answers_are_taken_once_facilitation_calls_for_them(commons):
    opened(commons, phase=Phase.CLARIFICATIONS)
    with pytest.raises(NotYetAnswers) as no:
        say(commons, "p1", YES)
    assert no.value.phase is Phase.CLARIFICATIONS
    do(commons, CallPhase("a1", Phase.REACTIONS), LEAD)
    do(commons, CallPhase("a1", Phase.ANSWERS), LEAD)
    assert say(commons, "p1", YES).phase is Phase.ANSWERS


def test_an_answer_after_the_end_is_refused_and_says_when_it_ended(commons):
    opened(commons)
    do(commons, CloseRound("a1"), LEAD)
    with pytest.raises(RoundClosed) as no:
        say(commons, "p1", YES)
    assert no.value.closed == NOON


def test_nobody_answers_where_nobody_was_asked(commons):
    with pytest.raises(NoRound):
        do(commons, CloseRound("a1"), LEAD)
    with pytest.raises(Unknown):
        do(commons, AnswerRound("d9", 0, YES, person="p1"), ANA)


# --- what closes, and what it makes of the article


def test_a_round_closes_when_everybody_has_answered(commons):
    opened(commons)
    say(commons, "p1", YES)
    say(commons, "p2", PASS)
    assert say(commons, "p3", YES).closed == NOON
    assert status(commons) is ArticleStatus.ADOPTED


def test_a_reserve_adopts_with_reserves(commons):
    opened(commons)
    say(commons, "p1", YES)
    say(commons, "p2", RESERVE, "À revoir en mai")
    one = say(commons, "p3", YES)
    assert status(commons) is ArticleStatus.ADOPTED_WITH_RESERVES
    assert [each.reason for each in reserves(one)] == ["À revoir en mai"]


def test_one_objection_among_many_consents_adopts_nothing(commons):
    one = objected(commons)
    assert not one.is_open and status(commons) is ArticleStatus.IN_DEBATE
    assert [each.reason for each in standing(one)] == ["Trop cher"]


def test_closed_early_below_two_thirds_the_article_stays_in_debate(commons):
    opened(commons)
    say(commons, "p1", YES)
    do(commons, CloseRound("a1"), LEAD)
    assert status(commons) is ArticleStatus.IN_DEBATE
    assert tally(last_round(commons, "a1")).missing == 2


def test_closed_early_with_two_thirds_the_missing_are_counted(commons):
    opened(commons)
    say(commons, "p1", YES)
    say(commons, "p2", PASS)
    one = do(commons, CloseRound("a1"), LEAD)
    assert (tally(one).missing, status(commons)) == (1, ArticleStatus.ADOPTED)


def test_a_round_where_nobody_consents_adopts_nothing(commons):
    opened(commons)
    for person in PEOPLE[:3]:
        say(commons, person, PASS)
    assert status(commons) is ArticleStatus.IN_DEBATE


def test_the_second_facilitator_who_closes_learns_that_it_is_done(commons):
    opened(commons)
    do(commons, CloseRound("a1"), LEAD)
    with pytest.raises(RoundClosed):
        do(commons, CloseRound("a1"), FACILITATION)


def test_time_closes_a_round_at_its_end_by_the_same_rules(commons):
    until = NOON + timedelta(days=2)
    opened(commons, people=("p1", "p2", "p3"), until=until)
    say(commons, "p1", YES)
    say(commons, "p2", YES)
    assert next_due(commons, NOON) == until and not something_due(commons, NOON)
    later = until + timedelta(hours=5)
    assert something_due(commons, later)
    do(commons, TimePasses(), TIME, later)
    assert last_round(commons, "a1").closed == until and status(commons) is ArticleStatus.ADOPTED
    assert not something_due(commons, later)


# --- closed to writing, amended, confirmed


@pytest.mark.parametrize(
    "act",
    [
        WriteArticle("a1", "Autre chose"),
        EditArticle("a1", 0, Edit(0, 0, "x")),
        RetitleArticle("a1", "Autre"),
        RestoreVersion("avant", "encore avant"),
    ],
)
def test_an_article_is_closed_to_writing_while_its_round_is_open(commons, act):
    do(commons, WriteArticle("a1", "D’abord ceci."), LEAD)
    do(commons, SaveVersion("avant"), LEAD)
    do(commons, WriteArticle("a1", "Puis cela."), LEAD)
    opened(commons)
    before = commons.get(Article, "a1")
    with pytest.raises((UnderConsent, TextMoved)) as no:
        do(commons, act if not isinstance(act, EditArticle) else EditArticle("a1", 2, act.edit), LEAD)
    assert isinstance(no.value, UnderConsent)
    assert commons.get(Article, "a1") == before
    do(commons, CloseRound("a1"), LEAD)
    assert do(commons, WriteArticle("a1", "Enfin."), ANA).revision == 3


def test_an_article_with_an_open_round_is_not_removed(commons):
    opened(commons)
    with pytest.raises(RoundOpen):
        do(commons, RemoveArticle("a1"), LEAD)
    do(commons, CloseRound("a1"), LEAD)
    do(commons, RemoveArticle("a1"), LEAD)


def test_an_amendment_asks_everybody_again_and_loses_no_objection(commons):
    opened(commons)
    say(commons, "p1", YES)
    say(commons, "p2", NO, "Trop cher")
    do(commons, AmendArticle("a1", "Réparer quand on peut."), LEAD)
    one = last_round(commons, "a1")
    assert (one.text, one.revision, one.amended) == ("Réparer quand on peut.", 1, NOON)
    assert awaited(one) == ("p1", "p2", "p3")
    assert [each.person for each in standing(one)] == ["p2"]
    say(commons, "p1", YES)
    say(commons, "p3", YES)
    assert open_round(commons, "a1"), "the objector is asked again too"
    assert do(commons, LiftObjection("a1"), BO).closed == NOON
    assert status(commons) is ArticleStatus.ADOPTED


def test_an_answer_to_words_that_were_amended_meanwhile_is_refused(commons):
    one = opened(commons)
    do(commons, AmendArticle("a1", title="Réparer d’abord"), LEAD)
    with pytest.raises(QuestionMoved):
        do(commons, AnswerRound(one.id, one.revision, YES), ANA)


def test_words_that_change_after_a_round_are_to_be_confirmed(commons):
    opened(commons)
    for person in PEOPLE[:3]:
        say(commons, person, YES)
    do(commons, WriteArticle("a1", "Réparer, toujours."), ANA)
    assert status(commons) is ArticleStatus.TO_CONFIRM
    assert last_round(commons, "a1").text == "Réparer avant d’acheter."
    do(commons, WriteArticle("a1", "Réparer avant d’acheter."), ANA)
    assert status(commons) is ArticleStatus.ADOPTED, "the same words again are the words agreed"
    do(commons, RetitleArticle("a1", "Acheter"), ANA)
    assert status(commons) is ArticleStatus.TO_CONFIRM


def test_a_typing_slip_keeps_the_article_adopted_and_its_difference(commons):
    objected(commons)
    do(commons, LiftObjection("a1"), BO)
    do(commons, WriteArticle("a1", "Réparer avant d’acheter !"), ANA)
    one = do(commons, CallSlip("a1"), LEAD)
    assert status(commons) is ArticleStatus.ADOPTED
    ((old, new),) = slips_of(one)
    assert (old.text, new.text) == ("Réparer avant d’acheter.", "Réparer avant d’acheter !")
    with pytest.raises(NothingToConfirm):
        do(commons, CallSlip("a1"), LEAD)


def test_words_in_debate_stay_in_debate_whatever_is_written(commons):
    objected(commons)
    do(commons, WriteArticle("a1", "Autrement dit."), ANA)
    assert status(commons) is ArticleStatus.IN_DEBATE


# --- lifting


def test_only_its_author_lifts_an_objection(commons):
    objected(commons)
    for by in (ANA, LEAD):
        with pytest.raises((NothingToLift, NotAllowed)):
            do(commons, LiftObjection("a1"), by)
    with pytest.raises(NotAllowed):
        do(commons, LiftObjection("a1", "p2"), ANA)
    one = do(commons, LiftObjection("a1"), BO)
    assert status(commons) is ArticleStatus.ADOPTED
    assert (tally(one).lifted, tally(one).objection) == (1, 0)
    assert [each.reason for each in lifted(one)] == ["Trop cher"]


def test_facilitation_enters_a_lifting_only_for_somebody_who_is_there(commons):
    objected(commons)
    commons.put(a_session("p1", "p3"))
    with pytest.raises(AuthorAbsent):
        do(commons, LiftObjection("a1", "p2"), LEAD)
    commons.put(a_session("p1", "p2"))
    assert do(commons, LiftObjection("a1", "p2"), LEAD).position_of("p2").entered_by == "p9"


def test_an_objection_lifted_about_words_that_changed_since_leaves_them_to_confirm(commons):
    objected(commons)
    do(commons, WriteArticle("a1", "Réparer sans se ruiner."), ANA)
    do(commons, LiftObjection("a1"), BO)
    assert status(commons) is ArticleStatus.TO_CONFIRM


def test_the_objection_of_somebody_absent_stays_in_the_next_round(commons):
    objected(commons)
    one = opened(commons, people=("p1", "p3"))
    assert [each.person for each in one.carried] == ["p2"]
    say(commons, "p1", YES)
    one = say(commons, "p3", YES)
    assert outcome(one) is Outcome.IN_DEBATE and tally(one).carried == 1
    do(commons, LiftObjection("a1"), BO)
    assert status(commons) is ArticleStatus.ADOPTED


def test_who_is_asked_again_answers_afresh(commons):
    objected(commons)
    assert opened(commons).carried == ()


# --- what there is to do


def test_what_to_do_next_names_the_rounds_that_await_me_and_what_is_to_confirm(commons):
    def needs(by):
        return [(one.need, one.article) for one in next_steps(commons, by, NOON) if one.article]

    opened(commons, phase=Phase.REACTIONS)
    assert needs(ANA) == []
    do(commons, CallPhase("a1", Phase.ANSWERS), LEAD)
    assert needs(ANA) == [(Need.ANSWER_ROUND, "a1")] and needs(DAN) == needs(LEAD) == needs(VISITOR) == []
    for person in PEOPLE[:3]:
        say(commons, person, YES)
    assert needs(ANA) == []
    do(commons, WriteArticle("a1", "Réparer, toujours."), ANA)
    assert needs(LEAD) == [(Need.CONFIRM, "a1")] and needs(ANA) == []


# --- anonymous


def test_an_anonymous_answer_names_nobody_only_who_has_answered(commons):
    opened(commons, anonymous=True)
    one = say(commons, "p2", NO, "Trop cher", by=LEAD)
    one = say(commons, "p1", YES)
    assert {(each.person, each.entered_by) for each in one.positions} == {("", None)}
    assert (one.answered, awaited(one)) == (("p1", "p2"), ("p3",))
    assert not may_be_read(one) and may_be_read(say(commons, "p3", YES))
    act = AnswerRound("d1", 0, YES, anonymous=True)
    assert act.nameless and act.erases and not AnswerRound("d1", 0, YES).nameless


def test_an_anonymous_answer_is_given_once_and_never_lifted(commons):
    opened(commons, anonymous=True)
    say(commons, "p2", NO, "Trop cher")
    with pytest.raises(AnsweredAlready):
        say(commons, "p2", YES)
    with pytest.raises(NothingToLift):
        do(commons, LiftObjection("a1"), BO)
    with pytest.raises(AnswersSealed):
        do(commons, AmendArticle("a1", "Mots"), LEAD)


def test_an_answer_that_believed_itself_anonymous_is_refused_where_names_are_kept(commons):
    one = opened(commons)
    with pytest.raises(QuestionMoved):
        do(commons, AnswerRound(one.id, one.revision, YES, anonymous=True), ANA)


def test_an_anonymous_objection_stays_unless_everybody_is_asked_again(commons):
    opened(commons, anonymous=True)
    say(commons, "p1", YES)
    say(commons, "p2", NO, "Trop cher")
    say(commons, "p3", YES)
    before = commons.draft()
    assert opened(commons, people=("p1", "p3")).carried[0].reason == "Trop cher"
    commons.become(before)
    assert opened(commons, people=("p1", "p2", "p3", "p4")).carried == ()


# --- people who go


def test_an_erased_persons_objection_stays_and_is_nobodys(commons):
    objected(commons)
    do(commons, EraseMyData(), BO)
    one = last_round(commons, "a1")
    assert "p2" not in repr(one)
    assert [each.reason for each in standing(one)] == ["Trop cher"]
    assert tally(one).concerned == 3
    assert opened(commons).carried[0].reason == "Trop cher"


def test_somebody_erased_before_answering_is_awaited_no_more(commons):
    opened(commons)
    say(commons, "p1", YES)
    say(commons, "p2", YES)
    do(commons, EraseMyData(), CID)
    assert (tally(last_round(commons, "a1")).concerned, status(commons)) == (2, ArticleStatus.ADOPTED)


def test_answers_entered_by_somebody_erased_are_facilitations(commons):
    opened(commons)
    say(commons, "p1", YES, by=LEAD)
    do(commons, EraseMyData(), LEAD)
    assert last_round(commons, "a1").position_of("p1").entered_by == Role.FACILITATION


def test_two_entries_that_were_one_person_answer_once_and_an_objection_prevails(commons):
    opened(commons)
    say(commons, "p1", YES)
    say(commons, "p2", NO, "Trop cher")
    do(commons, MergePeople("p1", "p2", "la même"), LEAD)
    one = last_round(commons, "a1")
    assert one.concerned == ("p1", "p3") and one.position_of("p1").reason == "Trop cher"
    say(commons, "p3", YES)
    assert status(commons) is ArticleStatus.IN_DEBATE


# --- whatever happens

STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("say"), st.sampled_from(PEOPLE), st.sampled_from(Choice)),
        st.tuples(st.just("lift"), st.sampled_from(PEOPLE), st.none()),
        st.tuples(st.just("erase"), st.sampled_from(PEOPLE), st.none()),
        st.tuples(st.just("merge"), st.sampled_from(PEOPLE), st.sampled_from(PEOPLE)),
        st.tuples(st.sampled_from(["open", "secret"]), st.integers(1, 15), st.none()),
        st.tuples(st.sampled_from(["amend", "write", "close", "slip", "time"]), st.none(), st.none()),
    ),
    max_size=25,
)


def step(commons, what, one, other, count):
    last = last_round(commons, "a1")
    words = f"Mots {count}"
    acts = {
        "lift": lambda: (LiftObjection("a1"), Actor(Role.PARTICIPANT, one)),
        "erase": lambda: (EraseMyData(one), LEAD),
        "merge": lambda: (MergePeople(one, other, "la même"), LEAD),
        "open": lambda: (OpenRound("a1", people=listed(one)), LEAD),
        "secret": lambda: (OpenRound("a1", people=listed(one), anonymous=True), LEAD),
        "amend": lambda: (AmendArticle("a1", words), LEAD),
        "write": lambda: (WriteArticle("a1", words), LEAD),
        "close": lambda: (CloseRound("a1"), LEAD),
        "slip": lambda: (CallSlip("a1"), LEAD),
        "time": lambda: (TimePasses(), TIME),
    }
    if what == "say":
        return last and say(commons, one, other, "parce que", by=LEAD)
    act, by = acts[what]()
    return do(commons, act, by)


def listed(bits):
    return tuple(id for at, id in enumerate(PEOPLE) if bits >> at & 1)


@given(STEPS)
def test_never_adopted_with_a_standing_objection_and_everybody_counted_once(steps):
    from models.refusals import Refusal

    commons = MemoryCommons(a_session(), *(Participant(id, id, NOON) for id in (*PEOPLE, "p9")))
    do(commons, AddArticle("Réparer", "Réparer avant d’acheter."), LEAD)
    for count, (what, one, other) in enumerate(steps):
        before = commons.get(Article, "a1"), open_round(commons, "a1")
        try:
            step(commons, what, one, other, count)
        except Refusal:
            continue
        now = commons.get(Article, "a1")
        if before[1] and what != "amend":
            assert (now.title, str(now.text)) == (before[0].title, str(before[0].text))
        if now.status in (ArticleStatus.ADOPTED, ArticleStatus.ADOPTED_WITH_RESERVES):
            last = last_round(commons, "a1")
            assert not standing(last) and not last.is_open and enough(tally(last))
        for each in commons.all(Round):
            check(each)


@given(STEPS)
def test_nothing_that_facilitation_does_takes_an_objection_away_from_its_author(steps):
    from models.refusals import Refusal

    commons = MemoryCommons(a_session(), *(Participant(id, id, NOON) for id in (*PEOPLE, "p9")))
    do(commons, AddArticle("Réparer", "Réparer avant d’acheter."), LEAD)
    for count, (what, one, other) in enumerate(steps):
        before = authors(commons)
        try:
            step(commons, what, one, other, count)
        except Refusal:
            continue
        if what in ("open", "secret"):
            assert authors(commons) == before - set(listed(one)), "who is asked again answers afresh"
        elif what not in ("say", "lift", "erase", "merge"):
            assert authors(commons) == before


def authors(commons):
    """Of the objections that stand; "" for those that nobody can lift."""
    last = last_round(commons, "a1")
    return {each.person for each in standing(last) if each.person} if last else set()


def check(one):
    count = tally(one)
    assert min(count) >= 0 and count.concerned == len(one.concerned)
    named = [each.person for each in one.positions if each.person]
    assert set(named) <= set(one.concerned)
    assert not one.anonymous or (not named and len(one.positions) == len(one.answered))
    assert one.is_open is False or len(set(named)) == len(named)

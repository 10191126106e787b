"""Suggestions: words in place of others, on a ground that moves; decided with a reason."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from memory_commons import NOON, MemoryCommons, do

from models.acts.consent import OpenRound
from models.acts.manifesto import AddArticle, EditArticle, PutBackArticle, RemoveArticle, WriteArticle
from models.acts.people import EraseMyData, MergePeople
from models.acts.suggestions import (
    AcceptSuggestion,
    RefuseSuggestion,
    ReopenSuggestion,
    Suggest,
    WithdrawSuggestion,
)
from models.acts.versions import SaveVersion
from models.anchor import anchored, carried, places, unanchored
from models.consent import open_round
from models.manifesto import Article
from models.names import TooLong
from models.passage import ArticleRemoved, PassageGone, PassageTwice, VersionFixed
from models.people import FACILITATION, VISITOR, Actor, Participant, Role
from models.ports import Splice
from models.refusals import NotAllowed, ReasonMissing, Unknown
from models.status import UnderConsent
from models.suggestion import (
    AlreadyDecided,
    GroundMoved,
    NotDecided,
    NothingSuggested,
    Suggestion,
    SuggestionState,
    open_suggestions,
    stands,
    suggestions,
)
from models.text import Edit, words

ANA, BO, CID = (Actor(Role.PARTICIPANT, f"p{n}") for n in (1, 2, 3))
LEAD = Actor(Role.FACILITATION, "p9")
TEXT = "Chaque lieu garde la main.\n\nNous réparons avant d’acheter."
WHY = "plus juste"


@pytest.fixture
def commons():
    """One article by Ana; nothing else."""
    series = MemoryCommons(*(Participant(id, id, NOON) for id in ("p1", "p2", "p3", "p9")))
    do(series, AddArticle("Outils", TEXT), ANA)
    return series


def article(commons):
    return commons.get(Article, "a1")


def text(commons):
    return str(article(commons).text)


def write(commons, position, removed, inserted, by=ANA):
    do(commons, EditArticle("a1", article(commons).revision, Edit(position, removed, inserted)), by)


def one(commons, id="g1"):
    return commons.get(Suggestion, id)


def ground(commons, id="g1"):
    return stands(article(commons), one(commons, id))


def test_a_suggestion_says_what_it_replaces_and_changes_nothing(commons):
    made = do(commons, Suggest("a1", "Chaque lieu", "Chacun·e"), BO)
    assert (made.words, made.put, made.author, made.revision) == ("Chaque lieu", "Chacun·e", "p2", 0)
    assert (made.state, made.made, text(commons)) == (SuggestionState.PROPOSED, NOON, TEXT)
    assert article(commons).revision == 0


def test_of_a_whole_paragraph_written_again_only_what_changes_is_replaced(commons):
    made = do(commons, Suggest("a1", "Chaque lieu garde la main.", "Chaque lieu garde la barre."), BO)
    assert (made.words, made.put) == ("main", "barre")
    whole = do(commons, Suggest("a1", "", TEXT.replace("réparons", "prêtons")), BO)
    assert (whole.words, whole.put) == ("réparons", "prêtons")


def test_added_words_take_along_the_word_beside_so_that_its_change_shows(commons):
    after = do(commons, Suggest("a1", "garde la main", "garde vraiment la main"), BO)
    assert (after.words, after.put) == ("garde ", "garde vraiment ")
    first = do(commons, Suggest("a1", "Nous réparons", "Ici, nous réparons"), BO)
    assert (first.words, first.put) == ("Nous", "Ici, nous")
    start = do(commons, Suggest("a1", "Chaque", "Ici Chaque"), BO)
    assert (start.words, start.put) == ("Chaque", "Ici Chaque")


def test_words_can_be_put_into_an_empty_article(commons):
    do(commons, AddArticle("Vide"), ANA)
    do(commons, Suggest("a2", "", "Un début."), BO)
    do(commons, AcceptSuggestion("g1", WHY), ANA)
    assert commons.get(Article, "a2").text.runs == (("p2", "Un début."),)


def test_words_that_are_not_there_or_stand_twice_are_refused(commons):
    with pytest.raises(PassageGone):
        do(commons, Suggest("a1", "Chaque ville", "x"), BO)
    with pytest.raises(PassageTwice) as no:
        do(commons, Suggest("a1", "a", "o"), BO)
    assert no.value.times == TEXT.count("a")
    with pytest.raises(NothingSuggested):
        do(commons, Suggest("a1", "Chaque lieu", "Chaque lieu"), BO)
    with pytest.raises(TooLong):
        do(commons, Suggest("a1", "Chaque", "x" * 1_000_000), BO)


def test_of_words_that_stand_twice_the_nearest_is_meant(commons):
    at = TEXT.rindex("a")
    do(commons, Suggest("a1", "a", "ha", near=at - 1), BO)
    assert ground(commons).start == at


def test_an_accepted_suggestion_enters_as_its_authors_words_with_who_decided_and_why(commons):
    do(commons, Suggest("a1", "Chaque lieu garde", "Chacun·e garde"), BO)
    later = NOON + timedelta(hours=1)
    done = do(commons, AcceptSuggestion("g1", WHY), CID, later)
    assert text(commons).startswith("Chacun·e garde la main.")
    assert article(commons).text.runs[0] == ("p2", "Chacun·e")
    (decision,) = done.decisions
    assert (decision.state, decision.reason, decision.at, decision.by) == (done.state, WHY, later, "p3")
    assert done.state is SuggestionState.ACCEPTED and article(commons).revision == 1


@pytest.mark.parametrize("act", [AcceptSuggestion, RefuseSuggestion, ReopenSuggestion])
def test_each_decision_needs_a_reason(commons, act):
    do(commons, Suggest("a1", "main", "barre"), BO)
    if act is ReopenSuggestion:
        do(commons, RefuseSuggestion("g1", WHY), ANA)
    with pytest.raises(ReasonMissing):
        do(commons, act("g1", "  "), ANA)


def test_a_decided_suggestion_is_not_decided_again_but_reopened(commons):
    do(commons, Suggest("a1", "main", "barre"), BO)
    with pytest.raises(NotDecided):
        do(commons, ReopenSuggestion("g1", WHY), ANA)
    do(commons, RefuseSuggestion("g1", "trop marin"), ANA)
    assert text(commons) == TEXT
    for act in (AcceptSuggestion("g1", WHY), RefuseSuggestion("g1", WHY)):
        with pytest.raises(AlreadyDecided):
            do(commons, act, ANA)
    do(commons, ReopenSuggestion("g1", "on y revient"), CID)
    do(commons, AcceptSuggestion("g1", WHY), ANA)
    assert [each.reason for each in one(commons).decisions] == ["trop marin", "on y revient", WHY]


def test_reopening_an_accepted_one_gives_the_words_back_to_their_author(commons):
    before = article(commons).text
    do(commons, Suggest("a1", "Chaque lieu garde", "Chacun·e retient"), BO)
    do(commons, AcceptSuggestion("g1", WHY), CID)
    do(commons, ReopenSuggestion("g1", "trop vite"), CID)
    assert article(commons).text == before and one(commons).state is SuggestionState.PROPOSED
    assert not ground(commons).moved
    do(commons, AcceptSuggestion("g1", WHY), CID)
    write(commons, 3, 1, "kk")
    with pytest.raises(GroundMoved):
        do(commons, ReopenSuggestion("g1", "trop vite"), CID)


def test_several_on_one_place_are_told_apart_and_accepting_one_leaves_the_others_standing(commons):
    do(commons, Suggest("a1", "Chaque lieu", "Chacun·e"), BO)
    do(commons, Suggest("a1", "Chaque lieu", "Tout le monde"), CID)
    do(commons, Suggest("a1", "main", "barre"), CID)
    do(commons, AcceptSuggestion("g1", WHY), ANA)
    assert [each.id for each in open_suggestions(commons, article(commons))] == ["g2", "g3"]
    assert (ground(commons, "g2").moved, ground(commons, "g2").words) == (True, "Chacun·e")
    assert not ground(commons, "g3").moved
    with pytest.raises(GroundMoved) as no:
        do(commons, AcceptSuggestion("g2", WHY), ANA)
    assert (no.value.words, no.value.now) == ("Chaque lieu", "Chacun·e")


def test_ground_that_moved_is_built_on_only_if_one_says_so_having_read_it(commons):
    do(commons, Suggest("a1", "Chaque lieu", "Chacun·e"), BO)
    write(commons, 7, 4, "ville")
    with pytest.raises(GroundMoved):
        do(commons, AcceptSuggestion("g1", WHY, instead_of="Chaque lieu"), ANA)
    do(commons, AcceptSuggestion("g1", WHY, instead_of="Chaque ville"), ANA)
    assert text(commons).startswith("Chacun·e garde")


def test_what_replaces_a_ground_that_moved_never_sticks_to_the_words_beside_it(commons):
    """« lieu » went from « Chaque lieu garde » : its ground is « Chaque », without the blank after it."""
    do(commons, Suggest("a1", "Chaque lieu", "Chacun·e"), BO)
    write(commons, 7, 4, "")
    write(commons, 7, 1, "")
    assert (ground(commons).words, ground(commons).moved) == ("Chaque", True)
    do(commons, AcceptSuggestion("g1", WHY, instead_of="Chaque"), ANA)
    assert text(commons).startswith("Chacun·e garde")


def test_what_somebody_wrote_as_suggested_can_be_accepted_as_it_is(commons):
    do(commons, Suggest("a1", "main", "barre"), BO)
    write(commons, TEXT.index("main"), 4, "barre", CID)
    before = article(commons)
    do(commons, AcceptSuggestion("g1", WHY), ANA)
    assert article(commons).text == before.text and article(commons).revision == before.revision


def test_a_suggestion_follows_its_words_wherever_others_write(commons):
    do(commons, Suggest("a1", "réparons", "prêtons"), BO)
    do(commons, WriteArticle("a1", "Un préambule.\n\n" + TEXT.replace("Chaque", "Tout")), CID)
    write(commons, text(commons).index("réparons"), 0, "nous ")
    assert (ground(commons).words, ground(commons).moved) == ("réparons", False)
    do(commons, AcceptSuggestion("g1", WHY), ANA)
    assert "Nous nous prêtons avant" in text(commons)


def test_a_long_passage_put_elsewhere_or_taken_back_is_found_again(commons):
    long = "Nous réparons avant d’acheter."
    do(commons, Suggest("a1", long, "Prêter, réparer, et tant pis pour le reste"), BO)
    at = TEXT.index(long)
    write(commons, at, len(long), "")
    assert ground(commons).moved
    write(commons, 0, 0, long + "\n\n")
    assert (ground(commons).moved, ground(commons).start) == (False, 0)


def test_an_article_removed_keeps_its_suggestions_until_it_is_put_back(commons):
    do(commons, Suggest("a1", "main", "barre"), BO)
    do(commons, RemoveArticle("a1"), LEAD)
    for act in (AcceptSuggestion("g1", WHY), Suggest("a1", "lieu", "x")):
        with pytest.raises(ArticleRemoved):
            do(commons, act, ANA)
    do(commons, PutBackArticle("a1"), LEAD)
    do(commons, AcceptSuggestion("g1", WHY), ANA)
    assert "barre" in text(commons)


def test_a_version_takes_no_suggestion(commons):
    do(commons, SaveVersion("avant"), LEAD)
    for version in ("v1", "avant"):
        with pytest.raises(VersionFixed):
            do(commons, Suggest(version, "main", "barre"), BO)
    with pytest.raises(Unknown):
        do(commons, Suggest("a99", "main", "barre"), BO)


def test_under_a_consent_round_suggestions_are_made_and_accepted_only_as_an_amendment(commons):
    do(commons, OpenRound("a1", people=("p1", "p2")), LEAD)
    do(commons, Suggest("a1", "main", "barre"), BO)
    for by in (ANA, LEAD):
        with pytest.raises(UnderConsent):
            do(commons, AcceptSuggestion("g1", WHY), by)
    with pytest.raises(NotAllowed):
        do(commons, AcceptSuggestion("g1", WHY, amends=True), ANA)
    do(commons, AcceptSuggestion("g1", WHY, amends=True), LEAD)
    assert "barre" in text(commons) and open_round(commons, "a1").words.text == text(commons)
    with pytest.raises(UnderConsent):
        do(commons, ReopenSuggestion("g1", WHY), LEAD)
    do(commons, Suggest("a1", "lieu", "endroit"), BO)
    do(commons, RefuseSuggestion("g2", WHY), ANA)


def test_visitors_suggest_and_decide_nothing(commons):
    do(commons, Suggest("a1", "main", "barre"), BO)
    for act in (
        Suggest("a1", "main", "barre"),
        AcceptSuggestion("g1", WHY),
        RefuseSuggestion("g1", WHY),
        ReopenSuggestion("g1", WHY),
        WithdrawSuggestion("g1"),
    ):
        with pytest.raises(NotAllowed):
            do(commons, act, VISITOR)


def test_one_withdraws_ones_own_while_it_is_open_and_nothing_is_left_of_it(commons):
    do(commons, Suggest("a1", "main", "barre"), BO)
    with pytest.raises(NotAllowed):
        do(commons, WithdrawSuggestion("g1"), ANA)
    do(commons, WithdrawSuggestion("g1"), BO)
    assert not suggestions(commons, article(commons)) and not article(commons).anchors
    do(commons, Suggest("a1", "main", "barre"), BO)
    do(commons, AcceptSuggestion("g2", WHY), ANA)
    with pytest.raises(AlreadyDecided):
        do(commons, WithdrawSuggestion("g2"), LEAD)


def test_facilitation_suggests_for_somebody_and_it_says_so(commons):
    made = do(commons, Suggest("a1", "main", "barre", person="p2"), LEAD)
    assert (made.author, made.scribe) == ("p2", "p9")
    nobody = do(commons, Suggest("a1", "lieu", "endroit"), FACILITATION)
    assert (nobody.author, nobody.scribe) == ("", "animation")
    with pytest.raises(NotAllowed):
        do(commons, Suggest("a1", "lieu", "endroit", person="p3"), BO)


def test_erasing_somebody_takes_their_name_out_of_suggestions_and_decisions(commons):
    do(commons, Suggest("a1", "Chaque lieu", "Chacun·e", person="p2"), LEAD)
    do(commons, AcceptSuggestion("g1", WHY), CID)
    for gone in ("p1", "p2", "p3", "p9"):
        do(commons, EraseMyData(gone), FACILITATION)
    left = one(commons)
    assert (left.author, left.scribe, left.taken) == ("", None, (("", "Chaque lieu"),))
    assert left.decisions[0].by == "" and article(commons).hands == ()


def test_merging_two_entries_makes_their_suggestions_one_persons(commons):
    do(commons, Suggest("a1", "Chaque lieu", "Chacun·e"), BO)
    do(commons, AcceptSuggestion("g1", WHY), BO)
    do(commons, MergePeople("p3", "p2", "une seule"), FACILITATION)
    assert (one(commons).author, one(commons).decisions[0].by) == ("p3", "p3")


TEXTS = st.text("ab \n", max_size=30)


@given(st.data(), TEXTS)
def test_anchors_stay_in_the_text_and_keep_their_words_when_others_change(data, said):
    spans = data.draw(
        st.lists(st.tuples(st.integers(0, len(said)), st.integers(0, len(said))).map(sorted), max_size=4)
    )
    anchors = {}
    for number, (start, end) in enumerate(spans):
        anchors = anchored(anchors, f"g{number}", start, end)
    assert sorted(places(anchors).values()) == sorted((start, end) for start, end in spans)
    for _ in range(4):
        start = data.draw(st.integers(0, len(said)))
        end = data.draw(st.integers(start, len(said)))
        put = data.draw(st.text("cd", max_size=4))
        before = {id: (place, said[slice(*place)]) for id, place in places(anchors).items()}
        anchors = carried(anchors, Splice(start, end - start, (("p1", put),) if put else ()))
        said = said[:start] + put + said[end:]
        for id, ((first, last), was) in before.items():
            now = places(anchors)[id]
            assert 0 <= now[0] <= now[1] <= len(said)
            if first < last and (end <= first or last <= start):
                assert said[slice(*now)] == was
    for number in range(len(spans)):
        anchors = unanchored(anchors, f"g{number}")
    assert anchors == {}


@given(st.data(), st.text("ab .\n", min_size=1, max_size=30), st.text("ab .\n", max_size=30))
def test_accepting_at_once_what_was_suggested_gives_the_text_that_was_wanted(data, said, wanted):
    commons = MemoryCommons(Participant("p1", "p1", NOON), Participant("p2", "p2", NOON))
    do(commons, AddArticle("x", said), ANA)
    here = text(commons)
    if wanted == here or not here:
        return
    before = do(commons, Suggest("a1", here, wanted, near=0), BO)
    do(commons, AcceptSuggestion(before.id, WHY), ANA)
    assert text(commons) == wanted
    do(commons, ReopenSuggestion(before.id, WHY), ANA)
    assert text(commons) == here
    assert words(article(commons).text.runs) == here

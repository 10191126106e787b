"""Contributions, supports and themes."""

import pytest
from builders import a_workshop
from memory_commons import NOON, MemoryCommons, do

from models.acts.contributions import (
    Contribute,
    CorrectContribution,
    CreateTheme,
    MergeThemes,
    MoveToTheme,
    RenameTheme,
    SplitTheme,
    Support,
    WithdrawContribution,
)
from models.acts.manifesto import AddArticle, LinkContributions
from models.acts.thread import PostReply
from models.contribution import (
    Contribution,
    Dimension,
    MovedMeanwhile,
    NotInTheme,
    RewordedMeanwhile,
    SameTheme,
    Theme,
    ThemeExists,
    TooManySupports,
    Unsigned,
    by_support,
    default_themes,
    drawn_from,
    handed_over,
    readable,
    seen_now,
    supports_left,
    theme_named,
)
from models.manifesto import Article
from models.names import EmptyText, TooLong
from models.people import FACILITATION, VISITOR, Actor, Participant, Role
from models.refusals import NobodyNamed, NotAllowed, Unknown

ANA, BO = Actor(Role.PARTICIPANT, "p1"), Actor(Role.PARTICIPANT, "p2")
LEAD = Actor(Role.FACILITATION, "p9")


@pytest.fixture
def commons():
    series = MemoryCommons(a_workshop(), *(Participant(id, id, NOON) for id in ("p1", "p2", "p9")))
    for theme in default_themes(series):
        series.put(theme)
    return series


def test_a_contribution_is_one_line_from_a_workshop_with_its_dimension_and_theme(commons):
    ecology = theme_named(commons, "Ecologie")
    made = do(commons, Contribute(1, " Réparer\nd’abord ", Dimension.COLLECTIVE, ecology.id), ANA)
    assert (made.id, made.workshop, made.text) == ("c1", 1, "Réparer d’abord")
    assert (made.dimension, made.theme) == (Dimension.COLLECTIVE, ecology.id)
    assert commons.all(Contribution) == (made,)


def test_a_contribution_may_come_from_elsewhere_but_not_from_a_workshop_that_is_not(commons):
    assert do(commons, Contribute(None, "Lu dans une réponse"), ANA).workshop is None
    with pytest.raises(Unknown):
        do(commons, Contribute(7, "Réparer"), ANA)
    with pytest.raises(Unknown):
        do(commons, Contribute(1, "Réparer", theme="t99"), ANA)


@pytest.mark.parametrize("by", [ANA, LEAD, FACILITATION])
def test_an_unsigned_contribution_keeps_nobody(commons, by):
    made = do(commons, Contribute(1, "Réparer", person="p2" if by.facilitates else None), by)
    assert (made.author, made.scribe) == (None, None)
    assert Contribute(1, "Réparer").nameless
    assert not Contribute(1, "Réparer", signed=True).nameless


def test_a_signed_contribution_keeps_its_author_and_who_held_the_keyboard(commons):
    assert do(commons, Contribute(1, "Réparer", signed=True), ANA).author == "p1"
    made = do(commons, Contribute(1, "Réparer", signed=True, person="p1"), LEAD)
    assert (made.author, made.scribe) == ("p1", "p9")
    with pytest.raises(NotAllowed):
        do(commons, Contribute(1, "Réparer", signed=True, person="p1"), BO)
    with pytest.raises(NobodyNamed):
        do(commons, Contribute(1, "Réparer", signed=True), FACILITATION)


def test_a_contribution_holds_280_characters(commons):
    assert len(do(commons, Contribute(1, "é" * 280), ANA).text) == 280
    with pytest.raises(TooLong):
        do(commons, Contribute(1, "é" * 281), ANA)
    with pytest.raises(EmptyText):
        do(commons, Contribute(1, " \x1b\n"), ANA)


def test_visitors_do_not_contribute(commons):
    for act in (Contribute(1, "Réparer"), Support("c1"), CreateTheme("outils")):
        with pytest.raises(NotAllowed):
            do(commons, act, VISITOR)


def test_a_person_supports_three_contributions_per_workshop_and_may_take_one_back(commons):
    for number in range(5):
        do(commons, Contribute(1 if number < 4 else None, f"Idée {number}"), ANA)
    for id in ("c1", "c2", "c3"):
        do(commons, Support(id), BO)
    with pytest.raises(TooManySupports) as no:
        do(commons, Support("c4"), BO)
    assert (no.value.limit, no.value.supported) == (3, ("c1", "c2", "c3"))
    do(commons, Support("c5"), BO)
    do(commons, Support("c2"), BO)
    assert do(commons, Support("c4"), BO).supporters == ("p2",)
    assert commons.get(Contribution, "c2").supporters == ()
    assert do(commons, Support("c4", person="p1"), LEAD).supporters == ("p2", "p1")


def test_a_withdrawn_contribution_frees_the_supports_it_had(commons):
    for number in range(4):
        do(commons, Contribute(1, f"Idée {number}"), ANA)
    for id in ("c1", "c2", "c3"):
        do(commons, Support(id), BO)
    do(commons, WithdrawContribution("c1"))
    assert do(commons, Support("c4"), BO).supporters == ("p2",)


def test_authors_correct_withdraw_and_unsign_what_they_signed_and_nothing_else(commons):
    do(commons, Contribute(1, "Reparer", signed=True), ANA)
    assert do(commons, CorrectContribution("c1", text="Réparer"), ANA).text == "Réparer"
    for act in (CorrectContribution("c1", text="Jeter"), WithdrawContribution("c1")):
        with pytest.raises(NotAllowed):
            do(commons, act, BO)
    assert do(commons, CorrectContribution("c1", unsign=True), ANA).author is None
    with pytest.raises(Unsigned):
        do(commons, CorrectContribution("c1", text="Jeter"), ANA)
    do(commons, CorrectContribution("c1", dimension=Dimension.INDIVIDUAL))
    assert commons.get(Contribution, "c1").dimension is Dimension.INDIVIDUAL


def test_what_takes_a_name_or_words_away_says_that_it_erases():
    assert WithdrawContribution("c1").erases
    assert CorrectContribution("c1", unsign=True).erases
    assert not CorrectContribution("c1", text="x").erases


def test_articles_forget_a_withdrawn_contribution_and_its_id_is_never_used_again(commons):
    do(commons, Contribute(1, "Réparer"), ANA)
    do(commons, Contribute(1, "Transmettre"), ANA)
    do(commons, AddArticle("Durer"), ANA)
    do(commons, LinkContributions("a1", ("c1", "c2")), ANA)
    do(commons, WithdrawContribution("c2"))
    assert commons.get(Article, "a1").contributions == ("c1",)
    assert do(commons, Contribute(1, "Transmettre"), ANA).id == "c3"


def test_the_announcement_gives_six_themes_found_whatever_case_and_accents(commons):
    titles = [theme.title for theme in commons.all(Theme)]
    assert titles == [
        "société",
        "politique",
        "santé mentale",
        "information",
        "données et outils",
        "écologie",
    ]
    assert theme_named(commons, "SANTE mentale").title == "santé mentale"
    assert theme_named(commons, "t1").title == "société"
    with pytest.raises(Unknown):
        theme_named(commons, "sobriété")


def test_a_theme_is_there_once(commons):
    assert do(commons, CreateTheme("Sobriété"), ANA).title == "Sobriété"
    for act in (CreateTheme("sobriete"), RenameTheme("t1", "Ecologie")):
        with pytest.raises(ThemeExists):
            do(commons, act)
    assert do(commons, RenameTheme("t1", "Société")).title == "Société"


def test_themes_merge_with_their_contributions_but_not_into_themselves(commons):
    do(commons, Contribute(1, "Réparer", theme="t6"), ANA)
    assert do(commons, MergeThemes("t5", "t6")).title == "données et outils"
    assert commons.get(Contribution, "c1").theme == "t5"
    assert commons.find(Theme, "t6") is None
    with pytest.raises(SameTheme):
        do(commons, MergeThemes("t5", "t5"))


def test_a_theme_splits_with_contributions_of_its_own_only(commons):
    for theme in ("t5", "t5", "t1"):
        do(commons, Contribute(1, "Réparer", theme=theme), ANA)
    with pytest.raises(NotInTheme) as no:
        do(commons, SplitTheme("t5", "outils", ("c1", "c3")))
    assert no.value.contributions == ("c3",)
    assert len(commons.all(Theme)) == 6
    made = do(commons, SplitTheme("t5", "outils", ("c1",)))
    assert [one.theme for one in commons.all(Contribution)] == [made.id, "t5", "t1"]


def test_contributions_move_between_themes_and_out_of_them(commons):
    for _ in range(2):
        do(commons, Contribute(1, "Réparer", theme="t5", signed=True), ANA)
    do(commons, MoveToTheme(("c1", "c2"), "t1"))
    do(commons, MoveToTheme(("c2",), None), ANA)
    assert [one.theme for one in commons.all(Contribution)] == ["t1", None]
    with pytest.raises(NotAllowed):
        do(commons, MoveToTheme(("c1",), "t2"), BO)


def test_a_new_theme_takes_contributions_from_several_others_in_the_same_act(commons):
    for theme in ("t5", "t1", None):
        do(commons, Contribute(1, "Réparer", theme=theme))
    made = do(commons, CreateTheme("Durer", ("c1", "c2")), LEAD)
    assert [one.theme for one in commons.all(Contribution)] == [made.id, made.id, None]
    with pytest.raises(Unsigned):
        do(commons, CreateTheme("À moi", ("c3",)), ANA)
    assert len(commons.all(Theme)) == 7


def test_the_second_of_two_who_sort_the_same_contribution_is_told_and_nothing_moves(commons):
    for _ in range(2):
        do(commons, Contribute(1, "Réparer", theme="t5"))
    seen = seen_now(commons.all(Contribution))
    do(commons, MoveToTheme(("c2",), "t1", seen[1:]), LEAD)
    for act in (MoveToTheme(("c1", "c2"), "t6", seen), CreateTheme("Durer", ("c1", "c2"), seen)):
        with pytest.raises(MovedMeanwhile) as no:
            do(commons, act)
        assert no.value.contributions == ("c2",)
    assert [one.theme for one in commons.all(Contribution)] == ["t5", "t1"]
    do(commons, MoveToTheme(("c1", "c2"), "t6", seen_now(commons.all(Contribution))))
    assert [one.theme for one in commons.all(Contribution)] == ["t6", "t6"]


def test_two_who_want_the_same_theme_both_have_it(commons):
    do(commons, Contribute(1, "Réparer", theme="t5"))
    seen = seen_now(commons.all(Contribution))
    do(commons, MoveToTheme(("c1",), "t1", seen), LEAD)
    assert do(commons, MoveToTheme(("c1",), "t1", seen)) == ()


def test_a_theme_merged_away_meanwhile_is_a_move_too(commons):
    do(commons, Contribute(1, "Réparer", theme="t5"))
    seen = seen_now(commons.all(Contribution))
    do(commons, MergeThemes("t6", "t5"), LEAD)
    with pytest.raises(MovedMeanwhile):
        do(commons, MoveToTheme(("c1",), "t1", seen))


def test_words_corrected_by_somebody_meanwhile_are_not_written_over(commons):
    do(commons, Contribute(1, "Reparer"))
    do(commons, CorrectContribution("c1", text="Réparer"), LEAD)
    with pytest.raises(RewordedMeanwhile) as no:
        do(commons, CorrectContribution("c1", text="Reparer vite", seen="Reparer"))
    assert (no.value.text, commons.get(Contribution, "c1").text) == ("Réparer", "Réparer")
    assert do(commons, CorrectContribution("c1", text="Réparer vite", seen="Réparer")).text == "Réparer vite"


def test_what_is_left_of_three_supports_is_counted_for_each_workshop(commons):
    for number in (1, 1, None):
        do(commons, Contribute(number, "Réparer"))
    for id in ("c1", "c2", "c3"):
        do(commons, Support(id), ANA)
    every = commons.all(Contribution)
    assert [supports_left("p1", number, every) for number in (1, None, 2)] == [1, 2, 3]
    assert supports_left("p2", 1, every) == 3


def test_the_order_by_supports_is_that_of_when_they_were_counted(commons):
    for _ in range(3):
        do(commons, Contribute(1, "Réparer"))
    do(commons, Support("c2"), ANA)
    counted = {one.id: len(one.supporters) for one in commons.all(Contribution)}
    for act in (Support("c3"), Support("c3", person="p2"), Support("c3", person="p9"), Contribute(1, "Tard")):
        do(commons, act, LEAD)
    assert [one.id for one in by_support(commons.all(Contribution), counted)] == ["c2", "c1", "c3", "c4"]


@pytest.mark.parametrize("act", [RenameTheme("t1", "x"), MergeThemes("t1", "t2"), SplitTheme("t1", "x", ())])
def test_sorting_themes_belongs_to_facilitation(commons, act):
    with pytest.raises(NotAllowed):
        do(commons, act, ANA)


def test_erasing_or_merging_a_person_carries_signature_and_supports():
    one = Contribution("c1", 1, "x", author="p1", scribe="p9", supporters=("p1", "p2", "p3"))
    assert handed_over(one, "p1", None) == Contribution(
        "c1", 1, "x", author=None, scribe=None, supporters=("p2", "p3")
    )
    merged = handed_over(one, "p1", "p3")
    assert (merged.author, merged.supporters) == ("p3", ("p3", "p2"))


def test_somebody_erased_signs_and_supports_nothing_more(commons):
    do(commons, Contribute(1, "Réparer"), ANA)
    commons.remove(commons.get(Participant, "p2"))
    for act in (Contribute(1, "x", signed=True), Support("c1")):
        with pytest.raises(Unknown):
            do(commons, act, BO)


def test_visitors_read_the_signed_ones_only_and_know_of_no_other_that_a_reply_brought(commons):
    reply = do(commons, PostReply("Réparons."), ANA)
    signed = do(commons, Contribute(None, "Signée", signed=True, origin=reply.id), ANA)
    unsigned = do(commons, Contribute(None, "Sans nom", origin=reply.id), ANA)
    for by in (ANA, LEAD):
        assert readable(commons, by) == drawn_from(commons, reply.id, by) == (signed, unsigned)
    assert readable(commons, VISITOR) == drawn_from(commons, reply.id, VISITOR) == (signed,)
    assert drawn_from(commons, "r9", ANA) == ()

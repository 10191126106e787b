"""What became of a contribution: taken up, merged with another, set aside and why, or nothing."""

import pytest
from memory_commons import MemoryCommons, do

from models.acts.contributions import Contribute, WithdrawContribution
from models.acts.coverage import MergeContribution, SetAside, TakeBack
from models.acts.manifesto import AddArticle, LinkContributions, UnlinkContributions
from models.contribution import Contribution
from models.coverage import Fate, MergedWithItself, NothingDecided, StillTakenUp, coverage
from models.manifesto import articles
from models.people import Actor, Role
from models.refusals import NotAllowed, ReasonMissing


def four() -> MemoryCommons:
    commons = MemoryCommons()
    for text in ("Réparer", "Réemployer", "Partager", "Prêter"):
        do(commons, Contribute(None, text))
    do(commons, AddArticle("Nos outils"))
    do(commons, LinkContributions("a1", ("c1",)))
    return commons


def fates(commons: MemoryCommons) -> str:
    found = coverage(articles(commons), commons.all(Contribution))
    return " ".join(f"{one.contribution.id}:{one.fate}" for one in found)


def test_what_is_merged_is_taken_up_where_the_other_one_is() -> None:
    commons = four()
    do(commons, MergeContribution("c2", "c1"))
    do(commons, MergeContribution("c3", "c2"))
    found = coverage(articles(commons), commons.all(Contribution))
    assert [(one.fate, one.kept, one.articles) for one in found[1:3]] == [
        (Fate.MERGED, "c1", ("a1",)),
        (Fate.MERGED, "c1", ("a1",)),
    ]


def test_nothing_is_merged_with_itself_even_around_a_corner() -> None:
    commons = four()
    do(commons, MergeContribution("c2", "c3"))
    do(commons, MergeContribution("c3", "c4"))
    for other in ("c4", "c3", "c2"):
        with pytest.raises(MergedWithItself):
            do(commons, MergeContribution("c4", other))


def test_what_is_set_aside_says_why_and_can_be_taken_back() -> None:
    commons = four()
    with pytest.raises(ReasonMissing):
        do(commons, SetAside("c2", "  "))
    do(commons, SetAside("c2", "dit ailleurs"))
    assert "c2:ecartee" in fates(commons)
    do(commons, TakeBack("c2"))
    assert "c2:orpheline" in fates(commons)
    with pytest.raises(NothingDecided):
        do(commons, TakeBack("c2"))


def test_what_an_article_takes_up_is_not_set_aside() -> None:
    commons = four()
    with pytest.raises(StillTakenUp) as no:
        do(commons, SetAside("c1", "non"))
    assert no.value.articles == ("a1",)
    do(commons, UnlinkContributions("a1", ("c1",)))
    do(commons, SetAside("c1", "non"))


def test_being_taken_up_counts_before_what_was_decided() -> None:
    commons = four()
    do(commons, SetAside("c2", "dit ailleurs"))
    do(commons, MergeContribution("c3", "c4"))
    do(commons, LinkContributions("a1", ("c2", "c3")))
    assert fates(commons) == "c1:reprise c2:reprise c3:reprise c4:orpheline"


def test_when_the_one_that_stays_is_withdrawn_the_merged_ones_follow_what_it_followed() -> None:
    commons = four()
    do(commons, MergeContribution("c2", "c3"))
    do(commons, MergeContribution("c3", "c1"))
    do(commons, WithdrawContribution("c3"))
    assert fates(commons) == "c1:reprise c2:fusionnee c4:orpheline"
    do(commons, WithdrawContribution("c1"))
    assert fates(commons) == "c2:orpheline c4:orpheline"


@pytest.mark.parametrize("act", [SetAside("c2", "non"), MergeContribution("c2", "c1"), TakeBack("c2")])
def test_only_facilitation_decides(act) -> None:
    with pytest.raises(NotAllowed):
        do(four(), act, Actor(Role.PARTICIPANT, "p1"))


def test_a_visitor_who_may_not_read_the_one_that_stays_still_learns_that_it_is_merged() -> None:
    commons = four()
    do(commons, MergeContribution("c2", "c1"))
    every = commons.all(Contribution)
    [one] = coverage(articles(commons), every[1:2], every)
    assert (one.fate, one.articles) == (Fate.MERGED, ("a1",))

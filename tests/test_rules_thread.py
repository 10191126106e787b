"""The discussion and the resources; the list of regional hubs has its own file."""

from datetime import date, timedelta

import pytest
from memory_commons import NOON, MemoryCommons, do

from models.acts.contributions import Contribute
from models.acts.people import EraseMyData, MergePeople
from models.acts.thread import (
    AddResource,
    CopyReply,
    CorrectReply,
    CorrectResource,
    PostReply,
    RemoveReply,
    RemoveResource,
)
from models.contribution import Contribution
from models.names import EmptyText
from models.people import FACILITATION, VISITOR, Actor, Participant, Role
from models.refusals import NotAllowed, Unknown
from models.text import SOMEONE
from models.thread import (
    NotALink,
    Reply,
    Resource,
    ResourceKind,
    in_region,
    unread,
)

ANA, BO = Actor(Role.PARTICIPANT, "p1"), Actor(Role.PARTICIPANT, "p2")
LEAD = Actor(Role.FACILITATION, "p9")


def a_series():
    return MemoryCommons(*(Participant(id, id, NOON) for id in ("p1", "p2", "p9")))


def test_replies_stand_in_the_order_they_came_with_their_author():
    commons = a_series()
    do(commons, PostReply("Le réseau existe déjà.\nRavivons-le."), ANA)
    do(commons, PostReply("Oui !", person="p1"), LEAD)
    do(commons, PostReply("Merci."), FACILITATION)
    assert [(one.id, one.author, one.scribe, one.at) for one in commons.all(Reply)] == [
        ("r1", "p1", None, NOON),
        ("r2", "p1", "p9", NOON),
        ("r3", None, None, NOON),
    ]
    assert commons.get(Reply, "r1").text == "Le réseau existe déjà.\nRavivons-le."


def test_a_reply_from_elsewhere_keeps_its_signature_and_source_and_invents_no_date():
    commons = a_series()
    made = do(commons, CopyReply("En désaccord.", "Un·e voisin·e", "https://forum.example/12"))
    assert (made.signature, made.source, made.at) == ("Un·e voisin·e", "https://forum.example/12", None)
    with pytest.raises(NotAllowed):
        do(commons, CopyReply("Moi.", "Quelqu’un d’autre"), ANA)


def test_replies_are_corrected_and_removed_by_their_author_or_facilitation():
    commons = a_series()
    do(commons, PostReply("Oui"), ANA)
    do(commons, CopyReply("Non", "Bo"))
    assert do(commons, CorrectReply("r1", "Oui !"), ANA).text == "Oui !"
    for act in (CorrectReply("r1", "Non"), RemoveReply("r1"), RemoveReply("r2")):
        with pytest.raises(NotAllowed):
            do(commons, act, BO)
    do(commons, RemoveReply("r1"), ANA)
    do(commons, RemoveReply("r2"))
    assert commons.all(Reply) == ()


def test_visitors_read_only():
    for act in (PostReply("Oui"), AddResource("Hinaura")):
        with pytest.raises(NotAllowed):
            do(a_series(), act, VISITOR)


def test_a_contribution_says_from_which_reply_it_was_drawn_as_long_as_that_reply_is_there():
    commons = a_series()
    do(commons, PostReply("Un réseau de pairs existe déjà."), ANA)
    drawn = do(commons, Contribute(None, "Un réseau de pairs", origin="r1"), BO)
    assert (drawn.origin, drawn.author) == ("r1", None)
    with pytest.raises(Unknown):
        do(commons, Contribute(None, "Autre", origin="r9"), BO)
    do(commons, RemoveReply("r1"), ANA)
    assert commons.get(Contribution, drawn.id).origin is None


def test_replies_of_others_since_the_last_visit_are_unread_until_they_were_read():
    before, after = NOON - timedelta(days=1), NOON + timedelta(minutes=1)
    replies = (
        Reply("r1", "Ancienne", before, "p2"),
        Reply("r2", "La mienne", after, "p1"),
        Reply("r3", "D’une autre", after, "p2"),
        Reply("r4", "De l’équipe", after),
        Reply("r5", "Sans date", None, signature="Denis"),
    )
    assert unread(replies, "p1", NOON) == ("r3", "r4")
    assert unread(replies, "p1", NOON, {"r3"}) == ("r4",)
    assert unread(replies, None, NOON) == ("r2", "r3", "r4")


def test_a_reply_copied_from_elsewhere_is_unread_whatever_its_own_date():
    commons = a_series()
    old = do(commons, CopyReply("En désaccord.", "Denis", at=NOON - timedelta(days=400)))
    assert unread([old], "p1", NOON - timedelta(hours=1)) == ("r1",)


def test_an_empty_reply_is_refused():
    with pytest.raises(EmptyText):
        do(a_series(), PostReply("\n \x07"), ANA)


def test_participants_share_resources_and_facilitation_corrects_them():
    commons = a_series()
    made = do(
        commons,
        AddResource("Hinaura", "https://www.hinaura.fr/", "Auvergne-Rhône-Alpes", ResourceKind.HUB),
        ANA,
    )
    assert made.id == "l1"
    with pytest.raises(NotAllowed):
        do(commons, CorrectResource("l1", title="Autre"), ANA)
    corrected = do(commons, CorrectResource("l1", note="Lyon", verified=date(2028, 5, 2)))
    assert (corrected.title, corrected.note, corrected.link) == (
        "Hinaura",
        "Lyon",
        "https://www.hinaura.fr/",
    )
    for words in ("rhone-alpes", "rhone alpes", "AUVERGNE", "Rhône‑Alpes"):
        assert in_region(commons.all(Resource), words) == (corrected,)
    assert in_region(commons.all(Resource), "rhones") == ()
    moved = do(commons, CorrectResource("l1", link="https://hinaura.example/"))
    assert moved.verified is None, "nobody has said they saw the new address"
    do(commons, RemoveResource("l1"))
    assert commons.all(Resource) == ()


@pytest.mark.parametrize(
    "link", ["www.hinaura.fr", "javascript:alert(1)", "https://", "http://a b", "ftp://x"]
)
def test_a_link_is_a_web_address(link):
    with pytest.raises(NotALink):
        do(a_series(), AddResource("Hinaura", link), ANA)


def test_a_reply_of_somebody_erased_is_somebody_s_and_never_the_team_s():
    commons = a_series()
    do(commons, PostReply("Oui."), ANA)
    do(commons, EraseMyData("p1"))
    (one,) = commons.all(Reply)
    assert (one.text, one.author) == ("Oui.", SOMEONE)
    with pytest.raises(NotAllowed):
        do(commons, CorrectReply(one.id, "Non."), Actor(Role.PARTICIPANT))


def test_what_somebody_erased_had_entered_for_others_stays_entered_by_facilitation():
    commons = a_series()
    do(commons, PostReply("Oui.", person="p1"), LEAD)
    signed = do(commons, Contribute(None, "Réparer", person="p1", signed=True), LEAD)
    do(commons, EraseMyData("p9"))
    assert commons.all(Reply)[0].scribe == Role.FACILITATION
    assert commons.get(Contribution, signed.id).scribe == Role.FACILITATION
    do(commons, EraseMyData("p1"))
    assert commons.all(Reply)[0].scribe is None
    assert commons.get(Contribution, signed.id).scribe is None


def test_nobody_is_the_scribe_of_their_own_words_once_two_entries_are_one():
    commons = a_series()
    do(commons, PostReply("Oui.", person="p1"), LEAD)
    do(commons, MergePeople("p9", "p1", "la même personne"))
    assert (commons.all(Reply)[0].author, commons.all(Reply)[0].scribe) == ("p9", None)

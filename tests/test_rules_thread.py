"""The discussion, the resources, the list of regional hubs."""

from datetime import date
from itertools import count
from pathlib import Path

import pytest
from memory_commons import NOON, MemoryCommons, do

from models.acts.thread import (
    AddResource,
    CopyReply,
    CorrectReply,
    CorrectResource,
    PostReply,
    RemoveReply,
    RemoveResource,
)
from models.names import EmptyText
from models.people import FACILITATION, VISITOR, Actor, Participant, Role
from models.refusals import NotAllowed
from models.thread import (
    BadLine,
    IgnoredLine,
    NotALink,
    NotTheHubsFile,
    Reply,
    Resource,
    ResourceKind,
    in_region,
    resources_from_hubs,
)

ANA, BO = Actor(Role.PARTICIPANT, "p1"), Actor(Role.PARTICIPANT, "p2")
LEAD = Actor(Role.FACILITATION, "p9")
HUBS = Path(__file__).parent.parent / "data" / "content" / "hubs-2024-08.csv"


def a_series():
    return MemoryCommons(*(Participant(id, id, NOON) for id in ("p1", "p2", "p9")))


def hubs(text):
    numbers = count(1)
    return resources_from_hubs(text, lambda: f"l{next(numbers)}", "ANCT", date(2024, 8, 1))


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
    assert in_region(commons.all(Resource), "rhone-alpes") == (corrected,)
    do(commons, RemoveResource("l1"))
    assert commons.all(Resource) == ()


@pytest.mark.parametrize(
    "link", ["www.hinaura.fr", "javascript:alert(1)", "https://", "http://a b", "ftp://x"]
)
def test_a_link_is_a_web_address(link):
    with pytest.raises(NotALink):
        do(a_series(), AddResource("Hinaura", link), ANA)


def test_the_shipped_list_of_hubs_is_read_whole():
    resources, ignored = hubs(HUBS.read_text(encoding="utf-8"))
    assert (len(resources), ignored) == (16, ())
    assert resources[0] == Resource(
        "l1",
        "Hinaura",
        "https://www.hinaura.fr/",
        "Auvergne-Rhône-Alpes",
        ResourceKind.HUB,
        "",
        "ANCT",
        date(2024, 8, 1),
    )
    assert resources[6].region == "Guadeloupe, Martinique, Saint-Martin"
    gone = next(one for one in resources if one.region == "Nouvelle-Aquitaine")
    assert (gone.title, gone.note) == ("Nouvelle-Aquitaine", "aucun hub depuis 2024")


def test_broken_lines_of_the_list_are_told_with_their_number_and_the_rest_is_read():
    resources, ignored = hubs(
        "region,hub,url,note\n"
        'Bretagne,"Hub Bretagne,https://hub-bretagne.net/,\n'
        "Corse,Hub Corsica,,\n"
        "\n"
        "Normandie,NUMI,hub-numi,\n"
        ",,https://exemple.fr/,\n"
        f"Loire,{'x' * 201},,\n"
        f"Loire,{'x' * 200_000},,\n"
    )
    assert [one.title for one in resources] == ["Hub Corsica"]
    assert ignored == (
        IgnoredLine(2, BadLine.COLUMNS),
        IgnoredLine(5, BadLine.LINK),
        IgnoredLine(6, BadLine.EMPTY),
        IgnoredLine(7, BadLine.TOO_LONG),
        IgnoredLine(8, BadLine.COLUMNS),
    )


def test_a_spreadsheet_may_save_the_list_with_semicolons_and_a_byte_order_mark():
    resources, _ = hubs("\ufeffRegion;Hub;Url;Note\r\nCorse;Hub Corsica;;pas d’adresse\r\n")
    assert (resources[0].region, resources[0].note) == ("Corse", "pas d’adresse")


@pytest.mark.parametrize("text", ["", "nom,adresse\n", "{}"])
def test_another_file_is_not_taken_for_the_list_of_hubs(text):
    with pytest.raises(NotTheHubsFile):
        hubs(text)

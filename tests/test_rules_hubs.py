"""The list of regional hubs: read line by line, imported again and again without harm."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from memory_commons import NOON, MemoryCommons, do

from data.exports.csv import csv_file, table
from data.imports.encodings import decode
from models.acts.thread import AddResource, CorrectResource, ImportResources
from models.hubs import BadLine, IgnoredLine, NotTheHubsFile, resources_in
from models.people import FACILITATION, Actor, Participant, Role
from models.refusals import NotAllowed
from models.thread import Resource, ResourceKind
from tui import values
from tui.exporting import RESOURCE

SHIPPED = Path(__file__).parent.parent / "data" / "content" / "hubs-2024-08.csv"
HEAD = "region,hub,url,note,source,verifie\n"
ANA = Actor(Role.PARTICIPANT, "p1")


def a_series(*lists):
    commons = MemoryCommons(Participant("p1", "Ana", NOON))
    for text in lists:
        imported(commons, text)
    return commons


def imported(commons, text, by=FACILITATION):
    return do(commons, ImportResources(resources_in(text)[0]), by)


def test_the_shipped_list_of_hubs_is_read_whole_with_its_date_and_source():
    resources, ignored = resources_in(SHIPPED.read_text(encoding="utf-8"))
    assert (len(resources), ignored) == (16, ())
    source, day = "ANCT, cartographie nationale, août 2024", date(2024, 8, 29)
    assert {(one.source, one.verified, one.kind) for one in resources} == {(source, day, ResourceKind.HUB)}
    assert (resources[0].title, resources[0].link) == ("Hinaura", "https://www.hinaura.fr/")
    assert resources[6].region == "Guadeloupe, Martinique, Saint-Martin"
    gone = next(one for one in resources if one.region == "Nouvelle-Aquitaine")
    assert (gone.title, gone.note) == ("Nouvelle-Aquitaine", "aucun hub depuis 2024")


def test_broken_lines_of_the_list_are_told_with_their_number_and_the_rest_is_read():
    resources, ignored = resources_in(
        HEAD + 'Bretagne,"Hub Bretagne,https://hub-bretagne.net/,,,\n'
        "Corse,Hub Corsica,,,,\n"
        "\n"
        "Normandie,NUMI,hub-numi,,,\n"
        ",,https://exemple.fr/,,,\n"
        f"Loire,{'x' * 201},,,,\n"
        f"Loire,{'x' * 200_000},,,,\n"
        "Loire,Hub,,,ANCT,hier\n"
        "corse,HUB CORSICA,https://corse.example/,,,\n"
        "Loire,Hub,,,ANCT,2024-02-30\n"
        "Loire,Hub,,,ANCT,0001-01-01\n"
    )
    assert [one.title for one in resources] == ["Hub Corsica"]
    assert ignored == (
        IgnoredLine(2, BadLine.COLUMNS),
        IgnoredLine(5, BadLine.LINK),
        IgnoredLine(6, BadLine.EMPTY),
        IgnoredLine(7, BadLine.TOO_LONG),
        IgnoredLine(8, BadLine.COLUMNS),
        IgnoredLine(9, BadLine.DATE),
        IgnoredLine(10, BadLine.TWICE),
        IgnoredLine(11, BadLine.DATE),
        IgnoredLine(12, BadLine.DATE),
    )


def test_a_spreadsheet_may_save_the_list_its_own_way():
    resources, ignored = resources_in(
        '\ufeff"Hub";Region;Url;Note;Verifié\r\nHub Corsica;Corse;;pas d’adresse;29/08/2024\r\n'
    )
    assert ignored == ()
    assert resources == (
        Resource("", "Hub Corsica", "", "Corse", ResourceKind.HUB, "pas d’adresse", "", date(2024, 8, 29)),
    )


@pytest.mark.parametrize("text", ["", "nom,adresse\n", "{}", "region,hub\nCorse,Hub\n"])
def test_another_file_is_not_taken_for_the_list_of_hubs(text):
    with pytest.raises(NotTheHubsFile):
        resources_in(text)


def test_the_same_list_again_adds_nothing_and_changes_nothing():
    text = SHIPPED.read_text(encoding="utf-8")
    commons = a_series(text)
    assert [one.id for one in commons.all(Resource)] == [f"l{n}" for n in range(1, 17)]
    before = commons.all(Resource)
    done = imported(commons, text)
    assert (done.added, done.corrected, done.missing) == ((), (), ())
    assert commons.all(Resource) == before


def test_a_newer_list_corrects_adds_and_says_which_hubs_it_no_longer_has():
    commons = a_series(
        HEAD + "Corse,Hub Corsica,https://a.example/,,ANCT,2024-08-29\n"
        "Bretagne,Hub Bretagne,https://b.example/,,ANCT,2024-08-29\n"
        "Normandie,NUMI,https://n.example/,,ANCT,2024-08-29\n"
    )
    done = imported(
        commons,
        HEAD + "Corse,Hub Corsica,https://corse.example/,,ANCT 2026,2026-01-15\n"
        "Bretagne,Le hub breton,https://B.example,,,\n"
        "Mayotte,Hub Mayotte,,,,\n",
    )
    assert [one.title for one in done.added] == ["Hub Mayotte"]
    assert [(one.id, one.title, one.link) for one in done.corrected] == [
        ("l1", "Hub Corsica", "https://corse.example/"),
        ("l2", "Le hub breton", "https://B.example"),
    ]
    assert [one.title for one in done.missing] == ["NUMI"]
    corse = commons.get(Resource, "l1")
    assert (corse.source, corse.verified) == ("ANCT 2026", date(2026, 1, 15))
    # Nobody says who saw the new address to be right: the old day would be a lie.
    assert commons.get(Resource, "l2").verified is None
    assert len(commons.all(Resource)) == 4


def test_what_somebody_has_seen_to_be_right_since_the_list_was_made_stays():
    commons = a_series(HEAD + "Corse,Hub Corsica,https://a.example/,,ANCT,2024-08-29\n")
    do(commons, CorrectResource("l1", link="https://corse.example/", verified=date(2028, 1, 1)))
    done = imported(commons, HEAD + "Corse,Hub Corsica,https://a.example/,,ANCT,2024-08-29\n")
    assert (done.added, done.corrected) == ((), ())
    assert commons.get(Resource, "l1").link == "https://corse.example/"


def test_links_that_people_share_are_not_missing_from_a_list_of_hubs():
    commons = a_series(HEAD + "Corse,Hub Corsica,,,,\n")
    do(commons, AddResource("Vidéo des rencontres", "https://v.example/", "Corse", ResourceKind.VIDEO), ANA)
    assert imported(commons, HEAD + "Corse,Hub Corsica,,,,\n").missing == ()


def test_the_list_that_is_exported_is_read_again_with_the_kinds_it_has():
    commons = a_series(SHIPPED.read_text(encoding="utf-8"))
    do(commons, AddResource("=Vidéo", "https://v.example/", "", ResourceKind.VIDEO, "note"), ANA)
    for language in ("fr", "en"):
        exported = csv_file(table(values.resources(commons.all(Resource)), RESOURCE), language)
        resources, ignored = resources_in(decode(exported).text)
        assert ignored == ()
        assert resources == tuple(replace(one, id="") for one in commons.all(Resource))


def test_only_facilitation_imports_a_list():
    with pytest.raises(NotAllowed):
        imported(a_series(), HEAD + "Corse,Hub Corsica,,,,\n", ANA)

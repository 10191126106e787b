"""Everything in open formats, in a directory of one's own, where nothing stale stays."""

import csv
import errno
import json
import os
from dataclasses import replace
from datetime import timedelta
from io import StringIO

import pytest
from house import FIRST, FIRST_END, a_series, registered
from hypothesis import given
from hypothesis import strategies as st
from memory_commons import do

from data.exports.csv import csv_file, csv_text, table
from data.exports.directory import MARK, NotAnExport, is_export, write_export
from data.exports.wrapping import width
from data.faults import NoRoom
from data.files import Files
from data.imports.framadate import FramadateTable
from data.imports.markdown import read_markdown
from data.imports.recognise import read_file
from models import lookup
from models.acts.contributions import Contribute
from models.acts.manifesto import AddArticle
from models.acts.people import EraseMyData
from models.acts.polls import AddSlot, AnswerPoll
from models.acts.roll_call import RollCall
from models.acts.thread import PostReply
from models.acts.workshops import SetVideo
from models.people import FACILITATION, VISITOR, Actor, Role
from models.poll import Answer
from models.refusals import NotAllowed
from models.registration import Presence
from tui import values
from tui.commands import polls, workshops
from tui.exporting import export, export_files

NAME = '=cmd|" /C calc"!A0, dit [b]Zoé[/b]'


def a_full_series(language="fr"):
    session = a_series(language)
    zoe, _ = registered(session, NAME, "Ana")
    at = timedelta(days=20)
    acts = [
        AddSlot(2, FIRST + at, FIRST_END + at),
        AnswerPoll(2, {"s1": Answer.IF_NEEDED}, zoe),
        SetVideo(1, "https://visio.exemple/un"),
        Contribute(1, "Réparer d’abord"),
        AddArticle("Réparer", "# Oui\n\nNous réparons.", zoe),
        PostReply("Pas tout à fait d’accord.", zoe),
    ]
    for act in acts:
        do(session.house.reading, act, now=session.now)
    return session


def rows(content, separator=";"):
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=separator))


def test_an_export_holds_every_format_and_says_what_is_what(tmp_path):
    target = tmp_path / "export"
    written = export(a_full_series(), target)
    assert sorted(one.name for one in target.iterdir()) == sorted(written)
    assert {
        "annonce.md",
        "ateliers.json",
        "inscriptions-1.csv",
        "sondage-2.csv",
        "agenda.ics",
        "serie.json",
    } < set(written)
    readme = (target / "README.txt").read_text("utf-8")
    assert all(name in readme for name in written if name != "README.txt")
    assert max(map(width, readme.split("\n"))) <= 72
    assert readme.endswith(f"\n{MARK}\n")


def test_nothing_in_an_export_is_empty():
    assert all(len(content) > 10 for content in export_files(a_full_series("en")).values())
    assert all(export_files(a_series()).values())


def test_a_poll_without_slots_makes_no_file():
    assert "sondage-3.csv" not in export_files(a_full_series())


def test_names_in_an_export_are_for_its_owner_alone(tmp_path):
    previous = os.umask(0)
    try:
        export(a_full_series(), tmp_path / "export")
        (tmp_path / "export").chmod(0o755)
        export(a_full_series(), tmp_path / "export")
    finally:
        os.umask(previous)
    assert (tmp_path / "export").stat().st_mode & 0o777 == 0o700
    assert {one.stat().st_mode & 0o777 for one in (tmp_path / "export").iterdir()} == {0o600}


def test_an_export_can_be_written_again_and_forgets_what_is_gone(tmp_path):
    session, target = a_full_series(), tmp_path / "export"
    export(session, target)
    (target / "inscriptions-9.csv").write_text("de trop")
    (target / "mes notes.odt").write_text("à garder")
    do(session.house.reading, EraseMyData("p1"), now=session.now)
    export(session, target)
    assert not (target / "inscriptions-9.csv").exists()
    assert (target / "mes notes.odt").read_text() == "à garder"
    assert not [one.name for one in target.iterdir() if b"[b]Zo" in one.read_bytes()]


@pytest.mark.parametrize("what", ["file.txt", "README.txt"])
def test_a_directory_that_is_not_one_of_our_exports_is_left_alone(tmp_path, what):
    (tmp_path / what).write_text("rien à voir")
    with pytest.raises(NotAnExport):
        export(a_full_series(), tmp_path)
    assert [one.name for one in tmp_path.iterdir()] == [what]
    assert not is_export(tmp_path)


def test_a_file_is_not_taken_for_a_directory(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(NotAnExport):
        write_export(tmp_path / "file", "", {})
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    with pytest.raises(NotAnExport):
        write_export(tmp_path / "link", "", {})


def test_an_empty_directory_is_taken(tmp_path):
    write_export(tmp_path, "Bonjour", {"serie.json": b"{}"})
    assert is_export(tmp_path)


@pytest.mark.parametrize(
    "name", ["../serie.json", "/etc/passwd", "Zoé.md", "serie.exe", ".serie.json", "a/b.md", ""]
)
def test_file_names_never_come_from_people(tmp_path, name):
    with pytest.raises(ValueError):
        write_export(tmp_path / "export", "", {name: b""})
    assert not (tmp_path / "export").exists()


class FullDisk(Files):
    """Has room for so many files, then none."""

    def __init__(self, room):
        self.room = room

    def write(self, descriptor, content):
        if self.room == 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        self.room -= 1
        super().write(descriptor, content)


@pytest.mark.parametrize("room", [0, 1, 2])
def test_a_full_disk_leaves_the_older_export_as_it_was(tmp_path, room):
    write_export(tmp_path, "Avant", {"serie.json": b"avant", "annonce.md": b"avant"})
    before = {one.name: one.read_bytes() for one in tmp_path.iterdir()}
    with pytest.raises(NoRoom):
        write_export(tmp_path, "Après", {"serie.json": b"apres", "annonce.md": b"apres"}, FullDisk(room))
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == before


def test_exports_of_everything_are_facilitations():
    session = a_full_series()
    for actor in (VISITOR, Actor(Role.PARTICIPANT, "p1")):
        with pytest.raises(NotAllowed):
            export_files(replace(session, actor=actor))


def test_json_files_say_what_commands_say():
    session = a_full_series()
    files = export_files(session)
    assert json.loads(files["ateliers.json"]) == workshops.as_json(session)
    assert json.loads(files["manifeste.json"]) == values.whole_draft(session)
    assert set(values.manifesto(session)) < set(values.whole_draft(session))
    whole = json.loads(files["serie.json"])
    assert whole["sondages"][0] == polls.as_json(session, lookup.poll(session.commons, 2))
    assert whole["personnes"][0]["nom"] == NAME
    assert whole["visios"] == {"1": "https://visio.exemple/un"}
    assert whole["inscriptions"]["1"][1]["nom"] == "Ana"


def test_what_the_roll_call_noted_is_exported_too():
    session = a_full_series()
    one, two = (each.person for each in lookup.workshop(session.commons, 1).registrations[:2])
    do(session.house.reading, RollCall(1, two, Presence.ANNOUNCED), FACILITATION, session.now)
    whole = json.loads(export_files(session)["serie.json"])
    assert whole["appels"]["1"] == {two: "annoncee"} and one not in whole["appels"]["1"]


def test_the_manifesto_of_an_export_can_be_read_back():
    (article,) = read_markdown(export_files(a_full_series())["manifeste.md"].decode()).articles
    assert (article.id_hint, article.text) == ("a1", "# Oui\n\nNous réparons.")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_poll_of_an_export_can_be_read_back_in_either_language(language):
    read = read_file(export_files(a_full_series(language))["sondage-2.csv"], "sondage-2.csv")
    assert isinstance(read, FramadateTable)
    assert read.ignored == ()
    assert [(one.name, one.answers) for one in read.rows] == [(NAME, (Answer.IF_NEEDED,))]


# Tables for spreadsheets


def test_a_cell_is_never_computed_by_a_spreadsheet():
    for start in "=+-@\t\r":
        assert rows(csv_file([[f"{start}1"]])) == [[f"'{start}1"]]
    assert rows(csv_file([["Zoé = =1", -3, None, ""]])) == [["Zoé = =1", "-3", "", ""]]


def test_a_name_that_looks_like_a_formula_is_kept_whole():
    found = rows(export_files(a_full_series())["inscriptions-1.csv"])
    assert found[1][1] == f"'{NAME}"
    assert found[0] == ["personne", "nom", "tiers_lieu", "statut", "rang", "motif", "depuis"]


def test_tables_open_as_utf8_with_the_separator_that_spreadsheets_expect():
    assert csv_file([["é", "b"]], "fr") == b"\xef\xbb\xbf\xc3\xa9;b\r\n"
    assert csv_file([["é", "b"]], "en") == b"\xef\xbb\xbf\xc3\xa9,b\r\n"


CELLS = st.lists(st.text(st.characters(exclude_categories=("Cs",))), min_size=2, max_size=2)


@given(st.lists(CELLS, min_size=1))
def test_a_table_holds_what_it_was_given_but_for_the_apostrophe(table_given):
    read = list(csv.reader(StringIO(csv_text(table_given, ";"), newline=""), delimiter=";"))
    for row, expected in zip(read, table_given, strict=True):
        for cell, typed in zip(row, expected, strict=True):
            assert cell == (f"'{typed}" if typed.startswith(tuple("=+-@\t\r\n＝＋－＠")) else typed)


def test_a_table_has_its_keys_first():
    assert table([{"a": 1, "b": None, "c": 3}], ("b", "a")) == [["b", "a"], [None, 1]]


def test_the_whole_series_holds_rounds_running_orders_notes_and_frozen_versions():
    from published import a_full_series as a_debated_series
    from published import frozen

    files = export_files(frozen(a_debated_series()))
    whole = json.loads(files["serie.json"])
    assert [one["article"] for one in whole["tours"]] == ["a1", "a2"]
    assert "deroules" in whole
    assert [one["texte"] for one in whole["manifeste"]["notes"]] == [
        "À relire à voix haute.",
        "Et le téléphone ?",
    ]
    assert whole["manifeste"]["articles"][1]["reserves"] == ["Si les pièces existent."]
    assert whole["versions"][0]["annexe"]["signatures"][0]["nom"] == "Zoé"
    assert files["manifeste.odt"].startswith(b"PK") and files["manifeste.html"].startswith(b"<!DOCTYPE html>")

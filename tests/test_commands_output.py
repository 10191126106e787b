"""What commands print: data apart from sentences, tables for the eye, sentences for the ear; how they end."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest
from commands_desk import Desk
from house import a_series

from data.faults import DamagedLine, NoRoom, StoreFault
from models.people import VISITOR
from tui.commands.grammar import Needs
from tui.commands.output import Output
from tui.commands.run import Opening, run_command, run_command_async
from tui.commands.tables import columns, sentences, width
from tui.i18n import LANGUAGES, Translator
from tui.session import Session


@pytest.fixture
def desk() -> Desk:
    desk = Desk(a_series())
    desk.must("inscrire tous --pour Zoé")
    desk.must("inscrire 1 --pour 張偉")
    desk.must("creneau 2 proposer --nombre 3")
    return desk


@pytest.mark.parametrize(
    "line", ["ateliers", "annonce", "sondage 2", "inscriptions 1", "personnes", "reglages"]
)
def test_what_is_asked_for_goes_to_the_output_and_fits_80_columns(desk: Desk, line: str) -> None:
    said = desk.must(line)
    assert said.err == ""
    assert max(width(one) for one in said.out.splitlines()) <= 80


@pytest.mark.parametrize(
    "line", ["liberer 1 --pour Zoé", "creneau 2 ajouter 2028-06-30T11:00", "sondage 2 clore"]
)
def test_what_was_done_is_a_sentence_apart_from_data(desk: Desk, line: str) -> None:
    said = desk.must(line)
    assert said.out == ""
    assert said.err.strip()


def test_columns_are_aligned_whatever_the_width_of_signs(desk: Desk) -> None:
    head, *rows = desk.must("inscriptions 1").out.splitlines()
    place = width(head[: head.index("Place")])
    assert [width(row[: row.index("place")]) for row in rows] == [place, place]


def test_lines_are_sentences_without_columns(desk: Desk) -> None:
    said = desk.must("inscriptions 1 --lignes").out
    assert said.splitlines()[0] == "Zoé\u00a0; Place\u00a0: place confirmée\u00a0; Identifiant\u00a0: p1"
    assert "  " not in said
    desk.must("dispos 2 --pour Zoé o s n")
    assert "si besoin" in desk.must("sondage 2 --lignes").out


def test_a_table_too_wide_becomes_sentences() -> None:
    rows = [["", "un", "deux"], ["Zoé", "x" * 50, "y" * 50]]
    assert columns(rows, 80) == []
    assert len(sentences(rows, Translator())) == 1


def test_every_command_asks_for_what_it_needs_and_no_more(desk: Desk) -> None:
    desk.opened.clear()
    desk.must("ateliers")
    desk.must("reglages")
    desk.must("reglages places=12")
    desk.must("liberer 1 --pour Zoé --donnees /nulle/part")
    assert desk.opened == [
        Opening(None, Needs.READING),
        Opening(None, Needs.READING),
        Opening(None, Needs.WRITING),
        Opening("/nulle/part", Needs.WRITING),
    ]


def test_english_says_everything_in_english(desk: Desk) -> None:
    english = Desk(desk.session, env={"LANG": "en_GB.UTF-8"})
    assert english.must("registrations 1 --lines").out.startswith("Zoé; Place: ")
    assert "workshop" in english.types("register 9 --for Bo").err.lower()
    assert "Done" in english.must("poll 2 close").err


@contextmanager
def faulty(fault: Exception) -> Iterator[Session]:
    raise fault
    yield


@pytest.mark.parametrize(
    ("fault", "code", "said"),
    [
        (NoRoom(Path("/x")), 3, "disque est plein"),
        (DamagedLine(Path("/x/veillee.journal"), 12, (Path("/x/s.json"),)), 3, "ligne 12"),
        (PermissionError(13, "", "/x"), 3, "/x"),
        (FileNotFoundError(2, "", "/x"), 1, "/x"),
        (ConnectionResetError(), 4, "serveur"),
    ],
)
def test_faults_have_their_code_and_a_sentence_in_each_language(fault: Any, code: int, said: str) -> None:
    for language in ("fr", "en"):
        out, err = StringIO(), StringIO()
        words = ["ateliers", "--json", "--langue", language]
        assert run_command(words, lambda _: faulty(fault), StringIO(), out, err, {}) == code
        assert out.getvalue() == ""
        assert (said in err.getvalue().replace("La ligne", "ligne")) or language == "en"
        assert err.getvalue().strip()


@pytest.mark.parametrize("kind", StoreFault.__subclasses__(), ids=lambda kind: kind.__name__)
def test_every_fault_of_the_store_can_be_said(kind: Any) -> None:
    from tui.commands.faults import sentence

    given = {"path": Path("/x"), "cause": NoRoom(Path("/x")), "backups": ()}
    fault = kind(**{name: given.get(name, 1) for name in kind.__annotations__})
    for language in LANGUAGES:
        assert sentence(fault, Translator(language)).strip()


def test_a_bug_is_not_taken_for_a_refusal(desk: Desk) -> None:
    with pytest.raises(ZeroDivisionError):
        run_command(
            ["ateliers"], lambda _: faulty(ZeroDivisionError()), StringIO(), StringIO(), StringIO(), {}
        )


@pytest.mark.parametrize("encoding", ["ascii", "iso-8859-15"])
def test_a_terminal_without_unicode_gets_letters_it_has(desk: Desk, encoding: str) -> None:
    raw, errors = BytesIO(), BytesIO()
    out, err = TextIOWrapper(raw, encoding), TextIOWrapper(errors, encoding)
    for words in (
        ["inscriptions", "1"],
        ["inscriptions", "1", "--json"],
        ["aide"],
        ["inscrire", "9", "--pour", "Œ…"],
    ):
        run_command(words, desk._open, StringIO(), out, err, {})
    assert b"place confirm" in raw.getvalue()
    assert b"Atelier" in errors.getvalue()


async def test_inside_a_living_owner_files_are_named_from_where_the_person_stands(
    desk: Desk, tmp_path: Path
) -> None:
    sample = Path(__file__).parent / "samples" / "framadate-atelier2.csv"
    (tmp_path / "sondage.csv").write_bytes(sample.read_bytes())
    words = ["importer", "sondage.csv", "--atelier", "2", "--simuler"]
    out, err = StringIO(), StringIO()
    env = {"PWD": str(tmp_path)}
    assert await run_command_async(words, desk.session, StringIO(), out, err, env, at_home=True) == 0
    assert "17" in err.getvalue()


@pytest.mark.parametrize(
    "line",
    [
        "importer x.csv --atelier 2",
        "exporter /nulle/part",
        "sauvegarder /nulle/part",
        "restaurer /nulle/part",
    ],
)
async def test_from_elsewhere_no_file_of_this_machine_is_read_or_written(desk: Desk, line: str) -> None:
    out, err = StringIO(), StringIO()
    assert await run_command_async(line.split(), desk.session, StringIO(), out, err, {}) == 1
    assert out.getvalue() == ""
    assert not os.path.lexists("/nulle/part")


def test_the_contents_of_a_spreadsheet_are_guarded(desk: Desk) -> None:
    desk.gives(["inscrire", "1", "--pour", "=HYPERLINK(1)"])
    desk.gives(["inscrire", "1", "--pour", "@lou", "--tiers-lieu", "+33"])
    text = desk.must("inscriptions 1 --csv").out
    assert ",'=HYPERLINK(1)," in text
    assert ",'@lou,'+33," in text


async def test_help_shows_people_who_take_part_their_own_group(desk: Desk) -> None:
    out = StringIO()
    session = replace(desk.session, actor=VISITOR)
    assert await run_command_async(["--aide"], session, StringIO(), out, StringIO(), {}) == 0
    assert "\n  inscrire " in out.getvalue()
    assert "\n  fixer " not in out.getvalue()


def test_the_announcement_ends_with_the_link_to_register_once_it_is_known() -> None:
    desk = Desk(a_series())
    assert "Pour vous inscrire" not in desk.must("annonce").out.replace("\u00a0", " ")
    desk.must("reglages lien_inscription=https://inscription.exemple/v0")
    assert desk.must("annonce").out.endswith("\nhttps://inscription.exemple/v0\n")


def test_a_file_that_is_no_text_is_relayed_to_the_byte_whatever_the_locale() -> None:
    content = bytes(range(256)) + "é\r\n".encode()
    between = StringIO(newline="")
    Output(StringIO(), between, StringIO(), Translator(), {}).file(content)
    raw = BytesIO()
    stdout = TextIOWrapper(raw, "iso8859-15", newline="\r\n")
    Output(StringIO(), stdout, StringIO(), Translator(), {}).relay(between.getvalue(), "")
    assert raw.getvalue() == content

"""Framadate's real files, read exactly as tests/samples/ORIGIN.md tells."""

import csv
import io
from collections import Counter
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.imports.framadate import fingerprint, read_framadate, typed
from data.imports.reasons import NotThatKind, Reason
from models.poll import Answer

SAMPLES = Path(__file__).parent / "samples"
FR = (SAMPLES / "framadate-atelier2.csv").read_bytes()
EN = (SAMPLES / "framadate-atelier2-en.csv").read_bytes()
THREE = (SAMPLES / "framadate-atelier3.csv").read_bytes()
STATES = (Answer.YES, Answer.IF_NEEDED, Answer.NO, None)

MORNING = (time(11), time(12, 30))
AFTERNOON = (time(14), time(15, 30))
EVENING = (time(18, 30), time(20))
WORKSHOP_2 = [
    (date(2028, 5, 15), "11h00-12h30", MORNING, (9, 2, 5, 1)),
    (date(2028, 5, 15), "14h-15h30", AFTERNOON, (6, 4, 5, 2)),
    (date(2028, 5, 15), "18h30-20h", EVENING, (5, 4, 7, 1)),
    (date(2028, 5, 16), "matin", (None, None), (7, 2, 4, 4)),
    (date(2028, 5, 16), "11h00-12h30", MORNING, (11, 2, 2, 2)),
    (date(2028, 5, 22), "11h00-12h30", MORNING, (10, 1, 3, 3)),
    (date(2028, 5, 22), "14h-15h30", AFTERNOON, (10, 2, 3, 2)),
    (date(2028, 5, 22), "18h30-20h", EVENING, (2, 5, 3, 7)),
    (date(2028, 5, 23), "11h - 12h30", MORNING, (5, 3, 7, 2)),
]
WORKSHOP_3 = [
    (date(2028, 5, 22), "14h-15h30", AFTERNOON, (6, 3, 4, 1)),
    (date(2028, 6, 6), "11h00-12h30", MORNING, (8, 1, 3, 2)),
    (date(2028, 6, 6), "14h-15h30", AFTERNOON, (8, 3, 3, 0)),
    (date(2028, 6, 12), "11h00-12h30", MORNING, (9, 3, 2, 0)),
    (date(2028, 6, 12), "midi", (None, None), (6, 1, 4, 3)),
    (date(2028, 6, 13), "matin", (None, None), (3, 2, 6, 3)),
    (date(2028, 6, 13), "fin d'après-midi", (None, None), (7, 4, 3, 0)),
    (date(2028, 6, 19), "11h00-12h30", MORNING, (10, 1, 2, 1)),
]


def tallies(table):
    counts = [Counter(row.answers[i] for row in table.rows) for i in range(len(table.columns))]
    return [
        (c.day, c.words, (c.start, c.end), tuple(count[s] for s in STATES))
        for c, count in zip(table.columns, counts, strict=True)
    ]


def text_of(data):
    """The sample without the three letters that Latin-9 does not have."""
    return data.decode().replace("ğ", "g").replace("’", "'").replace("\u2011", "-")


@pytest.mark.parametrize(
    ("data", "expected", "rows"), [(FR, WORKSHOP_2, 17), (EN, WORKSHOP_2, 17), (THREE, WORKSHOP_3, 14)]
)
def test_each_real_file_gives_exactly_the_counts_of_its_origin(data, expected, rows):
    table = read_framadate(data)
    assert tallies(table) == expected
    assert len(table.rows) == rows
    assert table.ignored == ()


def test_the_language_of_the_page_changes_nothing():
    french, english = read_framadate(FR), read_framadate(EN)
    assert french == english
    assert fingerprint(french) == fingerprint(english)


def test_another_poll_has_another_fingerprint():
    assert fingerprint(read_framadate(FR)) != fingerprint(read_framadate(THREE))


@pytest.mark.parametrize(
    "encode",
    [
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.decode().encode("utf-16"),
        lambda data: data.replace(b"\r\n", b"\n"),
        lambda data: data.replace(b"\r\n", b"\r"),
        lambda data: data.replace(b",\r\n", b"\r\n"),
        lambda data: data + b"\r\n\r\n",
    ],
    ids=["bom", "utf-16", "lf", "cr", "no trailing comma", "blank lines at the end"],
)
@pytest.mark.parametrize("data", [FR, EN, THREE], ids=["fr", "en", "three"])
def test_the_same_poll_saved_in_another_way_reads_the_same(data, encode):
    assert read_framadate(encode(data)) == read_framadate(data)


@pytest.mark.parametrize("codec", ["utf-8", "iso-8859-15"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_same_poll_with_another_separator_reads_the_same(separator, codec):
    text = text_of(FR)
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows(csv.reader(io.StringIO(text, newline="")))
    assert read_framadate(out.getvalue().encode(codec)) == read_framadate(text.encode())


def test_names_are_kept_as_typed():
    names = [row.name for row in read_framadate(FR).rows]
    assert names[3:6] == ['Agnès "Nénette" Le Guen', "Rozenn, pour la Grange", "Çağan"]
    assert "@lou_atelier" in names and "N'Deye" in names and "Un·e facilitateur·ice" in names


def test_two_rows_of_one_name_stay_two_and_are_told_apart():
    table = read_framadate(FR)
    both = [row for row in table.rows if row.name == "Camille"]
    assert [row.key for row in both] == ["1:Camille", "2:Camille"]
    assert both[0].answers == both[1].answers
    assert table.same_names == ("Camille",)


def test_a_row_without_any_answer_is_there():
    empty = next(row for row in read_framadate(FR).rows if row.name == "toustes les bénévoles")
    assert empty.answers == (None,) * 9


def test_every_row_and_every_column_has_a_key_of_its_own():
    for table in map(read_framadate, (FR, THREE)):
        assert len({row.key for row in table.rows}) == len(table.rows)
        assert len({column.key for column in table.columns}) == len(table.columns)


def poll(*rows, head=',"15/05/2028","16/05/2028",\r\n,"11h-12h30","matin",\r\n'):
    return read_framadate((head + "\r\n".join(rows)).encode())


@pytest.mark.parametrize(
    ("row", "reason", "params"),
    [
        ('"Bo","Oui",', Reason.TOO_FEW_CELLS, {"expected": 2, "found": 1}),
        ('"Bo","Oui","Non","Oui",', Reason.TOO_MANY_CELLS, {"expected": 2, "found": 3}),
        ('"Bo","Oui","Bof",', Reason.UNKNOWN_ANSWER, {"word": "Bof", "column": 2}),
        ('"Bo,"Oui","Non",', Reason.BROKEN_QUOTES, {}),
        ('"Bo', Reason.BROKEN_QUOTES, {}),
        (',"Oui","Non",', Reason.NO_NAME, {}),
    ],
)
def test_an_unreadable_line_is_listed_with_its_number_and_the_rest_is_read(row, reason, params):
    table = poll('"Ana","Oui","Non",', row, '"Cy","Non","Inconnu",')
    assert [row.name for row in table.rows] == ["Ana", "Cy"]
    assert [row.line for row in table.rows] == [3, 5]
    (ignored,) = table.ignored
    assert (ignored.line, ignored.text, ignored.reason, ignored.params) == (4, row, reason, params)


@pytest.mark.parametrize("day", ["31/06/2028", "01/01/0001", "31/12/9999"])
def test_a_column_whose_day_does_not_exist_is_listed_and_the_others_are_read(day):
    table = poll('"Ana","Oui","Non",', head=f',"{day}","16/05/2028",\n,"11h-12h30","matin",\n')
    assert [(column.day, column.words) for column in table.columns] == [(date(2028, 5, 16), "matin")]
    assert table.rows[0].answers == (Answer.NO,)
    (ignored,) = table.ignored
    assert (ignored.line, ignored.reason) == (1, Reason.NO_DAY)
    assert ignored.params == {"column": 1, "word": day}


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("Òc", Answer.YES), ("Si", Answer.YES), ("Ja", Answer.YES), ("Sì", Answer.YES), ("Ya", Answer.YES),
        ("Sí", Answer.YES), ("Se cal", Answer.IF_NEEDED), ("En caso de ser necesario", Answer.IF_NEEDED),
        ("Unter Vorbehalt", Answer.IF_NEEDED), ("Indien nodig", Answer.IF_NEEDED),
        ("Se necessario", Answer.IF_NEEDED), ("Marteze", Answer.IF_NEEDED),
        ("Si és necessari", Answer.IF_NEEDED),
        ("Nein", Answer.NO), ("Nee", Answer.NO), ("Ket", Answer.NO),
        ("Desconocido", None), ("Unbekannt", None),
        ("Onbekend", None), ("Sconosciuto", None), ("Dianav", None), ("Desconegut", None),
    ],
)  # fmt: skip
def test_the_answers_of_framadate_s_other_languages_are_understood(words, state):
    assert poll(f'"Ana","{words}","Non",').rows[0].answers == (state, Answer.NO)


@pytest.mark.parametrize(
    ("moment", "hours"),
    [
        ("11:00 - 12:30", MORNING),
        ("11 h – 12 h 30", MORNING),
        ("de 11h à 12h30", MORNING),
        ("11h-12h30 (visio)", MORNING),
        ("11am-12:30pm", MORNING),
        ("22h-24h", (time(22), time(0))),
        ("11h", (time(11), None)),
        ("midi", (None, None)),
        ("11-12", (None, None)),
        ("25h-26h", (None, None)),
        ("salle 3", (None, None)),
        ("3 places", (None, None)),
        ("", (None, None)),
    ],
)
def test_hours_are_read_when_they_are_said_and_never_invented(moment, hours):
    column = poll('"Ana","Oui","Non",', head=f',"15/05/2028","16/05/2028",\n,"{moment}","matin",\n').columns[
        0
    ]
    assert (column.day, column.words, (column.start, column.end)) == (date(2028, 5, 15), moment, hours)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Bonjour,\nvoici le compte rendu.\n", Reason.NOT_A_POLL),
        ("nom,region\nHinaura,Rhône-Alpes\n", Reason.NOT_A_POLL),
        (',"15/05/2028",\n', Reason.NOT_A_POLL),
        (',"15/05/2028",\n"Ana","Oui",\n', Reason.NOT_A_POLL),
        (',"Pizza","Soupe",\n"Ana","Oui","Non",\n', Reason.POLL_WITHOUT_DATES),
    ],
)
def test_another_kind_of_file_is_refused_with_its_reason(text, reason):
    with pytest.raises(NotThatKind) as refused:
        read_framadate(text.encode())
    assert refused.value.reason is reason


def written_by_framadate(name):
    guarded = f"'{name}" if name[0] in "=+-@" else name
    return '"' + guarded.replace('"', '""') + '"'


NAMES = (
    st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1)
    .map(str.strip)
    .filter(bool)
)


@given(NAMES.filter(lambda name: name[0] != "'"))
def test_the_guard_against_formulas_comes_off_and_nothing_else(name):
    assert poll(f'{written_by_framadate(name)},"Oui","Non",').rows[0].name == name


def test_an_apostrophe_that_guards_nothing_stays():
    assert [typed(cell) for cell in ("'ti Jo", "'@lou", "'", "")] == ["'ti Jo", "@lou", "'", ""]


@given(st.binary())
def test_no_file_makes_the_reader_crash(data):
    with pytest.raises(NotThatKind):
        read_framadate(data)


@given(st.text(st.sampled_from("\"',;\t\nOui Non Inconnu 11h")))
def test_no_line_under_real_headings_makes_the_reader_crash(rest):
    table = poll(rest)
    assert all(len(row.answers) == 2 for row in table.rows)
    taken = [row.line for row in table.rows] + [ignored.line for ignored in table.ignored]
    assert len(taken) == len(set(taken))

"""What lies on the disk: legible, complete after any crash, never trusted when it is damaged."""

import json
import shutil
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tinydb import TinyDB
from tinydb.table import Table

from bench.faults.disk import Crash
from data import journal as journal_module
from data.faults import DamagedLine, DamagedSnapshot, MissingFile, NewerFormat, NoSuchPlace, NotOurs
from data.files import Files
from data.store import Store
from models.people import FACILITATION
from tests.store_kinds import (
    NOWHERE,
    Build,
    Erase,
    MemoryFiles,
    Page,
    PullDown,
    Rename,
    Room,
    Sit,
    StillClock,
    Write,
    do,
    memory_store,
    names,
    opened,
    rooms,
)
from tests.test_store_codec import pages
from tests.test_store_codec import rooms as some_rooms

SNAPSHOT, JOURNAL = NOWHERE / "veillee.json", NOWHERE / "veillee.journal"


@pytest.fixture
def series(tmp_path: Path) -> Path:
    with opened(tmp_path) as store:
        do(store, Build("Bleue"))
        do(store, Sit("w1", "p1"))
        do(store, Build("Verte"))
    return tmp_path


def journal_lines(directory: Path) -> list[bytes]:
    return (directory / "veillee.journal").read_bytes().splitlines(keepends=True)


def lay_lines(directory: Path, lines: list[bytes]) -> None:
    (directory / "veillee.journal").write_bytes(b"".join(lines))


def test_an_act_is_one_line_that_says_who_did_what_and_when(series: Path) -> None:
    line = json.loads(journal_lines(series)[2])
    assert line.pop("sum")
    assert line == {
        "n": 2,
        "at": "2028-05-02T10:00:00Z",
        "by": "animation",
        "act": "Sit",
        "do": [
            [
                "rooms",
                "w1",
                1,
                [
                    ".",
                    {
                        "seats": [
                            "@",
                            0,
                            0,
                            [{"person": "p1", "since": "2028-05-02T10:00:00Z", "mood": "vive"}],
                        ]
                    },
                ],
            ]
        ],
    }


def test_plain_tinydb_reads_the_snapshot(series: Path) -> None:
    with opened(series, living=True):
        pass

    class Ids(Table):
        document_id_class = str  # type: ignore[assignment]

    class Plain(TinyDB):
        table_class = Ids

    with Plain(series / "veillee.json", access_mode="r") as db:
        assert [room["name"] for room in db.table("rooms").all()] == ["Bleue", "Verte"]
        assert db.table("rooms").get(doc_id="w2")["name"] == "Verte"  # type: ignore[call-overload]


def test_the_snapshot_has_one_document_to_a_line_with_its_accents(tmp_path: Path) -> None:
    with opened(tmp_path, living=True) as store:
        do(store, Build("Médiathèque « ô »"))
    line = next(row for row in (tmp_path / "veillee.json").read_text().splitlines() if row.startswith('"w1"'))
    assert '"name":"Médiathèque « ô »"' in line


def test_a_torn_last_line_is_cut_and_reported(series: Path) -> None:
    *whole, last = journal_lines(series)
    lay_lines(series, [*whole, last[:-20]])
    with opened(series) as store:
        assert store.torn == len(last) - 20
        assert names(store) == ["Bleue"]
        do(store, Build("Rouge"))
    with opened(series) as store:
        assert store.torn == 0
        assert names(store) == ["Bleue", "Rouge"]


def test_zeros_that_a_power_cut_left_are_a_torn_line(series: Path) -> None:
    *whole, last = journal_lines(series)
    lay_lines(series, [*whole, b"\0" * 30 + last[30:]])
    with opened(series) as store:
        assert store.torn == len(last)
        assert names(store) == ["Bleue"]


@pytest.mark.parametrize(
    "damage", ["a letter", "missing", "missing unnoticed", "twice", "swapped", "emptied"]
)
def test_a_damaged_middle_line_stops_the_opening_with_its_number(series: Path, damage: str) -> None:
    head, first, second, third = journal_lines(series)
    wrong, line = {
        "a letter": ([head, first, second.replace(b"p1", b"p7", 1), third], 3),
        "missing": ([head, second, third], 2),
        "missing unnoticed": ([head, first, third], 3),
        "twice": ([head, first, first, second], 3),
        "swapped": ([head, second, first, third], 2),
        "emptied": ([head, first, b"\n", third], 3),
    }[damage]
    lay_lines(series, wrong)
    before = (series / "veillee.journal").read_bytes()
    for write in (True, False):
        with pytest.raises(DamagedLine) as fault:
            Store.open(series, StillClock(), write=write)
        assert fault.value.line == line
    assert (series / "veillee.journal").read_bytes() == before


def test_a_damaged_last_line_that_is_whole_is_not_taken_for_a_torn_one(series: Path) -> None:
    lines = journal_lines(series)
    lay_lines(series, [*lines[:-1], lines[-1].replace(b"Verte", b"Verts")])
    with pytest.raises(DamagedLine):
        Store.open(series, StillClock(), write=True)


def test_damage_is_told_with_the_automatic_backups_newest_first(series: Path) -> None:
    clock = StillClock()
    for _ in range(3):
        clock.later(days=1)
        with opened(series, clock=clock) as store:
            do(store, Build("une de plus"))
    head, *lines = journal_lines(series)
    lay_lines(series, [head, lines[0][5:], *lines[1:]])
    with pytest.raises(DamagedLine) as fault:
        Store.open(series, clock, write=True)
    assert [path.name for path in fault.value.backups] == [
        "veillee-2028-05-05.json",
        "veillee-2028-05-04.json",
        "veillee-2028-05-03.json",
    ]


def test_every_beginning_of_a_journal_opens_or_says_what_is_wrong() -> None:
    files = MemoryFiles()
    store = memory_store(files)
    for nth in range(4):
        do(store, Build(f"salle é {nth}"))
        do(store, Sit(f"w{nth + 1}", "p1"))
    snapshot, journal = files.names[SNAPSHOT].content, files.names[JOURNAL].content
    head = journal.index(b"\n") + 1
    for cut in range(len(journal)):
        left = MemoryFiles({SNAPSHOT: snapshot, JOURNAL: journal[:cut]})
        if cut < head:
            with pytest.raises(DamagedLine) as fault:
                memory_store(left)
            assert fault.value.line == 1
            continue
        again = memory_store(left)
        whole = journal[:cut].count(b"\n") - 1
        assert (again.journal.image.number, again.torn) == (whole, cut - journal[:cut].rfind(b"\n") - 1)


def test_a_directory_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    for content in ('{"_default": {"1": {"a": 1}}}', "[1, 2]", "not json at all", '{"_veillee": 3}'):
        (tmp_path / "veillee.json").write_text(content)
        with pytest.raises(NotOurs):
            Store.open(tmp_path, StillClock(), write=True)
        assert (tmp_path / "veillee.json").read_text() == content
        left = [path.name for path in tmp_path.iterdir()]
        assert left == ["veillee.json"] or "_veillee" in content


def test_a_file_given_as_data_directory_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text("{}")
    for write in (True, False):
        with pytest.raises(NoSuchPlace):
            Store.open(tmp_path / "other.json", StillClock(), write=write)


def test_a_newer_format_is_refused(series: Path) -> None:
    snapshot = series / "veillee.json"
    snapshot.write_text(snapshot.read_text().replace('"format":1', '"format":2'))
    with pytest.raises(NewerFormat) as fault:
        Store.open(series, StillClock(), write=True)
    assert fault.value.found == "2"


def test_a_snapshot_that_is_cut_short_is_told_with_its_line(series: Path) -> None:
    with opened(series, living=True):
        pass
    snapshot = series / "veillee.json"
    snapshot.write_bytes(snapshot.read_bytes()[:-30])
    with pytest.raises(DamagedSnapshot) as fault:
        Store.open(series, StillClock(), write=True)
    assert fault.value.line is not None


def test_a_snapshot_changed_under_its_journal_is_not_trusted(series: Path) -> None:
    with opened(series, living=True):
        pass
    with opened(series) as store:
        do(store, Rename("w1", "Grise"))
    snapshot = series / "veillee.json"
    snapshot.write_text(snapshot.read_text().replace("Verte", "Verts"))
    with pytest.raises(DamagedSnapshot):
        Store.open(series, StillClock(), write=True)


def test_a_snapshot_corrected_by_hand_between_two_sessions_is_accepted(series: Path) -> None:
    with opened(series, living=True):
        pass
    snapshot = series / "veillee.json"
    snapshot.write_text(snapshot.read_text().replace("Verte", "Rouge"))
    with opened(series) as store:
        do(store, Build("Grise"))
    with opened(series) as store:
        assert names(store) == ["Bleue", "Rouge", "Grise"]


@pytest.mark.parametrize("gone", ["veillee.json", "veillee.journal"])
def test_a_missing_file_is_told(series: Path, gone: str) -> None:
    with opened(series, living=True):
        pass
    (series / gone).unlink()
    with pytest.raises(MissingFile) as fault:
        Store.open(series, StillClock(), write=True)
    assert fault.value.path.name == gone


def test_a_journal_beside_an_older_snapshot_is_not_trusted(series: Path, tmp_path: Path) -> None:
    older = (series / "veillee.json").read_bytes()
    with opened(series, living=True):
        pass
    (series / "veillee.json").write_bytes(older)
    with pytest.raises(DamagedSnapshot):
        Store.open(series, StillClock(), write=True)


def test_a_living_owner_leaves_a_snapshot_and_an_empty_journal(series: Path) -> None:
    with opened(series, living=True) as store:
        do(store, Build("Rouge"))
    assert len(journal_lines(series)) == 1
    assert names(Store.open(series, StillClock(), write=False)) == ["Bleue", "Verte", "Rouge"]


def test_the_snapshot_is_rewritten_when_the_journal_has_grown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_module, "SMALLEST_REWRITE", 2000)
    sizes = []
    with opened(tmp_path) as store:
        for nth in range(60):
            do(store, Build(f"salle {nth}"))
            sizes.append((tmp_path / "veillee.journal").stat().st_size)
    snapshot = (tmp_path / "veillee.json").stat().st_size
    assert snapshot > 2000
    assert max(sizes) <= snapshot + 500
    assert sum(a > b for a, b in pairwise(sizes)) >= 2
    with opened(tmp_path) as store:
        assert len(rooms(store)) == 60


def test_erasing_really_erases(tmp_path: Path) -> None:
    clock = StillClock()
    with opened(tmp_path, clock=clock) as store:
        do(store, Build("Bleue"))
        do(store, Build("Zoé Untel"))
    clock.later(days=1)
    with opened(tmp_path, clock=clock) as store:
        do(store, Rename("w2", "Zoé Untelle"))
        assert any(b"Zo\xc3\xa9" in path.read_bytes() for path in tmp_path.rglob("veillee-*.json"))
        (tmp_path / "sauvegardes" / ".veillee-2028-05-01.json.new").write_text("Zoé, before a crash")
        do(store, Erase("w2"))
        assert store.last_act(FACILITATION) is None
    for path in tmp_path.rglob("*"):
        assert path.is_dir() or b"Zo\xc3\xa9" not in path.read_bytes()
    with opened(tmp_path) as store:
        assert names(store) == ["Bleue"]
    assert list(tmp_path.rglob("veillee-*.json"))


WORK: list[Any] = [
    Build("Bleue"),
    Sit("w1", "p1"),
    Build("Verte"),
    Write(Page("a1", (("p1", "oui"), ("p2", "non")))),
    PullDown("w2"),
    Write(Page("a1", (("p1", "oui, "), ("p3", "bien s"), ("p2", "r")))),
    Build("Zoé"),
    Erase("w3"),
    Rename("w1", "Grise"),
]


def work(files: MemoryFiles) -> list[Any]:
    """The images that were confirmed, one after the other, until the work ends or the machine stops."""
    confirmed: list[Any] = [{}]
    try:
        store = memory_store(files)
        for act in WORK:
            store.decide(act, FACILITATION)
            store.flush()
            confirmed.append(store.journal.image.frozen().tables)
        store.close()
    except Crash:
        pass
    return confirmed


def test_a_crash_at_any_step_of_writing_and_rewriting_loses_nothing_confirmed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(journal_module, "SMALLEST_REWRITE", 300)
    complete = MemoryFiles()
    states = work(complete)
    assert complete.steps > 40
    for last in range(1, complete.steps + 1):
        files = MemoryFiles()

        def stop(step: str, nth: int, last: int = last) -> None:
            if nth >= last:
                raise Crash

        files.before = stop
        confirmed = len(work(files)) - 1
        for left in (files.after_power_cut(), files.after_kill()):
            again = memory_store(left).journal.image.tables
            assert again in states[confirmed : confirmed + 2], (last, confirmed)


def test_an_erasure_that_a_crash_interrupted_is_finished_at_the_next_opening(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    complete = MemoryFiles()
    work(complete)
    interrupted = 0
    for last in range(1, complete.steps + 1):
        files = MemoryFiles()

        def stop(step: str, nth: int, last: int = last) -> None:
            if nth >= last:
                raise Crash

        files.before = stop
        confirmed = work(files)
        left = files.after_kill()
        again = memory_store(left)
        if len(confirmed) - 1 >= WORK.index(Erase("w3")) and "w3" not in again.journal.image.tables["rooms"]:
            interrupted += 1
            assert all("Zoé".encode() not in node.content for node in left.names.values())
    assert interrupted > 3


def test_a_reader_that_comes_during_a_rewriting_reads_again(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        do(store, Build("Bleue"))
    read: list[str] = []

    class Overtaken(Files):
        """Another process rewrites everything between the two readings."""

        def read(self, path: Path) -> bytes | None:
            content = super().read(path)
            read.append(path.name)
            if len(read) == 1:
                with opened(tmp_path, living=True) as other:
                    do(other, Build("Verte"))
            return content

    reader = Store.open(tmp_path, StillClock(), write=False, files=Overtaken())
    assert names(reader) == ["Bleue", "Verte"]
    assert len(read) == 4


changes = st.lists(st.tuples(st.integers(1, 3), st.none() | some_rooms | pages), min_size=1, max_size=12)


@settings(max_examples=60, deadline=None)
@given(changes, st.integers(0, 12))
def test_whatever_is_put_and_removed_is_there_after_reopening(
    steps: list[tuple[int, Any]], rewrite_at: int
) -> None:
    files = MemoryFiles()
    store = memory_store(files)
    expected: dict[tuple[type[Any], str], Any] = {}
    for nth, (id, value) in enumerate(steps):
        do(store, _Put(id, value, expected))
        if nth == rewrite_at:
            store.journal.rewrite()
    for kind in (Room, Page):
        here = {key[1]: value for key, value in expected.items() if key[0] is kind}
        for read in (store, memory_store(files.after_power_cut())):
            assert {value.id: value for value in read.durable.all(kind)} == here
    assert memory_store(files).journal.image.tables == store.journal.image.tables


class _Put:
    def __init__(self, id: int, value: Any, expected: dict[tuple[type[Any], str], Any]) -> None:
        self.id, self.value, self.expected = id, value, expected

    def apply(self, commons: Any, by: Any, now: Any) -> None:
        from dataclasses import replace

        if self.value is None:
            for kind in (Room, Page):
                if found := commons.find(kind, f"x{self.id}"):
                    commons.remove(found)
                self.expected.pop((kind, f"x{self.id}"), None)
            return
        value = replace(self.value, id=f"x{self.id}")
        commons.put(value)
        self.expected[type(value), value.id] = value


def test_reading_touches_nothing(series: Path) -> None:
    def state() -> list[tuple[str, int, int]]:
        return sorted(
            (str(path), path.stat().st_mtime_ns, path.stat().st_ino) for path in [series, *series.rglob("*")]
        )

    before = state()
    with Store.open(series, StillClock(), write=False) as store:
        assert names(store) == ["Bleue", "Verte"]
    assert state() == before
    nothing = series / "nowhere"
    with Store.open(nothing, StillClock(), write=False) as store:
        assert names(store) == []
    assert not nothing.exists()


def test_a_copy_of_the_directory_is_a_series(series: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    copy = tmp_path_factory.mktemp("copy") / "s"
    shutil.copytree(series, copy)
    with opened(copy) as store:
        assert names(store) == ["Bleue", "Verte"]

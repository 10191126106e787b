"""The bench says what it found: a goal missed is said so, and nothing that was not measured is called OK."""

import json
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bench import __main__ as bench
from bench import kept, table
from bench.calibration import Calibration
from bench.regression import Run, named, worse
from bench.row import Row, at, row, sampled

NEWEST = kept.newest()
assert NEWEST
KEPT = kept.read(NEWEST)

FOUND = Calibration(sampled([15.0]), sampled([22.0]), sampled([0.5]), 2, "3.11.7", "8.2.8")


@pytest.mark.parametrize(
    ("measured", "goal", "verdict"),
    [
        (0.5, 0.7, "OK"),
        (0.7, 0.7, "OK"),
        (0.8, 0.7, "au-delà du but"),
        (3, None, ""),
        (None, 0.7, "non mesuré"),
    ],
)
def test_a_row_says_whether_its_goal_is_kept(
    measured: float | None, goal: float | None, verdict: str
) -> None:
    one = Row("Partie", "mesure", "s", measured, goal)
    assert one.verdict == verdict
    assert one.kept == (verdict in ("OK", ""))


def test_a_sample_is_a_median_and_the_middle_half_around_it() -> None:
    found = sampled([5, 1, 9, 3, 100])
    assert (found.median, found.low, found.high, found.tries) == (5, 3, 9, 5)
    assert at(range(100), 0.95) == 95


def test_the_table_shows_goal_measure_baseline_ratio_spread_and_verdict() -> None:
    one = row(
        "Partie", "accueil affiché", "s", sampled([0.4, 0.5, 0.6]), 0.7, baseline=0.25, baseline_is="nu"
    )
    (_, _, _, line, told) = table.printed([one])
    assert all(word in line for word in ("≤ 0,700\u00a0s", "0,500\u00a0s", "0,250\u00a0s", "× 2", "OK"))
    assert "nu" in told
    assert "accueil affiché" in table.page(FOUND, [one])


def test_what_is_kept_names_no_machine_and_can_be_read_again() -> None:
    kept = json.loads(json.dumps(table.document(FOUND, [Row("P", "m", "o", 3, 2, exact=True)])))
    assert kept["mesures"][0]["verdict"] == "au-delà du but"
    assert set(kept["machine"]) == {"loop", "interpreter", "append", "cores", "python", "textual"}


def beside(run: Run, at_: int, **changed: object) -> Run:
    """That run, with one row changed."""
    return replace(
        run, rows=[replace(one, **changed) if nth == at_ else one for nth, one in enumerate(run.rows)]
    )


@pytest.mark.parametrize(
    "nth",
    [nth for nth, one in enumerate(KEPT.rows) if one.measured is not None],
    ids=[name for name, one in named(KEPT.rows) if one.measured is not None],
)
def test_any_row_that_becomes_three_times_as_much_is_named(nth: int) -> None:
    one = KEPT.rows[nth]
    assert one.measured is not None
    found = list(worse(KEPT, beside(KEPT, nth, measured=3 * one.measured + 20)))
    assert [each.name for each in found] == [list(named(KEPT.rows))[nth][0]]


def test_names_of_rows_are_said_whole_and_each_stands_once() -> None:
    names = Counter(name for name, _ in named(KEPT.rows))
    assert [name for name, count in names.items() if count > 1] == []


def test_the_same_again_or_a_few_per_cent_more_is_no_regression() -> None:
    assert list(worse(KEPT, KEPT)) == []
    more = [replace(one, measured=one.measured and one.measured * 1.05) for one in KEPT.rows]
    assert list(worse(KEPT, Run(KEPT.machine, more))) == []


def test_times_are_compared_as_ratios_so_that_a_slower_machine_is_none() -> None:
    now = replace(FOUND, loop=sampled([60.0]))
    alone, other = Row("P", "seul", "ms", 10), Row("P", "témoin", "ms", 10, baseline=5)
    slower = [replace(alone, measured=35), replace(other, measured=35, baseline=20)]
    assert list(worse(Run(FOUND, [alone, other]), Run(now, slower))) == []
    both = worse(Run(FOUND, [alone, other]), Run(FOUND, [slower[0], replace(slower[1], baseline=5)]))
    assert [one.name for one in both] == ["P : seul", "P : témoin"]


def test_what_is_measured_no_more_is_a_regression() -> None:
    old = Run(FOUND, [Row("P", "un", "o", 3), Row("P", "deux", "o", 3)])
    found = worse(old, Run(FOUND, [Row("P", "un", "o", None)]))
    assert [(one.name, one.now) for one in found] == [("P : un", None), ("P : deux", None)]


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where runs are kept, with the newest of the project in it."""
    monkeypatch.setattr(kept, "RESULTS", tmp_path)
    monkeypatch.setattr(kept, "PAGE", tmp_path / "mesures.md")
    monkeypatch.setattr(kept, "CAMPAIGNS", tmp_path / "campagnes.md")
    (tmp_path / "campagnes.md").write_text("avant " + kept.BEGINS + "ancien\n" + kept.ENDS + " après")
    monkeypatch.setattr(kept, "SAVINGS", tmp_path / "sobriety.toml")
    (tmp_path / "sobriety.toml").write_text((kept.ROOT / "data/content/sobriety.toml").read_text("utf-8"))
    kept.write(KEPT, tmp_path / "2026-01-01.json")
    return tmp_path


def test_a_run_that_is_worse_says_in_what_and_is_not_compared_with_later(desk, capsys) -> None:
    run = beside(KEPT, 0, measured=100.0)
    assert bench.concluded(run, date(2026, 2, 3))
    (name, _), *_ = named(KEPT.rows)
    assert f"recul : {name} : " in capsys.readouterr().err
    assert kept.newest() == desk / "2026-01-01.json" and not (desk / "mesures.md").exists()
    refused = desk / "2026-02-03-recul.json"
    assert kept.read(refused) == run
    kept.keep(kept.read(refused), date(2026, 2, 3))
    assert kept.newest() == desk / "2026-02-03.json" and "100\u00a0s" in (desk / "mesures.md").read_text(
        "utf-8"
    )


def test_what_the_program_says_that_settings_save_follows_the_run_that_is_kept(desk) -> None:
    (nth,) = [
        nth for nth, one in enumerate(KEPT.rows) if one.what == "lettre tapée à la fin d’un article : octets"
    ]
    assert not bench.concluded(beside(KEPT, nth, measured=2, baseline=4000), date(2026, 2, 3))
    said = (desk / "sobriety.toml").read_text("utf-8")
    assert "measured = 2026-02-03" in said and "here = 2\nwithout = 4000\n" in said


def test_the_page_and_the_savings_are_those_of_the_newest_run_that_was_kept() -> None:
    told = (kept.ROOT / "docs" / "mesures.md").read_text("utf-8")
    again = "make bench, or python -m bench --keep bench/results/…"
    assert told == table.page(KEPT.machine, KEPT.rows), again


def test_the_campaigns_page_shows_the_rows_of_the_newest_run() -> None:
    told = kept.CAMPAIGNS.read_text("utf-8")
    assert told == kept.summarised(told, KEPT), "python -m bench --keep bench/results/…"
    assert told.count(kept.BEGINS) == told.count(kept.ENDS) == 1


def test_every_row_that_the_campaigns_page_shows_is_measured() -> None:
    """Those of lines by ssh came with the curses floor: older runs lack them."""
    names = {name for name, _ in named(KEPT.rows)}
    assert [one for one in table.SHOWN if one not in names and "ssh -T" not in one] == []


def test_the_tests_that_the_page_names_are_there() -> None:
    assert [name for name in table.TESTS if not (kept.ROOT / "tests" / name).exists()] == []

"""The bench says what it found: a goal missed is said so, and nothing that was not measured is called OK."""

import json

import pytest

from bench import table
from bench.calibration import Calibration
from bench.row import Row, at, row, sampled

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

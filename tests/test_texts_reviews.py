"""What is reviewed and kept up: the same features in both pages, and each review names what guards it."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]


def table(name: str) -> dict[str, str]:
    """The rows of the first table of features, by their feature."""
    text = (ROOT / "docs" / name).read_text("utf-8")
    lines = text.partition("| fonctionnalité |")[2].split("\n\n")[0].splitlines()[2:]
    return {line.split("|")[1].strip(): line for line in lines}


def test_every_feature_that_is_kept_up_has_been_reviewed_and_no_other():
    assert list(table("maintenance.md")) == list(table("revue.md"))
    assert len(table("revue.md")) == 12


def test_every_review_names_tests_that_exist():
    for feature, line in table("revue.md").items():
        named = re.findall(r"`(tests/\w+\.py)`", line)
        assert named, feature
        assert [one for one in named if not (ROOT / one).exists()] == []


def test_components_that_are_kept_up_exist():
    for feature, line in table("maintenance.md").items():
        named = re.findall(r"`([\w/]+(?:\.py|/))`", line)
        folders = [one.rpartition("/")[0] for one in named if "/" in one]
        here = [ROOT / one if "/" in one else ROOT / folders[0] / one for one in named]
        assert [path for path in here if not path.exists()] == [], feature

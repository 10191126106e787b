"""The declaration that ships: whole, honest, and each piece of evidence is there."""

import subprocess
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from bench import kept, regression
from data.rgesn import declaration
from models.rgesn import CRITERIA, THEMES, Criterion, Declaration, State, faults, points, score
from tui.i18n import LANGUAGES

ROOT = Path(__file__).parents[1]
FRENCH = declaration("fr")


def test_all_criteria_of_the_framework_are_there_with_its_weights():
    assert len(FRENCH.criteria) == CRITERIA and len(FRENCH.themes) == THEMES
    assert Counter(one.weight.value for one in FRENCH.criteria) == {"P": 30, "R": 29, "M": 19}
    assert [len(FRENCH.under(theme)) for theme in range(1, THEMES + 1)] == [10, 10, 7, 15, 8, 7, 4, 10, 7]
    assert points(one for one in FRENCH.criteria) == 70.0
    assert not list(faults(FRENCH.criteria))


def test_criteria_are_in_the_framework_s_order():
    assert [one.number for one in FRENCH.criteria] == [
        f"{theme}.{nth}" for theme in range(1, THEMES + 1) for nth in range(1, len(FRENCH.under(theme)) + 1)
    ]


def test_what_only_the_host_can_say_is_asked_and_never_counted_as_met():
    asked = {one.number for one in FRENCH.in_state(State.HOST)}
    assert asked == {"2.8", "8.1", "8.2", "8.3", "8.4", "8.5", "8.6", "8.7", "8.9"}
    assert (
        score(FRENCH.criteria)
        < 100 * (70 - sum(one.weight.points for one in FRENCH.in_state(State.HOST))) / 70
    )


def test_the_hardest_one_is_not_said_to_be_met():
    found = FRENCH.criterion("1.5")
    assert found and found.state is State.NOT_MET


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_criterion_says_how_or_why_not(language: str):
    found: Declaration = declaration(language)
    assert all(one.how.strip() and one.title.strip().endswith("?") for one in found.criteria)
    assert found.paths and found.plan and found.minimum
    assert [one.state for one in found.criteria] == [one.state for one in FRENCH.criteria]


@pytest.mark.parametrize(
    "one", [one for one in FRENCH.criteria if one.evidence], ids=lambda one: str(one.number)
)
def test_each_piece_of_evidence_exists(one: Criterion):
    for piece in one.evidence:
        name, _, test = piece.partition("::")
        path = ROOT / name
        assert path.exists(), piece
        if test:
            assert f"def {test}(" in path.read_text("utf-8"), piece


def test_whatever_is_met_has_its_evidence():
    assert [one.number for one in FRENCH.in_state(State.MET) if not one.evidence] == []


def test_evidence_is_kept_with_the_project():
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("not a checkout")
    kept = set(done.stdout.split("\n"))
    named = {piece.partition("::")[0] for one in FRENCH.criteria for piece in one.evidence}
    assert named <= kept


QUOTED = [
    ("Au dixième d’un cœur : accueil affiché", "measured", 0, 6),
    ("Plein écran, au démarrage : mémoire à l’accueil (PSS)", "measured", 0, 45),
    ("Par ssh : première visite entière, sur le fil, dans les deux sens", "measured", 0, 20_000),
    ("Par ssh : mémoire par visite, à 200", "measured", 0, 1),
    ("Par ssh : mémoire par visite, à 200", "baseline", 20, 40),
    ("Une touche : réponse changée sur place (espace) : octets", "ratio", 0, 1 / 50),
    ("Installation locale : nouveaux fichiers (sans pip ni setuptools)", "measured", 0, 40),
    ("Installation locale : paquets compilés", "measured", 0, 0),
]
"""What the declaration quotes of docs/mesures.md, and the bounds within which its sentences are true."""


@pytest.mark.parametrize(("name", "field", "least", "most"), QUOTED)
def test_figures_that_the_declaration_quotes_are_true_of_the_newest_run(name, field, least, most):
    newest = kept.newest()
    assert newest
    rows = dict(regression.named(kept.read(newest).rows))
    assert least <= getattr(rows[name], field) <= most


def test_the_declaration_counts_the_dependencies_as_they_are():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    found = FRENCH.criterion("3.1")
    assert len(project["dependencies"]) == 7 and found and "Sept dépendances" in found.how

"""A whole series told by lines alone, in French and in English, and the real program over a pipe."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from house import FixedClock, MemoryHouse
from lines import Script, lines_of

from models import lookup
from models.contribution import Contribution
from models.manifesto import articles
from models.people import FACILITATION, Participant
from models.registration import Standing
from tui.i18n import Translator
from tui.linear.talk import talk
from tui.session import Session

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = Path(__file__).parent / "samples"


class Visits:
    """One series at the owner's machine, visited as often as needed."""

    def __init__(self, language: Any, folder: Path) -> None:
        clock = FixedClock()
        self.session = Session(MemoryHouse(clock), FACILITATION, Translator(language), clock)
        self.folder = folder

    def visit(self, typed: str) -> str:
        wire = Script(lines_of(typed))
        assert asyncio.run(talk(self.session, wire, {"PWD": str(self.folder)})) == 0
        assert "\x1b" not in wire.said
        return wire.said.replace("\u00a0", " ")


def workshop(visits: Visits, number: int) -> Any:
    return lookup.workshop(visits.session.commons, number)


def test_a_whole_series_by_lines(tmp_path: Path) -> None:
    for name in ("framadate-atelier2.csv", "framadate-atelier3.csv"):
        (tmp_path / name).write_bytes((SAMPLES / name).read_bytes())
    v = Visits("fr", tmp_path)
    assert "Fait : série créée" in v.visit("|mardi 2 mai 2028 11h|||quitter")
    for number in range(1, 16):
        assert "Fait : place confirmée à l’atelier 1" in v.visit(f"2|4|Personne {number}|1|1||||quitter")
    said = v.visit("2|4|Seizième|1|1||||quitter")
    assert "Fait : liste d’attente, rang 1 aujourd’hui, peut venir aux trois, atelier 1" in said
    assert (len(workshop(v, 1).confirmed), len(workshop(v, 1).of(Standing.WAITING))) == (15, 1)
    said = v.visit(
        "9|fichiers|importer un sondage|2|framadate-atelier2.csv||1|3|framadate-atelier3.csv||quitter"
    )
    assert said.count("Fait : ") == 2
    said = v.visit("3|dates|1|1|o|quitter")
    assert "Fait : atelier 2, mardi 16 mai" in said
    assert "Fait : atelier 3, lundi 12 juin" in said
    assert "Fait : fichier écrit" in v.visit("9|fichiers|agenda|dates.ics|quitter")
    assert (tmp_path / "dates.ics").read_text("utf-8").count("BEGIN:VEVENT") == 3
    v.visit("4|écrire|1|2|1||Réparer avant d’acheter|Héberger nos outils||quitter")
    assert len(v.session.commons.all(Contribution)) == 2
    said = v.visit("5|nouvel|Réparer|Nous réparons.|.|ouvrir|1|lier|1|quitter")
    assert "Fait : contribution c1 liée à l’article 1" in said
    assert "1 contribution qu’aucun article ne reprend\nHéberger nos outils (c2)\n" in v.visit(
        "5|contributions|q"
    )
    assert "Fait : fichier écrit" in v.visit("9|fichiers|manifeste, le garder en m|manifeste.md|quitter")
    assert "Nous réparons." in (tmp_path / "manifeste.md").read_text("utf-8")


def test_a_whole_series_by_lines_in_english(tmp_path: Path) -> None:
    (tmp_path / "poll.csv").write_bytes((SAMPLES / "framadate-atelier2-en.csv").read_bytes())
    v = Visits("en", tmp_path)
    assert "Done: series made" in v.visit("|Tuesday 2 May 2028 11:00||1|quit")
    assert "Done: seat confirmed at workshop 1" in v.visit("2|4|Ana|1|1||||quit")
    assert "Done: waiting list, rank 1 today" in v.visit("2|4|Bo|1|maybe||||quit")
    assert "Done: " in v.visit("9|files|import a framadate|2|poll.csv||quit")
    v.visit("3|2|facilitate|propose|31 May 2028|2|quit")
    said = v.visit("3|dates|1|1|y|quit")
    assert said.count("Done: workshop ") == 2
    assert all(one.start for one in lookup.workshops(v.session.commons))
    assert "Done: contribution c1" in v.visit("4|write|1|3|1||Repair first||quit")
    assert "Done: article 1 added, Repair" in v.visit("5|new|Repair|We repair.|.|quit")
    assert str(articles(v.session.commons)[0].text) == "We repair."
    assert [one.name for one in v.session.commons.all(Participant)][:2] == ["Ana", "Bo"]


def the_program(folder: Path, typed: str, *options: str, **env: str) -> subprocess.CompletedProcess[str]:
    known = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-m", "tui", "--donnees", str(folder / "serie"), *options],
        input="".join(f"{line}\n" for line in lines_of(typed)),
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**known, "PYTHONUTF8": "1", **env},
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("option", [("--lignes",), ()])
def test_the_program_talks_by_lines_when_asked_or_without_a_terminal(
    tmp_path: Path, option: tuple[str, ...]
) -> None:
    made = the_program(tmp_path, "||||2|4|Zoé|1|1||||quitter", *option, TERM="xterm-256color")
    assert made.returncode == 0, made.stderr
    assert "Fait : place confirmée à l’atelier 1" in made.stdout.replace("\u00a0", " ")
    assert "\x1b" not in made.stdout + made.stderr
    again = the_program(tmp_path, "9|personnes", *option)
    assert "Zoé : sans contact (p1)\n" in again.stdout.replace("\u00a0", " "), (
        "what was said done is on the disk"
    )
    assert again.stdout.endswith("Fin de la saisie, au revoir.\n")

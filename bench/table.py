"""The measures as a table, for the terminal and for docs/mesures.md, and as JSON."""

from __future__ import annotations

import dataclasses
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from bench.calibration import Calibration
from bench.regression import MARGINS, Worse, named
from bench.row import Row, Sample

HEADS = ("mesure", "but", "ici", "témoin", "rapport", "curses", "étendue", "")
WIDTHS = (58, 9, 10, 9, 7, 9, 15)
PAGE = """# Mesures

Ce que Veillée coûte sur une machine, à côté des buts et de ce que coûterait autre chose dans le même essai.
Cette page est écrite par `make bench` ; elle ne se corrige pas à la main.

{machine}

Les temps varient d’une machine à l’autre et d’un essai à l’autre : l’étalonnage ci-dessus dit de quelle
machine il s’agit. Chaque mesure est la médiane de plusieurs essais ; l’étendue est celle de la moitié
centrale. Le témoin et curses (le moins que coûte un plein écran, `bench/floor.py`) sont mesurés dans le même
essai ; le rapport est celui de la mesure au témoin.

Les octets, les réveils et les paquets compilés ne dépendent pas de la machine : un but manqué là fait échouer
`make bench`. Tout recul au-delà d’une marge, par rapport aux derniers résultats gardés dans `bench/results/`,
le fait échouer aussi, et dit quelle ligne a reculé : {margins}. Les temps y sont comparés comme rapports, au
témoin ou à la boucle vide de leur propre essai.

Ce qui ne se mesure pas ici, mesuré à part sur une machine de 2 cœurs, en novembre 2026 : sur le web, une
première visite à Framadate puis à Etherpad descend 1,9 Mo ; ce qu’une personne écrit est vu par l’autre en
29 ms (95 % : 63) dans HedgeDoc, 265 ms (487) dans Etherpad ; un programme en Go (Wish) montre son texte 34 ms
après la connexion.

`make check` garde les octets et les réveils à chaque fois :
{tests}.
"""


TESTS = (
    "test_screen_bytes.py",
    "test_door_ssh_paths.py",
    "test_bench_exact.py",
    "test_door_idle.py",
)
"""Of bytes and wake-ups, in `make check`."""
SHOWN = (
    "Par ssh : première visite entière, sur le fil, dans les deux sens",
    "Par ssh : ligne à ligne (ssh -T), une visite entière, sur le fil, dans les deux sens",
    "Par ssh : une flèche : octets",
    "Par ssh : une réponse changée : octets",
    "Par ssh : une lettre tapée : octets",
    "Par ssh : une lettre tapée : octets … touche au premier octet, médiane",
    "Par ssh : une lettre tapée : octets … 95\u00a0%",
    "Par ssh : connexion jusqu’au texte",
    "Par ssh : quinze ensemble, la dernière personne",
    "Par ssh : quinze personnes sans rien faire, chacune à un écran : octets et réveils en 20 s",
    "Par ssh : mémoire par visite, à 200",
    "Par ssh : 200 visites : mémoire",
    "Écrire ensemble : deux personnes, l’une écrit : vu par l’autre, médiane",
    "Écrire ensemble : deux personnes, l’une écrit : vu par l’autre, médiane … 95\u00a0%",
    "Écrire ensemble : quinze personnes, trois écrivent cinq signes par seconde : vu par les autres, médiane",
    "Écrire ensemble : quinze personnes, trois écrivent cinq signes par seconde : vu par les autres, médiane"
    " … 95\u00a0%",
    "Sur le disque : un acte durable, 15 personnes, 30 actes par seconde, médiane … 95\u00a0%",
    "Au dixième d’un cœur : accueil affiché",
)
"""Of docs/campagnes.md, by their whole names."""
MEANINGS = {"o": "octets", "": "réveils", "Mo": "mémoire et disque", "ms": "temps", "%": "part d’un cœur"}


def number(value: float | None) -> str:
    """Three figures, as French writes them."""
    if value is None:
        return "–"
    if value == int(value):
        return f"{int(value)}"
    figures = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2 if abs(value) >= 1 else 3
    return f"{value:.{figures}f}".replace(".", ",")


def with_unit(value: float | None, unit: str) -> str:
    return f"{number(value)}\u00a0{unit}" if unit and value is not None else number(value)


def cells(row: Row) -> tuple[str, ...]:
    spread = f"{number(row.spread[0])} à {number(row.spread[1])}" if row.spread else ""
    goal = f"≤ {with_unit(row.goal, row.unit)}" if row.goal else number(row.goal) if row.goal == 0 else ""
    return (
        row.what,
        goal,
        with_unit(row.measured, row.unit),
        with_unit(row.baseline, row.unit) if row.baseline is not None else "",
        f"× {number(row.ratio)}" if row.ratio is not None else "",
        with_unit(row.floor, row.unit) if row.floor is not None else "",
        spread,
        row.verdict,
    )


def machine(found: Calibration) -> tuple[str, ...]:
    return (
        f"{found.cores} cœurs, Python {found.python}, Textual {found.textual}",
        f"for i in range(1_000_000): pass      {_sample(found.loop)}",
        f"python -c pass                       {_sample(found.interpreter)}",
        f"ajout de 300 octets et fsync         {_sample(found.append)}",
    )


def printed(rows: Iterable[Row]) -> Iterator[str]:
    yield _columns(HEADS)
    for part, group in groupby(rows, lambda row: row.part):
        yield ""
        yield part
        for row in group:
            yield from _printed(row)


def page(found: Calibration, rows: Sequence[Row]) -> str:
    """Markdown."""
    told = "\n".join(["```", *machine(found), "```"])
    tests = ", ".join(f"`tests/{one}`" for one in TESTS)
    parts = [PAGE.format(machine=told, margins=margins(), tests=tests)]
    for part, group in groupby(rows, lambda row: row.part):
        parts.append("\n".join(_markdown(part, list(group))))
    return "\n".join(parts)


def margins() -> str:
    """« octets + 10 % et 2 o, réveils aucun »."""
    said = []
    for unit, meaning in MEANINGS.items():
        margin = MARGINS[unit]
        more = f"+ {round(100 * (margin.times - 1))} % et {with_unit(margin.more, unit)}"
        said.append(f"{meaning} {more if margin.more else 'aucun de plus'}")
    return ", ".join(said)


def told(worse: Worse) -> str:
    """« Par ssh : une flèche : octets : 49 o attendus, 60 o mesurés »."""
    now = f"{with_unit(worse.now, worse.unit)} mesurés" if worse.now is not None else "plus mesuré"
    return f"{worse.name} : {with_unit(worse.expected, worse.unit)} attendus, {now}"


def summary(rows: Sequence[Row]) -> str:
    """The rows that docs/campagnes.md shows beside what the campaigns found, as Markdown."""
    found = dict(named(rows))
    lines = ["| mesure | but | ici | |", "|---|---|---|---|"]
    for name in (one for one in SHOWN if one in found):
        _, goal, here, *_, verdict = cells(found[name])
        lines.append(f"| {name} | {goal} | {here} | {verdict} |")
    return "\n".join(lines) + "\n"


def document(found: Calibration, rows: Sequence[Row]) -> dict[str, Any]:
    """What a later run, or another machine, can be compared with."""
    return {
        "machine": dataclasses.asdict(found),
        "mesures": [{**dataclasses.asdict(row), "verdict": row.verdict} for row in rows],
    }


def _printed(row: Row) -> Iterator[str]:
    name, *others = cells(row)
    first, *rest = textwrap.wrap(name, WIDTHS[0] - 2)
    yield _columns((f"  {first}", *others))
    for more in rest:
        yield f"    {more}"
    for told in filter(None, (row.baseline_is and f"témoin : {row.baseline_is}", row.note)):
        yield f"      {told}"


def _columns(words: Sequence[str]) -> str:
    laid = [word.ljust(width) for word, width in zip(words, WIDTHS, strict=False)]
    return " ".join([*laid, words[-1]]).rstrip()


def _markdown(part: str, rows: Sequence[Row]) -> Iterator[str]:
    yield f"## {part}"
    yield f"| {' | '.join(HEADS)}|"
    yield "|---" * len(HEADS) + "|"
    for row in rows:
        yield f"| {' | '.join(cells(row))} |"
    told = dict.fromkeys(f"Témoin : {row.baseline_is}." for row in rows if row.baseline_is)
    notes = dict.fromkeys(f"{row.what} : {row.note}." for row in rows if row.note)
    if told or notes:
        yield ""
        yield from (f"- {one}" for one in (*told, *notes))
    yield ""


def _sample(found: Sample) -> str:
    return f"{with_unit(found.median, 'ms')} ({number(found.low)} à {number(found.high)})"

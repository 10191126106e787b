"""`ecoconception`: the declaration as text, or one criterion; it is also what docs/ keeps of it."""

from __future__ import annotations

from typing import Any

from models.refusals import Unknown
from models.rgesn import Criterion, Declaration, score
from tui import ecodesign
from tui.commands.output import Output
from tui.commands.parsing import Request


async def run(request: Request, out: Output) -> None:
    """Needs no series: it is the program's own."""
    found = ecodesign.declared(out.t)
    number = request.text("CRITERE")
    if number:
        return _one(found, number, out)
    if out.as_json:
        return out.value(_value(found))
    return out.data(ecodesign.text(out.t).rstrip("\n"))


def _one(found: Declaration, number: str, out: Output) -> None:
    """Raises Unknown."""
    one = found.criterion(number.replace(",", "."))
    if one is None:
        raise Unknown("criteria", number)
    if out.as_json:
        return out.value(_criterion(one))
    return out.data(ecodesign.criterion_text(one, out.t))


def _value(found: Declaration) -> dict[str, Any]:
    return {
        "version": found.version,
        "date": found.written.isoformat(),
        "revue": found.review.isoformat(),
        "score": round(score(found.criteria), 1),
        "objectif": found.target,
        "applicables": sum(one.applies for one in found.criteria),
        "criteres": [_criterion(one) for one in found.criteria],
    }


def _criterion(one: Criterion) -> dict[str, Any]:
    return {
        "numero": one.number,
        "intitule": one.title,
        "poids": one.weight.value,
        "etat": one.state.value,
        "comment": one.how,
        "preuves": list(one.evidence),
    }

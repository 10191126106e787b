"""`sobriete`: what this visit and the series cost, measured now, and an estimate with its assumptions."""

from __future__ import annotations

from typing import Any

from data.savings import savings
from models.sci import Span
from tui import sobriety, sobriety_words
from tui.commands.output import Output
from tui.commands.parsing import Request
from tui.commands.tables import wrapped
from tui.meters import Traffic
from tui.session import Session
from tui.sobriety import Cost


async def run(session: Session, request: Request, out: Output) -> None:
    found = sobriety.cost(session)
    if out.as_json:
        return out.value(_value(found, out))
    for number, (title, sentences) in enumerate(sobriety_words.sections(found, out.t)):
        if number:
            out.data("")
        out.data(title)
        for one in sentences:
            out.data(*wrapped(one, 78, first="  "))
    return None


def _value(found: Cost, out: Output) -> dict[str, Any]:
    return {
        "session": _traffic(found.session),
        "visite": _traffic(found.visit),
        "ensemble": {
            **_traffic(found.everybody),
            "depuis": int(found.running.total_seconds()),
            "ouvertes": found.present,
        },
        "processus": {
            "cpu_secondes": round(found.process.cpu_seconds, 3),
            "memoire": found.process.memory,
            "memoire_partagee": found.process.shared_out,
        },
        "disque": {
            "total": found.disk.whole,
            "instantane": found.disk.snapshot,
            "journal": found.disk.journal,
            "sauvegardes": found.disk.backups,
        },
        "personnes": found.people,
        "estimation": _estimate(found, out),
        "economies": [
            {"quoi": one.what, "ici": one.here, "sans": one.without} for one in savings(out.t.language).rows
        ],
        "mesure_le": savings(out.t.language).measured.isoformat(),
    }


def _traffic(traffic: Traffic) -> dict[str, int]:
    return {
        "sessions": traffic.sessions,
        "secondes": int(traffic.time.total_seconds()),
        "recus": traffic.received,
        "envoyes": traffic.sent,
        "ligne_recus": traffic.wire.received,
        "ligne_envoyes": traffic.wire.sent,
        "avant_compression": traffic.wire.given,
        "apres_compression": traffic.wire.made,
    }


def _estimate(found: Cost, out: Output) -> dict[str, Any]:
    """A figure never goes without its bounds, its method and what it assumes."""
    t = out.t
    return {
        "unite": "gCO2e",
        "methode": t(sobriety.METHOD),
        "incertitude": t(sobriety.UNCERTAINTY),
        "session": _span(found.of_session.whole),
        "atelier": _span(found.of_workshop.whole),
        "ensemble": _span(found.of_everybody.whole),
        "hypotheses": [
            {
                "quoi": t(one.words),
                "unite": t(one.unit),
                "bas": low,
                "probable": likely,
                "haut": high,
                "source": t(one.source),
            }
            for one, (low, likely, high) in sobriety.spans()
        ],
    }


def _span(span: Span) -> dict[str, float]:
    return {name: float(f"{getattr(span, at):.3g}") for name, at in _BOUNDS}


_BOUNDS = (("bas", "low"), ("probable", "likely"), ("haut", "high"))

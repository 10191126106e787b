"""What a visit and the series cost, measured when it is asked; and an estimate, never without its method."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from data import footprint
from data.footprint import Disk, Process
from models.people import Participant
from models.sci import Assumptions, Estimate, Use, estimate
from tui.i18n import N_
from tui.meters import Traffic
from tui.session import Session

WORKSHOP = timedelta(minutes=90)


@dataclass(frozen=True, slots=True)
class Assumption:
    """`field` of models.sci.Assumptions, its words, its unit, and where the figures come from."""

    field: str
    words: str
    unit: str
    source: str


METHOD = N_(
    "SCI (ISO/IEC 21031) : énergie × intensité de l’électricité + part de la fabrication, pour une visite. "
    "Sans compensation. Compté : le terminal de la personne tant que sa visite est ouverte, le réseau, et du "
    "serveur la part de sa mémoire et de son processeur. Pas compté : l’écran séparé, la box, la fin de vie."
)
UNCERTAINTY = N_(
    "C’est un ordre de grandeur : entre le bas et le haut il y a un facteur dix, surtout parce que personne "
    "n’a mesuré votre machine. Ne comparez qu’avec la même méthode."
)
ASSUMPTIONS = (
    Assumption(
        "grid",
        N_("électricité en France"),
        N_("gCO2e/kWh"),
        N_("Boavizta 98 ; ADEME 2011 : 81"),
    ),
    Assumption(
        "terminal_watts",
        N_("un portable en marche"),
        N_("W"),
        N_("ADEME 32,4 ; bas : une machine au repos, mesurée par KDE (Okular) ; haut : le double, supposé"),
    ),
    Assumption(
        "terminal_kg",
        N_("fabriquer un portable"),
        N_("kgCO2e"),
        N_("Boavizta 175, aux « très larges marges » : de la moitié au double, supposé"),
    ),
    Assumption(
        "years",
        N_("durée de vie d’une machine"),
        N_("ans"),
        N_("Boavizta 5 ; 8 et 10 pour une machine gardée ou reconditionnée, supposé"),
    ),
    Assumption(
        "network",
        N_("réseau"),
        N_("kWh/Go"),
        N_("Sustainable Web Design v4 : 0,059 ; dix fois moins à dix fois plus, supposé"),
    ),
    Assumption(
        "server_watts",
        N_("machine qui sert"),
        N_("W"),
        N_("supposé, d’un Raspberry Pi à un vieux PC : mesurez la vôtre à la prise"),
    ),
    Assumption("server_kg", N_("fabriquer cette machine"), N_("kgCO2e"), N_("Boavizta 277, mêmes marges")),
    Assumption("core_watts", N_("un cœur de processeur qui travaille"), N_("W"), N_("supposé")),
)


@dataclass(frozen=True, slots=True)
class Cost:
    """Everything that is measured, and the estimates made of it.

    `session`: this one; `visit`: the same person's, half an hour apart; `everybody`: since the process
    `opened`, for `running`, of which `present` are open. `people`: how many the series knows. `afar`:
    whether a network lies between.
    """

    session: Traffic
    visit: Traffic
    everybody: Traffic
    running: timedelta
    present: int
    process: Process
    disk: Disk
    people: int
    afar: bool
    of_session: Estimate
    of_workshop: Estimate
    of_everybody: Estimate


def cost(session: Session) -> Cost:
    """Looked up now: nothing was measured in between."""
    now, meter = session.now, session.meter
    mine, everybody = meter.traffic(now), meter.all.whole(now)
    process = footprint.process()
    running = now - meter.all.opened if meter.all.opened else timedelta(0)
    disk = footprint.disk(meter.all.directory) if meter.all.directory else Disk()
    return Cost(
        mine,
        meter.all.visit(meter, now),
        everybody,
        running,
        meter.all.present,
        process,
        disk,
        len(session.commons.all(Participant)),
        session.afar,
        estimate(_use_of_one(mine, everybody, process, session.afar, meter.all.present)),
        estimate(Use(terminal=WORKSHOP)),
        estimate(_use_of_all(everybody, process, running, session.afar)),
    )


def _use_of_one(mine: Traffic, everybody: Traffic, process: Process, afar: bool, present: int) -> Use:
    """At home the machine that serves is the terminal, which is counted whole already."""
    if not afar:
        return Use(terminal=mine.time)
    return Use(
        mine.time,
        _on_the_network(mine) or mine.received + mine.sent,
        process.cpu_seconds / max(1, everybody.sessions),
        mine.time,
        process.share / max(1, present),
    )


def _use_of_all(everybody: Traffic, process: Process, running: timedelta, afar: bool) -> Use:
    """A program that serves nobody from afar runs on the terminal, which is counted whole already."""
    if not (afar or everybody.wire.sent):
        return Use(terminal=everybody.time)
    return Use(everybody.time, _on_the_network(everybody), process.cpu_seconds, running, process.share)


def _on_the_network(traffic: Traffic) -> int:
    return traffic.wire.received + traffic.wire.sent


def spans() -> tuple[tuple[Assumption, tuple[float, float, float]], ...]:
    """Each assumption with its low, likely and high value."""
    given = Assumptions()
    found = ((one, getattr(given, one.field)) for one in ASSUMPTIONS)
    return tuple((one, (span.low, span.likely, span.high)) for one, span in found)

"""Going on in the next series: it inherits in a directory of its own, then this one is closed."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from data.faults import StoreFault
from data.offline import waits
from models.acts.succession import CloseSeries, ContinueSeries
from models.calendar import default_first_workshop
from models.closing import must_be_open
from models.succession import heritage
from tui.faults import CannotKeep, sentence
from tui.session import Session


async def continue_in(session: Session, directory: Path, moment: tuple[datetime, datetime] | None) -> int:
    """How many articles it takes up. `moment`: of its workshop 1, else the next Commun lundi.

    Raises NotAllowed, SeriesClosed, AlreadyThere (a series is there), StoreFault: nothing is closed then.
    """
    from tui.houses import opened

    session.actor.must_facilitate()
    act = CloseSeries(directory.name)
    must_be_open(session.commons, act)
    # On a copy this is refused: before the other series is made.
    waits(session.commons, act)
    left = heritage(session.commons)
    start, end = moment or default_first_workshop(session.now)
    t = session.t
    origin = left.version or t("la série d’avant")
    with opened(directory, t, write=True) as following:
        await following.perform(ContinueSeries(left, start, end, t("repris de {version}", version=origin)))
    await session.perform(act)
    return len(left.articles)


async def continued(session: Session, directory: Path) -> int:
    """The same for a screen. Raises a Refusal, or CannotKeep."""
    try:
        return await continue_in(session, directory, None)
    except StoreFault as fault:
        raise CannotKeep(sentence(fault, session.t)) from fault


def told(session: Session, directory: Path, count: int) -> tuple[str, ...]:
    t = session.t
    return (
        t("Fait : la série continue dans {ou}.", ou=directory),
        t.n("{n} article repris, et personne.", "{n} articles repris, et personne.", count),
        t(
            "Celle-ci se lit toujours, et ne change plus. L’autre : veillee --donnees {ou}",
            ou=directory,
        ),
    )

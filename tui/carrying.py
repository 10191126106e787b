"""What faces that stay say of a copy taken, given back, received: one sentence, or CannotKeep with it."""

from __future__ import annotations

from collections.abc import Awaitable
from pathlib import Path
from typing import Any, TypeVar

from data import parcel
from data.faults import StoreFault
from data.ssh_client import BadHost, Unreachable
from tui import copying, faults, replica_words
from tui.copying import Exchanged
from tui.exchanging import must_be_ours, taken_in
from tui.faults import CannotKeep
from tui.i18n import N_
from tui.session import Session

R = TypeVar("R")
NOBODY = N_("Le serveur ne répond pas : rien n’a changé ici. Réessayez plus tard.")
WRONG_HOST = N_("« {mot} » : un hôte s’écrit [qui@]hôte[:port].")


def home_of(session: Session) -> Path:
    """The directory of the series."""
    house: Any = session.house
    store = getattr(house, "store", None) or house.owner.store
    directory: Path = store.directory
    return directory


async def brought_back(session: Session, host: str) -> str:
    return said(session, await _heard(session, copying.given_back(session, home_of(session), host)))


async def renewed(session: Session, host: str) -> str:
    return said(session, await _heard(session, copying.taken(session, home_of(session), host, "")))


async def removed(session: Session, id: str) -> str:
    stuck = await _heard(session, copying.taken_back(session, home_of(session), id))
    done = session.t("Fait : {id} n’attend plus, et ce qu’il faisait ici est défait.", id=id)
    return " ".join((done, *replica_words.stuck(session, stuck)))


async def filed(session: Session, file: Path) -> str:
    """Never over another file."""
    t = session.t
    if file.exists():
        raise CannotKeep(t("{fichier} existe déjà : donnez un autre nom.", fichier=file))
    content, count = await _heard(session, copying.in_a_file(session))
    try:
        parcel.write(file, content)
    except StoreFault as fault:
        raise CannotKeep(faults.sentence(fault, t)) from fault
    except OSError as error:
        raise CannotKeep(faults.of_system(error, t)) from error
    waits = t.n("{n} acte en attente", "{n} actes en attente", count)
    return t("Fait : {quoi} dans {fichier}.", quoi=waits, fichier=file)


def faults_of(error: OSError, file: Path) -> StoreFault:
    from data.faults import fault_of

    return fault_of(error, file)


def opened(session: Session, file: Path) -> parcel.Parcel:
    """What a file brings, to be shown first. Raises a Refusal, CannotKeep."""
    session.actor.must_facilitate()
    try:
        found = parcel.parsed(file.read_bytes())
    except OSError as error:
        raise CannotKeep(faults.sentence(faults_of(error, file), session.t)) from error
    must_be_ours(session, found)
    return found


async def judged(session: Session, found: parcel.Parcel) -> str:
    came = await _heard(session, taken_in(session, found))
    return " ".join(replica_words.taken_in(session, came)) or session.t("Rien à juger.")


def said(session: Session, done: Exchanged) -> str:
    return " ".join(replica_words.exchanged(session, done))


async def _heard(session: Session, doing: Awaitable[R]) -> R:
    try:
        return await doing
    except StoreFault as fault:
        raise CannotKeep(faults.sentence(fault, session.t)) from fault
    except BadHost as error:
        raise CannotKeep(session.t(WRONG_HOST, mot=error)) from error
    except Unreachable as error:
        raise CannotKeep(" ".join(filter(None, (session.t(NOBODY), str(error))))) from error

"""The shared server: one process owns the series and opens its doors, the Unix socket and SSH."""

from __future__ import annotations

import asyncio
import errno
import gc
import signal
import socket
import sys
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from data.faults import StoreFault
from data.owner import Owner
from data.socket_server import listen
from data.store import Store
from tui.doors.limits import Seldom
from tui.doors.socket import attach
from tui.faults import sentence
from tui.houses import PASSING, LivingHouse, SystemClock, session_in
from tui.i18n import N_, Translator
from tui.living import answer
from tui.meters import metered
from tui.reception import Reception, note
from tui.session import Session

if TYPE_CHECKING:
    from tui.doors.ssh import SshDoor

DONE, DISK, NETWORK = 0, 3, 4
REASONS = {
    errno.EADDRINUSE: N_(
        "Le port {port} est déjà pris : un autre serveur tourne peut-être. Choisissez-en un autre : --port N."
    ),
    errno.EADDRNOTAVAIL: N_(
        "L’adresse {adresse} n’est pas celle de cette machine. Enlevez --adresse pour toutes les écouter."
    ),
    errno.EACCES: N_(
        "Le système réserve le port {port}. Choisissez-en un au-dessus de 1024, ou voyez l’unité : --unite."
    ),
}
NO_KEY_FILE = N_(
    "La clé du serveur ({path}) ne peut pas être lue ou écrite : {raison}. Rien n’a été ouvert ; "
    "voyez les droits de ce fichier."
)
WHY_NOT_THE_KEY = {
    errno.EACCES: N_("ce compte n’y a pas droit"),
    errno.EISDIR: N_("c’est un dossier"),
}
NO_SSH = N_("ssh n’est pas ouvert : il manque un paquet. Installez-le : pip install 'veillee[serveur]'.")


class CannotOpen(Exception):
    """A door that stays shut; the sentence says why."""


def run(
    directory: Path, t: Translator, env: Mapping[str, str], address: str | None, port: int, most: int = 0
) -> int:
    """The exit code, once SIGTERM or SIGINT has ended it. `most` visits at once; 0: what the memory holds."""
    try:
        store = Store.open(directory, SystemClock(), write=True, living=True, passing=PASSING)
    except StoreFault as fault:
        print(sentence(fault, t), file=sys.stderr)
        return DISK
    try:
        return asyncio.run(_serve(store, t, env, address, port, most))
    except CannotOpen as no:
        print(no, file=sys.stderr)
        return NETWORK


async def _serve(
    store: Store, t: Translator, env: Mapping[str, str], address: str | None, port: int, most: int
) -> int:
    owner = Owner(store)
    house = LivingHouse(owner)
    session = metered(session_in(house, t), store.directory)
    reception = Reception(session, store.directory, env, most)
    house.guesses.told = Seldom(note)
    lock = store.lock
    assert lock is not None
    asked = partial(answer, session)
    server = await listen(store.directory, lock, env, asked, partial(attach, reception.visit))
    stopped = _stopped()
    try:
        await reception.warm_up()
        door = await _open_ssh(reception, session, store.directory, address, port)
        # What was loaded until now lives as long as the process: the collector need not look at it again.
        gc.collect()
        gc.freeze()
        await stopped
        note("au revoir")
        if door:
            door.close()
    finally:
        await reception.goodbye()
        if server:
            await server.close()
        await house.close()
    return DONE


def _stopped() -> asyncio.Future[None]:
    loop = asyncio.get_running_loop()
    stopped: asyncio.Future[None] = loop.create_future()

    def stop() -> None:
        if not stopped.done():
            stopped.set_result(None)

    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        loop.add_signal_handler(number, stop)
    return stopped


async def _open_ssh(
    reception: Reception, session: Session, directory: Path, address: str | None, port: int
) -> SshDoor | None:
    t = session.t
    try:
        from tui.doors.ssh import HOST_KEY, SshDoor, fingerprint, host_key
    except ImportError:
        print(t(NO_SSH), file=sys.stderr, flush=True)
        print(t("Le socket est ouvert : veillee attacher."), flush=True)
        return None
    path = directory / HOST_KEY
    try:
        key = host_key(directory)
    except (OSError, ValueError) as error:
        known = (
            WHY_NOT_THE_KEY.get(error.errno or 0)
            if isinstance(error, OSError)
            else N_("ce n’est pas une clé")
        )
        reason = t(known) if known else str(error)
        raise CannotOpen(t(NO_KEY_FILE, path=path, raison=reason)) from error
    door = SshDoor(reception, key)
    try:
        port = await door.listen(address, port)
    except OSError as error:
        raise CannotOpen(_why_not(error, address, port, t)) from error
    _tell(session, address, port, fingerprint(key))
    return door


def _why_not(error: OSError, address: str | None, port: int, t: Translator) -> str:
    known = (
        REASONS[errno.EADDRNOTAVAIL] if isinstance(error, socket.gaierror) else REASONS.get(error.errno or 0)
    )
    if known is None:
        return t("Le port {port} ne s’ouvre pas : {raison}.", port=port, raison=error.strerror or "?")
    return t(known, port=port, adresse=address or "")


def _tell(session: Session, address: str | None, port: int, fingerprint: str) -> None:
    """The line to give people, and what they will be asked at their first visit."""
    t = session.t
    host = address or _own_name()
    where = f"veillee@{host}" if port == 22 else f"-p {port} veillee@{host}"
    for line in (
        t("La série est ouverte. La ligne à donner :"),
        f"  ssh {where}",
        t("Sans écran, ligne à ligne : ssh -T {ou}", ou=where),
        t("À la première visite, l’empreinte affichée doit être celle-ci :"),
        f"  {fingerprint}",
        t("Pour arrêter : Ctrl-C, ou systemctl stop ; rien n’est perdu."),
    ):
        print(line, flush=True)


def _own_name() -> str:
    with suppress(OSError):
        return socket.gethostname()
    return "localhost"

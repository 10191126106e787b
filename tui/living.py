"""Faces that stay open: the process owns the directory, and does the commands that others ask of it."""

import asyncio
import gc
import io
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from data.faults import OwnedByAnother, StoreFault
from data.owner import Owner
from data.socket import Request, Response
from data.socket_server import listen
from data.store import Store
from tui.doors.socket import attach
from tui.houses import PASSING, LivingHouse, SystemClock, session_in
from tui.i18n import Translator, language_from
from tui.meters import metered
from tui.reception import Reception
from tui.session import Session

DISK = 3


def run(directory: Path, t: Translator, env: Mapping[str, str], *, lines: bool) -> int:
    """The exit code of the face."""
    try:
        store = Store.open(directory, SystemClock(), write=True, living=True, passing=PASSING)
    except StoreFault as fault:
        return _through_its_owner(fault, directory, env, lines, t)
    return asyncio.run(_live(store, t, env, lines=lines))


def _through_its_owner(
    fault: StoreFault, directory: Path, env: Mapping[str, str], lines: bool, t: Translator
) -> int:
    """A second terminal on one directory: its owner serves it, and both see each other."""
    from tui.faults import sentence

    if isinstance(fault, OwnedByAnother) and fault.living:
        from tui.attaching import attach

        code = attach(directory, env, lines=lines, sshd=False)
        if code is not None:
            return code
    print(sentence(fault, t), file=sys.stderr)
    return DISK


async def _live(store: Store, t: Translator, env: Mapping[str, str], *, lines: bool) -> int:
    owner = Owner(store)
    house = LivingHouse(owner)
    session = metered(session_in(house, t), store.directory)
    lock = store.lock
    assert lock is not None
    reception = Reception(session, store.directory, env)
    attached = partial(attach, reception.visit)
    server = await listen(store.directory, lock, env, lambda request: answer(session, request), attached)
    try:
        home = {**env, "VEILLEE_DATA": str(store.directory), "PWD": str(Path.cwd())}
        return await (_lines(session, home) if lines else _screen(session, store.directory))
    finally:
        await reception.goodbye()
        if server:
            await server.close()
        await house.close()


async def _lines(session: Session, home: Mapping[str, str]) -> int:
    from tui.linear.talk import talk
    from tui.linear.wire import local_wire

    with local_wire(session.meter) as wire:
        return await talk(session, wire, home)


async def _screen(session: Session, directory: Path) -> int:
    from tui.app import VeilleeApp
    from tui.doors.terminal import local_terminal, run_in_terminal

    app = VeilleeApp(session, local_terminal(), log=directory / "veillee.log")
    # What was loaded until now lives as long as the process: the collector need not look at it again.
    gc.freeze()
    return await run_in_terminal(app, session.meter)


async def answer(session: Session, request: Request) -> Response:
    """A command of another process of the same person, as if it were typed here."""
    from tui.commands.run import run_command_async

    out, err = io.StringIO(), io.StringIO()
    stdin = io.StringIO(request.stdin or "")
    env = {**request.env, "PWD": request.cwd}
    asking = session.in_language(Translator(language_from(env))).as_set()
    code = await run_command_async(request.argv, asking, stdin, out, err, env, at_home=True)
    return Response(code, out.getvalue(), err.getvalue())

"""Faces that stay open: the process owns the directory, and does the commands that others ask of it."""

import asyncio
import gc
import io
import sys
from collections.abc import Mapping
from pathlib import Path

from data.faults import StoreFault
from data.owner import Owner
from data.socket import Request, Response
from data.socket_server import listen
from data.store import Store
from tui.houses import PASSING, LivingHouse, SystemClock, session_in
from tui.i18n import Translator, language_from
from tui.session import Session

DISK = 3


def run(directory: Path, t: Translator, env: Mapping[str, str], *, lines: bool) -> int:
    """The exit code of the face."""
    try:
        store = Store.open(directory, SystemClock(), write=True, living=True, passing=PASSING)
    except StoreFault as fault:
        from tui.commands.faults import sentence

        print(sentence(fault, t), file=sys.stderr)
        return DISK
    return asyncio.run(_live(store, t, env, lines=lines))


async def _live(store: Store, t: Translator, env: Mapping[str, str], *, lines: bool) -> int:
    owner = Owner(store)
    session = session_in(LivingHouse(owner), t)
    lock = store.lock
    assert lock is not None
    server = await listen(store.directory, lock, env, lambda request: _answer(session, request))
    try:
        home = {**env, "VEILLEE_DATA": str(store.directory), "PWD": str(Path.cwd())}
        return await (_lines(session, home) if lines else _screen(session, store.directory))
    finally:
        if server:
            await server.close()
        await owner.close()


async def _lines(session: Session, home: Mapping[str, str]) -> int:
    from tui.linear.talk import talk
    from tui.linear.wire import local_wire

    with local_wire() as wire:
        return await talk(session, wire, home)


async def _screen(session: Session, directory: Path) -> int:
    from tui.app import VeilleeApp
    from tui.doors.terminal import local_terminal, run_in_terminal

    app = VeilleeApp(session, local_terminal(), log=directory / "veillee.log")
    # What was loaded until now lives as long as the process: the collector need not look at it again.
    gc.freeze()
    return await run_in_terminal(app)


async def _answer(session: Session, request: Request) -> Response:
    """A command of another process of the same person, as if it were typed here."""
    from tui.commands.run import run_command_async

    out, err = io.StringIO(), io.StringIO()
    stdin = io.StringIO(request.stdin or "")
    env = {**request.env, "PWD": request.cwd}
    asking = session.in_language(Translator(language_from(env))).as_set()
    code = await run_command_async(request.argv, asking, stdin, out, err, env, at_home=True)
    return Response(code, out.getvalue(), err.getvalue())

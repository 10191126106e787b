"""One command from its words to its exit code: 0 done, 1 refused, 2 grammar, 3 data or disk, 4 network."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

from tui.commands.grammar import Command, Needs
from tui.commands.output import Output, Unheard, leave_quietly
from tui.commands.parsing import Misused, Request, parsed
from tui.i18n import N_, Translator, language_from

if TYPE_CHECKING:
    from data.socket import Response
    from tui.session import Session

UNHEARD = N_(
    "La réponse n’a pas pu être écrite jusqu’au bout : ne vous fiez pas à ce qui est arrivé. "
    "Ce que la commande devait enregistrer l’est. Faites de la place, ou écrivez-la ailleurs."
)
DONE, REFUSED, GRAMMAR, DISK, NETWORK, INTERRUPTED = 0, 1, 2, 3, 4, 130


class Opening(NamedTuple):
    """What a command asks of the composition: `directory` as typed after --donnees, None without it."""

    directory: str | None
    needs: Needs


OpenSession = Callable[[Opening], AbstractContextManager["Session"]]
"""Opens the series for an instant, as its settings have it (Session.as_set); not called for help."""


def run_command(
    argv: Sequence[str],
    open_session: OpenSession,
    stdin: TextIO,
    stdout: TextIO,
    stderr: TextIO,
    env: Mapping[str, str],
) -> int:
    """One command in a process of its own, without an event loop: its house answers at once."""
    out = Output(stdin, stdout, stderr, _translator(argv, env), env)
    try:
        return at_once(_run(argv, open_session, out))
    except BrokenPipeError:
        leave_quietly()
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED


async def run_command_async(
    argv: Sequence[str],
    session: Session,
    stdin: TextIO,
    stdout: TextIO,
    stderr: TextIO,
    env: Mapping[str, str],
    *,
    at_home: bool = False,
) -> int:
    """One command inside a living owner. `at_home`: whoever asks may name files of this machine."""
    out = Output(stdin, stdout, stderr, _translator(argv, env), env)
    out.at_home, out.facilitates = at_home, session.facilitates
    # Names of files are said from where the person stands, not from where the owner runs.
    out.folder = env.get("PWD", "")
    return await _run(argv, lambda _: nullcontext(session), out)


def relayed(response: Response, stdin: TextIO, stdout: TextIO, stderr: TextIO, env: Mapping[str, str]) -> int:
    """What a living owner answered, said here; its exit code, or why it could not be said."""
    out = Output(stdin, stdout, stderr, _translator((), env), env)
    try:
        out.relay(response.out, response.err)
    except BrokenPipeError:
        leave_quietly()
    except Unheard as unheard:
        return _told(unheard, out) or DISK
    return response.code


def at_once(work: Coroutine[Any, Any, int]) -> int:
    """The result of a coroutine that never waits."""
    try:
        work.send(None)
    except StopIteration as end:
        return int(end.value)
    work.close()
    raise RuntimeError("a one-shot command waited for something")


async def _run(argv: Sequence[str], open_session: OpenSession, out: Output) -> int:
    try:
        code = await _answer(parsed(argv), open_session, out)
        out.flush()
    except Exception as error:
        told = _told(error, out)
        if told is None:
            raise
        return told
    return code


def _translator(argv: Sequence[str], env: Mapping[str, str]) -> Translator:
    return Translator(language_from(env, _language_typed(argv)))


def _language_typed(argv: Sequence[str]) -> str | None:
    """Before anything is understood: why it was not is said in that language too."""
    for place, word in enumerate(argv):
        name, _, value = word.partition("=")
        if name in ("--langue", "--language"):
            return value or next(iter(argv[place + 1 :]), None)
    return None


async def _answer(request: Request, open_session: OpenSession, out: Output) -> int:
    from tui.commands import accessibility, help

    out.as_json, out.lines = request.has("json"), request.has("lignes")
    command = request.command
    if request.has("version") and not (command and command.takes("version")):
        help.version(out)
    elif accessibility.is_asked(request):
        accessibility.show(open_session(Opening(request.path("donnees") or None, Needs.READING)), out)
    elif request.has("aide") or command is None:
        help.show(request, out)
    elif command.local and not out.at_home:
        out.complain(
            out.t("Cette commande lit ou écrit des fichiers : lancez-la sur la machine de la série.")
        )
        return REFUSED
    else:
        await _perform(command, request, open_session, out)
    return DONE


async def _perform(command: Command, request: Request, open_session: OpenSession, out: Output) -> None:
    run = _function(command)
    if command.needs is Needs.NOTHING:
        return await run(request, out)
    needs = command.needs
    if needs is Needs.EITHER:
        needs = Needs.WRITING if request.many(command.arguments[-1].name) else Needs.READING
    with open_session(Opening(request.path("donnees") or None, needs)) as opened:
        session = opened.in_language(out.t)
        out.zone = session.zone
        if session.house.was_interrupted():
            from tui.faults import INTERRUPTED

            out.say(out.t(INTERRUPTED))
        if command.needs is not Needs.DIRECTORY:
            _must_have_series(session)
        await run(session, request, out)
    return None


def _function(command: Command) -> Callable[..., Awaitable[None]]:
    module, _, name = command.run.partition(":")
    found: Callable[..., Awaitable[None]] = getattr(import_module(f"tui.commands.{module}"), name)
    return found


def _must_have_series(session: Session) -> None:
    from models.refusals import NoSeries
    from models.settings import Announcement

    if not session.commons.all(Announcement):
        raise NoSeries()


def _told(error: Exception, out: Output) -> int | None:
    """Says why, and gives the exit code; None for what is a bug of ours."""
    from models.refusals import Refusal

    if isinstance(error, Misused):
        from tui.commands import help

        out.complain(help.misuse(error, out.t))
        return GRAMMAR
    if isinstance(error, Refusal):
        from tui.commands.hints import with_hint
        from tui.sentences import sentence

        out.complain(with_hint(error, sentence(error, out.t, out.zone), out.t))
        return REFUSED
    if isinstance(error, BrokenPipeError):
        raise error
    if isinstance(error, Unheard):
        leave_quietly()
        out.complain(out.t(UNHEARD))
        return DISK
    return _fault(error, out)


def _fault(error: Exception, out: Output) -> int | None:
    from data.faults import StoreFault
    from tui.commands import faults

    if isinstance(error, StoreFault):
        out.complain(faults.sentence(error, out.t))
        return DISK
    if isinstance(error, ConnectionError):
        out.complain(out.t("Le serveur ne répond pas : rien n’a changé ici. Réessayez plus tard."))
        return NETWORK
    if isinstance(error, OSError):
        out.complain(faults.of_system(error, out.t))
        return REFUSED if isinstance(error, faults.MISNAMED) else DISK
    return None

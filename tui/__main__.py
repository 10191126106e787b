"""The only place that puts things together: which face, over which house. Each loads what it needs itself."""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tui.i18n import Translator, language_from

if TYPE_CHECKING:
    from tui.commands.faces import FaceAsked
    from tui.commands.run import Opening
    from tui.session import Session

FACE_OPTIONS = {
    "--donnees": True,
    "--data": True,
    "--langue": True,
    "--language": True,
    "--lignes": False,
    "--lines": False,
}
NETWORK, HUNG_UP, INTERRUPTED = 4, 129, 130
WITHOUT_SCREEN = ("", "dumb", "unknown")


class HeldElsewhere(Exception):
    """A living owner has the directory: it does the command."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory


def main() -> int:
    from tui import streams

    try:
        streams.ready()
        return _main(sys.argv[1:])
    except KeyboardInterrupt:
        return INTERRUPTED


def _main(argv: Sequence[str]) -> int:
    options = face_options(argv)
    if options is None:
        return _command(argv, os.environ)
    return _face(options, os.environ)


def face_options(argv: Sequence[str]) -> dict[str, str] | None:
    """The options when no command is named: a face is wanted. None: there is a command, or help is asked."""
    options: dict[str, str] = {}
    words = iter(argv)
    for word in words:
        name, equals, value = word.partition("=")
        if name not in FACE_OPTIONS:
            return None
        if not FACE_OPTIONS[name]:
            options[name] = ""
            continue
        given = value if equals else next(words, None)
        if not given:
            return None
        options[name] = given
    return options


def by_lines(env: Mapping[str, str], asked: bool) -> bool:
    """Line by line when asked, without a terminal, or where a full screen would be of no use."""
    terminal = sys.stdin.isatty() and sys.stdout.isatty()
    return asked or not terminal or env.get("TERM", "") in WITHOUT_SCREEN or env.get("ACCESSIBLE") == "1"


def _face(options: Mapping[str, str], env: Mapping[str, str]) -> int:
    from data.paths import data_directory

    t = Translator(language_from(env, options.get("--langue") or options.get("--language")))
    directory = data_directory(env, options.get("--donnees") or options.get("--data"))
    lines = by_lines(env, "--lignes" in options or "--lines" in options)
    if not lines:
        # A first line at once: on an old machine the rest takes seconds.
        try:
            print(t("Veillée s’ouvre…"), flush=True)
        except OSError:
            return _gone()
    from tui import living

    return living.run(directory, t, env, lines=lines)


def _gone() -> int:
    """The terminal hung up before anything was shown on it."""
    from tui.commands.output import leave_quietly

    leave_quietly()
    return HUNG_UP


def _command(argv: Sequence[str], env: Mapping[str, str]) -> int:
    from tui.commands.run import run_command

    def open_session(opening: "Opening") -> "AbstractContextManager[Session]":
        return _opened(opening, env)

    try:
        return run_command(argv, open_session, sys.stdin, sys.stdout, sys.stderr, env)
    except HeldElsewhere as held:
        return _ask(held.directory, argv, env)
    except Exception as error:
        from tui.commands.faces import FaceAsked

        if isinstance(error, FaceAsked):
            return _opened_face(error, env)
        raise


def _opened_face(asked: "FaceAsked", env: Mapping[str, str]) -> int:
    from data.paths import data_directory

    t = Translator(language_from(env, asked.given.get("langue")))
    directory = data_directory(env, asked.directory)
    if asked.name == "servir":
        from tui import serving

        given = asked.given
        most = int(given["visites"])
        return serving.run(directory, t, env, given["adresse"] or None, int(given["port"]), most)
    from tui.attaching import attach

    code = attach(directory, env, lines=False, sshd=True)
    if code is None:
        print(t("Personne ne tient cette série ouverte : lancez d’abord veillee servir."), file=sys.stderr)
        return NETWORK
    return code


@contextmanager
def _opened(opening: "Opening", env: Mapping[str, str]) -> "Iterator[Session]":
    from data.lock import holder_of, is_alive
    from data.paths import data_directory
    from tui.commands.grammar import Needs
    from tui.houses import opened

    directory = data_directory(env, opening.directory)
    write = opening.needs is not Needs.READING
    holder = holder_of(directory)
    if write and holder.living and is_alive(holder.pid):
        raise HeldElsewhere(directory)
    with opened(directory, Translator(), write=write) as session:
        yield session


def _ask(directory: Path, argv: Sequence[str], env: Mapping[str, str]) -> int:
    from data.socket import Request, ask
    from tui.commands.run import relayed
    from tui.commands.stdin import piped

    kept = {
        name: value for name, value in env.items() if name.startswith(("LC_", "LANG", "VEILLEE_", "COLUMNS"))
    }
    response = ask(
        directory, Request(tuple(argv), cwd=str(Path.cwd()), env=kept, stdin=piped(argv, sys.stdin))
    )
    if response is None:
        return _command(argv, env)
    return relayed(response, sys.stdin, sys.stdout, sys.stderr, env)


if __name__ == "__main__":
    sys.exit(main())

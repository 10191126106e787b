"""Files of this machine that a page is asked for: written, then told in one sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from data.exports.json import json_file
from data.faults import StoreFault, fault_of
from tui import faults, values
from tui.faults import CannotKeep
from tui.papers import paper, written
from tui.reading import file_named
from tui.session import Session

Done = TypeVar("Done")


def exported(session: Session, typed: str) -> str:
    """Everything, in a directory. Raises NotAllowed, CannotKeep."""
    from tui.exporting import export

    directory = _place(typed)
    names = _kept(session, lambda: export(session, directory))
    return session.t.n(
        "Fait : {n} fichier dans {ou}", "Fait : {n} fichiers dans {ou}", len(names), ou=directory
    )


def published(session: Session, typed: str) -> str:
    """The pages of the web, in a directory. Raises NotAllowed, CannotKeep."""
    from tui.publishing.site import publish, told

    directory = _place(typed)
    return told(session, _kept(session, lambda: publish(session, directory)), directory)


def manifesto_kept(session: Session, form: str, typed: str) -> str:
    """The manifesto in a new file: what is there already is never replaced. Raises CannotKeep."""
    file = _place(typed)
    found = json_file(values.whole_draft(session)) if form == "json" else written(paper(session), form)
    content = found.encode() if isinstance(found, str) else found
    if file.exists():
        raise CannotKeep(session.t("{fichier} existe déjà : donnez un autre nom.", fichier=file))
    _kept(session, lambda: _write(file, content))
    return session.t("fichier écrit, {fichier}", fichier=file)


def _write(file: Path, content: bytes) -> None:
    try:
        with file.open("xb") as opened:
            opened.write(content)
    except OSError as error:
        raise fault_of(error, file) from error


def _kept(session: Session, doing: Callable[[], Done]) -> Done:
    try:
        return doing()
    except StoreFault as fault:
        raise CannotKeep(faults.sentence(fault, session.t)) from fault


def _place(typed: str) -> Path:
    return Path.cwd() / file_named(typed)

"""All the pages, in both languages, and what they weigh."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from data.exports.json import json_file
from data.exports.publication import Published, publish_files
from models import lookup
from models.annex import frozen_value
from models.freezing import last_frozen
from models.people import VISITOR
from tui.agenda import agenda
from tui.i18n import LANGUAGES, Language, Translator
from tui.publishing import ecodesign, leaves
from tui.publishing.cost import cost
from tui.publishing.paging import pages
from tui.publishing.text import frozen_name, manifesto
from tui.session import Session


def publish(session: Session, directory: Path) -> Published:
    """Writes the pages there. Raises NotAllowed, StoreFault (NotOurPage…)."""
    session.actor.must_facilitate()
    return publish_files(directory, site(session))


def told(session: Session, done: Published, directory: Path) -> str:
    """What was written there, in one sentence."""
    t, n = session.t, len(done.written)
    if not n:
        return t("Rien n’a changé dans {ou} : les pages y étaient déjà.", ou=directory)
    return t.n("Fait : {n} fichier écrit dans {ou}", "Fait : {n} fichiers écrits dans {ou}", n, ou=directory)


@dataclass(frozen=True, slots=True)
class _Still:
    """One moment for all pages; without its seconds, publishing again at once changes nothing."""

    moment: datetime

    def now(self) -> datetime:
        return self.moment


def site(session: Session) -> dict[str, bytes]:
    """Names from the root to contents. Whoever asks, everything is read as a visitor reads it."""
    clock = _Still(session.now.replace(second=0, microsecond=0))
    visit = replace(session, actor=VISITOR, afar=True, clock=clock)
    files: dict[str, bytes] = {}
    for language in LANGUAGES:
        files |= _in_one_language(visit.in_language(Translator(language)), language)
    frozen = last_frozen(session.commons)
    if frozen:
        files[frozen_name(frozen)] = json_file(frozen_value(session.commons, frozen))
    return files


def _in_one_language(session: Session, language: Language) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    own = (leaves.home(session), leaves.thread(session), leaves.coming(session), leaves.form(session))
    for leaf in (*own, *ecodesign.leaves(session)):
        files |= pages(session, leaf)
    files |= manifesto(session)
    folder = "" if language == "fr" else f"{language}/"
    for one in lookup.workshops(session.commons):
        if one.start is not None:
            files[folder + leaves.calendar_name(one.number)] = agenda(session, [one])
    return files | cost(session, files)

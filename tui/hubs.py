"""A list of hubs or of other resources, as a face shows it: what was read, and the act that takes it.

For faces that may not look into the files of others themselves.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from data.imports.encodings import decode
from models.acts.thread import ImportResources, ListImported
from models.hubs import BadLine, IgnoredLine, brought, resources_in
from models.thread import Resource
from tui import dates
from tui.i18n import N_, Translator
from tui.reading import content_of
from tui.session import Session

REASONS = {
    BadLine.COLUMNS: N_(
        "elle n’a pas les colonnes annoncées par la première ligne, ou un guillemet s’est perdu"
    ),
    BadLine.EMPTY: N_("ni région ni nom"),
    BadLine.LINK: N_("l’adresse ne commence pas par http:// ou https://"),
    BadLine.TOO_LONG: N_("un texte est trop long"),
    BadLine.DATE: N_("la date ne se lit pas : écrivez 2024-08-29"),
    BadLine.KIND: N_("ce genre n’existe pas : hub, page, video, document ou outil"),
    BadLine.TWICE: N_("cette région et ce nom sont déjà plus haut"),
}


@dataclass(frozen=True, slots=True)
class SeenList:
    """`act` takes it; `foreseen`: what it would bring now; `ignored`: lines that were not taken."""

    act: ImportResources
    foreseen: ListImported
    ignored: tuple[IgnoredLine, ...]


def read_list(content: bytes, session: Session, source: str = "", verified: date | None = None) -> SeenList:
    """`source` and `verified`: for the lines that do not say theirs. Raises NotThatKind, NotTheHubsFile."""
    found, ignored = resources_in(decode(content).text)
    listed = tuple(
        replace(one, source=one.source or source, verified=one.verified or verified) for one in found
    )
    would = brought(listed, session.commons.all(Resource))
    return SeenList(
        ImportResources(listed), ListImported(would.added, would.corrected, would.missing), ignored
    )


def read_path(typed: str, session: Session) -> SeenList:
    """A file of this machine; its name is its source where it says none. Raises OSError too."""
    name, content = content_of(typed)
    return read_list(content, session, name)


def counted(seen: SeenList, done: ListImported, t: Translator) -> str:
    """What it brought, or would bring."""
    read, added, corrected = len(seen.act.listed), len(done.added), len(done.corrected)
    return ", ".join(
        (
            t.n("{n} ligne lue", "{n} lignes lues", read),
            t.n("{n} ressource ajoutée", "{n} ressources ajoutées", added),
            t.n("{n} corrigée", "{n} corrigées", corrected),
        )
    )


def not_listed(done: ListImported, t: Translator) -> str:
    """Hubs from here that the list does not have: somebody looks at them and says; "" when there are none."""
    names = ", ".join(f"{one.title} ({one.region})" for one in done.missing)
    return (
        t.n(
            "{n} hub d’ici n’est pas dans la liste, et reste : {noms}",
            "{n} hubs d’ici ne sont pas dans la liste, et restent : {noms}",
            len(done.missing),
            noms=names,
        )
        if names
        else ""
    )


def ignored(lines: tuple[IgnoredLine, ...], t: Translator) -> tuple[str, ...]:
    return tuple(
        t("Ligne {n}, ignorée : {raison}", n=one.line, raison=t(REASONS[one.reason])) for one in lines
    )


def sources(shown: Iterable[Resource], t: Translator) -> tuple[str, ...]:
    """Where these come from, and when somebody saw that they were right: each said once."""
    found = dict.fromkeys((one.source, one.verified) for one in shown if one.source or one.verified)
    return tuple(_source(source, verified, t) for source, verified in found)


def _source(source: str, verified: date | None, t: Translator) -> str:
    day = t("vérifié le {jour}", jour=dates.calendar_day(verified, t, year=True)) if verified else ""
    return ", ".join(filter(None, (t("Source : {texte}", texte=source) if source else "", day)))

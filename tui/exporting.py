"""Everything a series holds, in open formats: names of files and their contents."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from data.exports.csv import Cell, csv_file, table
from data.exports.directory import write_export
from data.exports.json import json_file
from data.exports.wrapping import wrapped
from models import lookup
from models.annex import FrozenVersion, frozen_value
from models.calendar import PARIS
from models.consent import Round
from models.contribution import Theme
from models.manifesto import Article
from models.people import Participant
from models.poll import Poll
from models.running_order import RunningOrder
from models.thread import Resource
from models.workshop import Workshop
from tui import dates, remark_values, round_values, values
from tui.agenda import agenda
from tui.commands import poll_csv, polls, registration, running_order, workshops
from tui.commands.settings import KEYS
from tui.i18n import N_, Translator
from tui.papers import paper, written
from tui.session import Session

WORKSHOP = ("numero", "titre", "debut", "fin", "fuseau", "places", "inscrits", "attente", "statut")
CONTRIBUTION = ("id", "atelier", "texte", "dimension", "theme", "auteur", "soutiens")
RESOURCE = ("id", "titre", "lien", "region", "genre", "note", "source", "verifie")

_WHAT = {
    "annonce": N_("l’annonce dont la série part"),
    "ateliers": N_("les ateliers : dates, places, état"),
    "inscriptions": N_("qui est inscrit, à quel rang et pourquoi"),
    "sondage": N_("les disponibilités, comme Framadate les écrit"),
    "contributions": N_("les contributions, sans nom sauf signature"),
    "manifeste": N_("le manifeste (.md se relit : veillee importer)"),
    "figee": N_("une version figée, à vérifier : veillee verifier"),
    "discussion": N_("les réponses à l’annonce"),
    "ressources": N_("les liens et les hubs régionaux"),
    "agenda": N_("les dates, pour un agenda"),
    "serie": N_("tout, avec les personnes, leurs contacts, les réglages, les versions"),
}


def export(session: Session, directory: Path) -> tuple[str, ...]:
    """Writes everything there; names of files. Raises NotAllowed, StoreFault (NotAnExport…)."""
    files = export_files(session)
    write_export(directory, readme(session, files), files)
    return ("README.txt", *files)


def export_files(session: Session) -> dict[str, bytes]:
    """Facilitation's: contacts and the link of the call are in it. Raises NotAllowed."""
    session.actor.must_facilitate()
    return {
        "annonce.md": announcement_markdown(session).encode(),
        **_rows(session, "ateliers", workshops.as_json(session), WORKSHOP),
        **_of_each_workshop(session),
        **_rows(session, "contributions", values.contributions(session), CONTRIBUTION),
        **_manifesto(session),
        "manifeste.json": json_file(values.whole_draft(session)),
        **_frozen(session),
        "discussion.md": thread_markdown(session).encode(),
        "ressources.csv": csv_file(table(_resources(session), RESOURCE), session.t.language),
        "agenda.ics": agenda(session, lookup.workshops(session.commons)),
        "serie.json": json_file(whole(session)),
    }


def _manifesto(session: Session) -> dict[str, bytes]:
    found = paper(session)
    made = {form: written(found, form) for form in ("md", "txt", "html", "odt")}
    return {f"manifeste.{form}": one.encode() if isinstance(one, str) else one for form, one in made.items()}


def whole(session: Session) -> values.Value:
    """The series in one value, with the keys of docs/commandes.md."""
    commons = session.commons
    every = lookup.workshops(commons)
    settings = lookup.settings(commons)
    return {
        "annonce": values.announcement(session),
        "reglages": {key: getattr(settings, name) for key, name in KEYS.items()},
        "ateliers": workshops.as_json(session),
        "visios": {str(one.number): one.video for one in every if one.video},
        "personnes": [values.person(one) for one in commons.all(Participant)],
        "inscriptions": {str(one.number): registration.as_json(session, one) for one in every},
        "appels": {str(one.number): _called(one) for one in every},
        "sondages": [polls.as_json(session, one) for one in commons.all(Poll)],
        "themes": [{"id": one.id, "titre": one.title} for one in commons.all(Theme)],
        "contributions": values.contributions(session),
        "manifeste": values.whole_draft(session),
        "tours": [round_values.value(session, one) for one in commons.all(Round)],
        "deroules": [running_order.as_json(session, one) for one in commons.all(RunningOrder)],
        "suggestions": remark_values.suggestions_of(session, commons.all(Article)),
        "commentaires": remark_values.comments_of(session, commons.all(Article)),
        "historiques": [
            state for one in commons.all(Article) for state in remark_values.history(session, one)
        ],
        "versions": [{**line, **values.manifesto(session, line["id"])} for line in values.versions(session)],
        "reprises": values.provenance(session),
        "discussion": values.thread(session),
        "ressources": _resources(session),
    }


def _called(one: Workshop) -> dict[str, str]:
    """What the roll call noted of whom."""
    return {each.person: each.presence.value for each in one.registrations if each.presence}


def announcement_markdown(session: Session) -> str:
    found = values.announcement(session)
    sections = [f"## {one['titre']}\n\n{one['texte']}" for one in found["sections"]]
    return "\n\n".join((f"# {found['titre']}", *sections)) + "\n"


def thread_markdown(session: Session) -> str:
    """Replies in order, each under who wrote it and when."""
    t = session.t
    found = values.thread(session)
    blocks = [f"## {_by(one, t)}\n\n{one['texte']}" for one in found]
    return "\n\n".join((f"# {t('Discussion')}", *blocks)) + "\n"


def readme(session: Session, files: Iterable[str]) -> str:
    """What is what, and what must be taken care of, within 72 columns."""
    t = session.t
    day = dates.day(session.now, PARIS, t, year=True)
    title = values.announcement(session)["titre"]
    lines = [
        wrapped(t("« {titre} » : tout, en formats ouverts, le {jour}.", titre=title, jour=day)),
        wrapped(t("Il y a des noms et des contacts ici : gardez ce dossier pour vous, puis effacez-le.")),
        "",
    ]
    return "\n".join([*lines, *(wrapped(t(_what(name)), first=f"{name:<20}  ") for name in files)])


def _what(name: str) -> str:
    return _WHAT[name.partition(".")[0].rstrip("-0123456789")]


def _frozen(session: Session) -> dict[str, bytes]:
    """Each frozen version as it is verified: `figee-0.json` is V0."""
    commons = session.commons
    every = commons.all(FrozenVersion)
    return {f"figee-{one.name[1:]}.json": json_file(frozen_value(commons, one)) for one in every}


def _of_each_workshop(session: Session) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for one in lookup.workshops(session.commons):
        rows = registration.as_json(session, one)
        files[f"inscriptions-{one.number}.csv"] = csv_file(table(rows, registration.KEYS), session.t.language)
        asked = lookup.find_poll(session.commons, one.number)
        if asked and asked.slots:
            grid: list[list[Cell]] = [list(row) for row in poll_csv.rows(session, asked, list(asked.answers))]
            files[f"sondage-{one.number}.csv"] = csv_file(grid, session.t.language)
    return files


def _rows(session: Session, name: str, found: list[values.Value], keys: tuple[str, ...]) -> dict[str, bytes]:
    return {
        f"{name}.json": json_file(found),
        f"{name}.csv": csv_file(table(found, keys), session.t.language),
    }


def _resources(session: Session) -> list[values.Value]:
    return values.resources(tuple(session.commons.all(Resource)))


def _by(one: values.Value, t: Translator) -> str:
    who = one["auteur"] or t("L’équipe d’animation")
    return f"{who}, {one['date'][:10]}" if one["date"] else str(who)

"""`importer`: polls held in Framadate, filled forms, texts of articles; what cannot be read is listed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from data.imports.forms import FormsRead
from data.imports.framadate import FramadateTable, Row
from data.imports.manuscript import Manuscript
from data.imports.reasons import Ignored, NotThatKind, Reason
from data.imports.recognise import read_file
from models import lookup
from models.acts.imports import PollImported, RowKind
from models.people import Participant
from tui import reading
from tui.commands import subject
from tui.commands.output import Output
from tui.commands.parsing import Misused, Request
from tui.commands.rehearsal import Doing
from tui.forms import slot_labels
from tui.i18n import N_
from tui.sentences.reasons import reason
from tui.session import Session


class Taken(NamedTuple):
    """Lines (or forms, or articles) read, and how many brought something; what to say beside."""

    read: int
    added: int
    ignored: tuple[Ignored, ...]
    said: tuple[str, ...] = ()


async def run(session: Session, request: Request, out: Output) -> None:
    session.actor.must_facilitate()
    typed = request.path("FICHIER")
    found = read_file(out.content(typed), typed, slot_labels(session))
    doing = Doing(session, really=not request.has("simuler"))
    taken = await _take(session, request, doing, found)
    if out.as_json:
        return out.value(_value(session, taken))
    return _say(session, request, taken, out)


async def _take(
    session: Session, request: Request, doing: Doing, found: FramadateTable | FormsRead | Manuscript
) -> Taken:
    if isinstance(found, FramadateTable):
        return await _poll(session, request, doing, found)
    if request.has("atelier") and not isinstance(found, FormsRead):
        raise NotThatKind(Reason.NOT_A_POLL)
    if isinstance(found, FormsRead):
        if request.has("manifeste"):
            raise NotThatKind(Reason.UNKNOWN_KIND)
        return await _forms(session, doing, found)
    if not request.has("manifeste"):
        raise Misused(N_("C’est un texte : ajoutez --manifeste pour en faire des articles."), request.command)
    return await _manuscript(session, doing, found)


async def _poll(session: Session, request: Request, doing: Doing, table: FramadateTable) -> Taken:
    if request.has("manifeste"):
        raise NotThatKind(Reason.UNKNOWN_KIND)
    if not request.has("atelier"):
        raise Misused(N_("De quel atelier est ce sondage ? Ajoutez --atelier N."), request.command)
    number = subject.number(session, request.text("atelier"))
    done = await doing.perform(reading.poll_of(table, number, lambda row: _kind(row, request)))
    return Taken(done.read, done.added, table.ignored, tuple(_about_poll(session, doing, number, done)))


def _kind(row: Row, request: Request) -> RowKind:
    if row.name in request.every("ignorer"):
        return RowKind.IGNORED
    return RowKind.GROUP if row.name in request.every("groupe") else RowKind.PERSON


def _about_poll(session: Session, doing: Doing, number: int, done: PollImported) -> Iterator[str]:
    t = session.t
    yield from reading.brought(done, t)
    for one, other in done.maybe_same:
        names = {"a": _name(doing, one), "b": _name(doing, other), "ida": one, "idb": other}
        yield t(
            "Peut-être la même personne : {a} ({ida}) et {b} ({idb}) ; "
            "si oui : veillee personne reunir {ida} {idb}",
            **names,
        )
    wordy = [slot for slot in lookup.poll(doing.commons, number).slots if slot.start is None]
    if wordy:
        yield t.n(
            "{n} créneau sans heures : veillee creneau heures ID DEBUT FIN",
            "{n} créneaux sans heures : veillee creneau heures ID DEBUT FIN",
            len(wordy),
        )


def _name(doing: Doing, id: str) -> str:
    return doing.commons.get(Participant, id).name


async def _forms(session: Session, doing: Doing, found: FormsRead) -> Taken:
    added, said = 0, []
    for form in found.forms:
        done = await doing.perform(reading.form_act(form, session))
        brought = bool(done.new or done.placed or done.answered)
        added += brought
        state = session.t("ajouté") if brought else session.t("déjà là")
        said.append(f"{form.name} ({done.person}) : {state}")
    return Taken(len(found.forms), added, found.ignored, tuple(said))


async def _manuscript(session: Session, doing: Doing, found: Manuscript) -> Taken:
    done = await doing.perform(reading.manuscript_of(found))
    t = session.t
    said = []
    if done.updated:
        said.append(t("Articles mis à jour : {liste}", liste=", ".join(done.updated)))
    if done.people:
        names = ", ".join(_name(doing, id) for id in done.people)
        said.append(t("Ont écrit, sans être inscrites : {liste}", liste=names))
    if found.preamble:
        said.append(t("Ce qui précède le premier article n’est pas repris."))
    return Taken(len(found.articles), len(done.added) + len(done.updated), found.ignored, tuple(said))


def _value(session: Session, taken: Taken) -> dict[str, object]:
    ignored = [{"ligne": one.line, "raison": reason(one, session.t)} for one in taken.ignored]
    return {"lus": taken.read, "ajoutes": taken.added, "ignores": ignored}


def _say(session: Session, request: Request, taken: Taken, out: Output) -> None:
    t = session.t
    counts = {"lus": taken.read, "ajoutes": taken.added}
    if request.has("simuler"):
        out.say(t("Rien n’est fait. Ce serait : {lus} lus, {ajoutes} ajoutés.", **counts))
    else:
        out.say(t("Fait : {lus} lus, {ajoutes} ajoutés.", **counts))
    out.say(*_lines(taken.said))
    for one in taken.ignored:
        out.say(t("Ligne {n}, ignorée : {raison}", n=one.line, raison=reason(one, t)))


def _lines(said: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"  {one}" for one in said)

"""The invitation: what it is, when, how to come, by mail or by terminal."""

from __future__ import annotations

from data.exports.wrapping import wrapped
from models import lookup
from models.people import Participant
from models.workshop import Workshop
from tui.forms import blank_form
from tui.messages import about
from tui.messages.letter import joined, letter, paragraph, to_copy, under
from tui.messages.terminal import way_in
from tui.session import Session


def invitation(session: Session, person: Participant | None) -> str:
    """With the form at its end, unless a page takes registrations; by terminal too, if there is a server."""
    t, title = session.t, about.series_title(session)
    workshops = lookup.joinable(session.commons, session.now)
    text = letter(
        session,
        t("Invitation : {titre}", titre=title),
        person,
        paragraph(
            t.n(
                "Venez à « {titre} » : un atelier pour en parler et travailler ensemble.",
                "Venez à « {titre} » : {n} ateliers pour en parler et travailler ensemble.",
                len(workshops),
                titre=title,
            )
        ),
        *(_workshop(session, one, person) for one in workshops),
        _who(session, len(workshops)),
        *_how_to_register(session),
        *way_in(session),
    )
    return text if lookup.settings(session.commons).registration_url else joined(text, blank_form(session))


def _workshop(session: Session, one: Workshop, person: Participant | None) -> str:
    head = wrapped(f"{one.number}. {one.title}", then="   ")
    return f"{head}\n{wrapped(_when(session, one, person), first='   ')}"


def _when(session: Session, one: Workshop, person: Participant | None) -> str:
    t = session.t
    when = about.moment_words(session, one, person)
    if one.start is None:
        return when
    free = one.free(session.now)
    seats = (
        t.n("{n} place libre", "{n} places libres", free) if free else t("complet, liste d’attente ouverte")
    )
    return t("{quand}, {places}", quand=when, places=seats)


def _who(session: Session, count: int) -> str:
    t, seats = session.t, lookup.settings(session.commons).seats
    return paragraph(
        t.n("{n} personne au plus par atelier.", "{n} personnes au plus par atelier.", seats),
        t("Pouvoir venir à tous est préférable, ce n’est pas obligatoire.") if count > 1 else "",
    )


def _how_to_register(session: Session) -> tuple[str, ...]:
    t, settings = session.t, lookup.settings(session.commons)
    if settings.registration_url:
        return (under(t("Pour vous inscrire :"), to_copy(settings.registration_url)),)
    return (
        paragraph(
            t("Pour vous inscrire, complétez le bulletin ci-dessous et renvoyez-le en réponse :"),
            t("un nom ou un pseudonyme suffit."),
        ),
    )

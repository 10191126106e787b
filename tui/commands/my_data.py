"""`mes-donnees`: seeing, taking, correcting, erasing what is kept of oneself."""

from __future__ import annotations

from models.access import is_last_facilitator
from models.acts.people import CorrectPerson, EraseMyData
from models.people import AllThree, Participant
from tui.commands import subject
from tui.commands.output import Output
from tui.commands.parsing import Misused, Request
from tui.i18n import N_
from tui.session import Session

LAST = N_("C’est la dernière personne de l’animation : ensuite, seul l’ordinateur de la série anime.")


async def notice(session: Session, request: Request, out: Output) -> None:
    from tui.notice import notice as told

    facts = told(session)
    if out.as_json:
        return out.value([{"titre": one.head, "texte": one.words} for one in facts])
    return out.data(*(one.said(session.t) for one in facts))


async def show(session: Session, request: Request, out: Output) -> None:
    who = _who(session, request)
    if out.as_json:
        from tui.my_data import everything

        return out.value(everything(session, who))
    from tui.my_data import lines

    out.data(*lines(session, who))
    return out.say(session.t("En fichier : veillee mes-donnees exporter --format txt, csv ou json"))


async def export(session: Session, request: Request, out: Output) -> None:
    from tui.my_data import everything, lines, table

    who, form = _who(session, request), request.text("format") or "json"
    if out.as_json or form == "json":
        return out.value(everything(session, who))
    return out.csv(table(session, who)) if form == "csv" else out.data(*lines(session, who))


async def correct(session: Session, request: Request, out: Output) -> None:
    names = ("nom", "tiers-lieu", "contact", "fuseau", "garder", "aux-trois")
    name, place, contact, zone, keep, three = (request.given(one) for one in names)
    if (name, place, contact, zone, keep, three) == (None,) * 6:
        raise Misused(N_("Que corriger ? {options}"), request.command, options="--nom --contact …")
    person = subject.named(session, request)
    wants = None if keep is None else keep == "oui"
    all_three = None if three is None else AllThree(three)
    act = CorrectPerson(person, name, place, contact, zone, wants, all_three)
    after = await session.perform(act)
    if out.as_json:
        from tui.my_data import everything

        return out.value(everything(session, after))
    if after.id != session.actor.person:
        return out.say(session.t("Fait : données corrigées, {nom}.", nom=after.name))
    return out.say(session.t("Fait : vos données sont corrigées, {nom}.", nom=after.name))


async def erase(session: Session, request: Request, out: Output) -> None:
    who, t = _who(session, request), session.t
    if is_last_facilitator(session.commons, who.id):
        out.say(t(LAST))
    if out.asks and out.ask(t("Effacer {nom} pour de bon ? Tapez oui :", nom=who.name)).lower() not in (
        "oui",
        "yes",
    ):
        return out.say(t("Rien n’a été effacé."))
    await session.perform(EraseMyData(who.id))
    if out.as_json:
        return out.value({"personne": who.id, "efface": True})
    if who.id != session.actor.person:
        done = t(
            "Fait : tout ce qui disait qui est {nom} est effacé ; les textes du groupe restent, sans nom.",
            nom=who.name,
        )
        return out.say(done)
    return out.say(
        t("Fait : tout ce qui disait qui vous êtes est effacé ; les textes du groupe restent, sans nom.")
    )


def _who(session: Session, request: Request) -> Participant:
    return session.commons.get(Participant, session.actor.on_behalf_of(subject.named(session, request)))

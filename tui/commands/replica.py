"""`emporter`, `rapporter`, `recevoir`, `copie`: the series where there is no network, and back."""

from __future__ import annotations

from collections.abc import Awaitable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data import parcel, paths
from data.codes import new_mark
from data.ssh_client import BadHost, Unreachable
from models.replica import PendingAct, must_be_copy, waiting
from tui import dates, replica_words
from tui.commands import subject
from tui.commands.output import Output
from tui.commands.parsing import Misused, Request
from tui.i18n import N_
from tui.session import Session

if TYPE_CHECKING:
    from models.acts.registration import Placed
    from tui.copying import Exchanged


async def take(session: Session, request: Request, out: Output) -> None:
    from tui.copying import taken

    directory, host = _directory(request, out), _host(request)
    reserve, workshop = request.number("reserver"), request.number("atelier") or None
    taking = taken(session, directory, host, new_mark(20), reserve=reserve, workshop=workshop)
    return _say(session, await _heard(taking, request, out), out)


async def give_back(session: Session, request: Request, out: Output) -> None:
    from tui.copying import given_back, in_a_file

    if not request.has("fichier"):
        host = _host(request) if request.text("HOTE") else ""
        giving = given_back(session, _directory(request, out), host)
        return _say(session, await _heard(giving, request, out), out)
    file = out.path(request.path("fichier"))
    content, count = await in_a_file(session)
    parcel.write(file, content)
    if out.as_json:
        return out.value({"fichier": str(file), "actes": count})
    t = session.t
    said = t.n("{n} acte en attente", "{n} actes en attente", count)
    out.say(t("Fait : {quoi} dans {fichier}.", quoi=said, fichier=file))
    return out.say(t("Ils attendent ici jusqu’à la réponse du serveur : emporter, au retour du réseau."))


async def receive(session: Session, request: Request, out: Output) -> None:
    from tui.exchanging import must_be_ours, taken_in

    session.actor.must_facilitate()
    typed = request.path("FICHIER")
    content = out.piped().encode() if typed == "-" else out.path(typed).read_bytes()
    found = parcel.parsed(content)
    must_be_ours(session, found)
    if not request.has("oui"):
        out.say(*replica_words.shown(found, session))
        if not out.asks:
            return out.say(session.t("Rien n’a été fait. Si c’est bien cela : la même commande avec --oui."))
        if not _is_yes(out.ask(session.t("Juger ces actes maintenant ? oui ou non"))):
            return out.say(session.t("Rien n’a été fait."))
    came = await taken_in(session, found)
    if out.as_json:
        return out.value(_value(session, came.done, came.refused, came.variants))
    return out.say(*replica_words.taken_in(session, came))


async def state(session: Session, request: Request, out: Output) -> None:
    copy = must_be_copy(session.commons)
    pending, no = waiting(session.commons), replica_words.to_read(session)
    if out.as_json:
        made = dates.iso(copy.made) if copy.made else None
        said = _value(session, None, no, None)
        return out.value({"hote": copy.host, "le": made, "attente": [_act(one) for one in pending], **said})
    out.data(replica_words.sign(session), *(replica_words.act_said(one, session) for one in pending))
    for one in no:
        out.data(replica_words.refusal_said(one, session))
    return None


async def remove(session: Session, request: Request, out: Output) -> None:
    from tui.copying import taken_back

    id = subject.id_of(request.text("ID"), "o")
    stuck = await taken_back(session, _directory(request, out), id)
    if out.as_json:
        return out.value({"id": id, "sans_effet": list(stuck)})
    out.say(session.t("Fait : {id} n’attend plus, et ce qu’il faisait ici est défait.", id=id))
    return out.say(*sentences) if (sentences := tuple(replica_words.stuck(session, stuck))) else None


async def exchange(session: Session, request: Request, out: Output) -> None:
    from tui.exchanging import answered

    out.file(await answered(session, out.stdin.read(), new_mark(20)))


async def _heard(doing: Awaitable[Exchanged], request: Request, out: Output) -> Exchanged:
    try:
        return await doing
    except BadHost as error:
        raise Misused(
            N_("« {mot} » : un hôte s’écrit [qui@]hôte[:port]."), request.command, mot=error
        ) from error
    except Unreachable as error:
        if said := str(error):
            out.complain(said)
        raise


def _say(session: Session, done: Exchanged, out: Output) -> None:
    if out.as_json:
        places = [_place(one.placed) for one in done.seats]
        sizes = {"places": places, "octets": {"envoyes": done.sent, "recus": done.received}}
        return out.value(_value(session, done.done, done.refusals, done.variants) | sizes)
    return out.say(*replica_words.exchanged(session, done))


def _value(
    session: Session, done: int | None, no: Sequence[PendingAct], variants: Sequence[str] | None
) -> dict[str, Any]:
    reasons = [{"acte": one.id, "raison": replica_words.why(one, session)} for one in no]
    said: dict[str, Any] = {"faits": done, "refuses": reasons, "variantes": variants}
    return {
        name: list(one) if isinstance(one, tuple) else one for name, one in said.items() if one is not None
    }


def _place(one: Placed) -> dict[str, Any]:
    return {"atelier": one.workshop, "personne": one.person, "statut": one.standing.value, "rang": one.rank}


def _act(one: PendingAct) -> dict[str, Any]:
    at = dates.iso(one.at) if one.at else None
    return {"id": one.id, "acte": replica_words.name_of(one), "le": at}


def _directory(request: Request, out: Output) -> Path:
    return paths.data_directory(out.env, request.path("donnees") or None)


def _host(request: Request) -> str:
    return request.text("HOTE").strip()


def _is_yes(typed: str) -> bool:
    return typed.strip().casefold() in ("oui", "o", "yes", "y")

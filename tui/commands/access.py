"""`inviter`, `code …`, `cle …`: letting people in from afar, and knowing them again."""

from __future__ import annotations

from data.codes import new_code
from models.access import Key
from models.acts.access import AddComputer, ForgetKey, Invite, KeepKey, MakeRecovery, UseCode
from models.people import Participant, Role
from tui import dates
from tui.access_words import ROLES
from tui.commands import subject
from tui.commands.moments import iso
from tui.commands.output import Output
from tui.commands.parsing import Request
from tui.i18n import N_
from tui.session import Session


async def invite(session: Session, request: Request, out: Output) -> None:
    code, t = new_code(), session.t
    role = Role(request.text("role")) if request.has("role") else Role.PARTICIPANT
    hours, uses = request.number("heures", 48), request.number("usages", 1)
    made = await session.perform(Invite(code, role, hours, uses))
    if out.as_json:
        return out.value({"code": code, "role": role.value, "jusqu_a": iso(made.until), "usages": uses})
    out.data(code)
    until = dates.moment(made.until, None, session.zone, t)
    said = N_("Pour {role}, {n} fois, jusqu’au {quand}.")
    out.say(t(said, role=t(ROLES[role]), n=uses, quand=until))
    return out.say(t("Il se tape dans le programme : Accueil, « J’ai un code », ou veillee code utiliser."))


async def recovery(session: Session, request: Request, out: Output) -> None:
    code = new_code()
    made = await session.perform(MakeRecovery(code, subject.named(session, request)))
    if out.as_json:
        return out.value({"code": code, "personne": made.person})
    out.data(code)
    return out.say(session.t("Code de secours : à noter sur papier. Le précédent n’ouvre plus rien."))


async def second_computer(session: Session, request: Request, out: Output) -> None:
    code = new_code()
    made = await session.perform(AddComputer(code))
    if out.as_json:
        return out.value({"code": code, "jusqu_a": iso(made.until)})
    out.data(code)
    return out.say(session.t("À taper sur l’autre ordinateur dans les dix minutes."))


async def use(session: Session, request: Request, out: Output) -> None:
    actor = await session.perform(UseCode(request.text("CODE"), shared=request.has("partage")))
    if out.as_json:
        return out.value({"role": actor.role.value, "personne": actor.person})
    who = session.commons.find(Participant, actor.person) if actor.person else None
    t = session.t
    if who:
        return out.say(t("Vous êtes {nom}.", nom=who.name))
    return out.say(t("Ce code est bon : inscrivez-vous."))


async def keys(session: Session, request: Request, out: Output) -> None:
    mine = session.actor
    mine.must_take_part()
    known = [one for one in session.commons.all(Key) if mine.facilitates or one.person == mine.person]
    if out.as_json:
        return out.value([_as_json(one) for one in known])
    t = session.t
    if not known:
        return out.say(t("Aucune clé n’est connue."))
    heads = [t("Identifiant"), t("Nom"), t("Rôle"), t("Clé")]
    return out.table(
        heads, [[one.id, _name(session, one), t(ROLES[one.role]), one.fingerprint] for one in known]
    )


async def keep(session: Session, request: Request, out: Output) -> None:
    made = await session.perform(KeepKey())
    out.value(_as_json(made)) if out.as_json else out.say(session.t("Cet ordinateur sera reconnu."))


async def forget(session: Session, request: Request, out: Output) -> None:
    named = request.text("ID")
    await session.perform(ForgetKey(subject.id_of(named, "k") if named else None))
    out.value({"oubliee": True}) if out.as_json else out.say(session.t("Cette clé n’est plus à personne."))


def _as_json(one: Key) -> dict[str, str | None]:
    return {"id": one.id, "empreinte": one.fingerprint, "role": one.role.value, "personne": one.person}


def _name(session: Session, one: Key) -> str:
    who = session.commons.find(Participant, one.person) if one.person else None
    return who.name if who else ""

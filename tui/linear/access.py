"""Keys and codes by lines: coming in with a code, adding a computer, inviting."""

from __future__ import annotations

from collections.abc import Sequence

from models.access import key_of, keys_of
from models.acts.access import (
    AddComputer,
    ForgetKey,
    Invite,
    KeepKey,
    MakeRecovery,
    UseCode,
)
from models.people import Actor, Participant, Role
from tui.access_words import ROLES, own_key
from tui.linear.conversation import Conversation
from tui.linear.menus import Entry, menu
from tui.linear.questions import choose, confirmed, number_between, person, yes_no


async def access(c: Conversation) -> None:
    c.say(*(own_key(c.session) if c.session.afar else ()))
    await menu(c, lambda: c.t("Clés et codes"), lambda: _entries(c))


def _entries(c: Conversation) -> Sequence[Entry]:
    t, actor = c.t, c.session.actor
    known = key_of(c.commons, actor.key)
    entries: list[Entry] = [(t("J’ai un code"), use)]
    if c.me:
        entries.append((t("Ajouter mon deuxième ordinateur : un code de dix minutes"), add_computer))
        entries.append((t("Un nouveau code de secours : quatre mots à noter"), recovery))
    if c.session.facilitates:
        entries.append((t("Inviter : un code à donner"), invite))
        entries.append((t("Donner un code à quelqu’un, pour retrouver sa fiche"), for_somebody))
    if c.me and actor.key and known is None:
        entries.append((t("Me reconnaître sur cet ordinateur"), keep))
    if c.session.afar and (known or c.me):
        entries.append((t("Ce n’est pas vous ? Oublier cet ordinateur"), leave))
    return entries


async def use(c: Conversation) -> None:
    code = await c.ask_secret(c.t("Votre code ? Quatre mots."))
    shared = await ask_shared(c) if c.session.actor.key else True
    actor = await c.perform(UseCode(code, shared))
    become(c, actor)
    c.done(c.t("vous êtes {nom}", nom=c.me.name) if c.me else c.t("ce code est bon, inscrivez-vous"))


async def ask_shared(c: Conversation) -> bool:
    """Whether nothing of this computer is to be kept."""
    return await yes_no(c, c.t("Cet ordinateur est-il partagé ? Oui : rien n’est retenu de lui."))


async def add_computer(c: Conversation) -> None:
    code = c.session.new_code()
    await c.perform(AddComputer(code))
    c.done(c.t("code de dix minutes, à taper sur l’autre ordinateur : {code}", code=code))


async def recovery(c: Conversation, who: str | None = None) -> None:
    code = c.session.new_code()
    await c.perform(MakeRecovery(code, who))
    c.done(c.t("code de secours, à noter sur papier : {code}", code=code))


async def for_somebody(c: Conversation) -> None:
    """By which somebody whom facilitation entered takes over their own record, on their computer."""
    t = c.t
    who = await person(c, t("Un code pour qui ?"))
    if await confirmed(c, t("Donner à {nom} un code pour retrouver sa fiche ?", nom=who.name)):
        await recovery(c, who.id)


async def invite(c: Conversation) -> None:
    t = c.t
    role = await choose(
        c, t("Pour quoi ?"), [(t(ROLES[one]), one) for one in (Role.PARTICIPANT, Role.FACILITATION)]
    )
    hours = await number_between(c, t("Combien d’heures ? Entrée pour 48."), 1, 744, default=48)
    uses = await number_between(c, t("Combien de fois ? Entrée pour une."), 1, 500, default=1)
    code = c.session.new_code()
    await c.perform(Invite(code, role, hours, uses))
    c.done(t("code à donner : {code}", code=code))


async def keep(c: Conversation) -> None:
    await c.perform(KeepKey())
    c.done(c.t("cet ordinateur sera reconnu"))


async def leave(c: Conversation) -> None:
    if not await yes_no(c, c.t("Oublier cet ordinateur ?")):
        return
    if key_of(c.commons, c.session.actor.key):
        await c.perform(ForgetKey())
    become(c, Actor(Role.VISITOR, key=c.session.actor.key))
    c.done(c.t("cette clé n’est plus à personne"))


def become(c: Conversation, actor: Actor) -> None:
    """As whom a code lets in."""
    c.become(actor.person, actor.role)


async def after_registering(c: Conversation, who: Participant) -> None:
    """Somebody whom no key will bring back gets the words that will."""
    if c.session.afar and not keys_of(c.commons, who.id):
        await recovery(c)

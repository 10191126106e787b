"""Frozen versions by lines: freezing, signing, withdrawing, who signed, checking."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import chain

from models.acts.freezing import FreezeVersion, SignVersion, WithdrawSignature
from models.annex import FrozenVersion, frozen_value
from models.checking import check_value
from models.freezing import body_now, check_ready, last_frozen, next_name
from models.frozen import body_value, digest
from models.manifesto import ArticleStatus
from models.names import PLACE
from models.people import Participant
from tui.frozen_words import (
    answered,
    changes,
    check_said,
    dissent,
    notes,
    recap,
    signed,
    slips,
    trouble_said,
)
from tui.linear.conversation import Conversation
from tui.linear.menus import Entry
from tui.linear.questions import choose, confirmed, field, read_list, subject
from tui.linear.remarks import say_changes
from tui.wording import ARTICLE_STATES


def entries(c: Conversation) -> Sequence[Entry]:
    """What can be done now, for the menu of versions."""
    t, last = c.t, last_frozen(c.commons)
    found: list[Entry] = []
    if c.session.facilitates:
        found.append((t("Figer {version}", version=next_name(c.commons)), freeze))
    if last:
        found.append((t("Signatures de {version}", version=last.name), partial(signatures, one=last)))
        if c.session.takes_part:
            found.append((t("Mettre une signature"), partial(sign, one=last)))
            found.append((t("Retirer une signature"), partial(withdraw, one=last)))
        found.append((t("Vérifier {version}", version=last.name), partial(verify, one=last)))
    return found


def read(c: Conversation, one: FrozenVersion) -> None:
    """Articles with their state and their dissent; the digest at the end."""
    t, body = c.t, one.body
    for rank, each in enumerate(body.articles, start=1):
        state = t(ARTICLE_STATES[ArticleStatus(each.status)])
        c.say(t("Article {n} : {titre}, {etat}", n=rank, titre=each.title, etat=state))
        c.say(*(each.text.splitlines() or [t("Vide.")]))
        if each.round:
            c.say(answered(each.round, t))
        c.say(*dissent(each, t), *(" ".join(filter(None, said)) for said in slips(each, t)))
        if each.agreed:
            c.say(t("Changé depuis le tour, à confirmer"))
            say_changes(c, chain.from_iterable(changes(each)))
        c.say(*notes(body, each, t))
    c.say(t("Empreinte : {empreinte}", empreinte=one.digest))


async def freeze(c: Conversation) -> None:
    """What would be in it is read first."""
    t, name = c.t, next_name(c.commons)
    check_ready(c.commons)
    body = body_now(c.commons, name, c.session.now)
    c.say(t("{version} aurait :", version=name), *recap(body, t))
    c.say(t("Une version figée ne change plus. Le travail continue à côté."))
    if await confirmed(c, t("Figer {version} ?", version=name)):
        made = await c.perform(FreezeVersion(name, digest(body_value(body))))
        c.done(t("{version} est figée, empreinte {empreinte}", version=made.name, empreinte=made.digest))


async def sign(c: Conversation, one: FrozenVersion) -> None:
    t = c.t
    who = await subject(c, t("Signature de qui ?"))
    c.say(t("Nom, lieu et jour seront publiés avec {version}. On peut les retirer.", version=one.name))
    asked = t("Depuis quel lieu ? Entrée : {lieu}, un tiret : aucun.", lieu=who.place or t("aucun"))
    await c.perform(SignVersion(one.id, await field(c, asked, PLACE, who.place), who.id))
    c.done(t("signature mise sous {version}", version=one.name))


async def withdraw(c: Conversation, one: FrozenVersion) -> None:
    """One's own; facilitation, anybody's among those who signed."""
    t = c.t
    if not c.session.facilitates:
        who = await subject(c, t("Signature de qui ?"))
    else:
        known = [c.commons.get(Participant, each.person) for each in one.signatures]
        who = await choose(c, t("Retirer quelle signature ?"), [(each.name, each) for each in known])
    if await confirmed(c, t("Retirer la signature de {nom}, pour de bon ?", nom=who.name)):
        await c.perform(WithdrawSignature(one.id, who.id))
        c.done(t("signature retirée, le texte de {version} n’en change pas", version=one.name))


async def signatures(c: Conversation, one: FrozenVersion) -> None:
    lines = list(signed(c.session, one))
    await read_list(c, c.t.n("{n} signature", "{n} signatures", len(lines)), lines)


async def verify(c: Conversation, one: FrozenVersion) -> None:
    """What is kept here, as the command does with its file."""
    found = check_value(frozen_value(c.commons, one))
    c.say(check_said(found, c.t), *(trouble_said(each, c.t) for each in found.troubles))
    c.say(c.t("Empreinte : {empreinte}", empreinte=found.digest))

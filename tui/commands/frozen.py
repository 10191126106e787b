"""`manifeste figer`, `manifeste signer`, `signatures`, `signature retirer`."""

from __future__ import annotations

from models.acts.freezing import FreezeVersion, SignVersion, WithdrawSignature
from models.annex import FrozenVersion, annex_value
from models.freezing import frozen_version
from tui.commands import subject
from tui.commands.output import Output
from tui.commands.parsing import Request
from tui.frozen_words import recap, signed
from tui.session import Session


async def freeze(session: Session, request: Request, out: Output) -> None:
    t = session.t
    made = await session.perform(FreezeVersion(request.text("VERSION")))
    if out.as_json:
        return out.value({"version": made.name, "empreinte": made.digest})
    out.say(t("Fait : {version} est figée. Le travail continue à côté.", version=made.name))
    out.say(*(f"  {line}" for line in recap(made.body, t)))
    out.say(t("Empreinte : {empreinte}", empreinte=made.digest))
    return out.say(
        t(
            "Le fichier à publier, que l’on vérifie : veillee manifeste --version {nom} --format json",
            nom=made.name,
        )
    )


async def sign(session: Session, request: Request, out: Output) -> None:
    act = SignVersion(_which(request), request.given("lieu"), subject.named(session, request))
    one = await session.perform(act)
    if out.as_json:
        return out.value(annex_value(session.commons, one))
    return out.say(session.t("Fait : signature mise sous {version}.", version=one.name))


async def withdraw(session: Session, request: Request, out: Output) -> None:
    one = await session.perform(WithdrawSignature(_which(request), subject.named(session, request)))
    if out.as_json:
        return out.value(annex_value(session.commons, one))
    return out.say(
        session.t("Fait : signature retirée. Le texte de {version} n’en change pas.", version=one.name)
    )


async def signatures(session: Session, request: Request, out: Output) -> None:
    one: FrozenVersion = frozen_version(session.commons, _which(request))
    if out.as_json:
        return out.value(annex_value(session.commons, one))
    lines = list(signed(session, one))
    if not lines:
        return out.say(
            session.t("Aucune signature sous {version} : veillee manifeste signer", version=one.name)
        )
    return out.data(*lines)


def _which(request: Request) -> str | None:
    return request.text("version") or None

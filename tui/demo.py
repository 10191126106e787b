"""`make run`: a ready series to try things on, in a directory of its own, its people said to be examples."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from data.paths import data_directory, has_series
from data.template import CONTENT, template
from models import lookup
from models.acts.contributions import Contribute
from models.acts.manifesto import AddArticle, LinkContributions
from models.acts.polls import AnswerPoll, ProposeSlots
from models.acts.registration import Newcomer, Register
from models.acts.series import ChangeSetting, MakeSeries
from models.calendar import default_first_workshop
from models.contribution import Dimension, theme_named
from models.people import AllThree
from models.poll import Answer
from tui.__main__ import by_lines
from tui.commands.run import at_once
from tui.houses import opened
from tui.i18n import Translator, language_from
from tui.session import Session

ANSWERS: dict[str, Answer | None] = {"o": Answer.YES, "s": Answer.IF_NEEDED, "n": Answer.NO, ".": None}


def directory(env: Mapping[str, str]) -> Path:
    """Beside the real series, never in it."""
    real = data_directory(env)
    return real.with_name(real.name + "-exemple")


async def fill(session: Session) -> int:
    """Makes the example series, by the acts that people would do."""
    import tomllib

    examples: dict[str, Any] = tomllib.loads((CONTENT / "exemple.toml").read_text("utf-8"))
    now = session.now
    start, end = default_first_workshop(now)
    await session.perform(MakeSeries(template(session.t.language), start, end, example=True))
    for number in (2, 3):
        await session.perform(ProposeSlots(number, start.date() if number == 2 else _later(session), 6))
    ids = [await _person(session, one) for one in examples["people"]]
    await session.perform(ChangeSetting("person", ids[0]))
    contributions = [await _contribution(session, one) for one in examples["contributions"]]
    for one in examples["articles"]:
        article = await session.perform(AddArticle(one["title"], one["text"].strip()))
        linked = tuple(contributions[at - 1] for at in one["contributions"])
        await session.perform(LinkContributions(article.id, linked))
    return 0


def _later(session: Session) -> Any:
    """Workshop 3 comes after workshop 2: its slots begin where those of the other end."""
    return lookup.poll(session.commons, 2).slots[2].day


async def _person(session: Session, one: Mapping[str, str]) -> str:
    newcomer = Newcomer(one["name"], one.get("place", ""))
    placed = await session.perform(Register((), AllThree(one["all_three"]), newcomer=newcomer))
    who = placed[0].person
    for number, letters in ((2, one["second"]), (3, one["third"])):
        slots = lookup.poll(session.commons, number).slots
        answers = {slot.id: ANSWERS[letter] for slot, letter in zip(slots, letters, strict=False)}
        if answers:
            await session.perform(AnswerPoll(number, answers, who))
    return who


async def _contribution(session: Session, one: Mapping[str, str]) -> str:
    theme = theme_named(session.commons, one["theme"]).id
    made = await session.perform(Contribute(1, one["text"], Dimension(one["dimension"]), theme))
    return made.id


def main() -> int:
    env = os.environ
    t = Translator(language_from(env))
    home = directory(env)
    if not has_series(home):
        with opened(home, t, write=True) as session:
            at_once(fill(session))
    print(
        t(
            "Série d’exemple, dans {dossier} : tout y est inventé. Effacez ce dossier pour recommencer.",
            dossier=home,
        )
    )
    from tui import living

    return living.run(home, t, env, lines=by_lines(env, "--lignes" in sys.argv))


if __name__ == "__main__":
    sys.exit(main())

"""A whole series as a group leaves it: a debate, notes, a frozen version, replies; and a real browser."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from house import SPRING, FixedClock, a_series, registered
from memory_commons import do

from models.acts.comments import CommentOn
from models.acts.consent import AnswerRound, CallSlip, LiftObjection, OpenRound
from models.acts.contributions import Contribute
from models.acts.freezing import FreezeVersion, SignVersion
from models.acts.manifesto import AddArticle, LinkContributions, WriteArticle
from models.acts.series import ChangeSetting
from models.acts.thread import CopyReply, PostReply
from models.consent import Choice
from tui.session import Session

SECRET = "Zénobie Introuvable"
"""Somebody whose name no page may hold: registered, an author, never signed."""
TEXT = """Nous choisissons des outils que nous pouvons **héberger, réparer et transmettre**.

- Aucun service dont nous ne savons pas partir en une après-midi.
- Chacun·e garde la main sur ses données : <https://exemple.fr/donnees>.

> On y entre avec une question, on en sort avec des voisin·es.

| Engagement | État |
|------------|-----:|
| Durée      | 8/12 |

1. Durée
2. Sortie
"""


def a_full_series(language: Any = "fr") -> Session:
    """One article in debate (an objection stands, another is lifted), one adopted with a reserve, a draft."""
    session = a_series(language)
    commons = session.house.reading

    def does(act: Any) -> Any:
        return do(commons, act, now=session.now)

    zoe, ana, _ = registered(session, "Zoé", "Ana", SECRET)
    first = does(Contribute(1, "Réparer d’abord", signed=True, person=zoe))
    second = does(Contribute(None, "Choisir des outils que nous pouvons quitter"))
    tools = does(AddArticle("Nos outils, nos données", TEXT, ana))
    repair = does(AddArticle("Réparer avant d’acheter", "Rien de neuf sans avoir cherché la piéce."))
    does(AddArticle("Ne laisser personne de côté", "", ana))
    does(LinkContributions(tools.id, (first.id, second.id)))
    does(LinkContributions(repair.id, (first.id,)))
    does(CommentOn(tools.id, "Et le téléphone ?", "Chacun·e garde la main", person=zoe))
    does(CommentOn(tools.id, "À relire à voix haute.", person=ana))
    _debate(does, tools.id, (zoe, ana))
    _agreement(does, repair.id, (zoe, ana))
    does(
        CopyReply(
            "Ce monde existe déjà : https://www.hinaura.fr/\n\nRallumons la flamme.", "Une voix du forum"
        )
    )
    does(PostReply("D’accord avec ce qui précède.", ana))
    return session


def _debate(does: Any, article: str, people: tuple[str, str]) -> None:
    asked = does(OpenRound(article, people=people))
    for who, reason in zip(people, ("C’est aller trop vite.", "Qui paiera ?"), strict=True):
        does(AnswerRound(asked.id, asked.revision, Choice.OBJECTION, reason, person=who))
    does(LiftObjection(article, people[0]))


def _agreement(does: Any, article: str, people: tuple[str, str]) -> None:
    asked = does(OpenRound(article, people=people))
    does(AnswerRound(asked.id, asked.revision, Choice.CONSENT, person=people[0]))
    does(AnswerRound(asked.id, asked.revision, Choice.RESERVE, "Si les pièces existent.", person=people[1]))
    does(WriteArticle(article, "Rien de neuf sans avoir cherché la pièce."))
    does(CallSlip(article))


def frozen(session: Session) -> Session:
    """V0 is frozen and Zoé has signed it."""
    for act in (FreezeVersion("V0"), SignVersion("V0", "La Grange", "p1")):
        do(session.house.reading, act, now=session.now)
    return session


def with_server(session: Session) -> Session:
    given = {
        "server": "manifeste.exemple.org:2222",
        "fingerprint": "SHA256:abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
        "facilitation_contact": f"{SECRET} <veillee@exemple.org>",
    }
    for key, value in given.items():
        do(session.house.reading, ChangeSetting(key, value), now=session.now)
    return session


def later(session: Session, **by: int) -> Session:
    return replace(session, clock=FixedClock(SPRING + timedelta(**by)))


@contextmanager
def chromium() -> Iterator[Any]:
    """A real browser without a network; skipped where there is none, but not in CI."""
    driver = shutil.which("chromedriver")
    if not shutil.which("chromium") or not driver:
        reason = "chromium and chromium-driver are not installed"
        (pytest.fail if os.environ.get("VEILLEE_CI") else pytest.skip)(reason)
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for one in (
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--force-device-scale-factor=1",
    ):
        options.add_argument(one)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    browser = webdriver.Chrome(options, Service(driver))
    try:
        yield browser
    finally:
        browser.quit()

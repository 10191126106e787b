"""The three workshops from start to end: a facilitator's full screen, four participants over SSH, ten people
entered by the scribe; the dates fixed live, an objection met, a V0 that anybody can verify."""

import json
import shutil

import pytest
from ssh_house import Screen, SshHouse, an_ssh_house

from models import lookup
from models.acts.access import Invite
from models.consent import Choice, awaited, last_round
from models.manifesto import ArticleStatus, articles
from models.people import FACILITATION, Participant, Role
from models.roll_call import tally
from models.status import status_of

pytestmark = [
    pytest.mark.ssh,
    pytest.mark.skipif(shutil.which("ssh") is None, reason="there is no ssh here"),
]

SCRIBED = ("Ana", "Bilal", "Chloé", "Dimitri", "Farah", "Gwen", "Hawa", "Inès", "Joël", "Karim")
GUESTS = ("Lou", "Maxime", "Noé", "[b]Zoé[/b]")
CODE = "cerise lampe tulipe ardoise"
ENTER, ESCAPE, DOWN, HOME = "\r", "\x1b", "\x1b[B", "\x1b[H"


class Room:
    """Everybody's screens: `leader` facilitates, and is the scribe."""

    def __init__(self, house: SshHouse) -> None:
        self.house = house
        self.leader: Screen
        self.guests: dict[str, Screen] = {}

    @property
    def commons(self):
        return self.house.session.commons

    async def lead(self, typed: str, *shown: str) -> None:
        self.leader.type(typed)
        await self.leader.shows(*shown)

    async def until(self, condition) -> None:
        await self.house.until(condition)

    async def home(self) -> None:
        await self.lead(ESCAPE, "Visio")
        await self.lead(ESCAPE, "q quitter")

    async def comes_in(self) -> None:
        await self.house.owner.perform(Invite(CODE, Role.FACILITATION), FACILITATION)
        assert (await self.house.ssh("code", "utiliser", *CODE.split(), key="animation")).code == 0
        self.leader = await self.house.screen(key="animation", size=(80, 40))
        await self.leader.shows("q quitter")
        for name in GUESTS:
            done = await self.house.ssh("inscrire", "tous", "--nom", f"'{name}'", key=self.key(name))
            assert done.code == 0, done.err

    def key(self, name: str) -> str:
        return f"cle{GUESTS.index(name)}"

    async def open_guests(self) -> None:
        for name in GUESTS:
            self.guests[name] = await self.house.screen(key=self.key(name), size=(80, 40))
            await self.guests[name].shows("q quitter")

    async def enter(self, name: str) -> None:
        await self.lead("i", "Continuer vers les trois questions")
        await self.lead(ENTER, "Qui inscrire ?")
        await self.lead(name + ENTER, "Pour quels ateliers")
        await self.lead(ENTER, "venir aux trois")
        await self.lead(ENTER, "Un contact ?")
        await self.lead(ENTER, "Un tiers-lieu ?")
        await self.lead(ENTER, "Quelle heure")
        await self.lead(ENTER, f"C’est enregistré pour {name}")
        await self.lead(ESCAPE, "q quitter")

    async def open_session(self, number: int) -> None:
        await self.lead(HOME + DOWN * (number - 1) + ENTER, f"Atelier {number}", "Échap")
        await self.lead("j", f"Séance · atelier {number}")
        await self.lead("s", "étape 1 sur")
        await self.lead("a", f"Appel · atelier {number}", "14 à appeler")
        self.leader.type("p" * 14)
        await self.leader.shows("14 présences")
        assert tally(lookup.workshop(self.commons, number)) == (14, 0, 0, 0)
        await self.lead(ESCAPE, f"Séance · atelier {number}")

    async def end_session(self) -> None:
        await self.lead("f", "Terminer la séance ?")
        await self.lead(ENTER, "La séance est terminée.")
        await self.home()


async def test_three_workshops_are_played_from_the_first_registration_to_a_verified_v0(tmp_path):
    async with an_ssh_house(tmp_path) as house:
        room = Room(house)
        await room.comes_in()
        for name in SCRIBED:
            await room.enter(name)
        assert len(room.commons.all(Participant)) == 14
        await answered_polls(room)
        await room.open_guests()
        await first_workshop(room)
        await second_workshop(room)
        await third_workshop(room)
        await v0(room)


async def answered_polls(room):
    for number in (2, 3):
        done = await room.house.ssh("creneau", "proposer", str(number), "--nombre", "3", key="animation")
        assert done.code == 0, done.err
        for name in GUESTS:
            said = "o o n" if name == "Noé" and number == 3 else "o o o"
            done = await room.house.ssh("dispos", str(number), *said.split(), key=room.key(name))
            assert done.code == 0, done.err
        await room.lead(HOME + DOWN * (number - 1) + "s", f"Disponibilités · atelier {number}")
        await room.leader.shows("Ana")
        rows = [one.id for one in room.commons.all(Participant)]
        for at, _ in enumerate(rows):
            room.leader.type(("ooo" if at >= len(GUESTS) else "") + HOME + DOWN)
        await room.until(lambda at=number: len(lookup.poll(room.commons, at).answered()) == 14)
        assert len(lookup.poll(room.commons, number).scribed) == 10
        await room.lead(ESCAPE, "q quitter")


async def first_workshop(room):
    await room.open_session(1)
    for name in GUESTS:
        await room.guests[name].shows("En ce moment")
        done = await room.house.ssh("contribuer", "1", f"'Une idée de {name}'", key=room.key(name))
        assert done.code == 0, done.err
    await room.lead("d", "Choisir les deux dates ensemble")
    assert not [one for one in (*SCRIBED, *GUESTS) if one in room.leader.text]
    await room.lead(ENTER, "Fixer ces deux dates ?")
    await room.lead(ENTER, "Toutes les dates sont choisies")
    for guest in room.guests.values():
        await until_not(room, guest, "date à choisir")
    await room.lead(ESCAPE, "Séance · atelier 1")
    await room.end_session()


async def until_not(room, screen, words):
    await room.until(lambda: words not in screen.text)


async def second_workshop(room):
    await room.open_session(2)
    for name in GUESTS[:2]:
        text = f"Nous réparons avant d’acheter, dit {name}."
        done = await room.house.ssh("article", "ajouter", f"'Article de {name}'", "--texte", f"'{text}'",
                                    key=room.key(name))  # fmt: skip
        assert done.code == 0, done.err
    await room.end_session()


async def third_workshop(room):
    await room.open_session(3)
    await room.lead("o", "À propos de quel article ?")
    await room.lead(ENTER, "Tour de consentement", "ouvrir un tour")
    await room.lead("t", "À qui poser la question ?")
    await room.lead(DOWN * 2 + ENTER, "Comment répond-on ?")
    await room.lead(ENTER, "Quelle étape ?")
    await room.lead(DOWN * 2 + ENTER, "tour ouvert")
    for name, guest in room.guests.items():
        await guest.shows("tour de consentement")
        guest.type("j")
        await guest.shows("Tour ouvert")
        guest.type(HOME + ENTER)
        await guest.shows("je consens")
        if name == "Noé":
            guest.type("o")
            await guest.shows("Pourquoi cette objection ?")
            guest.type("Louer aussi, parfois.\r")
        else:
            guest.type("c")
        await guest.shows("enregistré")
    await room.leader.shows("Louer aussi, parfois.")
    assert "Noé" not in room.leader.text
    first = articles(room.commons)[0]
    for left in reversed(range(len(SCRIBED))):
        await room.lead("c", "Réponse de qui ?")
        room.leader.type(ENTER)
        await room.until(lambda left=left: len(awaited(last_round(room.commons, first.id))) == left)
        await until_not(room, room.leader, "Réponse de qui ?")
    assert not last_round(room.commons, first.id).is_open
    assert status_of(room.commons, first) is ArticleStatus.IN_DEBATE
    room.guests["Noé"].type("l")
    await room.guests["Noé"].shows("Cette objection est-elle levée ?")
    room.guests["Noé"].type(ENTER)
    await room.until(lambda: status_of(room.commons, first) is ArticleStatus.ADOPTED)
    positions = last_round(room.commons, first.id).positions
    assert sum(1 for one in positions if one.entered_by) == 10
    assert sum(1 for one in positions if one.choice is Choice.CONSENT) == 13
    await room.lead(ESCAPE, "Séance · atelier 3")
    await room.end_session()


async def v0(room):
    frozen = await room.house.ssh("manifeste", "figer", "V0", key="animation")
    assert frozen.code == 0, frozen.err
    shown = await room.house.ssh("manifeste", "--version", "V0", "--format", "json", key=room.key("Lou"))
    version = json.loads(shown.out)
    states = [one["statut"] for one in version["articles"]]
    assert states == ["adopte", "brouillon"]
    assert not [one for one in SCRIBED if one in json.dumps(version["articles"], ensure_ascii=False)]
    visitor = await room.house.ssh("verifier", "-", "--json", key="passant", stdin=shown.out)
    assert (visitor.code, json.loads(visitor.out)["valide"]) == (0, True), visitor.err

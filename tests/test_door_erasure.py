"""Erasing somebody while the server runs, and while they are there: a visitor at once, and no trace left."""

import asyncio
import shutil

import pytest
from ssh_house import an_ssh_house
from whole_life import CONTACT, NAME, PLACE, traces

from models.acts.people import CorrectPerson, EraseMyData
from models.acts.team import SetTeam
from models.people import FACILITATION, Participant, Role
from models.thread import Reply

pytestmark = [
    pytest.mark.ssh,
    pytest.mark.skipif(shutil.which("ssh") is None, reason="there is no ssh here"),
]
REGISTERING = ["2", "4", NAME, "", "1", CONTACT, "o", "n", "quitter"]
ERASING = ["7", "effacer", "oui"]


async def by_lines(house, *lines, key="rozenn"):
    return await house.ssh(key=key, options=("-T",), stdin="\n".join(lines) + "\n")


def person(house):
    return next((one.id for one in house.owner.durable.all(Participant) if one.name == NAME), None)


async def registered(house):
    said = await by_lines(house, *REGISTERING)
    assert "Fait : place confirmée" in said.out, said.out
    await house.owner.perform(CorrectPerson(person(house), place=PLACE), FACILITATION)


def found(house):
    """Files that still hold something of hers, the key that this house made for her too."""
    print_of_key = house.fingerprint_of("rozenn").removeprefix("SHA256:").encode()
    files = [path for path in house.directory.rglob("*") if path.is_file()]
    return [*traces(house.directory), *(path.name for path in files if print_of_key in path.read_bytes())]


async def test_three_lines_erase_oneself_and_one_s_full_screen_becomes_a_visitors_at_once(tmp_path):
    async with an_ssh_house(tmp_path) as house:
        await registered(house)
        assert found(house)
        screen = await house.screen(key="rozenn")
        await screen.shows(f"Vous êtes {NAME}")
        await screen.goes(("d", "écrire la première réponse"), ("r", "Votre réponse"))
        await screen.goes(("Un mot de Rozenn", "Un mot de Rozenn"))
        said = await by_lines(house, *ERASING, "quitter")
        assert "Fait : données effacées" in said.out
        assert person(house) is None
        await screen.shows("Votre nom n’est plus dans la série", "Un mot de Rozenn")
        screen.type("\x0f")
        await screen.shows("inscrivez-vous")
        assert not house.owner.durable.all(Reply)
        screen.type("\x1b\x1b")
        assert all(one.actor.person is None for one in house.session.house.presences.all)
        await house.cut(screen)
        again = await house.screen(key="rozenn")
        await again.shows("Vous étiez ici")
        again.type("\x1b")
        await again.shows("m’inscrire")
        assert NAME not in again.text
    assert found(house) == []


async def test_whoever_is_erased_in_the_middle_of_a_conversation_goes_on_as_a_visitor(
    tmp_path,
):
    async with an_ssh_house(tmp_path) as house:
        await registered(house)
        client = await house.asyncssh(key="rozenn")
        process = await client.create_process(encoding="utf-8")
        process.stdin.write("8\n")
        await asyncio.wait_for(process.stdout.readuntil("Votre choix"), 8)
        await house.owner.perform(EraseMyData(person(house)), FACILITATION)
        process.stdin.write("4\n2\nquitter\n")
        said = await asyncio.wait_for(process.stdout.read(), 8)
        assert "Votre nom n’est plus dans la série" in said.replace("\u00a0", " ")
        client.close()
        await house.until(lambda: house.reception.present == 0)
    assert found(house) == []


async def facilitating(house):
    await registered(house)
    await house.owner.perform(SetTeam(person(house)), FACILITATION)
    await house.known(NAME, "rozenn", Role.FACILITATION)


async def test_the_last_facilitator_is_told_so_may_erase_themselves_and_the_owners_machine_remains(
    tmp_path,
):
    async with an_ssh_house(tmp_path, "Zoé") as house:
        await facilitating(house)
        said = await by_lines(house, *ERASING, "retour", "8", "quitter")
        warned, asked = (
            said.out.index("C’est la dernière personne de l’animation"),
            said.out.index("Effacer tout ce qui concerne"),
        )
        assert warned < asked < said.out.index("Fait : données effacées")
        assert "Vous : en visite" in said.out.split("Fait : données effacées")[1]
        refused = await house.ssh("reglages", "places=3", key="rozenn")
        assert refused.code == 1
        await house.owner.perform(SetTeam(house.owner.durable.all(Participant)[0].id), FACILITATION)
    assert found(house) == []


async def test_a_facilitators_full_screen_becomes_a_visitors_when_they_erase_themselves(tmp_path):
    async with an_ssh_house(tmp_path, "Zoé") as house:
        await facilitating(house)
        screen = await house.screen(key="rozenn")
        await screen.shows(f"Vous êtes {NAME}")
        screen.type("r")
        await screen.shows("Réglages")
        screen.type("e")
        await screen.shows("Effacer votre nom", "dernière personne de l’animation")
        screen.type("\r")
        await screen.shows("C’est effacé.")
        screen.type("\x1b")
        await screen.shows("m’inscrire")
        assert "Zoé" not in screen.text
    assert found(house) == []

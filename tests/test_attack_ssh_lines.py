"""A code typed by lines is for nobody beside the screen, over SSH as on a terminal of this machine."""

import asyncio
import os
import pty
import termios

import pytest
from paper_line import until
from ssh_house import an_ssh_house

from tui.linear.wire import LocalWire

CODE = "mot secret bien garde"
pytestmark = pytest.mark.ssh


async def to_the_code(house, screen):
    """From the home to the question for the code, by the numbers of the menus."""
    await screen.shows("Votre choix ?")
    for word in ("Clés et codes", "J’ai un code"):
        await house.until(lambda word=word: word in screen.text)
        line = next(line for line in screen.text.splitlines() if word in line and line.strip()[:1].isdigit())
        screen.type(line.strip().split(".")[0].split(" ")[0] + "\r")
    await screen.shows("Quatre mots. Il ne s’affiche pas.")


@pytest.mark.parametrize("program", ["ssh", "dbclient"])
async def test_a_code_typed_by_lines_on_a_terminal_is_not_shown(tmp_path, program):
    async with an_ssh_house(tmp_path) as house:
        words = None
        if program == "dbclient":
            words = ("dbclient", "-y", "-y", "-t", "-p", str(house.port), "lignes@127.0.0.1")
        screen = await house.screen(user="lignes", program=words)
        await to_the_code(house, screen)
        screen.type(CODE + "\x7f" * 5 + "\r")
        await screen.shows("partagé ?" if program == "ssh" else "Erreur")
        assert CODE[:8] not in screen.received.decode()
        screen.type("o\r")
        await house.until(lambda: "Erreur" in screen.text or "code" in screen.text.splitlines()[-1])
        screen.type("quitter\r")
        assert await screen.ends() == 0
        assert "quitter" in screen.received.decode(), "what is no code is shown again"


async def test_a_code_pasted_with_the_answers_before_it_is_not_shown_either(tmp_path):
    async with an_ssh_house(tmp_path) as house:
        screen = await house.screen(user="lignes")
        await screen.shows("Clés et codes", "Votre choix ?")
        line = next(line for line in screen.text.splitlines() if "Clés et codes" in line)
        screen.type(f"{line.strip().split('.')[0]}\r1\r{CODE}\r")
        await screen.shows("partagé ?")
        assert CODE not in screen.received.decode()


async def test_without_a_terminal_it_is_said_that_a_code_shows(tmp_path):
    async with an_ssh_house(tmp_path) as house:
        menu = (await house.ssh(options=("-T",), stdin="quitter\n")).out
        number = next(line for line in menu.splitlines() if "Clés et codes" in line).strip().split(".")[0]
        said = await house.ssh(options=("-T",), stdin=f"{number}\n1\n.quitter\n")
        assert "Quatre mots. Attention : ici, il s’affiche." in said.out


async def test_a_code_typed_on_a_terminal_of_this_machine_is_not_shown_and_the_echo_comes_back():
    master, slave = pty.openpty()
    wire = LocalWire(slave, slave)

    def echoes() -> bool:
        return bool(termios.tcgetattr(slave)[3] & termios.ECHO)

    assert wire.hides
    with wire.opened():
        asked = asyncio.create_task(wire.read_line(hidden=True))
        await until(lambda: not echoes())
        os.write(master, f"{CODE}\nvu\n".encode())
        assert await asked == CODE
        assert echoes()
        assert await wire.read_line() == "vu"
    assert CODE.encode() not in os.read(master, 4096)
    for end in (master, slave):
        os.close(end)

"""Files that are no text come whole through ssh, to the byte."""

import asyncio
import os
import subprocess
from io import BytesIO

import pytest
from odf.opendocument import load
from odf.text import H
from ssh_house import SshHouse, an_ssh_house

from models.acts.manifesto import AddArticle
from models.people import FACILITATION

pytestmark = pytest.mark.ssh


async def given_by(house: SshHouse, *command: str, **env: str) -> bytes:
    """What the real client writes in a file."""
    process = await asyncio.create_subprocess_exec(
        "ssh",
        *house.options("zoe"),
        "veillee@127.0.0.1",
        *command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={"PATH": os.environ["PATH"], "HOME": str(house.directory.parent), **env},
    )
    out, err = await asyncio.wait_for(process.communicate(), 15)
    assert (process.returncode, err) == (0, b"")
    return out


async def test_the_manifesto_comes_through_ssh_as_the_file_it_is(tmp_path):
    async with an_ssh_house(tmp_path) as house:
        await house.owner.perform(AddArticle("Réparer d’abord", "Nous réparons."), FACILITATION)
        file = await given_by(house, "manifeste", "--format", "odt")
        (heading,) = load(BytesIO(file)).text.getElementsByType(H)
        assert str(heading) == "1. Réparer d’abord"


async def test_a_page_says_its_own_encoding_whatever_the_locale_of_the_line(tmp_path):
    async with an_ssh_house(tmp_path) as house:
        await house.owner.perform(AddArticle("Réparer d’abord", ""), FACILITATION)
        page = await given_by(house, "manifeste", "--format", "html", LANG="fr_FR.ISO-8859-15")
        assert "1. Réparer d’abord" in page.decode("utf-8")

"""Writing together over real SSH: others' words at once, cut lines and full disks lose nothing."""

import asyncio
import time

from ssh_house import an_ssh_house

from data.faults import NoRoom
from models.acts.manifesto import AddArticle
from models.manifesto import Article
from models.people import FACILITATION

OPENING = (("m", "Nos outils"), ("\r", "Entrée écrire"))


async def an_article(house):
    """The first article, and Zoé and Ali who come by keys of their own."""
    await house.known("Zoé", "zoe")
    await house.known("Ali", "ali")
    return (await house.owner.perform(AddArticle("Nos outils", "Nous\n\nVous"), FACILITATION)).id


async def writing(house, key):
    """A terminal where the article is open."""
    screen = await house.screen(key=key)
    await screen.shows("Manifeste")
    await screen.goes(*OPENING, ("e", "finir"))
    await screen.shows("Nous")
    return screen


def words(house, id):
    return str(house.session.commons.get(Article, id).text)


async def test_each_sees_the_others_words_caret_and_name_before_the_disk_has_them(tmp_path):
    async with an_ssh_house(tmp_path, "Zoé", "Ali") as house:
        id = await an_article(house)
        zoe, ali = await writing(house, "zoe"), await writing(house, "ali")
        await zoe.shows("A Ali écrit ici")
        await ali.shows("Z Zoé écrit ici")
        commit, house.owner.store.journal.commit = (
            house.owner.store.journal.commit,
            lambda records: time.sleep(1.5),
        )
        try:
            zoe.type("\x1b[F choisissons")
            await ali.shows("Z  Nous choisissons")
            assert words(house, id) == "Nous\n\nVous" and "enregistré" not in zoe.text
        finally:
            house.owner.store.journal.commit = commit
        await ali.shows("Z  Nous choisissons")


async def test_what_was_typed_is_kept_when_the_client_is_killed(tmp_path):
    async with an_ssh_house(tmp_path, "Zoé", "Ali") as house:
        id = await an_article(house)
        zoe = await writing(house, "zoe")
        zoe.type("derniers mots ")
        await zoe.shows("derniers mots")
        zoe.process.kill()
        await house.until(lambda: words(house, id).startswith("derniers mots "))


async def test_words_typed_on_a_full_disk_are_found_again_by_whoever_was_cut(tmp_path):
    async with an_ssh_house(tmp_path, "Zoé", "Ali") as house:
        id = await an_article(house)
        journal = house.owner.store.journal
        commit = journal.commit

        def full(records):
            raise NoRoom(house.directory)

        zoe = await writing(house, "zoe")
        journal.commit = full
        zoe.type("gardez-moi\r")
        await zoe.shows("gardez-moi", "Le disque est plein")
        await house.cut(zoe)
        assert words(house, id) == "Nous\n\nVous"
        journal.commit = commit
        back = await house.screen(key="zoe")
        await house.until(lambda: "gardez-moi" in back.text or "Manifeste" in back.text)
        if "gardez-moi" not in back.text:
            await back.goes(*OPENING)
            back.type("e")
        await back.shows("gardez-moi")
        await house.until(lambda: words(house, id) == "gardez-moi\nNous\n\nVous")


async def test_a_megabyte_pasted_is_refused_and_freezes_nobody(tmp_path):
    async with an_ssh_house(tmp_path, "Zoé", "Ali") as house:
        id = await an_article(house)
        zoe, ali = await writing(house, "zoe"), await writing(house, "ali")
        connection = await house.asyncssh("zoe")
        process = await connection.create_process(
            term_type="xterm-256color", term_size=(80, 24), encoding=None
        )
        said = bytearray()

        async def read():
            while data := await process.stdout.read(65536):
                said.extend(data)

        reading = asyncio.create_task(read())
        await house.until(lambda: b"Manifeste" in said or b"finir" in said)
        if b"finir" not in said:
            for keys in (b"m", b"\r", b"e"):
                process.stdin.write(keys)
                await asyncio.sleep(0.5)
        process.stdin.write(b"\x1b[200~" + "é·a ".encode() * 170_000 + b"\x1b[201~")
        began = time.monotonic()
        ali.type("\x1b[F!")
        await zoe.shows("Nous!")
        assert time.monotonic() - began < 6
        await house.until(lambda: "rien n’a été ajouté".encode() in said.replace("\u00a0".encode(), b" "), 15)
        assert words(house, id) == "Nous!\n\nVous"
        reading.cancel()
        connection.abort()

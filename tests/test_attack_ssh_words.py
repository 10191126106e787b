"""What people typed, however hostile, is harmless on every screen over SSH, in all faces, and readable."""

import re
from dataclasses import dataclass, replace

import pytest
from ssh_house import an_ssh_house

from models.acts.contributions import Contribute
from models.acts.manifesto import AddArticle
from models.acts.registration import Newcomer, Register
from models.acts.thread import PostReply
from models.contribution import Contribution
from models.manifesto import Article
from models.people import FACILITATION, Participant, Role
from models.thread import Reply

pytestmark = pytest.mark.ssh
READ = "[@click=app.bell]lu[/]"
EVIL = {
    "clipboard": f"\x1b]52;c;aGk=\x07{READ}",
    "title": f"\x1b]0;pris\x1b\\{READ}",
    "clear": f"{READ}\x1b[2J\x1b[H\x1bc\x1b[?1049l",
    "c1": f"\x9b31m\x9d0;x\x9c{READ}\x90x\x9c",
    "bidi": f"{READ}\u202eexe.\u2066\u2069\u200f",
    "marks": READ + "e" + "\u0301" * 40 + "\u0489" * 20,
    "link": f"[link=file:///etc]{READ}\x1b]8;;http://x\x07y\x1b]8;;\x07",
    "lines": f"{READ}\r\nFait : vous êtes Zoé\x0b\x85\u2028",
    "answer": f"{READ}\x05\x1b[c\x1b[6n\x1b[>q\x1bP+q\x1b\\",
    "joined": f"{READ}👨\u200d👩\u200d👧\ufe0f\u200b\ufeff\u00ad",
}
OURS = re.compile(r"\x1b\[\??[0-9;]*(?:[HABCDGKJmhl]|\$p)")
HARMFUL = re.compile(
    r"[\x00-\x07\x0b-\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f]|[\u0300-\u036f\u0489]{9}"
)


@dataclass(frozen=True)
class Smuggle:
    """As if a file, or an older program, had let words through: nothing of them is made harmless."""

    kind: type
    id: str
    field: str
    words: str

    def apply(self, commons, by, now):
        commons.put(replace(commons.get(self.kind, self.id), **{self.field: self.words}))


def harm(received):
    """What is left of orders once ours are taken out."""
    return HARMFUL.findall(OURS.sub("", received).replace("\a", ""))


async def filled(house, smuggled):
    """A series where every text is hostile, as it was typed, or as something else let it through."""
    do, all_of = house.owner.perform, house.owner.durable.all
    await house.known("Zoé", "zoe", Role.FACILITATION)
    for evil in EVIL.values():
        word = READ if smuggled else evil[:80]
        await do(Register((1,), newcomer=Newcomer(word, word, word)), FACILITATION)
        await do(Contribute(1, word), FACILITATION)
        await do(AddArticle(word, f"{word}\n\n- {word}"), FACILITATION)
        await do(PostReply(word), FACILITATION)
        if smuggled:
            for field in ("name", "place", "contact"):
                await do(Smuggle(Participant, all_of(Participant)[-1].id, field, evil), FACILITATION)
            for kind, field in ((Contribution, "text"), (Article, "title"), (Reply, "text")):
                await do(Smuggle(kind, all_of(kind)[-1].id, field, evil), FACILITATION)


@pytest.mark.parametrize("smuggled", [False, True], ids=["typed", "smuggled"])
async def test_hostile_words_are_harmless_in_commands_and_lines(tmp_path, smuggled):
    async with an_ssh_house(tmp_path, "Zoé") as house:
        await filled(house, smuggled)
        for command in ("contributions", "discussion", "inscriptions 1", "manifeste", "article lire a1"):
            done = await house.ssh(command)
            assert harm(done.out + done.err) == [], (command, done.out)
            assert READ in done.out, command
        menus = "".join(f"{n}\n1\n1\nretour\nretour\n" for n in range(1, 9))
        said = await house.ssh(options=("-T",), stdin=menus)
        assert READ in said.out
        assert harm(said.out) == []
        assert "\x1b" not in said.out


@pytest.mark.parametrize("smuggled", [False, True], ids=["typed", "smuggled"])
async def test_hostile_words_are_harmless_on_the_full_screen(tmp_path, smuggled):
    async with an_ssh_house(tmp_path, "Zoé") as house:
        await filled(house, smuggled)
        screen = await house.screen(size=(120, 100))
        await screen.shows("Zoé")
        for key in "dcmp":
            screen.type(key)
            await screen.shows(READ)
            screen.type("\x1b")
            await screen.shows("annonce")
        assert harm(screen.received.decode()) == []
        assert not (house.directory / "veillee.log").exists()


async def test_four_thousand_combining_marks_climb_over_nobody(tmp_path):
    async with an_ssh_house(tmp_path, "Zoé") as house:
        screen = await house.screen(key="max")
        await screen.shows("inscrire")
        await house.owner.perform(PostReply("e" + "\u0301" * 4_000 + " fin"), FACILITATION)
        screen.type("d")
        await screen.shows(" fin")
        assert harm(screen.received.decode()) == []
        assert "\u0301" * 9 not in (await house.ssh("discussion")).out


async def test_a_visitor_s_command_is_never_said_back_as_an_order(tmp_path, capfd):
    async with an_ssh_house(tmp_path) as house:
        for evil in EVIL.values():
            for command in (evil, f"inscrire 1 --pour '{evil}' --x", f"atelier {evil}"):
                client = await house.asyncssh()
                done = await client.run(command, encoding="utf-8")
                client.abort()
                assert done.exit_status in (1, 2)
                assert harm(done.stdout + done.stderr) == [], done.stderr
        assert harm(capfd.readouterr().err) == []

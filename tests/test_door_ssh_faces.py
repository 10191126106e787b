"""The SSH door with real clients: which face answers, as whom, and what is refused."""

import asyncio
import re
import shutil

import asyncssh
import pytest
from ssh_house import an_ssh_house

from models.access import Key, key_of
from models.people import Participant, Role
from tui.doors.ssh import HOST_KEY

pytestmark = [
    pytest.mark.ssh,
    pytest.mark.skipif(shutil.which("ssh") is None, reason="there is no ssh here"),
]


async def test_a_terminal_opens_the_full_screen_and_q_ends_it(tmp_path):
    async with an_ssh_house(tmp_path) as house:
        screen = await house.screen(size=(100, 30))
        await screen.shows("Numérique responsable", "m’inscrire")
        screen.type("q")
        assert await screen.ends() == 0
        await house.until(lambda: b"\x1b[?2004;1049l\x1b[?25h" in screen.received)
        await house.until(lambda: house.reception.present == 0)


async def test_the_window_may_change_its_size(tmp_path):
    async with an_ssh_house(tmp_path) as house:
        client = await house.asyncssh()
        process = await client.create_process(term_type="xterm", term_size=(80, 24), encoding=None)
        await process.stdout.read(4096)
        process.change_terminal_size(40, 12)
        got = b""
        while "\u2500" * 38 + "\x1b" not in got.decode("utf-8", "ignore"):
            got += await process.stdout.read(4096)
        for wild in ((0, 0), (2000, 2000), (4_000_000_000, 1)):
            process.change_terminal_size(*wild)
        process.stdin.write(b"q")
        assert (await process.wait()).exit_status == 0
        client.close()


async def test_without_a_terminal_it_talks_by_lines(tmp_path):
    async with an_ssh_house(tmp_path) as house:
        done = await house.ssh(stdin="8\nquitter\n", options=("-T",))
        assert done.code == 0
        assert "Vous : en visite" in done.out
        assert done.out.endswith("Au revoir.\n")
        assert "\x1b" not in done.out


@pytest.mark.parametrize("way", [{"user": "lignes"}, {"TERM": "dumb"}])
async def test_lines_may_be_asked_for_on_a_terminal_and_are_edited_there(tmp_path, way):
    async with an_ssh_house(tmp_path) as house:
        screen = await house.screen(**way)
        await screen.shows("Votre choix ?")
        screen.type("8x\x7f\x1b[A\r")
        await house.until(lambda: screen.received.decode().count("en visite") == 2)
        assert b"\x1b[?1049h" not in screen.received
        screen.type("\x04")
        assert await screen.ends() == 0


async def test_a_command_answers_with_its_exit_code_data_and_sentences_apart(tmp_path):
    async with an_ssh_house(tmp_path) as house:
        done = await house.ssh("ateliers", "--json")
        assert (done.code, done.err) == (0, "")
        assert done.out.startswith('[{"numero": 1,')
        refused = await house.ssh("atelier ajouter 'Un de plus'")
        assert (refused.code, refused.out) == (1, "")
        assert "animation" in refused.err
        for unknown in ("dansons", "scp -t /etc/passwd", "ateliers 'ouvert"):
            wrong = await house.ssh(unknown)
            assert (wrong.code, wrong.out) == (2, "")
            assert wrong.err


async def test_files_of_the_server_are_nobody_s_from_afar(tmp_path):
    async with an_ssh_house(tmp_path) as house:
        done = await house.ssh("exporter", str(tmp_path / "ici"))
        assert (done.code, done.out) == (1, "")
        assert not (tmp_path / "ici").exists()


async def test_the_session_s_own_locale_decides_the_language(tmp_path):
    async with an_ssh_house(tmp_path, VEILLEE_LANG="en") as house:
        assert "Tuesday" in (await house.ssh("ateliers")).out
        french = await house.ssh("ateliers", env={"LANG": "fr_FR.UTF-8"})
        assert "mardi" in french.out
        screen = await house.screen(LANG="en_GB.UTF-8")
        await screen.shows("register")


async def test_a_key_that_nobody_knows_is_a_visitor_s_and_none_is_too(tmp_path):
    async with an_ssh_house(tmp_path) as house:
        for key, user in (("zoe", "root"), (None, "été")):
            done = await house.ssh(key=key, user=user, stdin="quitter\n")
            assert "Vous : en visite" in done.out


async def test_the_method_none_is_refused_so_that_clients_offer_their_key(tmp_path):
    async with an_ssh_house(tmp_path) as house:
        done = await house.ssh("ateliers", options=("-v",))
        assert "Authentications that can continue: publickey,keyboard-interactive" in done.err
        assert 'using "publickey"' in done.err


async def test_openssh_compresses_though_nobody_asked_it_to(tmp_path):
    async with an_ssh_house(tmp_path) as house:
        done = await house.ssh("ateliers", options=("-v",))
        assert done.err.count("compression: zlib@openssh.com") == 2


async def test_whoever_registers_is_known_again_by_the_key_of_that_connection(tmp_path):
    async with an_ssh_house(tmp_path) as house:
        screen = await house.screen()
        await screen.shows("m’inscrire")
        for typed, then in (("i", "Continuer"), ("\r", "Votre nom"), ("Léa\r", "Pour quels ateliers")):
            screen.type(typed)
            await screen.shows(then)
        for typed, then in (("\r", "venir aux trois"), ("\r", "Un contact ?"), ("\r", "Un tiers-lieu ?")):
            screen.type(typed)
            await screen.shows(then)
        screen.type("\r")
        for then in ("Quelle heure", "ordinateur est-il partagé"):
            await screen.shows(then)
            screen.type("\r")
        await screen.shows("C’est enregistré pour Léa")
        lea = house.owner.durable.all(Participant)[0]
        assert [one.person for one in house.owner.durable.all(Key)] == [lea.id]
        again = await house.ssh(stdin="quitter\n")
        assert "Vous : Léa" in again.out
        other = await house.ssh(key="max", stdin="quitter\n")
        assert "Vous : en visite" in other.out


async def test_the_host_key_is_made_once_and_read_by_its_owner_alone(tmp_path):
    async with an_ssh_house(tmp_path) as house:
        path, first = house.directory / HOST_KEY, house.fingerprint
        assert path.stat().st_mode & 0o777 == 0o600
    async with an_ssh_house(tmp_path, series=False) as house:
        assert house.fingerprint == first


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("-Lnone:0:127.0.0.1:22", ""),
        ("-R0:127.0.0.1:22", "remote port forwarding failed"),
        ("-A", ""),
        ("-X", "X11 forwarding request failed"),
    ],
)
async def test_whatever_is_no_face_of_ours_is_refused(tmp_path, option, said):
    async with an_ssh_house(tmp_path) as house:
        done = await house.ssh("ateliers", options=(option,), env={"DISPLAY": ":9"})
        assert said in done.err or done.code != 0


async def test_sftp_forwarding_and_second_shells_are_refused(tmp_path):
    async with an_ssh_house(tmp_path) as house:
        client = await house.asyncssh()
        with pytest.raises((asyncssh.ChannelOpenError, asyncssh.SFTPError, asyncssh.ConnectionLost)):
            await client.start_sftp_client()
        for forward in (client.open_connection("127.0.0.1", house.port), client.open_unix_connection("/x")):
            with pytest.raises(asyncssh.ChannelOpenError):
                await forward
        with pytest.raises(asyncssh.ChannelListenError):
            await client.forward_remote_port("", 0, "127.0.0.1", 22)
        shell = await client.create_process(term_type="xterm")
        with pytest.raises(asyncssh.ChannelOpenError):
            await client.create_process("ateliers")
        shell.close()
        client.close()


async def test_only_the_terminal_s_own_variables_are_heard(tmp_path):
    async with an_ssh_house(tmp_path, VEILLEE_LANG="fr") as house:
        client = await house.asyncssh()
        env = {"VEILLEE_LANG": "en", "VEILLEE_DATA": "/etc", "PATH": "/tmp", "LANG": "x" * 5_000}
        done = await client.run("ateliers", env=env)
        assert "mardi" in done.stdout
        client.close()


async def test_dropbear_s_client_is_served_too(tmp_path):
    if shutil.which("dbclient") is None:
        pytest.skip("there is no dbclient here")
    async with an_ssh_house(tmp_path) as house:
        program = ("dbclient", "-y", "-y", "-t", "-p", str(house.port), "veillee@127.0.0.1")
        screen = await house.screen(program=program)
        await screen.shows("m’inscrire")
        screen.type("q")
        assert await screen.ends() == 0


async def test_sessions_keep_their_own_colours_beside_each_other(tmp_path):
    async with an_ssh_house(tmp_path) as house:
        rich = await house.screen(COLORTERM="truecolor")
        await rich.shows("m’inscrire")
        plain = await house.screen(TERM="linux")
        bare = await house.screen(NO_COLOR="1", key="max")
        for each in (plain, bare):
            await each.shows("m’inscrire")
            each.type("\x1b[B\x1b[B")
        await house.until(lambda: b"\x1b[" in plain.received)
        colours = [re.findall(rb"\x1b\[[0-9;]*?[34]8;[25];", one.received) for one in (rich, plain, bare)]
        assert colours[0]
        assert colours[1:] == [[], []]
        codes = {
            int(code or 0)
            for group in re.findall(rb"\x1b\[([0-9;]*)m", bare.received)
            for code in group.split(b";")
        }
        assert codes <= {0, 1, 2, 4, 7}


async def test_what_one_does_is_seen_at_once_by_the_others(tmp_path):
    async with an_ssh_house(tmp_path) as house:
        watching = await house.screen(key=None)
        await watching.shows("0 / 15")
        done = await house.ssh("inscrire 1 --pour Léa")
        assert done.code == 0
        await watching.shows("1 / 15")


async def test_a_known_facilitator_facilitates_from_afar_and_loses_it_at_once(tmp_path):
    async with an_ssh_house(tmp_path, "Zoé") as house:
        await house.ssh("ateliers")
        from models.acts.access import ForgetKey
        from models.people import FACILITATION

        client = await house.asyncssh()
        await house.known("Zoé", "zoe", Role.FACILITATION)
        done = await house.ssh("article ajouter Sobriété")
        assert done.code == 0, done.err
        written = await house.ssh("article ecrire a1", stdin="Moins, mieux.\n")
        assert written.code == 0, written.err
        assert "Moins, mieux." in (await house.ssh("article lire a1")).out
        screen = await house.screen()
        await screen.shows("Zoé (animation)", "[x]")
        known = key_of(house.owner.durable, house.fingerprint_of("zoe"))
        await house.owner.perform(ForgetKey(known.id), FACILITATION)
        assert (await house.ssh("atelier ajouter Encore")).code == 1
        await screen.shows("m’inscrire")
        client.close()


async def test_answers_that_come_one_by_one_are_all_heard(tmp_path):
    async with an_ssh_house(tmp_path) as house:
        client = await house.asyncssh()
        lines = await client.create_process(encoding="utf-8")
        for answer in ("8", "8", "8", "quitter"):
            lines.stdin.write(f"{answer}\n")
            await asyncio.sleep(0)
        said = await asyncio.wait_for(lines.stdout.read(), 8)
        assert said.count("en visite") == 4
        assert said.endswith("Au revoir.\n")
        client.close()

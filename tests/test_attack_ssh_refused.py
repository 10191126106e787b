"""Whatever is no face of ours is refused, asked for by the clients that people have."""

import asyncio
import os
import shutil
import socket
import subprocess
from contextlib import suppress

import asyncssh
import pytest
from ssh_house import an_ssh_house
from test_door_serving import free_port

pytestmark = [
    pytest.mark.ssh,
    pytest.mark.skipif(shutil.which("ssh") is None, reason="there is no ssh here"),
]


class Listening:
    """A port of this machine that must never be reached through the server."""

    async def __aenter__(self):
        self.reached = 0
        self._server = await asyncio.start_server(self._come, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *why):
        self._server.close()

    def _come(self, reader, writer):
        self.reached += 1
        writer.close()


async def knock(port, *said):
    """What answers at a local port, if anything listens."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for words in said:
        writer.write(words)
    found = b""
    with suppress(ConnectionError, TimeoutError):
        found = await asyncio.wait_for(reader.read(64), 3)
    writer.close()
    return found


@pytest.mark.parametrize("way", ["-L", "-D", "-W"])
async def test_no_port_is_reached_through_the_server(tmp_path, way):
    async with an_ssh_house(tmp_path) as house, Listening() as inside:
        if way == "-W":
            done = await house.ssh(options=("-W", f"127.0.0.1:{inside.port}"))
            assert done.code != 0
            assert "administratively prohibited" in done.err or "forwarding failed" in done.err
        else:
            port = free_port()
            spec = f"{port}:127.0.0.1:{inside.port}" if way == "-L" else str(port)
            client = await house.screen(
                program=("ssh", "-N", way, spec, *house.options("zoe"), "veillee@127.0.0.1")
            )
            socks = b"\x05\x01\x00", b"\x05\x01\x00\x01\x7f\x00\x00\x01" + inside.port.to_bytes(2, "big")
            await house.until(lambda: _listens(port))
            found = await knock(port, *(socks if way == "-D" else ()))
            assert not found or found[:2] == b"\x05\x00"
            await client.close()
        await asyncio.sleep(0.1)
        assert inside.reached == 0


def _connections(house):
    return [visit._channel._conn for visit in house.reception._visits]


def _listens(port):
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
        return True
    return False


@pytest.mark.parametrize("spec", ["0:127.0.0.1:22", "/tmp/veillee-never.sock:127.0.0.1:22", "127.0.0.1:0"])
async def test_the_server_listens_for_nobody(tmp_path, spec):
    async with an_ssh_house(tmp_path) as house:
        done = await house.ssh("ateliers", options=("-o", "ExitOnForwardFailure=yes", f"-R{spec}"))
        assert done.code == 255
        assert "remote port forwarding failed" in done.err


async def test_the_agent_of_a_person_is_not_asked_for(tmp_path):
    async with an_ssh_house(tmp_path) as house:
        path = tmp_path / "agent"
        agent = subprocess.Popen(["ssh-agent", "-D", "-a", path], stdout=subprocess.DEVNULL)
        try:
            await house.until(path.exists)
            screen = await house.screen(
                program=(
                    "ssh",
                    "-tt",
                    "-v",
                    "-o",
                    f"IdentityAgent={path}",
                    *house.options("zoe"),
                    "-A",
                    "veillee@127.0.0.1",
                ),
                SSH_AUTH_SOCK=str(path),
            )
            await house.until(lambda: b"\x1b[?1049" in screen.received)
            assert b"Requesting authentication agent forwarding" in screen.received
            assert b"authentication agent connection" not in screen.received
            assert not any(one._agent_listener for one in _connections(house))
        finally:
            agent.terminate()
            agent.wait()


async def test_no_window_is_opened_on_a_person_s_display(tmp_path):
    async with an_ssh_house(tmp_path) as house:
        done = await house.ssh("ateliers", options=("-X", "-v"), env={"DISPLAY": ":9"})
        assert done.code == 0
        assert "X11 forwarding request failed" in done.err


@pytest.mark.parametrize("old", [(), ("-O",)])
async def test_no_file_is_copied_in_or_out(tmp_path, old):
    async with an_ssh_house(tmp_path) as house:
        (tmp_path / "mine").write_text("à moi")
        options = [word if word != "-p" else "-P" for word in house.options("zoe")]
        for words in (
            (tmp_path / "mine", "veillee@127.0.0.1:"),
            ("veillee@127.0.0.1:/etc/hostname", tmp_path / "out"),
        ):
            done = await asyncio.create_subprocess_exec(
                "scp", *old, *options, *words, stderr=subprocess.PIPE, env={"PATH": os.environ["PATH"]}
            )
            await asyncio.wait_for(done.communicate(), 10)
            assert done.returncode
        assert not (tmp_path / "out").exists()
        assert not list(house.directory.glob("mine"))


async def test_sftp_is_no_face_of_ours(tmp_path):
    async with an_ssh_house(tmp_path) as house:
        options = [word if word != "-p" else "-P" for word in house.options("zoe")]
        done = await asyncio.create_subprocess_exec(
            "sftp",
            "-b",
            "-",
            *options,
            "veillee@127.0.0.1",
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={"PATH": os.environ["PATH"]},
        )
        _, err = await asyncio.wait_for(done.communicate(b"ls\n"), 10)
        assert done.returncode
        assert b"subsystem request failed" in err


async def test_a_connection_has_one_shell_however_it_is_asked_for(tmp_path):
    async with an_ssh_house(tmp_path) as house:
        path = tmp_path / "master"
        shared = ("-o", f"ControlPath={path}")
        first = await house.screen(
            program=("ssh", "-tt", "-M", *house.options("zoe", *shared), "veillee@127.0.0.1")
        )
        await first.shows("inscrire")
        second = await house.ssh("ateliers", options=shared)
        assert "Session open refused by peer" in second.err, "and the client opens a connection of its own"
        first.type("q")
        assert await first.ends() == 0


async def test_only_what_says_something_of_the_terminal_is_heard(tmp_path):
    async with an_ssh_house(tmp_path, VEILLEE_LANG="fr") as house:
        heard = ("LANG", "LC_ALL", "LC_MESSAGES", "COLORTERM", "NO_COLOR", "TERM_PROGRAM", "ACCESSIBLE")
        client = await house.asyncssh()
        wild = {
            "PATH": "/x",
            "LD_PRELOAD": "/x",
            "VEILLEE_DATA": "/etc",
            "TERM": "x",
            "LC_TIME": "x",
            "HOME": "/",
        }
        process = await client.create_process(term_type="xterm", env={**dict.fromkeys(heard, "C"), **wild})
        await house.until(lambda: any(visit._face for visit in house.reception._visits))
        visit = next(iter(house.reception._visits))
        assert set(visit.caller.env) <= {*heard, "TERM", "VEILLEE_LANG"}
        assert visit.caller.env["TERM"] == "xterm"
        assert visit.caller.env.get("VEILLEE_LANG", "fr") == "fr"
        process.close()
        client.abort()


async def test_tunnels_and_sockets_of_the_server_are_refused(tmp_path):
    async with an_ssh_house(tmp_path) as house:
        client = await house.asyncssh()
        for asked in (
            client.create_tun(lambda: None, None),
            client.create_tap(lambda: None, None),
            client.open_unix_connection("/x"),
        ):
            with pytest.raises((asyncssh.ChannelOpenError, OSError)):
                await asked
        with pytest.raises(asyncssh.ChannelListenError):
            await client.forward_remote_path(str(tmp_path / "x"), str(tmp_path / "y"))
        client.close()

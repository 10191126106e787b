"""A server that listens on IPv6 alone serves as any other."""

import socket

import asyncssh
import pytest
from ssh_house import an_ssh_house

from tui.doors.ssh import SshDoor

pytestmark = pytest.mark.ssh


def has_ipv6() -> bool:
    try:
        with socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as probe:
            probe.bind(("::1", 0))
    except OSError:
        return False
    return True


@pytest.mark.skipif(not has_ipv6(), reason="this machine has no IPv6")
async def test_everything_works_without_ipv4(tmp_path):
    async with an_ssh_house(tmp_path, "Zoé") as house:
        only_six = SshDoor(house.reception, house.key)
        port = await only_six.listen("::1", 0)
        try:
            assert {one.family for one in only_six._server.sockets} == {socket.AF_INET6}
            async with asyncssh.connect(
                "::1",
                port,
                username="veillee",
                client_keys=[str(house.new_key("zoe"))],
                known_hosts=None,
                config=None,
                agent_path=None,
            ) as client:
                done = await client.run("ateliers --json", check=True)
            assert '"numero": 1' in done.stdout
        finally:
            only_six.close()


async def test_without_an_address_both_are_listened_to(tmp_path):
    async with an_ssh_house(tmp_path) as house:
        both = SshDoor(house.reception, house.key)
        await both.listen(None, 0)
        try:
            wanted = {socket.AF_INET} | ({socket.AF_INET6} if has_ipv6() else set())
            assert {one.family for one in both._server.sockets} == wanted
        finally:
            both.close()

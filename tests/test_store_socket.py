"""Who comes second to a directory has their command done by its owner, over a Unix socket."""

import asyncio
import json
import os
import socket
import stat
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

import data.socket
from data.faults import OwnerSilent, TooLargeToSend
from data.lock import Lock, holder_of
from data.socket import Request, Response, ask
from data.socket_server import Handler, SocketServer, listen
from tests.store_kinds import NOON


async def echo(request: Request) -> Response:
    return Response(1, " ".join(request.argv), f"{request.env.get('LANG')} {request.stdin}")


@asynccontextmanager
async def listening(
    directory: Path, environ: dict[str, str] | None = None, handler: Handler = echo
) -> AsyncIterator[SocketServer]:
    lock = Lock(directory, NOON, living=True, wait=0.0)
    server = await listen(directory, lock, environ or {}, handler)
    assert server
    try:
        yield server
    finally:
        lock.leaves()
        await server.close()
        lock.release()


async def asked(directory: Path, request: Request, patience: float = 5.0) -> Response | None:
    return await asyncio.to_thread(ask, directory, request, patience)


async def test_a_command_is_done_by_the_owner(tmp_path: Path) -> None:
    async with listening(tmp_path):
        request = Request(("ateliers", "--json"), env={"LANG": "fr_FR.UTF-8"}, stdin="« oui »\n")
        assert await asked(tmp_path, request) == Response(1, "ateliers --json", "fr_FR.UTF-8 « oui »\n")


async def test_without_a_living_owner_one_is_told_to_be_it(tmp_path: Path) -> None:
    assert ask(tmp_path, Request(("ateliers",))) is None
    async with listening(tmp_path):
        pass
    assert ask(tmp_path, Request(("ateliers",))) is None


async def test_a_socket_left_by_a_killed_owner_is_no_owner_and_gives_place(tmp_path: Path) -> None:
    left = socket.socket(socket.AF_UNIX)
    left.bind(str(tmp_path / "veillee.sock"))
    left.close()
    said = {"pid": 2**22 + 1, "since": "2028-05-02T10:00:00Z", "living": True}
    (tmp_path / "veillee.lock").write_text(json.dumps({**said, "socket": str(tmp_path / "veillee.sock")}))
    assert ask(tmp_path, Request(("ateliers",))) is None
    async with listening(tmp_path):
        assert await asked(tmp_path, Request(("ateliers",)))


async def test_the_socket_is_for_its_owner_alone_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        async with listening(tmp_path / "s") as server:
            about = server.path.stat()
            assert stat.S_ISSOCK(about.st_mode)
            assert about.st_mode & 0o777 == 0o600
    finally:
        os.umask(before)
    assert not server.path.exists()


async def test_it_lies_in_the_runtime_directory_where_there_is_one(tmp_path: Path) -> None:
    runtime = tmp_path / "run"
    runtime.mkdir()
    async with listening(tmp_path / "s", {"XDG_RUNTIME_DIR": str(runtime)}) as server:
        assert server.path.parent == runtime
        assert await asked(tmp_path / "s", Request(("ateliers",)))


async def test_a_path_too_long_for_a_socket_finds_a_shorter_one(tmp_path: Path) -> None:
    deep = tmp_path / ("long" * 30)
    async with listening(deep) as server:
        assert len(os.fsencode(server.path)) < 108
        assert server.path.parent.stat().st_mode & 0o077 == 0
        assert await asked(deep, Request(("ateliers",)))


async def test_a_disk_without_sockets_finds_another_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class OnVfat(socket.socket):
        def bind(self, address: object) -> None:
            if str(address).startswith(str(tmp_path / "s")):
                raise PermissionError(1, "Operation not permitted")
            super().bind(address)  # type: ignore[arg-type]

    monkeypatch.setattr("data.socket_server.socket.socket", OnVfat)
    async with listening(tmp_path / "s") as server:
        assert not server.path.is_relative_to(tmp_path)


async def test_another_user_is_sent_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("data.socket_server.same_user", lambda connection: False)
    async with listening(tmp_path):
        with pytest.raises(OwnerSilent):
            await asked(tmp_path, Request(("ateliers",)))


def test_the_kernel_says_who_is_at_the_other_end() -> None:
    ours, theirs = socket.socketpair(socket.AF_UNIX)
    with ours, theirs:
        assert data.socket.same_user(ours)


@pytest.mark.parametrize(
    "said", [b"", b"GET / HTTP/1.1\r\n\r\n", b"[1]\n", b'{"argv": 3}\n', b'{"argv": [], "directory": "/"}\n']
)
async def test_whoever_says_something_else_or_goes_away_does_not_hurt_the_owner(
    tmp_path: Path, said: bytes
) -> None:
    async with listening(tmp_path) as server:
        reader, writer = await asyncio.open_unix_connection(str(server.path))
        writer.write(said)
        writer.write_eof()
        assert await reader.read() == b""
        writer.close()
        assert await asked(tmp_path, Request(("ateliers",)))


async def test_who_dies_before_the_answer_does_not_hurt_the_owner(tmp_path: Path) -> None:
    asking, go = asyncio.Event(), asyncio.Event()

    async def slow(request: Request) -> Response:
        asking.set()
        await go.wait()
        return Response(0, "x" * 1_000_000)

    async with listening(tmp_path, handler=slow) as server:
        _, writer = await asyncio.open_unix_connection(str(server.path))
        line = {"argv": ["ateliers"], "directory": str(tmp_path.resolve())}
        writer.write(json.dumps(line).encode() + b"\n")
        await asking.wait()
        writer.transport.abort()
        go.set()
        assert (await asked(tmp_path, Request(("ateliers",)))) == Response(0, "x" * 1_000_000)


async def test_an_owner_that_does_not_answer_is_told_as_such(tmp_path: Path) -> None:
    async def never(request: Request) -> Response:
        await asyncio.sleep(0.4)
        return Response(0)

    async with listening(tmp_path, handler=never):
        with pytest.raises(OwnerSilent):
            await asked(tmp_path, Request(("ateliers",)), patience=0.1)


async def test_a_mistake_in_a_command_ends_that_command_only(tmp_path: Path) -> None:
    reported: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: reported.append(context))

    async def broken(request: Request) -> Response:
        return Response(1 // len(request.argv))

    async with listening(tmp_path, handler=broken):
        with pytest.raises(OwnerSilent):
            await asked(tmp_path, Request(()))
        assert await asked(tmp_path, Request(("ateliers",))) == Response(1)
    assert reported


async def test_what_is_too_large_is_not_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("data.socket.LARGEST_REQUEST", 1000)
    async with listening(tmp_path):
        with pytest.raises(TooLargeToSend):
            await asked(tmp_path, Request(("importer",), stdin="x" * 1000))


async def test_an_owner_that_has_just_begun_is_given_time_to_listen(tmp_path: Path) -> None:
    lock = Lock(tmp_path, NOON, living=True, wait=0.0)
    asking = asyncio.create_task(asked(tmp_path, Request(("ateliers",))))
    await asyncio.sleep(0.1)
    server = await listen(tmp_path, lock, {}, echo)
    assert await asking == Response(1, "ateliers", "None None")
    assert server
    lock.leaves()
    assert holder_of(tmp_path).socket is None
    await server.close()
    lock.release()

"""A server and copies of it, each a real store on a real disk, and a line between them that can be cut."""

from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from house import FIRST, FIRST_END, SPRING, TITLES, FixedClock

from data import parcel, replica
from data.store import Store
from models.access import Key, actor_with
from models.acts.registration import Newcomer, Register
from models.acts.series import MakeSeries, Template
from models.people import FACILITATION, Actor, AllThree, Role
from models.ports import Act, Reading
from models.settings import Section
from tui.copying import Exchanged, given_back, in_a_file, taken
from tui.exchanging import answered, received
from tui.houses import PASSING, InstantHouse, session_in
from tui.i18n import Translator
from tui.session import Session

HOST = "chez.example"
AT = datetime(2028, 4, 10, 9, 0, tzinfo=UTC)


class Cut(ConnectionError):
    """The line went."""


def now(doing: Coroutine[Any, Any, Any]) -> Any:
    """The result of what never waits."""
    try:
        doing.send(None)
    except StopIteration as end:
        return end.value
    raise AssertionError("something waited")


class Place:
    """One directory, and sessions over it."""

    def __init__(self, directory: Path, clock: FixedClock) -> None:
        self.directory, self.clock = directory, clock
        self.store = Store.open(directory, clock, write=True, passing=PASSING)
        self.house = InstantHouse(self.store)

    def session(self, actor: Actor | None = None) -> Session:
        own = session_in(self.house, Translator())
        return Session(self.house, actor or own.actor, Translator(), self.clock)

    def does(self, act: Act[Any], actor: Actor | None = None) -> Any:
        return now(self.session(actor).perform(act))

    @property
    def reading(self) -> Reading:
        return self.store.durable

    def tables(self) -> dict[str, dict[str, Any]]:
        """What people see here, without the numbers of acts."""
        found = {}
        for name in replica.records.KINDS.values():
            documents = self.store.durable.documents(name)  # type: ignore[attr-defined]
            if documents and name not in replica.OF_THE_SERVER:
                found[name] = {id: without_version(one) for id, one in documents.items()}
        return found

    def closed(self) -> None:
        self.store.close()


class Server(Place):
    def __init__(self, directory: Path, clock: FixedClock, seats: int = 15) -> None:
        super().__init__(directory, clock)
        template = Template("Numérique responsable", (Section("Pourquoi", "Parce que."),), TITLES)
        self.does(MakeSeries(template, FIRST, FIRST_END, seats=seats), FACILITATION)

    def knows(self, name: str, role: Role = Role.PARTICIPANT) -> Actor:
        """A new person of workshop 1, and the key that they prove."""
        who = self.does(Register((1,), AllThree.YES, newcomer=Newcomer(name)), FACILITATION)[0].person
        key = Key(f"k{who[1:]}", f"SHA256:{name}", role, SPRING, who)
        self.does(Put(key), FACILITATION)
        return actor_with(self.reading, key.fingerprint)

    def line(self, key: str, cut: Callable[[bytes], bytes] = lambda content: content) -> Any:
        """What `ssh` does. `cut` has the answer before the copy has."""

        def carry(host: str, given: bytes) -> bytes:
            session = self.session(actor_with(self.reading, key))
            content: bytes = now(answered(session, given.decode(), "serieune"))
            return cut(content)

        return carry

    def receives(self, content: bytes) -> Any:
        return now(received(self.session(FACILITATION), parcel.parsed(content)))

    def would_copy(self, actor: Actor) -> dict[str, dict[str, Any]]:
        reading: Any = self.reading
        found = replica.readable(reading, actor_with(reading, actor.key), self.clock.now())
        return {
            name: {id: without_version(one) for id, one in table.items()} for name, table in found.items()
        }


class Put:
    """Straight into the series: how people come in is told elsewhere."""

    def __init__(self, value: Any) -> None:
        self.value = value

    def apply(self, commons: Any, by: Actor, now: datetime) -> None:
        commons.put(self.value)


class OnTheRoad(Place):
    """A copy, and the way back."""

    def __init__(self, directory: Path, server: Server, actor: Actor, name: str, **more: Any) -> None:
        super().__init__(directory, server.clock)
        self.server, self.actor = server, actor
        self.first: Exchanged = now(
            taken(self.session(), directory, HOST, f"copie{name}", line=server.line(actor.key), **more)
        )

    def renews(self, cut: Any = None) -> Exchanged:
        line = self.server.line(self.actor.key, *((cut,) if cut else ()))
        done: Exchanged = now(taken(self.session(), self.directory, HOST, "", line=line))
        return done

    def returns(self, cut: Any = None) -> Exchanged:
        line = self.server.line(self.actor.key, *((cut,) if cut else ()))
        done: Exchanged = now(given_back(self.session(), self.directory, line=line))
        return done

    def stick(self) -> bytes:
        content: bytes = now(in_a_file(self.session()))[0]
        return content


def without_version(document: Any) -> dict[str, Any]:
    return {name: said for name, said in document.items() if name != "_v"}

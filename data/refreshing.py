"""A copy becomes what its server has, and what waits there is done again over it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from data import acts, records
from data.layer import named_now, symbols
from data.offline import done_here, sealed
from models.people import Actor, Participant
from models.ports import Commons, Entity
from models.refusals import Refusal, Unknown
from models.replica import OWN_SETTINGS, Copy, PendingAct, made_by, refused, waiting
from models.settings import Settings
from models.visibility import OF_THE_SERVER

WAYS_IN = ("keys", "invitations", "recoveries")
SAYS_WHO = frozenset({"name", "place", "contact", "newcomer"})


@dataclass(frozen=True)
class Refresh:
    """The copy becomes what the server gave, and what still waits is done again over it.

    `values`: all of the server's. `answers`: by id of what waited, "" done, else a refusal in JSON; `gone`:
    taken back here. `ids`: how the server calls what was made here.
    """

    on_closed = True

    copy: Copy
    values: tuple[Entity, ...]
    answers: Mapping[str, str] = field(default_factory=dict)
    ids: Mapping[str, str] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()
    erases: bool = False
    """Something was erased there: nothing here remembers it either."""

    def apply(self, commons: Commons, by: Actor, now: datetime) -> tuple[str, ...]:
        """Ids of what waits and could not be done again here."""
        before = commons.find(Copy, "copy")
        named, was = dict(self.ids), {}
        if before:
            tokens = {one.token for one in waiting(commons)}
            was = {id: name for name, id in before.ids.items() if made_by(name) in tokens}
            named = {name: id for name, id in before.ids.items() if made_by(name) not in tokens} | named
            self._answered(commons, before)
        self._replaced(commons, before)
        _without_the_erased(commons)
        left = waiting(commons)
        # Refusals too: whoever did what was refused finds it again.
        rest = " ".join(f"{one.act} {one.person}" for one in (*left, *refused(commons)))
        known = {name: id for name, id in named.items() if name in rest}
        stuck = []
        for one in left:
            again = self._again(commons, one, known)
            known.update(again or {})
            if again is None:
                stuck.append(one.id)
        commons.put(replace(self.copy, ids=known))
        _renamed_people(commons, was, {**named, **known})
        return tuple(stuck)

    def _answered(self, commons: Commons, before: Copy) -> None:
        for one in waiting(commons):
            after = None if one.id in self.gone else sealed(commons, before, one)
            answer = self.answers.get(one.id)
            if after is None or answer == "":
                commons.remove(one)
            else:
                commons.put(replace(after, refusal=answer) if answer else after)

    def _replaced(self, commons: Commons, before: Copy | None) -> None:
        settings = commons.find(Settings, "settings") if before else None
        wanted: dict[type[Any], dict[str, Entity]] = {}
        for value in self.values:
            wanted.setdefault(type(value), {})[value.id] = value
        for table in records.KINDS.values():
            if table in OF_THE_SERVER:
                continue
            kind = records.kind_of(table)
            for old in commons.all(kind):
                if old.id not in wanted.get(kind, {}):
                    commons.remove(old)
        for value in self.values:
            commons.put(_as_set_here(value, settings, self.copy) if isinstance(value, Settings) else value)

    def _again(self, commons: Commons, one: PendingAct, known: Mapping[str, str]) -> dict[str, str] | None:
        """What its things are called now; None: it cannot be done again here, and waits all the same."""
        rename = named_now(known)
        try:
            act = acts.from_json(one.act, rename)
            by = Actor(one.role, rename(one.person) if one.person else None)
            at = one.at or self.copy.made
            assert at is not None
            _, made = done_here(commons, act, by, at, self.copy.key)
        except (Refusal, acts.UnknownAct):
            return None
        return symbols(one.token, made)


def _without_the_erased(commons: Commons) -> None:
    """A refusal stays to be read; what it says of somebody erased there does not."""
    for one in refused(commons):
        said = json.loads(one.act)
        who = said.get("person", "")
        if who and made_by(who) is None and commons.find(Participant, who) is None:
            spare = {name: word for name, word in said.items() if name not in SAYS_WHO}
            refusal = acts.refusal_to_json(Unknown(records.table_of(Participant), who))
            commons.put(replace(one, act=json.dumps(spare), refusal=refusal))


def _as_set_here(given: Settings, here: Settings | None, copy: Copy) -> Settings:
    """This machine keeps its own: who sits at it, its language, its colours."""
    if here is None:
        return replace(given, person=copy.person or "")
    return replace(given, **{name: getattr(here, name) for name in OWN_SETTINGS})


def _renamed_people(commons: Commons, was: Mapping[str, str], now: Mapping[str, str]) -> None:
    """Whoever came in for the first time on this machine keeps their key, under the id that they have now."""
    for table in WAYS_IN:
        for one in commons.all(records.kind_of(table)):
            if one.person not in was:
                continue
            if was[one.person] in now:
                commons.put(replace(one, person=now[was[one.person]]))
            else:
                commons.remove(one)
    settings = commons.find(Settings, "settings")
    if settings and settings.person in was:
        commons.put(replace(settings, person=now.get(was[settings.person], "")))

"""What is done on a copy: at once here, and waiting in the same line of the journal to be judged there."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Generic, TypeVar, cast

from data import acts
from data.codes import new_mark
from data.layer import Layer, symbols
from models.acts.merging import MergeArticle
from models.acts.registration import Placed, placed
from models.manifesto import Article
from models.people import Actor
from models.ports import Act, Commons, Reading
from models.replica import (
    ASKS_A_SEAT,
    TEXTS,
    Copy,
    PendingAct,
    copy_here,
    made_by,
    put_requested,
    travels,
    waiting,
)

R = TypeVar("R")
SAW = frozenset({"OpenRound", "AmendArticle"})


class _Wrapping(Generic[R]):
    """Marks of the act inside: the store asks the wrapper."""

    act: Act[R]

    @property
    def called(self) -> str:
        return type(self.act).__name__

    @property
    def erases(self) -> bool:
        return bool(getattr(self.act, "erases", False))

    @property
    def nameless(self) -> bool:
        return bool(getattr(self.act, "nameless", False))

    @property
    def on_closed(self) -> bool:
        return bool(getattr(self.act, "on_closed", False))


@dataclass(frozen=True)
class Offline(_Wrapping[R]):
    """An act on a copy. Undone or taken back, it no longer waits either."""

    act: Act[R]
    mark: str
    """Letters drawn by lot, if it is to keep no name."""

    def apply(self, commons: Commons, by: Actor, now: datetime) -> R:
        copy = commons.get(Copy, "copy")
        if self.called in TEXTS:
            return self._written(commons, by, now)
        saw = _saw(commons, self.act)
        result, made = done_here(commons, self.act, by, now, copy.key)
        current = {id: name for name, id in copy.ids.items() if made_by(name) is not None}
        text = acts.to_json(self.act, lambda id: current.get(id, id))
        person = current.get(by.person, by.person) if by.person else None
        id = commons.new_id("o")
        one = PendingAct(id, text, now, by.role, person, saw)
        if self.nameless:
            one = replace(one, at=None, person=None, mark=self.mark)
        commons.put(one)
        if made:
            commons.put(replace(copy, ids={**copy.ids, **symbols(one.token, made)}))
        return cast(R, result)

    def _written(self, commons: Commons, by: Actor, now: datetime) -> R:
        """Words that still change wait as one: what they were, until it is known what they became."""
        id = str(getattr(self.act, "article", None) or getattr(self.act, "id", ""))
        before = commons.find(Article, id)
        result = self.act.apply(commons, by, now)
        if before and not any(one.open == id for one in commons.all(PendingAct)):
            person = commons.get(Copy, "copy").person if by.facilitates else by.person
            base = json.dumps(str(before.text), ensure_ascii=False)
            commons.put(PendingAct(commons.new_id("o"), base, now, by.role, person or by.person, open=id))
        return result


def done_here(
    commons: Commons, act: Act[Any], by: Actor, now: datetime, key: str
) -> tuple[Any, Sequence[str]]:
    """What the act returns, and the ids that it gave; seats are asked for. A Refusal leaves no trace."""
    layer = Layer(commons)
    result = act.apply(layer, by, now)
    if type(act).__name__ in ASKS_A_SEAT:
        result = _asked(layer, result, key)
    layer.keep()
    return result, layer.made


def _asked(layer: Layer, result: Any, key: str) -> Any:
    if isinstance(result, tuple):
        return tuple(_asked(layer, one, key) for one in result)
    assert isinstance(result, Placed)
    return placed(put_requested(layer, result.person, key, result.workshop), result.person)


def _saw(commons: Commons, act: Act[Any]) -> tuple[str, str] | None:
    """The words that a round, or its amendment, was about."""
    if type(act).__name__ not in SAW:
        return None
    one = commons.find(Article, getattr(act, "article", ""))
    return (one.title, str(one.text)) if one else None


def sealed(commons: Commons, copy: Copy, one: PendingAct) -> PendingAct | None:
    """The merge that brings the words of an article back; None: they are again what they were."""
    if not one.open:
        return one
    base = str(json.loads(one.act))
    article = commons.find(Article, one.open)
    if article is None or str(article.text) == base:
        return None
    current = {id: name for name, id in copy.ids.items()}
    text = acts.to_json(MergeArticle(one.open, base, article.text.runs), lambda id: current.get(id, id))
    return replace(one, act=text, open="")


@dataclass(frozen=True)
class Seal:
    """Before a return: words written since are an act as any other; writing more begins another."""

    on_closed = True

    def apply(self, commons: Commons, by: Actor, now: datetime) -> tuple[PendingAct, ...]:
        """All that waits, in order."""
        copy = commons.get(Copy, "copy")
        for one in waiting(commons):
            after = sealed(commons, copy, one)
            if after is None:
                commons.remove(one)
            elif after is not one:
                commons.put(after)
        return waiting(commons)


def waits(reading: Reading, act: Act[R]) -> Act[R]:
    """The act as it is done in this directory: on a copy, it is to be judged too. Raises OnlyThere."""
    copy = copy_here(reading)
    own = copy is None or type(act).__name__ in ("Seal", "Refresh", "Offline") or not travels(act, copy)
    return act if own else Offline(act, new_mark())

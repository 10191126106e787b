"""What a copy brings back is judged here: each act once, by the rules and the clock of the server."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar, NamedTuple

from data import acts
from data.layer import Layer, named_now, symbols
from models.acts.lending import done_there
from models.acts.merging import MergedArticle
from models.closing import must_be_open
from models.copy_refusals import NotUnderstood
from models.people import Actor, Role
from models.ports import Commons, Reading
from models.refusals import Refusal
from models.replica import NAMELESS, Loan, Outcome, PendingAct, made_by
from models.returning import judged_as, moment_of, must_be_of


class Answer(NamedTuple):
    """`refusal`: in JSON. `variants`: ids of suggestions put before the group."""

    outcome: Outcome
    refusal: str = ""
    variants: tuple[str, ...] = ()


@dataclass(frozen=True)
class Judge:
    """One act of a copy. `key` names it for good: the same line, however it comes, is judged once."""

    loan: str
    key: str
    one: PendingAct
    sender: Actor

    @property
    def called(self) -> str:
        return acts.name_in(self.one.act)

    @property
    def nameless(self) -> bool:
        return self.one.at is None

    @property
    def erases(self) -> bool:
        return acts.erases(self.one.act)

    on_closed: ClassVar[bool] = True
    """A series that is closed says no to the act inside, not to the whole return."""

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Answer:
        loan = commons.get(Loan, self.loan)
        must_be_of(loan, self.sender)
        kept = record_of(commons, loan, self.one)
        if self.key in kept.judged:
            return answer_in(kept, self.key)
        layer = Layer(commons)
        try:
            done = self._done(layer, loan, now)
        except Refusal as no:
            return self._noted(commons, Answer(Outcome.REFUSED, acts.refusal_to_json(no)), {})
        layer.keep()
        variants = done.variants if isinstance(done, MergedArticle) else ()
        answer = Answer(Outcome.VARIANT if variants else Outcome.DONE, "", variants)
        return self._noted(commons, answer, symbols(self.one.token, layer.made))

    def _done(self, layer: Layer, loan: Loan, now: datetime) -> object:
        nobodys = layer.find(Loan, NAMELESS)
        rename = named_now({**(nobodys.ids if nobodys else {}), **loan.ids})
        person = rename(self.one.person) if self.one.person else None
        who = judged_as(self.one, self.sender, person)
        try:
            act = acts.from_json(self.one.act, rename)
        except acts.UnknownAct as error:
            raise NotUnderstood() from error
        must_be_open(layer, act)
        named = json.loads(self.one.act).get("round", "")
        at = moment_of(self.one, type(act).__name__, loan, now)
        return done_there(layer, act, who, at, loan, self.one.saw, made_by(str(named)) is not None)

    def _noted(self, commons: Commons, answer: Answer, ids: Mapping[str, str]) -> Answer:
        kept = record_of(commons, commons.get(Loan, self.loan), self.one)
        said = answer.refusal or " ".join(answer.variants)
        commons.put(replace(kept, judged={**kept.judged, self.key: said}, ids={**kept.ids, **ids}))
        return answer


def record_of(reading: Reading, loan: Loan, one: PendingAct) -> Loan:
    """Where it is kept that it was judged: for what keeps no name, in no copy's own."""
    if not one.mark:
        return loan
    return reading.find(Loan, NAMELESS) or Loan(NAMELESS, loan.at, Role.VISITOR)


def answer_in(loan: Loan, key: str) -> Answer:
    """What was said when it came first."""
    said = loan.judged[key]
    if said.startswith("{"):
        return Answer(Outcome.REFUSED, said)
    return Answer(Outcome.VARIANT if said else Outcome.DONE, "", tuple(said.split()))

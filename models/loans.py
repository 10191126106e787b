"""Copies of the series that were taken, when whoever took them is erased, or is one with somebody else."""

import json
from dataclasses import replace

from models.access import keys_of
from models.people import Participant, Role
from models.ports import Commons
from models.replica import Loan

FORGOTTEN = '{"_":"models.copy_refusals:Forgotten"}'
"""A refusal, in JSON, whose own words are erased."""


def forget_loans(commons: Commons, who: Participant) -> None:
    """To be called while their keys are known. What their copy still brings back is then a visitor's."""
    keys = {one.fingerprint for one in keys_of(commons, who.id)}
    said = [words for words in (who.name, who.contact, who.place) if words]
    for loan in commons.all(Loan):
        # The key stays: what was judged once is not judged again, whoever is erased.
        kept = {key: FORGOTTEN if _names(answer, said) else answer for key, answer in loan.judged.items()}
        after = replace(loan, judged=kept) if kept != loan.judged else loan
        if loan.person == who.id or loan.fingerprint in keys:
            after = replace(after, person=None, fingerprint="", role=Role.VISITOR)
        if after != loan:
            commons.put(after)


def give_loans(commons: Commons, person: str, kept: str) -> None:
    for loan in commons.all(Loan):
        if loan.person == person:
            commons.put(replace(loan, person=kept))


def _names(answer: str, said: list[str]) -> bool:
    """A refusal, in JSON, may repeat what was typed."""
    return any(words in answer or json.dumps(words)[1:-1] in answer for words in said)

"""What somebody entered for others, « saisi par »: only how often is told, the rest is about the others."""

from __future__ import annotations

from models import lookup
from models.annex import FrozenVersion
from models.comment import Comment
from models.consent import Round
from models.contribution import Contribution
from models.people import Participant
from models.ports import Reading
from models.suggestion import Suggestion
from models.thread import Reply


def count_by(reading: Reading, person: str) -> int:
    marks = [one.entered_by for one in reading.all(Participant)]
    marks += [each.entered_by for one in lookup.workshops(reading) for each in one.registrations]
    marks += [each.entered_by for one in reading.all(Round) for each in (*one.positions, *one.carried)]
    marks += [each.scribe for one in reading.all(FrozenVersion) for each in one.signatures]
    marks += [one.scribe for one in reading.all(Contribution)]
    marks += [one.scribe for one in reading.all(Suggestion)]
    marks += [one.scribe for one in reading.all(Comment)]
    marks += [one.scribe for one in reading.all(Reply)]
    return marks.count(person)

"""One builder for each noun of the rules, with only what a test cares about."""

from datetime import UTC, datetime, timedelta

from models import seating
from models.people import AllThree
from models.poll import Answer, Poll, Slot
from models.workshop import Workshop

START = datetime(2028, 5, 2, 9, 0, tzinfo=UTC)
END = START + timedelta(minutes=90)
MONTH_BEFORE = START - timedelta(days=30)
YES, PERHAPS, NO = AllThree.YES, AllThree.MAYBE, AllThree.NO
_ANSWERS = {"o": Answer.YES, "s": Answer.IF_NEEDED, "n": Answer.NO}


def a_workshop(
    seats: int = 15, people: str = "", dated: bool = True, at: datetime = MONTH_BEFORE
) -> Workshop:
    """`people`: names registered one minute apart, « ana bo:yes cid:no »; without a word, perhaps."""
    one = Workshop("w1", 1, "Définir", "uid", seats, START if dated else None, END if dated else None)
    for minute, word in enumerate(people.split()):
        name, _, answer = word.partition(":")
        all_three = {"yes": YES, "no": NO}.get(answer, PERHAPS)
        one = seating.register(one, name, at + timedelta(minutes=minute), all_three)
    return one


def a_slot(id: str, days: int = 20, hour: int = 9, minutes: int = 90) -> Slot:
    start = (START + timedelta(days=days)).replace(hour=hour)
    return Slot(id, start.date(), start, start + timedelta(minutes=minutes))


def a_poll(workshop: int, slots: tuple[Slot, ...], **rows: str) -> Poll:
    """`rows`: one letter for each slot, « ana="os." »: o yes, s if needed, n no, . nothing."""
    answers = {
        name: {
            slot.id: _ANSWERS[letter] for slot, letter in zip(slots, letters, strict=True) if letter != "."
        }
        for name, letters in rows.items()
    }
    return Poll(f"q{workshop}", workshop, slots, answers)


def names(registrations: tuple[object, ...]) -> str:
    return " ".join(one.person for one in registrations)  # type: ignore[attr-defined]

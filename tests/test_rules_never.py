"""What must always hold, whatever people do in whatever order."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from os import environ

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from memory_commons import MemoryCommons, do

from models import lookup, seating
from models.acts import people as people_acts
from models.acts import polls, registration, roll_call, seats, workshops
from models.acts.series import ChangeSetting, MakeSeries, Template
from models.acts.team import SetTeam
from models.acts.time import TimePasses
from models.people import FACILITATION, TIME, VISITOR, Actor, AllThree, Participant, Role
from models.poll import Answer, Poll
from models.refusals import Refusal
from models.registration import TO_THE_WHOLE_LIST, Presence, Standing
from models.settings import Section
from models.waiting import waiting_order
from models.workshop import Workshop

BEGIN = datetime(2028, 4, 3, 9, 0, tzinfo=UTC)
FIRST = datetime(2028, 5, 2, 9, 0, tzinfo=UTC)
SEATS = 3
LONG = environ.get("VEILLEE_LONG") == "1"
numbers = st.integers(1, 3)
nth = st.integers(0, 30)


@dataclass
class Known:
    """What was true before the last act, to see what the act did."""

    confirmed: dict[int, set[str]] = field(default_factory=dict)
    answers: dict[str, dict[str, dict[str, Answer]]] = field(default_factory=dict)
    frozen: dict[int, tuple[str, ...]] = field(default_factory=dict)
    may_leave: set[tuple[int, str]] = field(default_factory=set)
    may_lose: set[tuple[str, str]] = field(default_factory=set)
    may_pass: set[str] = field(default_factory=set)


class ASeries(RuleBasedStateMachine):
    """Random sequences of acts by facilitation and by participants, time going on between them."""

    @initialize()
    def make(self) -> None:
        self.commons = MemoryCommons()
        self.now = BEGIN
        self.known = Known()
        template = Template("Une série", (Section("Pourquoi", "Parce que."),), ("Un", "Deux", "Trois"))
        do(
            self.commons,
            MakeSeries(template, FIRST, FIRST + timedelta(minutes=90), seats=SEATS),
            now=self.now,
        )
        for number in (2, 3):
            do(self.commons, polls.ProposeSlots(number, FIRST.date(), 3), now=self.now)
        self.remember()

    def remember(self, may_leave=(), may_lose=(), may_pass=()) -> None:
        self.known = Known(
            {one.number: {each.person for each in one.confirmed} for one in lookup.workshops(self.commons)},
            {
                poll.id: {who: dict(row) for who, row in poll.answers.items()}
                for poll in self.commons.all(Poll)
            },
            {one.number: self.frozen_line(one) for one in lookup.workshops(self.commons)},
            set(may_leave),
            set(may_lose),
            set(may_pass),
        )

    def frozen_line(self, one: Workshop) -> tuple[str, ...]:
        frozen = one.frozen_at()
        return tuple(each.person for each in one.line()) if frozen and frozen <= self.now else ()

    def attempt(self, act, by=FACILITATION, may_leave=(), may_lose=(), may_pass=()) -> None:
        self.now += timedelta(seconds=1)
        do(self.commons, TimePasses(), TIME, self.now)
        lapsed = {
            (one.number, each.person)
            for one in lookup.workshops(self.commons)
            for each in one.registrations
            if each.keep_until
        }
        self.remember({*may_leave, *lapsed}, may_lose, may_pass)
        try:
            do(self.commons, act, by, self.now)
        except Refusal:
            return

    def somebody(self, at: int) -> str:
        people = self.commons.all(Participant)
        return people[at % len(people)].id if people else "p0"

    def slot(self, number: int, at: int) -> str:
        poll = lookup.find_poll(self.commons, number)
        return poll.slots[at % len(poll.slots)].id if poll and poll.slots else "s0"

    @rule(all_three=st.sampled_from(AllThree), some=st.lists(numbers, max_size=2).map(tuple))
    def somebody_new_registers(self, all_three, some) -> None:
        newcomer = registration.Newcomer(f"Personne {len(self.commons.all(Participant)) + 1}")
        self.attempt(registration.Register(some, all_three, newcomer=newcomer))

    @rule(some=st.lists(numbers, max_size=2).map(tuple), people=st.integers(1, 6))
    def people_register_alone(self, some, people) -> None:
        for _ in range(people):
            newcomer = registration.Newcomer(f"Seule {len(self.commons.all(Participant)) + 1}")
            self.attempt(registration.Register(some, newcomer=newcomer), VISITOR)

    @rule(at=nth, number=numbers)
    def facilitation_approves_somebody(self, at, number) -> None:
        self.attempt(seats.ApproveRegistration(number, self.somebody(at)))

    @rule(at=nth, number=numbers)
    def facilitation_removes_a_registration(self, at, number) -> None:
        who = self.somebody(at)
        self.attempt(seats.RemoveRegistration(number, who, "doublon"), may_leave={(number, who)})

    @rule(at=nth, other=nth)
    def facilitation_merges_two_entries(self, at, other) -> None:
        kept, gone = self.somebody(at), self.somebody(other)
        lost = {(gone, slot.id) for poll in self.commons.all(Poll) for slot in poll.slots}
        act = people_acts.MergePeople(kept, gone, "une seule personne")
        leaving = {(number, gone) for number in (1, 2, 3)}
        self.attempt(act, may_leave=leaving, may_lose=lost, may_pass={kept})

    @rule(at=nth, joins=st.booleans())
    def somebody_joins_or_leaves_the_team(self, at, joins) -> None:
        self.attempt(SetTeam(self.somebody(at), joins))

    @rule(counts=st.booleans())
    def the_team_counts_in_the_seats_or_not(self, counts) -> None:
        self.attempt(ChangeSetting("count_facilitation", "oui" if counts else "non"))

    @rule(at=nth, all_three=st.sampled_from(AllThree))
    def somebody_changes_their_answer_to_all_three(self, at, all_three) -> None:
        who = self.somebody(at)
        self.attempt(people_acts.CorrectPerson(all_three=all_three), Actor(Role.PARTICIPANT, who))

    @rule(number=st.integers(2, 3), at=nth)
    def facilitation_fixes_one_date_or_corrects_it(self, number, at) -> None:
        self.attempt(polls.OpenPoll(number))
        self.attempt(workshops.FixDates(((number, self.slot(number, at)),)))

    @rule(at=nth, number=numbers, all_three=st.none() | st.sampled_from(AllThree))
    def somebody_known_registers(self, at, number, all_three) -> None:
        who = self.somebody(at)
        self.attempt(registration.Register((number,), all_three), Actor(Role.PARTICIPANT, who))

    @rule(at=nth, number=numbers)
    def somebody_leaves(self, at, number) -> None:
        who = self.somebody(at)
        self.attempt(registration.Leave(number), Actor(Role.PARTICIPANT, who), may_leave={(number, who)})

    @rule(at=nth, number=numbers, yes=st.booleans())
    def somebody_answers_an_offer(self, at, number, yes) -> None:
        who = self.somebody(at)
        act = registration.AcceptSeat(number) if yes else registration.DeclineSeat(number)
        self.attempt(act, Actor(Role.PARTICIPANT, who))

    @rule(at=nth, number=numbers)
    def facilitation_tells_somebody(self, at, number) -> None:
        self.attempt(registration.SeatTold(number, self.somebody(at)))

    @rule(at=nth, number=numbers, rank=st.integers(-1, 9))
    def facilitation_moves_somebody_in_line(self, at, number, rank) -> None:
        self.attempt(seats.MoveInLine(number, self.somebody(at), rank, "accord du groupe"))

    @rule(number=numbers, count=st.integers(0, 4))
    def facilitation_reserves_seats(self, number, count) -> None:
        self.attempt(seats.ReserveSeats(number, count, "une école"))

    @rule(number=numbers, seats=st.integers(0, 5))
    def facilitation_changes_the_cap(self, number, seats) -> None:
        self.attempt(workshops.SetSeats(number, seats))

    @rule(number=st.integers(2, 3), at=nth, who=nth, answer=st.none() | st.sampled_from(Answer))
    def somebody_answers_a_poll(self, number, at, who, answer) -> None:
        slot, person = self.slot(number, at), self.somebody(who)
        act = polls.AnswerPoll(number, {slot: answer})
        self.attempt(act, Actor(Role.PARTICIPANT, person), may_lose={(person, slot)})

    @rule(number=st.integers(2, 3), days=st.integers(1, 60))
    def facilitation_adds_a_slot(self, number, days) -> None:
        start = FIRST + timedelta(days=days)
        self.attempt(polls.AddSlot(number, start, start + timedelta(minutes=90)))

    @rule(number=st.integers(2, 3), at=nth)
    def facilitation_removes_a_slot(self, number, at) -> None:
        slot = self.slot(number, at)
        self.attempt(
            polls.RemoveSlot(slot), may_lose={(one.id, slot) for one in self.commons.all(Participant)}
        )

    @rule(number=st.integers(2, 3), at=nth, hours=st.integers(1, 9))
    def facilitation_corrects_the_hours_of_a_slot(self, number, at, hours) -> None:
        start = FIRST + timedelta(days=20 + at, hours=hours)
        self.attempt(polls.GiveHours(self.slot(number, at), start, start + timedelta(minutes=90)))

    @rule(second=nth, third=nth)
    def facilitation_fixes_the_dates(self, second, third) -> None:
        self.attempt(workshops.FixDates(((2, self.slot(2, second)), (3, self.slot(3, third)))))

    @rule(number=numbers, days=st.integers(1, 40))
    def facilitation_moves_a_workshop(self, number, days) -> None:
        start = self.now + timedelta(days=days)
        self.attempt(workshops.MoveWorkshop(number, start, start + timedelta(minutes=90), "salle prise"))

    @rule(number=numbers)
    def facilitation_cancels_a_workshop(self, number) -> None:
        self.attempt(workshops.CancelWorkshop(number, "grève des trains"))

    @rule(at=nth, number=numbers, presence=st.none() | st.sampled_from(Presence))
    def the_roll_is_called(self, at, number, presence) -> None:
        self.attempt(roll_call.RollCall(number, self.somebody(at), presence))

    @rule(number=numbers)
    def somebody_walks_in(self, number) -> None:
        newcomer = registration.Newcomer("Venue sans inscription")
        self.attempt(roll_call.WalkIn(number, newcomer=newcomer))

    @rule(hours=st.sampled_from((1, 5, 20, 50, 200)))
    def time_passes(self, hours) -> None:
        self.now += timedelta(hours=hours)
        self.attempt(TimePasses(), TIME)

    @invariant()
    def never_more_confirmed_people_than_seats(self) -> None:
        for one in lookup.workshops(self.commons):
            if one.start is None:
                continue
            held = one.of(Standing.CONFIRMED, Standing.OFFERED, Standing.TO_APPROVE)
            assert sum(each.counted for each in held) + one.reserved_seats(self.now) <= one.seats

    @invariant()
    def nobody_confirmed_is_displaced(self) -> None:
        for one in lookup.workshops(self.commons):
            gone = self.known.confirmed.get(one.number, set()) - {each.person for each in one.confirmed}
            assert all((one.number, who) in self.known.may_leave for who in gone)

    @invariant()
    def the_waiting_order_is_the_published_one(self) -> None:
        for one in lookup.workshops(self.commons):
            line = [each for each in one.registrations if each.in_line]
            assert one.line() == waiting_order(reversed(line), one.frozen_at())
            assert [rank.rank for rank in one.ranks()] == list(range(1, len(line) + 1))

    @invariant()
    def no_seat_stays_free_while_somebody_could_be_offered_it(self) -> None:
        for one in lookup.workshops(self.commons):
            settled = seating.settled(one, self.now)
            assert seating.settled(settled, self.now) == settled
            offers_are_made = one.start and not one.cancelled and self.now < one.start - TO_THE_WHOLE_LIST
            assert not (offers_are_made and settled.free(self.now) and settled.of(Standing.WAITING))

    @invariant()
    def what_is_settled_stays_so_until_the_next_due_instant(self) -> None:
        for one in lookup.workshops(self.commons):
            settled = seating.settled(one, self.now)
            due = seating.next_due(settled, self.now) or self.now + timedelta(days=400)
            assert seating.settled(settled, due - timedelta(microseconds=1)) == settled

    @invariant()
    def no_offer_outlives_the_start(self) -> None:
        for one in lookup.workshops(self.commons):
            if one.start and self.now >= one.start and not one.cancelled:
                assert not seating.settled(one, self.now).of(Standing.OFFERED)

    @invariant()
    def a_frozen_order_stands(self) -> None:
        """Nobody passes before somebody else without a manual move once the order is frozen."""
        for one in lookup.workshops(self.commons):
            before = self.known.frozen.get(one.number, ())
            frozen = one.frozen_at()
            if frozen is None or frozen > self.now:
                continue
            moved = {each.person for each in one.registrations if each.moved or each.expired}
            moved |= self.known.may_pass
            after = [each.person for each in one.line()]
            stood = [who for who in before if who in after and who not in moved]
            assert [who for who in after if who in stood] == stood

    @invariant()
    def answers_survive_every_change_but_their_own(self) -> None:
        for poll in self.commons.all(Poll):
            for who, row in self.known.answers.get(poll.id, {}).items():
                for slot, answer in row.items():
                    if (who, slot) not in self.known.may_lose:
                        assert poll.answers_of(who).get(slot) is answer


TestASeries = ASeries.TestCase
TestASeries.settings = settings(
    max_examples=2_000 if LONG else 500,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)

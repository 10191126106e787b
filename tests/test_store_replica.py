"""Copies: what is done on them is judged once, whatever happens on the way back."""

import json
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from copies import OnTheRoad, Server, now
from house import FixedClock
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from data.acts import name_in, refusal_from_json
from models.acts.contributions import Contribute, Support
from models.acts.manifesto import AddArticle, RetitleArticle, WriteArticle
from models.acts.polls import AddSlot, AnswerPoll
from models.acts.registration import Leave, Newcomer, Register
from models.acts.roll_call import RollCall
from models.acts.suggestions import Suggest
from models.contribution import Contribution
from models.copy_refusals import RestsOnRefused
from models.manifesto import Article
from models.people import FACILITATION, AllThree, Participant, Role
from models.poll import Answer, Poll
from models.refusals import Refusal
from models.registration import Presence, Standing
from models.replica import refused, waiting
from models.workshop import Workshop
from tui.copying import taken_back

SEATS = 4
NEW = ("tôt", "tard", "mieux", "peu")
WORDS = ["Réparer", "avant", "de", "remplacer", ".", "Nos", "machines", "durent", "dix", "ans", "."]


class Journeys(RuleBasedStateMachine):
    """A server, a facilitator's copy and a participant's, in any order, over a line that is often cut."""

    @initialize()
    def begins(self) -> None:
        self.root = TemporaryDirectory()
        root, self.clock = Path(self.root.name), FixedClock()
        self.server = Server(root / "serveur", self.clock, SEATS)
        self.maelle = self.server.knows("Maëlle", Role.FACILITATION)
        self.zoe = self.server.knows("Zoé")
        self.server.does(AddArticle("Nos outils", " ".join(WORDS)), FACILITATION)
        self.copies = (
            OnTheRoad(root / "une", self.server, self.maelle, "une", reserve=1),
            OnTheRoad(root / "deux", self.server, self.zoe, "deux"),
        )
        self.said: set[str] = set()
        self.sticks: list[bytes] = []
        self.told = 0
        self.retired = self.left = False
        self.made = 0

    def _place(self, where: int) -> Any:
        return self.server if where == 2 else self.copies[where]

    def _does(self, where: int, act: Any) -> Any:
        try:
            return self._place(where).does(act, FACILITATION if where == 2 else None)
        except Refusal:
            return None

    # --- what people do, here or there

    @rule(where=st.integers(0, 2))
    def contributes(self, where: int) -> None:
        self.made += 1
        text = f"idée {self.made}"
        assert self._does(where, Contribute(1, text)) is not None
        self.said.add(text)

    @rule(where=st.integers(0, 2), which=st.integers(0, 5))
    def supports(self, where: int, which: int) -> None:
        place = self._place(where)
        every = place.reading.all(Contribution)
        if every and where != 2:
            self._does(where, Support(every[which % len(every)].id, None if where == 1 else self.zoe.person))

    @rule(where=st.sampled_from([0, 2]))
    def registers_somebody_new(self, where: int) -> None:
        self.made += 1
        self._does(where, Register((1,), AllThree.MAYBE, newcomer=Newcomer(f"Personne {self.made}")))

    @rule(where=st.integers(0, 2), who=st.integers(0, 6))
    def leaves(self, where: int, who: int) -> None:
        people = self._place(where).reading.all(Participant)
        self._does(where, Leave(1, None if where == 1 else people[who % len(people)].id))
        self.left = True

    @rule(where=st.integers(0, 2), who=st.integers(0, 6))
    def comes_back(self, where: int, who: int) -> None:
        people = self._place(where).reading.all(Participant)
        self._does(where, Register((1,), person=None if where == 1 else people[who % len(people)].id))

    @rule(where=st.sampled_from([0, 2]), who=st.integers(0, 6))
    def is_called_present(self, where: int, who: int) -> None:
        people = self._place(where).reading.all(Participant)
        self._does(where, RollCall(1, people[who % len(people)].id, Presence.PRESENT))

    @rule(where=st.integers(0, 2), at=st.integers(0, 10), word=st.sampled_from(NEW))
    def writes(self, where: int, at: int, word: str) -> None:
        words = str(self._place(where).reading.get(Article, "a1").text).split()
        self._does(where, WriteArticle("a1", " ".join([*words[:at], word, *words[at + 1 :]])))

    @rule(where=st.integers(0, 2))
    def begins_an_article_and_writes_on(self, where: int) -> None:
        self.made += 1
        made = self._does(where, AddArticle(f"Article {self.made}", "Un début."))
        if made:
            self._does(where, RetitleArticle(made.id, f"Titre {self.made}"))
            self._does(where, WriteArticle(made.id, "Un début, une suite."))

    @rule(where=st.integers(0, 2), word=st.sampled_from(WORDS))
    def suggests(self, where: int, word: str) -> None:
        self._does(where, Suggest("a1", word, f"{word} et", near=0))

    @rule(where=st.integers(0, 1), answer=st.sampled_from(Answer))
    def answers_a_poll(self, where: int, answer: Answer) -> None:
        poll = next(one for one in self._place(where).reading.all(Poll) if one.workshop == 2)
        if not poll.slots:
            return
        person = None if where == 1 else self.zoe.person
        self._does(where, AnswerPoll(2, {poll.slots[0].id: answer}, person))

    @rule(where=st.sampled_from([0, 2]))
    def proposes_a_slot(self, where: int) -> None:
        self.made += 1
        start = self.clock.now() + timedelta(days=60 + self.made)
        self._does(where, AddSlot(2, start, start + timedelta(hours=1)))

    @rule(where=st.integers(0, 1), which=st.integers(0, 9))
    def takes_something_back(self, where: int, which: int) -> None:
        place = self.copies[where]
        every = waiting(place.reading)
        if every and '"Contribute"' not in every[which % len(every)].act:
            now(taken_back(place.session(), place.directory, every[which % len(every)].id))
            self.retired = True

    # --- the way there and back

    @rule(where=st.integers(0, 1), share=st.floats(0, 1))
    def returns_over_a_line_that_is_cut(self, where: int, share: float) -> None:
        def cut(content: bytes) -> bytes:
            return content[: int(len(content) * share)]

        with suppress(Refusal):
            self._heard(self.copies[where].returns(cut))

    @rule(where=st.integers(0, 1))
    def returns(self, where: int) -> None:
        self._heard(self.copies[where].returns())
        self._is_as_the_server(where)

    @rule(where=st.integers(0, 1))
    def renews(self, where: int) -> None:
        copy = self.copies[where]
        self._heard(copy.renews())
        # What still waits is seen all the same, over what has come.
        here = [one.text for one in copy.reading.all(Contribution)]
        said = [json.loads(one.act) for one in waiting(copy.reading)]
        assert [one["text"] for one in said if one.get("_") == "Contribute" and one["text"] not in here] == []

    @rule(where=st.integers(0, 1))
    def fills_a_stick(self, where: int) -> None:
        self.sticks.append(self.copies[where].stick())

    @rule(which=st.integers(0, 9), share=st.floats(0, 1))
    def a_stick_arrives(self, which: int, share: float) -> None:
        if not self.sticks:
            return
        content = self.sticks[which % len(self.sticks)]
        if share < 0.5:
            content = content[: int(len(content) * share)]
            with pytest.raises(Refusal):
                self.server.receives(content)
            return
        self.server.receives(content)

    def _heard(self, done: Any) -> None:
        self.told += len(done.refused)
        # The date on which seats given there come back is far: nobody loses theirs who does not leave it.
        assert self.left or not any(one.given for one in done.seats)
        for one, why in done.refused:
            if isinstance(refusal_from_json(why), RestsOnRefused):
                # What they rest on is never refused.
                assert self.retired
                assert name_in(one.act) != "Support"

    def _is_as_the_server(self, where: int) -> None:
        copy = self.copies[where]
        assert not waiting(copy.reading)
        wanted, seen = self.server.would_copy(copy.actor), copy.tables()
        for tables in (wanted, seen):
            for own in ("person", "language", "theme", "ascii", "single_keys", "server", "fingerprint"):
                tables["settings"]["settings"].pop(own)
        assert seen == wanted

    @invariant()
    def nobody_has_a_seat_beyond_the_cap(self) -> None:
        if not hasattr(self, "server"):
            return
        one = self.server.reading.all(Workshop)[0]
        held = one.of(Standing.CONFIRMED, Standing.OFFERED, Standing.TO_APPROVE)
        seats = sum(each.counted for each in held) + one.reserved_seats(self.clock.now())
        # Whoever facilitates holds none of them.
        assert seats <= SEATS

    def teardown(self) -> None:
        if not hasattr(self, "server"):
            return
        for where in (0, 1, 0, 1):
            self._heard(self.copies[where].returns())
            self._is_as_the_server(where)
        for stick in self.sticks:
            self.server.receives(stick)
        texts = [one.text for one in self.server.reading.all(Contribution)]
        assert sorted(texts) == sorted(self.said)
        assert self.told == sum(len(refused(copy.reading)) for copy in self.copies)
        for place in (self.server, *self.copies):
            place.closed()
        self.root.cleanup()


Journeys.TestCase.settings = settings(
    max_examples=30, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
TestAnyInterleavingOfAServerAndTwoCopiesEndsAlike = Journeys.TestCase

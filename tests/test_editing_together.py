"""Several people in one article, on the real store: one text for all, every word by its hand."""

import tempfile
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from data.faults import NoRoom
from data.store import Store
from models.acts.manifesto import AddArticle, WriteArticle
from models.acts.registration import Newcomer, Register
from models.acts.series import MakeSeries, Template
from models.manifesto import Article
from models.names import harmless
from models.people import FACILITATION, Actor, AllThree, Participant, Role
from models.settings import Section
from tui.editing.draft import Draft
from tui.houses import SystemClock

FIRST = datetime(2028, 5, 2, 9, 0, tzinfo=UTC)
FIRST_END = datetime(2028, 5, 2, 10, 30, tzinfo=UTC)
START = "Le numérique est politique"


class Hands:
    """Three people on one store; each hears what is decided before they do something, as the seats do."""

    def __init__(self, directory):
        self.store = Store.open(directory, SystemClock(), write=True)
        template = Template("Titre", (Section("Pourquoi", "Parce que."),), ("Un", "Deux"))
        self.store.decide(MakeSeries(template, FIRST, FIRST_END), FACILITATION)
        for name in ("Ana", "Bo", "Çağan"):
            self.store.decide(Register((), AllThree.YES, newcomer=Newcomer(name)), FACILITATION)
        people = [one.id for one in self.store.current.all(Participant)]
        self.actors = [Actor(Role.PARTICIPANT, person) for person in people]
        self.id = self.store.decide(AddArticle("Article", START), self.actors[0]).id
        self.store.flush()
        self.drafts = [Draft(self.article, person) for person in people]
        self.typed = [Counter(START), Counter(), Counter()]

    @property
    def article(self):
        return self.store.current.get(Article, self.id)

    def send(self, who):
        draft = self.drafts[who]
        draft.heard(self.article)
        while act := draft.next_act():
            draft.decided_as(self.store.decide(act, self.actors[who]))

    def last(self):
        self.store.flush()
        for draft in self.drafts:
            draft.lasting(self.article.revision)

    def disk_fails(self):
        self.store.take()
        self.store.take_back(NoRoom("/"))
        for draft in self.drafts:
            draft.heard(self.article)

    def reconnects(self, who):
        """The line was cut: what could be decided was, and the rest waited."""
        self.send(who)
        self.drafts[who] = Draft(self.article, self.actors[who].person, beside=self.drafts[who - 1])
        self.drafts[who].heard(self.article)

    def undo(self, who):
        draft, person = self.drafts[who], self.actors[who].person
        draft.heard(self.article)
        before = others_words(draft, person)
        draft.undo()
        assert not before - others_words(draft, person)

    def do(self, what, who, where, span, text):
        draft = self.drafts[who]
        if what in ("type", "erase"):
            draft.heard(self.article)
            at = min(where, len(draft.document.words))
            length = min(span, len(draft.document.words) - at)
            draft.edit(at, length if what == "erase" else 0, text if what == "type" else "")
            self.typed[who] += Counter(harmless(text)) if what == "type" else Counter()
        elif what == "restore":
            self.store.decide(WriteArticle(self.id, START), FACILITATION)
        elif what == "redo":
            draft.heard(self.article)
            draft.redo()
        elif what in ("send", "undo", "reconnects"):
            getattr(self, what)(who)
        else:
            getattr(self, what)()


def others_words(draft, person):
    """Each sign that is not that person's, with its author."""
    return Counter((by, sign) for by, said in draft.document.text.runs if by != person for sign in said)


STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                *["type"] * 4,
                *["send"] * 4,
                "erase",
                "undo",
                "redo",
                "last",
                "disk_fails",
                "reconnects",
                "restore",
            ]
        ),
        st.integers(0, 2),
        st.integers(0, 40),
        st.integers(0, 6),
        st.text("ab é\u0301界\n", max_size=4),
    ),
    max_size=30,
)


@settings(max_examples=120, deadline=None)
@given(STEPS)
def test_all_end_with_one_text_every_word_by_its_hand_and_undo_spares_the_others(steps):
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as scratch:
        hands = Hands(Path(scratch) / "serie")
        for step in steps:
            hands.do(*step)
        for who in (0, 1, 2, 0, 1):
            hands.send(who)
        hands.last()
        texts = {draft.document.text for draft in hands.drafts}
        kept = hands.store.durable.get(Article, hands.id).text
        hands.store.close()
        again = Store.open(Path(scratch) / "serie", SystemClock(), write=False)
        assert texts == {kept} == {again.durable.get(Article, hands.id).text}
        for typed, actor in zip(hands.typed, hands.actors, strict=True):
            mine = "".join(said for by, said in kept.runs if by == actor.person)
            assert not Counter(mine) - typed, "words came twice"
        assert all(draft.kept for draft in hands.drafts)
        assert {by for by, _ in kept.runs} <= {"", *(one.person for one in hands.actors)}
        assert str(kept) == "".join(said for _, said in kept.runs) and all(said for _, said in kept.runs)
        for draft in hands.drafts:
            rows = draft.document.rows(12)
            assert rows.starts == type(rows)(draft.document.words, 12).starts

"""Anonymous answers cannot be found again in what is kept: who answered what changes no byte of it."""

from datetime import timedelta
from itertools import permutations

from house import SPRING, FixedClock
from test_store_unsigned import a_store, bytes_of, somebody

from data.store import Store
from models.acts.consent import AnswerRound, CloseRound, OpenRound
from models.acts.manifesto import AddArticle
from models.consent import Choice, Round, last_round, tally
from models.manifesto import Article, ArticleStatus
from models.people import FACILITATION, Actor, Role
from tui.houses import PASSING

NAMES = ("Ana", "Bo", "Cid", "Dan")
ANSWERS = ((Choice.OBJECTION, "Trop cher"), (Choice.CONSENT, ""), (Choice.RESERVE, "À revoir"))


def asked(store, anonymous=True):
    people = tuple(somebody(store, name) for name in NAMES)
    made = store.decide(AddArticle("Réparer", "Réparer avant d’acheter."), FACILITATION)
    one = store.decide(OpenRound(made.id, people=people, anonymous=anonymous), FACILITATION)
    store.flush()
    return people, one


def say(store, one, person, choice, reason):
    by = Actor(Role.PARTICIPANT, person)
    store.decide(AnswerRound(one.id, one.revision, choice, reason, one.anonymous), by)
    store.flush()


def kept(directory, order, given):
    """What is kept once the people answered in that order, each what was given to them."""
    with a_store(directory) as store:
        people, one = asked(store)
        for at in order:
            say(store, one, people[at], *given[at])
        return {path.name: path.read_bytes() for path in directory.rglob("*") if path.is_file()}


def test_who_answered_what_and_when_changes_no_byte(tmp_path):
    worlds = [
        kept(tmp_path / f"{number}", order, dict(zip(range(3), given, strict=True)))
        for number, (order, given) in enumerate(
            zip(permutations(range(3)), permutations(ANSWERS), strict=True)
        )
    ]
    for world in worlds[1:]:
        assert {name: text for name, text in world.items() if name != "veillee.lock"} == {
            name: text for name, text in worlds[0].items() if name != "veillee.lock"
        }


def test_an_open_round_does_say_who_answered_what(tmp_path):
    with a_store(tmp_path) as store:
        people, one = asked(store, anonymous=False)
        say(store, one, people[0], *ANSWERS[0])
        line = (tmp_path / "veillee.journal").read_bytes().splitlines()[-1]
        assert people[0].encode() in line and b"Trop cher" in line


def test_no_line_and_no_earlier_state_of_an_anonymous_round_stays(tmp_path):
    with a_store(tmp_path) as store:
        people, one = asked(store)
        say(store, one, people[1], *ANSWERS[0])
        assert b"Trop cher" not in (tmp_path / "veillee.journal").read_bytes()
        assert b"Trop cher" in bytes_of(tmp_path)
        assert store.last_act(FACILITATION) is None


def test_answers_and_the_end_of_a_round_last(tmp_path):
    with a_store(tmp_path) as store:
        people, one = asked(store, anonymous=False)
        for person in people[:3]:
            say(store, one, person, Choice.CONSENT, "")
        store.decide(CloseRound(one.article), FACILITATION)
        store.flush()
    with Store.open(tmp_path, FixedClock(), write=False) as store:
        found = last_round(store.durable, one.article)
        assert (found.is_open, tally(found).missing, found.concerned) == (False, 1, people)


def test_a_kept_round_is_the_round_that_was_kept(tmp_path):
    with a_store(tmp_path) as store:
        people, one = asked(store, anonymous=False)
        say(store, one, people[2], *ANSWERS[2])
        before = store.durable.get(Round, one.id)
    with Store.open(tmp_path, FixedClock(), write=False) as store:
        assert store.durable.get(Round, one.id) == before


def test_the_end_of_a_round_comes_though_nobody_does_anything(tmp_path):
    with a_store(tmp_path) as store:
        people = tuple(somebody(store, name) for name in NAMES)
        made = store.decide(AddArticle("Réparer", "Réparer avant d’acheter."), FACILITATION)
        end = SPRING + timedelta(days=2)
        one = store.decide(OpenRound(made.id, people=people, until=end), FACILITATION)
        store.flush()
        for person in people[:3]:
            say(store, one, person, Choice.CONSENT, "")
    late = FixedClock(end + timedelta(days=5))
    with Store.open(tmp_path, late, write=True, passing=PASSING) as store:
        store.let_time_pass()
        store.flush()
        found = last_round(store.durable, one.article)
        assert (found.closed, tally(found).missing) == (end, 1)
        assert store.durable.get(Article, one.article).status is ArticleStatus.ADOPTED


def days_kept(directory):
    return sorted(path.name.removeprefix("veillee-") for path in (directory / "sauvegardes").iterdir())


def test_backups_made_before_an_anonymous_round_stay_and_none_made_since_it_opened(tmp_path):
    clock = FixedClock()
    with a_store(tmp_path):
        pass
    for _ in range(3):
        clock.moment += timedelta(days=1)
        Store.open(tmp_path, clock, write=True, passing=PASSING).close()
    before = days_kept(tmp_path)
    clock.moment += timedelta(days=1)
    with Store.open(tmp_path, clock, write=True, passing=PASSING) as store:
        people, one = asked(store)
    clock.moment += timedelta(days=1)
    with Store.open(tmp_path, clock, write=True, passing=PASSING) as store:
        assert len(days_kept(tmp_path)) == len(before) + 2
        say(store, one, people[1], *ANSWERS[0])
        assert days_kept(tmp_path) == [*before, f"{clock.moment:%Y-%m-%d}.json"]

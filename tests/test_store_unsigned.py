"""Unsigned words are by nobody, in the files too; erased people are found by no search of them."""

from house import SPRING, FixedClock

from data.store import Store
from data.template import template
from models.acts.contributions import Contribute
from models.acts.people import EraseMyData
from models.acts.registration import Newcomer, Register
from models.acts.series import MakeSeries
from models.acts.workshops import SetVideo
from models.calendar import default_first_workshop
from models.contribution import Contribution
from models.lookup import workshop
from models.people import FACILITATION, Actor, Role


def a_store(directory):
    store = Store.open(directory, FixedClock(), write=True)
    if not store.durable.all(Contribution):
        store.decide(MakeSeries(template("fr"), *default_first_workshop(SPRING)), FACILITATION)
        store.flush()
    return store


def bytes_of(directory):
    return b"".join(one.read_bytes() for one in directory.rglob("*") if one.is_file())


def somebody(store, name):
    (placed, *_) = store.decide(Register(newcomer=Newcomer(name)), FACILITATION)
    store.flush()
    return placed.person


def test_an_unsigned_contribution_leaves_no_author_in_the_journal(tmp_path):
    with a_store(tmp_path) as store:
        ana = somebody(store, "Ana")
        before = (tmp_path / "veillee.journal").read_bytes()
        store.decide(Contribute(1, "Réparer"), Actor(Role.PARTICIPANT, ana))
        store.flush()
        assert ana.encode() not in (tmp_path / "veillee.journal").read_bytes().removeprefix(before)


def test_facilitation_can_still_undo_an_unsigned_contribution_it_captured(tmp_path):
    with a_store(tmp_path) as store:
        ana = somebody(store, "Ana")
        by = Actor(Role.FACILITATION, ana)
        store.decide(SetVideo(1, "https://visio.exemple.invalid"), by)
        store.decide(Contribute(1, "Réparer"), by)
        store.flush()
        assert store.undo(by).act == "Contribute"
        store.flush()
        assert not list(store.durable.all(Contribution))


def test_undoing_a_change_of_plans_raises_the_calendar_sequence_again(tmp_path):
    with a_store(tmp_path) as store:
        store.decide(SetVideo(1, "https://visio.exemple.invalid"), FACILITATION)
        store.flush()
        store.undo(FACILITATION)
        store.flush()
        assert (workshop(store.durable, 1).video, workshop(store.durable, 1).sequence) == ("", 2)


def test_after_erasure_name_and_contact_are_found_by_no_search_of_the_directory(tmp_path):
    with a_store(tmp_path) as store:
        newcomer = Newcomer("Rozenn Guillemot", "la Grange", "rozenn@exemple.invalid")
        (placed, *_) = store.decide(Register(newcomer=newcomer), FACILITATION)
        store.flush()
        assert b"Rozenn" in bytes_of(tmp_path)
        store.decide(EraseMyData(placed.person), FACILITATION)
        store.flush()
        assert b"Rozenn" not in bytes_of(tmp_path) and b"rozenn@" not in bytes_of(tmp_path)

"""Whoever erases themselves is found by no search of the directory, whatever they had done."""

import json
from datetime import timedelta

import pytest
from house import SPRING, FixedClock
from test_store_unsigned import a_store
from whole_life import CONTACT, KEY, NAME, PLACE, bytes_of, lived, traces

from data import backup, paths
from data.files import Files
from data.store import Store
from models.acts.people import EraseMyData
from models.contribution import Contribution
from models.manifesto import Article
from models.people import FACILITATION, Actor, Participant, Role
from tui import unsent
from tui.houses import InstantHouse
from tui.i18n import Translator
from tui.leavings import Leavings, Left, Stand
from tui.my_data import everything, file
from tui.session import Session


def doing(store):
    def do(act, by):
        done = store.decide(act, by)
        store.flush()
        return done

    return do


def a_life(store, directory):
    """Her id, once she has done everything; her words wait in a file, and older backups hold her."""
    person = lived(doing(store), lambda: store.durable)
    leavings = Leavings()
    words = (("", (), "Votre réponse"), f"{NAME} écrit encore")
    by = Actor(Role.PARTICIPANT, person, KEY)
    leavings.keep(by, Left((Stand("thread"),), None, (words,), Role.PARTICIPANT), SPRING)
    unsent.leave(directory, leavings, SPRING)
    for days in (1, 2, 20):
        before = SPRING - timedelta(days=days)
        file = paths.backup_of(directory, before)
        Files().make_directory(file.parent)
        backup.save(store.journal.image, file, before)
    return person


def erased(directory, restarted):
    store = a_store(directory)
    person = a_life(store, directory)
    assert {"Rozenn", "rozenn@"} <= {found.rsplit(": ")[1] for found in traces(directory)}
    if restarted:
        store.close()
        store = a_store(directory)
    doing(store)(EraseMyData(), Actor(Role.PARTICIPANT, person, KEY))
    unsent.forget(directory, lambda one: store.durable.find(Participant, one) is not None)
    return store, person


@pytest.mark.parametrize("restarted", [False, True], ids=["at once", "after a restart"])
def test_name_contact_place_and_key_of_somebody_who_did_everything_are_in_no_file(tmp_path, restarted):
    store, _ = erased(tmp_path, restarted)
    with store:
        assert traces(tmp_path) == []
    assert traces(tmp_path) == []


def test_nothing_points_to_them_any_more(tmp_path):
    store, person = erased(tmp_path, False)
    with store:
        assert f'"{person}"'.encode() not in bytes_of(tmp_path)


def test_the_groups_words_stay_by_nobody(tmp_path):
    store, _ = erased(tmp_path, False)
    with store:
        (article,) = store.durable.all(Article)
        assert "Ici, Nous réparons" in str(article.text)
        texts = {one.text: one.author for one in store.durable.all(Contribution)}
        assert texts["Réparer avant d’acheter"] is None
        assert "Une opinion sans nom" in texts


def test_a_stop_right_after_the_erasure_leaves_nothing_either(tmp_path):
    """The store is not closed: what is on the disk now is all that a crash would leave."""
    store, _ = erased(tmp_path, False)
    assert traces(tmp_path) == []
    store.journal.close()


def test_what_one_sees_of_oneself_leaves_out_nothing_that_is_kept(tmp_path):
    """Every place of the files where her id stands is told to her in one of the values."""
    with a_store(tmp_path) as store:
        person = a_life(store, tmp_path)
        session = Session(InstantHouse(store), FACILITATION, Translator(), FixedClock())
        whole = everything(session, store.durable.get(Participant, person))
        empty = {key for key, value in whole.items() if value in ([], 0, "", None, False)}
        # Nothing was imported; nobody else entered her; she left nothing in this house's memory.
        assert empty == {"garder", "saisi_par", "groupe", "textes_en_cours"}
        assert (whole["nom"], whole["contact"], whole["tiers_lieu"]) == (NAME, CONTACT, PLACE)
        assert whole["cles"][0]["empreinte"] == KEY
        assert {one["reponse"] for one in whole["tours"]} >= {"objection", None}


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("form", ["txt", "csv", "json"])
def test_it_can_be_taken_as_text_as_a_table_and_as_a_value(tmp_path, form, language):
    with a_store(tmp_path) as store:
        who = store.durable.get(Participant, a_life(store, tmp_path))
        session = Session(InstantHouse(store), FACILITATION, Translator(language), FixedClock())
        whole = file(session, who, form).decode("utf-8-sig")
        for words in (NAME, CONTACT, PLACE, KEY, "Réparer avant d’acheter", "réemployons", "À préciser"):
            assert words in whole
        if form == "json":
            assert json.loads(whole) == json.loads(json.dumps(everything(session, who)))


def test_a_store_that_only_reads_finds_nobody(tmp_path):
    store, person = erased(tmp_path, False)
    store.close()
    with Store.open(tmp_path, FixedClock(), write=False) as again:
        assert again.durable.find(Participant, person) is None

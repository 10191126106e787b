"""What is erased, there or on a copy, is in no file of the copy once it has been given back."""

from dataclasses import replace
from pathlib import Path

import pytest
from copies import AT, Put, now
from test_store_copies import Slipped, Trip

from data.acts import refusal_from_json, refusal_to_json
from models.acts.contributions import Contribute, CorrectContribution, WithdrawContribution
from models.acts.people import CorrectPerson, EraseMyData, RemovePerson
from models.acts.registration import Leave, Newcomer, Register
from models.acts.roll_call import RollCall
from models.copy_refusals import Forgotten
from models.people import FACILITATION, TIME, Participant, Role
from models.refusals import Ambiguous, NotAllowed
from models.registration import Presence
from models.replica import Loan, PendingAct, refused
from tui.copying import taken_back


@pytest.fixture
def trip(tmp_path: Path) -> Trip:
    return Trip(tmp_path)


def holding(directory: Path, *words: str) -> set[tuple[str, str]]:
    """Files in which one of these words can be read, as bytes; backups are files too."""
    files = [one for one in directory.rglob("*") if one.is_file()]
    return {(one.name, word) for one in files for word in words if word.encode() in one.read_bytes()}


def test_somebody_erased_there_is_in_no_file_of_the_copy_not_in_what_was_refused_either(trip: Trip) -> None:
    zoe = trip.zoe.person
    trip.server.does(CorrectPerson(zoe, contact="06 99 88"), FACILITATION)
    trip.copy.renews()
    trip.copy.does(CorrectPerson(zoe, place="Moulin-bleu"))
    trip.copy.does(RollCall(1, zoe, Presence.PRESENT))
    trip.copy.does(Leave(1, zoe))
    trip.server.does(RemovePerson(zoe, "à sa demande"), FACILITATION)
    trip.copy.returns()
    assert holding(trip.copy.directory, "Zoé", "06 99 88", "Moulin-bleu") == set()
    # It is told all the same that they were refused, and which.
    assert trip.asked() == ["Unknown", "Unknown", "Unknown"]
    assert [one.id for one in refused(trip.copy.reading)] == ["o1", "o2", "o3"]


def test_what_was_refused_before_somebody_was_erased_forgets_them_too(trip: Trip) -> None:
    zoe = trip.zoe.person
    act = f'{{"_":"CorrectPerson","person":"{zoe}","place":"Moulin-bleu"}}'
    no = refusal_to_json(NotAllowed(needs=Role.FACILITATION))
    trip.copy.does(Slipped(PendingAct("o1", act, AT, refusal=no)), TIME)
    assert holding(trip.copy.directory, "Moulin-bleu")
    trip.server.does(RemovePerson(zoe, "à sa demande"), FACILITATION)
    trip.copy.renews()
    assert holding(trip.copy.directory, "Zoé", "Moulin-bleu") == set()
    assert len(refused(trip.copy.reading)) == 1


def test_somebody_erased_on_the_copy_is_nowhere_after_the_return(trip: Trip) -> None:
    trip.copy.does(CorrectPerson(trip.zoe.person, place="Moulin-bleu"))
    trip.copy.does(EraseMyData(trip.zoe.person))
    assert trip.copy.returns().done == 2
    for place in (trip.copy, trip.server):
        assert holding(place.directory, "Zoé", "Moulin-bleu") == set()


def test_somebody_who_came_and_was_erased_on_the_copy_is_nowhere_after_the_return(trip: Trip) -> None:
    (placed,) = trip.copy.does(Register((1,), newcomer=Newcomer("Léontine", contact="06 99 88")))
    trip.copy.does(EraseMyData(placed.person))
    assert trip.copy.returns().done == 2
    for place in (trip.copy, trip.server):
        assert holding(place.directory, "Léontine", "06 99 88") == set()


def test_somebody_erased_under_another_id_than_the_copy_gave_them_is_nowhere_on_it(trip: Trip) -> None:
    (placed,) = trip.copy.does(Register((1,), newcomer=Newcomer("Léontine")))
    trip.server.does(Register((1,), newcomer=Newcomer("Otto")), FACILITATION)
    trip.server.receives(trip.copy.stick())
    every = trip.server.reading.all(Participant)
    there = next(one.id for one in every if one.name == "Léontine")
    assert there != placed.person
    trip.server.does(RemovePerson(there, "à sa demande"), FACILITATION)
    trip.copy.renews()
    assert holding(trip.copy.directory, "Léontine") == set()


def test_a_contribution_withdrawn_before_the_copy_knew_its_name_there_is_nowhere_on_it(trip: Trip) -> None:
    trip.copy.does(Contribute(1, "Une-idée"))
    trip.server.does(Contribute(1, "Ici"), FACILITATION)
    trip.server.receives(trip.copy.stick())
    trip.server.does(WithdrawContribution("c2"), FACILITATION)
    trip.copy.renews()
    assert holding(trip.copy.directory, "Une-idée") == set()


def test_a_signature_taken_back_there_is_in_no_line_of_the_copy(trip: Trip) -> None:
    one = trip.server.does(Contribute(1, "Mots", signed=True, person=trip.zoe.person), FACILITATION)
    trip.copy.renews()
    trip.server.does(CorrectContribution(one.id, unsign=True), FACILITATION)
    trip.copy.renews()
    lines = [
        line
        for file in trip.copy.directory.rglob("*.j*")
        for line in file.read_text().splitlines()
        if "Mots" in line and f'"author":"{trip.zoe.person}"' in line
    ]
    assert lines == []


def test_an_act_taken_back_on_the_copy_is_in_none_of_its_files(trip: Trip) -> None:
    trip.copy.does(Register((1,), newcomer=Newcomer("Léontine")))
    now(taken_back(trip.copy.session(), trip.copy.directory, "o1"))
    assert holding(trip.copy.directory, "Léontine") == set()


def test_what_was_refused_stays_refused_once_its_reason_is_erased(trip: Trip) -> None:
    trip.copy.does(Leave(1, trip.zoe.person))
    trip.server.does(Leave(1, trip.zoe.person), FACILITATION)
    stick = trip.copy.stick()
    trip.server.receives(stick)
    loan = trip.server.reading.get(Loan, "copieune")
    (key,) = loan.judged
    no = refusal_to_json(Ambiguous("participants", "Zoé", ("p1", "p2")))
    trip.server.does(Put(replace(loan, judged={key: no})), FACILITATION)
    trip.server.does(RemovePerson(trip.zoe.person, "à sa demande"), FACILITATION)
    assert holding(trip.server.directory, "Zoé") == set()
    assert [type(refusal_from_json(one.refusal)) for one in trip.server.receives(stick).values()] == [
        Forgotten
    ]

"""What a copy brings back: who is believed, what is a fact, what is cut, changed or from elsewhere."""

import errno
import shutil
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from copies import AT, HOST, Cut, OnTheRoad, Place, Put, Server, now
from house import FIRST, FixedClock

from data import parcel, paths, replica
from data.acts import refusal_from_json, refusal_to_json
from data.faults import NoRoom, NoRoomForAnswer, NotYetErased
from data.files import Files
from models.access import Key, actor_with
from models.acts.consent import AnswerRound, OpenRound
from models.acts.contributions import Contribute, CorrectContribution, Support, WithdrawContribution
from models.acts.freezing import FreezeVersion
from models.acts.manifesto import AddArticle, WriteArticle
from models.acts.people import CorrectPerson, RemovePerson
from models.acts.polls import AddSlot, AnswerPoll, HideAnswers, ProposeSlots
from models.acts.registration import Leave, Newcomer, Register
from models.acts.roll_call import RollCall, WalkIn
from models.acts.series import ChangeSetting
from models.acts.succession import CloseSeries
from models.closing import closing
from models.consent import Choice, Round
from models.contribution import Contribution
from models.copy_refusals import (
    DamagedParcel,
    NewerParcel,
    NewerServer,
    NoAnswer,
    NotAParcel,
    NotTheirs,
    OnlyThere,
    OtherSeries,
    RestsOnRefused,
    SeriesHere,
    UnfinishedParcel,
)
from models.manifesto import Article, ArticleStatus
from models.people import FACILITATION, TIME, Actor, AllThree, Participant, Role
from models.poll import Answer, Poll
from models.refusals import NotAllowed, Refusal
from models.registration import Presence, Standing
from models.replica import Loan, PendingAct, copy_here, must_be_copy, refused, reserved_for, waiting
from models.suggestion import Suggestion
from models.workshop import Workshop
from tui.copying import in_a_file, taken, taken_back
from tui.replica_words import act_said, exchanged, pending, sign, to_read


class Trip:
    """A server, and the copy that Maëlle (facilitation) or Zoé has taken."""

    def __init__(self, root: Path, seats: int = 15, **more: Any) -> None:
        self.clock = FixedClock(AT)
        self.server = Server(root / "serveur", self.clock, seats)
        self.maelle = self.server.knows("Maëlle", Role.FACILITATION)
        self.zoe = self.server.knows("Zoé")
        self.copy = OnTheRoad(root / "copie", self.server, self.maelle, "une", **more)
        self.root = root

    def workshop(self) -> Workshop:
        return self.server.reading.all(Workshop)[0]

    def asked(self) -> list[str]:
        return [refusal_from_json(one.refusal).__class__.__name__ for one in refused(self.copy.reading)]


@pytest.fixture
def trip(tmp_path: Path) -> Trip:
    return Trip(tmp_path)


# --- on the copy


def test_what_is_done_there_is_seen_at_once_and_said_to_wait(trip: Trip) -> None:
    trip.copy.does(Contribute(1, "Réparer"))
    assert [one.text for one in trip.copy.reading.all(Contribution)] == ["Réparer"]
    assert len(waiting(trip.copy.reading)) == 1
    assert "1 acte en attente" in sign(trip.copy.session()).replace("\u00a0", " ")
    assert trip.server.reading.all(Contribution) == ()


def test_what_was_made_there_is_marked_until_it_is_judged(trip: Trip) -> None:
    made, here = trip.copy.does(Contribute(1, "Réparer")), trip.copy.session()
    assert pending(here, made.id) == "en attente"
    trip.server.does(Contribute(1, "Ici"), FACILITATION)
    trip.copy.returns()
    assert [pending(here, one.id) for one in trip.copy.reading.all(Contribution)] == ["", ""]


def test_to_others_in_the_room_what_waits_has_no_name_and_no_words(trip: Trip) -> None:
    trip.copy.does(Contribute(1, "Sans nom"))
    trip.copy.does(Register((1,), newcomer=Newcomer("Léo")))
    trip.copy.does(Contribute(1, "De Zoé", signed=True), Actor(Role.PARTICIPANT, trip.zoe.person))
    trip.copy.does(Leave(1, trip.maelle.person))

    def reads(actor: Actor | None) -> list[str]:
        session = trip.copy.session(actor)
        every = (act_said(one, session) for one in waiting(trip.copy.reading))
        return [said.replace("\u00a0", " ") for said in every]

    unsaid = ["o1 : la contribution", "o2 : l’inscription", "o3 : la contribution", "o4 : la place libérée"]
    assert reads(Actor(Role.VISITOR)) == unsaid
    assert reads(Actor(Role.PARTICIPANT, trip.zoe.person)) == [
        *unsaid[:2],
        "o3 : la contribution (De Zoé)",
        unsaid[3],
    ]
    assert [said.rpartition("(")[2] for said in reads(None)] == ["Sans nom)", "Léo)", "De Zoé)", "Maëlle)"]
    no = refusal_to_json(NotAllowed(needs=Role.FACILITATION))
    trip.copy.does(Slipped(replace(waiting(trip.copy.reading)[1], refusal=no)), TIME)
    assert to_read(trip.copy.session(Actor(Role.VISITOR))) == ()
    assert len(to_read(trip.copy.session())) == 1


def test_somebody_new_in_the_room_reads_why_what_they_did_was_refused(trip: Trip) -> None:
    trip.copy.does(Register((1,), newcomer=Newcomer("Nina")), Actor(Role.VISITOR, key="SHA256:Nina"))
    trip.server.does(Register((1,), newcomer=Newcomer("Otto")), FACILITATION)
    trip.server.receives(trip.copy.stick())
    trip.copy.does(Contribute(1, "Trop tard", signed=True), actor_with(trip.copy.reading, "SHA256:Nina"))
    trip.server.does(CloseSeries("la suite"), FACILITATION)
    trip.copy.returns()
    for _ in range(2):
        nina = actor_with(trip.copy.reading, "SHA256:Nina")
        assert [one.id for one in to_read(trip.copy.session(nina))] == ["o2"]
        assert to_read(trip.copy.session(Actor(Role.PARTICIPANT, trip.zoe.person))) == ()
        trip.copy.renews()


def test_who_took_a_copy_takes_back_what_they_left_unsigned_on_it(trip: Trip) -> None:
    other = OnTheRoad(trip.root / "deux", trip.server, trip.zoe, "deux")
    other.does(Contribute(1, "Sans nom"))
    now(taken_back(other.session(), other.directory, "o1"))
    assert waiting(other.reading) == ()


def test_a_seat_asked_for_offline_is_a_request_until_the_server_has_said(trip: Trip) -> None:
    (placed,) = trip.copy.does(Register((1,), AllThree.YES, newcomer=Newcomer("Léo")))
    assert placed.standing is Standing.REQUESTED
    free = trip.copy.reading.all(Workshop)[0].free(AT)
    assert free == trip.workshop().free(AT)
    trip.copy.returns()
    mine = trip.workshop().registrations[-1]
    assert mine.standing is Standing.CONFIRMED
    assert trip.copy.reading.all(Workshop)[0].registrations[-1].standing is Standing.CONFIRMED


def test_seats_reserved_for_the_copy_are_its_own_to_give(tmp_path: Path) -> None:
    trip = Trip(tmp_path, seats=4, reserve=1)
    assert trip.workshop().free(AT) == 1
    first = trip.copy.does(Register((1,), newcomer=Newcomer("Léo")))[0]
    second = trip.copy.does(Register((1,), newcomer=Newcomer("Ana")))[0]
    assert (first.standing, second.standing) == (Standing.CONFIRMED, Standing.REQUESTED)
    # Meanwhile others take what is everybody's, and one waits: nobody passes before the copy's own seat.
    for name in ("Bo", "Cléo"):
        trip.server.does(Register((1,), newcomer=Newcomer(name)), FACILITATION)
    trip.copy.returns()
    standings = {
        trip.server.reading.get(Participant, one.person).name: one.standing
        for one in trip.workshop().registrations
    }
    assert standings["Léo"] is Standing.CONFIRMED
    assert standings["Ana"] is Standing.WAITING
    assert len(trip.workshop().taken) == 4


def test_reserved_seats_come_back_by_themselves_on_their_date(tmp_path: Path) -> None:
    trip = Trip(tmp_path, reserve=5)
    assert trip.workshop().reserved_seats(AT) == 5
    trip.clock.moment = FIRST - timedelta(hours=47)
    trip.server.does(Contribute(1, "Plus tard"), FACILITATION)
    assert trip.workshop().reserved == ()


def test_a_seat_given_there_and_brought_back_too_late_is_said_to_be_no_seat(tmp_path: Path) -> None:
    trip = Trip(tmp_path, seats=4, reserve=1)
    (given,) = trip.copy.does(Register((1,), newcomer=Newcomer("Léo")))
    assert given.standing is Standing.CONFIRMED
    trip.clock.moment = FIRST - timedelta(hours=40)
    for name in ("Ana", "Bo"):
        trip.server.does(Register((1,), newcomer=Newcomer(name)), FACILITATION)
    done = trip.copy.returns()
    said = " ".join(exchanged(trip.copy.session(), done)).replace("\u00a0", " ")
    assert (
        "1 acte fait. Léo, atelier 1 : liste d’attente, rang 1 aujourd’hui. "
        "Sur la copie, sa place était confirmée : à prévenir. La copie est à jour"
    ) in said


def test_whoever_asked_for_a_seat_there_and_waits_for_one_is_named(tmp_path: Path) -> None:
    trip = Trip(tmp_path, seats=4)
    for name in ("Léo", "Ana"):
        trip.copy.does(Register((1,), newcomer=Newcomer(name)))
    trip.server.does(Register((1,), newcomer=Newcomer("Bo")), FACILITATION)
    done = trip.copy.returns()
    said = " ".join(exchanged(trip.copy.session(), done)).replace("\u00a0", " ")
    assert "2 actes faits. Ana, atelier 1 : liste d’attente, rang 1 aujourd’hui. La copie est à jour" in said


def test_reserving_again_makes_so_many_seats_not_so_many_more(tmp_path: Path) -> None:
    trip = Trip(tmp_path, reserve=2)
    for count in (2, 3, 1):
        line = trip.server.line(trip.maelle.key)
        now(taken(trip.copy.session(), trip.copy.directory, HOST, "", line=line, reserve=count))
        assert trip.workshop().reserved_seats(AT) == count


def test_a_line_cut_before_the_first_copy_has_come_reserves_nothing_twice(tmp_path: Path) -> None:
    trip = Trip(tmp_path)
    away = Place(tmp_path / "deux", trip.clock)
    for key, cut in (("une", lambda content: content[:-1]), ("deux", lambda content: content)):
        line = trip.server.line(trip.maelle.key, cut)
        with suppress(NoAnswer):
            now(taken(away.session(), away.directory, HOST, key, line=line, reserve=2))
    here = must_be_copy(away.reading)
    assert (trip.workshop().reserved_seats(AT), reserved_for(away.reading, here.key)) == (2, 2)


def test_what_only_the_server_can_do_is_refused_on_a_copy(trip: Trip) -> None:
    for act in (FreezeVersion("V0"), ChangeSetting("seats", "3")):
        with pytest.raises(OnlyThere):
            trip.copy.does(act)
    trip.copy.does(ChangeSetting("theme", "nuit"))
    assert waiting(trip.copy.reading) == ()


def test_an_answer_without_a_name_does_not_wait_with_one(trip: Trip) -> None:
    with pytest.raises(OnlyThere):
        trip.copy.does(AnswerRound("d1", 0, Choice.CONSENT, anonymous=True))


def test_an_unsigned_contribution_waits_without_a_name_or_a_time(trip: Trip) -> None:
    trip.copy.does(Contribute(1, "Sans nom"))
    (one,) = waiting(trip.copy.reading)
    assert (one.person, one.at) == (None, None)


def test_an_act_that_is_undone_no_longer_waits(trip: Trip) -> None:
    trip.copy.does(Contribute(1, "Réparer", signed=True))
    now(trip.copy.session().undo())
    assert waiting(trip.copy.reading) == ()
    trip.copy.does(Contribute(1, "Autre", signed=True))
    assert [one.id for one in waiting(trip.copy.reading)] == ["o2"]


def test_an_act_taken_back_leaves_the_others(trip: Trip) -> None:
    trip.copy.does(Contribute(1, "Une"))
    trip.copy.does(Contribute(1, "Deux"))
    now(taken_back(trip.copy.session(), trip.copy.directory, "o1"))
    assert [one.text for one in trip.copy.reading.all(Contribution)] == ["Deux"]
    trip.copy.returns()
    assert [one.text for one in trip.server.reading.all(Contribution)] == ["Deux"]


def test_what_is_about_something_made_there_finds_it_under_its_name_here(trip: Trip) -> None:
    made = trip.copy.does(Contribute(1, "Là-bas"))
    trip.server.does(Contribute(1, "Ici"), FACILITATION)
    assert made.id == trip.server.reading.all(Contribution)[0].id
    trip.copy.does(Support(made.id, trip.zoe.person))
    trip.copy.does(CorrectContribution(made.id, text="Là-bas, mieux"))
    trip.copy.returns()
    found = {one.text: one for one in trip.server.reading.all(Contribution)}
    assert set(found) == {"Ici", "Là-bas, mieux"}
    assert found["Là-bas, mieux"].supporters == (trip.zoe.person,)
    assert found["Ici"].supporters == ()


def test_of_several_things_made_at_once_each_keeps_its_own_answers(trip: Trip) -> None:
    start = datetime(2028, 6, 1, 9, tzinfo=UTC)
    made = trip.copy.does(ProposeSlots(2, start.date(), 4))
    trip.copy.does(AnswerPoll(2, {made[2].id: Answer.YES, made[3].id: Answer.NO}, trip.zoe.person))
    trip.server.does(AddSlot(2, start, start + timedelta(hours=1)), FACILITATION)
    assert trip.copy.returns().refused == ()
    poll = next(one for one in trip.server.reading.all(Poll) if one.workshop == 2)
    row = poll.answers[trip.zoe.person]
    days = {one.id: one.day for one in poll.slots}
    assert {days[id]: said for id, said in row.items()} == {made[2].day: Answer.YES, made[3].day: Answer.NO}


def test_words_that_read_like_a_name_of_a_thing_stay_as_typed(trip: Trip) -> None:
    trip.copy.does(Contribute(1, "Une"))
    trip.copy.does(Contribute(1, "c1"))
    trip.copy.does(Contribute(1, "@1.c1"))
    trip.copy.returns()
    assert [one.text for one in trip.server.reading.all(Contribution)] == ["Une", "c1", "@1.c1"]


# --- given back


def test_a_refused_act_is_told_with_its_reason_and_stays_to_be_read(trip: Trip) -> None:
    trip.copy.does(Leave(1, trip.zoe.person))
    trip.server.does(Leave(1, trip.zoe.person), FACILITATION)
    done = trip.copy.returns()
    assert (done.done, len(done.refused)) == (0, 1)
    assert trip.asked() == ["NotRegistered"]
    assert waiting(trip.copy.reading) == ()
    assert trip.copy.returns().refused == ()
    assert trip.asked() == ["NotRegistered"]


def test_what_rests_on_a_refused_act_is_refused_for_that(trip: Trip) -> None:
    made = trip.server.does(Contribute(1, "Ici"), FACILITATION)
    trip.copy.renews()
    trip.copy.does(AddArticle("Nouveau", ""))
    trip.copy.does(WriteArticle("a1", "Des mots."))
    trip.copy.does(WithdrawContribution(made.id))
    trip.server.does(WithdrawContribution(made.id), FACILITATION)
    now(taken_back(trip.copy.session(), trip.copy.directory, "o1"))
    trip.copy.returns()
    assert sorted(trip.asked()) == ["RestsOnRefused", "Unknown"]


def test_presence_is_a_fact_even_if_the_place_was_freed_meanwhile(trip: Trip) -> None:
    trip.copy.does(RollCall(1, trip.zoe.person, Presence.PRESENT))
    trip.copy.does(WalkIn(1, newcomer=Newcomer("Passante")))
    trip.server.does(Leave(1, trip.zoe.person), FACILITATION)
    assert trip.copy.returns().refused == ()
    assert trip.workshop().must_have(trip.zoe.person).presence is Presence.PRESENT
    assert len(trip.workshop().present) == 2


def test_a_consent_round_held_there_is_about_the_words_read_there(trip: Trip) -> None:
    one = trip.server.does(AddArticle("Nos outils", "Dix ans."), FACILITATION)
    trip.copy.renews()
    people = (trip.zoe.person, trip.maelle.person)
    asked = trip.copy.does(OpenRound(one.id, people=people))
    for who in people:
        trip.copy.does(AnswerRound(asked.id, asked.revision, Choice.CONSENT, person=who))
    trip.server.does(WriteArticle(one.id, "Vingt ans."), FACILITATION)
    assert trip.copy.returns().refused == ()
    (held,) = trip.server.reading.all(Round)
    assert (held.text, held.is_open, len(held.positions)) == ("Dix ans.", False, 2)
    article = trip.server.reading.get(Article, one.id)
    assert (str(article.text), article.status) == ("Vingt ans.", ArticleStatus.TO_CONFIRM)


def test_words_that_touch_become_a_variant_and_nothing_wins(trip: Trip) -> None:
    one = trip.server.does(AddArticle("Nos outils", "Réparer avant de remplacer."), FACILITATION)
    trip.copy.renews()
    trip.copy.does(WriteArticle(one.id, "Soigner avant de remplacer."))
    trip.server.does(WriteArticle(one.id, "Entretenir avant de remplacer."), FACILITATION)
    done = trip.copy.returns()
    (variant,) = trip.server.reading.all(Suggestion)
    assert done.variants == (variant.id,)
    assert (variant.words, variant.put, variant.author) == ("Entretenir", "Soigner", trip.maelle.person)
    assert str(trip.server.reading.get(Article, one.id).text) == "Entretenir avant de remplacer."


def test_words_that_do_not_touch_keep_their_authors(trip: Trip) -> None:
    one = trip.server.does(AddArticle("Nos outils", "Un.\n\nDeux.", trip.zoe.person), FACILITATION)
    trip.copy.renews()
    trip.copy.does(WriteArticle(one.id, "Un.\n\nDeux, trois."))
    trip.server.does(WriteArticle(one.id, "Zéro. Un.\n\nDeux.", trip.zoe.person), FACILITATION)
    trip.copy.returns()
    text = trip.server.reading.get(Article, one.id).text
    assert str(text) == "Zéro. Un.\n\nDeux, trois."
    assert {who for who, said in text.runs if "trois" in said} == {trip.maelle.person}
    assert {who for who, said in text.runs if "Un" in said} == {trip.zoe.person}


def test_acts_for_others_are_taken_only_from_facilitations_copy(trip: Trip) -> None:
    other = OnTheRoad(trip.root / "deux", trip.server, trip.zoe, "deux")
    with pytest.raises(NotAllowed):
        other.does(Support("c1", trip.maelle.person))
    forged = PendingAct("o1", '{"_":"Leave","workshop":1}', AT, Role.FACILITATION, trip.maelle.person)
    other.does(Slipped(forged), TIME)
    done = other.returns()
    assert isinstance(refusal_from_json(done.refused[0][1]), NotTheirs)
    assert trip.workshop().must_have(trip.maelle.person)


class Slipped:
    """What somebody wrote into their own files."""

    on_closed = True
    __name__ = "Seal"

    def __init__(self, value: Any) -> None:
        self.value = value

    def apply(self, commons: Any, by: Any, now: Any) -> None:
        commons.put(self.value)


Slipped.__name__ = "Seal"


def test_a_participants_copy_holds_no_contact_no_hidden_answer_no_code(trip: Trip) -> None:
    trip.server.does(CorrectPerson(trip.maelle.person, contact="06 11 22 33 44"), FACILITATION)
    start = datetime(2028, 6, 1, 9, tzinfo=UTC)
    trip.server.does(AddSlot(2, start, start + timedelta(hours=1)), FACILITATION)
    poll = trip.server.reading.all(Poll)[0]
    trip.server.does(AnswerPoll(2, {poll.slots[0].id: Answer.NO}, trip.maelle.person), FACILITATION)
    trip.server.does(HideAnswers(2), FACILITATION)
    other = OnTheRoad(trip.root / "deux", trip.server, trip.zoe, "deux")
    kept = "".join(path.read_text() for path in other.directory.iterdir() if path.is_file())
    assert "Maëlle" in kept
    assert "06 11" not in kept
    assert "SHA256" not in kept
    assert other.reading.all(Poll)[0].answers == {}
    assert other.reading.all(Key) == ()
    with pytest.raises(NotAllowed):
        other.does(RollCall(1, trip.zoe.person, Presence.PRESENT))


def test_whoever_has_lost_the_role_meanwhile_speaks_for_themselves_alone(trip: Trip) -> None:
    trip.copy.does(RollCall(1, trip.zoe.person, Presence.PRESENT))
    trip.copy.does(Contribute(1, "La mienne", signed=True))
    key = next(one for one in trip.server.reading.all(Key) if one.person == trip.maelle.person)
    trip.server.does(Put(replace(key, role=Role.PARTICIPANT)), FACILITATION)
    done = trip.copy.returns()
    assert (done.done, trip.asked()) == (1, ["NotAllowed"])
    assert trip.copy.session().actor.role is Role.PARTICIPANT


def test_clocks_wrong_by_years_change_neither_order_nor_dates(trip: Trip) -> None:
    trip.clock.moment = AT + timedelta(days=9000)
    trip.copy.does(WalkIn(1, newcomer=Newcomer("Passante")))
    trip.clock.moment = AT + timedelta(hours=3)
    assert trip.copy.returns().refused == ()
    came = trip.workshop().registrations[-1]
    assert came.since == trip.clock.moment


def test_what_is_no_fact_of_a_session_counts_at_the_hour_of_its_return(trip: Trip) -> None:
    trip.copy.does(Register((1,), newcomer=Newcomer("Léo")))
    trip.clock.moment = AT + timedelta(hours=3)
    trip.copy.returns()
    assert trip.workshop().registrations[-1].since == trip.clock.moment


# --- files


def test_the_same_file_twice_and_the_line_too_do_each_act_once(trip: Trip) -> None:
    trip.copy.does(Contribute(1, "Une"))
    first = trip.copy.stick()
    trip.copy.does(Contribute(1, "Deux"))
    second = trip.copy.stick()
    for stick in (second, first, second):
        trip.server.receives(stick)
    done = trip.copy.returns()
    assert done.done == 2
    assert [one.text for one in trip.server.reading.all(Contribution)] == ["Une", "Deux"]


def test_a_number_given_again_by_a_copy_that_was_restored_is_another_act(trip: Trip) -> None:
    shutil.copytree(trip.copy.directory, trip.root / "restauree")
    restored = Place(trip.root / "restauree", trip.clock)
    for place, text in ((trip.copy, "Une"), (restored, "Autre")):
        place.does(Contribute(1, text, signed=True))
        assert [one.id for one in waiting(place.reading)] == ["o1"]
    for _ in range(2):
        trip.server.receives(trip.copy.stick())
        trip.server.receives(now(in_a_file(restored.session()))[0])
    assert [one.text for one in trip.server.reading.all(Contribution)] == ["Une", "Autre"]


def test_a_fresh_copy_learns_what_a_stick_has_done(trip: Trip) -> None:
    trip.copy.does(Contribute(1, "Une"))
    trip.server.receives(trip.copy.stick())
    assert trip.copy.renews().done == 1
    assert waiting(trip.copy.reading) == ()
    assert len(trip.copy.reading.all(Contribution)) == 1


def test_words_written_after_a_stick_left_come_back_too(trip: Trip) -> None:
    one = trip.server.does(AddArticle("Nos outils", "Un deux trois."), FACILITATION)
    trip.copy.renews()
    trip.copy.does(WriteArticle(one.id, "Un deux trois quatre."))
    trip.server.receives(trip.copy.stick())
    trip.copy.does(WriteArticle(one.id, "Un deux trois quatre cinq."))
    trip.copy.returns()
    assert str(trip.server.reading.get(Article, one.id).text) == "Un deux trois quatre cinq."
    assert trip.server.reading.all(Suggestion) == ()


def test_a_file_cut_at_any_byte_is_refused_whole(trip: Trip) -> None:
    trip.copy.does(Contribute(1, "Une"))
    content = trip.copy.stick()
    for end in range(len(content)):
        with pytest.raises((NotAParcel, DamagedParcel, UnfinishedParcel)):
            parcel.parsed(content[:end])
    assert len(parcel.parsed(content).acts) == 1


def test_a_file_changed_anywhere_is_refused_whole(trip: Trip) -> None:
    trip.copy.does(Contribute(1, "Une idée"))
    content = trip.copy.stick()
    with pytest.raises(DamagedParcel) as no:
        parcel.parsed(content.replace("Une idée".encode(), "Mon idée".encode()))
    assert no.value.line == 2
    lines = content.splitlines(keepends=True)
    with pytest.raises(UnfinishedParcel):
        parcel.parsed(lines[0] + lines[2])


def test_a_file_of_another_series_or_a_newer_version_is_refused(trip: Trip, tmp_path: Path) -> None:
    trip.copy.does(Contribute(1, "Une"))
    content = trip.copy.stick()
    elsewhere = Trip(tmp_path / "ailleurs")
    head = parcel.parsed(content).header
    with pytest.raises(OtherSeries):
        elsewhere.server.receives(parcel.written(replace(head, series="autre"), ()))
    from data.lines import sealed

    with pytest.raises(NewerParcel):
        parcel.parsed(sealed({"veillee": "retour", "format": 9}))


@pytest.mark.parametrize("newer", ["format", "table", "value"])
def test_an_answer_of_a_newer_version_changes_nothing_and_is_not_called_damage(
    trip: Trip, newer: str
) -> None:
    trip.copy.does(Contribute(1, "Une"))
    before = trip.copy.tables()

    def changed(content: bytes) -> bytes:
        said = replica.unpacked(content, 10**7)
        if newer == "format":
            said["format"] = 9
        else:
            name = "hologrammes" if newer == "table" else "participants"
            docs = {"p1": {"id": "p1", "name": "Maëlle", "since": "hier", "_v": 1}}
            said["tables"] = {name: {"d": replica.digest(docs), "docs": docs}}
        return replica.packed(said)

    with pytest.raises(NewerServer):
        trip.copy.returns(changed)
    assert (trip.copy.tables(), len(waiting(trip.copy.reading))) == (before, 1)
    assert trip.copy.returns().done == 1
    assert len(trip.server.reading.all(Contribution)) == 1


def test_a_copy_is_never_laid_over_a_series(trip: Trip) -> None:
    session = trip.server.session(FACILITATION)
    with pytest.raises(SeriesHere):
        now(taken(session, trip.server.directory, "ailleurs", "clé", line=trip.server.line(trip.maelle.key)))
    assert copy_here(trip.server.reading) is None


def test_an_answer_cut_on_its_way_loses_nothing(trip: Trip) -> None:
    trip.copy.does(Contribute(1, "Une"))
    with pytest.raises(NoAnswer):
        trip.copy.returns(lambda content: content[:-1])

    def gone(content: bytes) -> bytes:
        raise Cut

    with pytest.raises(Cut):
        trip.copy.returns(gone)
    assert trip.copy.returns().done == 1
    assert len(trip.server.reading.all(Contribution)) == 1


def test_a_full_disk_on_return_stops_between_two_acts_and_goes_on_later(
    trip: Trip, monkeypatch: pytest.MonkeyPatch
) -> None:
    for nth in range(4):
        trip.copy.does(Contribute(1, f"Idée {nth}"))
    files, done = trip.server.store.journal.files, []
    write = files.write

    def full(descriptor: int, content: bytes) -> None:
        done.append(content)
        if len(done) > 2:
            raise OSError(errno.ENOSPC, "full")
        write(descriptor, content)

    monkeypatch.setattr(files, "write", full)
    with pytest.raises(NoRoom):
        trip.copy.returns()
    monkeypatch.undo()
    assert len(trip.server.reading.all(Contribution)) == 2
    assert trip.copy.returns().done == 4
    assert sorted(one.text for one in trip.server.reading.all(Contribution)) == [
        f"Idée {n}" for n in range(4)
    ]


@pytest.mark.parametrize("written", range(6))
def test_a_full_disk_on_the_copy_leaves_it_as_it_was_or_whole(
    trip: Trip, monkeypatch: pytest.MonkeyPatch, written: int
) -> None:
    """`written`: how much more the disk holds once the server has answered, in writings."""
    trip.copy.does(Contribute(1, "Une"))
    trip.copy.does(Leave(1, trip.zoe.person))
    trip.server.does(Leave(1, trip.zoe.person), FACILITATION)
    trip.server.does(Contribute(1, "Ici"), FACILITATION)
    before, base = trip.copy.tables(), (trip.copy.directory / paths.COPY).read_bytes()

    def full(content: bytes) -> bytes:
        write, room = Files.write, iter(range(written))

        def writes(files: Files, descriptor: int, said: bytes) -> None:
            if next(room, None) is None:
                raise OSError(errno.ENOSPC, "full")
            write(files, descriptor, said)

        monkeypatch.setattr(Files, "write", writes)
        return content

    with suppress(NotYetErased):
        try:
            trip.copy.returns(full)
        except NoRoomForAnswer:
            assert written < 2
            assert trip.copy.tables() == before
            assert len(waiting(trip.copy.reading)) == 2
            assert (trip.copy.directory / paths.COPY).read_bytes() == base
            assert not list(trip.copy.directory.glob(".*.new"))
    monkeypatch.undo()
    trip.copy.returns()
    assert trip.copy.tables() == {
        **trip.server.would_copy(trip.maelle),
        "settings": trip.copy.tables()["settings"],
    }
    assert sorted(one.text for one in trip.server.reading.all(Contribution)) == ["Ici", "Une"]
    assert trip.asked() == ["NotRegistered"]


def test_a_damaged_base_is_taken_anew_and_what_waits_is_kept(trip: Trip) -> None:
    trip.copy.does(Contribute(1, "Une"))
    (trip.copy.directory / paths.COPY).write_text("{")
    assert trip.copy.renews().received > 1000
    assert len(waiting(trip.copy.reading)) == 1


def test_a_server_that_was_restored_gives_the_whole_again(trip: Trip) -> None:
    base = replica.base_in(trip.copy.directory)
    assert base
    tables = {**base.tables, "themes": {"t99": {"id": "t99", "title": "Inconnu", "_v": 1}}}
    with replica.base_kept(trip.copy.directory, tables):
        pass
    trip.copy.renews()
    assert trip.copy.tables()["themes"] == trip.server.would_copy(trip.maelle)["themes"]


def test_what_a_restored_server_has_otherwise_is_not_taken_for_what_the_copy_has(trip: Trip) -> None:
    base = replica.base_in(trip.copy.directory)
    assert base
    zoe = {**base.tables["participants"]["p2"], "name": "Une autre", "_v": 1}
    tables = {**base.tables, "participants": {**base.tables["participants"], "p2": zoe}}
    with replica.base_kept(trip.copy.directory, tables):
        pass
    trip.copy.renews()
    assert trip.copy.tables()["participants"] == trip.server.would_copy(trip.maelle)["participants"]


def test_what_changed_comes_in_one_exchange(trip: Trip) -> None:
    came = []
    for text in ("Une", "Deux"):
        trip.server.does(Contribute(1, text), FACILITATION)
        trip.copy.renews(lambda content: came.append(content) or content)
    assert len(came) == 2
    assert max(map(len, came)) < 300


def test_a_copy_with_nothing_new_weighs_less_than_a_kilobyte(trip: Trip) -> None:
    done = trip.copy.renews()
    assert done.sent + done.received <= 1000


def test_refusals_travel_with_what_their_sentence_needs(trip: Trip) -> None:
    assert isinstance(refusal_from_json('{"_":"models.copy_refusals:RestsOnRefused"}'), RestsOnRefused)
    for text in ("{}", '{"_":"os:system"}', '{"_":"models.people:Actor"}', "nothing"):
        with pytest.raises(ValueError):
            refusal_from_json(text)
    assert issubclass(NoAnswer, Refusal)


def test_what_was_erased_on_the_server_is_nowhere_on_the_copy_either(trip: Trip) -> None:
    trip.server.does(RemovePerson(trip.zoe.person, "à sa demande"), FACILITATION)
    trip.copy.renews()
    kept = "".join(path.read_text() for path in trip.copy.directory.rglob("*") if path.is_file())
    assert "Zoé" not in kept
    assert "Maëlle" in kept


def test_a_series_closed_meanwhile_says_no_to_each_act_and_the_copy_is_renewed(trip: Trip) -> None:
    trip.copy.does(Contribute(1, "Trop tard"))
    trip.server.does(CloseSeries("la suite"), FACILITATION)
    trip.copy.returns()
    assert trip.asked() == ["SeriesClosed"]
    assert closing(trip.copy.reading)


def test_nothing_says_which_copy_brought_an_unsigned_contribution(trip: Trip) -> None:
    other = OnTheRoad(trip.root / "deux", trip.server, trip.zoe, "deux")
    made = other.does(Contribute(1, "Sans nom"))
    other.does(Support(made.id))
    assert other.returns().done == 2
    assert [one.supporters for one in trip.server.reading.all(Contribution)] == [(trip.zoe.person,)]
    kept = trip.server.reading.get(Loan, "copiedeux")
    assert len(kept.judged) == 1
    assert not any("c1" in one for one in (*kept.ids, *kept.ids.values()))
    lines = (trip.server.directory / "veillee.journal").read_text().splitlines()
    (brought,) = (line for line in lines if "Sans nom" in line)
    assert "copiedeux" not in brought
    assert trip.zoe.person not in brought


def test_somebody_who_came_in_on_the_copy_is_themselves_after_the_return(trip: Trip) -> None:
    guest = Actor(Role.VISITOR, key="SHA256:Nina")
    (placed,) = trip.copy.does(Register((1,), newcomer=Newcomer("Nina")), guest)
    nina = actor_with(trip.copy.reading, "SHA256:Nina")
    assert nina.person == placed.person
    trip.copy.does(Contribute(1, "Par Nina", signed=True), nina)
    trip.server.does(Register((1,), newcomer=Newcomer("Otto")), FACILITATION)
    assert trip.server.reading.all(Participant)[-1].id == nina.person
    trip.copy.returns()
    after = actor_with(trip.copy.reading, "SHA256:Nina")
    assert trip.copy.reading.get(Participant, after.person).name == "Nina"
    (one,) = trip.server.reading.all(Contribution)
    assert trip.server.reading.get(Participant, one.author).name == "Nina"
    # The server has seen no key of theirs.
    assert actor_with(trip.server.reading, "SHA256:Nina").role is Role.VISITOR

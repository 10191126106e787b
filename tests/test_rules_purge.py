"""People's data go by themselves: announced first, after the last workshop or a long silence."""

from dataclasses import replace
from datetime import timedelta

import pytest
from commands_desk import Desk
from dateutil.relativedelta import relativedelta
from house import FIRST, FIRST_END, a_series, registered
from memory_commons import do

from models import lookup, purge
from models.acts.people import CorrectPerson
from models.acts.purge import AnnouncePurge, Purge
from models.acts.roll_call import RollCall
from models.acts.series import ChangeSetting
from models.acts.thread import PostReply
from models.acts.time import due, next_due
from models.acts.workshops import AddWorkshop, CancelWorkshop
from models.people import TIME, VISITOR, Participant
from models.purge import Attendance, PurgeNotDue
from models.registration import Presence
from models.thread import Reply

DAY = timedelta(days=1)


def a_dated_series():
    """One workshop with its date, the two others cancelled."""
    session = a_series()
    ids = registered(session, "Zoé", "Ana")
    commons = session.house.reading
    for number in (2, 3):
        do(commons, CancelWorkshop(number, "une seule séance"), now=FIRST - 9 * DAY)
    return commons, ids


def passing(commons, *moments):
    """What time does at each of these moments, as the store has it done."""
    done = []
    for now in moments:
        while acts := due(commons, now):
            for act in acts:
                do(commons, act, TIME, now)
                done.append(type(act).__name__)
    return done


def test_data_go_thirty_days_after_the_last_workshop():
    commons, _ = a_dated_series()
    assert purge.due_on(commons) == FIRST_END + 30 * DAY
    do(commons, ChangeSetting("purge_days", "10"))
    assert purge.due_on(commons) == FIRST_END + 10 * DAY


def test_while_a_workshop_has_no_date_only_a_long_silence_erases():
    commons, _ = a_dated_series()
    do(commons, AddWorkshop("Encore un"), now=FIRST)
    assert purge.due_on(commons) == FIRST_END + relativedelta(months=6)
    do(commons, PostReply("toujours là"), now=FIRST_END + 60 * DAY)
    assert purge.due_on(commons) == FIRST_END + 60 * DAY + relativedelta(months=6)


def test_it_is_announced_a_fortnight_before_and_done_on_its_day():
    commons, _ = a_dated_series()
    on = FIRST_END + 30 * DAY
    assert next_due(commons, FIRST_END) == on - 14 * DAY
    assert passing(commons, on - 15 * DAY) == []
    assert passing(commons, on - 14 * DAY) == ["AnnouncePurge"]
    assert next_due(commons, on - 14 * DAY) == on
    assert passing(commons, on - timedelta(seconds=1), on) == ["Purge"]
    assert commons.all(Participant) == ()
    assert next_due(commons, on) is None


def test_a_series_that_nobody_opened_is_announced_first_then_erased_a_week_later():
    commons, _ = a_dated_series()
    late = FIRST_END + 300 * DAY
    assert passing(commons, late, late + 6 * DAY) == ["AnnouncePurge"]
    assert len(commons.all(Participant)) == 2
    assert passing(commons, late + 7 * DAY) == ["Purge"]


def test_whoever_asked_to_be_kept_stays():
    commons, (zoe, _) = a_dated_series()
    do(commons, CorrectPerson(zoe, keep_for_next=True))
    on = FIRST_END + 30 * DAY
    passing(commons, on - 14 * DAY, on)
    assert [one.id for one in commons.all(Participant)] == [zoe]
    assert purge.due_on(commons) is None


def test_numbers_stay_and_the_group_s_words_too():
    commons, (zoe, _) = a_dated_series()
    do(commons, PostReply("des mots", zoe), now=FIRST)
    do(commons, RollCall(1, zoe, Presence.PRESENT), now=FIRST)
    on = purge.due_on(commons)
    passing(commons, on - 14 * DAY, on)
    assert purge.attendances(commons)[0] == Attendance(1, registered=2, present=1)
    assert [one.text for one in commons.all(Reply)] == ["des mots"]
    assert not lookup.workshop(commons, 1).registrations


def test_a_workshop_added_after_the_announcement_puts_it_off():
    commons, _ = a_dated_series()
    on = FIRST_END + 30 * DAY
    passing(commons, on - 14 * DAY)
    do(commons, AddWorkshop("Encore un"), now=on - 10 * DAY)
    assert passing(commons, on - 10 * DAY) == ["AnnouncePurge"]
    assert purge.purging(commons).announced is None
    assert passing(commons, on) == []
    assert len(commons.all(Participant)) == 2


def test_nobody_erases_everybody_before_the_day():
    commons, _ = a_dated_series()
    with pytest.raises(PurgeNotDue) as no:
        do(commons, Purge(), now=FIRST)
    assert no.value.on == FIRST_END + 30 * DAY


def test_a_day_that_is_far_is_seen_without_reading_everything():
    commons, _ = a_dated_series()
    assert purge.is_far(commons, FIRST_END)
    assert not purge.is_far(commons, FIRST_END + 16 * DAY)
    do(commons, AnnouncePurge(), TIME, FIRST_END)
    assert not purge.is_far(commons, FIRST_END)


def test_by_command_it_is_simulated_refused_before_its_day_then_done():
    session = a_series()
    registered(session, "Zoé", "Ana")
    desk = Desk(session)
    for number in (2, 3):
        desk.must(f"annuler {number} --motif 'une seule séance'")
    shown = desk.json("purge --simuler")
    assert (shown["le"], shown["personnes"]) == ("2028-06-01T12:30:00+02:00", ["Zoé", "Ana"])
    said = desk.types("purge")
    assert said.code == 1
    assert "Rien à effacer avant le jeudi 1er juin 2028" in said.err.replace("\u00a0", " ")
    passing(session.house.reading, FIRST_END + 16 * DAY)
    session.clock.moment = FIRST_END + 30 * DAY
    assert desk.json("purge") == {"effacees": 2}
    assert desk.json("purge --simuler")["le"] is None
    again = desk.must("purge").err.replace("\u00a0", " ")
    assert "C’est fait depuis le jeudi 1er juin" in again, "time may have done it before the command could"


def test_who_is_concerned_reads_it_once_it_is_announced_and_not_who_stays():
    from tui import purging

    session = a_series()
    zoe, ana = registered(session, "Zoé", "Ana")
    commons = session.house.reading
    do(commons, CorrectPerson(ana, keep_for_next=True))
    assert purging.announced(session.being(zoe)) == ""
    do(commons, AnnouncePurge(), TIME)
    assert "s’effacera" in purging.announced(session.being(zoe))
    assert purging.announced(session.being(ana)) == ""
    assert purging.announced(replace(session)) == ""
    told = purging.to_tell(session).replace("\u00a0", " ")
    assert "1 personne sera effacée le" in told and "Prévenez-les" in told
    assert purging.to_tell(replace(session, actor=VISITOR)) == ""

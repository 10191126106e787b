"""Who may come in from afar: keys, invitations, recovery codes."""

from datetime import timedelta

import pytest
from house import SPRING, a_series, registered
from memory_commons import do

from models.access import Invitation, Key, NoKey, Recovery, UnknownCode, actor_with
from models.acts.access import AddComputer, ForgetKey, Invite, KeepKey, MakeRecovery, OutOfBounds, UseCode
from models.acts.people import EraseMyData, MergePeople
from models.acts.registration import Newcomer, Register, RegistrationNotOpen
from models.people import FACILITATION, Actor, Participant, Role
from models.refusals import NotAllowed, Unknown
from models.settings import Settings
from tui.guests import GuestHouse

CODE = "cerise-lampe-tulipe-ardoise"
STRANGER = Actor(Role.VISITOR, key="SHA256:abc")


@pytest.fixture
def session():
    return a_series()


def doing(session, act, by=FACILITATION, after=timedelta()):
    return do(session.house.reading, act, by, SPRING + after)


def test_an_unknown_key_is_a_visitor_s_and_a_known_one_its_person_s(session):
    zoe = registered(session, "Zoé")[0]
    assert actor_with(session.commons, STRANGER.key) == STRANGER
    doing(session, KeepKey(), Actor(Role.PARTICIPANT, zoe, "SHA256:abc"))
    assert actor_with(session.commons, "SHA256:abc") == Actor(Role.PARTICIPANT, zoe, "SHA256:abc")
    assert actor_with(session.commons, "") == Actor(Role.VISITOR)


def test_registering_binds_the_key_proven_in_this_connection(session):
    placed = doing(session, Register(newcomer=Newcomer("Léa")), STRANGER)
    assert actor_with(session.commons, STRANGER.key).person == placed[0].person


def test_registering_on_a_shared_computer_binds_nothing(session):
    doing(session, Register(newcomer=Newcomer("Léa"), shared=True), STRANGER)
    assert not session.commons.all(Key)


def test_registering_somebody_else_never_binds_the_facilitator_s_key(session):
    doing(session, Register(newcomer=Newcomer("Léa")), Actor(Role.FACILITATION, None, "SHA256:team"))
    assert not session.commons.all(Key)


def test_without_a_key_nothing_can_be_bound(session):
    zoe = registered(session, "Zoé")[0]
    with pytest.raises(NoKey):
        doing(session, KeepKey(), Actor(Role.PARTICIPANT, zoe))


def test_an_invitation_lets_in_as_often_as_it_says_and_until_then(session):
    doing(session, Invite(CODE, hours=2, uses=2))
    for key in ("SHA256:1", "SHA256:2"):
        assert doing(session, UseCode(CODE), Actor(Role.VISITOR, key=key)).role is Role.PARTICIPANT
    with pytest.raises(UnknownCode):
        doing(session, UseCode(CODE), STRANGER)
    doing(session, Invite("autre-code-de-fete", hours=2))
    with pytest.raises(UnknownCode):
        doing(session, UseCode("autre-code-de-fete"), STRANGER, after=timedelta(hours=2))


def test_only_facilitation_invites_and_within_bounds(session):
    with pytest.raises(NotAllowed):
        doing(session, Invite(CODE), STRANGER)
    with pytest.raises(OutOfBounds):
        doing(session, Invite(CODE, hours=0))


@pytest.mark.parametrize("typed", [CODE.upper(), CODE.replace("-", " "), f"  {CODE} "])
def test_a_code_may_be_typed_in_any_case_with_spaces(session, typed):
    doing(session, Invite(CODE))
    assert doing(session, UseCode(typed), STRANGER).role is Role.PARTICIPANT


def test_no_code_is_kept_as_it_is_typed(session):
    doing(session, Invite(CODE))
    assert CODE not in repr(session.commons.all(Invitation))


def test_whoever_is_invited_registers_though_registration_is_not_open_to_all(session):
    do(session.house.reading, _Set(Settings(open_registration=False)), FACILITATION, SPRING)
    with pytest.raises(RegistrationNotOpen):
        doing(session, Register(newcomer=Newcomer("Léa")), STRANGER)
    doing(session, Invite(CODE))
    invited = doing(session, UseCode(CODE), STRANGER)
    doing(session, Register(newcomer=Newcomer("Léa")), invited)
    who = session.commons.all(Participant)[0]
    assert (who.self_registered, who.entered_by) == (False, None)
    assert actor_with(session.commons, STRANGER.key) == Actor(Role.PARTICIPANT, who.id, STRANGER.key)


def test_somebody_registered_registers_nobody_else(session):
    zoe = registered(session, "Zoé")[0]
    with pytest.raises(NotAllowed):
        doing(session, Register(newcomer=Newcomer("Léa")), Actor(Role.PARTICIPANT, zoe))


def test_a_ten_minute_code_makes_a_second_computer_mine(session):
    zoe = registered(session, "Zoé")[0]
    doing(session, AddComputer(CODE), Actor(Role.PARTICIPANT, zoe))
    with pytest.raises(UnknownCode):
        doing(session, UseCode(CODE), STRANGER, after=timedelta(minutes=10))
    assert doing(session, UseCode(CODE), STRANGER, after=timedelta(minutes=9)).person == zoe
    assert actor_with(session.commons, STRANGER.key).person == zoe


def test_a_recovery_code_serves_again_until_a_new_one_is_made(session):
    zoe = registered(session, "Zoé")[0]
    doing(session, MakeRecovery(CODE), Actor(Role.PARTICIPANT, zoe))
    for _ in range(2):
        assert doing(session, UseCode(CODE, shared=True), STRANGER).person == zoe
    assert not session.commons.all(Key)
    doing(session, MakeRecovery("autre-code-de-fete", zoe))
    with pytest.raises(UnknownCode):
        doing(session, UseCode(CODE), STRANGER)


def test_a_facilitator_is_one_with_the_recovery_code_too_and_a_participant_s_invitation_takes_nothing(
    session,
):
    zoe = registered(session, "Zoé")[0]
    doing(session, Invite(CODE, Role.FACILITATION))
    team = doing(session, UseCode(CODE), Actor(Role.PARTICIPANT, zoe, "SHA256:zoe"))
    assert team == Actor(Role.FACILITATION, zoe, "SHA256:zoe")
    doing(session, MakeRecovery("un-deux-trois-quatre"), team)
    assert doing(session, UseCode("un-deux-trois-quatre", shared=True), STRANGER).facilitates
    doing(session, Invite("cinq-six-sept-huit"))
    assert doing(session, UseCode("cinq-six-sept-huit"), team).facilitates


def test_leaving_a_computer_makes_its_key_nobody_s(session):
    doing(session, Register(newcomer=Newcomer("Léa")), STRANGER)
    doing(session, ForgetKey(), STRANGER)
    assert actor_with(session.commons, STRANGER.key) == STRANGER
    with pytest.raises(Unknown):
        doing(session, ForgetKey(), STRANGER)


def test_only_facilitation_takes_another_key_away(session):
    doing(session, Register(newcomer=Newcomer("Léa")), STRANGER)
    key = session.commons.all(Key)[0].id
    with pytest.raises(NotAllowed):
        doing(session, ForgetKey(key), Actor(Role.VISITOR, key="SHA256:other"))
    doing(session, ForgetKey(key))
    assert not session.commons.all(Key)


def test_erasing_somebody_erases_all_by_which_they_came_in(session):
    doing(session, Register(newcomer=Newcomer("Léa")), STRANGER)
    lea = actor_with(session.commons, STRANGER.key)
    doing(session, AddComputer("un-deux-trois-quatre"), lea)
    doing(session, MakeRecovery(CODE), lea)
    doing(session, EraseMyData(), lea)
    assert [session.commons.all(kind) for kind in (Key, Invitation, Recovery)] == [(), (), ()]


def test_two_entries_that_are_one_person_keep_both_their_computers(session):
    zoe, other = registered(session, "Zoé", "Zoe")
    doing(session, KeepKey(), Actor(Role.PARTICIPANT, zoe, "SHA256:1"))
    doing(session, KeepKey(), Actor(Role.PARTICIPANT, other, "SHA256:2"))
    doing(session, MergePeople(zoe, other, "doublon"))
    assert actor_with(session.commons, "SHA256:2").person == zoe


class _Set:
    def __init__(self, settings):
        self.settings = settings

    def apply(self, commons, by, now):
        commons.put(self.settings)


async def test_a_role_that_is_taken_away_is_gone_for_visits_that_are_already_there(session):
    zoe = Actor(Role.FACILITATION, registered(session, "Zoé")[0], "SHA256:zoe")
    doing(session, KeepKey(), zoe)
    house = GuestHouse(session.house)
    await house.perform(Invite(CODE), zoe)
    doing(session, ForgetKey(), zoe)
    assert not house.is_still(zoe)
    with pytest.raises(NotAllowed):
        await house.perform(Invite("autre-code-de-fete"), zoe)
    with pytest.raises(NotAllowed):
        await house.undo(zoe)


async def test_whoever_came_in_by_a_code_on_a_shared_computer_stays_for_that_visit_only(session):
    zoe = registered(session, "Zoé")[0]
    doing(session, MakeRecovery(CODE, zoe))
    house = GuestHouse(session.house)
    came = await house.perform(UseCode(CODE, shared=True), STRANGER)
    assert house.is_still(came)
    assert not GuestHouse(session.house).is_still(came)
    doing(session, EraseMyData(), Actor(Role.PARTICIPANT, zoe))
    assert not house.is_still(came)


async def test_whoever_registered_on_a_shared_computer_goes_on_in_that_visit(session):
    house = GuestHouse(session.house)
    placed = await house.perform(Register(newcomer=Newcomer("Léa"), shared=True), STRANGER)
    assert house.is_still(Actor(Role.PARTICIPANT, placed[0].person, STRANGER.key))

"""Limits at the door: they slow down, and never refuse a room."""

import asyncio

import pytest
from ssh_house import an_ssh_house

import tui.doors.visit
from tui.doors.limits import Guesses, Queue, Seldom, Tempo
from tui.doors.screen import AT_ONCE, portion
from tui.doors.typing import Typing


def test_forty_connections_come_in_at_once_then_two_a_second():
    tempo = Tempo(40, 2.0)
    assert [tempo.wait("salle", 100.0) for _ in range(40)] == [0.0] * 40
    assert [round(tempo.wait("salle", 100.0), 3) for _ in range(4)] == [0.5, 1.0, 1.5, 2.0]
    assert tempo.wait("ailleurs", 100.0) == 0.0
    assert tempo.wait("salle", 130.0) == 0.0


def test_addresses_are_forgotten():
    tempo = Tempo(1, 1.0)
    for number in range(3_000):
        tempo.wait(str(number), 0.0)
    assert len(tempo._free_at) <= 1_000


def test_when_too_many_wait_at_the_door_the_busiest_address_loses_the_one_who_waits_longest():
    queue, gone = Queue(3), []
    queue.enter("autre", lambda: gone.append("autre"))
    for number in range(6):
        queue.enter("salle", lambda number=number: gone.append(number))
    assert gone == [0, 1, 2, 3]
    leave = queue.enter("autre", lambda: gone.append("encore"))
    assert gone == [0, 1, 2, 3, 4]
    leave()
    assert len(queue) == 2


async def test_a_limit_that_holds_is_named_in_the_log_once_a_minute_and_without_an_address():
    said = []
    seldom = Seldom(said.append)
    for _ in range(1_000):
        seldom("ralentissement : nouvelles connexions")
        seldom("ralentissement : codes faux")
    assert said == ["ralentissement : nouvelles connexions", "ralentissement : codes faux"]


async def test_after_thirty_wrong_codes_each_one_waits_a_little_and_none_is_refused(monkeypatch):
    slept = []

    async def sleep(seconds):
        slept.append(seconds)

    guesses = Guesses()
    for _ in range(30):
        await guesses.wait_for_turn()
        guesses.wrong()
    monkeypatch.setattr(asyncio, "sleep", sleep)
    for _ in range(3):
        guesses.wrong()
        await guesses.wait_for_turn()
    assert slept == [10.0] * 3


@pytest.mark.parametrize("typed", [b"\x1b[B" * 40, b"a" * 100, b"\x1b[200~" + b"x" * 5_000])
def test_a_flood_of_keys_is_taken_by_portions_that_cut_no_sequence(typed):
    taken, left = [], typed
    while left:
        part = portion(left, pasting=False)
        taken.append(part)
        left = left[len(part) :]
    assert b"".join(taken) == typed
    if typed.startswith(b"\x1b[200~"):
        assert len(taken) == 1
    else:
        assert max(map(len, taken)) <= AT_ONCE
    if typed.startswith(b"\x1b[B"):
        assert all(len(part) % 3 == 0 for part in taken)


def test_a_line_is_edited_as_on_any_terminal():
    typing = Typing("utf-8")
    assert typing.feed("été\x7f\x1b[D界".encode()) == "été\b \b界"
    assert typing.feed(b"\x7f") == "\b\b  \b\b"
    assert typing.feed(b" un deux\x17trois\r\n").endswith("trois\r\n")
    assert typing.lines == ["ét un trois"]
    typing.feed(b"rien\x15\x04")
    assert typing.over


def test_what_is_typed_before_a_question_is_shown_or_hidden_as_the_question_asks():
    typing = Typing("utf-8")
    assert typing.feed(b"8\rmots secrets\rvu") == "8\r\n"
    assert typing.lines.pop() == "8"
    typing.hidden = True
    assert typing.feed() == "\r\n"
    assert typing.lines.pop() == "mots secrets"
    typing.hidden = False
    assert typing.feed(b"e") == "vue"


def test_what_is_hidden_shows_nothing():
    typing = Typing("utf-8")
    typing.hidden = True
    assert typing.feed(b"secret\x7f\x7f") == ""


@pytest.mark.ssh
async def test_a_visit_that_is_silent_for_very_long_is_closed_politely(tmp_path, monkeypatch):
    monkeypatch.setattr(tui.doors.visit, "LONGEST_SILENCE", 0.6)
    async with an_ssh_house(tmp_path) as house:
        screen = await house.screen()
        await house.until(lambda: b"douze heures" in screen.received)
        assert await screen.ends() == 0


@pytest.mark.ssh
async def test_beyond_what_the_machine_holds_people_are_told_to_come_back(tmp_path):
    async with an_ssh_house(tmp_path) as house:
        house.reception._most = 1
        screen = await house.screen()
        await screen.shows("inscrire")
        late = await house.ssh(stdin="quitter\n", key="max")
        assert (late.code, late.out) == (1, "")
        assert "trop de monde" in late.err

"""What a terminal sends becomes keys, clicks and pastes; what it should not send becomes nothing."""

import gc
import weakref

import pytest
from textual import events
from textual.messages import TerminalSupportsSynchronizedOutput

from tui.doors.keys import ESCAPE_DELAY, LONGEST_PASTE, PASTE_SILENCE, SHORT_PASTE_SILENCE, Keyboard, PasteCut


def keys(messages: list[object]) -> list[str]:
    return [message.key for message in messages if isinstance(message, events.Key)]


def pastes(messages: list[object]) -> list[str]:
    return [message.text for message in messages if isinstance(message, events.Paste)]


def test_letters_arrows_and_control_keys_are_understood():
    assert keys(Keyboard().feed("aé\t\r\x03\x1b[A\x1bOB\x1b[1;5C\x1b[3~\x1b[Z".encode())) == [
        "a", "é", "tab", "enter", "ctrl+c", "up", "down", "ctrl+right", "delete", "shift+tab",
    ]  # fmt: skip


def test_a_letter_cut_in_two_packets_is_one_letter():
    keyboard = Keyboard()
    assert keyboard.feed("é".encode()[:1]) == []
    assert keys(keyboard.feed("é".encode()[1:])) == ["é"]


@pytest.mark.parametrize("cut", range(1, 6))
def test_a_key_cut_in_two_packets_is_one_key(cut):
    keyboard, sequence = Keyboard(), b"\x1b[1;5C"
    assert keyboard.feed(sequence[:cut]) == []
    assert keyboard.patience == ESCAPE_DELAY
    assert keys(keyboard.feed(sequence[cut:])) == ["ctrl+right"]
    assert keyboard.patience is None


def test_escape_alone_is_a_key_once_nothing_follows():
    keyboard = Keyboard()
    assert keyboard.feed(b"\x1b") == []
    assert keyboard.patience == ESCAPE_DELAY
    assert keys(keyboard.expire()) == ["escape"]
    assert keyboard.patience is None
    assert keys(keyboard.feed(b"a")) == ["a"]


def test_escape_followed_at_once_by_a_letter_is_alt():
    keyboard = Keyboard()
    found = keyboard.feed(b"\x1bx")
    assert keys(found or keyboard.expire()) == ["alt+x"]


def test_nothing_is_waited_for_when_nothing_was_begun():
    keyboard = Keyboard()
    keyboard.feed(b"bonjour\x1b[A")
    assert keyboard.patience is None


DEADLY = [
    b"\x1b[1114112u", b"\x1b[99999999999999999u", b"\x1b[55296u", b"\x1b[48;0;0;0;0t\x1b[<0;5;5M",
    b"\x1b[48;24;80;0;0t\x1b[<35;1;1M", b"\x1b[<0;99999999999999999999;1M", b"\x1b[201~", b"\xff\xfe\x80",
    b"\x1b[" + b"9" * 40, b"\x1b[M\xff\xff\xff", b"\x1b[;;;;u", b"\x1b[1;99999999999999A", b"\x1b" * 50,
]  # fmt: skip


@pytest.mark.parametrize("deadly", DEADLY)
def test_no_sequence_ends_a_session(deadly):
    keyboard = Keyboard()
    keyboard.feed(deadly)
    keyboard.expire()
    assert keys(keyboard.feed(b"ok\x1b[A"))[-3:] == ["o", "k", "up"]


@pytest.mark.parametrize("number", [b"1114112", b"99999999999999999999", b"55296"])
def test_what_is_typed_right_after_an_impossible_key_is_kept(number):
    typed = keys(Keyboard().feed(b"a\x1b[" + number + b"ub"))
    assert (typed[0], typed[-1]) == ("a", "b")


def test_a_size_cannot_be_claimed_by_typing_it():
    found = Keyboard().feed(b"\x1b[48;50;100;1000;2000t\x1b[?2048;1$y\x1b[5;5R\x1b[I\x1b[O")
    assert not any(isinstance(m, events.Resize | events.CursorPosition | events.AppBlur) for m in found)
    assert keys(found) == []


def test_a_click_is_counted_in_cells():
    (click,) = Keyboard().feed(b"\x1b[<0;12;7M")
    assert isinstance(click, events.MouseDown)
    assert (click.screen_x, click.screen_y) == (11, 6)


def test_a_terminal_may_say_that_it_shows_whole_frames():
    assert isinstance(Keyboard().feed(b"\x1b[?2026;2$y")[0], TerminalSupportsSynchronizedOutput)


def test_a_paste_is_one_event_with_its_lines_and_without_what_cannot_be_typed():
    found = Keyboard().feed("\x1b[200~un\r\ndeux\rtrois\x1b]0;x\x07\x9b\ttab\x1b[201~z".encode())
    assert pastes(found) == ["un\ndeux\ntrois]0;x\ttab"]
    assert keys(found) == ["z"]


@pytest.mark.parametrize("size", [1, 2, 3, 5, 7, 1000])
def test_a_paste_cut_in_packets_of_any_size_is_whole(size):
    keyboard = Keyboard()
    sent = "a\x1b[200~première ligne\n\x1b[31mdeuxième\x1b[201~b".encode()
    found = [m for start in range(0, len(sent), size) for m in keyboard.feed(sent[start : start + size])]
    assert pastes(found) == ["première ligne\n[31mdeuxième"]
    assert keys(found) == ["a", "b"]


def test_a_paste_is_taken_whole_up_to_its_limit_and_beyond_it_is_said_to_be_cut():
    keyboard = Keyboard()
    keyboard.feed(b"\x1b[200~")
    for _ in range(64):
        assert keyboard.feed(b"x" * 2048) == []
    found = keyboard.feed(b"\x1b[201~")
    assert pastes(found) == ["x" * LONGEST_PASTE]
    assert any(isinstance(message, PasteCut) for message in found)
    whole = keyboard.feed(b"\x1b[200~" + b"y" * LONGEST_PASTE + b"\x1b[201~")
    assert pastes(whole) == ["y" * LONGEST_PASTE]
    assert not any(isinstance(message, PasteCut) for message in whole)


def test_a_paste_without_its_end_is_given_after_a_silence_and_keys_are_keys_again():
    keyboard = Keyboard()
    keyboard.feed(b"\x1b[200~texte")
    assert keyboard.patience == SHORT_PASTE_SILENCE
    assert pastes(keyboard.expire()) == ["texte"]
    assert keys(keyboard.feed(b"a")) == ["a"]


def test_a_long_paste_may_be_waited_for_on_a_slow_line_and_a_short_one_holds_no_keys():
    keyboard = Keyboard()
    keyboard.feed(b"\x1b[200~" + b"x" * 5_000)
    assert keyboard.patience == PASTE_SILENCE > SHORT_PASTE_SILENCE


def test_a_no_break_space_that_is_typed_is_a_space():
    (space,) = Keyboard().feed("\u00a0".encode())
    assert (space.key, space.character) == ("space", " ")


def test_a_latin_keyboard_is_read_in_its_own_encoding():
    assert keys(Keyboard("iso8859-15").feed(b"\xe9\xbd")) == ["é", "œ"]


def test_a_keyboard_that_is_put_away_leaves_nothing_behind():
    keyboard = Keyboard()
    keyboard.feed(b"\x1b[A\x1b[1;5Bx")
    parser = weakref.ref(keyboard._parser)
    del keyboard
    gc.collect()
    assert parser() is None

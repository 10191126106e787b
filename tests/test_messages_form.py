"""The form that is sent comes back from mails, quoted and cut, with what people put in it."""

import textwrap
from datetime import UTC, date, datetime, timedelta

import pytest
from house import FIRST, FIRST_END, a_series
from hypothesis import given, settings
from hypothesis import strategies as st
from memory_commons import do

from data.exports.wrapping import width
from data.imports.forms import FilledForm, read_forms
from models import lookup
from models.acts.polls import AddSlot, ClosePoll
from models.acts.series import MakeSeries, Template
from models.acts.workshops import CancelWorkshop
from models.people import FACILITATION, AllThree
from models.poll import Answer, Slot, with_slot
from models.refusals import Unknown
from models.settings import Announcement
from models.workshop import WorkshopCancelled
from tui.forms import blank_form, slot_labels

SIGNS = {"fr": "osn", "en": "yin"}
STATES = (Answer.YES, Answer.IF_NEEDED, Answer.NO)
ALL_THREE = {
    "fr": dict(zip(("oui", "peut-être", "non"), AllThree, strict=True)),
    "en": dict(zip(("yes", "maybe", "no"), AllThree, strict=True)),
}


def with_polls(language="fr", days=(20, 27), words=()):
    """A series whose polls of workshops 2 and 3 hold these slots, and moments in words."""
    session = a_series(language)
    for number in (2, 3):
        for day in days:
            at = timedelta(days=day + 21 * (number == 3))
            do(session.house.reading, AddSlot(number, FIRST + at, FIRST_END + at))
    for at, said in enumerate(words):
        poll = lookup.poll(session.commons, 2)
        slot = Slot(session.commons.new_id("s"), date(2028, 9, 6 + at), words=said)
        session.commons.put(with_slot(poll, slot))
    return session


def titled(session, title):
    one = session.commons.get(Announcement, "announcement")
    session.commons.put(type(one)(one.id, title, one.sections, one.made))
    return session


def filled(form, name="", place="", contact="", workshops="", all_three="", marks=None):
    """Something after each question, a letter in each box that has one."""
    values = iter((name, place, contact, workshops, all_three))
    lines = [line + next(values) if line.endswith(": ") else line for line in form.split("\n")]
    for i, line in enumerate(lines):
        if line.startswith("  [ ]"):
            ids = [slot for slot in marks or {} if f"({slot})" in "".join(lines[i : i + 9]).split("[ ]")[1]]
            for slot in ids:
                lines[i] = line.replace("[ ]", f"[{marks[slot]}]", 1)
    return "\n".join(lines)


def quoted(text, times):
    return textwrap.indent(text, "> " * times, lambda line: True)


def cut(text, columns=72):
    """As mail programs do: lines longer than that go on below, without any mark."""
    pieces = []
    for line in text.split("\n"):
        pieces += textwrap.wrap(
            line, columns, drop_whitespace=True, break_long_words=False, break_on_hyphens=False
        ) or [line]
    return "\n".join(pieces)


def slots_of(session):
    return [slot.id for number in (2, 3) for slot in lookup.poll(session.commons, number).slots]


WORD = st.text(st.sampled_from("abcdéçœŒZÉ’'-·.&@0123456789"), min_size=1, max_size=14).filter(
    lambda word: word.strip("_.… -'’·&@")[:1] == word[:1]
)
LINE = st.lists(WORD, min_size=1, max_size=8).map(" ".join).filter(lambda line: len(line) <= 80)
MOMENTS = st.sampled_from(
    ["matin", "après-midi (s1)", "[x] soir", "en soirée : oui", "fin de journée, " * 6 + "ou plus tard"]
)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_any_form_filled_by_anybody_comes_back_exactly(data):
    language = data.draw(st.sampled_from(["fr", "en"]))
    days = data.draw(st.lists(st.integers(10, 30), unique=True, max_size=5))
    session = with_polls(language, days, data.draw(st.lists(MOMENTS, unique=True, max_size=3)))
    titled(session, data.draw(LINE))
    given_marks = data.draw(
        st.dictionaries(st.sampled_from(slots_of(session) or ["s1"]), st.integers(0, 2), max_size=8)
        if slots_of(session)
        else st.just({})
    )
    marks = {slot: SIGNS[language][mark] for slot, mark in given_marks.items()}
    name, place, contact = (data.draw(LINE) for _ in range(3))
    numbers = data.draw(st.sets(st.integers(1, 3)))
    word = data.draw(st.sampled_from(["", *ALL_THREE[language]]))
    form = filled(
        blank_form(session), name, place, contact, ", ".join(map(str, sorted(numbers))), word, marks
    )
    travelled = quoted(form, data.draw(st.integers(0, 3)))
    if data.draw(st.booleans()):
        travelled = cut(travelled)
    read = read_forms(travelled, slot_labels(session))
    expected = FilledForm(
        name,
        place,
        contact,
        tuple(sorted(numbers)),
        all_three=ALL_THREE[language].get(word),
        answers={slot: STATES[mark] for slot, mark in given_marks.items()},
        line=1,
    )
    assert (read.forms, read.ignored) == ((expected,), ())


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("title", ["Court", "Un titre qui prend bien plus que la largeur d’un courriel " * 3])
def test_a_form_fits_72_columns_and_keeps_its_title(language, title):
    form = blank_form(titled(with_polls(language, words=["fin de journée, " * 8 + "tard"]), title))
    assert max(map(width, form.split("\n"))) <= 72
    assert " ".join(title.split()) in " ".join(form.replace("\n# ", " ").split())


def test_a_blank_form_is_nobodys():
    form = blank_form(with_polls())
    assert read_forms(form).forms == ()


def test_notes_are_not_cut_by_a_mail_program():
    form = blank_form(with_polls())
    notes = [line for line in form.split("\n") if line.startswith("#")]
    assert notes
    assert max(map(len, notes)) <= 60


def test_the_form_says_what_becomes_of_data_and_which_letters_to_put():
    form = blank_form(with_polls())
    assert "Vos données" in form
    assert "30 jours" in " ".join(form.replace("# ", "").split())
    assert "o = oui, s = si besoin, n = non, rien = sans réponse" in form


def test_slots_are_in_words_with_their_zone_and_their_id():
    assert "[ ] lundi 22 mai 2028, 11h-12h30 (heure de Paris) (s1)" in blank_form(with_polls())
    assert "[ ] Monday 22 May 2028, 11:00-12:30 (Paris time) (s1)" in blank_form(with_polls("en"))


def test_only_open_polls_with_slots_are_asked():
    session = with_polls()
    do(session.house.reading, ClosePoll(3))
    form = blank_form(session)
    assert "Atelier 2 :" in form
    assert "Atelier 3 :" not in form
    assert "Atelier 2 :" not in blank_form(a_series())


def test_a_form_for_one_workshop_does_not_offer_all_of_them():
    form = blank_form(with_polls(), [2])
    assert "Ateliers (2) : " in form
    assert "Atelier 3 :" not in form
    assert "Ateliers (1, 2, 3 ou tous) : " in blank_form(with_polls())


def test_a_workshop_that_cannot_be_joined_is_not_offered():
    session = with_polls()
    do(session.house.reading, CancelWorkshop(3, "grève"))
    assert "Ateliers (1, 2 ou tous) : " in blank_form(session)
    with pytest.raises(WorkshopCancelled):
        blank_form(session, [3])
    with pytest.raises(Unknown):
        blank_form(session, [9])


def test_a_form_that_lost_its_ids_is_still_known_by_its_labels_in_either_language():
    for language in ("fr", "en"):
        session = with_polls(language)
        form = filled(blank_form(session), "Zoé", marks={"s1": "n"})
        reader = session.in_language(a_series("fr" if language == "en" else "en").t)
        read = read_forms(form.replace(" (s1)", ""), slot_labels(reader))
        assert read.forms[0].answers == {"s1": Answer.NO}


def test_answers_to_a_closed_poll_are_known_until_the_date_is_fixed():
    session = with_polls()
    do(session.house.reading, ClosePoll(2))
    assert {label.slot for label in slot_labels(session)} == set(slots_of(session))


def test_a_series_of_two_workshops_asks_for_both():
    session = a_series()
    template = Template("Deux", (), ("Un", "Deux"))
    session.house.reading = type(session.house.reading)()
    now = datetime(2028, 4, 3, tzinfo=UTC)
    do(session.house.reading, MakeSeries(template, FIRST, FIRST_END), FACILITATION, now)
    form = blank_form(session)
    assert "aux 2 ?" in form
    read = read_forms(filled(form, "Zoé", workshops="tous", all_three="oui"))
    assert (read.forms[0].every_workshop, read.forms[0].all_three) == (True, AllThree.YES)

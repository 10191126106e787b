"""Filled forms come back through mail, forums and paper, and are read as people meant them."""

import random
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.imports.form_grammar import ENGLISH, FRENCH, NOTE
from data.imports.form_slots import SlotLabel
from data.imports.forms import FilledForm, has_form, read_forms
from data.imports.reasons import NotThatKind, Reason
from models.people import AllThree
from models.poll import Answer

MORNING, AFTERNOON = "lun. 22 mai 2028, 11h-12h30", "lun. 22 mai 2028, 14h-15h30"
JUNE = "mar. 6 juin 2028, 14h-15h30, soit 16h-17h30 à La Réunion"
LABELS = (
    SlotLabel("s4", 2, MORNING),
    SlotLabel("s5", 2, AFTERNOON),
    SlotLabel("s11", 3, AFTERNOON),
    SlotLabel("s12", 3, JUNE),
)
YES, IF_NEEDED, NO = Answer.YES, Answer.IF_NEEDED, Answer.NO


def blank(words=FRENCH):
    """The form as it is sent: a line for each question, a box for each slot."""
    lines = [
        words.opening.format(title="Numérique responsable en tiers-lieux"),
        f"{NOTE}Rien n'est obligatoire.",
    ]
    lines += [
        words.name,
        words.place,
        words.contact,
        words.workshops.format(numbers="1, 2, 3"),
        words.all_three,
    ]
    for number in (2, 3):
        lines.append(words.poll.format(number=number))
        lines += [
            words.slot.format(label=one.text, slot=one.slot) for one in LABELS if one.workshop == number
        ]
    return "\n".join([*lines, words.closing])


def filled(form=None, name="Zoé", place="", contact="", workshops="", all_three="", **slots):
    """The same with something written after each question and in each box."""
    lines = (form or blank()).split("\n")
    values = iter((name, place, contact, workshops, all_three))
    for i, line in enumerate(lines):
        if line.endswith(": "):
            lines[i] = line + next(values)
        for slot, mark in slots.items():
            if f"({slot})" in line:
                lines[i] = line.replace("[ ]", f"[{mark}]")
    return "\n".join(lines)


FULL = {
    "name": "Zoé D’Artigue, dite [b]Zo[/b]",
    "place": "la Grange",
    "contact": "zoe@exemple.invalid ou 06 00 00 00 00",
    "workshops": "1, 3",
    "all_three": "peut-être",
    "s4": "o",
    "s5": "s",
    "s11": "n",
}
EXPECTED = FilledForm(
    name=FULL["name"],
    place="la Grange",
    contact="zoe@exemple.invalid ou 06 00 00 00 00",
    workshops=(1, 3),
    all_three=AllThree.MAYBE,
    answers={"s4": YES, "s5": IF_NEEDED, "s11": NO},
    line=1,
)


def only(text, labels=LABELS):
    """The one form of a text from which nothing was left out."""
    read = read_forms(text, labels)
    assert read.ignored == ()
    (form,) = read.forms
    return form


def same(form):
    return form.fingerprint == EXPECTED.fingerprint


def test_a_form_filled_as_asked_is_read_entirely():
    assert only(filled(**FULL)) == EXPECTED


@pytest.mark.parametrize(
    "travel",
    [
        lambda text: textwrap.indent(text, "> ", lambda line: True),
        lambda text: textwrap.indent(text, ">> ", lambda line: True),
        lambda text: textwrap.indent(text, "> > > ", lambda line: True),
        lambda text: textwrap.indent(text, "| ", lambda line: True),
        lambda text: text.replace("\n", "\n\n"),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("---", "—"),
        lambda text: text.replace(" :", "\u00a0:"),
        lambda text: text.replace("Veillée", "Veillee").replace("peut-être / ", "peut-etre / "),
        lambda text: text.replace("Veillée", "Veill?e"),
        lambda text: text.replace("Veillée", "VeillÃ©e"),
        lambda text: text.replace("[ ]", "[]"),
        lambda text: text.replace("\n--- fin ---", ""),
        lambda text: text.split("\n", 1)[1],
        lambda text: f"Bonjour,\nvoici ma réponse.\n\n{text}\n\n-- \nZoé\nContact : plus tard\n",
        lambda text: (
            text.replace("Nom ou", "NOM OU").replace("Atelier 2", "ATELIER 2").replace("(s4)", "(S4)")
        ),
    ],
)
def test_a_form_survives_its_travel(travel):
    assert same(only(travel(filled(**FULL))))


@pytest.mark.parametrize("prefix", ["", "> ", ">> "])
@pytest.mark.parametrize("width", [60, 66, 72])
def test_a_form_cut_by_a_mail_program_is_put_together_again(width, prefix):
    cut = []
    for line in filled(**FULL).split("\n"):
        cut += textwrap.wrap(
            line, width, initial_indent=prefix, subsequent_indent=prefix, break_on_hyphens=False
        )
    assert max(map(len, cut)) <= width < max(map(len, filled(**FULL).split("\n")))
    assert same(only("\n".join(cut)))


@pytest.mark.parametrize(
    ("mark", "answer"),
    [
        ("o", YES), ("O", YES), ("x", YES), ("X", YES), (" o ", YES), ("oui", YES), ("y", YES), ("yes", YES),
        ("✓", YES), ("s", IF_NEEDED), ("S", IF_NEEDED), ("si besoin", IF_NEEDED), ("i", IF_NEEDED),
        ("if needed", IF_NEEDED), ("n", NO), ("N", NO), ("non", NO), ("no", NO),
        ("", None), (" ", None), (".", None), ("-", None), ("?", None),
    ],
)  # fmt: skip
def test_what_is_put_in_a_box_is_understood(mark, answer):
    assert only(filled(s4=mark, s12="n")).answers.get("s4") is answer


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        (f"o {MORNING} (s4)", YES),
        (f"Oui : {MORNING} (s4)", YES),
        (f"si besoin {MORNING} (s4)", IF_NEEDED),
        (f"[ ] {MORNING} (s4) : oui", YES),
        (f"[ ] {MORNING} (s4) non", NO),
        (f"[] si besoin, {MORNING} (s4)", IF_NEEDED),
        (f"{MORNING} (s4) = if needed", IF_NEEDED),
        (f"- [x] {MORNING} (s4)", YES),
        (f"(o) {MORNING} (s4)", YES),
        (f"\\[n\\] {MORNING} (s4)", NO),
        (f"☑ {MORNING} (s4)", YES),
        (f"☐ {MORNING} (s4)", None),
        (f"[o] {MORNING}", YES),
        (f"o {MORNING}", YES),
        (f"{MORNING} : si besoin", IF_NEEDED),
        (f"{MORNING} non", NO),
        ("[n] LUN 22 MAI 2028 11h-12h30", NO),
        ("[o] la ligne a changé (s4)", YES),
    ],
)
def test_an_answer_is_understood_where_people_put_it(line, answer):
    text = filled(s12="n").replace(f"  [ ] {MORNING} (s4)", line)
    assert line in text
    assert only(text).answers.get("s4") is answer


def test_a_slot_without_its_id_is_known_by_its_label_and_its_workshop():
    text = filled(s5="o", s11="n").replace(" (s5)", "").replace(" (s11)", "")
    assert only(text).answers == {"s5": YES, "s11": NO}


def test_ids_are_enough_when_no_label_is_given():
    assert only(filled(s5="o", s11="n"), labels=()).answers == {"s5": YES, "s11": NO}


@pytest.mark.parametrize(
    ("written", "numbers", "every"),
    [
        ("1", (1,), False), ("1, 3", (1, 3), False), ("3 et 1", (1, 3), False), ("1 à 3", (1, 2, 3), False),
        ("1-2", (1, 2), False), ("tous", (), True), ("Toutes !", (), True), ("all", (), True),
        ("les 3", (), True), ("les trois", (), True), ("le deux", (2,), False), ("aucun", (), False),
        ("", (), False),
    ],
)  # fmt: skip
def test_workshops_are_understood_as_people_write_them(written, numbers, every):
    form = only(filled(workshops=written))
    assert (form.workshops, form.every_workshop) == (numbers, every)


@pytest.mark.parametrize(
    ("written", "answer"),
    [("Oui", AllThree.YES), ("peut etre", AllThree.MAYBE), ("PEUT-ÊTRE.", AllThree.MAYBE),
     ("non", AllThree.NO), ("maybe", AllThree.MAYBE), ("yes", AllThree.YES), ("", None)],
)  # fmt: skip
def test_all_three_is_understood(written, answer):
    assert only(filled(all_three=written)).all_three is answer


def test_the_english_form_is_read_too():
    words = FULL | {"all_three": "maybe", "s4": "y", "s5": "i"}
    assert same(only(filled(blank(ENGLISH), **words)))


def test_several_forms_are_read_from_one_text():
    text = "\n\n".join([filled(name="Ana", s4="o"), "Le lun. 8 mai, Bo a écrit :", filled(name="Bo", s4="n")])
    read = read_forms(text, LABELS)
    assert [(form.name, dict(form.answers)) for form in read.forms] == [
        ("Ana", {"s4": YES}),
        ("Bo", {"s4": NO}),
    ]
    assert read.forms[1].line > read.forms[0].line == 1
    assert read.ignored == ()


def test_the_blank_form_quoted_under_an_answer_is_skipped():
    text = filled(**FULL) + "\n\n" + textwrap.indent(blank(), "> ")
    assert same(only(text))
    assert read_forms(blank(), LABELS).forms == ()


def test_the_same_form_quoted_again_is_said_and_read_once():
    read = read_forms(filled(**FULL) + "\n" + textwrap.indent(filled(**FULL), "> "), LABELS)
    assert len(read.forms) == 1
    assert [(one.reason, one.params) for one in read.ignored] == [
        (Reason.FORM_REPEATED, {"name": FULL["name"]})
    ]


def test_two_people_who_answer_alike_side_by_side_stay_two():
    assert len(read_forms(filled() + "\n" + filled(), LABELS).forms) == 2


@pytest.mark.parametrize(
    ("old", "new", "reason", "params"),
    [
        (f"[ ] {MORNING}", f"[bof] {MORNING}", Reason.FORM_ANSWER, {"word": "bof"}),
        (f"[ ] {MORNING} (s4)", f"[ ] {MORNING} (s4) : peut-être", Reason.FORM_ANSWER, {"word": "peut-être"}),
        (f"[ ] {MORNING} (s4)", f"[o] {MORNING} (s4) : non", Reason.FORM_TWO_ANSWERS, {}),
        (f"[ ] {MORNING} (s4)", "[o] plus tard (s99)", Reason.SLOT_UNKNOWN, {"slot": "s99"}),
        (f"[ ] {MORNING} (s4)", "[o] plus tard", Reason.SLOT_UNKNOWN, {"slot": ""}),
        (f"[ ] {MORNING} (s4)", "Je ne sais pas encore.", Reason.FORM_TEXT, {}),
        ("ou tous) : ", "ou tous) : bientôt", Reason.FORM_WORKSHOPS, {"word": "bientôt"}),
        ("/ non) : ", "/ non) : on verra", Reason.FORM_ALL_THREE, {"word": "on verra"}),
    ],
)
def test_what_is_not_understood_is_listed_and_the_rest_is_read(old, new, reason, params):
    text = filled(s5="o").replace(old, new)
    read = read_forms(text, LABELS)
    (ignored,) = read.ignored
    assert (ignored.reason, ignored.params) == (reason, params)
    assert text.split("\n")[ignored.line - 1].strip() == ignored.text
    assert (read.forms[0].name, dict(read.forms[0].answers)) == ("Zoé", {"s5": YES})


def test_a_remark_after_an_answer_is_said_and_the_answer_kept():
    read = read_forms(filled(s4="o").replace("(s4)", "(s4) mais après 11h15"), LABELS)
    assert read.forms[0].answers == {"s4": YES}
    assert [one.reason for one in read.ignored] == [Reason.FORM_TEXT]


def test_a_slot_answered_twice_keeps_its_first_answer_and_says_so():
    read = read_forms(filled(s4="o").replace("Atelier 3", f"[n] {MORNING} (s4)\nAtelier 3"), LABELS)
    assert read.forms[0].answers == {"s4": YES}
    assert [one.reason for one in read.ignored] == [Reason.FORM_TWO_ANSWERS]


def test_a_label_of_two_workshops_without_a_heading_is_not_guessed():
    text = "\n".join(line for line in filled(s5="o").split("\n") if not line.startswith("Atelier ")).replace(
        " (s5)", ""
    )
    assert [one.reason for one in read_forms(text, LABELS).ignored] == [Reason.SLOT_AMBIGUOUS]


def test_a_form_without_a_name_is_listed():
    read = read_forms(filled(name="", s4="o"), LABELS)
    assert read.forms == ()
    assert [(one.line, one.reason) for one in read.ignored] == [(1, Reason.FORM_WITHOUT_NAME)]


def test_a_remark_under_a_heading_or_an_answer_is_said():
    text = filled(contact="zoe@exemple.invalid", s4="o")
    for line in (FRENCH.poll.format(number=2), "zoe@exemple.invalid"):
        read = read_forms(text.replace(line, f"{line}\nJe ne sais pas encore."), LABELS)
        assert [(one.text, one.reason) for one in read.ignored] == [
            ("Je ne sais pas encore.", Reason.FORM_TEXT)
        ]
        assert (read.forms[0].contact, read.forms[0].answers) == ("zoe@exemple.invalid", {"s4": YES})


def test_a_text_without_any_form_is_refused():
    with pytest.raises(NotThatKind) as refused:
        read_forms("Bonjour,\nje viens aux trois.\n")
    assert refused.value.reason is Reason.NO_FORM
    assert not has_form("Le bulletin Veillée est parti ce matin.")


VALUE = st.text(st.characters(exclude_categories=("Cc", "Cs", "Z")), min_size=1).filter(
    lambda text: text.strip("_.… -*")[:1] == text[:1] and text.strip("_.… -*")
)


@given(VALUE, VALUE, st.dictionaries(st.sampled_from(["s4", "s5", "s11", "s12"]), st.sampled_from("osn")))
def test_names_and_contacts_come_back_as_typed(name, contact, slots):
    form = only(filled(name=name, contact=contact, **slots))
    assert (form.name, form.contact) == (name, contact)
    assert form.answers == {slot: {"o": YES, "s": IF_NEEDED, "n": NO}[mark] for slot, mark in slots.items()}


PIECES = [
    *filled(**FULL).split("\n"),
    *blank(ENGLISH).split("\n"),
    "",
    "> ",
    "Contact",
    "(s4)",
    "[",
    "oui",
    "---",
]


@given(
    st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=30), st.randoms(use_true_random=False)
)
def test_no_text_makes_the_reader_crash_and_lines_are_listed_as_they_stand(pieces, chance: random.Random):
    text = "\n".join(chance.choice(["", "> ", "| "]) + piece for piece in pieces)
    try:
        read = read_forms(text, LABELS)
    except NotThatKind:
        assert not has_form(text)
    else:
        assert all(form.name for form in read.forms)
        assert all(one.line >= 1 for one in read.ignored)

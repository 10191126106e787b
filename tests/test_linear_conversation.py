"""Line by line: the words that command, free text, errors beside the question, how a visit ends."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from house import a_series, registered
from hypothesis import given, settings
from hypothesis import strategies as st
from lines import lines_of, told

from data.faults import NoRoom
from models.contribution import Contribution
from models.names import harmless
from models.people import VISITOR, Actor, Participant, Role
from tui.linear.conversation import LONGEST_TTY_LINE
from tui.linear.words import command, dotted, undotted, without_keys
from tui.session import Session

ROOT = Path(__file__).resolve().parents[1]


def as_visitor(session: Session) -> Session:
    return Session(session.house, VISITOR, session.t, session.clock)


def as_participant(session: Session, person: str) -> Session:
    return Session(session.house, Actor(Role.PARTICIPANT, person), session.t, session.clock)


@pytest.mark.parametrize("typed", ["quitter", "QUITTER", "q", "quit", ".quitter", " exit "])
def test_both_languages_and_initials_leave(typed: str) -> None:
    for language, goodbye in (("fr", "Au revoir."), ("en", "Goodbye.")):
        assert told(a_series(language), typed).endswith(f"{goodbye}\n")


@pytest.mark.parametrize("typed", ["retour", "back", "r", "b", ".retour"])
def test_going_back_from_a_menu_comes_to_the_one_before(typed: str) -> None:
    said = told(a_series(), "2", typed, "quitter")
    assert said.count("Accueil\n") == 2
    assert said.count("\nAteliers\n") == 1


def test_help_is_about_the_question_that_is_asked() -> None:
    said = told(a_series(), "aide", "2", "4", ".aide", "quitter")
    assert "Choix : le numéro de la ligne, ou ses premiers mots." in said
    assert "Mots : .aide, .retour, .quitter, avec le point devant." in said


def test_in_free_text_only_a_dotted_word_commands() -> None:
    session = a_series()
    told(session, *lines_of("2|4|retour|1|1||o"))
    assert [one.name for one in session.commons.all(Participant)] == ["retour"]
    said = told(session, *lines_of("2|4|.retour|quitter"))
    assert len(session.commons.all(Participant)) == 1
    assert said.count("\nAteliers\n") == 2


def test_two_dots_at_the_beginning_of_a_line_are_one() -> None:
    assert undotted("..retour") == ".retour"
    assert undotted(".vimrc") == ".vimrc"
    assert dotted("..retour") is None
    session = a_series()
    told(session, *lines_of("2|4|..quitter|1|1||o"))
    assert [one.name for one in session.commons.all(Participant)] == [".quitter"]


def test_an_error_stands_beside_its_question_and_says_what_to_type() -> None:
    said = told(a_series(), "12", "quitter")
    assert "Erreur : tapez un numéro de 1 à 9, ou retour.\nVotre choix ?\n" in said
    said = told(a_series(), *lines_of("2|4||Zoé|7|quitter"))
    assert "Erreur : il manque le nom" in said
    assert "Erreur : tapez des numéros d’ateliers, par exemple 1 3, ou Entrée.\nQuels ateliers ?" in said


def test_the_first_words_of_a_line_choose_it_too() -> None:
    assert "\nManifeste : 0 article\n" in told(a_series(), "manif", "quitter")


def test_a_menu_that_has_not_changed_is_not_read_out_again() -> None:
    said = told(a_series(), "8", "quitter")
    assert said.count("2. Ateliers et inscriptions") == 1
    assert "Votre choix ? Entrée relit le menu." in said
    assert told(a_series(), "8", "", "quitter").count("2. Ateliers et inscriptions") == 2


def test_long_lists_come_nine_lines_at_a_time() -> None:
    session = a_series()
    registered(session, *(f"Personne {number}" for number in range(14)))
    said = told(session, *lines_of("9|corriger||suite|12|.quitter"))
    assert "9. Personne 8\nsuite : encore 5\n" in said
    assert "14. Personne 13\n" in said
    assert "Entrée garde « Personne 11 »" in said


def test_the_end_of_input_says_what_is_saved_and_what_is_not() -> None:
    session = a_series()
    said = told(session, *lines_of("5|nouvel|Nos outils|Nous choisissons"))
    assert said.endswith("Texte en cours : il n’a pas été enregistré.\nFin de la saisie, au revoir.\n")
    said = told(session, *lines_of("2|4|Zoé|1|1|"))
    assert said.endswith("Fin de la saisie, au revoir.\n")
    assert "Enregistré" not in said
    said = told(session, *lines_of("2|4|Zoé|1|1||o"))
    assert "Enregistré : 1 acte, tout ce qui a été dit « Fait ».\nFin de la saisie" in said


def test_the_language_changes_in_the_middle_of_the_conversation() -> None:
    said = told(a_series("fr"), *lines_of("7|1|2|retour|quit"))
    assert "Done: the conversation goes on in English\n" in said
    assert said.endswith("Goodbye.\n")


def test_keys_that_a_terminal_sends_raw_are_no_text() -> None:
    assert without_keys("Zo\x1b[D\x1b[Cé\x1bOA") == "Zoé"
    assert without_keys("\x1b[31mrouge\x1b[0m") == "rouge"


def test_a_line_that_the_terminal_has_cut_is_said() -> None:
    said = told(a_series(), "x" * LONGEST_TTY_LINE, "quitter")
    assert "peut-être coupée par le terminal" in said


def test_people_s_words_are_shown_as_typed_and_send_nothing_to_the_terminal() -> None:
    session = a_series()
    told(session, *lines_of("2|4|[b]Zoé[/b] {x} %s \x1b]0;titre\x07|1|1||o"))
    said = told(session, *lines_of("9|personnes|quitter"))
    assert "[b]Zoé[/b] {x} %s" in said
    assert "\x1b" not in said
    assert "\x07" not in said


def test_it_never_loads_textual_nor_asyncssh() -> None:
    code = (
        "import sys, tui.linear.talk, tui.linear.wire\n"
        "print([one for one in ('textual', 'rich', 'asyncssh') if one in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert run.stdout.strip() == "[]", run.stdout


def test_only_the_local_wire_and_the_timer_of_sessions_know_the_event_loop() -> None:
    faces = sorted((ROOT / "tui" / "linear").glob("*.py"))
    knowing = [one.name for one in faces if "import asyncio" in one.read_text("utf-8")]
    assert knowing == ["meanwhile.py", "wire.py"]


def with_everything(language: str) -> tuple[Session, list[str]]:
    session = a_series(language)
    people = registered(session, "Zoé", "Ana", "Bo", "Çağan")
    for number in (2, 3):
        told(session, *lines_of(f"3|{number - 1}|animer|1||3|quitter"))
    return session, people


TYPED = st.one_of(
    st.integers(0, 11).map(str),
    st.sampled_from(
        lines_of(
            "|retour|quit|aide|suite|o|n|o s n|.|.retour|.relire|défaire|Zoé|b|remplacer 1|ajouter"
            "|supprimer 1|lire|c1 c2|tous|1 3|-|p|x|lundi 22 mai 11h|30 mai 2028 14h|https://x.fr/y|{x}|²"
        )
    ),
    st.text(max_size=30).map(lambda text: text.replace("\n", " ")),
)


@settings(max_examples=150, deadline=None)
@given(
    typed=st.lists(TYPED, max_size=60),
    language=st.sampled_from(["fr", "en"]),
    role=st.sampled_from(["animation", "moi", "participation", "visite"]),
)
def test_whatever_is_typed_the_visit_ends_politely_and_clean(
    typed: list[str], language: str, role: str
) -> None:
    session, people = with_everything(language)
    faces = {
        "animation": session,
        "moi": session.being(people[0]),
        "participation": as_participant(session, people[1]),
        "visite": as_visitor(session),
    }
    said = told(faces[role], *typed)
    assert said.splitlines()[-1] in (
        "Au revoir.",
        "Goodbye.",
        "Fin de la saisie, au revoir.",
        "End of input, goodbye.",
    )
    assert all(ord(sign) >= 0x20 or sign == "\n" for sign in said)
    assert harmless(said) == said


WHOLE_VISIT = (
    "2|1|5|1|Élodie|1|1|elodie@exemple.fr|o|retour|retour|4|3|1|1|1|n|Réparer avant d’acheter||quitter"
)


def test_wherever_the_input_ends_what_was_confirmed_is_there() -> None:
    steps = lines_of(WHOLE_VISIT)
    for cut in range(len(steps)):
        session = a_series()
        said = told(session, *steps[:cut])
        people = [one.name for one in session.commons.all(Participant)]
        assert people == (["Élodie"] if "Fait : place confirmée" in said else [])
        texts = [one.text for one in session.commons.all(Contribution)]
        assert texts == (["Réparer avant d’acheter"] if "Fait : contribution" in said else [])
        assert "Traceback" not in said


def test_a_whole_visit_is_light_on_the_line() -> None:
    said = told(a_series(), *lines_of(WHOLE_VISIT))
    assert len(said.encode()) < 10_000


def test_no_line_of_a_menu_is_longer_than_72_columns() -> None:
    for language in ("fr", "en"):
        session, _ = with_everything(language)
        said = told(session, *lines_of("2|1|r|r|3|1|r|r|4|r|5|r|6|r|7|r|9|q"))
        menus = [line for line in said.splitlines() if line[:1].isdigit()]
        assert menus
        assert [line for line in menus if len(line) > 72] == []


def test_a_single_letter_commands_only_where_it_cannot_be_an_answer() -> None:
    assert command("o") is None
    assert command("n") is None
    assert dotted(".q") is None


def test_a_full_disk_is_said_with_what_is_safe_and_the_visit_goes_on() -> None:
    session = a_series()
    house: Any = session.house
    works = house.perform

    async def refused(act: Any, by: Actor) -> Any:
        raise NoRoom(ROOT)

    house.perform = refused
    said = told(
        session,
        *lines_of("2|1|changer|places|20"),
        lambda: setattr(house, "perform", works),
        *lines_of("places|21|quitter"),
    )
    assert "Erreur : le disque est plein : ce dernier geste n’est pas fait" in said
    assert "Fait : places à l’atelier 1 : 21\n" in said
    assert "Enregistré : 1 acte" in said

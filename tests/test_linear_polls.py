"""Line by line: answering polls, preparing them, reading rankings, choosing the pair of dates."""

from dataclasses import replace
from datetime import date
from typing import Any

from house import a_series, acted, being, registered
from lines import lines_of, told

from models import lookup
from models.acts.polls import AnswerPoll, HideAnswers, ProposeSlots
from models.people import VISITOR, Participant
from models.poll import Answer, Slot, with_slot
from tui.session import Session

YES, IF_NEEDED, NO = Answer.YES, Answer.IF_NEEDED, Answer.NO


def with_polls(language: str = "fr", **answers: str) -> tuple[Session, dict[str, str]]:
    """Polls 2 (three slots from 8 May) and 3 (three from 12 June); « ana="oss nn." » answers both."""
    session = a_series(language)
    people = dict(zip(answers, registered(session, *answers), strict=True))
    acted(session, ProposeSlots(2, date(2028, 5, 3), 3))
    acted(session, ProposeSlots(3, date(2028, 6, 11), 3))
    letters = {"o": YES, "s": IF_NEEDED, "n": NO}
    for name, given in answers.items():
        for number, row in zip((2, 3), given.split(), strict=False):
            slots = lookup.poll(session.commons, number).slots
            states = {slot.id: letters[one] for slot, one in zip(slots, row, strict=True) if one != "."}
            acted(session, AnswerPoll(number, states, people[name]))
    return session, people


def mine(session: Session, number: int, person: str) -> list[Answer | None]:
    asked = lookup.poll(session.commons, number)
    return [asked.answers_of(person).get(slot.id) for slot in asked.slots]


def test_a_poll_is_answered_in_one_line_one_letter_a_slot() -> None:
    session, people = with_polls(Zoé="")
    said = told(being(session, people["Zoé"]), *lines_of("3|1|1|o s .|quitter"))
    assert "1. mardi 9 mai, 11h-12h30 (heure de Paris) : sans réponse\n" in said
    assert (
        "Fait : réponses enregistrées, sondage 2, pour Zoé\nRéponses : oui, si besoin, sans réponse\n" in said
    )
    assert mine(session, 2, people["Zoé"]) == [YES, IF_NEEDED, None]


def test_letters_may_be_glued_or_words_and_english_ones_are_understood() -> None:
    for typed in ("os.", "O S .", "oui, si, .", "y i .", "yi."):
        session, people = with_polls("en", Zoé="")
        told(being(session, people["Zoé"]), *lines_of(f"3|1|1|{typed}|quit"))
        assert mine(session, 2, people["Zoé"]) == [YES, IF_NEEDED, None], typed


def test_a_line_that_does_not_fit_the_slots_changes_nothing_and_is_asked_again() -> None:
    session, people = with_polls(Zoé="oss")
    said = told(being(session, people["Zoé"]), *lines_of("3|1|1|o s|o s z|.retour|quitter"))
    assert "Erreur : une lettre par créneau : il en faut 3, vous en donnez 2.\n" in said
    assert "Erreur : « z » n’est pas une réponse : o, s, n ou point.\n" in said
    assert mine(session, 2, people["Zoé"]) == [YES, IF_NEEDED, IF_NEEDED]


def test_slot_by_slot_each_answer_is_kept_even_when_one_leaves_in_the_middle() -> None:
    session, people = with_polls(Zoé="")
    told(being(session, people["Zoé"]), *lines_of("3|1|1||o|s"))
    assert mine(session, 2, people["Zoé"]) == [YES, IF_NEEDED, None]


def test_enter_keeps_an_answer_and_a_dot_takes_it_back() -> None:
    session, people = with_polls(Zoé="oss")
    told(being(session, people["Zoé"]), *lines_of("3|1|1||||.|quitter"))
    assert mine(session, 2, people["Zoé"]) == [YES, IF_NEEDED, None]


def test_registration_goes_on_with_the_polls() -> None:
    session, _ = with_polls(Ana="")
    visitor = replace(session, actor=VISITOR)
    said = told(visitor, *lines_of("2|4|Maëlle||1||o||o n s|n|quitter"))
    assert "Sondage 2 : répondre maintenant ? Entrée pour oui.\n" in said
    assert "Sondage 2 : 3 réponses sur 3\nSondage 3 : 0 réponse sur 3\n" in said
    maelle = next(one for one in session.commons.all(Participant) if one.name == "Maëlle")
    assert mine(session, 2, maelle.id) == [YES, NO, IF_NEEDED]


def test_slots_are_said_in_both_zones_with_the_day_and_the_night() -> None:
    session, people = with_polls(Zoé="")
    house: Any = session.house
    house.reading.put(replace(session.commons.get(Participant, people["Zoé"]), zone="Pacific/Tahiti"))
    said = told(being(session, people["Zoé"]), *lines_of("3|1|1|.retour|quitter"))
    assert "11h-12h30 (heure de Paris ; lundi 8 mai, 23h-0h30, heure de Tahiti), la nuit là-bas" in said


def test_rankings_answers_and_those_who_are_silent() -> None:
    session, _ = with_polls(Zoé="oos", Ana="ons", Bo="")
    said = told(session, *lines_of("3|1|classement|quitter"))
    assert "Classement par oui\n2 : mardi 9 mai" in said
    assert "Classement par oui et si besoin\n2 : mardi 9 mai" in said
    said = told(session, *lines_of("3|1|réponses|sans|quitter"))
    assert "Zoé : O O S\nAna : O N S\n" in said
    assert "1 personne manque\nBo\n" in said


def test_visitors_see_counts_and_rankings_and_no_name() -> None:
    session, _ = with_polls(Zoé="oos", Ana="ons")
    said = told(replace(session, actor=VISITOR), *lines_of("3|1|classement|3|quitter"))
    assert "2 personnes sur 2 ont répondu" in said
    assert "2 : mardi 9 mai" in said
    assert "Zoé" not in said


def test_hidden_answers_wait_until_one_has_answered() -> None:
    session, people = with_polls(Zoé="oos", Ana="")
    acted(session, HideAnswers(2))
    ana = being(session, people["Ana"])
    hidden = "Caché : vous verrez les réponses après avoir donné les vôtres.\n"
    assert hidden in told(ana, *lines_of("3|1|classement|quitter"))
    assert hidden not in told(ana, *lines_of("3|1|1|o o o|classement|quitter"))


def test_facilitation_answers_for_somebody_even_once_the_poll_is_closed() -> None:
    session, people = with_polls(Zoé="", Ana="")
    said = told(session, *lines_of("3|1|animer|clore|r|1|zo|o o o|quitter"))
    assert "Fait : sondage 2 clos, les réponses sont gardées\n" in said
    assert "Fait : réponses enregistrées, sondage 2, pour Zoé\n" in said
    said = told(being(session, people["Ana"]), *lines_of("3|1|1|o o o|quitter"))
    assert "Erreur : le sondage de l’atelier 2 est clos" in said


def test_communs_lundis_are_proposed_the_tuesday_after_a_holiday() -> None:
    session = a_series()
    said = told(session, *lines_of("3|1|animer|1|3 mai 2028|3|quitter"))
    assert "Fait : 3 créneaux ajoutés\nmardi 9 mai, 11h-12h30\nlundi 15 mai, 11h-12h30\nlundi 22 mai" in said


def test_a_slot_is_typed_in_french_and_overlaps_are_said() -> None:
    session = a_series()
    said = told(
        session, *lines_of("3|1|animer|2|lundi 22 mai 11h|2|lundi 22 mai 12h|2|lundi 22 mai 11h|quitter")
    )
    assert "Fait : créneau ajouté au sondage 2, lundi 22 mai, 11h-12h30\n" in said
    assert "Attention : il chevauche lundi 22 mai, 11h-12h30\n" in said
    assert "Erreur : ce créneau existe déjà" in said
    assert len(lookup.poll(session.commons, 2).slots) == 2


def test_dates_that_cannot_be_are_said_beside_the_question() -> None:
    said = told(
        a_series(), *lines_of("3|1|animer|2|mardi 22 mai 2028 11h|1er avril 2028 11h|bientôt|22 mai|quitter")
    )
    assert said.count("Erreur : ") == 4
    assert said.count("Quand ? Par exemple lundi 22 mai 11h.") == 5


def test_a_moment_in_words_is_given_hours_and_keeps_its_answers() -> None:
    session, people = with_polls(Zoé="")
    house: Any = session.house
    asked = with_slot(lookup.poll(session.commons, 2), Slot("s90", date(2028, 5, 16), words="matin"))
    house.reading.put(asked)
    acted(session, AnswerPoll(2, {"s90": YES}, people["Zoé"]))
    said = told(session, *lines_of("1|sondage 2, donner|mardi 16|mardi 16 mai 10h-11h30|quitter"))
    assert "mardi 16 mai, matin (heures à préciser)\n" in said
    assert "Fait : heures données, mardi 16 mai, 10h-11h30. Les réponses sont gardées.\n" in said
    assert lookup.poll(session.commons, 2).answers_of(people["Zoé"])["s90"] is YES


def test_removing_a_slot_says_how_many_answers_go_and_asks() -> None:
    session, _ = with_polls(Zoé="oss", Ana="n..")
    said = told(session, *lines_of("3|1|animer|retirer|1|n|retirer|1|o|quitter"))
    assert "Retirer mardi 9 mai, 11h-12h30, et 2 réponses ? Oui ou non.\n" in said
    assert "Fait : créneau retiré, mardi 9 mai, 11h-12h30\n" in said
    assert len(lookup.poll(session.commons, 2).slots) == 2


def test_a_poll_is_opened_until_a_day_and_hidden() -> None:
    session, _ = with_polls(Zoé="")
    said = told(session, *lines_of("3|1|animer|ouvrir|lundi 24 avril 18h|cacher|montrer|quitter"))
    assert "Fait : sondage 2 ouvert jusqu’au lundi 24 avril, 18h\n" in said
    assert "Fait : réponses cachées à qui n’a pas encore répondu\n" in said
    assert "Fait : réponses montrées à toutes les personnes inscrites\n" in said


def test_pairs_are_ranked_with_their_ties_and_who_is_left_out_by_name() -> None:
    session, _ = with_polls(Zoé="oon oon", Ana="oon oon", Bo="non nos")
    said = told(session, *lines_of("3|dates|1|3|n|2|n|quitter"))
    assert "Comptées : 3 personnes, dont 3 inscrites à l’atelier 1\n" in said
    assert "1. lun. 15 mai 11h, lun. 19 juin 11h, rang 1, 3 oui, 3 si besoin\n" in said
    assert "rang 2 ex æquo, 2 oui, 2 si besoin\n3. " in said
    assert said.count("rang 2 ex æquo") == 2, "each once in the list: it is not read out again"
    assert all(len(line) <= 72 for line in said.splitlines() if "ex æquo" in line)
    assert "Absence : Bo, atelier 3\nFixer ces deux dates ? Oui ou non.\nRien n’a changé.\n" in said


def test_the_pair_is_fixed_by_a_person_in_one_act() -> None:
    session, _ = with_polls(Zoé="oon oon", Ana="oon oon", Bo="non nos")
    said = told(session, *lines_of("3|dates|1|1|o|quitter"))
    assert "Fait : atelier 2, lundi 15 mai, 11h-12h30 (heure de Paris)\n" in said
    assert "Fait : atelier 3, lundi 19 juin, 11h-12h30 (heure de Paris)\n" in said
    assert all(one.start for one in lookup.workshops(session.commons))
    said = told(session, *lines_of("défaire|quitter"))
    assert "Fait : défait, le choix des dates\n" in said


def test_the_pair_in_english() -> None:
    session, _ = with_polls("en", Zoé="oon oon", Bo="non n..")
    said = told(session, *lines_of("3|dates|1|1|y|quit"))
    assert "Left out: Bo" in said
    assert (
        "Done: workshop 2, Monday 15 May, 11:00-12:30 (Paris time)\n" in said or "Done: workshop 2," in said
    )


def test_participants_compare_pairs_and_fix_nothing() -> None:
    session, people = with_polls(Zoé="oon oon", Ana="oon oon")
    said = told(being(session, people["Zoé"]), *lines_of("3|dates|1|retour|quitter"))
    assert "Aux deux, avec oui : 2\n" in said
    assert "Fixer" not in said


def test_without_slots_there_is_no_pair_and_it_says_what_is_needed() -> None:
    said = told(a_series(), *lines_of("3|dates|1|quitter"))
    assert "Dates : aucune paire possible pour le moment.\n" in said


def test_one_date_is_fixed_alone_from_its_own_poll() -> None:
    session, _ = with_polls(Zoé="oss")
    said = told(session, *lines_of("3|1|animer|fixer|1|o|quitter"))
    assert "Fait : atelier 2, mardi 9 mai, 11h-12h30\n" in said

"""Line by line: a consent round opened, answered round the room, an objection lifted, closed."""

from dataclasses import replace
from functools import partial

from house import FIRST, a_series, being, registered
from lines import lines_of, told
from memory_commons import do

from models.acts.consent import AnswerRound, CloseRound, OpenRound
from models.acts.manifesto import AddArticle, WriteArticle
from models.acts.roll_call import RollCall
from models.acts.running_order import BeginSession
from models.consent import Choice, Phase, last_round, standing, tally
from models.manifesto import articles
from models.people import FACILITATION, VISITOR
from models.registration import Presence

ROUND = "5|ouvrir|1|tour de|"
"""From home to the round of the first article."""
SESSION = "ateliers|1|séance|"


def in_the_room(language="fr", present=("Ana", "Bo")):
    session = a_series(language)
    ids = registered(session, "Ana", "Bo", "Cid")
    session.clock.moment = FIRST
    for name, id in zip(("Ana", "Bo", "Cid"), ids, strict=True):
        if name in present:
            do(session.house.reading, RollCall(1, id, Presence.PRESENT), FACILITATION, FIRST)
    do(session.house.reading, AddArticle("Nos outils", "Nous réparons."), FACILITATION, FIRST)
    return session, ids


def opened(session, **how):
    do(session.house.reading, OpenRound("a1", **how), FACILITATION, session.now)
    return last_round(session.commons, "a1")


def status(session):
    return articles(session.commons)[0].status.value


def test_facilitation_opens_a_round_for_the_room_and_enters_every_answer():
    session, _ = in_the_room()
    said = told(
        session,
        *lines_of(ROUND + "ouvrir|1|avec les noms|réponses|répondre|Ana|1|Bo|2|À revoir en juin|quitter"),
    )
    assert "Fait : tour ouvert, posé à 2 personnes présentes à l’atelier 1" in said
    assert "Fait : réponse notée, je consens\n1 personne sur 2 a répondu" in said
    assert "L’article est adopté avec réserves : personne n’a d’objection." in said
    assert status(session) == "adopte_avec_reserves"


def test_a_round_is_opened_from_the_session_and_is_there_for_everybody_in_it():
    session, (ana, *_) = in_the_room(present=("Ana",))
    do(session.house.reading, BeginSession(1, "90 | Consentir"), FACILITATION, FIRST)
    said = told(session, *lines_of(SESSION + "tour de|1|ouvrir|1|avec les noms|réponses|quitter"))
    assert "Fait : tour ouvert, posé à 1 personne présente à l’atelier 1" in said
    said = told(being(session, ana), *lines_of(SESSION + "tour ouvert|répondre|je consens|quitter"))
    assert "Tour ouvert : « Nos outils »" in said and "Ouvrir un tour" not in said
    assert status(session) == "adopte"


def test_my_answer_is_said_to_do_at_home_and_is_given_there():
    session, (ana, *_) = in_the_room()
    opened(session)
    said = told(being(session, ana), *lines_of("1|je passe|quitter"))
    assert "À faire : tour de consentement, votre réponse, article Nos outils" in said
    assert last_round(session.commons, "a1").position_of(ana).choice is Choice.PASS
    assert "1 personne sur 2 a répondu" in said


def test_an_objection_is_asked_its_reason_until_it_has_one():
    session, (ana, *_) = in_the_room()
    opened(session)
    said = told(being(session, ana), *lines_of("1|j’objecte||Trop cher|quitter"))
    assert "Erreur : une objection dit pourquoi" in said
    assert [each.reason for each in standing(last_round(session.commons, "a1"))] == ["Trop cher"]


def test_objections_are_read_without_names_and_lifted_by_their_author():
    session, (ana, bo, _) = in_the_room()
    one = opened(session)
    for person, choice, reason in ((ana, Choice.CONSENT, ""), (bo, Choice.OBJECTION, "Trop cher")):
        do(
            session.house.reading,
            AnswerRound(one.id, 0, choice, reason),
            being(session, person).actor,
            session.now,
        )
    said = told(being(session, ana), *lines_of(ROUND + "lever|oui|quitter"))
    assert "objection maintenue : Trop cher" in said and "Bo" not in said
    assert "Erreur : aucune objection de cette personne" in said
    said = told(being(session, bo), *lines_of(ROUND + "lever|oui|quitter"))
    assert "Fait : objection levée\nL’article est adopté" in said


def test_writing_is_refused_while_a_round_is_open_and_says_what_to_do():
    session, (ana, *_) = in_the_room()
    opened(session)
    said = told(being(session, ana), *lines_of("5|ouvrir|1|écrire|quitter"))
    assert "Erreur : un tour de consentement est ouvert sur « Nos outils »" in said
    assert "Proposez une suggestion" in said


def test_without_a_roll_call_what_to_do_is_said():
    session, _ = in_the_room(present=())
    said = told(session, *lines_of(ROUND + "ouvrir|1|1|1|quitter"))
    assert "faites l’appel d’abord" in said and last_round(session.commons, "a1") is None


def test_phases_are_called_words_amended_and_everybody_asked_again():
    session, (ana, *_) = in_the_room()
    one = opened(session, phase=Phase.CLARIFICATIONS)
    told(session, *lines_of(ROUND + "appeler|réponses|quitter"))
    do(session.house.reading, AnswerRound(one.id, 0, Choice.CONSENT), being(session, ana).actor, session.now)
    said = told(session, *lines_of(ROUND + "amender|Nous réparons ensemble.|.|quitter"))
    assert "chaque personne est interrogée de nouveau" in said
    after = last_round(session.commons, "a1")
    assert (after.text, tally(after).missing, after.phase) == ("Nous réparons ensemble.", 2, Phase.ANSWERS)


def test_a_list_of_people_answers_without_names_until_a_date():
    session, (ana, bo, _) = in_the_room()
    told(
        session,
        *lines_of(
            ROUND + "ouvrir|une liste|Ana|Bo|retour|sans noms|non|mercredi 10 mai 2028 18h|réponses|quitter"
        ),
    )
    one = last_round(session.commons, "a1")
    assert (one.concerned, one.anonymous, one.workshop) == ((ana, bo), True, None)
    assert one.until is not None
    said = told(being(session, ana), *lines_of("1|j’objecte|Trop cher|5|ouvrir|1|tour de|quitter"))
    assert "réponse donnée, sans nom" in said and "objection maintenue" not in said


def test_closing_early_says_who_is_missing_and_what_it_makes_of_the_article():
    session, _ = in_the_room()
    opened(session)
    said = told(session, *lines_of(ROUND + "qui a|clore|oui|quitter"))
    assert "Ana, pas encore de réponse" in said
    assert "2 personnes n’ont pas répondu.\n" in said
    assert "moins de deux tiers" in said and status(session) == "en_debat"


def test_words_changed_since_are_confirmed_or_called_a_slip():
    session, (ana, bo, _) = in_the_room()
    one = opened(session)
    for person in (ana, bo):
        do(
            session.house.reading,
            AnswerRound(one.id, 0, Choice.CONSENT),
            being(session, person).actor,
            session.now,
        )
    do(session.house.reading, WriteArticle("a1", "Nous réparons !"), FACILITATION, session.now)
    said = told(session, *lines_of("1|retour|quitter"))
    assert "article à confirmer, Nos outils" in said
    said = told(session, *lines_of(ROUND + "le changement|oui|quitter"))
    assert "ils ont changé depuis : à confirmer." in said and "Ajouté : !" in said
    assert status(session) == "adopte"


def test_a_visitor_reads_the_round_and_no_name():
    session, (ana, *_) = in_the_room()
    one = opened(session)
    do(
        session.house.reading,
        AnswerRound(one.id, 0, Choice.OBJECTION, "Trop cher"),
        being(session, ana).actor,
        session.now,
    )
    visit = replace(session, actor=VISITOR)
    said = told(visit, *lines_of(ROUND + "quitter"))
    assert "objection maintenue : Trop cher" in said
    assert "Ana" not in said and "Répondre" not in said and "Ouvrir un tour" not in said


def test_it_is_all_said_in_english_too():
    session, _ = in_the_room("en")
    said = told(session, *lines_of("5|open|1|consent|open a|1|with names|answers|answer|Ana|1|Bo|1|quit"))
    assert "The article is adopted: nobody objects." in said


def test_a_round_closed_while_one_answers_is_told_and_nothing_is_noted():
    session, _ = in_the_room()
    opened(session)

    def close():
        do(session.house.reading, CloseRound("a1"), FACILITATION, session.now)

    said = told(session, *lines_of(ROUND + "répondre|Ana"), close, "1", "quitter")
    assert "Erreur : le tour sur l’article a1 est déjà clos" in said
    assert tally(last_round(session.commons, "a1")).missing == 2


def test_a_round_that_opens_meanwhile_is_told_once_and_says_whose_answer_is_awaited():
    session, (ana, *_) = in_the_room()
    opening = partial(session.house.perform, OpenRound("a1"), FACILITATION)
    said = told(being(session, ana), "5", opening, "", "retour", "quitter")
    assert said.count("Entre-temps : article « Nos outils », en débat, votre réponse est attendue") == 1
    assert "changé" not in said

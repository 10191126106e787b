"""Line by line: registering, leaving, offers, the waiting list, the day itself, changed plans."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from house import FIRST, a_series, acted, being, registered
from lines import lines_of, told
from memory_commons import do

from models import lookup
from models.acts.registration import Leave, Newcomer, Register
from models.acts.series import ChangeSetting
from models.acts.workshops import MoveWorkshop, SetSeats, SetVideo
from models.people import VISITOR, AllThree, Participant
from models.registration import Presence, Standing
from models.workshop import Status
from tui.session import Session


def at(session: Session, number: int) -> Any:
    return lookup.workshop(session.commons, number)


def visiting(session: Session) -> Session:
    return replace(session, actor=VISITOR)


def full(session: Session) -> list[str]:
    acted(session, SetSeats(1, 1))
    return registered(session, "Zoé", "Ana", "Bo", workshops=(1,))


def test_registering_shows_the_notice_asks_three_questions_and_ends_with_a_recap() -> None:
    session = visiting(a_series())
    said = told(session, *lines_of("2|4|Maëlle D.||2|maelle@exemple.fr|o|quitter"))
    notice, name = (
        said.index("Responsable : l’équipe d’animation\n"),
        said.index("Votre nom, ou un pseudonyme ?"),
    )
    assert (
        notice < name < said.index("Quels ateliers ?") < said.index("Pensez-vous pouvoir venir aux trois ?")
    )
    assert "Fait : place confirmée à l’atelier 1, mardi 2 mai, 11h-12h30 (heure de Paris)\n" in said
    assert "Fait : inscription notée, date à venir, atelier 2\n" in said
    assert "Récapitulatif à garder\nNom : Maëlle D.\n" in said
    (who,) = session.commons.all(Participant)
    assert (who.name, who.contact, who.all_three) == ("Maëlle D.", "maelle@exemple.fr", AllThree.MAYBE)


def test_the_same_in_english() -> None:
    session = visiting(a_series("en"))
    said = told(session, *lines_of("2|4|Maëlle|1|1||y|quit"))
    assert "Done: seat confirmed at workshop 1, Tuesday 2 May, 11:00-12:30 (Paris time)\n" in said
    assert "Recap to keep\nName: Maëlle\n" in said


def test_whoever_registers_is_known_for_the_rest_of_the_visit() -> None:
    said = told(visiting(a_series()), *lines_of("2|4|Maëlle|1|1||o|retour|8|quitter"))
    assert "Vous : en visite" in said
    assert "Vous : Maëlle, heure de Paris\n" in said.split("Fait :")[1]


def test_one_s_zone_is_asked_and_dates_are_said_in_both() -> None:
    session = visiting(a_series())
    said = told(session, *lines_of("2|4|Maëlle|1|1||n|2|retour|8|quitter"))
    assert "heure de Paris ; 13h-14h30, heure de La Réunion" in said
    assert session.commons.all(Participant)[0].zone == "Indian/Reunion"


def test_leaving_before_the_end_registers_nobody() -> None:
    session = visiting(a_series())
    told(session, *lines_of("2|4|Maëlle|.retour|4|Maëlle|1|retour|quitter"))
    assert session.commons.all(Participant) == ()


def test_a_closed_registration_says_so_before_any_question() -> None:
    session = a_series()
    acted(session, ChangeSetting("open_registration", "non"))
    said = told(visiting(session), *lines_of("2|4|quitter"))
    assert "Erreur : les inscriptions passent par l’équipe d’animation" in said
    assert "Votre nom" not in said


def test_a_full_workshop_gives_a_rank_with_its_reason() -> None:
    session = a_series()
    full(session)
    said = told(visiting(session), *lines_of("2|4|Çağan|1|3||o|quitter"))
    assert "Fait : liste d’attente, rang 3 aujourd’hui, ordre d’arrivée, atelier 1" in said
    said = told(session, *lines_of("2|1|liste|quitter"))
    assert "rang 1 : Ana, peut venir aux trois\n" in said
    assert "Ordre gelé le dimanche 30 avril, 11h\n" in said


def test_visitors_read_ranks_without_names() -> None:
    session = a_series()
    full(session)
    said = told(visiting(session), *lines_of("2|1|liste|quitter"))
    assert "rang 1 : peut venir aux trois\n" in said
    assert "Ana" not in said
    assert "Personnes inscrites" not in said


def test_leaving_takes_two_keystrokes_and_is_said() -> None:
    session = a_series()
    zoe, *_ = registered(session, "Zoé")
    said = told(being(session, zoe), *lines_of("2|1|libérer|o|quitter"))
    assert "Fait : place libérée, atelier 1. Merci de l’avoir dit.\n" in said
    assert at(session, 1).registration(zoe).standing is Standing.FREED
    said = told(being(session, zoe), *lines_of("2|2|libérer|n|quitter"))
    assert "Rien n’a changé.\n" in said
    assert at(session, 2).registration(zoe).active


def test_an_offered_seat_is_first_in_line_and_its_clock_starts_when_it_is_seen() -> None:
    session = a_series()
    zoe, ana, _ = full(session)
    acted(session, Leave(1, zoe))
    assert at(session, 1).registration(ana).offer.until is None
    said = told(being(session, ana), *lines_of("1|quitter"))
    assert "À faire : place proposée à l’atelier 1, oui ou non" in said
    assert at(session, 1).registration(ana).offer.until is not None
    assert "Réponse attendue jusqu’au mercredi 5 avril, 11h." in said


def test_an_offered_seat_is_taken_by_a_yes() -> None:
    session = a_series()
    zoe, ana, _ = full(session)
    acted(session, Leave(1, zoe))
    said = told(being(session, ana), *lines_of("2|1|place|o|quitter"))
    assert "Fait : place confirmée à l’atelier 1, mardi 2 mai, 11h-12h30 (heure de Paris)\n" in said


def test_an_offered_seat_refused_goes_to_the_next_person() -> None:
    session = a_series()
    zoe, ana, bo = full(session)
    acted(session, Leave(1, zoe))
    said = told(being(session, ana), *lines_of("2|1|place|n|quitter"))
    assert "Fait : place refusée, atelier 1." in said
    assert at(session, 1).registration(bo).standing is Standing.OFFERED


def test_facilitation_is_told_whom_to_tell_with_the_text_to_copy() -> None:
    session = a_series()
    zoe, ana, _ = full(session)
    acted(session, Leave(1, zoe))
    said = told(session, *lines_of("1|1|ana|o|o|quitter"))
    assert "Prévenir : Ana, sans contact\n" in said
    assert "Objet :" in said
    assert "Fait : place annoncée à Ana, atelier 1\nRéponse attendue jusqu’au" in said
    assert at(session, 1).registration(ana).offer.until is not None


def test_a_moved_workshop_is_reconfirmed_by_each() -> None:
    session = a_series()
    zoe, ana, *_ = registered(session, "Zoé", "Ana")
    acted(session, MoveWorkshop(1, FIRST + timedelta(days=7), FIRST + timedelta(days=7, minutes=90), "férié"))
    said = told(being(session, zoe), *lines_of("2|1|place|o|quitter"))
    assert "Note : report, férié\n" in said
    assert "Fait : place confirmée à l’atelier 1, mardi 9 mai, 11h-12h30" in said
    told(session, *lines_of("2|1|animer les|reconfirmer|ana|quitter"))
    assert not at(session, 1).registration(ana).reconfirm


def test_facilitation_writes_for_somebody_and_says_who_wrote() -> None:
    session = a_series()
    told(session, *lines_of("2|1|inscrire|1|Élodie|1||o|quitter"))
    assert [one.name for one in session.commons.all(Participant)] == ["Élodie"]
    assert at(session, 1).registrations[0].entered_by
    said = told(session, *lines_of("2|1|inscrire|1|Élodie|n|quitter"))
    assert "Ce nom est déjà dans la série. Est-ce une autre personne ?" in said
    assert len(session.commons.all(Participant)) == 1


def test_facilitation_approves_moves_and_removes_with_a_reason() -> None:
    session = a_series()
    _, ana, bo = full(session)
    said = told(session, *lines_of("2|1|animer les|déplacer|bo|1|vient de loin|quitter"))
    assert (
        "Fait : Bo, liste d’attente, rang 1 aujourd’hui, déplacement par l’animation : vient de loin" in said
    )
    said = told(session, *lines_of("2|1|animer les|retirer|ana||doublon|o|quitter"))
    assert "Erreur : il manque le motif" in said
    assert not at(session, 1).registration(ana).active
    assert at(session, 1).rank(bo) == 1


def test_registrations_that_come_too_fast_are_approved_by_hand() -> None:
    session = a_series()
    house: Any = session.house
    for name in "abcdef":
        do(house.reading, Register((1,), newcomer=Newcomer(name)), VISITOR, session.now)
    said = told(session, *lines_of("1|inscriptions à approuver|f|quitter"))
    assert "Fait : f, place confirmée à l’atelier 1" in said


def test_seats_are_reserved_for_a_reason_and_given_back() -> None:
    session = a_series()
    said = told(session, *lines_of("2|1|animer les|réserver|2|partenaires|quitter"))
    assert "Fait : places réservées à l’atelier 1 : 2\n" in said
    assert "13 places libres" in told(session, "quitter")
    told(session, *lines_of("2|1|animer les|réserver|0|quitter"))
    assert "15 places libres" in told(session, "quitter")


def test_the_roll_call_notes_each_answer_at_once() -> None:
    session = a_series()
    zoe, ana, bo = registered(session, "Zoé", "Ana", "Bo")
    said = told(session, *lines_of("2|1|animer le jour|appel|p|x"))
    assert "Ana : pas encore d’appel\n" in said
    assert at(session, 1).registration(ana).presence is Presence.PRESENT
    assert at(session, 1).registration(bo).presence is Presence.ABSENT
    assert at(session, 1).registration(zoe).presence is None
    said = told(session, *lines_of("2|1|animer le jour|présence|zo|3|relire|quitter"))
    assert (
        "Présentes : 1 personne pour 15 places\nAna : présence\nBo : absence\nZoé : absence annoncée\n"
        in said
    )


def test_somebody_who_came_without_registering_is_noted_with_the_count() -> None:
    session = a_series()
    acted(session, SetSeats(1, 1))
    registered(session, "Zoé", workshops=(1,))
    told(session, *lines_of("2|1|animer le jour|appel|p|quitter"))
    said = told(session, *lines_of("2|1|animer le jour|venue|1|Sam|quitter"))
    assert "Fait : Sam, venue notée. 2 personnes présentes pour 1 places\n" in said


def test_plans_change_with_a_reason_and_a_confirmation() -> None:
    session = a_series()
    registered(session, "Zoé")
    said = told(
        session, *lines_of("2|1|changer|reporter|lundi 9 mai 2028 11h|9 mai 2028 11h|grève|o|quitter")
    )
    assert "Erreur : " in said, "9 May 2028 is a Tuesday"
    assert "Fait : atelier 1, mardi 9 mai, 11h-12h30 (heure de Paris)\n" in said
    said = told(session, *lines_of("2|1|changer|visio|https://visio.exemple/x|quitter"))
    assert "Fait : lien de la visio donné, atelier 1\n" in said
    said = told(session, *lines_of("2|1|changer|annuler|salle fermée|n|annuler|salle fermée|o|quitter"))
    assert said.count("Rien n’a changé.") == 1
    assert at(session, 1).status(session.now) is Status.CANCELLED


def test_the_video_link_is_for_confirmed_people() -> None:
    session = a_series()
    zoe, *_ = registered(session, "Zoé", workshops=(1,))
    told(session, *lines_of("2|1|changer|visio|https://visio.exemple/x|quitter"))
    assert "https://visio.exemple/x" in told(being(session, zoe), *lines_of("2|1|quitter"))
    said = told(visiting(session), *lines_of("2|1|quitter"))
    assert "https://visio.exemple/x" not in said
    assert "Visio : le lien est donné aux personnes confirmées\n" in said


def test_facilitation_takes_its_last_act_back_at_any_menu() -> None:
    session = a_series()
    told(session, *lines_of("2|1|changer|places|20|quitter"))
    said = told(session, *lines_of("2|défaire|quitter"))
    assert "Fait : défait, le nombre de places\n" in said
    assert at(session, 1).seats == 15
    assert "Erreur : rien à défaire" in told(session, *lines_of("défaire|quitter"))


def test_one_more_workshop_comes_with_its_poll() -> None:
    session = a_series()
    said = told(session, *lines_of("2|5|Et après ?|quitter"))
    assert "Fait : atelier 4 ajouté, date à choisir : Et après ?\n" in said
    assert lookup.find_poll(session.commons, 4) is not None


def test_the_confirmation_gives_the_link_to_confirmed_people_only() -> None:
    session = a_series()
    acted(session, SetVideo(1, "https://visio.exemple/salle"))
    acted(session, SetSeats(1, 1))
    said = told(visiting(session), *lines_of("2|4|Maëlle|1|1||o|quitter"))
    assert "Visio : https://visio.exemple/salle\n" in said
    said = told(visiting(session), *lines_of("2|4|Çağan|1|1||o|quitter"))
    assert "liste d’attente, rang 1" in said and "https://visio" not in said

"""Line by line: people, texts to send, forms pasted, one's data, settings, the first series, files."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from house import FixedClock, MemoryHouse, a_series, acted, being, registered
from lines import Script, lines_of, told

from models import lookup
from models.acts.polls import ProposeSlots
from models.acts.series import ChangeSetting
from models.acts.thread import AddResource
from models.people import FACILITATION, VISITOR, Actor, Participant
from models.poll import Answer
from models.registration import Standing
from models.settings import Announcement
from models.thread import Reply, Resource, ResourceKind
from tui.forms import blank_form
from tui.i18n import Translator
from tui.linear.talk import talk
from tui.session import Session


def people(session: Session) -> list[str]:
    return [one.name for one in session.commons.all(Participant)]


def test_people_are_listed_with_their_contacts_for_facilitation_only() -> None:
    session = a_series()
    zoe, *_ = registered(session, "Zoé")
    assert "Zoé : sans contact (p1)\n" in told(session, *lines_of("9|personnes|quitter"))
    assert "Erreur : tapez un numéro de 1 à 8" in told(being(session, zoe), *lines_of("9|quitter"))


def test_an_entry_is_corrected_field_by_field_and_enter_keeps() -> None:
    session = a_series()
    registered(session, "Zoe")
    said = told(session, *lines_of("9|corriger|zoe|Zoé|zoe@exemple.fr|||quitter"))
    assert "Fait : données corrigées, Zoé\n" in said
    (who,) = session.commons.all(Participant)
    assert (who.name, who.contact, who.keep_for_next) == ("Zoé", "zoe@exemple.fr", False)
    told(session, *lines_of("9|corriger|zo||-||o|quitter"))
    (who,) = session.commons.all(Participant)
    assert (who.name, who.contact, who.keep_for_next) == ("Zoé", "", True)


def test_two_entries_are_merged_with_a_reason_and_a_yes() -> None:
    session = a_series()
    registered(session, "Zoé", "Zoë")
    said = told(session, *lines_of("9|réunir|p1|p2|même personne|o|quitter"))
    assert "Réunir Zoë (p2) dans Zoé (p1) ? Oui ou non.\n" in said
    assert "Fait : fiches réunies, Zoé\n" in said
    assert people(session) == ["Zoé"]


def test_two_people_of_one_name_are_told_apart() -> None:
    session = a_series()
    registered(session, "Zoé", "Zoé")
    said = told(session, *lines_of("9|retirer|zoé|2|doublon|o|quitter"))
    assert "1. Zoé (p1)\n2. Zoé (p2)\n" in said
    assert [one.id for one in session.commons.all(Participant)] == ["p1"]


def test_a_text_is_read_whole_between_two_marks_and_contacts_only_when_asked() -> None:
    session = a_series()
    registered(session, "Zoé")
    said = told(session, *lines_of("9|textes|confirmation d|1|1|n|quitter"))
    assert "Début du texte\nObjet : " in said
    assert "Fin du texte\nDestinataires : 1, dont sans contact : 1\nLes lire ? Entrée pour non.\n" in said
    assert "Zoé : sans contact" not in said
    assert "Zoé : sans contact\n" in told(session, *lines_of("9|textes|confirmation d|1|1|o|quitter"))


def test_a_text_for_one_person_bears_their_name() -> None:
    session = a_series()
    registered(session, "Zoé")
    said = told(session, *lines_of("9|textes|confirmation d|1|2|zo|quitter"))
    assert "Bonjour Zoé,\n" in said


def test_a_text_that_makes_no_sense_today_says_why() -> None:
    said = told(a_series(), *lines_of("9|textes|atelier reporté|1|1|quitter"))
    assert "Erreur : " in said
    assert "Début du texte" not in said


def filled(session: Session, name: str, workshops: str) -> str:
    """The form as the program writes it, with its first slot said yes."""
    form = blank_form(session).replace("Nom ou pseudonyme :", f"Nom ou pseudonyme : {name}", 1)
    lines = form.splitlines()
    found = [at for at, line in enumerate(lines) if line.startswith("Nom")]
    lines[found[0]] = f"{lines[found[0]].split(':')[0]}: {name}"
    boxes = [at for at, line in enumerate(lines) if line.strip().startswith("[")]
    lines[boxes[0]] = lines[boxes[0]].replace("[ ]", "[o]", 1).replace("[  ]", "[o]", 1)
    at = next(at for at, line in enumerate(lines) if line.startswith("Ateliers"))
    lines[at] = f"{lines[at].rsplit(':', 1)[0]}: {workshops}"
    return "\n".join(lines)


def pasted(session: Session, *forms: str, answers: Sequence[str]) -> str:
    typed = [line for form in forms for line in form.splitlines()]
    return told(session, "9", "bulletins reçus", *typed, ".", *answers, "quitter")


def with_a_poll() -> Session:
    session = a_series()
    acted(session, ProposeSlots(2, session.now.date(), 2))
    return session


def test_the_blank_form_is_there_to_be_copied() -> None:
    session = with_a_poll()
    said = told(session, *lines_of("9|bulletin vierge|quitter"))
    assert blank_form(session).replace("\u00a0", " ") in said


def test_a_pasted_form_is_shown_as_understood_and_taken_by_one_key() -> None:
    session = with_a_poll()
    said = pasted(session, filled(session, "Élodie", "1, 2"), answers=[""])
    assert "Lu : 1 bulletin\nNom : Élodie\n" in said
    assert "Ateliers : 1, 2\n" in said
    assert "Fait : Élodie, place confirmée à l’atelier 1" in said
    assert "Fait : réponses enregistrées, sondage 2, pour Élodie\n" in said
    who = session.commons.all(Participant)[0].id
    slot = lookup.poll(session.commons, 2).slots[0].id
    assert lookup.poll(session.commons, 2).answers_of(who) == {slot: Answer.YES}


def test_several_quoted_forms_come_in_one_after_the_other_and_one_may_be_set_aside() -> None:
    session = with_a_poll()
    quoted = "\n".join(f"> {line}" for line in filled(session, "Élodie", "1").splitlines())
    said = pasted(session, quoted, filled(session, "Sam", "1"), answers=["n", "o"])
    assert "Lus : 2 bulletins\n" in said
    assert "Bulletin laissé de côté.\n" in said
    assert people(session) == ["Sam"]


def test_the_same_form_again_adds_nothing() -> None:
    session = with_a_poll()
    form = filled(session, "Élodie", "1")
    pasted(session, form, answers=[""])
    assert "Rien de nouveau dans ce bulletin.\n" in pasted(session, form, answers=[""])
    assert people(session) == ["Élodie"]


def test_text_without_a_form_is_refused_with_its_reason() -> None:
    assert "Erreur : aucun bulletin dans ce texte." in pasted(a_series(), "Bonjour", answers=[])


def test_one_sees_copies_and_erases_one_s_own_data() -> None:
    session = a_series()
    zoe, *_ = registered(session, "Zoé")
    said = told(being(session, zoe), *lines_of("7|voir|copie|json|effacer|n|effacer|o|8|quitter"))
    assert "Nom : Zoé\nContact : rien\n" in said
    assert ' "nom": "Zoé",\n' in said
    assert said.count("Rien n’a changé.") == 1
    assert "Fait : données effacées\n" in said
    assert people(session) == []


def test_whoever_erases_themselves_is_a_visitor_for_the_rest_of_the_visit() -> None:
    session = a_series()
    zoe, *_ = registered(session, "Zoé")
    said = told(being(session, zoe), *lines_of("7|effacer|o|r|où|quitter"))
    assert "Vous : en visite, lecture seule" in said.split("Fait : données effacées")[1]


def test_facilitation_says_who_it_is_and_then_answers_for_itself() -> None:
    session = a_series()
    registered(session, "Zoé")
    said = told(session, *lines_of("7|qui vous|1|zo|r|8|quitter"))
    assert "Fait : vous êtes Zoé\n" in said
    assert "Atelier 1 pour vous : place confirmée\n" in said
    assert lookup.settings(session.commons).person == "p1"
    told(session.being("p1"), *lines_of("7|qui vous|2|quitter"))
    assert lookup.settings(session.commons).person == ""


def test_one_s_zone_is_kept_with_the_person() -> None:
    session = a_series()
    zoe, *_ = registered(session, "Zoé")
    said = told(being(session, zoe), *lines_of("7|fuseau|n|2|r|8|quitter"))
    assert "Fait : fuseau, heure de La Réunion\n" in said
    assert "Vous : Zoé, heure de La Réunion\n" in said
    assert "heure de La Réunion" in told(replace(session, actor=VISITOR), *lines_of("7|fuseau|n|2|quitter"))


def test_settings_of_the_series_are_said_with_their_value_and_changed() -> None:
    session = a_series()
    said = told(session, *lines_of("7|réglages|quitter"))
    assert "1. places par atelier : 15\n" in said
    said = told(session, *lines_of("7|réglages|tout le monde|n|places par|0|12|quitter"))
    assert "Fait : tout le monde peut s’inscrire : non\n" in said
    assert "Fait : places par atelier : 12\n" in said
    assert (lookup.settings(session.commons).seats, lookup.settings(session.commons).open_registration) == (
        12,
        False,
    )


def test_the_discussion_is_read_answered_and_corrected_by_its_author() -> None:
    session = a_series()
    zoe, *_ = registered(session, "Zoé")
    said = told(
        being(session, zoe), *lines_of("6|répondre|Et la médiation ?|Elle existe.|.|discussion|quitter")
    )
    assert "Fait : réponse publiée, numéro 1\n" in said
    assert "Réponse 1 : Zoé\n" in said
    assert "Et la médiation ?\nElle existe.\n" in said
    said = told(being(session, zoe), *lines_of("6|corriger|1|1|Mieux.|.|corriger|1|2|o|quitter"))
    assert "Fait : réponse corrigée\n" in said
    assert "Fait : réponse retirée\n" in said
    assert session.commons.all(Reply) == ()


def test_a_reply_made_on_a_forum_is_copied_with_its_signature() -> None:
    session = a_series()
    said = told(
        session,
        *lines_of("6|copier|Maëlle D.|https://forum.exemple/1|Cela existe déjà.|.|discussion|quitter"),
    )
    assert "Réponse 1 : Maëlle D.\n" in said
    assert session.commons.all(Reply)[0].source == "https://forum.exemple/1"


def test_visitors_read_replies_without_names() -> None:
    session = a_series()
    zoe, *_ = registered(session, "Zoé")
    told(being(session, zoe), *lines_of("6|répondre|Bonjour.|.|quitter"))
    said = told(replace(session, actor=VISITOR), *lines_of("6|discussion|quitter"))
    assert "Réponse 1 : une personne inscrite\n" in said
    assert "Zoé" not in said


def test_resources_are_read_by_region_added_and_corrected() -> None:
    session = a_series()
    acted(
        session, AddResource("Hinaura", "https://www.hinaura.fr/", "Auvergne-Rhône-Alpes", ResourceKind.HUB)
    )
    said = told(session, *lines_of("6|ressources|1|quitter"))
    assert "Hinaura : hub régional\nLien : https://www.hinaura.fr/\n" in said
    said = told(session, *lines_of("6|ajouter|Vidéo d’Autrans|pas un lien|https://x.exemple/v||3|quitter"))
    assert "Erreur : " in said
    told(session, *lines_of("6|ajouter|Vidéo d’Autrans|https://x.exemple/v||3|quitter"))
    assert [one.title for one in session.commons.all(Resource)] == ["Hinaura", "Vidéo d’Autrans"]
    told(session, *lines_of("6|corriger ou retirer une res|2|2|o|quitter"))
    assert [one.title for one in session.commons.all(Resource)] == ["Hinaura"]


def test_the_announcement_is_read_by_sections() -> None:
    said = told(a_series(), *lines_of("6|annonce|1|retour|quitter"))
    assert "1. Pourquoi\n2. Tout lire\n" in said
    assert "Pourquoi\nParce que.\n" in said


def test_the_announcement_gives_the_link_to_register_once_it_is_known() -> None:
    session = a_series()
    acted(session, ChangeSetting("registration_url", "https://inscription.exemple/v0"))
    said = told(session, *lines_of("6|annonce|1|retour|quitter"))
    assert "Pour vous inscrire :\nhttps://inscription.exemple/v0\n" in said


def an_empty_house(language: Any = "fr", actor: Actor = FACILITATION) -> Session:
    clock = FixedClock()
    return Session(MemoryHouse(clock), actor, Translator(language), clock)


def test_the_first_series_is_made_in_three_questions() -> None:
    session = an_empty_house()
    said = told(session, *lines_of("|mardi 2 mai 2028 11h||12|quitter"))
    assert "Commun lundi proposé : mardi 18 avril, 11h-12h30\n" in said
    assert "Fait : série créée, " in said
    assert [one.start is not None for one in lookup.workshops(session.commons)] == [True, False, False]
    assert lookup.workshop(session.commons, 1).seats == 12
    assert session.commons.all(Resource)


def test_whoever_does_not_facilitate_is_told_that_there_is_nothing_yet() -> None:
    said = told(an_empty_house("en", VISITOR))
    assert "Series: none yet in this directory.\n" in said
    assert said.endswith("Goodbye.\n")
    assert an_empty_house().commons.all(Announcement) == ()


def at_home(session: Session, folder: Path, *typed: str) -> str:
    wire = Script([*typed])
    assert asyncio.run(talk(session, wire, {"PWD": str(folder)})) == 0
    return wire.said.replace("\u00a0", " ")


def test_files_of_the_machine_are_named_at_the_owner_s_machine_only(tmp_path: Path) -> None:
    assert "Fichiers de cette machine" not in told(a_series(), *lines_of("9|quitter"))
    assert "Fichiers de cette machine" in at_home(a_series(), tmp_path, *lines_of("9|quitter"))


def test_a_framadate_poll_is_shown_then_imported_by_one_key(tmp_path: Path) -> None:
    session = a_series()
    sample = Path(__file__).parent / "samples" / "framadate-atelier2.csv"
    (tmp_path / "sondage.csv").write_bytes(sample.read_bytes())
    typed = lines_of("9|fichiers|importer un sondage|2|sondage.csv")
    at_home(session, tmp_path, *typed, "n", "quitter")
    assert lookup.poll(session.commons, 2).slots == ()
    said = at_home(session, tmp_path, *typed, "", "quitter")
    assert "Importer ? Entrée pour oui.\n" in said
    assert lookup.poll(session.commons, 2).slots
    assert not any(one.of(*Standing) for one in lookup.workshops(session.commons))


def test_calendars_are_kept_in_a_file_and_another_file_is_replaced_only_by_a_yes(tmp_path: Path) -> None:
    session = a_series()
    typed = lines_of("9|fichiers|agenda|ateliers.ics")
    assert "Fait : fichier écrit, " in at_home(session, tmp_path, *typed, "quitter")
    content = (tmp_path / "ateliers.ics").read_bytes()
    assert content.startswith(b"BEGIN:VCALENDAR\r\n")
    (tmp_path / "ateliers.ics").write_text("à garder")
    at_home(session, tmp_path, *typed, "n", "quitter")
    assert (tmp_path / "ateliers.ics").read_text() == "à garder"


@pytest.mark.parametrize("name", ["absent.csv", "/nulle/part.csv"])
def test_a_file_that_is_not_there_is_said_and_nothing_is_asked(tmp_path: Path, name: str) -> None:
    said = at_home(a_series(), tmp_path, *lines_of(f"9|fichiers|importer des|{name}|quitter"))
    assert "Importer ?" not in said
    assert said.endswith("Au revoir.\n")


def test_lines_say_who_is_of_the_team_and_let_somebody_join_it() -> None:
    session = a_series()
    registered(session, "Zoé", workshops=(1,))
    said = told(session, *lines_of("personnes|équipe|Zoé|o|quitter"))
    assert "Équipe d’animation : personne encore\n" in said
    assert "Fait : Zoé, dans l’équipe\n" in said
    said = told(session, *lines_of("personnes|équipe|Zoé|o|quitter"))
    assert "Équipe d’animation : Zoé\n" in said and "Fait : Zoé, hors de l’équipe\n" in said

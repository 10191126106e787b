"""Line by line: sorting while others do, what is new in the discussion or drawn from it, lists of hubs."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from house import SPRING, a_series, acted, registered
from lines import lines_of, told

from models.acts.contributions import Contribute, MoveToTheme
from models.acts.thread import CopyReply, PostReply
from models.calendar import local
from models.contribution import Contribution, Theme
from models.people import FACILITATION, Actor, Role
from models.thread import Resource, ResourceKind
from models.visits import Visit
from tui.session import Session


def elsewhere(session: Session, one: Any) -> Callable[[], Awaitable[None]]:
    async def happen() -> None:
        await session.house.perform(one, FACILITATION)

    return happen


def of(session: Session) -> list[Contribution]:
    return list(session.commons.all(Contribution))


def test_several_go_into_a_new_theme_in_one_act_that_is_undone_at_once() -> None:
    session = a_series()
    for text in ("Une", "Deux"):
        acted(session, Contribute(1, text))
    said = told(session, *lines_of("4|thèmes|ranger|c1 c2|nouveau|Durer|quitter"))
    assert "Fait : thème Durer, contributions rangées : 2\n" in said
    assert len({one.theme for one in of(session)} - {None}) == 1
    told(session, *lines_of("défaire|o|quitter"))
    assert {one.theme for one in of(session)} == {None}


def test_whoever_sorts_what_somebody_has_just_sorted_is_told() -> None:
    session = a_series()
    acted(session, Contribute(1, "Une"))
    theirs = session.commons.all(Theme)[1].id
    said = told(
        session,
        *lines_of("4|thèmes|ranger|c1"),
        elsewhere(session, MoveToTheme(("c1",), theirs)),
        *lines_of("société|quitter"),
    )
    assert "Erreur : quelqu’un vient de changer de thème c1." in said
    assert of(session)[0].theme == theirs


def test_supports_say_how_many_are_left() -> None:
    session = a_series()
    zoe, *_ = registered(session, "Zoé")
    acted(session, Contribute(1, "Une"))
    mine = replace(session, actor=Actor(Role.PARTICIPANT)).being(zoe)
    said = told(mine, *lines_of("4|soutenir|1|soutenir|1|quitter"))
    assert "Fait : soutien donné à c1\nSoutiens qui restent pour cet atelier : 2\n" in said
    assert "Fait : soutien repris à c1\nSoutiens qui restent pour cet atelier : 3\n" in said


def somebody_back(session: Session) -> Session:
    """Zoé, who was here a day before; one reply from before, two from since."""
    zoe, *_ = registered(session, "Zoé")
    house: Any = session.house
    acted(session, CopyReply("Ancienne.", "Denis"))
    house.clock.moment = SPRING + timedelta(days=2)
    house.reading.put(Visit(zoe, SPRING + timedelta(days=1)))
    acted(session, CopyReply("Il existe déjà.", "Denis"))
    acted(session, PostReply("La mienne.", zoe))
    acted(session, CopyReply("Ranimons la flamme.", "Ana"))
    house.clock.moment += timedelta(hours=1)
    return replace(session, actor=Actor(Role.PARTICIPANT)).being(zoe)


def test_new_replies_are_read_apart_and_are_new_until_then() -> None:
    mine = somebody_back(a_series())
    said = told(mine, *lines_of("6|réponses nouvelles||discussion|retour|quitter"))
    assert "Réponses nouvelles, les lire : 2\n" in said
    assert "Réponse 2, nouvelle : Denis\n" in said and "Réponse 4, nouvelle : Ana\n" in said
    assert said.index("Ranimons") < said.index("Réponse 1 : Denis")
    assert "les lire" not in said.split("Ranimons la flamme.")[1]


def test_what_is_drawn_from_a_reply_leads_back_to_it() -> None:
    session = a_series()
    acted(session, CopyReply("Ce monde existe déjà.", "Denis"))
    said = told(session, *lines_of("6|tirer|1|Relier les hubs|discussion|retour|contributions|quitter"))
    assert "Ce monde existe déjà.\nQuelle contribution en tirer ?" in said
    assert "On en a tiré : « Relier les hubs »\n" in said
    (made,) = of(session)
    assert (made.workshop, made.author, made.origin) == (None, None, "r1")
    said = told(session, *lines_of("4|lire par dim|3|quitter"))
    assert "Relier les hubs (c1, tirée de la discussion)\n" in said


def test_the_reply_that_disagrees_is_read_with_the_announcement() -> None:
    session = a_series()
    acted(session, CopyReply("Pas tout à fait d’accord.", "Denis"))
    said = told(session, *lines_of("6|annonce|ce qu|retour|quitter"))
    assert "1. Pourquoi\n2. Ce qu’on y répond\n3. Tout lire\n" in said
    assert "Ce qu’on y répond\nDenis\nPas tout à fait d’accord.\n" in said


LIST = "region,hub,url,note\nCorse,Hub Corsica,https://c.example/,\nBretagne,Hub,ici,\n"


def test_a_list_of_hubs_is_shown_as_it_would_be_then_taken_by_one_yes() -> None:
    session = a_series()
    said = told(session, *lines_of("6|importer"), *LIST.splitlines(), ".", *lines_of("n|quitter"))
    assert "Ce serait : 1 ligne lue, 1 ressource ajoutée, 0 corrigée.\n" in said
    assert "Ligne 3, ignorée : l’adresse ne commence pas par http:// ou https://\n" in said
    assert not session.commons.all(Resource)
    said = told(session, *lines_of("6|importer"), *LIST.splitlines(), ".", *lines_of("o|quitter"))
    assert "Fait : 1 ligne lue, 1 ressource ajoutée, 0 corrigée\n" in said
    assert [one.title for one in session.commons.all(Resource)] == ["Hub Corsica"]


def test_a_resource_is_corrected_whole_by_lines() -> None:
    session = a_series()
    told(session, *lines_of("6|importer"), *LIST.splitlines(), ".", *lines_of("o|quitter"))
    chosen = lines_of("6|corriger ou retirer une ress|hub corsica|la corriger")
    said = told(session, *chosen, *lines_of("|||vidéo|À voir|oui|quitter"))
    assert "Garder : hub régional" in said
    (one,) = session.commons.all(Resource)
    assert (one.link, one.kind, one.note) == ("https://c.example/", ResourceKind.VIDEO, "À voir")
    assert one.verified == local(session.now).date()


def test_another_text_is_no_list_and_participants_import_none(tmp_path: Path) -> None:
    session = a_series()
    zoe, *_ = registered(session, "Zoé")
    said = told(session, *lines_of("6|importer|Bonjour.|.|quitter"))
    assert "Erreur : ce fichier n’est pas une liste de hubs" in said
    mine = replace(session, actor=Actor(Role.PARTICIPANT)).being(zoe)
    assert "Importer une liste" not in told(mine, *lines_of("6|quitter"))


def test_a_reply_from_elsewhere_says_where_it_is() -> None:
    session = a_series()
    acted(session, CopyReply("Un réseau existe.", "Denis", "https://forum.example/12"))
    assert "Réponse 1 : Denis\nSource : https://forum.example/12\n" in told(
        session, *lines_of("6|discussion|quitter")
    )

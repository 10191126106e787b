"""The announcement that every series starts from: nothing of it is lost, in either language."""

import pytest
from house import FIRST, FIRST_END, SPRING, TITLES
from memory_commons import MemoryCommons, do

from data.template import template
from models.acts.series import MakeSeries
from models.settings import Announcement
from models.thread import Reply, Resource
from models.workshop import Workshop

FRENCH = {
    "the three workshops": ("Trois ateliers de 1 h 30", "vision commune", *TITLES),
    "the manifesto": ("manifeste", "dit clairement la position", "aligne les savoirs et les stratégies"),
    "why": ("numérique est politique", "urgent", "récit désirable"),
    "impacts": ("société", "vie politique", "santé mentale", "information"),
    "who holds data and tools": ("grandes entreprises privées étrangères", "à l’opposé"),
    "individual and collective": ("écologie", "individuelle", "collective", "les deux se rencontrent"),
    "catalysts": ("catalyseurs", "expérimentations", "récits", "transition massive"),
    "next step": ("atelier 1, sur la définition", "Commun lundi", "férié", "visioconférence", "inscrit"),
    "who": ("tiers-lieu", "15 personnes au plus", "préférable", "pas obligatoire"),
    "and then": ("dates des ateliers 2 et 3", "pendant l’atelier 1", "deux sondages", "répond avant"),
    "the reply that disagrees": ("Pas tout à fait d’accord", "médiation numérique", "Autrans", "vidéo"),
    "what it asks for": ("existe déjà", "ranimons la flamme", "ponts", "Chaque région a un hub"),
    "links": ("Rhône-Alpes", "Hinaura", "https://www.hinaura.fr/", "qui contacter"),
}
ENGLISH = {
    "the three workshops": ("Three workshops of an hour and a half", "in common", *TITLES),
    "the manifesto": ("manifesto", "makes their position clear", "aligns what each knows and plans"),
    "why": ("Digital is political", "urgent", "desirable story"),
    "impacts": ("society", "politics", "mental health", "information"),
    "who holds data and tools": ("large private foreign companies", "the opposite"),
    "individual and collective": ("ecology", "individual", "collective", "where the two meet"),
    "catalysts": ("catalysts", "experiments", "stories", "massive transition"),
    "next step": (
        "Workshop 1, on the definition",
        "Commun lundi",
        "public holiday",
        "video call",
        "register",
    ),
    "who": ("tiers-lieu", "15 people at most", "preferred", "not required"),
    "and then": ("dates of workshops 2 and 3", "during workshop 1", "two availability polls", "beforehand"),
    "the reply that disagrees": ("do not quite agree", "médiation numérique", "Autrans", "video"),
    "what it asks for": ("already exists", "rekindle the flame", "bridges", "Every region has a hub"),
    "links": ("Rhône-Alpes", "Hinaura", "https://www.hinaura.fr/", "whom to contact"),
}


def a_series_in(language: str, seats: int = 15) -> MemoryCommons:
    commons = MemoryCommons()
    do(commons, MakeSeries(template(language), FIRST, FIRST_END, seats=seats), now=SPRING)
    return commons


def everything_said(commons: MemoryCommons) -> str:
    announcement = commons.get(Announcement, "announcement")
    sections = (f"{one.title}\n{one.text}" for one in announcement.sections)
    titles = (one.title for one in commons.all(Workshop))
    return "\n".join((announcement.title, *sections, *titles, *(one.text for one in commons.all(Reply))))


@pytest.mark.parametrize(
    "language, part",
    [(language, part) for language in ("fr", "en") for part in FRENCH],
)
def test_nothing_of_the_announcement_is_lost(language, part):
    said = everything_said(a_series_in(language))
    words = (FRENCH if language == "fr" else ENGLISH)[part]
    assert [word for word in words if word not in said] == []


def test_the_announcement_says_the_seats_that_the_series_has():
    said = everything_said(a_series_in("fr", seats=12))
    assert "12 personnes au plus" in said and "{" not in said


def test_links_that_did_not_survive_are_never_invented():
    commons = a_series_in("fr")
    assert [one.video for one in commons.all(Workshop)] == ["", "", ""]
    assert everything_said(commons).count("http") == 1


def test_the_hub_that_the_reply_names_is_among_the_resources():
    links = [one.link for one in a_series_in("fr").all(Resource)]
    assert any("hinaura" in link for link in links)


def test_the_reply_that_came_with_it_is_given_no_date_that_nobody_noted():
    (reply,) = a_series_in("fr").all(Reply)
    assert (reply.at, reply.brought) == (None, SPRING)

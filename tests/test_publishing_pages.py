"""`veillee publier`: static pages, light, valid, linked, that say what a visitor may read and no more."""

import re
from dataclasses import replace
from itertools import pairwise
from posixpath import dirname, join, normpath
from typing import Any

import html5lib
import pytest
from commands_desk import Desk
from house import a_series, registered
from hypothesis import given, settings
from icalendar import Calendar
from memory_commons import do
from published import SECRET, a_full_series, frozen, later, with_server
from test_exports_html import TEXTS, WORDS

from models.acts.comments import CommentOn
from models.acts.contributions import Contribute
from models.acts.manifesto import AddArticle, LinkContributions
from models.acts.series import ChangeSetting
from models.acts.thread import CopyReply
from models.acts.workshops import CancelWorkshop, SetVideo
from models.checking import check
from models.names import clean_text
from models.people import VISITOR
from models.refusals import Refusal
from tui.publishing.paging import LIMIT
from tui.publishing.site import site


def parsed(page: bytes) -> Any:
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)


def said(page: bytes) -> str:
    body = parsed(page).find("body")
    return " ".join(" ".join(body.itertext()).replace("\u00a0", " ").split())


def pages_of(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: content for name, content in files.items() if name.endswith(".html")}


def must_hold(files: dict[str, bytes]) -> None:
    """What is true of every publication."""
    for name, content in pages_of(files).items():
        assert len(content) <= LIMIT, name
        document = parsed(content)
        assert document.attrib["lang"] == ("en" if name.startswith("en/") else "fr")
        _structure(document, name)
        _links(document, name, files)


def _structure(document: Any, name: str) -> None:
    levels = [int(one.tag[1]) for one in document.iter() if re.fullmatch(r"h[1-6]", str(one.tag))]
    assert levels[0] == 1 and levels.count(1) == 1, name
    # A page that follows another may begin below the heading that its first blocks belong to.
    if not re.search(r"-\d+\.html$", name):
        assert all(after <= before + 1 for before, after in pairwise(levels)), (
            name,
            levels,
        )
    assert not list(document.iter("script")) and not list(document.iter("img"))
    assert [one.tag for one in document.find("body")][-3:] == ["header", "main", "footer"]
    assert document.find("head/title").text.strip()
    ids = [one.attrib["id"] for one in document.iter() if "id" in one.attrib]
    assert len(ids) == len(set(ids)), name


def _links(document: Any, name: str, files: dict[str, bytes]) -> None:
    """Each leads to the web, to a mail, or to a file that is there, and to a place that is in it."""
    for one in document.iter("a"):
        address = one.attrib["href"]
        if re.match(r"(https?://|mailto:)", address, re.IGNORECASE):
            continue
        file, _, place = address.partition("#")
        target = normpath(join(dirname(name), file)) if file else name
        assert target in files, (name, address)
        if place:
            assert f' id="{place}"'.encode() in files[target], (name, address)


def test_every_page_is_light_valid_linked_and_without_a_script():
    for session in (a_series(), a_full_series(), with_server(frozen(a_full_series("en")))):
        must_hold(site(session))


def test_pages_are_in_french_at_the_root_and_in_english_beside():
    files = site(a_full_series())
    assert {
        "index.html",
        "manifeste.html",
        "discussion.html",
        "venir.html",
        "bulletin.html",
        "cout.html",
    } <= set(files)
    assert {
        "en/index.html",
        "en/manifesto.html",
        "en/thread.html",
        "en/connect.html",
        "en/form.html",
        "en/cost.html",
    } <= set(files)
    assert "In English" in said(files["index.html"]) and "En français" in said(files["en/index.html"])


def test_no_page_names_anybody_but_signatures_and_signed_contributions():
    for session in (a_full_series(), with_server(frozen(a_full_series()))):
        whole = b"".join(site(session).values()).decode()
        assert not any(word in whole for word in SECRET.split())
        assert "Ana" not in re.findall(r"\w+", whole)
    assert "Zoé, La Grange" in said(site(frozen(a_full_series()))["manifeste.html"])
    assert "Zoé" not in "".join(map(said, pages_of(site(a_full_series())).values()))


def test_the_announcement_says_dates_with_their_year_seats_and_calendars():
    files = site(a_full_series())
    home = said(files["index.html"])
    assert "mardi 2 mai 2028, 11h-12h30 (heure de Paris), 12 places libres" in home
    assert "Pourquoi" in home and "Parce que." in home
    (event,) = Calendar.from_ical(files["atelier-1.ics"]).walk("VEVENT")
    assert event["summary"].startswith("Atelier 1")
    assert "Tuesday 2 May 2028, 11:00-12:30" in said(files["en/index.html"])


def test_the_link_of_the_call_is_on_no_page_unless_it_is_public():
    session = a_full_series()
    do(session.house.reading, SetVideo(1, "https://visio.exemple/secret"), now=session.now)
    assert b"visio.exemple" not in b"".join(site(session).values())
    do(session.house.reading, ChangeSetting("video_public", "oui"), now=session.now)
    assert b"visio.exemple" in site(session)["atelier-1.ics"]


def test_a_cancelled_or_past_workshop_is_said_to_be_so():
    session = a_full_series()
    do(session.house.reading, CancelWorkshop(1, "grève"), now=session.now)
    assert "annulé (mardi 2 mai 2028" in said(site(session)["index.html"])
    assert "passé (mardi 2 mai 2028" in said(site(later(a_full_series(), days=60))["index.html"])


def test_the_thread_has_replies_in_order_and_names_signed_elsewhere():
    thread = said(site(a_full_series())["discussion.html"])
    assert (
        thread.index("Une voix du forum")
        < thread.index("une personne inscrite")
        < thread.index("D’accord avec")
    )
    assert 'href="https://www.hinaura.fr/"' in site(a_full_series())["discussion.html"].decode()


def test_how_to_connect_has_the_lines_to_type_and_the_fingerprint():
    page = said(site(with_server(a_full_series()))["venir.html"])
    for words in ("ssh -p 2222 manifeste.exemple.org", "SHA256:abcdef", "ssh -T", "powershell"):
        assert words in page
    assert "pas de serveur ouvert" in said(site(a_full_series())["venir.html"])


def test_the_form_is_sent_to_an_address_or_says_how():
    page = site(with_server(a_full_series()))["bulletin.html"]
    assert b'href="mailto:veillee@exemple.org?subject=Bulletin' in page
    assert "Nom ou pseudonyme :" in said(page)
    without = said(site(a_full_series())["bulletin.html"])
    assert "mailto" not in without and "Renvoyez-le à la personne qui vous a donné l’adresse" in without
    assert "Il n’y a plus d’atelier" in said(site(later(over(), days=900))["bulletin.html"])


def over():
    session = a_series()
    for number in (2, 3):
        do(session.house.reading, CancelWorkshop(number, "fini"), now=session.now)
    return session


def test_the_form_of_the_page_is_read_back():
    from data.imports.recognise import read_file

    page = parsed(site(with_server(a_full_series()))["bulletin.html"])
    blank = "".join("".join(one.itertext()) for one in page.iter("pre"))
    (form,) = read_file(blank.replace("pseudonyme :", "pseudonyme : Lou").encode()).forms
    assert form.name == "Lou"


def test_a_frozen_version_comes_first_with_its_file_to_check_and_the_draft_beside():
    files = site(frozen(a_full_series()))
    assert check(files["v0.json"]).valid
    assert "V0, lundi 3 avril 2028" in said(files["manifeste.html"])
    assert "brouillon du lundi 3 avril 2028" in said(files["manifeste-brouillon.html"])
    assert 'href="../v0.json"' in files["en/manifesto.html"].decode()


def test_what_pages_cost_is_counted_on_the_pages_themselves():
    files = site(a_full_series())
    rows = [list(row.itertext()) for row in parsed(files["cout.html"]).iter("tr")][1:]
    french = {name for name in files if "/" not in name and not name.endswith(".json")}
    assert {name for name, _ in rows} == french
    for name, weight in rows:
        assert weight.replace("\u00a0", " ") == f"{len(files[name]) / 1000:.1f} ko".replace(".", ",")


def test_every_page_says_when_it_was_written():
    for name, content in pages_of(site(a_full_series())).items():
        assert (
            "As of Monday 3 April 2028" if name.startswith("en/") else "État au lundi 3 avril 2028, 11h"
        ) in said(content)


def test_words_in_another_language_than_the_page_say_so():
    page = parsed(site(a_full_series())["en/manifesto.html"])
    assert {one.attrib["lang"] for one in page.find(".//main").iter() if "lang" in one.attrib} == {"fr"}
    french = parsed(site(a_full_series())["manifeste.html"])
    assert not [one for one in french.find(".//main").iter() if "lang" in one.attrib]


def test_a_long_manifesto_has_a_page_for_each_article_and_loses_no_word():
    session = a_series()
    words = [f"mot{i}" for i in range(6_000)]
    for start in range(0, 6_000, 2_000):
        text = "\n\n".join(" ".join(words[at : at + 50]) for at in range(start, start + 2_000, 50))
        do(session.house.reading, AddArticle(f"Article {start}", text), now=session.now)
    files = site(session)
    must_hold(files)
    assert {"manifeste.html", "manifeste-a1.html", "manifeste-a1-2.html", "en/manifesto-a3.html"} <= set(
        files
    )
    whole = " ".join(said(files[name]) for name in sorted(files) if name.startswith("manifeste"))
    assert set(words) <= set(whole.split())
    assert "Page suivante" in said(files["manifeste-a1.html"])


@pytest.mark.parametrize(
    "text",
    [
        "&" * 40_000,
        "é" * 60_000,
        "# " + "x" * 20_000,
        "- " + "<b> " * 9_000,
        "```\n" + "a\n" * 9_000,
        "|a|\n|-|\n" + "|b|\n" * 4_000,
    ],
)
def test_a_block_that_no_page_holds_goes_over_several(text):
    session = a_series()
    article = do(session.house.reading, AddArticle("Long", text), now=session.now)
    contribution = do(session.house.reading, Contribute(None, "&" * 280), now=session.now)
    do(session.house.reading, LinkContributions(article.id, (contribution.id,)), now=session.now)
    do(session.house.reading, CommentOn(article.id, "&" * 2_000), now=session.now)
    files = site(session)
    must_hold(files)
    letters = re.sub(r"[^aéxb&]", "", text)
    whole = "".join(
        "".join(parsed(files[name]).find(".//main").itertext())
        for name in sorted(files)
        if name.startswith("manifeste-a1")
    )
    for letter in set(letters):
        assert whole.count(letter) >= letters.count(letter)


@settings(max_examples=25, deadline=None)
@given(WORDS, TEXTS, WORDS, WORDS, TEXTS)
def test_names_and_texts_that_try_to_break_pages_break_none(title, text, contribution, name, reply):
    session = a_series()
    commons = session.house.reading

    def tries(act):
        try:
            return do(commons, act, now=session.now)
        except Refusal:
            return None

    article = tries(AddArticle(title, text))
    brought = tries(Contribute(None, contribution))
    if article and brought:
        tries(LinkContributions(article.id, (brought.id,)))
        tries(CommentOn(article.id, reply))
    tries(CopyReply(reply, name, 'https://e.fr/<x>"'))
    tries(ChangeSetting("facilitation_contact", f"{clean(name)} a@b.fr"))
    tries(ChangeSetting("server", clean(name)))
    must_hold(site(session))


def clean(words):
    return clean_text(words).replace("\n", " ")


def test_a_visitor_publishes_nothing(tmp_path):
    desk = Desk(replace(a_full_series(), actor=VISITOR))
    done = desk.types(f"publier {tmp_path / 'www'}")
    assert done.code == 1 and not (tmp_path / "www").exists()


def test_the_command_says_what_it_wrote_and_that_names_are_not_in_it(tmp_path):
    desk = Desk(a_full_series())
    target = tmp_path / "www"
    assert "fichiers écrits dans" in desk.must(f"publier {target}").err
    again = desk.json(f"publish {target}")
    assert again["ecrits"] == [] and str(target / "index.html") in again["inchanges"]


def test_a_page_published_from_a_full_room_says_so():
    session = a_series()
    registered(session, *(f"P{i}" for i in range(17)))
    assert "complet, 2 personnes en attente" in said(site(session)["index.html"])


def test_the_announcement_that_ships_is_in_english_on_english_pages_until_it_is_changed():
    from house import FIRST, FIRST_END, SPRING, FixedClock, MemoryHouse

    from data.template import template
    from models.acts.series import MakeSeries
    from models.people import FACILITATION
    from tui.i18n import Translator
    from tui.session import Session

    house = MemoryHouse(FixedClock())
    do(house.reading, MakeSeries(template("fr"), FIRST, FIRST_END, seats=12), now=SPRING)
    files = site(Session(house, FACILITATION, Translator(), FixedClock()))
    must_hold(files)
    english = said(files["en/index.html"])
    assert "Responsible digital practice in tiers-lieux" in english and "12 people at most" in english
    assert "Pourquoi" not in english
    assert "12 personnes au plus" in said(files["index.html"])
    languages = {
        one.attrib["lang"]
        for one in parsed(files["en/index.html"]).find(".//main").iter()
        if "lang" in one.attrib
    }
    assert languages == {"fr"}  # titles of workshops


def test_an_article_leads_to_the_next_one_and_back_to_all():
    session = a_series()
    for name in ("Un", "Deux"):
        do(session.house.reading, AddArticle(name, "mot " * 2_000), now=session.now)
    files = site(session)
    assert 'href="manifeste-a2.html"' in files["manifeste-a1.html"].decode()
    assert "Article suivant" not in said(files["manifeste-a2.html"])
    assert "Tous les articles" in said(files["manifeste-a2.html"])

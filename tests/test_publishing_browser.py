"""The published pages in a real browser, from disk, without a network: what is seen, heard, and printed."""

import base64
import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from house import a_series, registered
from memory_commons import do
from published import a_full_series, chromium, frozen, with_server
from test_exports_html import NASTY

from data.exports.printed import printed_html
from models.acts.contributions import Contribute
from models.acts.manifesto import AddArticle
from models.acts.polls import ProposeSlots
from models.acts.thread import CopyReply
from models.contribution import Theme
from models.names import clean_text
from tui.publishing.site import publish
from tui.sheets import archive, paper_kit, room

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as found:
        found.execute_cdp_cmd("Network.enable", {})
        found.execute_cdp_cmd(
            "Network.emulateNetworkConditions",
            {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0},
        )
        yield found


@pytest.fixture(scope="module")
def www(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("www")
    publish(with_server(frozen(a_full_series())), directory)
    return directory


def shown(browser: Any, page: Path, width: int = 1280) -> None:
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False},
    )
    browser.get_log("performance")
    browser.get_log("browser")
    browser.get(page.as_uri())


def asked(browser: Any) -> list[str]:
    """Addresses that the page made the browser ask for."""
    said = (json.loads(one["message"])["message"] for one in browser.get_log("performance"))
    return [
        one["params"]["request"]["url"]
        for one in said
        if one["method"] == "Network.requestWillBeSent"
        and not one["params"]["request"]["url"].startswith("data:,")
    ]


def heard(browser: Any) -> list[dict[str, Any]]:
    """The accessibility tree, as screen readers have it: role, name, level."""
    browser.execute_cdp_cmd("Accessibility.enable", {})
    nodes = browser.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    return [
        {
            "role": one["role"]["value"],
            "name": one.get("name", {}).get("value", ""),
            **{each["name"]: each["value"].get("value") for each in one.get("properties", [])},
        }
        for one in nodes
        if not one.get("ignored") and "role" in one
    ]


def test_a_page_asks_for_nothing_but_itself_and_says_nothing_in_the_console(browser, www):
    for page in sorted(www.rglob("*.html")):
        shown(browser, page)
        assert asked(browser) == [page.as_uri()]
        assert browser.get_log("browser") == []


def test_screen_readers_find_landmarks_headings_language_and_named_links(browser, www):
    for page in sorted(www.rglob("*.html")):
        shown(browser, page)
        nodes = heard(browser)
        roles = [one["role"] for one in nodes]
        assert {"banner", "navigation", "main", "contentinfo"} <= set(roles), page
        levels = [int(one["level"]) for one in nodes if one["role"] == "heading"]
        assert levels[0] == 1 and levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        assert all(one["name"].strip() for one in nodes if one["role"] in ("link", "heading", "navigation"))
        language = browser.execute_script("return document.documentElement.lang")
        assert language == ("en" if page.parent.name == "en" else "fr")


def test_the_first_key_leads_past_the_menu(browser, www):
    from selenium.webdriver.common.keys import Keys

    shown(browser, www / "index.html")
    browser.switch_to.active_element.send_keys(Keys.TAB)
    first = browser.switch_to.active_element
    assert first.text == "Aller au texte" and first.location["x"] >= 0
    first.send_keys(Keys.ENTER)
    assert browser.current_url.endswith("#main")


def test_every_link_between_pages_leads_somewhere_from_disk(browser, www):
    shown(browser, www / "index.html")
    for words in (
        "Manifeste",
        "Discussion",
        "Se connecter",
        "Bulletin",
        "Ce que cela coûte",
        "In English",
        "En français",
    ):
        browser.find_element("link text", words).click()
        assert browser.find_element("tag name", "h1").text
    assert browser.current_url == (www / "cout.html").as_uri()  # a page and its twin lead to each other


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nothing_is_wider_than_the_window(browser, www, width):
    for page in sorted(www.rglob("*.html")):
        shown(browser, page, width)
        assert browser.execute_script("return document.documentElement.scrollWidth") <= width, page


CONTRAST = """
const part = x => x <= 0.03928 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4;
const light = colour => {
    const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map(x => part(x / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const ground = light(getComputedStyle(document.body).backgroundColor);
const ratio = e => {
    const [a, b] = [light(getComputedStyle(e).color), ground].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
};
const written = e => [...e.childNodes].some(n => n.nodeType == 3 && n.data.trim());
const found = [...document.querySelectorAll("body *")].filter(written).map(e => [ratio(e), e.tagName]);
return found.sort((x, y) => x[0] - y[0])[0];
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast_is_seven_to_one_or_nearly_in_light_and_in_dark(browser, www, scheme):
    """WCAG 2.2 1.4.6 asks for 7:1, 1.4.3 for 4.5:1."""
    browser.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    )
    for name in ("index.html", "manifeste.html", "cout.html"):
        shown(browser, www / name)
        ratio, where = browser.execute_script(CONTRAST)
        assert ratio >= 6.5, (name, where)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_the_manifesto_is_printed_on_paper_without_its_menu(browser, www, tmp_path):
    shown(browser, www / "manifeste.html")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert not browser.find_element("tag name", "nav").is_displayed()
    assert browser.execute_script("return getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    paper = base64.b64decode(browser.execute_cdp_cmd("Page.printToPDF", {})["data"])
    assert paper.startswith(b"%PDF")


def pages_of(browser: Any, sheet: Path) -> int:
    shown(browser, sheet)
    printed = browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"]
    return len(re.findall(rb"/Type */Page\b", base64.b64decode(printed)))


@pytest.mark.parametrize("letters", [40, 130, 280])
def test_the_sheet_of_fifteen_people_and_sixty_contributions_is_printed_on_one_page(
    browser, tmp_path, letters
):
    session = a_series()
    registered(session, *(f"Prénom Nom-De-Famille {n}, du lieu des possibles" for n in range(18)))
    themes = session.commons.all(Theme)
    for n in range(60):
        text = f"{n} {'Choisir ensemble des outils que l’on répare. ' * 6}"[:letters]
        do(session.house.reading, Contribute(1, text, theme=themes[n % len(themes)].id))
    for sheet in (room, archive):
        (tmp_path / "sheet.html").write_bytes(printed_html(sheet(session, 1)))
        assert pages_of(browser, tmp_path / "sheet.html") == 1


def test_each_table_of_the_paper_kit_is_printed_on_a_page_of_its_own(browser, tmp_path):
    session = a_series()
    for number in (2, 3):
        do(session.house.reading, ProposeSlots(number, session.now.date(), 6), now=session.now)
    (tmp_path / "kit.html").write_bytes(printed_html(paper_kit(session, 1)))
    assert pages_of(browser, tmp_path / "kit.html") == 4


def test_scripts_that_people_type_are_read_and_never_run(browser, tmp_path):
    session = a_series()
    alert = "<script>document.title='pris'</script><img src=x onerror=\"document.title='pris'\">"
    for text in (alert, "\n\n".join(one for one in NASTY if "\ud800" not in one)):
        do(session.house.reading, AddArticle("<b onclick=x>", clean_text(text)), now=session.now)
    do(
        session.house.reading,
        CopyReply(alert, alert[:40], "javascript:document.title='pris'"),
        now=session.now,
    )
    publish(session, tmp_path / "www")
    for page in sorted((tmp_path / "www").rglob("*.html")):
        shown(browser, page)
        assert "pris" not in browser.title
        assert asked(browser) == [page.as_uri()]
        assert not browser.find_elements("css selector", "script, img, iframe, [onerror], [onclick]")
    shown(browser, tmp_path / "www" / "discussion.html")
    assert "<script>document.title='pris'</script>" in browser.find_element("tag name", "main").text


def test_the_browser_itself_would_run_no_script(browser, www, tmp_path):
    page = (www / "index.html").read_text("utf-8")
    (tmp_path / "x.html").write_text(
        page.replace("</main>", "<script>document.title='pris'</script></main>"), "utf-8"
    )
    shown(browser, tmp_path / "x.html")
    assert browser.title != "pris"
    assert "Content Security Policy" in browser.get_log("browser")[0]["message"]

"""The declaration of ecodesign among the published pages: whole, in both languages, with what is not met."""

import re

import pytest
from house import a_series
from test_publishing_pages import said

from data.rgesn import declaration
from models.rgesn import THEMES, State
from tui.i18n import LANGUAGES, typeset
from tui.publishing.site import site

FIRST = {"fr": "ecoconception", "en": "en/ecodesign"}


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return site(a_series())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_criterion_is_on_its_theme_s_page_with_how_or_why_not(files, language):
    for theme in range(1, THEMES + 1):
        page = said(files[f"{FIRST[language]}-theme-{theme}.html"])
        for one in declaration(language).under(theme):
            how = typeset(one.how) if language == "fr" else one.how
            assert f"{one.number} " in page and how.replace("\u00a0", " ") in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_page_says_the_score_with_its_detail_and_leads_to_each_theme(files, language):
    content = files[f"{FIRST[language]}.html"]
    page = said(content)
    assert re.search(r"\d+[,.]\d ?%", page) and "CC BY-SA 4.0" in page
    for state in State:
        assert ", ".join(one.number for one in declaration(language).in_state(state)) in page
    for theme in range(1, THEMES + 1):
        name = f"{FIRST[language].rpartition('/')[2]}-theme-{theme}.html"
        assert f'href="{name}"'.encode() in content


def test_every_page_leads_to_it(files):
    assert all(b'href="ecoconception.html"' in files[name] for name in ("index.html", "manifeste.html"))
    assert b'href="ecodesign.html"' in files["en/index.html"]

"""A file is known by what is in it, whatever its name."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.imports.forms import FormsRead
from data.imports.framadate import FramadateTable
from data.imports.manuscript import Manuscript
from data.imports.reasons import NotThatKind, Reason
from data.imports.recognise import read_file, recognise

SAMPLES = Path(__file__).parent / "samples"
FORM = "> --- Bulletin Veillée : Essai ---\n> Nom ou pseudonyme : Zoé\n> --- fin ---\n"


@pytest.mark.parametrize("name", ["", "brouillon.txt", "page.html", "sans-nom"])
@pytest.mark.parametrize(
    ("sample", "kind"),
    [
        ("framadate-atelier2.csv", "framadate"),
        ("framadate-atelier2-en.csv", "framadate"),
        ("framadate-atelier3.csv", "framadate"),
        ("etherpad-manifeste.txt", "etherpad_text"),
        ("etherpad-manifeste.html", "html"),
        ("etherpad-manifeste.etherpad", "etherpad"),
        ("hedgedoc-manifeste.md", "markdown"),
    ],
)
def test_each_real_file_is_recognised_under_any_name(sample, kind, name):
    assert recognise((SAMPLES / sample).read_bytes(), name) == kind


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (FORM, "reponse.eml", "forms"),
        ("Nom ou pseudonyme : Zoé\n", "", "forms"),
        ("Un texte simple.\n", "", "text"),
        ("Un texte simple.\n", "texte.md", "markdown"),
        ("1. Titre\n\ntexte\n", "", "text"),
        ("## Titre\n\ntexte\n", "texte.txt", "markdown"),
        ("\t* un point\n", "", "etherpad_text"),
        ('{"pad": 1}', "", "unknown"),
        ("[" * 100_000, "", "text"),
        ('{"a":' * 100_000 + "}", "", "unknown"),
        ("BEGIN:VCALENDAR\nEND:VCALENDAR\n", "", "unknown"),
        ("nom,region\nHinaura,Rhône-Alpes\n", "hubs.csv", "unknown"),
        ("", "", "unknown"),
        ("a\x00b", "a.csv", "unknown"),
    ],
)
def test_other_texts_are_recognised_by_what_is_in_them(text, name, kind):
    assert recognise(text.encode(), name) == kind


@pytest.mark.parametrize(
    ("sample", "value"),
    [
        ("framadate-atelier3.csv", FramadateTable),
        ("etherpad-manifeste.txt", Manuscript),
        ("etherpad-manifeste.etherpad", Manuscript),
        ("hedgedoc-manifeste.md", Manuscript),
    ],
)
def test_each_real_file_is_read_without_saying_what_it_is(sample, value):
    assert isinstance(read_file((SAMPLES / sample).read_bytes()), value)


def test_a_mail_with_a_form_is_read_without_saying_what_it_is():
    read = read_file(FORM.encode("iso-8859-15"))
    assert isinstance(read, FormsRead)
    assert [form.name for form in read.forms] == ["Zoé"]


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        ((SAMPLES / "etherpad-manifeste.html").read_bytes(), "", Reason.ETHERPAD_HTML),
        (b'{"_default": {"1": {}}}', "db.json", Reason.UNKNOWN_KIND),
        (b',"Pizza","Soupe",\n"Ana","Oui","Non",\n', "repas.csv", Reason.POLL_WITHOUT_DATES),
        (b"PK\x03\x04", "manifeste.odt", Reason.BINARY),
        (b"", "vide.csv", Reason.EMPTY),
    ],
)
def test_another_kind_of_file_is_refused_with_what_to_do(data, name, reason):
    with pytest.raises(NotThatKind) as refused:
        read_file(data, name)
    assert refused.value.reason is reason


@given(st.binary() | st.text().map(lambda text: text.encode("utf-8", "replace")), st.text())
def test_recognising_never_fails_and_agrees_with_reading(data, name):
    kind = recognise(data, name)
    try:
        read_file(data, name)
    except NotThatKind:
        assert kind in ("unknown", "html")
    else:
        assert kind not in ("unknown", "html")

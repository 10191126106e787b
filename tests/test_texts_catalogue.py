"""Every sentence has its twin, every twin its sentence, and French is written as France prints it."""

import re
from pathlib import Path
from string import Formatter

import pytest

from tui.locale.build import (
    COMPILED,
    CatalogueError,
    Twin,
    compiled,
    merged,
    missing,
    ready_to_fill,
    twins,
)
from tui.locale.extract import Sentence, Unreadable, sentences_in, sentences_of

FOUND = list(sentences_of())
SENTENCES = [found for found in FOUND if isinstance(found, Sentence)]


def a_list(faults: list[str]) -> str:
    return f"{len(faults)}:\n" + "\n".join(faults)


def forms(sentence: Sentence) -> list[str]:
    return [form for form in (sentence.one, sentence.many) if form is not None]


def test_every_sentence_is_written_out_where_it_is_said() -> None:
    faults = [
        f"{found.place}: made while running, no catalogue can hold it"
        for found in FOUND
        if isinstance(found, Unreadable)
    ]
    assert not faults, a_list(faults)


def test_every_sentence_has_its_english_twin() -> None:
    without = list(missing(merged(twins())))
    entries = "\n".join(ready_to_fill(sentence) for sentence in without)
    assert not without, f"{len(without)} without a twin (tui/locale/build.py --missing):\n{entries}"


def test_no_twin_has_lost_its_sentence() -> None:
    said = {form for sentence in SENTENCES for form in forms(sentence)}
    faults = [
        f"{twin.place}: nobody says « {form} »"
        for twin in twins()
        for form in twin.french
        if form not in said
    ]
    assert not faults, a_list(faults)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_a_twin_has_the_placeholders_of_its_sentence() -> None:
    faults = []
    for twin in merged(twins()).values():
        allowed = set.union(*map(placeholders, twin.french))
        for english in filter(None, twin.english):
            # « une place » may do without its number, so may “one seat”
            spare = {"n"} if len(twin.french) > 1 else set()
            if placeholders(english) | spare != allowed | spare:
                faults.append(f"{twin.place}: {sorted(allowed)} in « {twin.french[0]} », not in “{english}”")
    assert not faults, a_list(faults)


def test_placeholders_are_plain_names() -> None:
    faults = [
        f"{sentence.place}: {{{name}}} in « {form} »"
        for sentence in SENTENCES
        for form in forms(sentence)
        for name in placeholders(form)
        if not re.fullmatch(r"[a-z][a-z0-9_]*", name)
    ]
    assert not faults, a_list(faults)


def test_the_compiled_catalogue_is_that_of_the_files() -> None:
    assert COMPILED.read_bytes() == compiled(merged(twins())), "run: make catalogue"


TYPOGRAPHY = {
    "a straight apostrophe, where ’ belongs": r"(?<=\w)'(?=\w)",
    "straight quotes, where « » belong": r'(?<![=\w])"(?=\w)[^"]*"',
    "an ordinary space before : ; ! ? or », where a no-break space belongs": r" [:;!?»](?!\w)",
    "no space before ; ! or ?": r"[^\W\d_][;!?](?=\s|$)",
    "an ordinary space after «, where a no-break space belongs": r"« ",
    "no space inside « »": r"«[^\s\u00a0\u202f]|[^\s\u00a0\u202f]»",
    "three dots, where … belongs": r"(?<!\.)\.\.\.(?!\.)",
}
# Commands are typed with the signs of the shell.
CODE = re.compile(r"`[^`]*`|https?://\S+|\bssh\b.*$|(?<=\w=)\S.*\"[^\"]*\"|veillee .*\"[^\"]*\"")


@pytest.mark.parametrize("fault", TYPOGRAPHY)
def test_french_is_written_as_france_prints_it(fault: str) -> None:
    pattern = re.compile(TYPOGRAPHY[fault], re.MULTILINE)
    faults = []
    for sentence in SENTENCES:
        for form in forms(sentence):
            seen = pattern.search(CODE.sub("", form))
            if seen:
                faults.append(f"{sentence.place}: {fault}: {seen.group()!r} in {form!r}")
    assert not faults, a_list(faults)


@pytest.mark.parametrize(
    ("fault", "wrong", "right"),
    [
        ("a straight apostrophe, where ’ belongs", "l'atelier", "l’atelier"),
        ("straight quotes, where « » belong", 'le "feu"', "le «\u00a0feu\u00a0»"),
        ("an ordinary space before : ; ! ? or », where a no-break space belongs", "qui ?", "qui\u00a0?"),
        ("no space before ; ! or ?", "qui?", "qui\u202f?"),
        ("an ordinary space after «, where a no-break space belongs", "« feu\u00a0»", "«\u00a0feu\u00a0»"),
        ("no space inside « »", "«feu»", "«\u00a0feu\u00a0»"),
        ("three dots, where … belongs", "et...", "et…"),
    ],
)
def test_each_rule_of_typography_sees_its_fault(fault: str, wrong: str, right: str) -> None:
    assert re.search(TYPOGRAPHY[fault], wrong)
    assert not any(re.search(pattern, right) for pattern in TYPOGRAPHY.values())


def test_sentences_are_found_however_the_translator_is_reached() -> None:
    source = """
t("un"); self.t("deux", x=1); session.t("trois " "suite"); N_("quatre"); other("rien"); t(name)
t.n("{n} place", "{n} places", 3); self.session.t.n("une", "des", n)
t("oui" if yes else "non"); t(f"non {x}"); t("a" + b)
"""
    found = list(sentences_in(source, "x.py"))
    assert [(s.one, s.many) for s in found if isinstance(s, Sentence)] == [
        ("un", None),
        ("deux", None),
        ("trois suite", None),
        ("quatre", None),
        ("{n} place", "{n} places"),
        ("une", "des"),
        ("oui", None),
        ("non", None),
    ]
    assert [s.place for s in found if isinstance(s, Unreadable)] == ["x.py:4", "x.py:4"]


def a_folder(tmp_path: Path, **files: str) -> Path:
    for name, entries in files.items():
        (tmp_path / f"{name}.po").write_text(entries, "utf-8")
    return tmp_path


def test_two_files_may_hold_one_sentence_if_they_agree(tmp_path: Path) -> None:
    same = 'msgid "retour"\nmsgstr "back"\n'
    whole = merged(twins(a_folder(tmp_path, linear=same, screens=same)))
    assert whole["retour"].english == ("back",)


@pytest.mark.parametrize("second", ["linear", "screens"])
def test_two_entries_that_disagree_are_refused_with_their_places(tmp_path: Path, second: str) -> None:
    first, other = 'msgid "retour"\nmsgstr "back"\n', 'msgid "retour"\nmsgstr "return"\n'
    entries = {"linear": f"{first}\n{other}"} if second == "linear" else {"linear": first, "screens": other}
    with pytest.raises(CatalogueError) as refused:
        merged(twins(a_folder(tmp_path, **entries)))
    assert f"linear.po:1 and {second}.po:" in str(refused.value)


def test_a_file_that_cannot_be_read_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"screens\.po:1"):
        list(twins(a_folder(tmp_path, screens='msgid "retour\nmsgstr back\n')))


def test_a_missing_sentence_is_printed_ready_to_fill() -> None:
    entry = ready_to_fill(Sentence('{n}\u00a0place «\u00a0"x"\u00a0»', "{n} places", "tui/x.py:3"))
    assert entry == (
        '#: tui/x.py:3\nmsgid "{n}\u00a0place « \\"x\\" »"\nmsgid_plural "{n} places"\n'
        'msgstr[0] ""\nmsgstr[1] ""\n'
    )


def test_an_unfinished_entry_counts_as_missing_and_is_not_compiled(tmp_path: Path) -> None:
    entries = merged(twins(a_folder(tmp_path, common='msgid "lundi"\nmsgstr ""\n')))
    assert "lundi" in {sentence.one for sentence in missing(entries)}
    assert b"lundi" not in compiled(entries)


def test_the_same_files_always_make_the_same_catalogue() -> None:
    one = {"b": Twin(("b",), ("B",), "x.po:1"), "a": Twin(("a",), ("A",), "x.po:2")}
    assert compiled(one) == compiled(dict(reversed(one.items())))

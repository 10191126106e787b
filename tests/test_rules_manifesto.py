"""Articles written together, where they come from, versions, manuscripts."""

from datetime import timedelta

import pytest
from memory_commons import NOON, MemoryCommons, do

from models.acts.contributions import Contribute
from models.acts.manifesto import (
    AddArticle,
    EditArticle,
    LinkContributions,
    MoveArticle,
    PutBackArticle,
    RemoveArticle,
    RetitleArticle,
    UndoEdit,
    UnlinkContributions,
    WriteArticle,
)
from models.acts.manuscript import Imported, ImportManuscript
from models.acts.versions import RestoreVersion, SaveVersion
from models.contribution import Contribution
from models.coverage import Fate, coverage
from models.history import History
from models.manifesto import (
    Article,
    ArticleStatus,
    Manifesto,
    RankOutOfBounds,
    TextMoved,
    Version,
    VersionExists,
    VersionNameReserved,
    articles,
    compare,
    removed_articles,
    snapshot,
    version_named,
)
from models.names import EmptyText, TooLong
from models.people import FACILITATION, VISITOR, Actor, Participant, Role
from models.refusals import NotAllowed, Unknown
from models.text import Edit, EditOutOfBounds
from models.words import Piece, Sort

ANA, BO = Actor(Role.PARTICIPANT, "p1"), Actor(Role.PARTICIPANT, "p2")
LEAD = Actor(Role.FACILITATION, "p9")


@pytest.fixture
def commons():
    """Three articles by Ana; nothing else."""
    series = MemoryCommons(*(Participant(id, id, NOON) for id in ("p1", "p2", "p9")))
    for title, text in (
        ("Politique", "Le numérique est politique."),
        ("Outils", "Nos outils."),
        ("Durer", ""),
    ):
        do(series, AddArticle(title, text), ANA)
    return series


def titles(commons):
    return [one.title for one in articles(commons)]


def article(commons, id="a1"):
    return commons.get(Article, id)


def test_an_article_has_a_permanent_id_a_title_a_text_and_starts_as_a_draft(commons):
    one = article(commons)
    assert (one.id, one.title, str(one.text)) == ("a1", "Politique", "Le numérique est politique.")
    assert (one.status, one.revision, one.edited) == (ArticleStatus.DRAFT, 0, NOON)
    assert one.text.authors == ("p1",)


def test_visitors_read_and_write_nothing(commons):
    for act in (
        AddArticle("x"),
        WriteArticle("a1", "x"),
        EditArticle("a1", 0, Edit(0, 0, "x")),
        UndoEdit("a1", 0, ()),
        RetitleArticle("a1", "x"),
        LinkContributions("a1", ()),
        UnlinkContributions("a1", ()),
        MoveArticle("a1", 1),
        RemoveArticle("a1"),
        PutBackArticle("a1"),
        SaveVersion("x"),
        RestoreVersion("v1", "x"),
        ImportManuscript(()),
    ):
        with pytest.raises(NotAllowed):
            do(commons, act, VISITOR)


def test_who_wrote_what_is_kept_when_the_whole_text_is_written_again(commons):
    do(commons, WriteArticle("a1", "Le numérique est toujours politique."), BO)
    one = article(commons)
    assert one.text.runs == (("p1", "Le numérique est "), ("p2", "toujours "), ("p1", "politique."))
    assert one.revision == 1


def test_writing_the_same_words_changes_nothing(commons):
    before = article(commons)
    do(commons, WriteArticle("a1", "Le numérique est politique.\n"), BO, NOON + timedelta(hours=1))
    assert article(commons) == before


def test_the_owners_machine_writes_as_nobody_and_for_somebody_when_it_says_whom(commons):
    do(commons, WriteArticle("a3", "Durer."), FACILITATION)
    assert article(commons, "a3").text.runs == (("", "Durer."),)
    do(commons, WriteArticle("a3", "Durer. Toujours.", person="p2"), FACILITATION)
    assert article(commons, "a3").text.runs == (("", "Durer."), ("p2", " Toujours."))
    with pytest.raises(NotAllowed):
        do(commons, WriteArticle("a3", "x", person="p2"), ANA)


def test_an_edit_is_one_revision_of_its_own_words(commons):
    later = NOON + timedelta(minutes=5)
    one = do(commons, EditArticle("a2", 0, Edit(4, 0, "propres ")), BO, later)
    assert (str(one.text), one.revision, one.edited) == ("Nos propres outils.", 1, later)
    assert one.text.runs == (("p1", "Nos "), ("p2", "propres "), ("p1", "outils."))


def test_an_edit_of_another_revision_is_refused_and_can_be_made_again(commons):
    theirs, mine = Edit(0, 0, "Tous "), Edit(11, 0, " libres")
    do(commons, EditArticle("a2", 0, theirs), BO)
    with pytest.raises(TextMoved) as no:
        do(commons, EditArticle("a2", 0, mine), ANA)
    (again,) = mine.transformed(theirs)
    assert (
        str(do(commons, EditArticle("a2", no.value.revision, again), ANA).text) == "Tous Nos outils. libres"
    )


def test_an_edit_outside_the_text_is_refused_and_control_characters_never_enter(commons):
    with pytest.raises(EditOutOfBounds):
        do(commons, EditArticle("a2", 0, Edit(99, 0, "x")), ANA)
    one = do(commons, EditArticle("a2", 0, Edit(0, 0, "\x1b[31mrouge\r\n ")), ANA)
    assert str(one.text) == "[31mrouge\n Nos outils."
    with pytest.raises(TooLong):
        do(commons, EditArticle("a2", 1, Edit(0, 0, "x" * 100_000)), ANA)


def test_undo_goes_through_the_same_door_and_gives_words_back_to_their_author(commons):
    cut = Edit(0, 4, "")
    history = History().mine(article(commons, "a2").text, cut)
    one = do(commons, EditArticle("a2", 0, cut), BO)
    history, splices = history.undo(one.text)
    one = do(commons, UndoEdit("a2", 1, splices), BO)
    assert one.text.runs == (("p1", "Nos outils."),)
    assert one.revision == 2


def test_undo_brings_back_no_erased_person(commons):
    cut = Edit(0, 4, "")
    history = History().mine(article(commons, "a2").text, cut)
    one = do(commons, EditArticle("a2", 0, cut), BO)
    commons.remove(commons.get(Participant, "p1"))
    one = do(commons, UndoEdit("a2", 1, history.undo(one.text)[1]), BO)
    assert one.text.runs[0] == ("", "Nos ")


def test_a_new_title_is_a_change_of_words(commons):
    assert do(commons, RetitleArticle("a1", "Tout est politique"), BO).revision == 1
    assert do(commons, RetitleArticle("a1", " Tout est politique "), BO).revision == 1
    with pytest.raises(EmptyText):
        do(commons, RetitleArticle("a1", " "), BO)


def test_articles_move_to_a_rank_and_only_to_one_that_exists(commons):
    assert do(commons, MoveArticle("a3", 1), BO) == ("a3", "a1", "a2")
    assert do(commons, MoveArticle("a3", 3), BO) == ("a1", "a2", "a3")
    for rank in (0, 4, -1):
        with pytest.raises(RankOutOfBounds) as no:
            do(commons, MoveArticle("a3", rank), BO)
        assert no.value.last == 3


def test_a_removed_article_leaves_the_manifesto_and_can_be_put_back_as_it_was(commons):
    before = article(commons, "a1")
    do(commons, RemoveArticle("a1"))
    assert titles(commons) == ["Outils", "Durer"]
    assert removed_articles(commons) == (before,)
    for act in (WriteArticle("a1", "x"), MoveArticle("a1", 1), RemoveArticle("a1")):
        with pytest.raises(Unknown):
            do(commons, act)
    do(commons, PutBackArticle("a1"), BO)
    assert titles(commons) == ["Outils", "Durer", "Politique"]
    assert article(commons, "a1") == before
    assert do(commons, AddArticle("Neuf"), BO).id == "a4"


def test_nobody_removes_somebody_elses_words_without_facilitating(commons):
    with pytest.raises(NotAllowed):
        do(commons, RemoveArticle("a1"), BO)
    do(commons, WriteArticle("a2", "Nos outils. Et les vôtres."), BO)
    with pytest.raises(NotAllowed):
        do(commons, RemoveArticle("a2"), ANA)
    do(commons, RemoveArticle("a1"), ANA)


def test_a_list_shows_what_each_contribution_became(commons):
    for text in ("Un", "Deux", "Trois"):
        do(commons, Contribute(None, text), ANA)
    do(commons, LinkContributions("a2", ("c1", "c2")), BO)
    do(commons, LinkContributions("a1", ("c1",)), BO)
    do(commons, LinkContributions("a2", ("c2",)), BO)
    assert article(commons, "a2").contributions == ("c1", "c2")
    found = coverage(articles(commons), commons.all(Contribution))
    assert [(one.contribution.id, one.articles, one.fate) for one in found] == [
        ("c1", ("a1", "a2"), Fate.TAKEN_UP),
        ("c2", ("a2",), Fate.TAKEN_UP),
        ("c3", (), Fate.ORPHAN),
    ]
    do(commons, UnlinkContributions("a2", ("c2",)), BO)
    do(commons, RemoveArticle("a1"))
    found = coverage(articles(commons), commons.all(Contribution))
    assert [one.articles for one in found] == [("a2",), (), ()]
    with pytest.raises(Unknown):
        do(commons, LinkContributions("a2", ("c9",)), BO)


def test_linking_is_no_change_of_words(commons):
    do(commons, Contribute(None, "Un"), ANA)
    assert do(commons, LinkContributions("a2", ("c1",)), BO).revision == 0


def test_a_version_keeps_the_words_of_the_day_with_author_and_date(commons):
    made = do(commons, SaveVersion("avant l’atelier 3"), ANA)
    do(commons, WriteArticle("a2", "Tout autre chose."), BO)
    assert (made.id, made.author, made.made) == ("v1", "p1", NOON)
    assert [one.text for one in commons.get(Version, "v1").articles] == [
        "Le numérique est politique.",
        "Nos outils.",
        "",
    ]
    assert version_named(commons, "AVANT l'atelier 3") == made == version_named(commons, "v1")


def test_a_version_name_is_used_once_and_v0_waits_for_what_is_frozen(commons):
    do(commons, SaveVersion("Été"), ANA)
    with pytest.raises(VersionExists):
        do(commons, SaveVersion("ete"), BO)
    for name in ("V0", "v1"):
        with pytest.raises(VersionNameReserved):
            do(commons, SaveVersion(name), ANA)


def test_two_versions_compare_word_by_word(commons):
    do(commons, SaveVersion("un"), ANA)
    do(commons, WriteArticle("a2", "Nos propres outils."), BO)
    do(commons, RemoveArticle("a1"))
    do(commons, RetitleArticle("a3", "Durer longtemps"), BO)
    do(commons, AddArticle("Neuf", "Mot."), BO)
    found = compare(version_named(commons, "un").articles, snapshot(articles(commons)))
    assert [(one.id, one.old_title, one.new_title, one.changed) for one in found] == [
        ("a2", "Outils", "Outils", True),
        ("a3", "Durer", "Durer longtemps", True),
        ("a4", None, "Neuf", True),
        ("a1", "Politique", None, True),
    ]
    assert found[0].pieces == (
        Piece(Sort.KEPT, "Nos "),
        Piece(Sort.ADDED, "propres "),
        Piece(Sort.KEPT, "outils."),
    )
    same = snapshot(articles(commons))
    assert not any(one.changed for one in compare(same, same))


def test_coming_back_to_a_version_loses_nothing(commons):
    do(commons, Contribute(None, "Un"), ANA)
    do(commons, LinkContributions("a1", ("c1",)), ANA)
    do(commons, SaveVersion("un"), ANA)
    do(commons, WriteArticle("a1", "Le numérique est neutre."), BO)
    do(commons, RemoveArticle("a2"))
    do(commons, MoveArticle("a3", 1), BO)
    do(commons, AddArticle("Neuf", "Mot."), BO)
    with pytest.raises(NotAllowed):
        do(commons, RestoreVersion("un", "deux"), ANA)
    with pytest.raises(VersionExists):
        do(commons, RestoreVersion("un", "un"), LEAD)
    restored = do(commons, RestoreVersion("un", "deux"), LEAD)
    assert titles(commons) == ["Politique", "Outils", "Durer", "Neuf"]
    assert (restored.articles, restored.newer) == (("a1", "a2"), ("a4",))
    assert article(commons, "a1").text.runs == (
        ("p1", "Le numérique est "),
        ("", "politique"),
        ("p1", "."),
    )
    assert (article(commons, "a1").revision, article(commons, "a1").contributions) == (2, ("c1",))
    assert [one.title for one in version_named(commons, "deux").articles] == ["Durer", "Politique", "Neuf"]


def test_a_manuscript_becomes_articles_and_the_same_one_again_adds_nothing(commons):
    manuscript = ImportManuscript(((None, "Sobriété", "Moins."), (None, "politique", "Autre texte.")))
    assert do(commons, manuscript, ANA) == Imported(added=("a4", "a5"))
    assert titles(commons) == ["Politique", "Outils", "Durer", "Sobriété", "politique"]
    before = commons.draft()
    assert do(commons, manuscript, ANA) == Imported(unchanged=("a4", "a5"))
    assert commons.tables == before.tables


def test_a_manuscript_never_undoes_what_was_written_here_since(commons):
    manuscript = ImportManuscript((("a2", "Outils", "Nos outils libres."), (None, "Sobriété", "Moins.")))
    assert do(commons, manuscript, BO) == Imported(added=("a4",), updated=("a2",))
    do(commons, WriteArticle("a2", "Nos outils partagés."), ANA)
    do(commons, WriteArticle("a4", "Beaucoup moins."), ANA)
    assert do(commons, manuscript, BO) == Imported(unchanged=("a2", "a4"))
    assert str(article(commons, "a2").text) == "Nos outils partagés."
    assert len(articles(commons)) == 4


def test_an_exported_article_that_comes_back_changed_is_updated_word_by_word(commons):
    do(commons, ImportManuscript((("a1", "Politique", "Le numérique est très politique."),)), BO)
    assert article(commons).text.runs == (("p1", "Le numérique est "), ("p2", "très "), ("p1", "politique."))
    assert do(commons, ImportManuscript((("a2", "Outils", "Nos outils."),)), BO) == Imported(
        unchanged=("a2",)
    )


def test_a_text_equal_to_an_article_adds_nothing_whatever_the_case_of_its_title(commons):
    assert do(commons, ImportManuscript(((None, "OUTILS", "Nos outils.\n"),)), BO) == Imported(
        unchanged=("a2",)
    )


def test_a_manifesto_without_articles_is_empty_and_can_begin():
    commons = MemoryCommons()
    assert articles(commons) == ()
    do(commons, AddArticle("Premier"), FACILITATION)
    assert commons.get(Manifesto, "manifesto").order == ("a1",)

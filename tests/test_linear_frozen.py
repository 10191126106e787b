"""Line by line: V0 frozen once what is in it is read, signed, checked; contributions merged, set aside."""

from dataclasses import replace

import pytest
from house import a_series, being, registered
from lines import lines_of, told

from models.acts.comments import CommentOn
from models.acts.consent import AnswerRound, OpenRound
from models.acts.contributions import Contribute
from models.acts.manifesto import AddArticle, LinkContributions, WriteArticle
from models.annex import FrozenVersion, annex_value
from models.consent import Choice
from models.contribution import Contribution
from models.coverage import Fate, coverage
from models.freezing import frozen_version
from models.manifesto import articles
from models.people import FACILITATION, VISITOR
from tui.session import Session


def a_manifesto(language: str = "fr") -> Session:
    session = a_series(language)
    acts = (
        Contribute(1, "Réparer"), Contribute(2, "Partager"), Contribute(None, "Prêter"),
        AddArticle("Nos outils", "Nous réparons."), LinkContributions("a1", ("c1",)),
    )  # fmt: skip

    async def begin() -> None:
        for one in acts:
            await session.house.perform(one, FACILITATION)

    told(session, begin, "quitter")
    registered(session, "Maëlle", "Ousmane")
    return session


def frozen(session: Session) -> str:
    return told(session, *lines_of("5|versions|figer|oui|quitter"))


def test_what_would_be_in_it_is_read_before_it_is_frozen() -> None:
    session = a_manifesto()
    said = told(session, *lines_of("5|versions|figer|non|quitter"))
    assert "V0 aurait :\n1 article en brouillon\n1 contribution citée, sans nom\n" in said
    assert not session.commons.all(FrozenVersion)
    assert "Fait : V0 est figée, empreinte " in frozen(session)
    assert "Figer V1" in told(session, *lines_of("5|versions|quitter"))


def test_one_signs_with_a_place_and_takes_the_name_back() -> None:
    session = a_manifesto()
    frozen(session)
    maelle = being(session, "p1")
    said = told(maelle, *lines_of("5|versions|mettre|Brest|signatures|quitter"))
    assert "Fait : signature mise sous V0\n" in said
    assert "1 signature\nMaëlle, Brest, lundi 3 avril 2028\n" in said
    said = told(maelle, *lines_of("5|versions|retirer|oui|quitter"))
    assert "Fait : signature retirée, le texte de V0 n’en change pas\n" in said
    assert annex_value(session.commons, frozen_version(session.commons))["signatures"] == []


def test_facilitation_signs_for_somebody_and_takes_one_back() -> None:
    session = a_manifesto()
    frozen(session)
    told(session, *lines_of("5|versions|mettre|Ousmane||quitter"))
    assert frozen_version(session.commons).signed_by("p2")
    told(session, *lines_of("5|versions|retirer|1|oui|quitter"))
    assert not frozen_version(session.commons).signatures


def test_it_is_checked_by_lines() -> None:
    session = a_manifesto()
    frozen(session)
    said = told(session, *lines_of("5|versions|vérifier|quitter"))
    assert "V0 : rien n’a changé. Empreintes et comptes refaits, tout concorde.\n" in said
    assert frozen_version(session.commons).digest in said


def test_a_contribution_is_set_aside_with_a_reason_merged_and_taken_back() -> None:
    session = a_manifesto()
    said = told(
        session, *lines_of("5|ce que|écarter|partager|déjà dit|réunir|prêter|réparer|réunies|quitter")
    )
    assert "Partager (c2) : écartée : déjà dit\nPrêter (c3) : réunie à c1\n" in said
    found = coverage(articles(session.commons), session.commons.all(Contribution))
    assert [one.fate for one in found] == [Fate.TAKEN_UP, Fate.SET_ASIDE, Fate.MERGED]
    said = told(session, *lines_of("5|ce que|revenir|partager|quitter"))
    assert "Contributions sans article : 1\n" in said


def test_a_contribution_is_linked_from_the_list_of_those_without_an_article() -> None:
    session = a_manifesto()
    said = told(being(session, "p1"), *lines_of("5|ce que|lier|partager|nos|quitter"))
    assert "Fait : contribution c2 liée, Nos outils\n" in said


@pytest.mark.parametrize("word", ["écarter", "réunir", "revenir"])
def test_only_facilitation_decides_what_becomes_of_a_contribution(word: str) -> None:
    said = told(being(a_manifesto(), "p1"), *lines_of(f"5|ce que|{word}|quitter"))
    assert "Fait" not in said


def test_a_frozen_version_is_read_with_its_dissent_its_notes_and_its_digest() -> None:
    session = a_manifesto()

    async def decide() -> None:
        perform = session.house.perform
        asked = await perform(OpenRound("a1", people=("p1", "p2")), FACILITATION)
        await perform(
            AnswerRound(asked.id, asked.revision, Choice.OBJECTION, "Trop vite.", person="p1"), FACILITATION
        )
        await perform(
            AnswerRound(asked.id, asked.revision, Choice.RESERVE, "C’est court.", person="p2"), FACILITATION
        )
        await perform(CommentOn("a1", "Avec quoi ?", "réparons"), FACILITATION)

    told(session, decide, "quitter")
    frozen(session)
    visitor = replace(session, actor=VISITOR)
    said = told(visitor, *lines_of("manifeste|versions|lire|1|quitter"))
    assert "Article 1 : Nos outils, en débat\nNous réparons.\n" in said
    assert "objection maintenue : Trop vite.\nréserve : C’est court.\n" in said
    assert "note 1 : « réparons » : Avec quoi ?\n" in said
    assert f"Empreinte : {frozen_version(session.commons).digest}\n" in said
    assert "Garder une version" not in said and "Mettre une signature" not in said


def test_what_changed_since_the_round_is_read_with_the_version() -> None:
    session = a_manifesto()

    async def agree_then_write() -> None:
        asked = await session.house.perform(OpenRound("a1", people=("p1", "p2")), FACILITATION)
        for person in ("p1", "p2"):
            answer = AnswerRound(asked.id, asked.revision, Choice.CONSENT, person=person)
            await session.house.perform(answer, FACILITATION)
        await session.house.perform(WriteArticle("a1", "Nous réparons ensemble."), FACILITATION)

    told(session, agree_then_write, "quitter")
    frozen(session)
    said = told(being(session, "p1"), *lines_of("5|versions|lire|1|quitter"))
    assert "Article 1 : Nos outils, à confirmer\n" in said
    assert "Changé depuis le tour, à confirmer\nAjouté : ensemble\n" in said

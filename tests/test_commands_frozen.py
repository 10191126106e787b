"""Commands: V0 frozen, signed, verified without a series; what became of contributions."""

import json
from io import StringIO

import pytest
from commands_desk import Desk
from house import a_series, registered

from models.annex import FrozenVersion
from models.people import VISITOR, Actor, Role
from tui.commands.run import run_command_async
from tui.session import Session


@pytest.fixture
def desk() -> Desk:
    desk = Desk(a_series())
    registered(desk.session, "Maëlle", "Ousmane")
    desk.must("contribuer 1 'Réparer avant d’acheter' --signer --pour Maëlle")
    desk.must("contribuer 2 'Choisir ses outils'")
    desk.must("article ajouter 'Nos outils' --texte 'Nous réparons.'")
    desk.must("article lier a1 c1")
    return desk


def being(desk: Desk, actor: Actor) -> Desk:
    one = desk.session
    return Desk(Session(one.house, actor, one.t, one.clock))


def exported(desk: Desk) -> str:
    return desk.must("manifeste --version V0 --format json").out


def plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


def test_freezing_says_what_is_in_it_and_how_to_publish_it(desk: Desk) -> None:
    said = plain(desk.must("manifeste figer V0").err)
    assert "Fait : V0 est figée." in said and "1 article en brouillon" in said
    [one] = desk.session.commons.all(FrozenVersion)
    assert f"Empreinte : {one.digest}" in said
    assert "veillee manifeste --version V0 --format json" in said
    [line] = desk.json("manifeste versions")
    assert (line["statut"], line["empreinte"]) == ("figee", one.digest)


def test_a_version_is_frozen_once_and_the_next_name_is_said(desk: Desk) -> None:
    desk.must("manifeste figer v0")
    again = desk.types("manifeste figer V0")
    assert again.code == 1 and "V0 est déjà figée" in plain(again.err) and "V1" in again.err
    assert desk.types("manifeste figer V7").code == 1


def test_the_file_of_a_version_is_verified_from_a_file_or_the_input(desk: Desk, tmp_path) -> None:
    digest = desk.json("manifeste figer V0")["empreinte"]
    content = exported(desk)
    file = tmp_path / "v0.json"
    file.write_text(content, "utf-8")
    assert desk.json(f"verifier {file}") == {"valide": True, "empreinte": digest}
    assert desk.json("verifier -", content) == {"valide": True, "empreinte": digest}
    assert "V0 : rien n’a changé." in plain(desk.must(f"verifier {file}").out)


def test_a_changed_file_is_false_with_the_reason_and_exit_code_1(desk: Desk) -> None:
    desk.must("manifeste figer V0")
    said = desk.types("verifier - --json", exported(desk).replace("réparons", "jetons"))
    assert said.code == 1
    assert said.value["valide"] is False
    assert [plain(one) for one in said.value["raisons"]] == ["L’article « Nos outils » a changé."]
    said = desk.types("verifier -", exported(desk)[:-3])
    assert said.code == 1 and "abîmé" in said.out


def test_another_kind_of_file_is_refused_with_what_to_give(desk: Desk) -> None:
    desk.must("manifeste figer V0")
    for form in ("md", "txt"):
        said = desk.types("verifier -", desk.must(f"manifeste --version V0 --format {form}").out)
        assert said.code == 1 and "--format json" in said.err and not said.out
    assert desk.types("verifier -", desk.must("manifeste --format json").out).code == 1
    assert desk.types("verifier /nulle/part.json").code == 1


def test_the_digest_is_printed_at_the_end_of_markdown_and_text(desk: Desk) -> None:
    digest = desk.json("manifeste figer V0")["empreinte"]
    for form in ("md", "txt"):
        assert digest in desk.must(f"manifeste --version V0 --format {form}").out


def test_one_signs_with_a_place_and_withdraws(desk: Desk) -> None:
    before = desk.json("manifeste figer V0")["empreinte"]
    annex = desk.json("manifeste signer --lieu Brest --pour Ousmane")
    assert [(one["nom"], one["lieu"]) for one in annex["signatures"]] == [("Ousmane", "Brest")]
    assert annex["contributions"] == [{"id": "c1", "nom": "Maëlle"}]
    assert "Ousmane, Brest" in desk.must("signatures").out
    [mine] = desk.json("mes-donnees voir --pour Ousmane")["signatures"]
    assert (mine["version"], mine["lieu"]) == ("V0", "Brest")
    assert desk.json("signature retirer --pour Ousmane")["signatures"] == []
    assert desk.json("verifier -", exported(desk))["empreinte"] == before
    assert desk.types("signature retirer --pour Ousmane").code == 1
    assert desk.types("manifeste signer --version V4 --pour Ousmane").code == 1


def test_visitors_read_the_signatures_and_sign_nothing(desk: Desk) -> None:
    desk.must("manifeste figer V0")
    desk.must("manifeste signer --pour Ousmane")
    visitor = being(desk, VISITOR)
    assert visitor.json("signatures")["signatures"][0]["nom"] == "Ousmane"
    assert visitor.types("manifeste signer").code == 1


def test_people_freeze_nothing_and_decide_on_no_contribution(desk: Desk) -> None:
    someone = being(desk, Actor(Role.PARTICIPANT, "p1"))
    for line in ("manifeste figer V0", "contribution ecarter c2 --motif non", "contribution reunir c2 c1"):
        assert someone.types(line).code == 1
    assert not desk.session.commons.all(FrozenVersion)


def test_each_contribution_says_what_became_of_it(desk: Desk) -> None:
    desk.must("contribuer hors 'Outils choisis'")
    desk.must("contribuer hors 'Rien à voir'")
    desk.must("contribution reunir c3 c1")
    desk.must("contribution ecarter c4 --motif 'hors sujet'")
    assert desk.json("reprises") == [
        {"id": "c1", "articles": ["a1"], "sort": "reprise"},
        {"id": "c2", "articles": [], "sort": "orpheline"},
        {"id": "c3", "articles": ["a1"], "sort": "fusionnee", "avec": "c1"},
        {"id": "c4", "articles": [], "sort": "ecartee", "motif": "hors sujet"},
    ]
    assert [one["id"] for one in desk.json("reprises --sort orpheline")] == ["c2"]
    said = plain(desk.must("reprises").out)
    assert "c3 réunie à c1 · Outils choisis" in said and "c4 écartée : hors sujet · Rien à voir" in said
    desk.must("contribution reprendre c4")
    assert [one["id"] for one in desk.json("reprises --sort orpheline")] == ["c2", "c4"]


def test_setting_aside_needs_a_reason_and_nothing_that_an_article_takes_up(desk: Desk) -> None:
    assert "motif" in desk.types("contribution ecarter c2").err
    taken = desk.types("contribution ecarter c1 --motif non")
    assert taken.code == 1 and "a1" in taken.err
    assert desk.types("contribution reunir c2 c2").code == 1
    assert desk.types("contribution reprendre c2").code == 1


def test_an_article_says_its_lineage(desk: Desk) -> None:
    said = plain(desk.must("article lire a1 --origines").out)
    assert "c1 Réparer avant d’acheter (atelier 1, les deux)" in said
    [origin] = desk.json("article lire a1 --origines")["origines"]
    assert (origin["id"], origin["atelier"], origin["dimension"]) == ("c1", 1, "les_deux")


def test_the_json_of_a_version_keeps_the_keys_of_a_manifesto(desk: Desk) -> None:
    desk.must("manifeste figer V0")
    value = json.loads(exported(desk))
    assert (value["version"], value["statut"]) == ("V0", "figee")
    [article] = value["articles"]
    assert {"id", "rang", "titre", "texte", "statut", "contributions", "objections"} <= set(article)


def test_everything_exported_holds_each_frozen_version_as_it_is_verified(desk: Desk, tmp_path) -> None:
    digest = desk.json("manifeste figer V0")["empreinte"]
    desk.must(f"exporter {tmp_path / 'tout'}")
    assert "figee-0.json" in (tmp_path / "tout" / "README.txt").read_text("utf-8")
    found = desk.json(f"verifier {tmp_path / 'tout' / 'figee-0.json'}")
    assert found == {"valide": True, "empreinte": digest}


async def test_over_ssh_no_file_of_the_server_is_read(desk: Desk, tmp_path) -> None:
    desk.must("manifeste figer V0")
    content = exported(desk)
    (tmp_path / "v0.json").write_text(content, "utf-8")
    for typed, code in ((str(tmp_path / "v0.json"), 2), ("-", 0)):
        out, err = StringIO(), StringIO()
        given = run_command_async(
            ["verifier", typed], desk.session, StringIO(content), out, err, {}, at_home=False
        )
        assert await given == code, err.getvalue()


def test_any_two_versions_are_compared_word_by_word_and_each_with_today(desk: Desk) -> None:
    desk.must("manifeste garder 'avant relecture'")
    desk.must("article ecrire a1 --texte 'Nous réparons tout.'")
    desk.must("manifeste figer V0")
    desk.must("article ecrire a1 --texte 'Nous partageons tout.'")
    desk.must("article ajouter 'Nos lieux'")
    assert "Nous réparons{+ tout+}." in desk.must("manifeste comparer 'avant relecture' V0").out
    today = plain(desk.must("manifeste comparer V0").out)
    assert "Nous [-réparons-]{+partageons+} tout." in today and "Nos lieux article nouveau" in today
    [first, second] = desk.json("manifeste comparer V0")
    assert {"sort": "retire", "mots": "réparons"} in first["morceaux"]
    assert (second["ancien_titre"], second["titre"]) == (None, "Nos lieux")
    assert desk.json("manifeste comparer V0 V0") == []
    assert desk.types("manifeste comparer V0 V9").code == 1

"""`emporter`, `rapporter`, `recevoir`, `copie`, each in a process of its own; a pipe stands for the line."""

import os
import stat
from pathlib import Path

import pytest
from real import ROOT, VEILLEE, House

from data.ssh_client import UNATTENDED, Unreachable, ask
from models.copy_refusals import SshAsks

Pair = tuple[House, House]


@pytest.fixture
def pair(tmp_path: Path) -> Pair:
    """The series, and where its copy goes."""
    there = House(tmp_path / "serie")
    there.makes_series()
    there.registers("Zoé")
    program = tmp_path / "bin" / "ssh"
    program.parent.mkdir()
    command = " ".join(VEILLEE)
    program.write_text(
        '#!/bin/sh\nwhile [ "$1" != "--" ]; do shift; done; shift\n'
        '[ "$1" = nulle.part ] && { echo "ssh: pas de route" >&2; exit 255; }\n'
        f'shift\ncd {ROOT}; exec {command} "$@" --donnees {there.directory}\n'
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return there, House(tmp_path / "copie", {"PATH": f"{program.parent}:{os.environ['PATH']}"})


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_a_copy_is_taken_worked_on_and_given_back(pair: Pair) -> None:
    there, here = pair
    first = here.tells("emporter", "chez.example", "--reserver", "2")
    assert first["octets"]["recus"] > 1000
    assert "les deux · en attente" in plain(here.does("contribuer", "1", "Réparer").err)
    said = here.tells("copie")
    assert (said["hote"], [one["acte"] for one in said["attente"]]) == ("chez.example", ["Contribute"])
    assert there.contributions() == []
    done = here.tells("rapporter")
    assert (done["faits"], done["refuses"], done["variantes"]) == (1, [], [])
    assert there.contributions() == ["Réparer"]
    assert here.tells("copie")["attente"] == []


def test_what_has_not_changed_does_not_travel_and_sizes_are_said(pair: Pair) -> None:
    _, here = pair
    here.does("emporter", "chez.example")
    again = here.does("emporter", "chez.example")
    assert "octets envoyés" in plain(again.err)
    assert sum(here.tells("emporter", "chez.example")["octets"].values()) <= 1000


def test_a_stick_is_shown_and_nothing_is_done_without_a_yes(pair: Pair, tmp_path: Path) -> None:
    there, here = pair
    here.does("emporter", "chez.example")
    here.does("contribuer", "1", "Réparer")
    stick = tmp_path / "retour.jsonl"
    assert here.tells("rapporter", "--fichier", str(stick)) == {"fichier": str(stick), "actes": 1}
    shown = plain(there.does("recevoir", str(stick)).err)
    assert "o1 : la contribution (Réparer)" in shown
    assert "Rien n’a été fait." in shown
    assert there.contributions() == []
    assert there.tells("recevoir", str(stick), "--oui")["faits"] == 1
    assert "déjà été reçu : rien n’a été refait" in plain(there.does("recevoir", str(stick), "--oui").err)
    assert there.contributions() == ["Réparer"]
    assert here.tells("emporter", "chez.example")["faits"] == 1


def test_a_stick_pulled_too_soon_is_refused_whole_in_one_sentence(pair: Pair, tmp_path: Path) -> None:
    there, here = pair
    here.does("emporter", "chez.example")
    here.does("contribuer", "1", "Réparer")
    stick = tmp_path / "retour.jsonl"
    here.does("rapporter", "--fichier", str(stick))
    stick.write_bytes(stick.read_bytes()[:-5])
    said = there.says("recevoir", str(stick), "--oui")
    assert said.code == 1
    assert "rien n’a été fait. Les actes attendent toujours sur la copie" in plain(said.err)
    assert there.contributions() == []


def test_an_act_that_waits_is_taken_back(pair: Pair) -> None:
    _, here = pair
    here.does("emporter", "chez.example")
    here.does("contribuer", "1", "Réparer")
    here.does("contribuer", "1", "Partager")
    assert here.tells("copie", "retirer", "o1") == {"id": "o1", "sans_effet": []}
    assert here.contributions() == ["Partager"]


def test_a_refusal_is_said_with_its_reason(pair: Pair) -> None:
    there, here = pair
    here.does("emporter", "chez.example")
    here.does("liberer", "1", "--pour", "Zoé")
    there.does("liberer", "1", "--pour", "Zoé")
    (no,) = here.tells("rapporter")["refuses"]
    assert no["acte"] == "o1"
    assert no["raison"]
    assert here.tells("copie")["refuses"] == [no]


def test_what_cannot_wait_names_where_to_do_it(pair: Pair) -> None:
    _, here = pair
    here.does("emporter", "chez.example")
    said = here.says("atelier", "ajouter", "Un de plus")
    assert (said.code, "chez chez.example" in plain(said.err)) == (1, True)


def test_a_line_that_does_not_answer_is_the_network(pair: Pair) -> None:
    _, here = pair
    said = here.says("emporter", "nulle.part")
    assert said.code == 4
    assert "pas de route" in said.err
    assert "Le serveur ne répond pas" in said.err


@pytest.mark.parametrize(
    "words", ["Host key verification failed.", "veillee@chez: Permission denied (publickey)."]
)
def test_ssh_that_would_ask_where_nobody_can_answer_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    program = tmp_path / "ssh"
    program.write_text(f'#!/bin/sh\necho "{words}" >&2; exit 255\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    with pytest.raises(SshAsks) as no:
        ask("veillee@chez:2222", ("copie", "echanger"), b"", UNATTENDED)
    assert no.value.command == "ssh -p 2222 veillee@chez"
    with pytest.raises(Unreachable):
        ask("veillee@chez:2222", ("copie", "echanger"), b"")


def test_the_next_series_is_not_made_from_a_copy(pair: Pair, tmp_path: Path) -> None:
    _, here = pair
    here.does("emporter", "chez.example")
    said = here.says("suite", str(tmp_path / "suivante"))
    assert (said.code, "chez chez.example" in plain(said.err)) == (1, True)
    assert not (tmp_path / "suivante").exists()


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("nulle/part.jsonl", "{path} : il n’y a rien à cet endroit."),
        ("", "{path} est un dossier : donnez un fichier."),
        ("x" * 252, "Ce nom de fichier est trop long"),
    ],
)
def test_a_stick_that_cannot_be_written_is_called_as_it_was_typed(
    pair: Pair, tmp_path: Path, name: str, sentence: str
) -> None:
    _, here = pair
    here.does("emporter", "chez.example")
    stick = tmp_path / "cle"
    stick.mkdir()
    said = here.says("rapporter", "--fichier", str(stick / name))
    assert said.code in (1, 3)
    assert sentence.format(path=stick / name) in plain(said.err)
    assert list(stick.iterdir()) == []


@pytest.mark.parametrize("host", ["-oProxyCommand=x", "a b", "chez:port", "@chez", ""])
def test_a_host_is_never_read_as_an_option(pair: Pair, host: str) -> None:
    _, here = pair
    assert here.says("emporter", host).code in (2, 1)


def test_a_series_is_no_copy_and_is_never_overwritten(pair: Pair) -> None:
    there, here = pair
    there_too = House(there.directory, here.env)
    assert there_too.says("rapporter").code == 1
    said = there_too.says("emporter", "chez.example")
    assert (said.code, "n’a pas été touchée" in said.err) == (1, True)
    assert there.says("copie").code == 1


def test_the_lines_of_a_copy_say_what_waits_and_give_it_back(pair: Pair) -> None:
    there, here = pair
    here.does("emporter", "chez.example")
    here.does("contribuer", "1", "Réparer")
    said = plain(here.does("--lignes", stdin="copie\nce qui attend\nquitter\n").out)
    assert "Copie de chez.example" in said
    assert "o1 : la contribution (Réparer)" in said
    assert "Réparer (c1, en attente)" in plain(
        here.does("--lignes", stdin="contributions\n1\nles deux\nquitter\n").out
    )
    here.does("--lignes", stdin="copie\nrapporter au\n\nquitter\n")
    assert there.contributions() == ["Réparer"]


def test_the_lines_of_the_server_receive_a_file_after_a_yes(pair: Pair, tmp_path: Path) -> None:
    there, here = pair
    here.does("emporter", "chez.example")
    here.does("contribuer", "1", "Réparer")
    stick = tmp_path / "retour.jsonl"
    here.does("rapporter", "--fichier", str(stick))
    said = there.does("--lignes", stdin=f"9\nfichiers\nrecevoir\n{stick}\noui\nquitter\n")
    assert "1 acte fait." in plain(said.out)
    assert there.contributions() == ["Réparer"]

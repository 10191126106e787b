"""`emporter`, `rapporter`, `recevoir`, `copie`, each in a process of its own; a pipe stands for the line."""

import errno
import os
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from real import ROOT, VEILLEE, House

from data import parcel
from data.files import Files
from data.ssh_client import UNATTENDED, Unreachable, ask
from models.copy_refusals import SshAsks
from tui.faults import of_system
from tui.i18n import Translator

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


def test_words_that_wait_say_so_until_the_server_has_judged_them(pair: Pair, tmp_path: Path) -> None:
    there, here = pair
    there.does("article", "ajouter", "Outils", "--texte", "Réparer.")
    here.does("emporter", "chez.example")
    assert "(en attente)" not in plain(here.does("article", "lire", "a1").out)
    here.does("article", "ecrire", "a1", "--texte", "Réparer, puis partager.")
    here.does("article", "ajouter", "Liens", "--texte", "Se parler.")
    here.does("discussion", "repondre", "Je viendrai.")
    here.tells("rapporter", "--fichier", str(tmp_path / "retour.jsonl"))
    assert "1. Outils (en attente)" in plain(here.does("article", "lire", "a1").out)
    assert "2. Liens (en attente)" in plain(here.does("article", "lire", "a2").out)
    assert "en attente" in plain(here.does("discussion").out)
    lines = plain(here.does("--lignes", stdin="manifeste\nlire tout\n\nretour\naccueil\nquitter\n").out)
    assert lines.count("En attente") == 2, lines
    here.does("rapporter")
    said = plain(here.does("article", "lire", "a1").out + here.does("discussion").out)
    assert "partager" in said and "en attente" not in said


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


@pytest.mark.parametrize("code", [errno.EINVAL, errno.EILSEQ])
def test_a_name_that_a_fat_stick_has_no_signs_for_is_said_to_be_the_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def refused(files: Files, path: Path) -> int:
        raise OSError(code, os.strerror(code), str(path))

    monkeypatch.setattr(Files, "create", refused)
    with pytest.raises(OSError) as no:
        parcel.write(tmp_path / "retour 12:30.jsonl", b"{}")
    said = plain(of_system(no.value, Translator()))
    assert said.startswith(f"{tmp_path}/retour 12:30.jsonl : ce nom n’est pas accepté à cet endroit.")


@pytest.fixture
def fat(tmp_path: Path) -> Iterator[Path]:
    """A real FAT of 4 MB: no permissions, neither upper nor lower case, few signs in names."""
    image, stick = tmp_path / "fat.img", tmp_path / "cle"
    stick.mkdir()
    image.write_bytes(bytes(4 * 1024 * 1024))
    for command in (["mkfs.vfat", str(image)], ["mount", "-o", "loop,umask=022", str(image), str(stick)]):
        try:
            done = subprocess.run(command, capture_output=True, text=True, check=False)
        except FileNotFoundError:
            pytest.skip(f"{command[0]} is not here")
        if done.returncode:
            pytest.skip(f"this system mounts no FAT: {done.stderr.strip()}")
    yield stick
    subprocess.run(["umount", "-l", str(stick)], check=True)


def test_a_copy_lives_on_a_fat_stick_and_its_file_comes_back_on_it(pair: Pair, fat: Path) -> None:
    there, here = pair
    on_stick = House(fat / "Copie de la série, à rapporter dès mardi", here.env)
    on_stick.does("emporter", "chez.example")
    on_stick.does("contribuer", "1", "Réparer")
    stick = fat / ("Retour de l’atelier " + "x" * 200 + ".jsonl")
    for _ in range(2):
        on_stick.does("rapporter", "--fichier", str(stick))
    assert [one.name for one in fat.iterdir() if one.is_file()] == [stick.name]
    refused = on_stick.says("rapporter", "--fichier", str(fat / "retour 12:30.jsonl"))
    assert "ce nom n’est pas accepté à cet endroit" in plain(refused.err)
    assert there.tells("recevoir", str(stick), "--oui")["faits"] == 1
    assert on_stick.tells("rapporter")["faits"] == 1
    assert there.contributions() == on_stick.contributions() == ["Réparer"]


def test_what_the_server_says_no_with_is_heard_to_its_end(pair: Pair, tmp_path: Path) -> None:
    _, here = pair
    here.does("emporter", "chez.example")
    program, sentence = (
        tmp_path / "bin" / "ssh",
        f"Le disque est plein. {'Rien n’est perdu. ' * 12}Recommencez.",
    )
    program.write_text(f'#!/bin/sh\necho "{sentence}" >&2; exit 3\n')
    said = here.says("rapporter")
    assert (said.code, plain(said.err).strip()) == (1, f"Le serveur a répondu : {sentence}")


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

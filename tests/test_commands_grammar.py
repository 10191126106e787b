"""The grammar of commands: one table gives parsing, help, the documentation, the man page, completion."""

import shutil
import subprocess
from importlib import import_module
from inspect import iscoroutinefunction
from io import StringIO

import pytest
from commands_desk import Desk
from house import a_series

from tui.commands import help, manual
from tui.commands.grammar import Command, Group
from tui.commands.parsing import Misused, parsed
from tui.commands.run import run_command
from tui.commands.table import TABLE
from tui.i18n import Translator

COMMANDS = pytest.mark.parametrize("command", TABLE.commands, ids=lambda one: one.name)
LANGUAGES = pytest.mark.parametrize("language", ["fr", "en"])


def without_data(*words: str) -> tuple[int, str, str]:
    out, err = StringIO(), StringIO()

    def never(opening: object) -> None:
        raise AssertionError("data were opened")

    code = run_command(words, never, StringIO(), out, err, {})  # type: ignore[arg-type]
    return code, out.getvalue(), err.getvalue()


@COMMANDS
def test_every_command_and_every_alias_stands_in_the_documentation(command: Command) -> None:
    documentation = manual.COMMANDS.read_text("utf-8")
    for word in (*command.words, *command.also):
        assert f"`{word}`" in documentation
    for option in command.options:
        for word in option.words:
            assert f"`{word}`" in documentation
    noun = command.words[0].split()[0]
    contract = documentation.split(manual.MARK)[0].split("## À venir")[0]
    assert f"`{noun}" in contract, "the contract is extended before a command is built"


def test_the_documentation_ends_with_what_the_grammar_says() -> None:
    assert manual.COMMANDS.read_text("utf-8").endswith(manual.english())


def test_the_man_page_is_what_the_grammar_says() -> None:
    assert manual.MAN.read_text("utf-8") == manual.man()


@COMMANDS
def test_every_command_runs_a_coroutine_that_exists(command: Command) -> None:
    module, _, name = command.run.partition(":")
    assert iscoroutinefunction(getattr(import_module(f"tui.commands.{module}"), name))


@LANGUAGES
@COMMANDS
def test_every_command_explains_itself_in_both_languages(command: Command, language: str) -> None:
    t = Translator(language)  # type: ignore[arg-type]
    code, out, err = without_data(*command.words[language == "en"].split(), "--aide", "--langue", language)
    assert (code, err) == (0, "")
    assert t(command.help).split(maxsplit=1)[0] in out
    assert all(option.words[language == "en"] in out for option in command.options)


@COMMANDS
def test_the_english_words_name_the_same_command(command: Command) -> None:
    wanted = ["1" for one in command.arguments if not one.choices]
    choices = [one.choices[0][1] for one in command.arguments if one.choices]
    for words in (*command.words, *command.also):
        assert parsed([*words.split(), *wanted, *choices]).command is command


def test_no_word_names_two_commands() -> None:
    for noun in {noun for command in TABLE.commands for noun in command.nouns}:
        verbs = [command.words[0].split()[1:] for command in TABLE.under(noun)]
        assert len({tuple(one) for one in verbs}) == len(verbs), noun
        french = {command.words[0].split()[0] for command in TABLE.under(noun)}
        assert len(french) == 1, f"{noun} leads to {french}"


@LANGUAGES
def test_help_opens_no_data_and_shows_one_s_own_group_in_full(language: str) -> None:
    side = language == "en"
    code, out, err = without_data("--aide", "--langue", language)
    assert (code, err) == (0, "")
    for command in TABLE.of(Group.FACILITATE):
        noun, *verb = command.words[side].split()
        assert f"\n  {noun} " in out and all(one in out for one in verb)
    for noun in TABLE.nouns(language):
        assert noun in out
    assert max(map(len, out.splitlines())) <= 80


def test_help_has_a_page_for_each_group_noun_and_command() -> None:
    for group in Group:
        for word in group.value:
            code, out, _ = without_data("aide", word)
            assert code == 0
            words = {one for command in TABLE.of(group) for one in command.words[0].split()}
            assert all(one in out for one in words)
    assert "creneau proposer" in without_data("help", "slot")[1]
    assert "article …" in without_data("aide", "participer")[1]
    assert all(f"article {verb}" in without_data("aide", "article")[1] for verb in ("lire", "restaurer"))
    assert "--a-partir" in without_data("aide", "creneau", "proposer")[1]
    assert without_data("aide", "nimporte")[0] == 2


def test_version_is_said() -> None:
    code, out, _ = without_data("--version")
    assert code == 0
    assert out.startswith("veillee ")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("inscrir 1", "inscrire"),
        ("inscrire", "N|tous"),
        ("inscrire 1 2", "Un mot de trop"),
        ("inscrire 1 --pourr Zoé", "--pourr"),
        ("inscrire 1 --pour", "--pour"),
        ("inscrire 1 --aux-trois demain", "oui, peut-etre, non"),
        ("ateliers --json=oui", "--json"),
        ("place", "accepter"),
        ("creneau proposer 2 --nombre six", "six"),
        ("dispos 2 s1=demain", "si_besoin"),
        ("--langue xx ateliers", "fr, en"),
    ],
)
def test_what_is_no_command_is_said_with_the_form_and_exits_2(line: str, said: str) -> None:
    desk = Desk(a_series())
    answer = desk.types(line)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert "veillee" in answer.err.splitlines()[-1]


def test_why_it_was_not_understood_is_said_in_the_language_asked_for() -> None:
    assert "Unknown command" in without_data("registr", "--language", "en")[2]
    assert "present, absent" in without_data("--language=en", "attendance", "1", "Zoé", "there")[2]


def test_the_verb_and_the_number_stand_in_either_order() -> None:
    for line in ("sondage 2 clore", "sondage clore 2", "poll 2 close", "poll close 2"):
        request = parsed(line.split())
        assert request.command is not None
        assert request.command.name == "sondage clore"
        assert request.text("N") == "2"
    request = parsed(["creneau", "2", "ajouter", "lundi", "22", "mai", "11h"])
    assert request.many("DEBUT [FIN]") == ("lundi", "22", "mai", "11h")


def test_case_and_accents_do_not_matter_in_words_of_the_grammar() -> None:
    assert parsed(["Créneau", "Proposer", "2"]).text("N") == "2"
    assert parsed(["inscrire", "1", "--aux-trois", "Peut-être"]).text("aux-trois") == "peut-etre"
    assert parsed(["contribuer", "1", "x", "--dimension", "LES-DEUX"]).text("dimension") == "les_deux"


def test_options_take_their_value_after_a_space_or_an_equals_sign_and_none_after_two_dashes() -> None:
    assert parsed(["inscrire", "1", "--pour=Zoé"]).text("pour") == "Zoé"
    assert parsed(["--for", "Zoé", "inscrire", "1"]).text("pour") == "Zoé"
    assert (
        parsed(["contribuer", "1", "--", "--tout", "est", "politique"]).text("TEXTE")
        == "--tout est politique"
    )
    with pytest.raises(Misused):
        parsed(["contribuer", "1", "--tout"])


def test_words_before_and_after_a_long_one_keep_their_place() -> None:
    request = parsed(["place", "deplacer", "1", "Jean", "Loup", "2", "--motif", "test"])
    assert (request.text("N"), request.text("NOM"), request.text("RANG")) == ("1", "Jean Loup", "2")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_every_command_and_its_shell_accepts_it(shell: str) -> None:
    code, out, err = without_data("completion", shell)
    assert (code, err) == (0, "")
    for command in TABLE.commands:
        assert all(noun in out for noun in command.nouns)
        assert all(option.french in out for option in command.options)
    if found := shutil.which(shell):
        read = subprocess.run([found, "-n"], input=out, capture_output=True, text=True, check=False)
        assert (read.returncode, read.stderr) == (0, "")


def test_bash_completes_commands_verbs_and_options() -> None:
    script = without_data("completion", "bash")[1]

    def completed(*words: str) -> set[str]:
        line = " ".join(f'"{word}"' for word in words)
        asks = (
            f'{script}\nCOMP_WORDS=({line}); COMP_CWORD={len(words) - 1}; _veillee; echo "${{COMPREPLY[@]}}"'
        )
        said = subprocess.run(["bash", "-c", asks], capture_output=True, text=True, check=True)
        return set(said.stdout.split())

    assert completed("veillee", "inscr") == {"inscrire", "inscriptions"}
    assert completed("veillee", "creneau", "p") == {"proposer", "propose"}
    assert completed("veillee", "init", "--d") >= {"--date", "--donnees", "--data"}


def test_the_help_of_a_group_is_not_longer_than_two_screens() -> None:
    t = Translator("fr")
    assert all(len(list(help.group(group, t))) < 60 for group in Group)

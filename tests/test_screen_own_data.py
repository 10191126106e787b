"""One's own data in three steps at most from the home page, in every face: seen, taken, corrected, erased.

A step is a key or a line; a word that one types, Enter included, is one.
"""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from commands_desk import Desk
from house import a_series, registered
from lines import told
from memory_commons import do
from screens import flat_text_of, on_screen, press, type_in

from models.acts.series import ChangeSetting
from models.acts.team import SetTeam
from models.people import Actor, Participant, Role
from tui.kept import kept

MOST = 3
LINES = {
    "seen": ("7", "voir"),
    "taken as text": ("7", "copie", "texte"),
    "taken as a table": ("7", "copie", "csv"),
    "taken as a value": ("7", "copie", "json"),
    "corrected": ("7", "contact", "zoe@exemple.fr"),
    "erased": ("7", "effacer", "oui"),
}
KEYS = {
    "seen": ("r", "v"),
    "taken": ("r", "y", "enter"),
    "corrected": ("r", "k", "zoe@exemple.fr↵"),
    "erased": ("r", "e", "o"),
}
COMMANDS = {
    "seen": ("mes-donnees voir",),
    "taken as text": ("mes-donnees exporter --format txt",),
    "taken as a table": ("mes-donnees exporter --format csv",),
    "taken as a value": ("mes-donnees exporter",),
    "corrected": ("mes-donnees rectifier --contact zoe@exemple.fr",),
    "erased": ("mes-donnees effacer", "oui"),
}


def being_zoe(language="fr"):
    session = a_series(language)
    (zoe,) = registered(session, "Zoé")
    return replace(session, actor=Actor(Role.PARTICIPANT)).being(zoe)


def zoe(session):
    return next(iter(session.commons.all(Participant)), None)


def flat(text):
    return " ".join(text.replace("\u00a0", " ").split())


def test_three_steps_are_enough_everywhere():
    every = (*LINES.values(), *KEYS.values(), *COMMANDS.values())
    assert max(map(len, every)) <= MOST


@pytest.mark.parametrize("what", LINES)
def test_by_lines(what):
    session = being_zoe()
    facts = [flat(one.said(session.t)) for one in kept(session, zoe(session))]
    said = told(session, *LINES[what], "quitter")
    if what == "corrected":
        assert zoe(session).contact == "zoe@exemple.fr"
    elif what == "erased":
        assert zoe(session) is None
    elif what in ("seen", "taken as text"):
        assert all(fact in flat(said) for fact in facts)
    else:
        assert ("nom;;;Zoé" if "table" in what else '"nom": "Zoé"') in said


@pytest.mark.parametrize("what", KEYS)
async def test_by_keys(what, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    session = being_zoe()
    async with on_screen(session) as pilot:
        for step in KEYS[what]:
            if step.endswith("↵"):
                await type_in(pilot, step[:-1], "enter")
            else:
                await press(pilot, step)
        if what == "seen":
            assert "Nom : Zoé" in flat_text_of(pilot)
        elif what == "taken":
            assert "Nom\u00a0: Zoé" in Path("mes-donnees.txt").read_text("utf-8")
            assert Path("mes-donnees.txt").stat().st_mode & 0o077 == 0
        elif what == "corrected":
            assert zoe(session).contact == "zoe@exemple.fr"
        else:
            assert zoe(session) is None
            assert pilot.app.session.actor.role is Role.VISITOR


@pytest.mark.parametrize("what", COMMANDS)
def test_by_commands(what):
    session = a_series()
    (id,) = registered(session, "Zoé")
    do(session.house.reading, ChangeSetting("person", id))
    line, *_ = COMMANDS[what]
    said = Desk(session).must(line)
    if what == "corrected":
        assert zoe(session).contact == "zoe@exemple.fr"
    elif what == "erased":
        assert zoe(session) is None
    elif what == "taken as a value":
        assert json.loads(said.out)["nom"] == "Zoé"
    else:
        assert "Zoé" in said.out


async def test_nobody_s_data_are_offered_to_a_visitor():
    session = replace(a_series(), actor=Actor(Role.VISITOR))
    async with on_screen(session) as pilot:
        await press(pilot, "r", "v", "e", "y", "n", "k")
        assert "Réglages" in flat_text_of(pilot)
        assert "Voir tout ce qui est gardé" not in flat_text_of(pilot)


async def test_letters_switched_off_leave_every_way_open_by_arrows():
    session = being_zoe()
    async with on_screen(session) as pilot:
        pilot.app.single_keys = False
        await press(pilot, "tab")
        shown = flat_text_of(pilot)
        assert "réglages" in shown
        await press(pilot, "escape")
        pilot.app.screen.open("settings")
        await press(pilot, "v", "e", "y", "tab")
        shown = flat_text_of(pilot)
        for words in ("voir mes données", "en garder une copie", "effacer mes données", "corriger mon nom"):
            assert words in shown
        assert zoe(session)


def test_the_last_facilitator_is_told_so_by_the_command_too():
    session = a_series()
    zoe_id, _ = registered(session, "Zoé", "Ana")
    do(session.house.reading, SetTeam(zoe_id))
    said = Desk(session).must("mes-donnees effacer --pour Ana")
    assert "dernière personne de l’animation" not in said.err
    said = Desk(session).must("mes-donnees effacer --pour Zoé")
    assert "dernière personne de l’animation" in said.err
    assert not session.commons.all(Participant)

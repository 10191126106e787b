"""The inventory of data (docs/donnees.md): nothing is kept without a line: what, why, how long."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from data import records
from models.people import Participant
from models.settings import Settings
from tui.commands.settings import KEYS

DOCS = Path(__file__).resolve().parents[1] / "docs"
INVENTORY = (DOCS / "donnees.md").read_text("utf-8")
REGISTER = (DOCS / "registre-traitements.md").read_text("utf-8")
TABLES = INVENTORY.partition("## À côté de la base")[0]
ROWS = {
    name: [cell.strip() for cell in rest.split("|")]
    for name, rest in re.findall(r"^\| `(\w+)` \|(.*)\|$", TABLES, re.M)
}
OF_A_PERSON = {
    "name": "nom d’usage",
    "since": "arrivée",
    "place": "tiers-lieu",
    "contact": "contact",
    "zone": "fuseau",
    "role": "rôle",
    "all_three": "aux trois",
    "entered_by": "saisi par",
    "keep_for_next": "garder pour la V1",
}
"""What the inventory calls each field; the others say nothing of the person but how their entry came."""
TECHNICAL = {"id", "self_registered", "group"}


@pytest.mark.parametrize("table", sorted(set(records.KINDS.values())))
def test_every_kind_of_value_is_in_the_inventory(table):
    assert table in ROWS, f"docs/donnees.md says nothing of the table « {table} »"
    what, whose, why, how_long = ROWS[table]
    assert what and whose and why and how_long


def test_the_inventory_invents_nothing():
    assert set(ROWS) <= set(records.KINDS.values())


def test_every_field_of_a_person_is_named():
    assert {one.name for one in fields(Participant)} == set(OF_A_PERSON) | TECHNICAL
    for words in OF_A_PERSON.values():
        assert words in ROWS["participants"][0]


def test_its_durations_are_those_of_the_settings():
    settings = Settings()
    for text in (INVENTORY, REGISTER):
        assert f"{settings.purge_days} jours après le dernier atelier" in text
        assert f"{settings.purge_months} mois sans rien de nouveau" in text


def test_the_register_sheet_has_every_part_that_the_law_asks_for():
    """GDPR, article 30(1)."""
    parts = ("Responsable", "Finalités", "Personnes concernées", "Données", "Destinataires", "Durées")
    for part in (*parts, "Hors Union européenne", "Sécurité", "Base légale", "Droits", "Violation"):
        assert f"| **{part}** |" in REGISTER
    for key in re.findall(r"veillee reglages (\w+)=", REGISTER):
        assert key in KEYS

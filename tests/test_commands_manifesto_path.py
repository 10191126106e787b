"""The whole way of a manifesto, by commands: from a line that somebody brought to a file anybody checks."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from commands_desk import Desk
from house import a_series, registered

ROOT = Path(__file__).parent.parent
NOWHERE = "Et les lieux sans atelier ?"
TOO_FAST = "Nous allons trop vite."
"""Objections: the first one is lifted by its author, the second one stays."""


def verified(file: Path, directory: Path) -> tuple[int, Any, str]:
    """As anybody does who has nothing but the file: another process, an empty home, no series."""
    env = {
        **os.environ,
        "HOME": str(directory),
        "VEILLEE_DATA": str(directory / "none"),
        "VEILLEE_LANG": "fr",
    }
    done = subprocess.run(
        [sys.executable, "-m", "tui", "verifier", str(file), "--json"],
        cwd=ROOT, env=env, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert not (directory / "none").exists()
    return done.returncode, json.loads(done.stdout), done.stderr


def test_from_a_contribution_to_v0_and_to_one_changed_byte(tmp_path: Path) -> None:
    desk = Desk(a_series())
    registered(desk.session, "Maëlle", "Ousmane", "Çağan")

    [idea] = desk.json("contribuer 1 'Réparer avant d’acheter' --dimension collective --signer --pour Maëlle")
    article = desk.json("article ajouter 'Nos outils' --texte 'Chaque lieu répare.' --pour Ousmane")
    desk.must(f"article lier {article['id']} {idea['id']}")
    assert desk.json("reprises") == [{"id": idea["id"], "articles": [article["id"]], "sort": "reprise"}]

    wish = desk.json(
        f"suggerer {article['id']} --passage 'Chaque lieu répare' --texte 'Chacun·e répare' --pour Çağan"
    )
    desk.must(f"suggestion accepter {wish['id']} --motif 'plus juste'")
    desk.must(f"commenter {article['id']} --passage répare --texte 'Avec quoi ?' --pour Maëlle")

    asked = " ".join(f"--personne {name}" for name in ("Maëlle", "Ousmane", "Çağan"))
    desk.must(f"consentement ouvrir {article['id']} {asked}")
    assert desk.types("manifeste figer V0").code == 1
    desk.must(f"consentement {article['id']} oui --pour Maëlle")
    desk.must(f"consentement {article['id']} objection --motif '{NOWHERE}' --pour Ousmane")
    desk.must(f"consentement {article['id']} objection --motif '{TOO_FAST}' --pour Çağan")
    desk.must(f"consentement lever {article['id']} --pour Ousmane")

    frozen = desk.json("manifeste figer V0")
    desk.must("manifeste signer --lieu 'Le Garage, Brest' --pour Maëlle")
    file = tmp_path / "V0.json"
    file.write_text(desk.must("manifeste --version V0 --format json").out, "utf-8")

    value = json.loads(file.read_text("utf-8"))
    [said] = value["articles"]
    assert (said["texte"], said["statut"]) == ("Chacun·e répare.", "en_debat")
    assert said["objections"] == [
        {"texte": TOO_FAST, "statut": "maintenue", "tour_precedent": False},
        {"texte": NOWHERE, "statut": "levee", "tour_precedent": False},
    ]
    assert (said["tour"]["personnes"], said["tour"]["consentements"]) == (3, 1)
    assert [one["texte"] for one in value["notes"]] == ["Avec quoi ?"]
    body = json.dumps({key: one for key, one in value.items() if key != "annexe"}, ensure_ascii=False)
    assert not [name for name in ("Maëlle", "Ousmane", "Çağan", "Brest") if name in body]
    assert value["annexe"]["signatures"][0]["nom"] == "Maëlle"

    assert verified(file, tmp_path) == (0, {"valide": True, "empreinte": frozen["empreinte"]}, "")

    changed = bytearray(file.read_bytes())
    changed[changed.index(b"Nous allons")] ^= 1
    file.write_bytes(changed)
    code, found, why = verified(file, tmp_path)
    assert (code, found["valide"]) == (1, False)
    assert [one.replace("\u00a0", " ") for one in found["raisons"]] == ["L’article « Nos outils » a changé."]
    assert found["empreinte"] != frozen["empreinte"] and why

    desk.must("mes-donnees effacer --pour Maëlle")
    file.write_text(desk.must("manifeste --version V0 --format json").out, "utf-8")
    assert "Maëlle" not in file.read_text("utf-8")
    assert verified(file, tmp_path)[:2] == (0, {"valide": True, "empreinte": frozen["empreinte"]})

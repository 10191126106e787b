"""What releases are made of: versions and digests that answer what pyproject.toml asks for."""

import json
import re
import subprocess
import sys
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from real import ROOT

from release import audit
from release.lock import ALL, LOCKS, Pin, pins

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
ASKED = {
    "local": PROJECT["dependencies"],
    "serveur": [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["serveur"]],
    "build": (LOCKS / "build.in").read_text("utf-8").splitlines(),
    "tools": (LOCKS / "tools.in").read_text("utf-8").splitlines(),
}
COMPILED = {"cryptography", "cffi", "bcrypt"}


def locked(name: str) -> dict[str, Pin]:
    return {canonicalize_name(pin.name): pin for pin in pins(name)}


def requirements(name: str) -> list[Requirement]:
    return [Requirement(line) for line in ASKED[name] if line.strip() and not line.startswith("#")]


@pytest.mark.parametrize("name", [lock.name for lock in ALL])
def test_what_is_locked_answers_what_is_asked(name):
    found = locked(name)
    wrong = [
        str(one)
        for one in requirements(name)
        if (pin := found.get(canonicalize_name(one.name))) is None or pin.version not in one.specifier
    ]
    assert requirements(name)
    assert wrong == [], "make lock"


@pytest.mark.parametrize("name", [lock.name for lock in ALL])
def test_every_file_is_known_by_its_digest(name):
    assert [pin for pin in pins(name) if not pin.digests] == []
    digests = {digest for pin in pins(name) for digest in pin.digests}
    assert [one for one in digests if not re.fullmatch(r"sha256:[0-9a-f]{64}", one)] == []


def test_local_use_is_the_same_with_or_without_the_server():
    local, server = locked("local"), locked("serveur")
    assert local.items() <= server.items()


def test_local_use_is_locked_for_every_machine_and_needs_nothing_compiled():
    assert [pin for pin in pins("local") if pin.marker] == []
    assert locked("local").keys() & COMPILED == set()


def test_pip_takes_the_locks_as_they_are():
    """As `pip install --require-hashes` reads them, without fetching anything."""
    read = "import sys; from pip._internal.req.req_file import parse_requirements as parse;"
    read += "from pip._internal.network.session import PipSession;"
    read += "print(*(one.requirement for one in parse(sys.argv[1], PipSession())), sep='\\n')"
    for lock in ALL:
        done = subprocess.run(
            [sys.executable, "-c", read, str(LOCKS / f"{lock.name}.txt")],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert len(done.stdout.splitlines()) == len(list(pins(lock.name)))


@pytest.fixture
def says(monkeypatch, tmp_path):
    """What pip-audit would say: its JSON, or why it fails."""

    def answer(failure: str = "", **package: object) -> None:
        said = json.dumps({"dependencies": [{"name": "sound", "version": "1", "vulns": []}, package]})
        if "skip_reason" in package:
            said = json.dumps({"dependencies": [package]})
        script = f"import sys; sys.exit({failure!r})" if failure else f"print({said!r})"
        (tmp_path / "audit.py").write_text(script)
        monkeypatch.setattr(audit, "COMMAND", (sys.executable, str(tmp_path / "audit.py")))

    return answer


def test_an_audit_without_a_network_says_so_and_stops_nothing(says, capsys):
    says("requests.exceptions.ConnectionError: Max retries exceeded")
    assert audit.main() == 0
    assert "not audited" in capsys.readouterr().out


def test_an_audit_whose_registry_knows_nothing_is_not_taken_for_a_clean_one(says, capsys):
    says(name="old", skip_reason="Dependency not found on PyPI and could not be audited")
    assert audit.main() == 0
    said = capsys.readouterr().out
    assert "not audited" in said
    assert "to look at" not in said


def test_an_audit_that_finds_something_names_it_and_fails(says, capsys):
    says(name="old", version="1", vulns=[{"id": "PYSEC-1", "fix_versions": ["2"]}])
    assert audit.main() == 1
    assert "old: 1 has PYSEC-1, mended in 2" in capsys.readouterr().out


def test_an_audit_that_breaks_is_not_taken_for_a_clean_one(says):
    says("pip-audit: internal error")
    with pytest.raises(RuntimeError, match="internal error"):
        audit.main()

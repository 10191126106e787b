"""The stick in the smallest Debians, without a network: the long form (`make trousse-essai`)."""

import os
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from on_a_stick import WITHOUT_NETWORK, Computer, debootstrapped, made, needs_namespaces, visit
from real import ROOT

from release.stick import SOURCES

pytestmark = pytest.mark.skipif(
    not os.environ.get("VEILLEE_LONG"), reason="long: make trousse-essai (VEILLEE_LONG=1)"
)


@pytest.mark.slow
@pytest.mark.parametrize(("arch", "suite"), [("i386", "bookworm"), ("amd64", "trixie")])
def test_a_debian_with_python_alone_installs_updates_runs_and_removes_it(request, tmp_path, arch, suite):
    needs_namespaces()
    root = debootstrapped(arch, suite, tmp_path / "root")
    made(root / "mnt" / "trousse")
    request.addfinalizer(partial(shutil.rmtree, root))
    home = root / "home" / "ana"
    home.mkdir()
    prefix = (*WITHOUT_NETWORK, str(shutil.which("chroot")), str(root))
    computer = Computer(home, Path("/home/ana"), Path("/mnt/trousse"), prefix)
    computer.does("sh", str(computer.stick / "installer.sh"))
    visit(computer)


@pytest.mark.slow
def test_two_sticks_made_from_one_source_are_the_same_to_the_byte(tmp_path):
    made(tmp_path / "first")
    source = tmp_path / "source"
    for name in (*SOURCES, "release", "requirements", "docs", "SECURITY.md"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
        source.mkdir(exist_ok=True)
        copy(ROOT / name, source / name)
    written = []
    for name in ("first", "second"):
        subprocess.run([sys.executable, "-m", "release.stick", str(tmp_path / name)], cwd=source, check=True)
        written.append((tmp_path / name / "SHA256SUMS").read_text())
    assert written[0] == written[1]

"""Installs Veillée for this account from the stick it stands on: no network, no compiler, no right of root's.

A fresh environment is made beside the old one, the command is turned to it in one step, then the old one
goes: whatever fails before leaves all as it was. pip comes on the stick, for Debian's python3 has none.
"""

import hashlib
import os
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path

from release import places
from release.places import Failure, Places, say, words

STICK = Path(__file__).resolve().parent.parent.parent
KEPT = (
    "desinstaller.sh",
    "programme/release/__init__.py",
    "programme/release/remove.py",
    "programme/release/places.py",
    "programme/data/paths.py",
)
"""What removes the program stays with it: the stick may be gone by then."""
NEEDED_MB = 60


def damaged(stick: Path) -> list[str]:
    """Files that are not what SHA256SUMS says, or are missing."""
    found = []
    for line in (stick / "SHA256SUMS").read_text("utf-8").splitlines():
        digest, _, name = line.partition("  ")
        try:
            same = hashlib.sha256((stick / name).read_bytes()).hexdigest() == digest
        except OSError:
            same = False
        if not same:
            found.append(name)
    return found


def check(place: Places) -> None:
    """Raises Failure for whatever would stop the installation half-way."""
    if bad := damaged(STICK):
        names = ", ".join(bad)
        raise Failure(
            words(
                f"La clé est abîmée ({names}). Recopiez tout le dossier « trousse ». Rien n’a été changé.",
                f"The stick is damaged ({names}). Copy the whole “trousse” folder. Nothing was changed.",
            )
        )
    if os.geteuid() == 0 and os.environ.get("SUDO_USER"):
        raise Failure(
            words(
                "Sans sudo : Veillée s’installe dans votre dossier personnel. Rien n’a été changé.",
                "Without sudo: Veillée installs into your own home. Nothing was changed.",
            )
        )
    if os.path.lexists(place.command) and not places.is_ours(place):
        raise Failure(
            words(
                f"Une autre installation est là : {place.command}. Enlevez-la d’abord "
                "(« pipx uninstall veillee » si elle vient de pipx). Rien n’a été changé.",
                f"Another installation is there: {place.command}. Remove it first "
                "(“pipx uninstall veillee” if it came by pipx). Nothing was changed.",
            )
        )
    free = shutil.disk_usage(place.home).free // 1_000_000
    if free < NEEDED_MB:
        raise Failure(
            words(
                f"Il faut {NEEDED_MB} Mo libres dans {place.home} ; il en reste {free}. Rien n’a été changé.",
                f"{NEEDED_MB} MB are needed in {place.home}; {free} are left. Nothing was changed.",
            )
        )
    places.must_be_closed(os.environ)


def version() -> str:
    """Of the program on the stick."""
    return next((STICK / "paquets").glob("veillee-*.whl")).name.split("-")[1]


def environment(at: Path) -> None:
    """Python's own venv without pip, filled by the pip of the stick. Raises Failure with what pip said."""
    try:
        import venv
    except ImportError:
        raise Failure(
            words(
                "Ce Python n’a pas « venv » (sous Debian : paquet python3-venv). Rien n’a été changé.",
                "This Python has no “venv” (Debian: package python3-venv). Nothing was changed.",
            )
        ) from None
    venv.create(at, symlinks=True)
    pip = next((STICK / "programme").glob("pip-*.whl")) / "pip"
    done = subprocess.run(
        [
            *(at / "bin" / "python", "-I", pip, "--isolated", "install", "--quiet", "--no-cache-dir"),
            *("--disable-pip-version-check", "--no-index", "--find-links", STICK / "paquets"),
            f"veillee=={version()}",
        ],
        # --isolated leaves the machine's own pip.conf: only this sets it aside.
        env={**os.environ, "PIP_CONFIG_FILE": os.devnull},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Failure(
            done.stdout
            + words(
                "L’installation n’a pas abouti (ci-dessus : ce que dit pip). Rien n’a été changé.",
                "The installation did not succeed (above: what pip says). Nothing was changed.",
            )
        )


def turn_to(new: Path, place: Places) -> None:
    """From here on the command is the new one's; what was there before goes."""
    copies = [*((name, place.program / name) for name in KEPT), ("manuel/veillee.1", place.manual)]
    for name, at in copies:
        at.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(STICK / name, at)
    place.command.parent.mkdir(parents=True, exist_ok=True)
    link = place.program / "veillee.new"
    link.unlink(missing_ok=True)
    link.symlink_to(new / "bin" / "veillee")
    link.replace(place.command)
    for old in set(place.versions.iterdir()) - {new}:
        shutil.rmtree(old)


def install(place: Places) -> None:
    check(place)
    say("Installation, une minute sur une vieille machine…", "Installing, a minute on an old machine…")
    place.versions.mkdir(parents=True, exist_ok=True)
    new = Path(tempfile.mkdtemp(prefix=f"{version()}-", dir=place.versions))
    try:
        environment(new)
        turn_to(new, place)
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        places.remove_if_empty(place.versions, place.home)
        raise


def main() -> None:
    with places.failures():
        place = places.places(os.environ)
        install(place)
        named = str(place.command.parent) in os.environ.get("PATH", "").split(os.pathsep)
        command = "veillee" if named else shlex.quote(str(place.command))
        remove = shlex.quote(str(place.program / "desinstaller.sh"))
        say(
            f"Veillée {version()} est installée. Pour commencer, tapez : {command}\n"
            f"Pour tout enlever : sh {remove}",
            f"Veillée {version()} is installed. To begin, type: {command}\nTo remove everything: sh {remove}",
        )
        if not named:
            say(
                "À la prochaine ouverture de session, « veillee » suffira.",
                "From your next login on, “veillee” will do.",
            )


if __name__ == "__main__":
    main()

"""Removes the program; the series stay unless somebody at a terminal types the word for each of them."""

import os
import shlex
import shutil
import sys
from pathlib import Path

from release import places
from release.places import Places, say, words


def remove_program(place: Places) -> None:
    if places.is_ours(place):
        place.command.unlink()
        place.manual.unlink(missing_ok=True)
    shutil.rmtree(place.program)
    for one in (place.program, place.command, place.manual):
        places.remove_if_empty(one.parent, place.home)


def ask_about(directory: Path) -> None:
    """Erases a series only on the whole word, typed by somebody."""
    files = [one for one in directory.rglob("*") if one.is_file()]
    kilobytes = max(1, round(sum(one.stat().st_size for one in files) / 1000))
    say(
        f"\nLa série de {directory} est toujours là ({len(files)} fichiers, {kilobytes} ko).",
        f"\nThe series in {directory} is still there ({len(files)} files, {kilobytes} kB).",
    )
    word = words("effacer", "erase")
    if not sys.stdin.isatty():
        command = f"rm -r {shlex.quote(str(directory))}"
        say(f"Pour l’effacer : {command}", f"To erase it: {command}")
        return
    try:
        typed = input(
            words(
                f"Tapez « {word} » pour l’effacer pour toujours, ou Entrée pour la garder : ",
                f"Type “{word}” to erase it for ever, or Enter to keep it: ",
            )
        )
    except EOFError:
        typed = ""
    if typed.strip().lower() != word:
        say("Gardée.", "Kept.")
        return
    shutil.rmtree(directory)
    say("Effacée.", "Erased.")


def main() -> None:
    with places.failures():
        place = places.places(os.environ)
        places.must_be_closed(os.environ)
        if place.program.is_dir():
            remove_program(place)
            say("Le programme est enlevé.", "The program is removed.")
        else:
            say(
                f"Le programme n’est pas dans {place.program} : rien à enlever.",
                f"The program is not in {place.program}: nothing to remove.",
            )
        for directory in places.series(os.environ):
            ask_about(directory)
            places.remove_if_empty(directory.parent, place.home)


if __name__ == "__main__":
    main()

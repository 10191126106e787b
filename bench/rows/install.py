"""What an installation for local use adds to a disk."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator

from bench.clean_install import LIMIT_MB, build_wheel, install, weigh
from bench.row import Row
from bench.series import Place

PART = "Installation locale"


def rows(place: Place) -> Iterator[Row]:
    weight, compiled = "nouveaux fichiers (sans pip ni setuptools)", "paquets compilés"
    if place.quick:
        why = "demande une installation complète : seulement dans la forme longue"
        yield Row(PART, weight, "Mo", None, LIMIT_MB, note=why)
        return
    try:
        environment = place.scratch / "env"
        install(build_wheel(place.scratch), environment)
        found = weigh(environment)
    except (SystemExit, OSError, subprocess.SubprocessError):
        yield Row(PART, weight, "Mo", None, LIMIT_MB, note="l’installation demande le réseau, qui manque ici")
        return
    yield Row(PART, weight, "Mo", found.megabytes, LIMIT_MB)
    note = ", ".join(found.compiled)
    yield Row(PART, compiled, "", len(found.compiled), 0, exact=True, note=note)

"""A whole visit line by line by the system's own `ssh -T`: what it takes on the wire."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
from pathlib import Path

from bench.row import Row
from bench.ssh_people import PATIENCE, Wire
from bench.ssh_series import TO_READ, SshSeries, answers_of, mark, new_key

WHAT, GOAL = "ligne à ligne (ssh -T), une visite entière, sur le fil, dans les deux sens", 10_000
NAME = "Zoé"
REGISTERING = ("2", "4", NAME, "", "1", "zoe@exemple.fr", "o", "n")
POLLS = ("o", "osnoosno", "o", "oooosnoo", "retour")
IDEA = ("contributions", "écrire", "1", "3", "1", "n", "Réparer avant d’acheter", "", "retour")
LEAVING = ("quitter",)
OPTIONS = ("StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null", "IdentitiesOnly=yes", "LogLevel=ERROR")


async def visited(part: str, port: int, series: SshSeries, scratch: Path) -> Row:
    """Registering, two polls of eight slots, a contribution, reading all articles, leaving."""
    ssh = shutil.which("ssh")
    if ssh is None:
        return Row(part, WHAT, "o", None, GOAL, exact=True, note="il n’y a pas de client ssh ici")
    key = scratch / "cle-lignes"
    key.write_bytes(new_key().export_private_key())
    key.chmod(0o600)
    wire = Wire(port)
    words = [ssh, "-F", "none", "-T", "-i", str(key), "-p", str(await wire.listen())]
    for option in OPTIONS:
        words += ["-o", option]
    client = await asyncio.create_subprocess_exec(
        *words, "veillee@127.0.0.1", stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    reading = ("manifeste", "lire", *("",) * (series.first_to_read + TO_READ), "retour")
    typed = "\n".join((*REGISTERING, *POLLS, *IDEA, *reading, *LEAVING, "")).encode()
    said, _ = await asyncio.wait_for(client.communicate(typed), PATIENCE)
    answers, read = answers_of(series, NAME), mark(TO_READ) in said.decode()
    if client.returncode or answers < 16 or "contribution c" not in said.decode() or not read:
        why = f"{answers} réponses ; articles lus : {read}"
        return Row(part, WHAT, "o", None, GOAL, exact=True, note=why)
    note = f"{wire.down} descendants, {wire.up} montants"
    return Row(part, WHAT, "o", wire.down + wire.up, GOAL, exact=True, note=note)

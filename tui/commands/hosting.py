"""`servir`, `attacher`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tui.commands.faces import FaceAsked
from tui.commands.output import Output
from tui.commands.parsing import Misused, Request
from tui.i18n import N_

PORT = 2222
HIGHEST_PORT = 65_535
MOST_VISITS = 10_000
UNIT = """\
# {comment}
[Unit]
Description=Veillée ({named})
After=network.target

[Service]
User={user}
ExecStart={command}
Restart=on-failure
TimeoutStopSec=20
MemoryMax=400M
UMask=0077
NoNewPrivileges=yes
ProtectSystem=strict
ReadWritePaths={directory}
ProtectHome={home}
PrivateTmp=yes
PrivateDevices=yes
PrivateMounts=yes
PrivateUsers={private_users}
DevicePolicy=closed
ProcSubset=pid
RemoveIPC=yes
ProtectClock=yes
ProtectHostname=yes
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectKernelLogs=yes
ProtectControlGroups=yes
ProtectProc=invisible
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
LockPersonality=yes
MemoryDenyWriteExecute=yes
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallFilter=~@privileged @resources
CapabilityBoundingSet={capabilities}
AmbientCapabilities={capabilities}
RuntimeDirectory=veillee
RuntimeDirectoryMode=0700
Environment=XDG_RUNTIME_DIR=%t/veillee

[Install]
WantedBy=multi-user.target
"""


async def serve(request: Request, out: Output) -> None:
    port = request.number("port", PORT)
    if not 0 <= port <= HIGHEST_PORT:
        raise Misused(N_("Un port va de 1 à 65535, pas « {mot} »."), request.command, mot=port)
    most = request.number("visites", 0)
    if request.has("visites") and not 1 <= most <= MOST_VISITS:
        raise Misused(N_("Il faut un nombre, pas « {mot} »."), request.command, mot=most)
    given = {"port": str(port), "visites": str(most)}
    given |= {name: request.text(name) for name in ("adresse", "langue")}
    if request.has("unite"):
        return out.data(unit(request, out, given).rstrip("\n"))
    raise FaceAsked("servir", request.path("donnees") or None, given)


async def attach(request: Request, out: Output) -> None:
    raise FaceAsked("attacher", request.path("donnees") or None, {"langue": request.text("langue")})


def unit(request: Request, out: Output, given: dict[str, str]) -> str:
    """A systemd unit that may do nothing but serve this series (systemd.exec(5))."""
    import getpass

    from data.paths import data_directory

    directory = data_directory(out.env, request.path("donnees") or None)
    program = _program()
    at_home = {"home", "root"} & {*directory.parts[1:2], *program.parts[1:2]}
    low = int(given["port"]) < 1024
    options = f" --port {given['port']}" if given["port"] != str(PORT) else ""
    options += f" --adresse {given['adresse']}" if given["adresse"] else ""
    options += f" --visites {given['visites']}" if given["visites"] != "0" else ""
    return UNIT.format(
        comment=out.t("À garder dans /etc/systemd/system/veillee.service"),
        named=str(directory).replace("%", "%%"),
        directory=_quoted(directory),
        user=getpass.getuser(),
        command=f"{_quoted(program)} servir --donnees {_quoted(directory)}{options}".replace("$", "$$"),
        home="read-only" if at_home else "tmpfs",
        capabilities="CAP_NET_BIND_SERVICE" if low else "",
        # In a world of its own users, the system's low ports are nobody's to open.
        private_users="no" if low else "yes",
    )


def _program() -> Path:
    """The installed command, also when it is the package that was run."""
    called = Path(sys.argv[0]).resolve()
    return called if os.access(called, os.X_OK) else Path(sys.executable).with_name("veillee")


def _quoted(path: Path) -> str:
    """As one word of a unit file (systemd.syntax(7), "Quoting")."""
    text = str(path).replace("%", "%%")
    if not set(text) & set(" \t\"'\\;"):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'

"""`ssh-audit` finds nothing at our door that it does not find at the system's own sshd with its defaults."""

import asyncio
import json
import shutil
import subprocess
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest
from ssh_house import an_ssh_house
from test_door_serving import SSHD, free_port

AUDIT = shutil.which("ssh-audit") or str(Path(__file__).parent.parent / ".venv" / "bin" / "ssh-audit")
pytestmark = [
    pytest.mark.ssh,
    pytest.mark.skipif(not Path(AUDIT).exists(), reason="ssh-audit is not here (pip install ssh-audit)"),
    pytest.mark.skipif(not Path(SSHD).exists(), reason="there is no sshd to compare with"),
]


async def audited(port):
    """(kind, algorithm, level, what is said) of each remark."""
    process = await asyncio.create_subprocess_exec(
        AUDIT, "-j", "--skip-rate-test", f"127.0.0.1:{port}", stdout=subprocess.PIPE
    )
    out, _ = await asyncio.wait_for(process.communicate(), 30)
    said = json.loads(out)
    return {
        (kind, level, remark)
        for kind in ("kex", "key", "enc", "mac")
        for one in said[kind]
        for level in ("fail", "warn")
        for remark in one["notes"].get(level, [])
    }, {cve["name"] for cve in said.get("cves", [])}


@asynccontextmanager
async def the_system_s_sshd(directory):
    """As Debian installs it: three host keys, no algorithm chosen."""
    lines = ["PidFile none", f"ListenAddress 127.0.0.1:{(port := free_port())}"]
    for kind in ("rsa", "ecdsa", "ed25519"):
        key = directory / f"host_{kind}"
        subprocess.run(["ssh-keygen", "-qt", kind, "-N", "", "-f", key], check=True)
        lines.append(f"HostKey {key}")
    (directory / "sshd_config").write_text("\n".join(lines) + "\n")
    Path("/run/sshd").mkdir(exist_ok=True)
    process = await asyncio.create_subprocess_exec(
        SSHD, "-D", "-e", "-f", str(directory / "sshd_config"), stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(100):
            with suppress(OSError):
                _, writer = await asyncio.open_connection("127.0.0.1", port)
                writer.close()
                break
            await asyncio.sleep(0.05)
        yield port
    finally:
        process.terminate()
        await process.wait()


async def test_ssh_audit_finds_no_failure_and_no_warning_that_openssh_does_not_have(tmp_path):
    async with an_ssh_house(tmp_path) as house, the_system_s_sshd(tmp_path) as port:
        (ours, cves), (theirs, _) = await audited(house.port), await audited(port)
    print(f"ours: {len(ours)} remarks, the system's sshd: {len(theirs)}")
    assert theirs
    assert {remark for remark in ours if remark[1] == "fail"} == set()
    assert ours - theirs == set()
    assert cves == set()

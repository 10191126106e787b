"""`make audit`: known vulnerabilities of what is locked, by pip-audit. Without a network it says so: 0."""

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import NamedTuple

from release.lock import ALL, LOCKS, ROOT

COMMAND = (sys.executable, "-m", "pip_audit", "--require-hashes", "--disable-pip", "--format", "json")
NO_NETWORK = ("ConnectionError", "Max retries exceeded", "Connection refused", "Network is unreachable")


class Offline(Exception):
    """The list of vulnerabilities cannot be reached."""


class Finding(NamedTuple):
    """Why a package is not known to be sound."""

    package: str
    why: str


def findings(lock: str) -> Iterator[Finding]:
    """For `requirements/LOCK.txt`. Raises Offline; RuntimeError when pip-audit itself fails."""
    asked = [*COMMAND, "--requirement", str(LOCKS / f"{lock}.txt")]
    done = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    if not done.stdout.strip():
        failure = Offline if any(word in done.stderr for word in NO_NETWORK) else RuntimeError
        raise failure(done.stderr.strip().splitlines()[-1:])
    packages = json.loads(done.stdout)["dependencies"]
    # pip-audit calls a registry that answers nothing « no known vulnerabilities », and ends with 0.
    if packages and all("skip_reason" in package for package in packages):
        raise Offline(packages[0]["skip_reason"])
    for package in packages:
        if "skip_reason" in package:
            yield Finding(package["name"], f"not audited: {package['skip_reason']}")
        for one in package.get("vulns", ()):
            mended = ", ".join(one["fix_versions"]) or "no version yet"
            yield Finding(package["name"], f"{package['version']} has {one['id']}, mended in {mended}")


def main() -> int:
    found = 0
    for lock in ALL:
        try:
            known = list(findings(lock.name))
        except Offline:
            print("not audited: the list of vulnerabilities is out of reach from here")
            return 0
        found += len(known)
        print(f"requirements/{lock.name}.txt: {len(known)} to look at")
        for one in known:
            print(f"  {one.package}: {one.why}")
    return min(found, 1)


if __name__ == "__main__":
    sys.exit(main())

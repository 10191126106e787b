"""The short form of `make faults`: nothing that was said done is lost, whatever fails."""

from pathlib import Path

import pytest

from bench.faults.__main__ import LOSSES, parts

NAMES = tuple(parts(Path(), quick=True))


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_nothing_that_was_said_done_is_lost(name: str, tmp_path: Path) -> None:
    found = parts(tmp_path, quick=True)[name]()
    if "passé" in str(found.get("disques", "")):
        pytest.skip(found["disques"])
    assert not any(found.get(loss) for loss in LOSSES), found
    assert sum(value for value in found.values() if isinstance(value, int)) > 0

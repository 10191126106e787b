"""Random inputs at every door that takes what strangers write. `make hostile` tries a million of them."""

import os

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bench.hostile.__main__ import attacked
from bench.hostile.targets import TARGETS, Target
from data.socket import NotARequest, request_of

SHORT = 4_000
BY_NAME = {one.name: one for one in TARGETS}
FAST = [one for one in TARGETS if one.share > 20_000]


@pytest.mark.slow
@pytest.mark.parametrize("name", BY_NAME)
def test_no_input_stops_a_door_or_is_kept(name: str, tmp_path, monkeypatch) -> None:
    """Some thousands in all; the number of the first input that shows a defect is told."""
    monkeypatch.chdir(tmp_path)
    target = BY_NAME[name]
    found = attacked(target, max(20, target.share * SHORT // 1_000_000))
    assert found["lesquels"] == {}
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("target", FAST, ids=lambda target: target.name)
def test_no_bytes_at_all_stop_a_door(target: Target) -> None:
    samples = target.samples()

    @settings(max_examples=1_000 if os.environ.get("VEILLEE_LONG") else 40, deadline=None)
    @given(st.binary(max_size=300), st.sampled_from(samples), st.integers(0, 2_000), st.booleans())
    @example(b"", samples[0], 0, True)
    def given_to_it(typed: bytes, sample: bytes, at: int, alone: bool) -> None:
        target.give(typed if alone else sample[:at] + typed + sample[at:])

    given_to_it()


def test_no_depth_of_brackets_breaks_the_owners_socket() -> None:
    with pytest.raises(NotARequest):
        request_of(b'{"argv": ' + b"[" * 100_000)

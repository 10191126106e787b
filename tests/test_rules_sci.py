"""The software carbon intensity of what was used: SCI = (E × I + M) per R (ISO/IEC 21031:2024)."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.sci import NOTHING, Assumptions, Span, Use, estimate

SESSION = Use(terminal=timedelta(hours=1.5))
"""One participation in one workshop of 1 h 30, on a laptop."""


@pytest.mark.parametrize(("years", "grams"), [(5, 10.8), (8, 8.5), (10, 7.8)])
def test_a_workshop_on_a_laptop_costs_some_grams_and_less_the_longer_it_lasts(years: int, grams: float):
    found = estimate(SESSION, Assumptions(years=Span(years, years, years)))
    assert found.whole.likely == pytest.approx(grams, abs=0.05)


def test_the_two_parts_are_energy_by_the_grid_and_a_share_of_what_making_it_emitted():
    flat = Assumptions(terminal_watts=Span(100, 100, 100), terminal_kg=Span(0, 0, 0), grid=Span(98, 98, 98))
    assert estimate(Use(terminal=timedelta(hours=10)), flat).terminal.likely == pytest.approx(98)
    made = Assumptions(terminal_watts=NOTHING, terminal_kg=Span(87.6, 87.6, 87.6), years=Span(10, 10, 10))
    assert estimate(Use(terminal=timedelta(hours=1)), made).terminal.likely == pytest.approx(1)


def test_a_server_is_counted_for_the_share_of_its_memory_and_for_the_processor():
    whole = estimate(Use(running=timedelta(hours=24), share=1.0)).server
    tenth = estimate(Use(running=timedelta(hours=24), share=0.1)).server
    assert tenth.likely == pytest.approx(whole.likely / 10)
    assert estimate(Use(cpu_seconds=3600)).server.likely == pytest.approx(5 * 98 / 1000)


def test_a_visit_of_twenty_kilobytes_weighs_almost_nothing_on_the_network():
    assert estimate(Use(network_bytes=20_000)).network.likely == pytest.approx(1.16e-4, rel=0.01)


CALMLY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
uses = st.builds(
    Use,
    terminal=st.timedeltas(timedelta(0), timedelta(days=400)),
    network_bytes=st.integers(0, 10**12),
    cpu_seconds=st.floats(0, 1e7),
    running=st.timedeltas(timedelta(0), timedelta(days=400)),
    share=st.floats(0, 1),
)


@given(uses)
@CALMLY
def test_what_is_likely_always_stands_between_its_bounds(use: Use):
    found = estimate(use)
    for span in (found.terminal, found.network, found.server, found.whole):
        assert 0 <= span.low <= span.likely <= span.high


@given(uses, uses)
@CALMLY
def test_using_more_never_emits_less(one: Use, other: Use):
    more = Use(
        one.terminal + other.terminal,
        one.network_bytes + other.network_bytes,
        one.cpu_seconds + other.cpu_seconds,
        one.running + other.running,
        max(one.share, other.share),
    )
    assert estimate(more).whole.high >= estimate(one).whole.high * (1 - 1e-9)


def test_nothing_used_emits_nothing():
    assert estimate(Use()).whole == NOTHING

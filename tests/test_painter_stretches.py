"""A row of signs of one column is written by stretches of one look: the same bytes as cell by cell."""

from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style

from tui.painter import frame
from tui.painter.capabilities import Depth, Terminal
from tui.painter.frame import Painter

STYLES = [Style(), Style(bold=True), Style(bgcolor="#dcecd7"), Style(color="#a1201a", reverse=True)]
TEXTS = st.text("ab é ─…字🙂 ", max_size=9)
ROWS = st.lists(st.tuples(TEXTS, st.sampled_from(STYLES)), max_size=6)
FRAMES = st.lists(st.tuples(st.integers(0, 2), ROWS), min_size=1, max_size=6)


def painted(frames):
    painter = Painter(Terminal(depth=Depth.EIGHT_BIT, columns=24, rows=3))
    sent = []
    for y, row in frames:
        painter.draw(0, y, [Segment(text, style) for text, style in row])
        sent.append(painter.take())
    return sent


@given(FRAMES)
def test_stretches_and_cells_give_the_same_bytes(frames):
    by_stretches = painted(frames)
    kept, frame.is_plain = frame.is_plain, lambda cells: False
    try:
        assert painted(frames) == by_stretches
    finally:
        frame.is_plain = kept


def test_a_plain_row_asks_nothing_of_each_cell(monkeypatch):
    asked = []
    monkeypatch.setattr(frame, "is_certain", lambda *given: asked.append(given))
    painted([(0, [("Numérique responsable", STYLES[1]), ("   ", STYLES[0])])])
    assert asked == []

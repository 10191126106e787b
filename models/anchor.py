"""Places in a text that follow it as it changes: where a suggestion or a comment stands.

An anchor keeps to its own words: what is written beside them stays outside, what is written among them
inside. Words that are all replaced leave it on what replaced them; words that are all cut, on nothing.
"""

from collections.abc import Mapping

from models.text import Change, moved

Anchors = Mapping[str, tuple[int, int]]
"""By id, in the order of the text: characters since the last one began, and its length.

Counted so, a letter changes one number, however many anchors come after it."""
Places = Mapping[str, tuple[int, int]]
"""By id: characters [start, end)."""


def places(anchors: Anchors) -> Places:
    found: dict[str, tuple[int, int]] = {}
    at = 0
    for id, (step, length) in anchors.items():
        at += step
        found[id] = (at, at + length)
    return found


def anchored(anchors: Anchors, id: str, start: int, end: int) -> Anchors:
    """With that id there, wherever it was before."""
    return _packed({**places(anchors), id: (start, end)})


def unanchored(anchors: Anchors, id: str) -> Anchors:
    return _packed({name: place for name, place in places(anchors).items() if name != id})


def carried(anchors: Anchors, change: Change) -> Anchors:
    """Where they are once `change` has happened."""
    if not anchors:
        return anchors
    return _packed({id: _carried(place, change) for id, place in places(anchors).items()})


def _carried(place: tuple[int, int], change: Change) -> tuple[int, int]:
    start, end = place
    hole, far = change.position, change.position + change.removed
    if start < end and hole <= start and end <= far:
        return hole, moved(far, change)
    first = moved(start, change, after=not (start == hole < far))
    last = moved(hole if hole < end < far else end, change, after=False)
    return first, max(first, last)


def _packed(places: Places) -> Anchors:
    packed: dict[str, tuple[int, int]] = {}
    last = 0
    for id, (start, end) in sorted(places.items(), key=lambda one: one[1]):
        packed[id] = (start - last, end - start)
        last = start
    return packed

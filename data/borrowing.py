"""A new document that says what another one said before the same act changed it: the journal says it once.

So a state of an article, which is the article as it was, costs a line of the same length for any article. A
patch for it is `["^", table, id, fields, document]`: those fields are the other document's, as it was; in
`document` a zero keeps their place.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from data.delta import Json, Patch, delta

BORROWS = "^"
WORTH_BORROWING = 48
"""Bytes below which a value is written again."""

Tables = Mapping[str, Mapping[str, Mapping[str, Any]]]


def borrowed(patch: Patch, others: Iterable[tuple[str, str, Mapping[str, Any]]]) -> Patch:
    """The patch of a new document, `["=", document]`, or a shorter one. `others`: what the act changes, as it
    was: table, id, document."""
    document = patch[1]
    for table, id, other in others:
        fields = [name for name, value in document.items() if name in other and _same(value, other[name])]
        if fields:
            return [BORROWS, table, id, fields, {**document, **dict.fromkeys(fields, 0)}]
    return patch


def lent(patch: Patch, tables: Tables) -> Patch:
    """What it says in full, from the tables as they were before the act. Raises LookupError, TypeError,
    ValueError."""
    if patch[0] != BORROWS:
        return patch
    _, table, id, fields, document = patch
    other = tables[table][id]
    return ["=", {**document, **{name: other[name] for name in fields}}]


def _same(value: Json, other: Json) -> bool:
    if not isinstance(value, str | list | dict) or delta(other, value) is not None:
        return False
    return len(json.dumps(value)) >= WORTH_BORROWING

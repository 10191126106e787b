"""A process that contributes until it is ended, and says each word once it is confirmed.

Arguments: directory, its name, how many words (0: no end), `living` or `instant`.
"""

from __future__ import annotations

import itertools
import os
import sys
from pathlib import Path

from data import journal
from data.store import Store
from models.acts.contributions import Contribute
from models.contribution import Dimension
from models.people import FACILITATION
from tui.houses import PASSING, SystemClock

AT_ONCE = 20
"""Words for one opening of the series."""


def main() -> None:
    # Small, so that what happens often falls into a rewriting.
    journal.SMALLEST_REWRITE = 6_000
    directory, name, count, how = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4]
    words = (f"{name} {nth}" for nth in (range(count) if count else itertools.count()))
    at_once = AT_ONCE if how == "living" else 1
    while some := list(itertools.islice(words, at_once)):
        with Store.open(
            directory, SystemClock(), write=True, living=how == "living", passing=PASSING, wait=60.0
        ) as store:
            for word in some:
                store.decide(Contribute(1, word, Dimension.BOTH), FACILITATION)
                store.flush()
                os.write(1, f"{word}\n".encode())


if __name__ == "__main__":
    main()

"""A process that acts until it is killed, and says each act once it is confirmed.

Arguments: directory, the first number, `living` or `instant`.
"""

import itertools
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from data import journal
from data.store import Store
from tests.store_kinds import Build, StillClock, do


def main() -> None:
    # Small, so that the kill often falls into a rewriting.
    journal.SMALLEST_REWRITE = 3000
    directory, first, how = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    numbers = itertools.count(first)
    while True:
        with Store.open(directory, StillClock(), write=True, living=how == "living") as store:
            for number in itertools.islice(numbers, 50):
                do(store, Build(f"salle {number}"))
                os.write(1, b"%d\n" % number)


if __name__ == "__main__":
    main()

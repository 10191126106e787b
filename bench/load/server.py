"""`veillee servir` that also says how many tasks its loop has: SIGUSR1 writes their number to a file.

Arguments: that file, then those of `veillee`.
"""

from __future__ import annotations

import asyncio
import signal
import sys
from pathlib import Path

from tui.__main__ import main


def tell(file: Path) -> None:
    file.with_suffix(".new").write_text(str(len(asyncio.all_tasks())))
    file.with_suffix(".new").replace(file)


if __name__ == "__main__":
    told = Path(sys.argv.pop(1))
    signal.signal(signal.SIGUSR1, lambda number, frame: tell(told))
    sys.exit(main())

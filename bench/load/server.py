"""`veillee servir` that also says how many tasks its loop has: SIGUSR1 writes their number to a file.

Arguments: that file, then those of `veillee`.
"""

from __future__ import annotations

import asyncio
import ctypes
import gc
import signal
import sys
from contextlib import suppress
from pathlib import Path

from tui.__main__ import main


def tell(file: Path) -> None:
    gc.collect()
    with suppress(AttributeError):  # what the allocator keeps for later is no leak (malloc_trim(3))
        ctypes.CDLL(None).malloc_trim(0)
    file.with_suffix(".new").write_text(str(len(asyncio.all_tasks())))
    file.with_suffix(".new").replace(file)


if __name__ == "__main__":
    told = Path(sys.argv.pop(1))
    signal.signal(signal.SIGUSR1, lambda number, frame: tell(told))
    sys.exit(main())

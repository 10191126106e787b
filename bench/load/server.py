"""`veillee servir` that also says what it holds: SIGUSR1 writes its tasks and its live bytes to a file.

Arguments: that file, then those of `veillee`.
"""

from __future__ import annotations

import asyncio
import ctypes
import gc
import os
import re
import signal
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from tui.__main__ import main

BEFORE, BETWEEN = ("arena", "ordblks", "smblks", "hblks"), ("usmblks", "fsmblks")
AFTER = ("fordblks", "keepcost")


class _Malloc(ctypes.Structure):
    """struct mallinfo2, mallinfo(3)."""

    _fields_ = [(name, ctypes.c_size_t) for name in (*BEFORE, "hblkhd", *BETWEEN, "uordblks", *AFTER)]


def live() -> int:
    """Bytes of all that is allocated and not freed, by Python and by C; 0 where libc does not say."""
    try:
        asked = ctypes.CDLL(None).mallinfo2
    except AttributeError:
        return 0
    asked.restype = _Malloc
    of_c = asked()
    return int(of_c.uordblks) + int(of_c.hblkhd) + _of_python()


def _of_python() -> int:
    """Python's own blocks, which it says on standard error alone."""
    with tempfile.TemporaryFile() as said:
        kept = os.dup(2)
        os.dup2(said.fileno(), 2)
        sys._debugmallocstats()
        os.dup2(kept, 2)
        os.close(kept)
        said.seek(0)
        found = re.search(rb"bytes in allocated blocks\s*=\s*([\d,]+)", said.read())
    return int(found[1].replace(b",", b"")) if found else 0


def tell(file: Path) -> None:
    gc.collect()
    with suppress(AttributeError):  # what the allocator keeps for later is no leak (malloc_trim(3))
        ctypes.CDLL(None).malloc_trim(0)
    file.with_suffix(".new").write_text(f"{len(asyncio.all_tasks())} {live()}")
    file.with_suffix(".new").replace(file)


if __name__ == "__main__":
    told = Path(sys.argv.pop(1))
    signal.signal(signal.SIGUSR1, lambda number, frame: tell(told))
    sys.exit(main())

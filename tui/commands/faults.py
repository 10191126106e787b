"""One sentence for files that people name: what is safe, what to do."""

from __future__ import annotations

from tui.faults import of_system, sentence

__all__ = ["MISNAMED", "of_system", "sentence"]

MISNAMED = (FileNotFoundError, FileExistsError, IsADirectoryError, NotADirectoryError)
"""The person named the wrong thing: a refusal, and no trouble of the disk."""

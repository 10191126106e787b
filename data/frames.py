"""What goes through the owner's socket once a terminal is attached: a letter, a length, and so many bytes."""

from __future__ import annotations

import struct
from collections.abc import Iterator

HEAD = struct.Struct(">cI")
LARGEST = 65_536
DATA, ERROR, RESIZE, END, EXIT = b"d", b"e", b"r", b"z", b"x"
SIZE, CODE = struct.Struct(">HH"), struct.Struct(">i")


class NotAFrame(ValueError):
    """Something else came through."""


def frame(kind: bytes, content: bytes = b"") -> bytes:
    """Content longer than `LARGEST` goes as several."""
    if len(content) <= LARGEST:
        return HEAD.pack(kind, len(content)) + content
    parts = (content[start : start + LARGEST] for start in range(0, len(content), LARGEST))
    return b"".join(HEAD.pack(kind, len(part)) + part for part in parts)


class Frames:
    """Puts frames together again from the bytes of a stream."""

    def __init__(self) -> None:
        self._held = b""

    def feed(self, data: bytes) -> Iterator[tuple[bytes, bytes]]:
        """Kind and content of each frame that `data` completes. Raises NotAFrame."""
        self._held += data
        while len(self._held) >= HEAD.size:
            kind, length = HEAD.unpack_from(self._held)
            if length > LARGEST or kind not in (DATA, ERROR, RESIZE, END, EXIT):
                raise NotAFrame
            end = HEAD.size + length
            if len(self._held) < end:
                return
            content, self._held = self._held[HEAD.size : end], self._held[end:]
            yield kind, content

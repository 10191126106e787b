"""What an SSH connection carries, counted where it passes. asyncssh calls it, and is not needed here."""

from __future__ import annotations

import zlib
from typing import Any

from tui.meters import Wire


class Deflate:
    """A quarter of zlib's usual memory for each person; what it costs in bytes is a few in a hundred."""

    def __init__(self) -> None:
        self._comp = zlib.compressobj(6, zlib.DEFLATED, 14, 7)
        self.given = self.made = 0

    def compress(self, data: bytes) -> bytes:
        """Flushed at once: whoever reads must see the end of what was said (RFC 4253, 6.2)."""
        made = self._comp.compress(data) + self._comp.flush(zlib.Z_SYNC_FLUSH)
        self.given += len(data)
        self.made += len(made)
        return made


class Carrying:
    """For a connection: bytes both ways, its handshake included."""

    _received = _sent = 0
    _compressor: Any = None

    def carried(self) -> Wire:
        packer = self._compressor
        given, made = (packer.given, packer.made) if isinstance(packer, Deflate) else (0, 0)
        return Wire(self._received, self._sent, given, made)

    def data_received(self, data: bytes, datatype: Any = None) -> None:
        self._received += len(data)
        super().data_received(data, datatype)  # type: ignore[misc]

    def _send(self, data: bytes) -> None:
        self._sent += len(data)
        super()._send(data)  # type: ignore[misc]

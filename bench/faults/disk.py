"""A disk in memory that can fail at any step, and knows every state that a power cut may leave of it.

What was synced stays. Of what was not, a power cut leaves all of it, none of it, or some sectors and zeros
in place of the others; of what was renamed, created or removed since the directory was synced, any beginning.
A failed fsync never becomes durable, whatever is synced later (Linux marks its pages clean).
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

from data.files import Files

SECTOR = 512
Names = dict[Path, "Node"]
State = dict[Path, bytes]


class Crash(BaseException):
    """The power goes here. Nothing that handles errors handles this."""


class Node:
    def __init__(self, content: bytes = b"") -> None:
        self.content = content
        self.durable = content
        self.dropped: list[tuple[int, int]] = []
        """What a failed fsync has lost, from and to."""

    def sync(self) -> None:
        disk = bytearray(self.content)
        for start, end in self.dropped:
            disk[start:end] = self._before(start, min(end, len(disk)))
        self.durable = bytes(disk)

    def drop(self) -> None:
        """Its fsync has failed."""
        self.dropped.append((self._same(), len(self.content)))

    def cut(self, size: int) -> None:
        self.content = self.content[:size]
        self.dropped = [(start, min(end, size)) for start, end in self.dropped if start < size]

    def torn(self, chance: random.Random | None) -> bytes:
        """As long as it was to be; of the sectors that were not synced some are there (None: none)."""
        same = self._same()
        disk = bytearray(self.content)
        for start in range(same - same % SECTOR, len(disk), SECTOR):
            if chance is None or chance.random() < 0.5:
                end = min(start + SECTOR, len(disk))
                disk[start:end] = self._before(start, end)
        return bytes(disk)

    def _same(self) -> int:
        """How many bytes, from the first one, are as they were synced."""
        if self.content.startswith(self.durable):
            return len(self.durable)
        pairs = zip(self.content, self.durable, strict=False)
        return next((at for at, (new, old) in enumerate(pairs) if new != old), len(self.content))

    def _before(self, start: int, end: int) -> bytes:
        """What the disk has there when nothing new reaches it."""
        return self.durable[start:end].ljust(max(0, end - start), b"\0")


class Disk(Files):
    """`before`: called with the name of each step and its number; what it raises happens there."""

    def __init__(self, state: State | None = None) -> None:
        self.names: Names = {path: Node(content) for path, content in (state or {}).items()}
        self.since_sync: list[Names] = [dict(self.names)]
        """The directory as it was synced, then after each change."""
        self.steps = 0
        self.before: Callable[[str, int], None] = lambda step, nth: None
        self.watch: Callable[[], None] = lambda: None
        """Called wherever the power may go."""
        self.every_byte = False
        self._open: dict[int, Node] = {}

    # --- what a power cut leaves

    def states(self, seeds: int = 2) -> Iterator[State]:
        """All that may be found, the most usual first: nothing lost, then only what was synced."""
        ways: list[Callable[[Node], bytes]] = [
            lambda node: node.content,
            lambda node: node.durable,
            lambda node: node.torn(None),
        ]
        ways += [lambda node, seed=seed: node.torn(random.Random(seed)) for seed in range(seeds)]  # type: ignore[misc]
        for names in reversed(self.since_sync):
            for way in ways:
                yield {path: way(node) for path, node in names.items()}

    # --- Files

    def read(self, path: Path) -> bytes | None:
        self._step("read")
        return self.names[path].content if path in self.names else None

    def make_directory(self, path: Path) -> None:
        self._step("make_directory")

    def open_to_append(self, path: Path) -> int:
        self._step("open")
        if path not in self.names:
            raise FileNotFoundError(2, "no such file", str(path))
        return self._opened(self.names[path])

    def create(self, path: Path) -> int:
        self._step("create")
        self.names[path] = Node()
        self._renamed()
        return self._opened(self.names[path])

    def write(self, descriptor: int, content: bytes) -> None:
        node, before = self._open[descriptor], self._open[descriptor].content
        if self.every_byte:
            for end in range(1, len(content)):
                node.content = before + content[:end]
                self.watch()
        node.content = before + content[: len(content) // 2]
        self._step("write")
        node.content = before + content
        self.watch()

    def sync(self, descriptor: int) -> None:
        try:
            self._step("sync")
        except OSError:
            self._open[descriptor].drop()
            raise
        self._open[descriptor].sync()
        self.watch()

    def truncate(self, descriptor: int, size: int) -> None:
        self._step("truncate")
        self._open[descriptor].cut(size)
        self.watch()

    def close(self, descriptor: int) -> None:
        del self._open[descriptor]

    def leads_to(self, path: Path, descriptor: int) -> bool | None:
        return self._open[descriptor] is self.names[path] if path in self.names else None

    def rename(self, path: Path, target: Path) -> None:
        self._step("rename")
        self.names[target] = self.names.pop(path)
        self._renamed()

    def remove(self, path: Path) -> None:
        self._step("remove")
        if self.names.pop(path, None):
            self._renamed()

    def sync_directory(self, path: Path) -> None:
        self._step("sync_directory")
        self.since_sync = [dict(self.names)]
        self.watch()

    def _renamed(self) -> None:
        self.since_sync.append(dict(self.names))
        self.watch()

    def _step(self, name: str) -> None:
        self.steps += 1
        self.before(name, self.steps)

    def _opened(self, node: Node) -> int:
        descriptor = max(self._open, default=100) + 1
        self._open[descriptor] = node
        return descriptor

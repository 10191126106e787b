"""Commands that are faces of their own: the composition opens them, commands load neither loop nor screen."""

from __future__ import annotations

from collections.abc import Mapping


class FaceAsked(Exception):
    """`name` is the French word of the command; `given` its options, checked."""

    def __init__(self, name: str, directory: str | None, given: Mapping[str, str]) -> None:
        super().__init__(name)
        self.name, self.directory, self.given = name, directory, given

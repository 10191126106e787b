"""Changes of shape of the documents: functions with names, in order; a series remembers those it has had."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from data.faults import NewerFormat
from data.lines import Tables
from data.snapshot import Image


class Migration(NamedTuple):
    """`change` rewrites tables in place; documents in them are replaced, never changed."""

    name: str
    change: Callable[[Tables], None]


MIGRATIONS: tuple[Migration, ...] = ()


def needed(image: Image, path: Path) -> tuple[Migration, ...]:
    """Those that this series has not had. Raises NewerFormat: it has had one that is unknown here."""
    names = {one.name for one in MIGRATIONS}
    for name in image.migrations:
        if name not in names:
            raise NewerFormat(path, name)
    return tuple(one for one in MIGRATIONS if one.name not in image.migrations)


def run(image: Image, migrations: Sequence[Migration]) -> tuple[str, ...]:
    """The names of those that changed something: a series without any act has nothing to change."""
    image.migrations += tuple(one.name for one in migrations)
    if not image.number:
        return ()
    for one in migrations:
        one.change(image.tables)
    return tuple(one.name for one in migrations)

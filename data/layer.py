"""One act over a draft, kept or thrown away alone; and what the things that it makes are called."""

from collections.abc import Iterable, Mapping

from data import acts
from data.overlay import Overlay
from models.copy_refusals import RestsOnRefused
from models.ports import Commons
from models.replica import made_by, symbol


class Layer(Overlay[Commons]):
    """A draft over a draft: what one act comes to, kept or thrown away alone."""

    def __init__(self, under: Commons) -> None:
        super().__init__(under)
        self.made: list[str] = []
        """Ids given, in order."""

    def new_id(self, prefix: str) -> str:
        self.made.append(self._under.new_id(prefix))
        return self.made[-1]

    def keep(self) -> None:
        for kind, values in self._values.items():
            for id, value in values.items():
                if value is not None:
                    self._under.put(value)
                elif (gone := self._under.find(kind, id)) is not None:
                    self._under.remove(gone)


def symbols(token: str, made: Iterable[str]) -> dict[str, str]:
    """What the things that an act made are called until it is judged, and their ids here."""
    counts: dict[str, int] = {}
    named = {}
    for id in made:
        prefix = id.rstrip("0123456789")
        counts[prefix] = counts.get(prefix, 0) + 1
        named[symbol(token, prefix, counts[prefix])] = id
    return named


def named_now(ids: Mapping[str, str]) -> acts.Rename:
    """Raises RestsOnRefused for what nobody has made."""

    def now(name: str) -> str:
        if name not in ids and made_by(name) is not None:
            raise RestsOnRefused()
        return ids.get(name, name)

    return now

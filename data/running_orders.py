"""The running orders that ship, as texts to begin from; editable in `data/content/` without code."""

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from models.names import fold
from models.refusals import Unknown

CONTENT = Path(__file__).parent / "content"


class Method(NamedTuple):
    """A way of working together, as steps to paste into a running order."""

    name: str
    text: str


def proposed(number: int, language: str) -> str:
    """What workshop `number` may follow, in that language; the same for all beyond those that have theirs."""
    texts = _content(language)["ateliers"]
    return str(texts.get(str(number), texts["autres"])).strip()


def methods(language: str) -> tuple[Method, ...]:
    return tuple(Method(one["nom"], one["texte"].strip()) for one in _content(language)["methodes"])


def method(name: str, language: str) -> Method:
    """By its name or the beginning of it, case and accents left out. Raises Unknown."""
    wanted = fold(name)
    found = [one for one in methods(language) if fold(one.name).startswith(wanted)]
    if len(found) != 1:
        raise Unknown("methode", name)
    return found[0]


@cache
def _content(language: str) -> dict[str, Any]:
    import tomllib

    path = CONTENT / f"deroules.{language}.toml"
    return tomllib.loads((path if path.exists() else CONTENT / "deroules.fr.toml").read_text("utf-8"))

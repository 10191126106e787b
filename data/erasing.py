"""How far back an act that erases reaches: the day from which automatic backups may hold what it erased."""

from models.ports import Act, Reading

NOTHING = ""
EVERYTHING = "0001-01-01"


def reach(act: Act[object], reading: Reading) -> str:
    """An ISO day; an act says `erases = True`, and with `erased_since(reading)` that nothing older has it."""
    if not getattr(act, "erases", False):
        return NOTHING
    since = getattr(act, "erased_since", None)
    return since(reading).date().isoformat() if since else EVERYTHING


def wider(one: str, other: str) -> str:
    """What reaches as far as both."""
    return min((reach for reach in (one, other) if reach), default=NOTHING)

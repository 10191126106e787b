"""What a series is made from: the announcement in `data/content/`, and the list of regional hubs."""

from datetime import date
from pathlib import Path
from typing import Any

from models.acts.series import Template
from models.settings import Section
from models.thread import Reply, Resource, resources_from_hubs

CONTENT = Path(__file__).parent / "content"
HUBS = CONTENT / "hubs-2024-08.csv"
HUBS_SOURCE = "ANCT, cartographie nationale, août 2024"
HUBS_LISTED = date(2024, 8, 29)


def template(language: str) -> Template:
    """The announcement in that language (French where there is no other), its reply and the hubs."""
    import tomllib

    path = CONTENT / f"annonce.{language}.toml"
    content: dict[str, Any] = tomllib.loads(
        (path if path.exists() else CONTENT / "annonce.fr.toml").read_text("utf-8")
    )
    return Template(
        content["title"],
        tuple(Section(one["title"], one["text"].strip()) for one in content["sections"]),
        tuple(content["workshops"]),
        tuple(Reply("", one["text"].strip(), signature=one["signature"]) for one in content["replies"]),
        hubs(),
    )


def hubs() -> tuple[Resource, ...]:
    """The hubs that ship, without ids: each series gives its own."""
    resources, ignored = resources_from_hubs(HUBS.read_text("utf-8"), str, HUBS_SOURCE, HUBS_LISTED)
    if ignored:
        raise ValueError(f"{HUBS.name}: {ignored}")
    return resources

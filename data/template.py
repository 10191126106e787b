"""What a series is made from: the announcement in `data/content/`, and the list of regional hubs."""

from pathlib import Path
from typing import Any

from models.acts.series import Template
from models.hubs import resources_in
from models.settings import Section
from models.thread import Reply, Resource

CONTENT = Path(__file__).parent / "content"
HUBS = CONTENT / "hubs-2024-08.csv"


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
    resources, ignored = resources_in(HUBS.read_text("utf-8"))
    if ignored:
        raise ValueError(f"{HUBS.name}: {ignored}")
    return resources

"""The declaration that ships (`data/content/rgesn.toml`), in one language."""

from functools import cache
from typing import Any

from data.template import CONTENT
from models.rgesn import Criterion, Declaration, State, Weight


@cache
def declaration(language: str) -> Declaration:
    """Titles of criteria are the framework's own in French, our translation of them in English."""
    import tomllib

    content: dict[str, Any] = tomllib.loads((CONTENT / "rgesn.toml").read_text("utf-8"))

    def said(one: dict[str, Any], name: str) -> Any:
        return one[name if language == "fr" else f"{name}_{language}"]

    return Declaration(
        content["written"],
        content["review"],
        content["target"],
        content["by"],
        said(content, "version"),
        tuple(said(content, "themes")),
        tuple(said(content, "paths")),
        tuple(said(content, "plan")),
        tuple(said(content, "minimum")),
        tuple(
            Criterion(
                one["number"],
                said(one, "title"),
                Weight(one["weight"]),
                State(one["state"]),
                said(one, "how"),
                tuple(one.get("evidence", ())),
            )
            for one in content["criteria"]
        ),
    )

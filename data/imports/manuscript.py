"""What every text file becomes: a title, what stands before the first article, and articles."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from data.imports.reasons import Ignored


@dataclass(frozen=True, slots=True)
class ManuscriptArticle:
    """`text` is Markdown, `title` may be empty; `id_hint`: the article it was exported from, if said.

    `hands`: who wrote what of the text, as (name, words), where the file says so; "" for nobody known.
    """

    id_hint: str | None
    title: str
    text: str
    hands: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A text without headings is one article, which bears the title there is.

    `front` holds the keys of the file's header (HedgeDoc); only its title goes further by itself.
    """

    title: str = ""
    preamble: str = ""
    articles: tuple[ManuscriptArticle, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    front: Mapping[str, str] = field(default_factory=dict, hash=False)


def block(lines: list[str]) -> str:
    """Lines as a text, without blank lines around."""
    first = next((i for i, line in enumerate(lines) if line.strip()), len(lines))
    last = next((i for i in range(len(lines), first, -1) if lines[i - 1].strip()), first)
    return "\n".join(lines[first:last])

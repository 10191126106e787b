"""One page of HTML, whole: its style inside, no script, nothing fetched, readable on paper and by ear."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from data.exports.html import Html, html, joined, tag
from data.template import CONTENT

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


@dataclass(frozen=True, slots=True)
class WebPage:
    """`header` and `footer` stand around `main`; `skip` is the words of the link that leads past the header.

    `beside`: (language, address) of the same page in other languages.
    """

    language: str
    title: str
    main: tuple[Html, ...]
    header: tuple[Html, ...] = ()
    footer: tuple[Html, ...] = ()
    skip: str = ""
    beside: tuple[tuple[str, str], ...] = ()
    style: str = ""
    """After the pages' own; never what people wrote."""


def web_page(page: WebPage) -> bytes:
    skip = tag("p", tag("a", page.skip, class_="skip", href="#main")) if page.skip else Html("")
    body = tag(
        "body",
        skip,
        tag("header", *_lines(page.header)) if page.header else "",
        tag("main", *_lines(page.main), id="main"),
        tag("footer", *_lines(page.footer)) if page.footer else "",
    )
    document = tag("html", _head(page), "\n", body, lang=page.language)
    return f"<!DOCTYPE html>\n{document}\n".encode()


@cache
def style() -> Html:
    """The pages' style sheet without its comments and blanks."""
    sheet = re.sub(r"/\*.*?\*/", "", (CONTENT / "pages.css").read_text("utf-8"), flags=re.DOTALL)
    return Html(
        re.sub(r"\s*([{};,>])\s*", r"\1", re.sub(r": ", ":", " ".join(sheet.split()))).replace(";}", "}")
    )


def _head(page: WebPage) -> Html:
    return tag(
        "head",
        *_lines(
            (
                tag("meta", charset="utf-8"),
                tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
                tag("meta", http_equiv="Content-Security-Policy", content=_POLICY),
                tag("title", page.title.strip() or "Veillée"),
                tag("link", rel="icon", href="data:,"),
                *(tag("link", rel="alternate", hreflang=lang, href=to) for lang, to in page.beside),
                tag("style", style(), Html(page.style)),
            )
        ),
    )


def _lines(parts: Iterable[str]) -> Iterable[Html]:
    return (joined(("\n", html(part))) for part in parts)

"""The styles of an OpenDocument text, under the names that word processors know."""

from __future__ import annotations

from typing import Any

_HEADINGS = ("16pt", "14pt", "12pt", "11pt", "11pt", "11pt")
_COUNTRIES = {"fr": "FR", "en": "GB"}
LEVELS = 10
"""Of lists, as many as word processors have."""


def add_styles(document: Any, language: str) -> None:
    document.styles.addElement(_default(language))
    for name, shown, paragraph, text in _PARAGRAPHS:
        _add(document, "paragraph", name, shown, paragraph, text)
    for level, size in enumerate(_HEADINGS, start=1):
        style = _add(
            document,
            "paragraph",
            f"Heading_20_{level}",
            f"Heading {level}",
            {"margintop": "0.5cm", "marginbottom": "0.2cm", "keepwithnext": "always"},
            {"fontsize": size, "fontweight": "bold"},
        )
        style.setAttribute("defaultoutlinelevel", level)
    for name, text in _TEXTS.items():
        _add(document, "text", name, name, {}, text)
    document.styles.addElement(_list("Bullets", numbered=False))
    document.styles.addElement(_list("Numbers", numbered=True))
    document.automaticstyles.addElement(_cell())


_PARAGRAPHS: tuple[tuple[str, str, dict[str, str], dict[str, str]], ...] = (
    ("Standard", "Standard", {}, {}),
    ("Text_20_body", "Text body", {"marginbottom": "0.25cm", "lineheight": "130%"}, {}),
    ("Title", "Title", {"marginbottom": "0.3cm"}, {"fontsize": "22pt", "fontweight": "bold"}),
    ("Subtitle", "Subtitle", {"marginbottom": "0.6cm"}, {"fontsize": "12pt"}),
    ("Status", "Status", {"marginbottom": "0.2cm"}, {"fontweight": "bold"}),
    ("Origin", "Origin", {"margintop": "0.2cm", "marginbottom": "0.3cm"}, {"fontsize": "10pt"}),
    ("Quotations", "Quotations", {"marginleft": "1cm", "marginbottom": "0.25cm"}, {}),
    ("Preformatted", "Preformatted", {}, {"fontfamily": "monospace", "fontsize": "10pt"}),
    ("Footnote", "Footnote", {}, {"fontsize": "10pt"}),
    ("Rule", "Rule", {"borderbottom": "0.5pt solid #808080", "marginbottom": "0.4cm"}, {}),
    ("Table_20_Contents", "Table Contents", {}, {}),
    ("Table_20_Heading", "Table Heading", {}, {"fontweight": "bold"}),
)
_TEXTS: dict[str, dict[str, str]] = {
    "Strong": {"fontweight": "bold"},
    "Emphasis": {"fontstyle": "italic"},
    "Struck": {"textlinethroughstyle": "solid"},
    "Code": {"fontfamily": "monospace"},
    "Removed": {"textlinethroughstyle": "solid"},
    "Added": {"textunderlinestyle": "solid"},
}


def _add(document: Any, family: str, name: str, shown: str, paragraph: Any, text: Any) -> Any:
    from odf.style import ParagraphProperties, Style, TextProperties

    style = Style(name=name, displayname=shown, family=family)
    if paragraph:
        style.addElement(ParagraphProperties(**paragraph))
    if text:
        style.addElement(TextProperties(**text))
    document.styles.addElement(style)
    return style


def _default(language: str) -> Any:
    """The language of the text, for spelling and for whoever hears it."""
    from odf.style import DefaultStyle, TextProperties

    style = DefaultStyle(family="paragraph")
    country = _COUNTRIES.get(language, "none")
    style.addElement(TextProperties(language=language, country=country, fontsize="11pt"))
    return style


def _list(name: str, *, numbered: bool) -> Any:
    from odf.style import ListLevelProperties
    from odf.text import ListLevelStyleBullet, ListLevelStyleNumber, ListStyle

    made = ListStyle(name=name, displayname=name)
    for level in range(1, LEVELS + 1):
        if numbered:
            kind = ListLevelStyleNumber(level=level, numformat="1", numsuffix=".")
        else:
            kind = ListLevelStyleBullet(level=level, bulletchar="•")
        kind.addElement(ListLevelProperties(spacebefore=f"{level * 0.6:.1f}cm", minlabelwidth="0.6cm"))
        made.addElement(kind)
    return made


def _cell() -> Any:
    from odf.style import Style, TableCellProperties

    style = Style(name="Cell", family="table-cell")
    style.addElement(TableCellProperties(border="0.5pt solid #808080", padding="0.1cm"))
    return style

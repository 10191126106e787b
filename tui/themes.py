"""How the full screen is coloured: paper, night, without colours, or with the terminal's own.

Style sheets use these names only. Text stands at 4.5:1 or more on its ground, marks at 3:1 (EN 301 549,
11.1.4.3 and 11.1.4.11), in 256 colours too: tests/test_screen_themes.py computes it. `terminal` and `mono`
set no colour at all, so the terminal's own stand.
"""

from __future__ import annotations

from textual.theme import Theme

from tui.painter.capabilities import Depth, Terminal

PAPER = {
    "quiet": "#6a6156",
    "accent-text": "#8c3a1b",
    "alert-text": "#a1201a",
    "good-text": "#2c6639",
    "rule": "#85796a",
    "cursor-ground": "#eaeaea",
    "field-ground": "#f1f1f1",
    "added-ground": "#dcecd7",
    "removed-ground": "#f6dcd6",
    "cursor-style": "none",
    "field-style": "none",
    "added-style": "none",
    "removed-style": "strike",
}
NIGHT = {
    "quiet": "#aaa399",
    "accent-text": "#e9a96f",
    "alert-text": "#f28f82",
    "good-text": "#93cca0",
    "rule": "#878d9a",
    "cursor-ground": "#303030",
    "field-ground": "#262626",
    "added-ground": "#21382a",
    "removed-ground": "#45282a",
    "cursor-style": "none",
    "field-style": "none",
    "added-style": "none",
    "removed-style": "strike",
}
_WANTED_BY_WIDGETS = ("ansi-background", "ansi-foreground", "foreground-disabled", "surface-active")
"""Names that Textual's own style sheets use, and that its themes without colours leave out."""
BARE = {
    **dict.fromkeys((*PAPER, *_WANTED_BY_WIDGETS), "ansi_default"),
    "cursor-style": "reverse",
    "field-style": "underline",
    "added-style": "underline",
    "removed-style": "none",
}


def _bare(name: str) -> Theme:
    own = "ansi_default"
    return Theme(
        name,
        primary=own,
        secondary=own,
        accent=own,
        warning=own,
        error=own,
        success=own,
        foreground=own,
        background=own,
        surface=own,
        panel=own,
        boost=own,
        ansi=True,
        variables=BARE,
    )


THEMES = (
    Theme(
        "papier",
        primary="#8c3a1b",
        foreground="#2a2622",
        background="#fbf8f1",
        surface="#fbf8f1",
        panel="#f2eadb",
        dark=False,
        variables=PAPER,
    ),
    Theme(
        "nuit",
        primary="#e9a96f",
        foreground="#e7e2d9",
        background="#16181d",
        surface="#16181d",
        panel="#22262f",
        variables=NIGHT,
    ),
    _bare("mono"),
    _bare("terminal"),
)
NAMES = tuple(theme.name for theme in THEMES)


def chosen(wanted: str, terminal: Terminal) -> str:
    """The theme to show: the one wanted, unless the terminal has 16 colours or fewer."""
    if terminal.depth is Depth.NONE:
        return "mono"
    if terminal.depth <= Depth.SIXTEEN:
        return "mono" if wanted == "mono" else "terminal"
    return wanted if wanted in NAMES else "papier"

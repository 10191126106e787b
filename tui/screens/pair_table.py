"""The ranked choices as rows: a table on a wide terminal, two lines a choice on a narrow one."""

from __future__ import annotations

from tui.i18n import Translator
from tui.screens.pair_words import Choice, short
from tui.widgets.lines import padded, quiet, width_of
from tui.widgets.sheet import Sheet

GAP = 2


def write(sheet: Sheet, choices: tuple[Choice, ...], workshops: tuple[int, ...], t: Translator) -> None:
    heads = [t("aux deux") if len(workshops) == 2 else t("oui"), t("+ si besoin")]
    names = ["", *(t("atelier {a}", a=one) for one in workshops)]
    rows = [[one.order, *(short(slot, t) for slot in one.slots)] for one in choices]
    widths = [max(width_of((row[at],)) for row in (names, *rows)) + GAP for at in range(len(names))]
    room = [width_of((head,)) + at * GAP for at, head in enumerate(heads)]
    if sum(widths) + sum(room) > sheet.width:
        _write_narrow(sheet, choices, heads, t)
        return

    def laid(words: list[str], figures: list[str]) -> str:
        left = (padded(word, width) for word, width in zip(words, widths, strict=True))
        right = (figure.rjust(width) for figure, width in zip(figures, room, strict=True))
        return "".join((*left, *right))

    sheet.line(quiet(laid(names, heads)))
    for one, words in zip(choices, rows, strict=True):
        sheet.item(one.key, laid(words, [str(figure) for figure in one.figures]))


def _write_narrow(sheet: Sheet, choices: tuple[Choice, ...], heads: list[str], t: Translator) -> None:
    """The rank and the first date, then the second one; the figures at the end of the last line."""
    sheet.line(quiet(" / ".join(heads).rjust(sheet.width)))
    column = max(width_of((one.order,)) for one in choices) + GAP
    for one in choices:
        figures = " / ".join(map(str, one.figures))
        last = width_of((short(one.slots[-1], t), figures)) + GAP
        indent = column if column + last <= sheet.width else GAP
        rows = [padded("", indent) + short(slot, t) for slot in one.slots]
        rows[0] = padded(one.order, column) + short(one.slots[0], t)
        rows[-1] += " " * max(GAP, sheet.width - width_of((rows[-1], figures))) + figures
        sheet.item(one.key, rows[0])
        for row in rows[1:]:
            sheet.more(row)

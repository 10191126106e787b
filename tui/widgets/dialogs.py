"""Questions asked at the bottom of the page, above the keys. They return a value and change nothing.

    name = await app.ask(AskLine(t("Votre nom ?"), limit=80))      # None: Escape

They are given their words already in the person's language.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, ClassVar, Generic, TypeVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from tui.i18n import N_
from tui.widgets.field import Field
from tui.widgets.lines import accent, quiet, spans
from tui.widgets.page import Body, Lines
from tui.widgets.question import Question
from tui.widgets.sheet import Sheet

__all__ = ["AskLine", "AskOne", "AskSeveral", "AskYesNo", "Choosing", "Question"]

T = TypeVar("T")
C = TypeVar("C", bound=Hashable)
Check = Callable[[str], str]
"""Why the words cannot be taken, as a sentence to show beside them; empty when they can."""


class AskLine(Question[str]):
    """Words in one line. `check` says near the field what is wrong; what was typed stays."""

    def __init__(
        self,
        question: str,
        explanation: str = "",
        value: str = "",
        limit: int = 280,
        check: Check | None = None,
        needed: bool = True,
        proposed: str = "",
    ) -> None:
        super().__init__(question, explanation)
        self._value, self._limit, self._check, self._needed = value, limit, check, needed
        self._proposed = proposed

    def compose_field(self) -> ComposeResult:
        yield Field(self._value, limit=self._limit, proposed=self._proposed)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        value = event.value.strip()
        if self._needed and not value:
            self.say(self.t("Écrivez quelque chose, ou Échap pour annuler."))
        elif len(value) > self._limit:
            self.say(
                self.t("{length} caractères pour {limit} au plus.", length=len(value), limit=self._limit)
            )
        elif trouble := self._check(value) if self._check and value else "":
            self.say(trouble)
        else:
            self.dismiss(value)


class Choosing(Question[T]):
    """A list to choose from, with the arrows; the first letters of an option are not needed."""

    def compose_field(self) -> ComposeResult:
        yield Body(id="options")

    @property
    def body(self) -> Body:
        return self.query_one("#options", Body)

    def on_body_clicked(self, event: Body.Clicked) -> None:
        event.stop()
        self.pick(event.item)

    def action_pick(self) -> None:
        if self.is_there:
            self.pick(self.body.cursor)

    def pick(self, item: Hashable) -> None:
        raise NotImplementedError

    def write(self) -> None:
        super().write()
        if not self.is_there:
            return
        width, height = self.app.size
        sheet = Sheet(width - 6)
        self.write_options(sheet)
        options = sheet.written()
        room = max(1, height - 4 - len(self.query_one("#asked", Lines).show_text.lines))
        self.body.styles.height = min(len(options.lines), room)
        self.body.show(options)

    def write_options(self, sheet: Sheet) -> None:
        raise NotImplementedError


class AskOne(Choosing[C]):
    """One of several, each with its words; `value` is where the cursor begins.

    `numbered`: the first nine can be chosen by their figure, for what is asked again and again.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "pick", N_("choisir")),
        *(Binding(str(figure), f"figure({figure})", show=False) for figure in range(1, 10)),
    ]

    def __init__(
        self,
        question: str,
        options: Sequence[tuple[C, str]],
        explanation: str = "",
        value: C | None = None,
        numbered: bool = False,
    ) -> None:
        super().__init__(question, explanation)
        self._options = tuple(options)
        self._value = value
        self._numbered = numbered

    def write_options(self, sheet: Sheet) -> None:
        for place, (_, words) in enumerate(self._options):
            figure = (quiet(f"{place + 1}  " if place < 9 else "   "),) if self._numbered else ()
            sheet.item(place, *figure, words, hang=3 if figure else 2)

    def action_figure(self, figure: int) -> None:
        if self._numbered and cast(Any, self.app).single_keys and figure <= len(self._options):
            self.pick(figure - 1)

    def opened(self) -> None:
        values = [value for value, _ in self._options]
        if self._value in values:
            self.body.stand_on(values.index(self._value))

    def pick(self, item: Hashable) -> None:
        if isinstance(item, int):
            self.dismiss(self._options[item][0])


class AskYesNo(AskOne[bool]):
    """Yes or no, side by side in weight; nothing is answered for the person."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "pick", N_("choisir")),
        Binding("o,y", "answer(True)", show=False),
        Binding("n", "answer(False)", show=False),
    ]

    def __init__(self, question: str, yes: str, no: str, explanation: str = "") -> None:
        super().__init__(question, ((True, yes), (False, no)), explanation)

    def action_answer(self, answer: bool) -> None:
        if cast(Any, self.app).single_keys:
            self.dismiss(answer)


class AskSeveral(Choosing[tuple[C, ...]], Generic[C]):
    """Any number of several: Space marks, Enter ends."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "done", N_("valider")),
        Binding("space", "pick", N_("cocher"), priority=True),
    ]

    def __init__(
        self,
        question: str,
        options: Sequence[tuple[C, str]],
        explanation: str = "",
        chosen: Sequence[C] = (),
    ) -> None:
        super().__init__(question, explanation)
        self._options = tuple(options)
        self._chosen = set(chosen)

    def write_options(self, sheet: Sheet) -> None:
        for place, (value, words) in enumerate(self._options):
            mark = accent("[x] ") if value in self._chosen else quiet("[ ] ")
            sheet.item(place, *spans((mark, words)), hang=4)

    def pick(self, item: Hashable) -> None:
        if isinstance(item, int):
            self._chosen ^= {self._options[item][0]}
            self.write()

    def action_done(self) -> None:
        self.dismiss(tuple(value for value, _ in self._options if value in self._chosen))

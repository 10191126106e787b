"""What every question is: words at the bottom of the page, a way to answer, and Escape."""

from __future__ import annotations

from typing import Any, ClassVar, Generic, TypeVar, cast

from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from tui.i18n import N_, Translator
from tui.widgets.field import Field
from tui.widgets.keybar import bar, keys_of
from tui.widgets.lines import Line, Span, alert, good, quiet, strong
from tui.widgets.page import Lines
from tui.widgets.sheet import Sheet, Written

T = TypeVar("T")


class Question(ModalScreen[T | None], Generic[T]):
    """One question. The page stays visible above, neither darkened nor moved."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", N_("renoncer")),
        Binding("ctrl+c", "app.quit", show=False, priority=True),
    ]

    def __init__(self, question: str, explanation: str = "") -> None:
        super().__init__(classes="question")
        self.question = question
        self.explanation = explanation
        self.trouble = ""
        self.told = ""
        """What comes from elsewhere while one answers; it leaves what is typed as it is."""
        self.found_again = ""
        """Words of this person that were not sent, to begin with."""
        self.hides = False
        """Whether what is typed here is not shown: a code, which is nobody's to keep."""
        self._begun_with = ""
        self._answered = False

    @property
    def t(self) -> Translator:
        return cast(Any, self.app).session.t  # type: ignore[no-any-return]

    def compose(self) -> ComposeResult:
        yield Lines(id="asked")
        yield from self.compose_field()
        yield Lines(id="keys")

    def on_field_pasted_too_much(self, event: Field.PastedTooMuch) -> None:
        event.stop()
        self.say(
            self.t(
                "Le texte collé est trop long ({length} caractères pour {limit} au plus) : "
                "seul son début est ici.",
                length=event.length,
                limit=event.limit,
            )
        )

    def compose_field(self) -> ComposeResult:
        """What the answer is given with."""
        return iter(())

    def on_mount(self) -> None:
        self.write()
        for field in self.query(Field):
            self._begun_with = field.value
            self.hides = self.hides or field.password
            if self.found_again:
                field.value = self.found_again
                field.cursor_position = len(field.value)
        self.opened()

    @property
    def unsent(self) -> str:
        """What was typed and not given yet; nothing of a field that hides what is typed in it."""
        field = next(iter(self.query(Field)), None)
        if field is None or field.password or field.value == self._begun_with:
            return ""
        return field.value

    def opened(self) -> None:
        """What a question does once, when it is first shown."""

    def on_resize(self) -> None:
        self.write()

    @property
    def is_there(self) -> bool:
        """Whether its parts are: a quick key may come before them, or once they are gone."""
        return bool(self.query("#keys"))

    def write(self) -> None:
        if not self.is_there:
            return
        width, height = self.app.size
        sheet = Sheet(width - 2)
        for paragraph in self.question.split("\n"):
            sheet.line(strong(paragraph))
        for paragraph in self.explanation.split("\n") if self.explanation else ():
            sheet.line(quiet(paragraph))
        if self.found_again:
            sheet.line(good(self.t("Vous étiez ici : vos mots sont dans le champ.")))
        if self.told:
            sheet.line(good(self.told))
        if self.trouble:
            sheet.line(alert(self.trouble))
        asked = sheet.written().lines[: max(1, height - 3)]
        rule = Line((Span("─" * (width - 2), "rule"),))
        self._fill("#asked", (rule, *asked))
        self._fill("#keys", bar(keys_of(self, self.t), width - 2, 2))

    def say(self, trouble: str) -> None:
        """Tells beside the question why the answer cannot be taken."""
        self.trouble = trouble
        self.write()

    def tell(self, words: str) -> None:
        self.told = words
        self.write()

    def _fill(self, selector: str, lines: tuple[Line, ...]) -> None:
        widget = self.query_one(selector, Lines)
        if widget.styles.height is None or widget.styles.height.value != len(lines):
            widget.styles.height = len(lines)
        widget.show(Written(lines))

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Answers, once: of two quick keys the second one comes before the question has gone."""
        if self._answered:
            return AwaitComplete()
        self._answered = True
        return super().dismiss(result)

    def action_cancel(self) -> None:
        self.dismiss(None)

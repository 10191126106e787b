"""Canaries: what we take from Textual's private side is still there, and still does what we rely on.

One of these failing means: Textual was changed.
Read tui/textual_{private,mended}.py and tui/fullscreen.py again.
"""

import asyncio
import gc
import inspect
import sys
import weakref

import pytest
import textual
from paper_line import on_paper, settled, until
from rich.segment import Segment
from textual import _xterm_parser
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual._styles_cache import StylesCache
from textual.app import App
from textual.css.stylesheet import Stylesheet
from textual.driver import Driver
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.strip import Strip
from textual.widgets import Input, OptionList, Static

from tui import textual_mended
from tui.fullscreen import TerminalApp
from tui.painter.capabilities import Depth, Terminal
from tui.textual_mended import STRIP_CACHES

SAY = "Textual changed: {}. See the head of tests/test_painter_textual.py"


def source(thing: object) -> str:
    return inspect.getsource(thing)  # type: ignore[arg-type]


def test_the_version_of_textual_is_the_one_all_this_was_read_in():
    assert textual.__version__ == "8.2.8", SAY.format("its version")


def test_a_frame_still_passes_through_display_with_its_guards():
    body = source(App._display)
    for guard in (
        "_batch_count",
        "_running",
        "_closed",
        "is_headless",
        "post_display_hook",
        "CompositorUpdate",
    ):
        assert guard in body, SAY.format(f"App._display no longer uses {guard}")
    assert "app._display(self, update)" in source(Screen._compositor_refresh)


def test_the_two_kinds_of_update_still_carry_what_we_read():
    assert list(inspect.signature(LayoutUpdate).parameters) == ["strips", "region"], SAY.format(
        "LayoutUpdate"
    )
    assert list(inspect.signature(ChopsUpdate).parameters) == ["chops", "spans", "chop_ends"], SAY.format(
        "ChopsUpdate"
    )
    assert "strip.crop(0, min(end, x2) - x)" in source(ChopsUpdate.render_segments)


def test_strips_still_have_the_slots_that_are_made_lazily():
    own = {*STRIP_CACHES, "_segments", "_cell_length", "_render_cache", "_link_ids", "_cell_count"}
    assert set(Strip.__slots__) == own, SAY.format("the slots of Strip")
    assert not hasattr(MessagePump, "__getattr__")


def test_a_strip_makes_a_cache_when_it_is_used_and_works_as_before():
    strip = Strip([Segment("Veillée")])
    made = [name for name in STRIP_CACHES if name in dir(strip) and _is_set(strip, name)]
    assert made == []
    assert strip.crop(0, 3).text == "Vei"
    assert [part.text for part in strip.divide([2, 7])] == ["Ve", "illée"]
    assert _is_set(strip, "_crop_cache")
    assert not _is_set(strip, "_filter_cache")
    with pytest.raises(AttributeError):
        _ = strip.nothing_of_the_kind  # type: ignore[attr-defined]


def _is_set(strip: Strip, name: str) -> bool:
    try:
        Strip.__dict__[name].__get__(strip)
    except AttributeError:
        return False
    return True


def test_the_caches_that_would_hold_dead_apps_are_replaced():
    assert StylesCache.get_inner_outer is textual_mended._inner_outer, SAY.format("get_inner_outer")
    assert hasattr(_xterm_parser.XTermParser._parse_extended_key, "__wrapped__"), SAY.format("the key parser")
    assert "get_inner_outer(base_background, background)" in source(StylesCache.render_line)


def test_the_parser_still_says_when_it_waits():
    assert "_timeout_time" in source(_xterm_parser.XTermParser.__mro__[1].feed), SAY.format("the parser")
    assert "mouse_pixels" in source(_xterm_parser.XTermParser.parse_mouse_code), SAY.format("pixel mouse")


def test_a_style_sheet_is_parsed_once_for_two_apps_and_again_with_other_colours():
    sheet = "Static { color: $primary; }"
    parameters = list(inspect.signature(textual_mended._parse_rules).parameters)
    assert parameters == ["self", "css", "read_from", "is_default_rules", "tie_breaker", "scope"]

    def rules(colour: str) -> list[object]:
        stylesheet = Stylesheet(variables={"primary": colour})
        return list(stylesheet._parse_rules(sheet, ("canary", "")))

    assert rules("#111111")[0] is rules("#111111")[0]
    assert rules("#222222")[0] is not rules("#111111")[0]


def test_the_app_still_has_what_is_sealed():
    body = source(App.__init__)
    for name in (
        "_capture_stdout",
        "_capture_stderr",
        "self.features",
        "self.devtools",
        "_filters",
        "no_color",
    ):
        assert name in body, SAY.format(f"App no longer sets {name}")
    for name in (
        "_fatal_error", "panic", "_print_error_renderables", "_set_pointer_shape", "_handle_exception",
        "copy_to_clipboard", "open_url", "action_screenshot", "action_suspend_process", "suspend",
        "_close_messages_no_wait",
    ):  # fmt: skip
        assert hasattr(App, name), SAY.format(f"App.{name}")
    assert "redirect_stdout(self._capture_stdout)" in source(App._process_messages), SAY.format("redirection")


def test_the_driver_still_has_the_methods_that_are_replaced():
    for name in (
        "write", "flush", "send_message", "process_message", "start_application_mode", "disable_input",
        "stop_application_mode", "open_url", "deliver_binary", "is_headless",
    ):  # fmt: skip
        assert hasattr(Driver, name), SAY.format(f"Driver.{name}")
    assert "run_coroutine_threadsafe" in source(Driver.send_message)


def test_the_cursor_of_a_field_does_not_blink():
    assert Input().cursor_blink is False, SAY.format("Reactive._default")


class Page(TerminalApp):
    def compose(self):
        yield Static("Une page", markup=False)
        yield Input()
        yield OptionList("un", "deux")


async def test_no_dead_app_is_kept():
    async def one_visit() -> weakref.ref[TerminalApp]:
        app = Page(Terminal(depth=Depth.TRUE))
        async with on_paper(app) as line:
            line.type("ab\x1b[A\x1b[1;5C\t\x1b[B")
            await settled(app, line)
        return weakref.ref(app)

    visits = [await asyncio.create_task(one_visit()) for _ in range(3)]
    # The last one may still be referred to by the loop's own bookkeeping.
    for _ in range(3):
        await asyncio.sleep(0)
        gc.collect()
    assert [visit() for visit in visits[:-1]] == [None, None]


async def test_print_and_logging_of_the_process_go_where_they_went():
    before = sys.stdout
    async with on_paper(Page()):
        assert sys.stdout is before
    assert sys.stdout is before


async def test_pilot_tests_still_work():
    app = Page()
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.press("tab", "x")
        assert app.query_one(Input).value in ("x", "")
        assert app.size == (60, 12)


async def test_what_the_app_prevents_while_it_works_still_happens_for_what_is_typed_meanwhile():
    heard: list[str] = []

    class Listening(Page):
        def on_input_changed(self, event: Input.Changed) -> None:
            heard.append(event.value)

    app = Listening()
    async with on_paper(app) as line:

        async def work() -> None:
            with app.prevent(Input.Changed):
                line.type("a")
                await asyncio.sleep(0.05)

        app.call_later(work)
        await settled(app, line)
        line.type("b")
        await until(lambda: heard[-1:] == ["ab"])
        assert heard == ["a", "ab"]


async def test_what_rows_sent_past_the_compositor_rest_on_is_still_there():
    """`tui.widgets.live`: whether a screen waits for its layout, and what was rendered of a row."""
    from textual.geometry import Region

    from tui.textual_private import forget_strips, is_settled
    from tui.widgets.page import Body

    app = App()
    async with app.run_test() as pilot:
        await app.mount(words := Static("mots"))
        await pilot.pause()
        assert is_settled(app.screen)
        app.screen.refresh(layout=True)
        assert not is_settled(app.screen)
        await pilot.pause()
        words._styles_cache._dirty_lines.clear()
        forget_strips(words, Region(0, 0, 4, 1))
        assert words._styles_cache._dirty_lines == {0}
        assert "up" in Body(id="x")._bindings.key_to_bindings


def test_a_screen_that_comes_back_still_does_what_ours_does_in_its_place():
    """`textual_private.resume` stands for `Screen._on_screen_resume`: what that does is read here."""
    body = source(Screen._on_screen_resume)
    for step in (
        "self.stack_updates += 1",
        "self.app._refresh_notifications()",
        "self._update_auto_focus()",
        "if event.refresh_styles:",
        "if self._size != size:",
        "self._refresh_layout(size)",
        "self.refresh()",
    ):
        assert step in body, SAY.format(f"Screen._on_screen_resume no longer has {step}")
    assert len(body.splitlines()) <= 20, SAY.format("Screen._on_screen_resume")
    assert "self._refresh_layout(size)" in source(textual_mended._screen_resized)
    assert "for screen in self.screen_stack:" in source(App.refresh_css), SAY.format("themes and screens")

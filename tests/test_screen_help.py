"""Help holds every key of every page, from the bindings themselves."""

from house import a_series
from screens import NARROW, current, flat_text_of, on_screen, press, text_of
from textual.binding import Binding

from tui.locale.build import merged
from tui.locale.build import twins as every_twin
from tui.screens import directory
from tui.screens.help import own_keys


async def all_of_the_page(pilot: object) -> str:
    seen: list[str] = []
    for _ in range(60):
        text = text_of(pilot)  # type: ignore[arg-type]
        if seen and text == seen[-1]:
            break
        seen.append(text)
        await press(pilot, "pagedown")  # type: ignore[arg-type]
    return " ".join(" ".join(seen).split())


async def test_help_says_every_key_of_every_page() -> None:
    async with on_screen(a_series(), (80, 60)) as pilot:
        await press(pilot, "question_mark")
        text = await all_of_the_page(pilot)
    for name in filter(directory.exists, directory.PAGES):
        page = directory.page(name)
        for binding in own_keys(page):
            assert isinstance(binding, Binding)
            assert binding.description in text, (name, binding)


async def test_help_begins_with_the_page_one_comes_from() -> None:
    async with on_screen(a_series()) as pilot:
        await press(pilot, "r", "question_mark")
        text = text_of(pilot)
        assert text.index("changer") < text.index("Accueil") if "Accueil" in text else "changer" in text


async def test_help_explains_the_words_in_english_too_on_forty_columns() -> None:
    async with on_screen(a_series("en"), NARROW) as pilot:
        await press(pilot, "question_mark", "end")
        assert "do you see an objection" in flat_text_of(pilot)
        await press(pilot, "escape")
        assert current(pilot) == "HomePage"


def test_every_key_on_screen_has_its_english() -> None:
    twins = merged(every_twin())
    for name in filter(directory.exists, directory.PAGES):
        for binding in own_keys(directory.page(name)):
            assert binding.description in twins, (name, binding)

"""Everybody who watches is told, one at each turn of the loop: nobody's line waits for all screens."""

import asyncio
from typing import Any

from data.watching import InTurn

ROOMS, PAGES = frozenset({("rooms", "w1")}), frozenset({("pages", "a1")})


async def test_lines_are_served_between_two_screens() -> None:
    loop = asyncio.get_running_loop()
    turns, order = InTurn(loop), list[str]()
    for name in "abc":
        turns.tell(lambda what, name=name: order.append(name), ROOMS)  # type: ignore[misc]

    def a_line_is_read() -> None:
        order.append("line")
        if "c" not in order:
            loop.call_soon(a_line_is_read)

    loop.call_soon(a_line_is_read)
    while "c" not in order or order[-1] != "line":
        await asyncio.sleep(0)
    assert [one for one in order if one != "line"] == ["a", "b", "c"]
    assert all("line" in order[order.index(one) : order.index(next)] for one, next in ("ab", "bc"))


async def test_changes_that_come_before_ones_turn_are_told_at_once() -> None:
    turns, told = InTurn(asyncio.get_running_loop()), list[Any]()
    turns.tell(told.append, ROOMS)
    turns.tell(told.append, PAGES)
    await asyncio.sleep(0.01)
    assert told == [ROOMS | PAGES]


async def test_whoever_has_gone_is_not_told() -> None:
    turns, told = InTurn(asyncio.get_running_loop()), list[Any]()
    turns.tell(told.append, ROOMS)
    turns.forget(told.append)
    turns.tell(told.append, PAGES)
    turns.forget(told.append)
    await asyncio.sleep(0.01)
    assert told == []


async def test_one_that_fails_keeps_nobody_from_being_told() -> None:
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: None)
    turns, told = InTurn(loop), list[Any]()

    def fails(what: object) -> None:
        raise ZeroDivisionError

    turns.tell(fails, ROOMS)
    turns.tell(told.append, ROOMS)
    await asyncio.sleep(0.01)
    assert told == [ROOMS]

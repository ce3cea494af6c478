"""Keys that begin typing in a cell, and keys that lead to another screen."""

from pathlib import Path

import pytest

from ictcoord_tui.tui.screens.area import AreaScreen
from tests.tui.driver import Driver, running
from tests.tui.test_team import school


def area(user: Driver) -> str:
    screen = user.app.screen
    assert isinstance(screen, AreaScreen)
    return screen.AREA


async def to_time(user: Driver) -> None:
    await user.press("right", "right")


@pytest.mark.parametrize("typed", ["15min", "2u", "0,5", "5u/maand"])
async def test_a_time_begins_with_any_digit(typed: str, tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await to_time(user)
        await user.type(typed)
        await user.press("enter", "escape")
        assert area(user) == "overview"
        assert user.document()["current"]["net-internet"].keys() == {"time"}


async def test_hours_begin_with_any_digit(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="team") as user:
        await to_time(user)
        await user.type("10")
        await user.press("enter", "escape")
        assert user.document()["people"]["an"]["hours"]["now"] == 10


async def test_on_a_card_too(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="team") as user:
        await user.press("z", "j", "j")
        await user.type("10")
        await user.press("enter")
        assert user.document()["people"]["an"]["hours"]["now"] == 10


async def test_everywhere_else_a_digit_is_a_screen(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        for moves in ((), ("right",), ("right",) * 4, ("end",)):
            await user.press("home", *moves, "3")
            assert area(user) == "team"
            await user.press("2")


async def test_who_may_only_read_goes_to_the_screens(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview", read_only=True) as user:
        await to_time(user)
        await user.press("3")
        assert area(user) == "team"


async def test_the_bar_stays_as_it_is_where_digits_are_typed(tmp_path: Path) -> None:
    """Bars that change with every step sideways are restless; Esc and the menu tell it."""
    async with running(school(tmp_path), area="overview", size=(160, 40)) as user:
        before = user.lines()[-2:]
        assert "1 Stappenplan" in before[1]
        await to_time(user)
        assert user.lines()[-2:] == before
        await user.press("escape")
        assert ": = menu" in user.said[-1]
        await user.press("&")
        assert area(user) == "roadmap"


async def test_the_menu_shows_the_other_key(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await to_time(user)
        await user.press(":")
        await user.type("stappenplan")
        assert "&" in user.line_with("Stappenplan  ")
        await user.press("enter")
        assert area(user) == "roadmap"


async def test_hours_that_were_meant_as_minutes_are_doubted_and_still_taken(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview", size=(60, 16)) as user:
        await to_time(user)
        await user.type("90")
        assert "Meer dan een werkweek" in user.text
        await user.press("enter", "enter", "escape")
        assert user.document()["current"]["net-internet"] == {"time": "90u/week"}

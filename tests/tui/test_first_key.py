"""Keys that begin typing in a cell, and keys that lead to another screen."""

from dataclasses import replace
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


async def test_the_bar_stays_as_it_is_where_digits_are_typed_and_its_keys_work(
    tmp_path: Path,
) -> None:
    """Bars that change with every step sideways are restless; Esc and the menu tell it."""
    async with running(school(tmp_path), area="overview", size=(160, 40)) as user:
        before = user.lines()[-2:]
        assert "à Start  Ctrl+Q Afsluiten  & Stappenplan  é Takenoverzicht" in before[1]
        await to_time(user)
        assert user.lines()[-2:] == before
        await user.press("escape")
        assert ": = menu" in user.said[-1]
        await user.press("&")
        assert area(user) == "roadmap"
        assert "0 Start  Ctrl+Q Afsluiten  1 Stappenplan" in user.bar


@pytest.mark.parametrize("screen", ["overview", "team"])
async def test_in_a_table_with_hours_the_way_to_the_start_works_in_every_column(
    screen: str, tmp_path: Path
) -> None:
    async with running(school(tmp_path), area=screen) as user:
        for moves in ((), ("right", "right")):
            await user.press("home", *moves)
            assert "à Start" in user.bar
            assert "0 Start" not in user.bar
            await user.press("à")
            assert user.app.areas.front is not user.app.screen
            await user.press("escape")
            assert area(user) == screen


async def test_where_no_digit_is_typed_the_digit_is_shown(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await user.press("<")
        assert "[Taken]" in user.text
        assert "0 Start" in user.bar
    async with running(school(tmp_path), area="overview", read_only=True) as user:
        assert "0 Start" in user.bar


async def test_a_key_that_does_not_do_it_there_or_is_drawn_otherwise_is_not_shown(
    tmp_path: Path,
) -> None:
    async with running(school(tmp_path), area="overview", keymap={"app.start": "7"}) as user:
        assert "Start" not in user.bar
        await user.press("<")
        assert "7 Start" in user.bar
    async with running(school(tmp_path), area="roadmap") as user:
        user.app.profile = replace(user.app.profile, ascii_only=True)
        await user.press("3")
        assert "Start" not in user.bar
        assert ": Menu" in user.bar


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

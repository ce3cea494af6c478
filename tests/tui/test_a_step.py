"""What a step of the cursor does not do: nobody sees that, and over a slow line everybody feels it.

Of how long it takes, `make bench` tells; here stands what must not be done at all.
"""

from pathlib import Path

import pytest
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter
from textual.geometry import Region
from textual.strip import Strip

from ictcoord_tui.domain.dossier import Row
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.tui.commands import commands_in
from ictcoord_tui.tui.commands.model import Command, Context
from ictcoord_tui.tui.tables import situations
from ictcoord_tui.tui.terminal.line_filter import FilterChain
from ictcoord_tui.tui.widgets import key_bar
from ictcoord_tui.tui.widgets.grid import Grid
from ictcoord_tui.tui.widgets.table_view import TableView
from tests.tui.driver import Driver, copy_school, running


@pytest.fixture
def school(tmp_path: Path) -> Path:
    return copy_school(tmp_path)


def behind(user: Driver) -> tuple[list[Strip], ...]:
    """Return the lines of the screen and of the container of the table, which the table covers."""
    view = user.app.screen.query_one("#tab-current", TableView)
    return tuple(one.render_lines(Region(0, 0, *one.size)) for one in (user.app.screen, view))


async def test_what_is_covered_is_not_drawn_again(school: Path) -> None:
    async with running(school, area="overview") as user:
        await user.press("down")
        before = behind(user)
        await user.press("right", "left", "down")
        after = behind(user)
        assert all(one is other for one, other in zip(before, after, strict=True))


async def test_what_is_covered_has_the_colours_of_another_theme_at_once(school: Path) -> None:
    async with running(school, area="overview") as user:
        before = behind(user)
        user.app.theme = "ictcoord-light"
        await user.settle()
        assert behind(user) != before


async def test_the_table_has_the_colours_of_another_theme_at_once(school: Path) -> None:
    async with running(school, area="overview") as user:
        grid = user.app.screen.query_one("#tab-current", TableView).query_one(Grid)
        before = grid.render_line(2)
        user.app.theme = "ictcoord-light"
        await user.settle()
        after = grid.render_line(2)
        assert after.text == before.text
        assert after != before


async def test_commands_are_asked_once_for_each_state(
    school: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = 0

    def counted(contexts: tuple[Context, ...]) -> tuple[Command, ...]:
        nonlocal asked
        asked += 1
        return commands_in(contexts)

    monkeypatch.setattr(key_bar, "commands_in", counted)
    async with running(school, area="overview") as user:
        await user.press("down", "right", "left")
        first = asked
        await user.press("right", "left", "right", "left", "j", "k")
        assert asked == first
        await user.press("space")
        assert asked > first


async def test_how_hours_were_counted_is_not_asked_on_the_way(
    school: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def told(_overview: Overview, _row: Row) -> str:
        asked.append("told")
        return ""

    monkeypatch.setattr(situations, "told_times", told)
    async with running(school, area="overview") as user:
        await user.press("right", "right", "right", "down", "down", "up", "pagedown")
        assert asked == []
        await user.press("enter")
        assert asked


async def test_a_letter_that_is_a_command_types_nothing(school: Path) -> None:
    async with running(school, area="overview") as user:
        view = user.app.screen.query_one("#tab-current", TableView)
        here = view.at.row
        await user.press("j", "k", "j", "k")
        assert (view.at.row, view.editor) == (here, None)


class _Noted(LineFilter):
    def __init__(self, name: str, seen: list[str]) -> None:
        super().__init__()
        self._name, self._seen = name, seen

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        self._seen.append(self._name)
        return segments


def test_filters_work_one_after_the_other() -> None:
    seen: list[str] = []
    chain = FilterChain([_Noted("first", seen), _Noted("second", seen)])
    chain.apply([], Color(0, 0, 0))
    assert seen == ["first", "second"]


async def test_a_line_is_filtered_as_a_whole_once(school: Path) -> None:
    async with running(school, area="overview") as user:
        filters = user.app.get_line_filters()
        assert len(filters) == 1
        assert user.app.get_line_filters()[0] is filters[0]

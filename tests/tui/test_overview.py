"""The task overview, as a coordinator uses it."""

import tomllib
from pathlib import Path

from ictcoord_tui.tui.widgets.table_view import TableView
from tests.tui.driver import compare, make_school, running

PEOPLE = {"an": {"name": "An Peeters"}, "jan": {"name": "Jan Claes"}}


async def test_fill_in_who_and_how_long(tmp_path: Path) -> None:
    path = make_school(tmp_path, people=PEOPLE)
    async with running(path, area="overview") as user:
        await user.press("right", "enter")
        await user.type("jan")
        await user.press("tab")
        await user.type("30min/dag")
        assert "30min/dag = 2,5 u/week" in user.text
        await user.press("enter", "escape")
        row = user.document()["current"]["net-internet"]
        assert row == {"who": ["jan"], "time": "30min/dag"}
        assert "Bewaard 14:03" in user.lines()[0]
    assert tomllib.loads(path.read_text())["current"]["net-internet"]["who"] == ["jan"]


async def test_undo_brings_the_cell_back(tmp_path: Path) -> None:
    async with running(make_school(tmp_path, people=PEOPLE), area="overview") as user:
        await user.press("right", "enter", "j", "enter", "escape")
        assert user.document()["current"]["net-internet"]["who"] == ["jan"]
        await user.command("app.undo")
        assert "current" not in user.document()
        assert "Ongedaan: Wie van Internetverbinding beheren." in user.said
        await user.command("app.redo")
        assert user.document()["current"]["net-internet"]["who"] == ["jan"]


async def test_a_wrong_time_stays_in_the_editor_with_its_message(tmp_path: Path) -> None:
    async with running(make_school(tmp_path, people=PEOPLE), area="overview") as user:
        await user.press("right", "right", "enter")
        await user.type("veel")
        await user.press("enter")
        assert "! ‘veel’ is geen tijd." in user.text
        await user.press("escape")
        assert "current" not in user.document()


async def test_fresh_school_golden(tmp_path: Path) -> None:
    async with running(make_school(tmp_path, people=PEOPLE), area="overview") as user:
        compare(user.lines(), "overview-current-fresh-80x24")


async def test_tab_passes_over_what_can_only_be_read(tmp_path: Path) -> None:
    async with running(make_school(tmp_path, people=PEOPLE), area="overview") as user:
        grid = user.app.screen.query_one(TableView).grid
        places = []
        await user.press("down")
        for key in ("tab", "shift+tab", "shift+tab", "tab", "home", "shift+tab", "tab"):
            await user.press(key)
            places.append((grid.cursor_row, grid.cursor_column))
        assert places == [
            ("net-wifi", "who"),
            ("net-internet", "note"),
            ("net-internet", "level"),
            ("net-internet", "note"),
            ("net-internet", "name"),
            ("net-internet", "name"),
            ("net-internet", "who"),
        ]

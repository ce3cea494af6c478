"""Who is confined to a folder and may only look leaves no file in it, and is told so beforehand."""

from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

from ictcoord_tui.errors import NotAllowedError
from ictcoord_tui.storage.confined import ONLY_TO_SEE
from ictcoord_tui.tui.flows.creating import ask_name
from ictcoord_tui.tui.flows.files import to_write
from tests.tui.driver import make_school, running


@pytest.mark.parametrize(
    ("area", "command"), [("overview", "app.export"), ("insights", "insights.paper")]
)
async def test_no_file_is_made_and_the_menu_says_why(
    tmp_path: Path, area: str, command: str
) -> None:
    school = make_school(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    async with running(school, area=area, read_only=True, root=tmp_path) as user:
        await user.command(command)
        assert not user.app.screen.query(Input)
        assert user.said[-1] == ONLY_TO_SEE
        await user.press("ctrl+l")
        await user.command("app.menu")
        await user.type("papier" if area == "insights" else "excel")
        assert f"(nu niet: {ONLY_TO_SEE[:26]}" in user.text
        with pytest.raises(NotAllowedError, match="alleen kijken"):
            to_write(user.app, tmp_path, "uit.xlsx")
        with pytest.raises(NotAllowedError, match="alleen kijken"):
            await ask_name(user.app, "school")
    assert sorted(tmp_path.rglob("*")) == before


async def test_nothing_new_is_offered_on_the_start_screen(tmp_path: Path) -> None:
    async with running(None, area="overview", read_only=True, root=tmp_path) as user:
        options = user.app.screen.query_one(OptionList)
        assert [one.id for one in options.options] == ["open"]
        assert "Begin met" not in user.text
        make_school(tmp_path)
        await user.press("enter")
        await user.type("school.toml")
        await user.press("enter")
        await user.until("De Kiekendief › ")


async def test_who_may_write_or_is_not_confined_makes_files(tmp_path: Path) -> None:
    school = make_school(tmp_path)
    for read_only, root in ((True, None), (False, tmp_path)):
        async with running(school, area="overview", read_only=read_only, root=root) as user:
            await user.command("app.export")
            assert user.app.screen.query(Input)

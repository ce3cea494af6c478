"""One school, opened by itself and from its group: whose hours are counted in part says so."""

from functools import partial
from pathlib import Path

import pytest

from ictcoord_tui.insights.proposal import propose
from ictcoord_tui.tui.flows.insights import take_whole
from tests.tui.driver import running

_GROUP = """
format = 1
kind = "group"
name = "Scholengroep Wilg"
members = ["alfa.toml", "beta.toml"]
[people.katrien]
name = "Katrien De Smet"
role = "leraar"
hours = { now = 4 }
"""

_SCHOOL = """
format = 1
kind = "school"
name = "School {name}"
group = "groep.toml"
[people.tom-{name}]
name = "Tom {name}"
hours = {{ now = 2 }}
[current.net-internet]
who = ["katrien"]
time = "{time}"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "groep.toml").write_text(_GROUP, encoding="utf-8")
    for name, time in (("alfa", "6u/week"), ("beta", "1u/week")):
        made = _SCHOOL.format(name=name, time=time)
        (tmp_path / f"{name}.toml").write_text(made, encoding="utf-8")
    return tmp_path


async def test_opened_by_itself_it_counts_its_own_work_and_says_so(folder: Path) -> None:
    async with running(folder / "beta.toml", area="team") as user:
        assert "Nu: 1 van 4 u/week (binnen de uren, alleen deze school geteld)" in user.text
        await user.command("app.overview")
        await user.command("overview.who")
        assert "hier vrij 3u, leraar" in user.line_with("Katrien De Smet ")
        assert "hier" not in user.line_with("Tom beta ").split("vrij")[-1]
        await user.press("escape")
        user.app.begin_flow(partial(take_whole, user.app, propose(user.app.session.scope())))
        await user.until("mensen boven hun uren: 0 (alleen deze")


async def test_from_its_group_all_work_is_counted_where_somebody_is_chosen(folder: Path) -> None:
    async with running(folder / "groep.toml", area="group") as user:
        await user.settle()
        await user.press("down", "down")
        await user.command("group.open")
        assert user.app.session.focus == "beta"
        await user.command("app.overview")
        await user.command("overview.who")
        row = user.line_with("Katrien De Smet ")
        assert "3u te veel, leraar" in row
        assert "hier" not in row

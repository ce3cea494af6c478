"""A jump to what a page speaks of, and the way back."""

from pathlib import Path

import pytest

from ictcoord_tui.insights.next_step import LONGEST
from ictcoord_tui.tui.widgets.key_bar import KeyBar
from tests.tui.driver import Driver, make_school, running

PEOPLE = {"an": {"name": "An Peeters", "role": "ICT-coördinator"}}


async def test_escape_leads_back_to_the_page_one_jumped_from(tmp_path: Path) -> None:
    current = {"net-wifi": {"who": ["an"], "time": "2u/week"}}
    path = make_school(tmp_path, people=PEOPLE, current=current)
    async with running(path, area="insights") as user:
        await user.command("insights.open")
        page = user.lines()[0]
        await user.app.areas.jump("school", ("current", "net-wifi", "who"))
        await user.settle()
        assert "› Takenoverzicht › Huidige situatie › 2/108" in user.lines()[0]
        await user.command("app.back")
        assert user.lines()[0] == page
        await user.command("app.back")
        await user.command("app.back")
        assert "hoofdscherm" in user.said[-1], "nothing is left to go back to"


async def test_a_screen_key_forgets_the_jump(tmp_path: Path) -> None:
    path = make_school(tmp_path, people=PEOPLE, current={"net-wifi": {"who": ["an"]}})
    async with running(path, area="insights") as user:
        await user.app.areas.jump("school", ("people", "an"))
        await user.command("app.overview")
        await user.command("app.back")
        assert "› Takenoverzicht" in user.lines()[0]


def offers_a_way(user: Driver) -> bool:
    """Tell whether the bar offers Esc; when it does not, it offers the way out."""
    assert any(way in user.bar for way in ("Esc Terug", "0 Start", "à Start"))
    return "Esc Terug" in user.bar


@pytest.mark.parametrize("size", [(80, 24), (60, 16)])
async def test_escape_is_offered_only_where_it_leads_somewhere(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    path = make_school(tmp_path, people=PEOPLE, current={"net-wifi": {"who": ["an"]}})
    async with running(path, size=size) as user:
        for screen in ("app.roadmap", "app.overview", "app.team", "app.insights"):
            await user.command(screen)
            assert not offers_a_way(user), screen
            await user.command("app.back")
            assert "hoofdscherm" in user.said[-1], "who presses it anyway is told"

        await user.command("insights.open")
        assert offers_a_way(user), "a page leads to the list"
        await user.command("app.back")
        assert not offers_a_way(user)

        await user.app.areas.jump("school", ("people", "an"))
        await user.settle()
        assert offers_a_way(user), "a jump leads back"
        await user.command("app.team")
        assert not offers_a_way(user), "the same screen by its own key forgets the jump"


async def test_a_way_out_stands_beside_the_longest_next_step(tmp_path: Path) -> None:
    async with running(make_school(tmp_path), area="insights", size=(60, 16)) as user:
        bar = user.app.screen.query_one(KeyBar)
        bar.show_current("x" * LONGEST)
        assert "? Hulp  : Menu  0 Start  + xxx" in user.bar
        await user.command("insights.open")
        bar.show_current("x" * LONGEST)
        assert "? Hulp  Esc Terug" in user.bar
        assert user.bar.endswith(f"+ {'x' * LONGEST}")


async def test_marks_a_filter_a_card_and_a_pane_can_be_left(tmp_path: Path) -> None:
    path = make_school(tmp_path, people=PEOPLE, current={"net-wifi": {"who": ["an"]}})
    async with running(path, area="overview") as user:
        for keys in (("space",), ("f", "down", "enter"), ("z",)):
            await user.press(*keys)
            await user.pilot.pause()
            assert offers_a_way(user), keys
            await user.command("app.back")
            await user.pilot.pause()
            assert not offers_a_way(user), keys
        await user.command("app.roadmap")
        await user.command("roadmap.switch")
        assert offers_a_way(user)
        await user.command("app.back")
        assert not offers_a_way(user)

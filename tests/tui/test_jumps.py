"""A jump to what a page speaks of, and the way back."""

from pathlib import Path

from tests.tui.driver import make_school, running

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
        assert "hoofdscherm" in user.toasts[-1], "nothing is left to go back to"


async def test_a_screen_key_forgets_the_jump(tmp_path: Path) -> None:
    path = make_school(tmp_path, people=PEOPLE, current={"net-wifi": {"who": ["an"]}})
    async with running(path, area="insights") as user:
        await user.app.areas.jump("school", ("people", "an"))
        await user.command("app.overview")
        await user.command("app.back")
        assert "› Takenoverzicht" in user.lines()[0]

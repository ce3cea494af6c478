"""Going from one main screen to another and back."""

from pathlib import Path

from ictcoord_tui.tui.screens import AREAS
from tests.tui.driver import make_school, running

PLACES = {
    "app.roadmap": "› Stappenplan",
    "app.overview": "› Takenoverzicht",
    "app.team": "› Team",
    "app.insights": "› Inzichten",
}


async def test_every_screen_can_be_left_and_found_again(tmp_path: Path) -> None:
    async with running(make_school(tmp_path)) as user:
        for command, place in (*PLACES.items(), *PLACES.items(), *reversed(PLACES.items())):
            await user.command(command)
            assert place in user.lines()[0]


async def test_a_screen_keeps_its_place_while_another_is_in_front(tmp_path: Path) -> None:
    people = {"an": {"name": "An"}}
    async with running(make_school(tmp_path, people=people), area="overview") as user:
        await user.press("down", "down", "down")
        await user.command("app.team")
        await user.command("app.overview")
        assert "4/108" in user.lines()[0]


async def test_another_dossier_brings_fresh_screens(tmp_path: Path) -> None:
    (tmp_path / "een").mkdir()
    (tmp_path / "twee").mkdir()
    first = make_school(tmp_path / "een", name="De Kiekendief")
    second = make_school(tmp_path / "twee", name="De Zandloper")
    async with running(first, area="overview") as user:
        await user.command("app.team")
        await user.app.switch_session(second)
        await user.settle()
        assert "De Zandloper › Takenoverzicht" in user.lines()[0]
        installed = [s for s in user.app._installed_screens if s.split("-")[0] in AREAS]
        assert len(installed) == 1, "screens of the first dossier are gone"

"""Wide, combining and joined signs in every text: no screen is pushed aside by them."""

from pathlib import Path

from rich.cells import cell_len

from ictcoord_tui.tui.screens import AREAS
from tests.poisoned import write_poisoned_group
from tests.tui.driver import Driver, running

WIDE = "日本 e\u0301e\u0301 👩\u200d🏫 🇧🇪 ﷽ \u0e01\u0e33 Ǆ ｗｉｄｅ"


def widths(user: Driver) -> set[int]:
    """Return the widths of the lines on screen, as a terminal counts cells."""
    screen = user.app.screen
    return {cell_len(strip.text) for strip in screen._compositor.render_strips(screen.size)}


async def test_every_line_of_every_screen_is_as_wide_as_the_screen(tmp_path: Path) -> None:
    path = write_poisoned_group(tmp_path, WIDE)
    async with running(path) as user:
        await user.settle()
        for area in AREAS:
            await user.app.areas.show(area)
            for keys in ((), ("down", "down", "right", "right"), ("left", ">"), ("z",)):
                await user.press(*keys)
                assert widths(user) == {80}, (area, keys)
            await user.press("escape", "escape")
        await user.app.areas.show("overview")
        assert "日本" in user.text
        await user.press("right", "right", "right", "enter")
        await user.press(*"日本")
        assert widths(user) == {80}, "an open editor"

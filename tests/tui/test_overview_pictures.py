"""What the tables look like, on the smallest screen, the usual one and a large one."""

from pathlib import Path

import pytest
from textual import events

from tests.tui.driver import compare, copy_school, running

SIZES = ((60, 16), (80, 24), (120, 40))

PICTURES: dict[str, tuple[str, ...]] = {
    "overview-intro": ("<", "<"),
    "overview-tasks": ("<",),
    "overview-current": (),
    "overview-target": (">",),
    "editor-text": ("end", "enter", *"een opmerking"),
    "editor-time": ("right", "right", "enter", "ctrl+u", *"an 30min; els 1u"),
    "editor-wrong-time": ("right", "right", "enter", "ctrl+u", *"veel", "enter"),
    "editor-people": ("right", "enter"),
    "editor-unknown": ("right", "enter", *"zoë", "enter"),
    "editor-choice": ("<", "right", "enter"),
    "editor-several": ("<", "end", "left", "left", "left", "left", "enter"),
    "editor-long-text": ("end", "enter", *"een", "ctrl+o"),
    "card": ("right", "z"),
    "filter-list": ("f",),
    "filtered": ("f", *"kerntaken", "enter"),
    "marked": ("space", "space"),
    "team": ("3",),
    "team-card": ("3", "z"),
    "team-remove": ("3", "d"),
}


@pytest.fixture
def school(tmp_path: Path) -> Path:
    return copy_school(tmp_path)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", PICTURES)
async def test_picture(school: Path, name: str, size: tuple[int, int]) -> None:
    async with running(school, area="overview", size=size) as user:
        await user.press(*PICTURES[name])
        user.app.messages.hush()
        await user.settle()
        compare(user.lines(), f"tables/{name}-{size[0]}x{size[1]}")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_picture_of_a_paste(school: Path, size: tuple[int, int]) -> None:
    async with running(school, area="overview", size=size) as user:
        await user.press("right")
        block = 'An Dewulf\t30min/dag\t\tEls Vanhove\r\n"An; Els"\tveel\r\nZoë\t1u\r\n'
        user.app.post_message(events.Paste(block))
        await user.settle()
        compare(user.lines(), f"tables/paste-preview-{size[0]}x{size[1]}")

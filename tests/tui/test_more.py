"""What goes on beyond the screen says so, in the same words everywhere, and only when it does."""

from pathlib import Path

import pytest
from rich.segment import Segment
from textual.color import Color

from ictcoord_tui.tui.present.blocks import Block
from ictcoord_tui.tui.present.more import more_sign
from ictcoord_tui.tui.terminal.line_filter import SafeTextFilter
from ictcoord_tui.tui.widgets.block_list import BlockList
from ictcoord_tui.tui.widgets.long_text import LongText
from tests.tui.driver import Driver, make_school, running

SMALL = (60, 16)


@pytest.fixture
def school(tmp_path: Path) -> Path:
    return make_school(tmp_path, people={"an": {"name": "An Peeters"}})


def signs(user: Driver) -> list[str]:
    """Return every sign on screen, from the top."""
    lines = [line.strip("│ ") for line in user.lines()]
    return [line for line in lines if line.endswith("meer") and len(line) <= len("▲▼ meer")]


@pytest.mark.parametrize(
    ("above", "below", "sign"),
    [
        (False, False, ""),
        (False, True, "▼ meer"),
        (True, False, "▲ meer"),
        (True, True, "▲▼ meer"),
    ],
)
def test_the_sign_names_both_ways(above: bool, below: bool, sign: str) -> None:
    assert more_sign(above, below) == sign


def test_without_such_signs_letters_say_it() -> None:
    plain = SafeTextFilter(ascii_only=True)
    (segment,) = plain.apply([Segment("▲▼ meer")], Color(0, 0, 0))
    assert segment.text == "^v meer"


@pytest.mark.parametrize(
    ("keys", "size"),
    [
        (("?",), SMALL),
        ((":",), SMALL),
        (("O",), SMALL),
        (("<", "<"), SMALL),
        (("z",), SMALL),
        (("z",), (80, 24)),
    ],
    ids=["help", "menu", "text", "intro", "card", "card-80x24"],
)
async def test_it_goes_on_until_the_end(
    school: Path, keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    async with running(school, area="overview", size=size) as user:
        await user.press(*keys)
        assert signs(user) == ["▼ meer"]
        await user.press(*["down"] * 3)
        assert len(signs(user)) == 1
        end = {"z": "ctrl+end", ":": "pagedown"}.get(keys[0], "end")
        await user.press(*[end] * (20 if end == "pagedown" else 1))
        assert signs(user) == ["▲ meer"]


async def test_what_fits_has_no_sign(school: Path) -> None:
    async with running(school, area="team", size=(80, 40)) as user:
        await user.press("z")
        assert signs(user) == []
        await user.command("app.messages", times=2)
        assert "Er zijn nog geen berichten." in user.text
        assert signs(user) == []


async def test_the_form_and_a_long_text_say_it_too(school: Path) -> None:
    async with running(school, area="roadmap", size=SMALL) as user:
        await user.press("j")
        await user.command("roadmap.evaluate")
        assert signs(user) == ["▼ meer"]
        assert "F1 = hulp" in user.text, "and all of its keys"
        user.app.screen.query_one(LongText).focus()
        for number in range(5):
            await user.press(str(number), "enter")
        assert signs(user) == ["▲ meer", "▲▼ meer"], "the field, and the form around it"
        assert "│ │ 4" in user.text
    async with running(school, area="overview", size=SMALL) as user:
        await user.press("end", "enter", "ctrl+o")
        assert signs(user) == []
        for number in range(12):
            await user.press(str(number % 10), "enter")
        assert signs(user) == ["▲ meer"]


async def test_a_page_keeps_its_last_line_for_the_sign(school: Path) -> None:
    async with running(school, area="insights") as user:
        page = user.app.screen.query_one(BlockList)
        height = page.size.height
        page.show([Block(f"regel {number}") for number in range(height)], from_top=True)
        await user.settle()
        assert signs(user) == [], "all of it fits"
        page.show([Block(f"regel {number}") for number in range(height + 1)], from_top=True)
        await user.settle()
        assert signs(user) == ["▼ meer"]
        assert f"regel {height - 2}" in user.text
        assert f"regel {height - 1}" not in user.text
        page.do_bottom()
        await user.settle()
        assert signs(user) == ["▲ meer"]
        assert f"regel {height}" in user.text

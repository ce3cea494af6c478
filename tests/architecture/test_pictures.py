"""The pictures of the README are the running app: `make pictures` draws them anew, look at each.

Textual draws them itself. What it would fetch from the web is taken out, so that a picture is the
same everywhere and opening one tells nobody.
"""

import os
import re
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest

from ictcoord_tui.example import copy_example
from tests.architecture.documents import text_of
from tests.architecture.sources import ROOT
from tests.tui.driver import UPDATE, Driver, running

FOLDER = ROOT / "docs" / "beelden"
SIZE = (100, 30)
MOST_BYTES = 90_000
THAT_DAY = datetime(2026, 11, 20, 9, 30)  # noqa: DTZ001 - the app works in local time
"""When the files of the example were last changed, as far as the pictures show."""

_FONT_FACE = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)
_FONTS = "Cascadia Mono, DejaVu Sans Mono, Menlo, Consolas, monospace"

Story = Callable[[Driver], Awaitable[None]]


async def step_open(user: Driver) -> None:
    await user.command("roadmap.open")


async def some_rows_down(user: Driver) -> None:
    await user.command("move.down", times=4)


async def load(user: Driver) -> None:
    while not user.line_with("Wie draagt hoeveel?").lstrip().startswith(">"):
        await user.command("lines.down")
    await user.command("insights.open")


async def tasks_by_school(user: Driver) -> None:
    await user.command("group.next_tab")


async def question(user: Driver) -> None:
    await user.command("walk.next", times=2)


PICTURES: dict[str, tuple[str, str, Story]] = {
    "stappenplan": ("groep.toml", "roadmap", step_open),
    "huidige-situatie": ("scholen/kiekendief.toml", "overview", some_rows_down),
    "inzichten": ("groep.toml", "insights", load),
    "groep": ("groep.toml", "group", tasks_by_school),
    "doorloop": ("scholen/kiekendief.toml", "walk", question),
}
"""For each picture: the dossier of the example, the screen, and the way to what it shows."""


def as_committed(svg: str) -> str:
    """Return a picture without fonts to fetch, and with names that stay."""
    svg = _FONT_FACE.sub("", svg)
    for font in ("Fira Code, monospace", "Fira Code"):
        svg = svg.replace(font, _FONTS)
    return re.sub(r"\bterminal-\d+-", "t-", svg).rstrip() + "\n"


@pytest.mark.parametrize("name", PICTURES)
async def test_a_picture_is_the_running_app(name: str, tmp_path: Path) -> None:
    file, area, story = PICTURES[name]
    group = copy_example(tmp_path / "voorbeeld")
    for path in group.parent.rglob("*.toml"):
        os.utime(path, (THAT_DAY.timestamp(), THAT_DAY.timestamp()))

    async with running(group.parent / file, area=area, size=SIZE) as user:
        await story(user)
        drawn = as_committed(user.app.export_screenshot(title="ictcoord"))

    committed = FOLDER / f"{name}.svg"
    if os.environ.get(UPDATE):
        FOLDER.mkdir(exist_ok=True)
        committed.write_text(drawn, encoding="utf-8")
    assert committed.exists(), "run `make pictures` and look at it"
    assert drawn == committed.read_text(encoding="utf-8"), "run `make pictures` and look at it"


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_small_and_fetches_nothing(name: str) -> None:
    picture = FOLDER / f"{name}.svg"
    svg = picture.read_text(encoding="utf-8")

    assert picture.stat().st_size < MOST_BYTES
    assert not re.search(r"url\((?!#)|@import|<image|<script|href=", svg)
    names = {value for one in ElementTree.fromstring(svg).iter() for value in one.attrib.values()}
    assert not any("://" in value for value in names)


def test_every_picture_is_shown_with_what_can_be_seen_on_it() -> None:
    shown = re.findall(r"!\[([^\]]+)\]\(docs/beelden/([\w-]+)\.svg\)", text_of(ROOT / "README.md"))

    assert [name for _, name in shown] == list(PICTURES)
    assert all(len(told) > 20 for told, _ in shown)
    assert {path.stem for path in FOLDER.iterdir()} == set(PICTURES)

"""Every screen, dialog and editor in every size and theme: readable, whole, with a way out."""

from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.color import Color
from rich.segment import Segment

from ictcoord_tui.tui.terminal.environment import Colour
from ictcoord_tui.tui.widgets.grid import Grid
from tests.contrast import contrast
from tests.tui.driver import Driver, copy_group, copy_school, running

READABLE = 3.0
"""Least contrast of text and ground, for large and bold text after WCAG 2.2."""

LINES = frozenset("─│┌┐└┘├┤┬┴┼═║▀▄█▌▐░▒▓▁▔▎▏▊▕▃▆ ")
"""Signs that are drawn, not read."""


@dataclass(frozen=True)
class Scene:
    """A screen with what lies over it.

    Attributes:
        keys: How to get there from any main screen.
        over: What lies over a main screen: no title bar, or not the bar alone, is asked then.
    """

    name: str
    keys: tuple[str, ...]
    over: bool = False


SCENES = (
    Scene("roadmap", ("1",)),
    Scene("roadmap detail", ("1", "enter")),
    Scene("schools", ("1", "t")),
    Scene("note", ("t", "o"), over=True),
    Scene("evaluation", ("1", "e"), over=True),
    Scene("walk", ("1", "w")),
    Scene("intro", ("2", "<", "<")),
    Scene("tasks", (">",)),
    Scene("choice", ("right", "enter"), over=True),
    Scene("new task", ("a",), over=True),
    Scene("section", ("o",), over=True),
    Scene("current", (">",)),
    Scene("people", ("w",), over=True),
    Scene("marked people", ("m", "m", "w"), over=True),
    Scene("time", ("escape", "right", "enter"), over=True),
    Scene("filters", ("f",), over=True),
    Scene("search", ("/",), over=True),
    Scene("target", (">",)),
    Scene("last column", ("L",)),
    Scene("card", ("H", "z")),
    Scene("team", ("escape", "3")),
    Scene("remove", ("d",), over=True),
    Scene("insights", ("4",)),
    Scene("insight", ("enter",)),
    Scene("on paper", ("p",), over=True),
    Scene("group", ("5",)),
    Scene("matrix", (">",)),
    Scene("school", ("S",), over=True),
    Scene("menu", (":",), over=True),
    Scene("help", ("?",), over=True),
    Scene("export", ("x",), over=True),
    Scene("versions", ("v",)),
)

SIZES = ((60, 16), (80, 24), (120, 40), (160, 45))
LOOKS: tuple[tuple[Colour, str, tuple[int, int]], ...] = (
    *(("256", "", size) for size in SIZES),
    ("256", "light", (80, 24)),
    ("16", "", (80, 24)),
    ("none", "", (80, 24)),
)


@pytest.mark.parametrize(
    ("colour", "theme", "size"),
    LOOKS,
    ids=[f"{colour}{theme}-{size[0]}x{size[1]}" for colour, theme, size in LOOKS],
)
async def test_every_scene(
    tmp_path: Path, colour: Colour, theme: str, size: tuple[int, int]
) -> None:
    group = copy_group(tmp_path)
    async with running(group, size=size, colour=colour, theme=theme) as user:
        found = [
            f"{scene.name}: {fault}\n{user.text}"
            async for scene in _visited(user)
            for fault in _faults(user, scene, size, plain=colour == "none")
        ]
    assert not found, "\n".join(found)


async def _visited(user: Driver) -> AsyncIterator[Scene]:
    """Go from scene to scene; what lies over a main screen is closed again."""
    for scene in SCENES:
        await user.press(*scene.keys)
        user.app.messages.hush()
        await user.settle()
        yield scene
        if scene.over:
            await user.press("escape")


def _faults(user: Driver, scene: Scene, size: tuple[int, int], *, plain: bool) -> Iterator[str]:
    lines = _lines(user)
    yield from _wide_lines(lines, size[0])
    yield from _unreadable(lines)
    if plain:
        yield from _no_focus(lines)
    if not scene.over:
        yield from _no_frame(user)
    if not any(way in user.text for way in ("Esc", "0 Start", "à Start")):
        yield "no way out"
    yield from _cut_titles(user, size)


def _lines(user: Driver) -> list[Sequence[Segment]]:
    screen = user.app.screen
    return [list(strip) for strip in screen._compositor.render_strips(screen.size)]


def _wide_lines(lines: Sequence[Sequence[Segment]], width: int) -> Iterator[str]:
    for number, line in enumerate(lines):
        if (wide := sum(cell_len(segment.text) for segment in line)) > width:
            yield f"line {number} is {wide} cells wide"


def _unreadable(lines: Sequence[Sequence[Segment]]) -> Iterator[str]:
    for line in lines:
        for text, style, _ in line:
            if style is None or not set(text) - LINES or style.reverse:
                continue
            if (found := _contrast(style.color, style.bgcolor)) < READABLE:
                yield f"{text.strip()!r} has a contrast of {found:.1f}"


def _contrast(text: Color | None, ground: Color | None) -> float:
    """Return the contrast of two colours; a terminal's own colours are its own business."""
    if text is None or ground is None or text.triplet is None or ground.triplet is None:
        return 0.0 if text is not None and text == ground and text.number is not None else 21.0
    return contrast(text.triplet, ground.triplet)


def _no_focus(lines: Sequence[Sequence[Segment]]) -> Iterator[str]:
    """Where one is must show without colours: by a sign, a line under it, or reversed.

    On a page that is only read there is no such place: the arrows scroll it.
    """
    marked = any(
        style is not None and (style.reverse or style.underline)
        for line in lines
        for _, style, _ in line
    )
    signs = any(
        "".join(segment.text for segment in line).lstrip(" │").startswith((">", "["))
        for line in lines
    )
    reading = any("↑ ↓ = lezen" in "".join(segment.text for segment in line) for line in lines)
    if not (marked or signs or reading):
        yield "where the focus is shows by colour alone"


def _no_frame(user: Driver) -> Iterator[str]:
    first = user.lines()[0]
    if not any(word in first for word in ("Scholengroep", "…")) or "›" not in first:
        yield "no title that says where one is"
    if "Bewaard" not in first:
        yield "nothing says whether the work is safe"
    if "? Hulp" not in user.text:
        yield "no way to the help"


def _cut_titles(user: Driver, size: tuple[int, int]) -> Iterator[str]:
    """A title of a column is whole, wherever there is room; the arrow stands apart from it."""
    for grid in user.app.screen.query(Grid):
        if not grid.display or not grid.size:
            continue
        title = grid.render_line(0).text.rstrip()
        if size[0] >= 120 and "…" in title:
            yield f"cut titles: {title}"
        if title.endswith("→") and not title.endswith(" →"):
            yield f"the arrow eats a title: {title}"


@pytest.mark.parametrize("way", [(), (">",)], ids=["current", "target"])
async def test_a_name_is_whole_when_there_is_room(tmp_path: Path, way: tuple[str, ...]) -> None:
    async with running(copy_school(tmp_path), size=(120, 40), area="overview") as user:
        await user.press(*way)
        rows = [line for line in user.lines() if line.startswith(("   ", ">  ", " ! "))]
        names = [line[3:].split("  ")[0] for line in rows]
        assert len(names) > 20
        assert not [name for name in names if name.endswith("…")]

"""Only differences are sent; the screen must look as if everything had been."""

import pyte
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Region, Size
from textual.strip import Strip

from ictcoord_tui.tui.terminal.screen_memory import ScreenMemory

WIDTH, HEIGHT = 12, 3
SIZE = Size(WIDTH, HEIGHT)
CONSOLE = Console(color_system="256", force_terminal=True)
LOOKS = [Style(), Style(bold=True), Style(color="red"), Style(bgcolor="blue"), Style(reverse=True)]

pieces = st.tuples(st.text("ab é–日", max_size=6), st.sampled_from(LOOKS))
lines = st.lists(pieces, max_size=4).map(
    lambda parts: Strip([Segment(*part) for part in parts]).adjust_cell_length(WIDTH, Style())
)
pictures = st.lists(lines, min_size=HEIGHT, max_size=HEIGHT)


class Eyes:
    """A terminal that was sent something."""

    def __init__(self) -> None:
        self._screen = pyte.Screen(WIDTH, HEIGHT)
        self._stream = pyte.Stream(self._screen)

    def see(self, sent: str) -> None:
        self._stream.feed(sent)

    def cells(self) -> list[list[object]]:
        return [[self._screen.buffer[y][x] for x in range(WIDTH)] for y in range(HEIGHT)]


def full(picture: list[Strip]) -> LayoutUpdate:
    return LayoutUpdate([[strip] for strip in picture], Region(0, 0, WIDTH, HEIGHT))


def sent(memory: ScreenMemory, update: LayoutUpdate | ChopsUpdate) -> str:
    return memory.difference(update, SIZE).render_segments(CONSOLE)


@given(st.lists(pictures, min_size=1, max_size=4))
def test_the_screen_looks_as_if_everything_was_sent(shown: list[list[Strip]]) -> None:
    memory, eyes, fresh = ScreenMemory(), Eyes(), Eyes()
    for picture in shown:
        eyes.see(sent(memory, full(picture)))

    fresh.see(sent(ScreenMemory(), full(shown[-1])))
    assert eyes.cells() == fresh.cells()


@given(pictures)
def test_what_is_shown_is_not_sent_again(picture: list[Strip]) -> None:
    memory = ScreenMemory()
    sent(memory, full(picture))

    assert sent(memory, full(picture)) == ""


def test_what_was_forgotten_is_sent_again() -> None:
    memory, picture = ScreenMemory(), [Strip([Segment("a" * WIDTH)])] * HEIGHT
    first = sent(memory, full(picture))
    memory.forget()

    assert sent(memory, full(picture)) == first


def test_another_size_is_another_screen() -> None:
    memory, picture = ScreenMemory(), [Strip([Segment("a" * WIDTH)])] * HEIGHT
    sent(memory, full(picture))
    wider = memory.difference(full(picture), Size(WIDTH + 1, HEIGHT))

    assert "a" * WIDTH in wider.render_segments(CONSOLE)


def test_a_piece_of_a_line_is_sent_inside_its_bounds() -> None:
    memory = ScreenMemory()
    sent(memory, full([Strip([Segment("." * WIDTH)])] * HEIGHT))
    chops: list[dict[int, Strip | None]] = [
        {0: None},
        {0: Strip([Segment("x" * 8)]), 8: Strip([Segment("y" * 4)])},
        {0: None},
    ]
    update = ChopsUpdate(chops, [(1, 2, 10)], [[WIDTH], [8, WIDTH], [WIDTH]])

    assert sent(memory, update) == "\x1b[2;3Hxxxxxx\x1b[9Gyy"


def test_a_change_close_to_another_is_sent_in_one_go() -> None:
    memory = ScreenMemory()
    sent(memory, full([Strip([Segment("aaaaaaaaaaaa")])] * HEIGHT))
    near = [Strip([Segment("baaabaaaaaaa")])] * HEIGHT

    assert sent(memory, full(near)).startswith("\x1b[1;1Hbaaab")


def test_half_a_wide_sign_is_never_sent() -> None:
    memory = ScreenMemory()
    sent(memory, full([Strip([Segment("日aaaaaaaaaa", Style(bold=True))])] * HEIGHT))
    other = sent(memory, full([Strip([Segment("日", Style()), Segment("a" * 10)])] * HEIGHT))

    assert "日" in other

"""The last net before the terminal: nothing obeyed, nothing hidden, widths kept."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from ictcoord_tui.tui.terminal.line_filter import (
    JoiningFilter,
    MonochromeFilter,
    SafeTextFilter,
)
from tests.terminal.poison import ESCAPES, FORBIDDEN

BLACK = Color(0, 0, 0)
SAFE = SafeTextFilter()
ASCII = SafeTextFilter(ascii_only=True)


def through(line_filter: LineFilter, text: str) -> str:
    (segment,) = line_filter.apply([Segment(text, Style(bold=True))], BLACK)
    assert segment.style == Style(bold=True)
    return segment.text


@pytest.mark.parametrize("poison", ESCAPES)
def test_no_poison_passes(poison: str) -> None:
    shown = through(SAFE, f"a{poison}b")
    assert not any(unicodedata.category(sign) in {"Cc", "Cs"} for sign in shown)
    assert not set(shown) & set(FORBIDDEN)
    assert shown.startswith("a")


@pytest.mark.parametrize("code", [*range(0x20), *range(0x7F, 0xA0)])
def test_every_control_character_is_gone(code: int) -> None:
    assert chr(code) not in through(SAFE, f"a{chr(code)}b")


@given(st.text(max_size=60), st.sampled_from([SAFE, ASCII]))
def test_a_line_stays_as_wide_as_it_was_laid_out(text: str, line_filter: SafeTextFilter) -> None:
    assert cell_len(through(line_filter, text)) == cell_len(text)


@given(st.text(max_size=60))
def test_ascii_is_ascii(text: str) -> None:
    shown = through(ASCII, text)
    assert shown.isascii()
    assert shown.isprintable() or shown == ""


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126), max_size=60))
def test_plain_text_is_left_alone(text: str) -> None:
    assert through(SAFE, text) == through(ASCII, text) == text


def test_dutch_names_and_our_own_marks_stay() -> None:
    assert through(SAFE, "Zoë Çelik ─│┌ √ ► «é» €") == "Zoë Çelik ─│┌ √ ► «é» €"


def test_signs_that_putty_lacks_are_drawn_with_signs_it_has() -> None:
    assert through(SAFE, "╭━╮ ▁▂ ▎ ✓ ☑") == "┌─┐ ▄▄ ▌ √ ■"


def test_ascii_draws_boxes_marks_and_names() -> None:
    assert through(ASCII, "┌─┐│█ ► √ Zoë “x” – …") == '+-+|# > x Zoe "x" - .'


def test_a_link_never_leaves_the_program() -> None:
    style = Style(link="http://e/\x1b]0;x\x07", color="red")
    (segment,) = SAFE.apply([Segment("x", style)], BLACK)
    assert segment.style is not None
    assert segment.style.link is None
    assert segment.style.color == style.color


def test_monochrome_keeps_what_is_no_colour() -> None:
    style = Style(color="red", bgcolor="blue", bold=True, reverse=True, meta={"row": 1})
    (segment, plain) = MonochromeFilter().apply([Segment("x", style), Segment("y")], BLACK)
    assert segment.style == Style(bold=True, reverse=True, meta={"row": 1})
    assert plain.style is None


def test_pieces_that_look_alike_are_joined() -> None:
    red, blue = Style(color="red", meta={"row": 1}), Style(color="blue")
    pieces = [
        Segment("a", red),
        Segment("b", Style(color="red", meta={"row": 2})),
        Segment("c", blue),
        Segment("d"),
        Segment("e"),
    ]
    assert JoiningFilter().apply(pieces, BLACK) == [
        Segment("ab", Style(color="red")),
        Segment("c", blue),
        Segment("de"),
    ]

"""Every terminal gets a theme it can show, with the same tokens and enough contrast."""

import pytest
from textual.color import Color
from textual.theme import Theme

from ictcoord_tui.tui.terminal.environment import TerminalProfile
from ictcoord_tui.tui.terminal.themes import (
    DARK,
    LIGHT,
    MONOCHROME,
    SIXTEEN,
    THEMES,
    TOKENS,
    theme_for,
)
from tests.contrast import contrast


def test_the_terminal_decides_the_theme() -> None:
    assert theme_for(TerminalProfile(colour="none"), light=True) is MONOCHROME
    assert theme_for(TerminalProfile(colour="16"), light=True) is SIXTEEN
    assert theme_for(TerminalProfile(colour="256")) is DARK
    assert theme_for(TerminalProfile(colour="true"), light=True) is LIGHT


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_theme_has_every_token(theme: Theme) -> None:
    variables = _variables(theme)
    assert set(TOKENS) <= set(variables)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
@pytest.mark.parametrize(
    ("front", "back"),
    [
        ("foreground", "background"),
        ("foreground", "panel"),
        ("muted", "background"),
        ("muted", "bar"),
        ("bar-text", "bar"),
        ("key", "bar"),
        ("field-text", "field"),
        ("marked-text", "marked"),
        ("warning", "background"),
        ("error", "background"),
        ("success", "background"),
        ("block-cursor-foreground", "block-cursor-background"),
        ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
        ("input-cursor-foreground", "input-cursor-background"),
        ("input-selection-foreground", "input-selection-background"),
    ],
)
def test_text_is_readable(theme: Theme, front: str, back: str) -> None:
    variables = _variables(theme)
    front_colour, back_colour = (Color.parse(variables[one]).rgb for one in (front, back))
    assert contrast(front_colour, back_colour) >= 4.5


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_the_colours_are_the_same_with_256_colours(theme: Theme) -> None:
    named = [theme.primary, theme.secondary, theme.accent, theme.warning, theme.error]
    named += [theme.success, theme.foreground, theme.background, theme.surface, theme.panel]
    for value in [*named, *theme.variables.values()]:
        if value is not None and value.startswith("#"):
            assert _is_in_palette(Color.parse(value)), value


def _variables(theme: Theme) -> dict[str, str]:
    """What the sheets see: the generated colours and the theme's own on top."""
    return {**theme.to_color_system().generate(), **theme.variables}


def _is_in_palette(colour: Color) -> bool:
    steps = {0, 95, 135, 175, 215, 255}
    grey = colour.r == colour.g == colour.b and (colour.r - 8) % 10 == 0
    return grey or {colour.r, colour.g, colour.b} <= steps

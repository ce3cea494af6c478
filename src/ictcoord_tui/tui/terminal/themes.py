"""Calm colours for every terminal, and none where none are wanted.

All colours of the two full themes are exact members of the 256-colour palette, so that they look
the same with 256 and with 16 million colours. The sheets use Textual's own tokens (`$surface`,
`$panel`, `$foreground`, `$primary`, `$warning`, `$error`, `$success`) and the tokens listed in
`TOKENS`; every theme defines all of them. A colour never carries a meaning alone.
"""

from textual.theme import Theme

from ictcoord_tui.tui.terminal.environment import TerminalProfile

TOKENS = (
    "muted",  # text that matters less
    "rule",  # lines between parts
    "bar",  # background of breadcrumb and footer
    "bar-text",
    "key",  # a key name in the footer
    "field",  # background of a cell or input being edited
    "field-text",
    "marked",  # background of marked rows
    "marked-text",
)
"""Our own variables for the sheets, used as `$muted` and so on."""


def _own_tokens(*colours: str) -> dict[str, str]:
    return dict(zip(TOKENS, colours, strict=True))


DARK = Theme(
    name="ictcoord-dark",
    dark=True,
    primary="#5f87af",
    secondary="#87afaf",
    accent="#d7af5f",
    warning="#d7af5f",
    error="#ff8787",
    success="#87af87",
    foreground="#d0d0d0",
    background="#1c1c1c",
    surface="#1c1c1c",
    panel="#303030",
    variables={
        "block-cursor-background": "#87afd7",
        "block-cursor-foreground": "#121212",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#444444",
        "block-cursor-blurred-foreground": "#d0d0d0",
        "block-cursor-blurred-text-style": "none",
        "input-cursor-background": "#d0d0d0",
        "input-cursor-foreground": "#121212",
        "input-selection-background": "#5f87af",
        "input-selection-foreground": "#121212",
        "footer-key-foreground": "#d7af5f",
        **_own_tokens(
            "#9e9e9e",
            "#585858",
            "#303030",
            "#d0d0d0",
            "#d7af5f",
            "#3a3a3a",
            "#eeeeee",
            "#005f87",
            "#eeeeee",
        ),
    },
)
"""The theme of choice."""

LIGHT = Theme(
    name="ictcoord-light",
    dark=False,
    primary="#005f87",
    secondary="#005f5f",
    accent="#875f00",
    warning="#875f00",
    error="#af0000",
    success="#005f00",
    foreground="#262626",
    background="#eeeeee",
    surface="#eeeeee",
    panel="#dadada",
    variables={
        "block-cursor-background": "#005f87",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#c6c6c6",
        "block-cursor-blurred-foreground": "#262626",
        "block-cursor-blurred-text-style": "none",
        "input-cursor-background": "#262626",
        "input-cursor-foreground": "#ffffff",
        "input-selection-background": "#afd7ff",
        "input-selection-foreground": "#262626",
        "footer-key-foreground": "#005f87",
        **_own_tokens(
            "#585858",
            "#a8a8a8",
            "#dadada",
            "#262626",
            "#005f87",
            "#ffffff",
            "#262626",
            "#afd7d7",
            "#262626",
        ),
    },
)
"""For light rooms and beamers."""

_TERMINAL_COLOURS = {
    "ansi-background": "ansi_black",
    "ansi-foreground": "ansi_white",
    "block-cursor-background": "ansi_blue",
    "block-cursor-foreground": "ansi_bright_white",
    "block-cursor-text-style": "bold",
    "block-cursor-blurred-background": "ansi_default",
    "block-cursor-blurred-foreground": "ansi_default",
    "block-cursor-blurred-text-style": "underline",
    "border": "ansi_cyan",
    "border-blurred": "ansi_default",
    "input-cursor-background": "ansi_default",
    "input-cursor-foreground": "ansi_default",
    "input-cursor-text-style": "reverse",
    "input-selection-background": "ansi_cyan",
    "input-selection-foreground": "ansi_black",
    "screen-selection-background": "ansi_cyan",
    "screen-selection-foreground": "ansi_black",
    "scrollbar": "ansi_cyan",
    "scrollbar-hover": "ansi_cyan",
    "scrollbar-active": "ansi_cyan",
    "scrollbar-background": "ansi_default",
    "scrollbar-background-hover": "ansi_default",
    "scrollbar-background-active": "ansi_default",
    "footer-key-foreground": "ansi_cyan",
    "link-color": "ansi_default",
    "link-color-hover": "ansi_default",
    "link-background-hover": "ansi_default",
    **_own_tokens(
        "ansi_default",
        "ansi_default",
        "ansi_default",
        "ansi_default",
        "ansi_cyan",
        "ansi_default",
        "ansi_default",
        "ansi_cyan",
        "ansi_black",
    ),
}


def _terminal_theme(name: str, variables: dict[str, str]) -> Theme:
    """Return a theme that leaves the background and the text to the terminal's own palette."""
    return Theme(
        name=name,
        ansi=True,
        dark=True,
        primary="ansi_cyan",
        secondary="ansi_cyan",
        accent="ansi_yellow",
        warning="ansi_yellow",
        error="ansi_red",
        success="ansi_green",
        foreground="ansi_default",
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        boost="ansi_default",
        variables=variables,
    )


SIXTEEN = _terminal_theme("ictcoord-16", _TERMINAL_COLOURS)
"""For PuTTY's default `TERM=xterm`, the console and every other terminal with 16 colours."""

MONOCHROME = _terminal_theme(
    "ictcoord-mono",
    {
        **_TERMINAL_COLOURS,
        "block-cursor-text-style": "bold reverse",
        "input-cursor-text-style": "reverse",
        "button-focus-text-style": "bold reverse",
    },
)
"""Without colours: the cursor is reversed text, and nothing else depends on looks."""

THEMES = (DARK, LIGHT, SIXTEEN, MONOCHROME)


def theme_for(profile: TerminalProfile, *, light: bool = False) -> Theme:
    """Return the theme that this terminal can show.

    Args:
        profile: What the terminal can do.
        light: The user prefers dark text on a light ground; with 16 colours or none the
            terminal's own colours decide.
    """
    if profile.colour == "none":
        return MONOCHROME
    if profile.colour == "16":
        return SIXTEEN
    return LIGHT if light else DARK

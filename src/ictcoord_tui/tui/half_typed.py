"""What is half typed on a screen, for when the line drops in the middle of a sentence."""

from typing import Any, Protocol, runtime_checkable

from textual.screen import Screen

from ictcoord_tui.tui.screens.area import AreaScreen


@runtime_checkable
class HalfTyped(Protocol):
    """A dialog in which somebody may be typing a longer text."""

    def half_typed(self) -> tuple[str, str] | None:
        """Return place (in words) and text, or nothing when nothing was typed."""


def half_typed_on(screen: Screen[Any], area: AreaScreen | None) -> tuple[str, str] | None:
    """Return place and text of what is half typed in a cell, or in the dialog over it.

    Args:
        screen: The screen in front.
        area: The main screen under it, if there is one.
    """
    if area is None:
        return None
    if isinstance(screen, HalfTyped):
        typed = screen.half_typed()
        place = ".".join(area.cursor_place())
        return typed and (place or typed[0], typed[1])
    return area.keep_draft()

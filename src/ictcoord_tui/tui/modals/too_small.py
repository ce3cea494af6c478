"""What stands on a screen too small to work on."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widgets import Static

from ictcoord_tui.tui.modals.quitting import QUIT

LEAST = Size(60, 16)
"""Smallest screen on which everything can be done."""


class TooSmall(ModalScreen[None]):
    """One line; what lies under it is untouched, and comes back with the room."""

    BINDINGS: ClassVar[list[BindingType]] = [QUIT]

    def compose(self) -> ComposeResult:
        """Lay out the line."""
        yield Static("Maak het venster groter", markup=False)


def fits(size: Size) -> bool:
    """Tell whether a screen is large enough."""
    return size.width >= LEAST.width and size.height >= LEAST.height

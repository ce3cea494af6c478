"""What all dialogs share: help about the dialog itself, on the key that is never text."""

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.screen import ModalScreen

from ictcoord_tui.tui.modals.quitting import QUIT
from ictcoord_tui.tui.present.blocks import wrapped
from ictcoord_tui.tui.routing import run_command

T = TypeVar("T")

HELP = Binding("f1", "screen.help", "Hulp")
"""Help in a dialog in which `?` is typed as a sign."""

HELP_WITHOUT_TEXT = Binding("question_mark,f1", "screen.help", "Hulp")
"""Help in a dialog in which nothing is typed."""

WIDEST = 80
"""Cells of a wide dialog, as its style sheet says."""

FRAME = 4
"""Cells beside what stands in a dialog: its frame, and one of air on both sides."""

_UNDER = 2
"""Lines under every dialog, as the style sheet says: there messages are said."""

_AROUND = 4
"""Lines around what scrolls: the frame, one for `meer`, the keys."""

_HIGH = 20
"""Lines from which on a screen has some to spare for air."""

HEIGHTS = [(0, "-low"), (_HIGH, "-high")]
"""Classes of a dialog by the height of the screen."""


def lines_of_air(size: Size) -> int:
    """Return how many lines there are for air between the parts of a dialog."""
    return 1 if size.height >= _HIGH else 0


def lines_for(size: Size, question: str) -> int:
    """Return how many lines a wide dialog has for what scrolls in it, at least one.

    Args:
        size: Of the screen.
        question: What stands above it.
    """
    asked = len(wrapped(question, min(WIDEST, size.width) - FRAME))
    return max(1, size.height - _UNDER - _AROUND - asked - lines_of_air(size))


class Dialog(ModalScreen[T], Generic[T]):
    """A question or a text over the screen.

    Bindings with a description stand in its help; `help_id` is the page of that help for every
    dialog of its kind, and `about` what this one is about: a topic of `content.help`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [HELP, QUIT]
    VERTICAL_BREAKPOINTS = HEIGHTS
    help_id = "show-text"
    about = ""

    @property
    def letters(self) -> Sequence[tuple[str, str]]:
        """Keys that are no bindings because they follow from the question: key, what it does."""
        return ()

    async def action_help(self) -> None:
        """Show what this is and which keys work."""
        await run_command(self.app, "app.help")

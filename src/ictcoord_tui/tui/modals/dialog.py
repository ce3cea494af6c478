"""What all dialogs share: help about the dialog itself, on the key that is never text."""

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from ictcoord_tui.tui.routing import run_command

T = TypeVar("T")

HELP = Binding("f1", "screen.help", "Hulp")
"""Help in a dialog in which `?` is typed as a sign."""

HELP_WITHOUT_TEXT = Binding("question_mark,f1", "screen.help", "Hulp")
"""Help in a dialog in which nothing is typed."""


class Dialog(ModalScreen[T], Generic[T]):
    """A question or a text over the screen.

    Bindings with a description stand in its help; `help_id` is the page of that help for every
    dialog of its kind, and `about` what this one is about: a topic of `content.help`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [HELP]
    help_id = "show-text"
    about = ""

    @property
    def letters(self) -> Sequence[tuple[str, str]]:
        """Keys that are no bindings because they follow from the question: key, what it does."""
        return ()

    async def action_help(self) -> None:
        """Show what this is and which keys work."""
        await run_command(self.app, "app.help")

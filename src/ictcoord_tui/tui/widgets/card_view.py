"""The card of one task or person: what it is, and every field to fill in."""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import Change, Path
from ictcoord_tui.tui.commands.model import Context
from ictcoord_tui.tui.routing import bindings_of
from ictcoord_tui.tui.tables.card import VALUE, Part, card_of
from ictcoord_tui.tui.widgets.table_view import TableView


class CardView(Widget):
    """A card over the table it comes from.

    Args:
        parts: Its fields.
        row: Id of the task or person.
        about: A few lines on what it is.
        overview: Over which dossier.
        edit: Makes a change as one undoable step.
    """

    OWNER = "card"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of("card")

    @dataclass
    class Turned(Message):
        """The user wants another card: the next, or the one before.

        Attributes:
            direction: 1 or -1; 0 closes the card.
        """

        direction: int

    def __init__(
        self,
        parts: Sequence[Part],
        row: str,
        about: Callable[[Overview], str],
        overview: Overview,
        edit: Callable[[str, Change, Path], bool],
    ) -> None:
        super().__init__()
        self.row = row
        """Id of the task or person."""
        self._about = about
        self._title = Static(classes="about")
        self.view = TableView(card_of(parts, row), overview, edit, context=Context.CARD)
        """The fields."""
        self._describe(overview)

    def compose(self) -> ComposeResult:
        """Lay out what it is about above the fields."""
        yield self._title
        yield self.view

    def on_mount(self) -> None:
        """Stand on the values: the names of fields are fixed."""
        self.view.grid.go_to(column=VALUE)
        self.view.grid.focus()

    def show(self, overview: Overview, foreign: AbstractSet[str] = frozenset()) -> None:
        """Show another state of the dossier."""
        self._describe(overview)
        self.view.show(overview, foreign=foreign)

    def do_close(self) -> None:
        """Go back to the table."""
        self.post_message(self.Turned(0))

    def do_next(self) -> None:
        """Show the next card."""
        self.post_message(self.Turned(1))

    def do_previous(self) -> None:
        """Show the card before."""
        self.post_message(self.Turned(-1))

    def _describe(self, overview: Overview) -> None:
        self._title.update(Content(self._about(overview)))

"""The help page: parts under each other, with a key that goes to the next part."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from ictcoord_tui.tui.modals.dialog import HEIGHTS, lines_for
from ictcoord_tui.tui.modals.quitting import QUIT
from ictcoord_tui.tui.widgets.key_hint import KeyHint
from ictcoord_tui.tui.widgets.more_line import MoreLine

WIDTH = 78
"""Cells of the page with its frame, on a screen that has them."""

FRAME = 4
"""Cells that hold no text: the frame and the margins."""


class HelpScreen(ModalScreen[None]):
    """Help on what is in front.

    Args:
        title: What it is about.
        parts: Heading and text of each part; a part without heading comes first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter,question_mark,f1", "leave", "Sluiten"),
        Binding("tab", "part(1)", "Volgend deel"),
        Binding("shift+tab", "part(-1)", "Vorig deel"),
        QUIT,
    ]

    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, title: str, parts: Sequence[tuple[str, Content]]) -> None:
        super().__init__()
        self._title, self._parts = title, parts
        self._part = 0

    def compose(self) -> ComposeResult:
        """Lay out title and parts."""
        with Vertical(classes="dialog wide"):
            yield Static(Content(self._title), classes="question")
            with VerticalScroll() as page:
                for heading, text in self._parts:
                    title = f"{heading}\n" if heading else ""
                    whole = Content.assemble((title, "bold"), text.rstrip())
                    yield Static(whole, classes="help-part")
            yield MoreLine(page)
            yield KeyHint(
                "↑ ↓ = lezen", "Tab = volgend deel", "Esc = sluiten", classes="keys under"
            )

    def on_mount(self) -> None:
        """Make the arrows scroll."""
        self.query_one(VerticalScroll).focus()

    def on_resize(self) -> None:
        """Use the lines there are."""
        self.query_one(VerticalScroll).styles.max_height = lines_for(self.app.size, self._title)

    def action_part(self, step: int) -> None:
        """Go to the beginning of another part; after the last comes the first."""
        parts = list(self.query(".help-part"))
        self._part = (self._part + step) % len(parts)
        self.query_one(VerticalScroll).scroll_to_widget(parts[self._part], top=True, animate=False)

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)

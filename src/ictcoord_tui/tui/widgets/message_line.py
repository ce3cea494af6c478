"""The place of short messages: over the keys at the bottom, and never over what one works on."""

from rich.cells import cell_len
from rich.text import Text
from textual.geometry import Size
from textual.widget import Widget

from ictcoord_tui.tui.commands import COMMAND_BY_ID
from ictcoord_tui.tui.commands.keys import key_to_press
from ictcoord_tui.tui.messages import Said
from ictcoord_tui.tui.present.blocks import fitted, wrapped

MOST_LINES = 2
"""Lines of a message; the bar of keys it covers has as many.

From the next key on there is one: where a screen has few lines, and a warning stands long, those
who work on see the keys of where they are.
"""

_AIR = 2
"""Cells that stay empty: one on both sides."""


class MessageLine(Widget):
    """Shows what the app says now, as long as it says it; nothing else of the time."""

    COMPONENT_CLASSES = {"message-line--urgent"}

    def __init__(self) -> None:
        super().__init__()
        self._said: Said | None = None
        self.display = False

    def on_mount(self) -> None:
        """Listen to the app: a screen that comes to the front later says the same."""
        self.watch(self.app, "said", self._show)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return one line, or two for what one cannot hold, as long as nobody works on."""
        return len(self._lines(width))

    def render(self) -> Text:
        """Draw the message; a warning begins with its sign."""
        urgent = self._said is not None and self._said.urgent
        style = self.get_component_rich_style("message-line--urgent") if urgent else ""
        return Text("\n".join(self._lines(self.size.width)), style)

    def _show(self, said: Said | None) -> None:
        before = self._lines(self.size.width)
        self._said = said
        self.display = said is not None
        if said is None or not said.brief or self._lines(self.size.width) != before:
            self.refresh(layout=True)

    def _lines(self, width: int) -> tuple[str, ...]:
        """Return what fits; the key that shows the rest stands behind it."""
        if self._said is None:
            return ()
        text = f"! {self._said.text}" if self._said.urgent else self._said.text
        lines = wrapped(text, width - _AIR)
        most = 1 if self._said.brief else MOST_LINES
        if len(lines) > most:
            command = COMMAND_BY_ID["app.messages"]
            key = key_to_press(command, getattr(self.app, "user_keymap", {}))
            ending = f" {key} = alles"
            rest = " ".join(lines[most - 1 :])
            last = fitted(rest, width - _AIR - cell_len(ending)) + ending
            lines = (*lines[: most - 1], last)
        return tuple(f" {line}" for line in lines)

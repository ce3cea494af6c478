"""The line above the walk-through: how every step stands, and what was noted last."""

from collections.abc import Iterable

from rich.text import Text
from textual.widget import Widget

from ictcoord_tui.tui.widgets.grid import Tone


class WalkProgress(Widget):
    """Shows the steps, each with its sign in the tone of its status, and a message under them."""

    COMPONENT_CLASSES = {f"progress--{tone.value}" for tone in Tone}

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._parts: tuple[tuple[str, Tone], ...] = ()

    def show(self, steps: Iterable[tuple[str, Tone]], said: str) -> None:
        """Show how things stand.

        Args:
            steps: The parts of the line, each with how it looks.
            said: What was noted last; empty for nothing.
        """
        noted = ((f"\n√ {said}", Tone.GOOD),) if said else ()
        self._parts = (*steps, *noted)
        self.refresh()

    def render(self) -> Text:
        """Draw the lines."""
        lines = Text(no_wrap=True, end="")
        for text, tone in self._parts:
            lines.append(text, self.get_component_rich_style(f"progress--{tone.value}"))
        return lines

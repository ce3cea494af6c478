"""The lines above the keys that explain: a first hint, and on a large screen what is in sight."""

from collections.abc import Sequence

from rich.text import Text
from textual.geometry import Size
from textual.widget import Widget

ROOM_FOR_HINT = 20
"""Lines a screen needs to have one to spare for a hint."""

ROOM_FOR_NOTES = 30
"""Lines a screen needs to have some to spare for explanations that stay."""


class NoteLines(Widget):
    """Shows nothing where every line is needed."""

    COMPONENT_CLASSES = {"note-lines--hint"}

    def __init__(self) -> None:
        super().__init__()
        self._hint = ""
        self._notes: tuple[str, ...] = ()
        self._lines = 0
        self.display = False

    def show(self, hint: str, notes: Sequence[str]) -> None:
        """Show other texts; nothing is drawn when they are the same.

        Args:
            hint: The first hint; empty when there is none.
            notes: Lines that explain what is in sight; an empty one keeps its place.
        """
        if (hint, tuple(notes)) != (self._hint, self._notes):
            # Notes change with every column, and only a high screen shows them.
            in_sight = hint != self._hint or self.app.size.height >= ROOM_FOR_NOTES
            self._hint, self._notes = hint, tuple(notes)
            self.fit(self.app.size)
            if in_sight:
                self.refresh()

    def fit(self, size: Size) -> None:
        """Take the lines there is room for on a screen of a size."""
        hint = bool(self._hint) and size.height >= ROOM_FOR_HINT
        notes = len(self._notes) if size.height >= ROOM_FOR_NOTES else 0
        if hint + notes != self._lines:
            self._lines = hint + notes
            self.styles.height = self._lines
            self.display = bool(self._lines)
            self.refresh()

    def render(self) -> Text:
        """Draw the hint above the explanations."""
        hint = Text(f"Tip  {self._hint}", self.get_component_rich_style("note-lines--hint"))
        lines = [hint] if self._hint else []
        lines += [Text(note) for note in self._notes]
        text = Text("\n").join(lines)
        text.no_wrap, text.overflow = True, "ellipsis"
        return text

"""A text that is put into lines for the width it gets, where a plain wrap would not do."""

from collections.abc import Callable

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

LayOut = Callable[[int], Content]
"""Makes a text for a number of cells, with its own line ends."""


class FittedText(Widget):
    """Shows a text as high as it is.

    Args:
        lay_out: Makes the text for a width.
        id: As for any widget.
        classes: As for any widget.
    """

    def __init__(
        self,
        lay_out: LayOut,
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._lay_out = lay_out

    def show(self, lay_out: LayOut) -> None:
        """Show another text."""
        self._lay_out = lay_out
        self.refresh(layout=True)

    def render(self) -> Content:
        """Draw the text for the width there is."""
        return self._lay_out(self.size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines it takes."""
        return self._lay_out(width).plain.count("\n") + 1

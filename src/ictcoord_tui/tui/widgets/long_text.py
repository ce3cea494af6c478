"""A field for a text of several lines."""

from textual.widgets import TextArea


class LongText(TextArea):
    """Wraps at words, leaves Tab to the dialog, and keeps the line one types on in sight.

    Args:
        text: What it starts with.
    """

    def __init__(self, text: str = "") -> None:
        super().__init__(text, tab_behavior="focus", soft_wrap=True, compact=True)

    def on_text_area_changed(self) -> None:
        """Look once more where the cursor is: Textual looks before it knows of a new line."""
        self.call_after_refresh(self.scroll_cursor_visible)

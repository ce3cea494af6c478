"""The question that is answered with a longer text."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static, TextArea

from ictcoord_tui.tui.modals.dialog import FRAME, WIDEST, Dialog, lines_for
from ictcoord_tui.tui.widgets.key_hint import KeyHint, key_lines
from ictcoord_tui.tui.widgets.long_text import LongText
from ictcoord_tui.tui.widgets.more_line import MoreLine

_MOST_OF_TEXT = 0.55
"""Share of the screen for a text that is typed: one still sees what it is about."""

_KEYS = ("Ctrl+O of Ctrl+S = klaar", "Enter = nieuwe regel", "Esc = terug", "F1 = hulp")


class AskText(Dialog[str | None]):
    """A question answered with a longer text; `None` when the user turns back.

    Args:
        question: What is asked.
        value: What the field starts with.
        about: What it is about, for the help.
        stands: What is kept now, when that is another text: one that was half typed before.
        place: Path of where it is kept, with dots; empty where the screen under it knows.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Niet wijzigen", priority=True),
        Binding("ctrl+o,ctrl+s", "done", "Klaar", priority=True),
    ]
    help_id = "ask-text"

    def __init__(
        self,
        question: str,
        value: str = "",
        *,
        about: str,
        stands: str | None = None,
        place: str = "",
    ) -> None:
        super().__init__()
        self.about = about
        self._place = place
        self._question, self._value = question, value
        self._stands = value if stands is None else stands
        self.dropped = ""
        """What Esc threw away; empty when that was nothing new."""

    def compose(self) -> ComposeResult:
        """Lay out question and field."""
        with Vertical(classes="dialog wide"):
            yield Static(Content(self._question), classes="question")
            area = LongText(self._value)
            yield area
            yield MoreLine(area)
            yield KeyHint(*_KEYS, classes="keys under")

    def on_mount(self) -> None:
        """Start typing at the end."""
        area = self.query_one(TextArea)
        area.focus()
        area.move_cursor(area.document.end)

    def on_resize(self) -> None:
        """Give the text its share of the screen."""
        size = self.app.size
        keys = key_lines(_KEYS, min(WIDEST, size.width) - FRAME)
        left = lines_for(size, self._question) - (len(keys) - 1)
        free = max(1, min(left, round(size.height * _MOST_OF_TEXT)))
        self.query_one(TextArea).styles.height = free

    @property
    def text(self) -> str:
        """What was typed."""
        return self.query_one(TextArea).text

    def half_typed(self) -> tuple[str, str] | None:
        """Return place, or question, and text; nothing when the text is as it is kept."""
        if self.text == self._stands:
            return None
        return self._place or self._question, self.text

    def action_done(self) -> None:
        """Take the text over."""
        self.dismiss(self.text)

    def action_leave(self) -> None:
        """Turn back, and keep the text at hand for who did not mean to."""
        self.dropped = "" if self.text == self._stands else self.text
        self.dismiss(None)

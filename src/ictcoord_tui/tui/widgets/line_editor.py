"""The editor for one line: text, a time, hours."""

from collections.abc import Callable

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from ictcoord_tui.domain.text import fold
from ictcoord_tui.tui.tables.column import EntryError
from ictcoord_tui.tui.widgets.cell_editors import CellEditor, CellInput, Onward


class LineEditor(CellEditor):
    """An editor for one line: text, a time, hours.

    Args:
        text: What it starts with.
        explain: Says what a text is understood as; raises `EntryError`.
        retyping: The user began by typing: arrows then leave the cell, as in a spreadsheet.
        select: Select the text, so that typing replaces it.
        suggestions: Texts to offer while typing.
    """

    def __init__(
        self,
        text: str,
        explain: Callable[[str], str],
        *,
        retyping: bool = False,
        select: bool = True,
        suggestions: tuple[str, ...] = (),
    ) -> None:
        super().__init__()
        self._explain = explain
        self._retyping = retyping
        self._suggestions = suggestions
        self._before = "" if retyping else text
        self._input = CellInput(text, select_on_focus=select and not retyping)
        self._hint = Static(markup=False, classes="hint")

    def compose(self) -> ComposeResult:
        """Lay out the input and the line under it."""
        yield from self.above()
        yield self._input
        yield self._hint

    def on_mount(self) -> None:
        """Start typing."""
        self._input.focus()
        if not self._input.select_on_focus:
            self._input.cursor_position = len(self._input.value)
        self._say(self._input.value)

    @property
    def text(self) -> str:
        """What was typed."""
        return self._input.value

    @property
    def typed(self) -> str:
        """The text, unless it is what the cell holds already."""
        return "" if self.text == self._before else self.text

    def insert(self, text: str) -> None:
        """Write a text at the cursor, or over the selection."""
        self._input.replace(text, *self._input.selection)

    def show_error(self, message: str) -> None:
        """Say why the text cannot stand."""
        self._tell(message, error=True)

    def do_more(self) -> None:
        """Ask for the larger window."""
        self.post_message(self.MoreRoom(self, self.text))

    def do_select_all(self) -> None:
        """Select everything, or put the cursor at the end."""
        if self._input.selection.is_empty:
            self._input.action_select_all()
        else:
            self._input.cursor_position = len(self._input.value)

    @on(CellInput.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self._say(event.value)

    @on(CellInput.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.finish(Onward.DOWN)

    def on_key(self, event: events.Key) -> None:
        """Leave with the arrows when the user began by typing, as in a spreadsheet."""
        if self._retyping and event.key in ("up", "down"):
            event.stop()
            self.hasty = len(self.text) == 1 and self.text.isdigit()
            self.finish(Onward.UP if event.key == "up" else Onward.DOWN)

    def _say(self, value: str) -> None:
        try:
            explained = self._explain(value)
        except EntryError:
            # Nobody is corrected in the middle of a word; the check comes on leaving.
            explained = ""
        self._tell(explained or self._suggested(value), error=False)

    def _suggested(self, value: str) -> str:
        wanted = fold(value)
        if not wanted:
            return ""
        fitting = [s for s in self._suggestions if wanted in fold(s) and s != value]
        return "bv. " + " · ".join(fitting[:3]) if fitting else ""

    def _tell(self, message: str, *, error: bool) -> None:
        self._hint.update(Content(f"! {message}" if error else message))
        self._hint.display = bool(message)
        self.set_class(error, "-error")

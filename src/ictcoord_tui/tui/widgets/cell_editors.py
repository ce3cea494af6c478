"""What the editors that open on a cell have in common.

An editor never changes data. It reports the text and where to go next; the table turns the text
into a change or sends back a message, and then the editor stays open with what was typed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from ictcoord_tui.tui.commands.model import Context
from ictcoord_tui.tui.routing import CommandWitness, bindings_of, run_command
from ictcoord_tui.tui.tables.tsv import is_block


class Onward(Enum):
    """Where the cursor goes after a cell was filled in."""

    DOWN = "down"
    RIGHT = "right"
    LEFT = "left"
    UP = "up"


def _no_key(_key: str) -> bool:
    return False


class CellInput(Input):
    """The field of a cell editor, which leaves some of what arrives to the editor around it.

    A paste of several cells is handed on instead of keeping its first line.

    Args:
        value: What it starts with.
        leaves: Tells whether a key that could be written here is a command of the editor now.
        placeholder: What it shows while it is empty.
        select_on_focus: Select the text, so that typing replaces it.
    """

    @dataclass
    class BlockPasted(Message):
        """The paste is more than one cell."""

        text: str

    def __init__(
        self,
        value: str,
        *,
        leaves: Callable[[str], bool] = _no_key,
        placeholder: str = "",
        select_on_focus: bool = True,
    ) -> None:
        super().__init__(
            value, placeholder=placeholder, select_on_focus=select_on_focus, compact=True
        )
        self._leaves = leaves

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Tell whether a key is written here, so that it is no command and help is silent on it."""
        return not self._leaves(key) and super().check_consume_key(key, character)

    def on_key(self, event: events.Key) -> None:
        """Write no key that is a command: Textual's field would keep it to itself."""
        if self._leaves(event.key):
            event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """Hand on what is more than one cell; anything else is written as usual."""
        if is_block(event.text):
            event.stop()
            event.prevent_default()
            self.post_message(self.BlockPasted(event.text))


class CellEditor(Widget):
    """What all cell editors share."""

    OWNER = "editor"
    BINDINGS = bindings_of("editor")
    CONTEXT: ClassVar[Context] = Context.EDITOR
    help_id = "cell-editor"
    """Which help page tells about it."""
    heading = ""
    """What it fills in, when that is more or other than the cell it lies on."""
    hasty = False
    """An arrow came after one digit: whoever meant the screen of that number did not type."""

    @dataclass
    class Filled(Message):
        """The user is done; the text is to be taken over."""

        editor: "CellEditor"
        text: str
        onward: Onward

    @dataclass
    class Cancelled(Message):
        """The cell stays as it was."""

        editor: "CellEditor"

    @dataclass
    class MoreRoom(Message):
        """The user wants the larger window for this text."""

        editor: "CellEditor"
        text: str

    @dataclass
    class BlockPasted(Message):
        """A text of several cells was pasted, which no single cell can hold as it is."""

        editor: "CellEditor"
        text: str

    @property
    def text(self) -> str:
        """What would be taken over now."""
        raise NotImplementedError

    @property
    def understood(self) -> str:
        """What was typed and is taken for something else; to be told, or empty."""
        return ""

    @property
    def wish(self) -> int:
        """Cells in width it would like to have."""
        return 40

    @property
    def least(self) -> int:
        """Fewest cells in width in which what it says can be read."""
        return 32

    def above(self) -> ComposeResult:
        """Return the line over the field, if there is something to say."""
        if self.heading:
            yield Static(self.heading, markup=False, classes="heading")

    @property
    def typed(self) -> str:
        """What was typed and would be lost."""
        raise NotImplementedError

    def insert(self, text: str) -> None:
        """Write a text where the cursor is."""
        raise NotImplementedError

    def show_error(self, message: str) -> None:
        """Say why the text cannot stand; the editor stays open."""
        raise NotImplementedError

    def do_down(self) -> None:
        """Take the text over and go down."""
        self.finish(Onward.DOWN)

    def do_right(self) -> None:
        """Take the text over and go to the next cell."""
        self.finish(Onward.RIGHT)

    def do_left(self) -> None:
        """Take the text over and go to the previous cell."""
        self.finish(Onward.LEFT)

    def do_cancel(self) -> None:
        """Leave the cell as it was."""
        self.post_message(self.Cancelled(self))

    async def do_help(self) -> None:
        """Show what this is and which keys work: `?` is a sign like any other here."""
        await run_command(self.app, "app.help")

    async def do_quit(self) -> None:
        """Save and end, here as everywhere."""
        await run_command(self.app, "app.quit")

    def on_cell_input_block_pasted(self, event: CellInput.BlockPasted) -> None:
        """Let the table ask what a paste of several cells means here."""
        event.stop()
        self.post_message(self.BlockPasted(self, event.text))

    def finish(self, onward: Onward) -> None:
        """Report the text: the field itself has Enter, and ends here without a command."""
        if isinstance(self.app, CommandWitness):
            self.app.did("editor.down")
        self.post_message(self.Filled(self, self.text, onward))

"""What the screens of bringing an Excel file in share: a page of blocks between two bars."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual import on
from textual.app import ComposeResult
from textual.events import Resize
from textual.screen import Screen

from ictcoord_tui.tui.commands.model import CommandState, Context
from ictcoord_tui.tui.routing import CommandPlace
from ictcoord_tui.tui.widgets.block_list import BlockList
from ictcoord_tui.tui.widgets.key_bar import KeyBar
from ictcoord_tui.tui.widgets.message_line import MessageLine
from ictcoord_tui.tui.widgets.note_lines import NoteLines
from ictcoord_tui.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from ictcoord_tui.tui.app import IctcoordApp

Result = TypeVar("Result")


class ImportScreen(CommandPlace, Screen[Result]):
    """A page to look over and correct; leaving it gives a result to the flow that asked for it."""

    CONTEXT: ClassVar[Context]
    """Where its commands work."""

    def compose(self) -> ComposeResult:
        """Lay out the page between the bars."""
        yield TitleBar()
        yield BlockList(id="import")
        yield NoteLines()
        yield KeyBar()
        yield MessageLine()

    def on_mount(self) -> None:
        """Begin at the top."""
        self.query_one(BlockList).focus()
        self.draw()

    def on_screen_resume(self) -> None:
        """Show the keys again that a dialog took the place of."""
        self.query_one(KeyBar).show_current()

    def draw(self) -> None:
        """Draw the page and the bars again."""
        raise NotImplementedError

    @property
    def ictcoord(self) -> "IctcoordApp":
        """The app, with its own type."""
        return cast("IctcoordApp", self.app)

    @property
    def help_id(self) -> str:
        """Which help page tells about this screen."""
        return f"import.{self.CONTEXT.value}"

    @property
    def contexts(self) -> Sequence[Context]:
        """The context of this screen: it has the keys to itself."""
        return (self.CONTEXT,)

    def command_state(self) -> CommandState:
        """Tell whether the cursor is on something that can be chosen."""
        return CommandState(on_row=bool(self.query_one(BlockList).target))

    @on(Resize)
    def _take_room(self, event: Resize) -> None:
        self.query_one(NoteLines).fit(event.size)

    @on(BlockList.Moved)
    def _moved(self) -> None:
        self.query_one(KeyBar).show_current()

    def show_title(self, crumbs: Sequence[str], status: str) -> None:
        """Show where the user is, and what is still to be looked at."""
        self.query_one(TitleBar).show(crumbs, status, alarm=False)
        self.query_one(NoteLines).show(self.ictcoord.hints.text_for(self.help_id), ())
        self.query_one(KeyBar).show_current()

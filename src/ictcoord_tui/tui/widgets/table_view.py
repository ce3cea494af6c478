"""A table one can work in: the grid, the editor on a cell, filters, marks and many at once."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from textual import events, on
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Static

from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import Change, Document, Path
from ictcoord_tui.tui.commands.model import Context
from ictcoord_tui.tui.routing import bindings_of, run_command
from ictcoord_tui.tui.tables.bulk import CELLS, Spot, counted, fill
from ictcoord_tui.tui.tables.column import Editor, EntryError, Table
from ictcoord_tui.tui.tables.pointed import Pointed
from ictcoord_tui.tui.tables.view import View
from ictcoord_tui.tui.widgets.backdrop import Backdrop
from ictcoord_tui.tui.widgets.cell_editors import CellEditor
from ictcoord_tui.tui.widgets.cell_entry import CellEntry
from ictcoord_tui.tui.widgets.first_key import FirstKey
from ictcoord_tui.tui.widgets.grid import Grid
from ictcoord_tui.tui.widgets.line_editor import LineEditor
from ictcoord_tui.tui.widgets.list_editor import ListEditor
from ictcoord_tui.tui.widgets.move_grid import MoveGrid
from ictcoord_tui.tui.widgets.table_commands import TableCommands
from ictcoord_tui.tui.widgets.table_host import TableHost
from ictcoord_tui.tui.widgets.table_source import CardSource, TableSource


class TableView(Backdrop):
    """The table with everything one does in it.

    Args:
        table: What it shows.
        overview: Over which dossier.
        edit: Makes a change as one undoable step: label, change, place. Returns whether it did.
        context: In which context its commands work: a table, or a card.
    """

    OWNER = TableCommands.OWNER
    BINDINGS = bindings_of(TableCommands.OWNER)

    @dataclass
    class Request(Message):
        """Something only the screen can do, with a question of its own.

        Attributes:
            what: `search`, `filter`, `paste`, `paste-in-cell`, `copy`, `long-text`,
                `new-person` or `overtaken`.
            text: The text it is about: to copy, to paste, to edit, the name of the new person.
            spots: The cells it is about.
        """

        view: "TableView"
        what: str
        text: str = ""
        spots: tuple[Spot, ...] = ()

    def __init__(
        self,
        table: Table,
        overview: Overview,
        edit: Callable[[str, Change, Path], bool],
        *,
        context: Context = Context.TABLE,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(id=id)
        self._edit = edit
        self._own_context = context
        self.on_card = context is Context.CARD
        """Whether it shows the fields of one task or person."""
        self._rows: tuple[str, ...] = table.rows(overview)
        self._known = frozenset(self._rows)
        self.foreign: AbstractSet[str] = frozenset()
        """Ids of rows that somebody else changed."""
        self.overview = overview
        """The dossier that is shown."""
        self.table = table
        """What is shown of it."""
        self.view = View()
        """Filters and sorting."""
        self._every = len(self._rows)
        self.grid = MoveGrid(self._source(), moved=self.tell_changed, says_more=self.on_card)
        """The grid itself."""
        self.entry = CellEntry(self)
        """The editor on a cell."""
        self.doer = TableCommands(self)
        """Does the commands of the table."""
        self._said = ""
        self._first_key = FirstKey(self)
        self._banner = Static(markup=False, classes="banner")

    # Showing

    def compose(self) -> ComposeResult:
        """Lay out the banner and the grid; the editor comes on top."""
        yield self._banner
        yield self.grid

    def on_mount(self) -> None:
        """Fill the grid, so that the cursor can be placed at once."""
        self._reload()

    def show(
        self,
        overview: Overview,
        table: Table | None = None,
        foreign: AbstractSet[str] = frozenset(),
    ) -> None:
        """Show another state of the dossier, or another table; cursor and editor stay.

        Args:
            overview: The dossier as it is now.
            table: The table, when that may be another one.
            foreign: Ids of rows that somebody else changed.
        """
        self.foreign = foreign
        moved = overview.id != self.overview.id
        self.overview = overview
        if table is not None and table is not self.table:
            self.table = table
            self.view = replace(self.view, sort=None)
            moved = True
        if moved:
            self.grid.mark_only(frozenset())
            self._arrange()
        else:
            self._rows = self.view.after_edit(self._rows, self._known, self.table, overview)
            self._every = len(self.table.rows(overview))
            self.grid.update(self._source(self._shown))
            self._show_banner()

    def narrow(self, view: View) -> None:
        """Show with other filters or another order."""
        self.view = view
        self._arrange()
        self.tell_changed()

    def step_back(self) -> None:
        """Undo the last narrowing: marks first, then the order, then the filter."""
        if self.grid.marked:
            self.grid.mark_only(frozenset())
            self.tell_changed()
        else:
            self.narrow(self.view.unsorted() if self.view.sort else self.view.unfiltered())

    @property
    def at(self) -> Pointed:
        """Where cursor and marks are, and what a command is about."""
        grid = self.grid
        return Pointed(self.table, grid.rows, grid.marked, grid.cursor_row, grid.cursor_column)

    @property
    def picture(self) -> Document:
        """The dossier as it is now, to know later what somebody else changed since."""
        return self.screen.picture() if isinstance(self.screen, TableHost) else {}

    @property
    def position(self) -> str:
        """Where the cursor is: `12/108`, or with a filter `3/23 (van 108)`."""
        shown, every = len(self.grid.rows), self._every
        here = self.grid.cursor_position
        return f"{here}/{shown}" if shown == every else f"{here}/{shown} (van {every})"

    @property
    def editor(self) -> CellEditor | None:
        """The editor that is open, if any."""
        return self.entry.editor

    @property
    def contexts(self) -> tuple[Context, ...]:
        """The contexts of the table: its own, or only those of the open editor."""
        return (self.entry.context or self._own_context,)

    def name_of(self, thing: str) -> str:
        """Return what a task or person is called in labels."""
        if self.table.id == "people":
            return self.overview.person_name(thing)
        task = self.overview.task_by_id.get(thing)
        return task.name if task is not None else thing

    # Changing

    async def start_entry(self, typed: str | None = None, *, at_end: bool = False) -> None:
        """Open the editor on the cell under the cursor.

        Args:
            typed: What the user typed to begin with; `None` starts with what is there.
            at_end: Put the cursor behind that, and select nothing.
        """
        self.entry.begin()
        if self.at.spot is not None:
            await self.entry.open((self.at.spot,), typed, at_end=at_end)

    def go_to_row(self, row: str) -> bool:
        """Go to the first cell after the name of a new row; tell whether there is one."""
        self.grid.go_to(row, self.table.columns[0].id)
        return self.at.row == row and self.entry.step(1)

    async def start_row(self, row: str) -> None:
        """Go to a new row and open the first cell after its name, to be typed in at once."""
        if self.go_to_row(row) and self.at.spot is not None:
            self.entry.begin(in_row=True)
            await self.entry.open((self.at.spot,))

    def fill(self, spots: tuple[Spot, ...], text: str, done: str) -> bool:
        """Put one text in several cells, as one step; tell whether that changed anything.

        Args:
            spots: The cells.
            text: As it would be typed.
            done: What happened, for the label of undo: `ingevuld`.
        """
        try:
            change = fill(self.overview, spots, text)
        except EntryError as error:
            self.app.notify(str(error), severity="warning")
            return False
        return self.apply(f"{counted(len(spots), CELLS)} {done}", change, self.at.place)

    def apply(self, label: str, change: Change, place: Path = ()) -> bool:
        """Make a change of the dossier as one undoable step."""
        return self._edit(label, change, place)

    def ask(self, what: str, text: str = "", spots: tuple[Spot, ...] = ()) -> None:
        """Ask the screen for something only it can do."""
        self.post_message(self.Request(self, what, text, spots))

    def tell_changed(self) -> None:
        """Tell the screen that cursor, marks, filter or editor changed.

        At once, not by a message: table and bars are then painted together.
        """
        if isinstance(self.screen, TableHost):
            self.screen.table_changed()

    @on(CellEditor.Filled)
    async def _filled(self, event: CellEditor.Filled) -> None:
        event.stop()
        if event.editor is self.editor and self.entry.take_over(event.text):
            await self.entry.go_on(event.onward)

    @on(CellEditor.Cancelled)
    async def _cancelled(self, event: CellEditor.Cancelled) -> None:
        event.stop()
        typed = event.editor.typed if len(self.entry.spots) == 1 else ""
        if isinstance(self.screen, TableHost):
            self.screen.keep_thrown(self.at.place, typed)
        await self.entry.close()

    @on(CellEditor.MoreRoom)
    async def _more_room(self, event: CellEditor.MoreRoom) -> None:
        event.stop()
        if self.at.column.editor is Editor.TEXT:
            spots = self.entry.spots
            await self.entry.close()
            self.ask("long-text", event.text, spots)
        elif isinstance(event.editor, LineEditor):
            event.editor.show_error("Dit is een cel van één regel.")

    @on(CellEditor.BlockPasted)
    def _block_pasted(self, event: CellEditor.BlockPasted) -> None:
        event.stop()
        self.ask("paste-in-cell", event.text)

    @on(ListEditor.NewWanted)
    def _new_wanted(self, event: ListEditor.NewWanted) -> None:
        event.stop()
        self.ask("new-person", event.name)

    @on(Grid.Chosen)
    async def _chosen(self, event: Grid.Chosen) -> None:
        event.stop()
        await run_command(self, "table.edit")

    def on_paste(self, event: events.Paste) -> None:
        """Paste what the terminal sends where the cursor is."""
        event.stop()
        if self.editor is None:
            self.ask("paste", event.text)

    async def on_key(self, event: events.Key) -> None:
        """Begin typing in a cell with a key that is no command."""
        await self._first_key.take(event)

    def on_resize(self) -> None:
        """Keep the editor on its cell, and wrap what a card says anew."""
        if self.on_card:
            self.grid.update(self._source(self._shown))
        self.call_after_refresh(self.entry.place)

    # Inside

    def _arrange(self) -> None:
        """Choose rows and order anew."""
        self._rows = self.view.rows(self.table, self.overview)
        self._known = frozenset(self.table.rows(self.overview))
        self._every = len(self._known)
        self._reload()

    def _source(self, before: TableSource | None = None) -> TableSource:
        about = (self.table, self.overview, self.view, self._rows, self.foreign)
        self._shown: TableSource = (
            CardSource(*about, self.size.width) if self.on_card else TableSource(*about, before)
        )
        return self._shown

    def _reload(self) -> None:
        self.grid.source = self._source()
        self._show_banner()

    def _show_banner(self) -> None:
        """Say what the filters leave; said anew, it would lay out the whole screen again."""
        label = self.view.filter_label
        said = f" {len(self._rows)} van {self._every}: {label}   F = filter weg" if label else ""
        if said != self._said:
            self._said = said
            self._banner.update(said)
        self._banner.display = bool(label)

"""The commands of a table: edit, mark, fill, copy, search, sort and filter."""

from typing import TYPE_CHECKING

from ictcoord_tui.domain.text import clean_line
from ictcoord_tui.tui.tables.bulk import CELLS, counted
from ictcoord_tui.tui.tables.view import row_contains
from ictcoord_tui.tui.widgets.table_host import TableHost

if TYPE_CHECKING:
    from ictcoord_tui.tui.widgets.table_view import TableView

_LONGEST = 30
"""Characters of a value that a message repeats."""


class TableCommands:
    """What a table does on a command whose id begins with `table`.

    Args:
        view: The table.
    """

    OWNER = "table"

    def __init__(self, view: "TableView") -> None:
        self._view = view
        self._searched = ""

    async def do_edit(self) -> None:
        """Open the editor on the cell; from a name that stands fixed here, open the card."""
        await self._edit()

    async def do_edit_end(self) -> None:
        """Open the editor with the cursor behind what stands there, as F2 does in spreadsheets."""
        await self._edit(at_end=True)

    async def _edit(self, *, at_end: bool = False) -> None:
        view = self._view
        if view.at.column.leads_to_card and isinstance(view.screen, TableHost):
            await view.screen.open_card()
        else:
            await view.start_entry(at_end=at_end)

    async def do_edit_all(self) -> None:
        """Open the editor for this column of all marked rows."""
        view = self._view
        view.entry.begin()
        await view.entry.open(view.at.spots)

    async def do_retype(self) -> None:
        """Open the editor, empty."""
        await self._view.start_entry("")

    def do_clear(self) -> None:
        """Empty the cell, in every marked row."""
        self._view.fill(self._view.at.spots, "", "leeggemaakt")

    def do_next(self) -> None:
        """Go to the next cell that can be filled in."""
        self._view.entry.step(1)

    def do_previous(self) -> None:
        """Go to the previous cell that can be filled in."""
        self._view.entry.step(-1)

    def do_mark(self) -> None:
        """Mark the row and go down, or take its mark away."""
        view = self._view
        if view.at.row is not None:
            view.grid.toggle_mark(view.at.row)
            view.grid.move_rows(1)
            view.tell_changed()

    def do_mark_all(self) -> None:
        """Mark every row shown, or none when they all were."""
        view = self._view
        every = frozenset(view.grid.rows)
        view.grid.mark_only(frozenset() if view.grid.marked == every else every)
        view.tell_changed()

    def do_fill(self) -> None:
        """Fill down: the first marked row into the others, or the cell above into this one."""
        view = self._view
        if view.grid.marked:
            self._fill_marked()
        elif view.at.above is None:
            view.app.notify("Hierboven staat niets om over te nemen.")
        else:
            view.fill(view.at.spots, view.at.above.text(view.overview), "ingevuld")

    def _fill_marked(self) -> None:
        """Take what the first marked row says, and tell so: it need not be where the cursor is."""
        view = self._view
        first, *others = view.at.spots
        text = first.text(view.overview)
        if not text:
            said = "De eerste gemarkeerde rij is hier nog leeg. Vul die in, dan volgt de rest."
        elif all(one.text(view.overview) == text for one in others):
            said = "Alle gemarkeerde rijen hebben dit al."
        elif view.fill(tuple(others), text, "ingevuld"):
            said = f"‘{clean_line(text, _LONGEST)}’ staat nu in {counted(len(others), CELLS)} meer."
        else:
            return
        view.app.notify(said)

    def do_copy(self) -> None:
        """Hand the cell, or the marked rows, to the screen for copying."""
        view = self._view
        view.ask("copy", view.at.as_text(view.overview))

    def do_paste(self) -> None:
        """Ask the screen to paste what was copied here."""
        self._view.ask("paste", self._view.app.clipboard)

    def do_search(self) -> None:
        """Ask the screen what to search for."""
        self._view.ask("search", self._searched)

    def do_search_next(self) -> None:
        """Go to the next row with the text that was searched for."""
        self.search(self._searched, 1)

    def do_search_previous(self) -> None:
        """Go to the row before with the text that was searched for."""
        self.search(self._searched, -1)

    def do_sort(self) -> None:
        """Sort on the cursor's column: up, down, as it was; say how the order comes back."""
        view = self._view
        view.narrow(view.view.sorted_on(view.grid.cursor_column))
        view.app.notify(view.view.order_said(view.table))

    def do_filter(self) -> None:
        """Ask the screen for a filter."""
        self._view.ask("filter")

    def do_unfilter(self) -> None:
        """Show all rows again."""
        self._view.narrow(self._view.view.unfiltered())

    def search(self, text: str, direction: int) -> bool:
        """Put the cursor on the next row that has a text, around the corner if need be."""
        view = self._view
        self._searched = text
        rows = view.grid.rows
        if not text:
            view.app.notify("Zoek eerst met /.")
            return False
        if view.at.row is None:
            return False
        here = rows.index(view.at.row)
        for distance in range(1, len(rows) + 1):
            row = rows[(here + direction * distance) % len(rows)]
            if row_contains(view.table, view.overview, row, text):
                if row == view.at.row:
                    view.app.notify(f"‘{text}’: maar één gevonden.")
                return view.grid.go_to(row)
        view.app.notify(f"‘{text}’ staat niet in de getoonde rijen.")
        return False

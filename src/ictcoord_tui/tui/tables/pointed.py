"""What a command in a table is about: the cell under the cursor, or the marked rows."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import Path
from ictcoord_tui.tui.tables.bulk import Spot
from ictcoord_tui.tui.tables.column import Column, Table
from ictcoord_tui.tui.tables.paste import Target
from ictcoord_tui.tui.tables.tsv import write_block


@dataclass(frozen=True, slots=True)
class Pointed:
    """Where cursor and marks are in a table.

    Attributes:
        table: The table.
        rows: Ids of the rows shown, in order.
        marked: Ids of the rows that are marked.
        row: Id of the row with the cursor; `None` when there are no rows.
        column_id: The column with the cursor.
    """

    table: Table
    rows: tuple[str, ...]
    marked: AbstractSet[str]
    row: str | None
    column_id: str

    @property
    def spot(self) -> Spot | None:
        """The cell under the cursor."""
        return self._cell(self.row) if self.row is not None else None

    @property
    def subject(self) -> str | None:
        """Id of the thing the cursor is on: a task, a person."""
        return self.spot.row if self.spot is not None else None

    @property
    def column(self) -> Column:
        """The column of the dossier the cursor is on."""
        return self.spot.column if self.spot is not None else self.table.by_id[self.column_id]

    @property
    def takes_digits(self) -> bool:
        """Whether one types digits here: a time or hours, or what is computed from those."""
        return self.column.takes_digits

    @property
    def place(self) -> Path:
        """Where the cell under the cursor stands in the document."""
        return self.table.place(self.row or "", self.column_id)

    @property
    def targets(self) -> tuple[str, ...]:
        """The rows a command is about: the marked ones, or the one with the cursor."""
        if self.marked:
            return tuple(row for row in self.rows if row in self.marked)
        return (self.row,) if self.row is not None else ()

    @property
    def spots(self) -> tuple[Spot, ...]:
        """The cursor's column of all rows a command is about."""
        return tuple(map(self._cell, self.targets))

    @property
    def subjects(self) -> tuple[str, ...]:
        """The things a command is about: those of the marked rows, or the one with the cursor."""
        return tuple(dict.fromkeys(spot.row for spot in self.spots))

    @property
    def above(self) -> Spot | None:
        """The cell above the cursor."""
        here = self._here
        return self._cell(self.rows[here - 1]) if here else None

    @property
    def landing(self) -> Target:
        """Where a block lands that is pasted here: from the cursor to the right and down."""
        columns = self._columns
        rows, right = self.rows[self._here :], columns[columns.index(self.column_id) :]
        return Target(self.table, rows, right)

    def as_text(self, overview: Overview) -> str:
        """Return the cell, or the marked rows with all their columns, as a spreadsheet wants them.

        Args:
            overview: The dossier that is shown.
        """
        if not self.marked:
            return write_block([[spot.text(overview) for spot in self.spots]])
        return write_block(
            [
                [Spot(*self.table.at(row, column)).text(overview) for column in self._columns]
                for row in self.targets
            ]
        )

    @property
    def _here(self) -> int:
        return self.rows.index(self.row) if self.row in self.rows else 0

    @property
    def _columns(self) -> list[str]:
        return [column.id for column in self.table.columns]

    def _cell(self, row: str) -> Spot:
        return Spot(*self.table.at(row, self.column_id))

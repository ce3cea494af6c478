"""The rows of somebody's sheet, with every cell under what it means."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ictcoord_tui.domain.text import fold
from ictcoord_tui.excel.cells import text_of
from ictcoord_tui.excel.foreign import Role, SheetMapping
from ictcoord_tui.excel.grid import Grid, Value, column_name

_FILLED_DOWN = (Role.WHO, Role.BACKUP, Role.LEVEL, Role.CLUSTER, Role.SECTION)
"""What one merged cell says for all the rows it spans."""

_SERIAL = frozenset({"nr", "nr.", "nummer", "volgnummer", "volgnr", "volgnr.", "#"})


@dataclass(slots=True)
class Line:
    """One row while it is read.

    Attributes:
        notes: What found no place of its own.
    """

    number: int
    cells: dict[Role, Value]
    extra: dict[str, Value]
    notes: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Everything that stands in the row."""
        parts: Iterator[str] = (text_of(v) for v in (*self.cells.values(), *self.extra.values()))
        return "; ".join(parts)


def filled_rows(grid: Grid, mapping: SheetMapping) -> dict[int, dict[int, Value]]:
    """Return the rows with merged cells filled down where that is what they mean."""
    rows = grid.rows()
    columns = {mapping.columns[role] for role in _FILLED_DOWN if role in mapping.columns}
    for top, left, bottom, _ in grid.merges:
        value = grid.cells.get((top, left))
        if left in columns and value is not None and top > mapping.header_row:
            for number in range(top + 1, bottom + 1):
                if number in rows:
                    rows[number].setdefault(left, value)
    return rows


def serial_columns(mapping: SheetMapping) -> dict[int, str]:
    """Return the columns that only number the rows, with their headers."""
    known = mapping.columns.values()
    return {
        column: word
        for column, word in mapping.headers.items()
        if fold(word) in _SERIAL and column not in known
    }


def lone_rows(rows: Mapping[int, Mapping[int, Value]], mapping: SheetMapping) -> frozenset[int]:
    """Return the rows with nothing but a task, unless most rows are like that."""
    task = mapping.columns[Role.TASK]
    below = {number: cells for number, cells in rows.items() if number > mapping.header_row}
    lone = {number for number, cells in below.items() if set(cells) == {task}}
    return frozenset(lone) if len(lone) * 2 < len(below) else frozenset()


def line_of(number: int, cells: Mapping[int, Value], mapping: SheetMapping) -> Line:
    """Return a row with its cells under what they mean, as the mapping says."""
    roles = {column: role for role, column in mapping.columns.items()}
    extra = {}
    for column, value in cells.items():
        if column not in roles:
            header = mapping.headers.get(column) or f"Kolom {column_name(column)}"
            extra[header if header not in extra else f"{header} ({column})"] = value
    known = {roles[column]: value for column, value in cells.items() if column in roles}
    return Line(number, known, extra)


def joined(cells: Mapping[int, Value]) -> str:
    """Return the cells of a row as one text."""
    return "; ".join(" ".join(text_of(value).split()) for value in cells.values())

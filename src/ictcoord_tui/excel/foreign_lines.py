"""The rows of somebody's sheet, with every cell under what it means."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ictcoord_tui.excel.cells import text_of
from ictcoord_tui.excel.foreign import Role, SheetMapping, ranks_in
from ictcoord_tui.excel.grid import Grid, Value, column_name, place_name
from ictcoord_tui.excel.report import Remark

_FILLED_DOWN = (Role.WHO, Role.BACKUP, Role.LEVEL, Role.CLUSTER, Role.SECTION)
"""What one merged cell says for all the rows it spans."""


@dataclass(slots=True)
class Line:
    """One row while it is read.

    Attributes:
        extra: The cells without a role, with the name of their column.
        notes: What found no place of its own.
    """

    number: int
    cells: dict[Role, Value]
    extra: list[tuple[str, Value]]
    notes: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Everything that stands in the row."""
        return "; ".join(self.texts)

    @property
    def texts(self) -> list[str]:
        """The cells of the row as texts."""
        values = (*self.cells.values(), *(value for _, value in self.extra))
        return [text_of(value) for value in values]


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


def without_left_out(
    rows: Mapping[int, Mapping[int, Value]], mapping: SheetMapping
) -> dict[int, dict[int, Value]]:
    """Return the rows below the header without the columns that do not come along."""
    return {
        number: {column: value for column, value in cells.items() if column not in mapping.left_out}
        for number, cells in rows.items()
        if number > mapping.header_row
    }


def left_out_remarks(grid: Grid, mapping: SheetMapping) -> Iterator[Remark]:
    """Yield what to tell about the columns that do not come along: serial numbers, or the cells."""
    for column in sorted(mapping.left_out):
        name = f"De kolom ‘{header_of(mapping, column)}’"
        ranks = ranks_in(grid, mapping, column)
        if ranks:
            words = f"{name} (volgnummers {ranks[0]} tot {ranks[-1]}) komt niet mee."
            yield Remark(grid.title, "", words)
            continue
        cells = tuple(
            f"{place_name(row, at)}: {text_of(value)}"
            for (row, at), value in sorted(grid.cells.items())
            if at == column and row > mapping.header_row
        )
        if cells:
            yield Remark(grid.title, "", f"{name} komt niet mee.", cells=cells)


def header_of(mapping: SheetMapping, column: int) -> str:
    """Return how a column is called in a note: the words above it, or its letters."""
    return mapping.headers.get(column) or f"Kolom {column_name(column)}"


def lone_rows(rows: Mapping[int, Mapping[int, Value]], mapping: SheetMapping) -> frozenset[int]:
    """Return the rows with nothing but a task, unless most rows are like that."""
    task = mapping.columns[Role.TASK]
    below = {number: cells for number, cells in rows.items() if number > mapping.header_row}
    lone = {number for number, cells in below.items() if set(cells) == {task}}
    return frozenset(lone) if len(lone) * 2 < len(below) else frozenset()


def line_of(number: int, cells: Mapping[int, Value], mapping: SheetMapping) -> Line:
    """Return a row with its cells under what they mean, as the mapping says."""
    roles = {column: role for role, column in mapping.columns.items()}
    extra: list[tuple[str, Value]] = []
    used: set[str] = set()
    said = {column: value for column, value in cells.items() if text_of(value)}
    for column, value in said.items():
        if column not in roles:
            header = header_of(mapping, column)
            extra.append(
                (header if header not in used else f"{header} ({column_name(column)})", value)
            )
            used.add(header)
    known = {roles[column]: value for column, value in said.items() if column in roles}
    return Line(number, known, extra)


def joined(cells: Mapping[int, Value]) -> str:
    """Return the cells of a row as one text."""
    return "; ".join(" ".join(text_of(value).split()) for value in cells.values())

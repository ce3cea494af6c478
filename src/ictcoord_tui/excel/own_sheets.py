"""Finding the sheets, columns and rows of a workbook of ours, whatever happened to it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ictcoord_tui.domain.text import fold
from ictcoord_tui.excel import hidden
from ictcoord_tui.excel.cells import text_of
from ictcoord_tui.excel.grid import HEADER_ROWS, Grid, Value, place_name
from ictcoord_tui.excel.hidden import Payload, SheetBase
from ictcoord_tui.excel.report import Remark
from ictcoord_tui.excel.shown import changed_cells, told_changes
from ictcoord_tui.excel.unread import leftovers, whole_sheet

_KINDS = ("tasks", "current", "target", "team")


@dataclass(slots=True)
class OwnRow:
    """A row of a sheet of ours.

    Attributes:
        number: Row in the workbook, from 1.
        id: What the hidden column says; empty when nothing.
        cells: Values by column key; an empty cell is not there.
    """

    number: int
    id: str
    cells: dict[str, Value]


@dataclass(slots=True)
class OwnSheet:
    """A sheet of ours, recognised.

    Attributes:
        base: What it held at export.
        columns: Number of each column that is there, by key.
    """

    base: SheetBase
    grid: Grid
    columns: Mapping[str, int]
    rows: list[OwnRow] = field(default_factory=list)

    def place(self, row: OwnRow, key: str) -> str:
        """Return the name of a cell."""
        return place_name(row.number, self.columns[key])


def find_payload(grids: Iterable[Grid]) -> Payload | None:
    """Return what the hidden sheet carries, also when the sheet got another name."""
    for grid in grids:
        first = grid.cells.get((1, 1))
        if isinstance(first, str) and first.startswith('{"format"'):
            column = [value for (_, col), value in sorted(grid.cells.items()) if col == 1]
            return hidden.payload_from([str(value) for value in column])
    return None


def is_own(grids: Iterable[Grid]) -> bool:
    """Tell whether a workbook came from this program."""
    grids = list(grids)
    return find_payload(grids) is not None or any(_marked(grid) for grid in grids)


def find_sheets(grids: Iterable[Grid], payload: Payload, remarks: list[Remark]) -> list[OwnSheet]:
    """Return the sheets that can be read back, each once, *Team* first.

    A sheet is known by the mark above its ids, else by its name. Of two sheets with one mark the
    one that kept its name counts.
    """
    grids = [grid for grid in grids if grid.title != hidden.SHEET]
    index = _Index(grids)
    found = []
    used: set[int] = set()
    for base in payload.sheets:
        grid = index.find(base)
        if grid is None:
            words = "Dit blad staat er niet meer in; er verandert niets aan."
            remarks.append(Remark(base.title, "", words, taken=True))
            continue
        used.add(id(grid))
        sheet = _sheet(base, grid, payload.shown.get(base.title, ""), remarks)
        if sheet is not None:
            found.append(sheet)
    for grid in grids:
        if id(grid) not in used:
            remark = _not_read(grid, payload, copied=id(grid) in index.marks)
            remarks += [remark] if remark is not None else []
    return sorted(found, key=lambda sheet: ("team", "tasks").index(sheet.base.kind)
                  if sheet.base.kind in ("team", "tasks") else 2)  # fmt: skip


def _not_read(grid: Grid, payload: Payload, *, copied: bool) -> Remark | None:
    if copied:
        words = "Een kopie van een ander blad; alleen het eerste wordt gelezen."
        return whole_sheet(grid, words)
    by_title = {fold(title): marks for title, marks in payload.shown.items()}
    marks = by_title.get(fold(grid.title))
    if marks is None:
        return whole_sheet(grid, "Dit blad komt niet uit het programma en is niet gelezen.")
    return told_changes(grid, marks)


class _Index:
    """Sheets by mark and by name, so that finding them all takes time in step with their number."""

    def __init__(self, grids: Iterable[Grid]) -> None:
        self.marks: dict[int, str] = {}
        self._by_mark: dict[str, list[Grid]] = {}
        self._by_name: dict[str, Grid] = {}
        for grid in grids:
            self._by_name.setdefault(fold(grid.title), grid)
            mark = _marked(grid)
            if mark is not None:
                self.marks[id(grid)] = mark[1]
                self._by_mark.setdefault(mark[1], []).append(grid)

    def find(self, base: SheetBase) -> Grid | None:
        """Return the sheet with this mark, preferably under its old name; else that of the name."""
        marked, named = self._by_mark.get(base.mark, []), self._by_name.get(fold(base.title))
        if any(grid is named for grid in marked):
            return named
        return marked[0] if marked else named


def _marked(grid: Grid) -> tuple[tuple[int, int], str] | None:
    """Return where the mark of a sheet stands, and what it says."""
    for (row, column), value in grid.cells.items():
        if row <= HEADER_ROWS and isinstance(value, str):
            words = value.split(" ", 2)
            if words[0] == hidden.MARK and len(words) > 1 and words[1] in _KINDS:
                return (row, column), value
    return None


def _sheet(base: SheetBase, grid: Grid, marks: str, remarks: list[Remark]) -> OwnSheet | None:
    rows = grid.rows()
    header_row = _header_row(base, rows)
    if header_row is None:
        words = "De rij met kolomnamen is niet te vinden; dit blad is niet gelezen."
        remark = whole_sheet(grid, words)
        remarks += [remark] if remark is not None else []
        return None
    mark = _marked(grid)
    id_column = mark[0][1] if mark is not None and mark[0][0] == header_row else 0
    columns = _columns(base, rows[header_row])
    for key, word in base.headers.items():
        if key not in columns:
            words = f"De kolom ‘{word}’ is weg; die gegevens blijven zoals ze waren."
            remarks.append(Remark(grid.title, "", words, taken=True))
    sheet = OwnSheet(base, grid, columns)
    below = {number: cells for number, cells in rows.items() if number > header_row}
    sheet.rows = [_row(number, cells, columns, id_column) for number, cells in below.items()]
    remarks += _unknown_columns(sheet, rows[header_row], below, id_column)
    asked = set(columns.values())
    remarks += _changed_beside(sheet, marks, header_row, asked | {id_column})
    remarks += leftovers(grid, {column for _, column in grid.computed} - asked)
    return sheet


def _row(
    number: int, cells: Mapping[int, Value], columns: Mapping[str, int], id_column: int
) -> OwnRow:
    values = {key: cells[column] for key, column in columns.items() if column in cells}
    return OwnRow(number, text_of(cells.get(id_column)), values)


def _header_row(base: SheetBase, rows: Mapping[int, Mapping[int, Value]]) -> int | None:
    """The row with most of our words, when it has at least half of them."""
    wanted = {fold(word) for word in base.headers.values()}
    best, most = None, (len(wanted) + 1) // 2
    for number, cells in rows.items():
        if number > HEADER_ROWS:
            break
        hits = len(wanted & {fold(text_of(value)) for value in cells.values()})
        if hits >= most and (best is None or hits > most):
            best, most = number, hits
    return best


def _columns(base: SheetBase, header: Mapping[int, Value]) -> dict[str, int]:
    by_word: dict[str, int] = {}
    for column, value in sorted(header.items()):
        by_word.setdefault(fold(text_of(value)), column)
    found = ((key, by_word.get(fold(word))) for key, word in base.headers.items())
    return {key: column for key, column in found if column is not None}


def _changed_beside(
    sheet: OwnSheet, marks: str, header_row: int, asked: set[int]
) -> Iterator[Remark]:
    """Tell what was changed above the table, and in the columns that are only shown."""
    others = {fold(word) for word in sheet.base.others}
    header = {column: value for (row, column), value in sheet.grid.cells.items()
              if row == header_row}  # fmt: skip
    only_shown = {column for column, value in header.items() if fold(text_of(value)) in others}
    places = (
        (row, column)
        for row, column in sorted(sheet.grid.cells)
        if row < header_row or (row > header_row and column in only_shown - asked)
    )
    cells = tuple(changed_cells(sheet.grid, marks, places)) if marks else ()
    if cells:
        words = "Boven de tabel of in kolommen die alleen tonen gewijzigd, en niet ingelezen."
        yield Remark(sheet.grid.title, "", words, cells=cells)


def _unknown_columns(
    sheet: OwnSheet,
    header: Mapping[int, Value],
    below: Mapping[int, Mapping[int, Value]],
    id_column: int,
) -> Iterator[Remark]:
    """Tell every cell that stands in no column of ours: none is passed over in silence."""
    others = {fold(word) for word in sheet.base.others}
    known = {*sheet.columns.values(), id_column}
    known |= {column for column, value in header.items() if fold(text_of(value)) in others}
    for number, cells in below.items():
        for column, value in cells.items():
            if column not in known and not (column == 1 and len(cells) == 1):
                word = text_of(header.get(column)) or "zonder naam"
                words = f"Kolom ‘{word}’ hoort niet bij dit blad: ‘{text_of(value)}’."
                yield Remark(sheet.grid.title, place_name(number, column), words)

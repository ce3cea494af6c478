"""What of a workbook is not read, cell by cell: nothing in it is passed over in silence."""

from collections.abc import Container, Iterable, Mapping

from ictcoord_tui.excel.cells import text_of
from ictcoord_tui.excel.grid import MAX_COLUMNS, MAX_ROWS, Grid, place_name
from ictcoord_tui.excel.report import Remark


def cells_of(grid: Grid) -> tuple[str, ...]:
    """Return every cell of a sheet as a line: `B2: tekst`, formulas without a value too."""
    return _lines({**grid.unvalued, **grid.cells, **grid.beyond})


def whole_sheet(grid: Grid, why: str) -> Remark | None:
    """Return the remark that a sheet is not read, with all its cells; nothing for an empty one."""
    cells = cells_of(grid)
    return Remark(grid.title, "", why, cells=cells) if cells else None


def leftovers(grid: Grid, computing: Container[int] = ()) -> Iterable[Remark]:
    """Yield what could not be read on a sheet that is: far cells, formulas without a value.

    Args:
        grid: The sheet.
        computing: Columns in which formulas of ours stand, that not every program computes.
    """
    if grid.beyond:
        rows = f"{MAX_ROWS:,}".replace(",", ".")
        words = f"Er staat meer op dit blad dan {rows} rijen of {MAX_COLUMNS} kolommen"
        words += "; de rest is niet gelezen."
        yield Remark(grid.title, "", words, cells=_lines(grid.beyond))
    for place, formula in grid.unvalued.items():
        if place[1] in computing:
            continue
        words = f"Een formule zonder bewaarde uitkomst, dus niet gelezen: {formula}"
        yield Remark(grid.title, place_name(*place), words)


def _lines(cells: Mapping[tuple[int, int], object]) -> tuple[str, ...]:
    return tuple(f"{place_name(*place)}: {text_of(cells[place])}" for place in sorted(cells))

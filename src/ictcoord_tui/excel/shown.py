"""What a workbook of ours shows but does not read back: was it changed all the same?

The hidden sheet keeps a short mark of every such text. Where a text stands makes no difference, so
that sorting and inserting rows are no changes.
"""

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import chain, compress, repeat
from zlib import crc32

from ictcoord_tui.content.words import counted
from ictcoord_tui.excel.cells import shown_text, text_of
from ictcoord_tui.excel.grid import Grid, place_name
from ictcoord_tui.excel.report import Remark
from ictcoord_tui.excel.sheet import CellValue, Formula

_LENGTH = 8


def marks_of(rows: Iterable[Sequence[CellValue]], asked: Collection[str] = ()) -> str:
    """Return the marks of what a sheet shows, in a row.

    Args:
        rows: The rows of the sheet as they were written.
        asked: Headers of the columns that are read back: what stands below them is left out.
    """
    found: set[CellValue] = set()
    kept: Iterable[bool] | None = None
    for values in rows:
        if asked and kept is None and set(asked) <= set(values):
            kept = [value not in asked for value in values]
        found.update(values if kept is None else compress(values, chain(kept, repeat(True))))
    texts = {shown_text(v.value if isinstance(v, Formula) else v) for v in found}
    return "".join(sorted({_mark(text) for text in texts if text}))


def changed_cells(grid: Grid, marks: str, places: Iterable[tuple[int, int]]) -> Iterable[str]:
    """Yield the cells that say something the sheet did not show, as `place: text`.

    Args:
        grid: The sheet as it came back.
        marks: What `marks_of` said of it.
        places: The cells to look at; formulas are passed over.
    """
    known = _split(marks)
    for place in places:
        text = text_of(grid.cells[place])
        if place not in grid.computed and text and _mark(text) not in known:
            yield f"{place_name(*place)}: {text}"


def told_changes(grid: Grid, marks: str) -> Remark | None:
    """Return the remark that a sheet is only shown, when somebody changed it."""
    if not marks:
        return None
    cells = tuple(changed_cells(grid, marks, sorted(grid.cells)))
    if cells:
        what = counted(len(cells), "gewijzigde cel is", "gewijzigde cellen zijn")
        words = f"Dit blad dient om te lezen; {what} niet ingelezen."
        return Remark(grid.title, "", words, cells=cells)
    gone = _split(marks) - {_mark(text_of(value)) for value in grid.cells.values()}
    # What formulas give may change by itself; only what is empty now was wiped by somebody.
    if gone and len(grid.cells) + len(grid.unvalued) < len(_split(marks)):
        words = "Dit blad dient om te lezen; dat er cellen leeggemaakt zijn, verandert niets."
        return Remark(grid.title, "", words, taken=True)
    return None


@lru_cache(maxsize=8192)
def _mark(text: str) -> str:
    return f"{crc32(' '.join(text.split()).encode()):0{_LENGTH}x}"


def _split(marks: str) -> frozenset[str]:
    return frozenset(marks[at : at + _LENGTH] for at in range(0, len(marks), _LENGTH))

"""A table over a dossier, the way the grid wants to see it."""

from collections.abc import Mapping, Sequence, Set

from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.tui.tables.column import Column, Shown, Table
from ictcoord_tui.tui.tables.view import View
from ictcoord_tui.tui.widgets.grid import Cell, Line, Tone
from ictcoord_tui.tui.widgets.grid_columns import Header

FOREIGN = "w"
"""The letter before a row in which somebody else changed something (gewijzigd)."""


class TableSource:
    """A table over an overview.

    Args:
        table: The table.
        overview: The dossier with its layers.
        view: Which column it is sorted on.
        rows: Ids of the rows shown, in order.
        foreign: Ids of rows that somebody else changed.
        before: What was shown so far: rows under the same headings stay the very same.
    """

    def __init__(
        self,
        table: Table,
        overview: Overview,
        view: View,
        rows: Sequence[str],
        foreign: Set[str] = frozenset(),
        before: "TableSource | None" = None,
    ) -> None:
        self.table = table
        self.overview = overview
        self._foreign = foreign
        self.headers: Sequence[Header] = [
            Header(c.id, _title(c, view), c.width, c.grow, c.right) for c in table.columns
        ]
        self.order = (rows, table.groups(overview) if view.sort is None else {})
        """The rows, and the heading each stands under."""
        self.lines: Sequence[Line]
        if before is not None and before.order == self.order:
            self.lines = before.lines
        else:
            self.lines = _lines(*self.order)

    def cell(self, row: str, column: str) -> Cell:
        """Return what a cell shows."""
        shown = self.table.by_id[column].show(self.overview, row)
        return Cell(shown.text, _tone(shown))

    def sign(self, row: str) -> str:
        """Return the letter before a row; what the table has to say comes first."""
        sign = self.table.sign(self.overview, row)
        return FOREIGN if sign == " " and row in self._foreign else sign


def _title(column: Column, view: View) -> str:
    if view.sort != column.id:
        return column.title
    return f"{'▼' if view.descending else '▲'} {column.title}"


def _tone(shown: Shown) -> Tone:
    if shown.attention:
        return Tone.ATTENTION
    if shown.muted:
        return Tone.MUTED
    return Tone.STRONG if shown.strong else Tone.PLAIN


def _lines(rows: Sequence[str], groups: Mapping[str, str]) -> list[Line]:
    """Rows with a heading above each new group; sorted rows stand without headings."""
    lines = []
    before = None
    for row in rows:
        group = groups.get(row)
        if group is not None and group != before:
            lines.append(Line(f"heading {row}", heading=group))
            before = group
        lines.append(Line(row))
    return lines

"""A table over a dossier, the way the grid wants to see it."""

from collections.abc import Iterator, Mapping, Sequence, Set

from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.tui.present.blocks import wrapped
from ictcoord_tui.tui.tables.column import Column, Shown, Table
from ictcoord_tui.tui.tables.view import View
from ictcoord_tui.tui.widgets.grid import Cell, Line, Tone
from ictcoord_tui.tui.widgets.grid_columns import GUTTER, Header

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
            Header(c.id, c.title, c.width, c.grow, c.right, sign=_order_sign(c, view))
            for c in table.columns
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


class CardSource(TableSource):
    """A card: a value that is longer than its cell goes on below it.

    Args:
        table: The card.
        overview: The dossier with its layers.
        view: As for any table.
        rows: Ids of the fields, in order.
        foreign: Ids of fields that somebody else changed.
        width: Of the grid, in cells; 0 as long as it is not known.
    """

    def __init__(
        self,
        table: Table,
        overview: Overview,
        view: View,
        rows: Sequence[str],
        foreign: Set[str],
        width: int,
    ) -> None:
        super().__init__(table, overview, view, rows, foreign)
        self._indent = GUTTER + sum(header.width + 1 for header in self.headers[:-1])
        self._room = max(0, width - self._indent)
        self.lines = [part for line in self.lines for part in self._with_rest(line)]

    def cell(self, row: str, column: str) -> Cell:
        """Return what a cell shows; of a long value the beginning."""
        cell = super().cell(row, column)
        last = column == self.headers[-1].id
        return Cell(self._wrapped(cell.text)[0], cell.tone) if last else cell

    def _with_rest(self, line: Line) -> Iterator[Line]:
        """Yield a line, and below it what its last cell cannot hold."""
        yield line
        if line.heading is None:
            text = super().cell(line.id, self.headers[-1].id).text
            for number, part in enumerate(self._wrapped(text)[1:]):
                yield Line(f"rest {number} {line.id}", " " * self._indent + part, rest=True)

    def _wrapped(self, text: str) -> tuple[str, ...]:
        return wrapped(text, self._room) if self._room else (text,)


def _order_sign(column: Column, view: View) -> str:
    if view.sort != column.id:
        return ""
    return "▼" if view.descending else "▲"


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

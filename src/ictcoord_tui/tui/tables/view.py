"""Which rows of a table are shown, and in what order: filters and sorting as values."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.text import fold
from ictcoord_tui.tui.tables.column import Table


@dataclass(frozen=True)
class Filter:
    """One condition on rows.

    Attributes:
        label: What the banner says, for instance `zonder naam`.
        keeps: Tells whether a row stays.
    """

    label: str
    keeps: Callable[[Overview, str], bool]


@dataclass(frozen=True)
class View:
    """What is shown of a table.

    Attributes:
        filters: A row is shown when every filter keeps it.
        sort: Column id to sort on; `None` is the table's own order.
    """

    filters: tuple[Filter, ...] = ()
    sort: str | None = None
    descending: bool = False

    def rows(self, table: Table, overview: Overview) -> tuple[str, ...]:
        """Return the rows shown, in order. Empty cells come last, however it is sorted."""
        rows = [r for r in table.rows(overview) if all(f.keeps(overview, r) for f in self.filters)]
        if self.sort is None:
            return tuple(rows)
        text = table.by_id[self.sort].text
        filled = [row for row in rows if text(overview, row)]
        empty = [row for row in rows if not text(overview, row)]
        filled.sort(key=lambda row: _sort_key(text(overview, row)), reverse=self.descending)
        return (*filled, *empty)

    def sorted_on(self, column: str) -> "View":
        """Return the next order on a column: ascending, descending, the table's own."""
        if self.sort != column:
            return replace(self, sort=column, descending=False)
        if not self.descending:
            return replace(self, descending=True)
        return replace(self, sort=None, descending=False)

    def filtered(self, condition: Filter) -> "View":
        """Return the view with one more condition; the same label replaces an earlier one."""
        others = tuple(one for one in self.filters if one.label != condition.label)
        return replace(self, filters=(*others, condition))

    def unfiltered(self) -> "View":
        """Return the view without conditions."""
        return replace(self, filters=())

    @property
    def filter_label(self) -> str:
        """What the banner says about the filters; empty without."""
        return " · ".join(condition.label for condition in self.filters)


def containing(table: Table, text: str) -> Filter:
    """Return the filter that keeps rows with a text in any column."""
    return Filter(f"‘{text}’", lambda overview, row: row_contains(table, overview, row, text))


def row_contains(table: Table, overview: Overview, row: str, text: str) -> bool:
    """Tell whether a row has a text in any column; case and accents do not matter."""
    wanted = fold(text)
    return any(wanted in fold(column.text(overview, row)) for column in table.columns)


def _sort_key(text: str) -> tuple[int, float, str]:
    """Numbers sort as numbers, before words."""
    try:
        return (0, float(text.replace(",", ".")), "")
    except ValueError:
        return (1, 0.0, fold(text))

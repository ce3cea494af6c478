"""Which rows of a table are shown, and in what order: filters and sorting as values."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.text import fold
from ictcoord_tui.tui.tables.column import Filter, Table


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

    @property
    def plain(self) -> bool:
        """Whether everything is shown in the table's own order."""
        return not self.filters and self.sort is None

    def keeps(self, overview: Overview, row: str) -> bool:
        """Tell whether every filter keeps a row."""
        return all(condition.keeps(overview, row) for condition in self.filters)

    def rows(self, table: Table, overview: Overview) -> tuple[str, ...]:
        """Return the rows shown, in order. Empty cells come last, however it is sorted."""
        rows = [row for row in table.rows(overview) if self.keeps(overview, row)]
        if self.sort is None:
            return tuple(rows)
        key = _sort_key(table, self.sort, overview)
        text = table.by_id[self.sort].text
        filled = [row for row in rows if text(overview, row)]
        empty = [row for row in rows if not text(overview, row)]
        return (*sorted(filled, key=key, reverse=self.descending), *empty)

    def after_edit(
        self, shown: tuple[str, ...], known: frozenset[str], table: Table, overview: Overview
    ) -> tuple[str, ...]:
        """Return the rows shown after the dossier changed: none jumps away under the cursor.

        A row that was filled in stays though the filter asks for empty ones, until the filter or
        the order is chosen anew. Rows that are new come in their own place.

        Args:
            shown: The rows shown so far, in order.
            known: Every row there was when filter and order were chosen.
            table: The table.
            overview: The dossier as it is now.
        """
        if self.plain:
            return table.rows(overview)
        exists = frozenset(table.rows(overview))
        stayed = tuple(row for row in shown if row in exists)
        added = tuple(
            row
            for row in table.rows(overview)
            if row not in known and row not in shown and self.keeps(overview, row)
        )
        return (*stayed, *added)

    def sorted_on(self, column: str) -> "View":
        """Return the next order on a column: ascending, descending, the table's own."""
        if self.sort != column:
            return replace(self, sort=column, descending=False)
        if not self.descending:
            return replace(self, descending=True)
        return self.unsorted()

    def unsorted(self) -> "View":
        """Return the view in the table's own order."""
        return replace(self, sort=None, descending=False)

    def order_said(self, table: Table) -> str:
        """Say in which order the rows stand, and how the table's own comes back."""
        if self.sort is None:
            return "Weer in de gewone volgorde."
        way, then = ("aflopend", "") if self.descending else ("oplopend", "s = aflopend, ")
        title = table.by_id[self.sort].title
        return f"Gesorteerd op {title}, {way}. {then}Esc = gewone volgorde"

    def filtered(self, condition: Filter) -> "View":
        """Return the view with one more condition, instead of an earlier one of its kind."""
        others = tuple(one for one in self.filters if not _same_kind(one, condition))
        return replace(self, filters=(*others, condition))

    def unfiltered(self) -> "View":
        """Return the view without conditions."""
        return replace(self, filters=())

    @property
    def filter_label(self) -> str:
        """What the banner says about the filters; empty without."""
        return " + ".join(condition.label for condition in self.filters)


def containing(table: Table, text: str) -> Filter:
    """Return the filter that keeps rows with a text in any column."""
    return Filter(
        f"‘{text}’", lambda overview, row: row_contains(table, overview, row, text), kind="text"
    )


def alike(table: Table, column: str, overview: Overview, row: str) -> Filter:
    """Return the filter that keeps rows with the same in a column as a row has."""
    text = table.by_id[column].text
    value = text(overview, row)
    shown = value.replace("\n", " ")[:30] or "leeg"
    return Filter(
        f"zoals deze cel ({table.by_id[column].title}: {shown})",
        lambda now, other: text(now, other) == value,
    )


def row_contains(table: Table, overview: Overview, row: str, text: str) -> bool:
    """Tell whether a row has a text in any column; case, accents and hyphens do not matter."""
    wanted = _bare(text)
    return any(wanted in _bare(column.text(overview, row)) for column in table.columns)


def _bare(text: str) -> str:
    """Return a text as it is searched in: who types `backup` looks for `Back-up`."""
    return fold(text).replace("-", "")


def _same_kind(one: Filter, other: Filter) -> bool:
    return one.label == other.label or (one.kind != "" and one.kind == other.kind)


def _sort_key(
    table: Table, column_id: str, overview: Overview
) -> Callable[[str], tuple[int, float, str]]:
    column = table.by_id[column_id]
    number = column.order

    def key(row: str) -> tuple[int, float, str]:
        if number is not None:
            return (0, number(overview, row), "")
        return _text_key(column.text(overview, row))

    return key


def _text_key(text: str) -> tuple[int, float, str]:
    """Numbers sort as numbers, before words."""
    try:
        return (0, float(text.replace(",", ".")), "")
    except ValueError:
        return (1, 0.0, fold(text))

"""The card: everything about one task or person under each other, as a table of its own."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import Path
from ictcoord_tui.tui.tables.column import Column, Shown, Table

VALUE = "value"
"""Id of the column with the values."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some fields of a card: the columns of a table.

    Attributes:
        title: Stands above the fields; empty for none.
        columns: Which columns, in order.
    """

    title: str
    table: Table
    columns: tuple[str, ...]


def part_of(title: str, table: Table, without: Sequence[str] = ()) -> Part:
    """Return a part with all columns of a table but some."""
    return Part(title, table, tuple(c.id for c in table.columns if c.id not in without))


def card_of(parts: Sequence[Part], row: str) -> Table:
    """Return the card of a task or person: a field on every line, its name and its value.

    Every value reads and writes as in the table it comes from; of a computed one there is room to
    tell how. The id of a field is that of its table and its column: `current.who`.
    """
    fields = {
        f"{part.table.id}.{column}": (part.table, part.table.by_id[column])
        for part in parts
        for column in part.columns
    }
    titles = {
        f"{part.table.id}.{column}": part.title
        for part in parts
        for column in part.columns
        if part.title
    }

    def shown(overview: Overview, field: str) -> Shown:
        column = fields[field][1]
        shown = column.show(overview, row)
        told = column.told(overview, row)
        return replace(shown, text=told) if told else shown

    def text(overview: Overview, field: str) -> str:
        return fields[field][1].text(overview, row)

    def place(field: str, _column: str) -> Path:
        table, column = fields[field]
        return table.place(row, column.id)

    def title(_overview: Overview, field: str) -> str:
        return fields[field][1].title

    name = Column("field", "Veld", 22, lambda now, f: Shown(title(now, f), strong=True), title)

    def cells(field: str, column: str) -> tuple[str, Column]:
        return (row, fields[field][1]) if column == VALUE else (field, name)

    return Table(
        id=parts[0].table.id,
        columns=(name, Column(VALUE, "Inhoud", 30, shown, text, grow=1)),
        rows=lambda _overview: tuple(fields),
        groups=lambda _overview: titles,
        sign=lambda _overview, _field: " ",
        place=place,
        cells=cells,
        takes_digits=any(column.takes_digits for _, column in fields.values()),
    )

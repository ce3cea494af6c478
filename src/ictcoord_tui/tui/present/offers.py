"""How a list to choose from stands on screen: in columns, as high as its contents."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rich.cells import cell_len, set_cell_size

from ictcoord_tui.tui.present.blocks import fitted, wrapped

_GAP = 2
"""Cells between two columns."""

_LEAST_DETAIL = 24
"""Cells without which a detail that is cut says too little to stand in the list."""

_MOST_TOLD = 3
"""Lines under the list for what does not fit in it."""

_FEW = 4
"""A list of so many lines leaves twice as many for what is told under it."""


@dataclass(frozen=True, slots=True)
class Columns:
    """How wide the columns of a list are.

    Attributes:
        label: Cells for what is chosen.
        key: Cells for the key that does the same; 0 without keys.
        room: Cells for a line as a whole.
        detail: Cells for the details.
        detailed: Whether the details stand in the list; else they are told under it.
        told: Lines under the list.
    """

    label: int
    key: int
    room: int
    detail: int
    detailed: bool
    told: int


def columns_for(rows: Sequence[tuple[str, str, str]], room: int, *, cut: bool = False) -> Columns:
    """Return the columns for a list.

    The details stand in the list when every one of them fits there whole, or may be cut. Else the
    list has short lines. What of a line is not in the list is told under it.

    Args:
        rows: Label, key and detail of everything there is to choose.
        room: Cells for a line.
        cut: Whether the beginning of a detail says enough to tell the lines apart.
    """
    key = max((cell_len(row[1]) for row in rows), default=0)
    behind = key + _GAP if key else 0
    widest = max((cell_len(row[0]) for row in rows), default=0)
    label = max(1, min(widest, room - behind))
    left = room - label - behind - _GAP
    whole = all(cell_len(row[2]) <= left for row in rows)
    detailed = widest <= label and (whole or (cut and left >= _LEAST_DETAIL))
    columns = Columns(label, key, room, max(0, left), detailed, 0)
    lines = max((len(wrapped(told(row, columns), room)) for row in rows), default=0)
    needed = any(told(row, columns) for row in rows)
    most = _MOST_TOLD if len(rows) > _FEW else 2 * _MOST_TOLD
    return replace(columns, told=min(most, lines) if needed else 0)


def line(row: tuple[str, str, str], columns: Columns) -> str:
    """Return the line of a list for a label, a key and a detail."""
    parts = [set_cell_size(fitted(row[0], columns.label), columns.label)]
    if columns.key:
        parts.append(set_cell_size(row[1], columns.key))
    if columns.detailed:
        parts.append(fitted(row[2], columns.detail))
    return (" " * _GAP).join(parts).rstrip()


def told(row: tuple[str, str, str], columns: Columns) -> str:
    """Return what of a row does not stand in the list: a label or a detail that was cut."""
    cut = row[0] if cell_len(row[0]) > columns.label else ""
    stands = columns.detailed and cell_len(row[2]) <= columns.detail
    detail = "" if stands else row[2]
    return "  ".join(filter(None, (cut, detail)))


def told_lines(row: tuple[str, str, str], columns: Columns) -> str:
    """Return what is told of a row in the lines there are; `…` where it goes on."""
    lines = wrapped(told(row, columns), columns.room)
    if len(lines) > columns.told > 0:
        rest = " ".join(lines[columns.told - 1 :])
        lines = (*lines[: columns.told - 1], fitted(rest, columns.room))
    return "\n".join(lines)

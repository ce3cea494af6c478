"""Blocks of cells as text, the way spreadsheets put them on a clipboard.

Cells stand between tabs and rows between line ends. A cell that holds a tab, a line end or begins
with a quote stands between quotes, with every quote in it doubled.
"""

import re
from collections.abc import Sequence

MAX_BYTES = 200_000
"""Largest paste in UTF-8 bytes."""

MAX_CELLS = 5_000
"""Most cells in one paste."""

_FIELD = re.compile(r'"((?:[^"]+|"")*+)"(?=[\t\r\n]|\Z)|([^\t\r\n]*)')
_LINE_END = re.compile(r"\r\n|\r|\n")
_QUOTED = re.compile(r'[\t\r\n]|\A"')


def parse_block(text: str) -> list[list[str]]:
    """Return the rows of a block; a line end after the last row is no row of its own.

    A quote that is never closed is just a quote.
    """
    rows: list[list[str]] = [[]]
    place = 0
    while True:
        match = _FIELD.match(text, place)
        if match is None:
            return rows
        quoted, plain = match.groups()
        rows[-1].append(plain if quoted is None else quoted.replace('""', '"'))
        place = match.end()
        if text.startswith("\t", place):
            place += 1
            continue
        line_end = _LINE_END.match(text, place)
        if line_end is None or line_end.end() == len(text):
            return rows
        place = line_end.end()
        rows.append([])


def write_block(rows: Sequence[Sequence[str]]) -> str:
    """Return a block as text, without any padding, and no line end after the last row."""
    return "\n".join("\t".join(map(_written, row)) for row in rows)


def is_block(text: str) -> bool:
    """Tell whether a text is more than one cell."""
    return [len(row) for row in parse_block(text)] != [1]


def _written(cell: str) -> str:
    return f'"{cell.replace(chr(34), chr(34) * 2)}"' if _QUOTED.search(cell) else cell

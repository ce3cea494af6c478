"""How much room text takes: widths of letters, and lines in a column.

No program fits a row to its wrapped text when it opens a file, so the heights have to be right in
the file. The widths are those of Calibri in bold: regular text is a little narrower, which leaves
the air that another printer driver needs.
"""

import json
import math
from functools import lru_cache
from importlib.resources import files

POINTS_A_CHARACTER = 5.25
"""What one character of a column's width measures: seven pixels, as Excel counts with Calibri."""

_PADDING = 3.75
"""Points of a column that its text leaves free."""

_UNKNOWN = 100
"""A letter outside the table counts as a full square: what Chinese takes."""


class _Widths(dict[str, int]):
    def __missing__(self, letter: str) -> int:
        return _UNKNOWN


def _by_letter() -> _Widths:
    """Read the widths, in hundredths of the size of the type."""
    table = json.loads((files("ictcoord_tui.excel") / "letters.json").read_text("utf-8"))
    return _Widths({letter: int(width) for width, letters in table.items() for letter in letters})


_WIDTHS = _by_letter()
_SPACE = _WIDTHS[" "]


@lru_cache(maxsize=8192)
def text_points(text: str, size: float = 10) -> float:
    """Return how wide text is on one line, in points.

    Args:
        text: Without line ends.
        size: Of the type, in points.
    """
    return sum(map(_WIDTHS.__getitem__, text)) * size / 100


@lru_cache(maxsize=8192)
def lines_in(text: str, width: float, size: float = 10) -> int:
    """Return over how many lines text wraps in a column.

    Args:
        text: What stands in the cell.
        width: Of the column, in characters, as Excel counts them.
        size: Of the type, in points.
    """
    room = width * POINTS_A_CHARACTER - _PADDING
    return sum(_wrapped(line, max(room, size), size) for line in text.split("\n"))


def columns_for(text: str, size: float = 10) -> float:
    """Return the width of the column in which text stands on one line, in characters."""
    longest = max(text_points(line, size) for line in text.split("\n"))
    return (longest + _PADDING) / POINTS_A_CHARACTER


def _wrapped(line: str, room: float, size: float) -> int:
    if text_points(line, size) <= room:
        return 1
    lines, used, space = 1, 0.0, _SPACE * size / 100
    for word in line.split(" "):
        wide = text_points(word, size)
        if used and used + space + wide > room:
            lines, used = lines + 1, 0.0
        used = used + space + wide if used else wide
        lines += max(0, math.ceil(used / room) - 1)
        used = used if used <= room else used % room
    return lines

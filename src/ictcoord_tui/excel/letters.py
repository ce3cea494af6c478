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

REGULAR = 0.985
"""Regular text beside the widths here: it is 3 % narrower, and half of that is left as air."""

_SHRUNK = 0.945
"""How much smaller the type of a line gets at the most that should just fit."""

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
    return _measured(text)[0] * size / 100


@lru_cache(maxsize=8192)
def lines_in(text: str, width: float, size: float = 10) -> int:
    """Return over how many lines text wraps in a column.

    Args:
        text: What stands in the cell.
        width: Of the column, in characters, as Excel counts them.
        size: Of the type, in points.
    """
    room = max((width * POINTS_A_CHARACTER - _PADDING) / size, 1) * 100
    return sum(_wrapped(line, room) for line in text.split("\n"))


def just_a_line(text: str, width: float, size: float = 10) -> bool:
    """Tell whether text may or may not stand on one line, by the program that draws it.

    Such text had better shrink a little than stand above an empty line, or lose its last word.
    """
    return lines_in(text, width, size) > 1 == lines_in(text, width, size * _SHRUNK)


@lru_cache(maxsize=8192)
def columns_for(text: str, size: float = 10) -> float:
    """Return the width of the column in which text stands on one line, in characters."""
    longest = max(text_points(line, size) for line in text.split("\n"))
    return (longest + _PADDING) / POINTS_A_CHARACTER


@lru_cache(maxsize=8192)
def _measured(line: str) -> tuple[int, tuple[int, ...]]:
    """Return the width of a line and of each of its words, in hundredths of the type's size."""
    words = tuple(map(_word, line.split(" ")))
    return sum(words) + _SPACE * (len(words) - 1), words


@lru_cache(maxsize=8192)
def _word(word: str) -> int:
    return sum(map(_WIDTHS.__getitem__, word))


def _wrapped(line: str, room: float) -> int:
    """Return how many lines a line becomes in so many hundredths of the type's size."""
    whole, words = _measured(line)
    if whole <= room:
        return 1
    lines, used = 1, 0.0
    for wide in words:
        if used and used + _SPACE + wide > room:
            lines, used = lines + 1, 0.0
        used = used + _SPACE + wide if used else wide
        if used > room:
            lines += math.ceil(used / room) - 1
            used %= room
    return lines

"""How columns share the width of a page: as few lines as can be, and no broken words."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ictcoord_tui.excel.letters import columns_for, lines_in

_USUALLY = 0.95
"""Part of the texts of a column that counts; the longest few may wrap, or break a word."""

_RUNGS = 6
_SMALLEST_STEP = 1.5
_NARROWEST = 6.0
_GAP = 0.5
"""Characters between one column and the next, beside what Excel leaves free."""

_OWN_LINES = 0.1
"""What a line less in a column is worth while another column keeps the row as high."""


@dataclass(frozen=True)
class Wish:
    """What a column needs.

    Attributes:
        texts: What stands in it, row by row, the header aside.
        header: Its header: may wrap, but not inside a word.
        usual: Room it gets when nothing asks for more or less, in characters.
        kept: Room it never goes below.
    """

    texts: Sequence[str]
    header: str
    usual: float
    kept: float = 0.0

    @cached_property
    def least(self) -> float:
        """The width at which no word of the header, and no usual word below, is broken."""
        words = sorted(map(_column, {word for text in set(self.texts) for word in text.split()}))
        headed = (_column(word) for word in self.header.split())
        return max(*headed, min(_usually(words), self.usual), self.kept, _NARROWEST)

    @cached_property
    def need(self) -> float:
        """The width at which nearly every text stands on one line."""
        return max(_usually(sorted(_column(text) for text in self.texts if text)), self.least)

    @cached_property
    def ladder(self) -> Sequence[tuple[float, Sequence[int]]]:
        """Widths from the least to what is needed, each with the lines of every row."""
        step = max(_SMALLEST_STEP, (self.need - self.least) / _RUNGS)
        count = math.ceil((self.need - self.least) / step)
        widths = [min(self.least + step * rung, self.need) for rung in range(count + 1)]
        return [(width, [lines_in(text, width) for text in self.texts]) for width in widths]


def shared_widths(wishes: Sequence[Wish], whole: float) -> list[float]:
    """Share the width of a page among columns.

    Each starts as narrow as it can be. Width then goes, step by step, where it saves most lines of
    rows for what it takes; what is left goes to columns that have less than usual, to write in.

    Args:
        wishes: One a column, with equally many texts.
        whole: Characters there are on the page.
    """
    rungs = [0] * len(wishes)
    while (step := _best_step(wishes, rungs, whole)) is not None:
        column, rung = step
        rungs[column] = rung
    widths = _widths(wishes, rungs)
    for index, wish in enumerate(wishes):
        more = min(wish.usual - widths[index], whole - sum(widths))
        widths[index] += max(0.0, more)
    return [round(width, 2) for width in widths]


def _widths(wishes: Sequence[Wish], rungs: Sequence[int]) -> list[float]:
    return [wish.ladder[rung][0] for wish, rung in zip(wishes, rungs, strict=True)]


def _best_step(
    wishes: Sequence[Wish], rungs: Sequence[int], whole: float
) -> tuple[int, int] | None:
    """Return the column and the rung that save most for what they take; `None` when none does."""
    room = whole - sum(_widths(wishes, rungs))
    lines = [wish.ladder[rung][1] for wish, rung in zip(wishes, rungs, strict=True)]
    steps = [
        (saved / more, column, rung)
        for column in range(len(wishes))
        for saved, more, rung in _steps(wishes[column], rungs[column], lines, column)
        if more <= room and saved
    ]
    if not steps:
        return None
    _, column, rung = max(steps)
    return column, rung


def _steps(
    wish: Wish, now: int, lines: Sequence[Sequence[int]], column: int
) -> Iterator[tuple[float, float, int]]:
    """Yield what each higher rung of a column saves and takes."""
    if now == len(wish.ladder) - 1:
        return
    width, mine = wish.ladder[now]
    rest = [one for index, one in enumerate(lines) if index != column]
    others = [max(row) for row in zip(*rest, strict=True)] or [1] * len(mine)
    high = sum(map(max, mine, others))
    for rung in range(now + 1, len(wish.ladder)):
        more, then = wish.ladder[rung]
        saved = high - sum(map(max, then, others)) + _OWN_LINES * (sum(mine) - sum(then))
        yield saved, more - width, rung


def _column(text: str) -> float:
    return columns_for(text) + _GAP


def _usually(ordered: Sequence[float]) -> float:
    return ordered[math.ceil((len(ordered) - 1) * _USUALLY)] if ordered else 0.0

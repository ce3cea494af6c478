"""How columns share the width of a page: as few lines as can be, and no broken words."""

import math
from collections.abc import Iterable, Iterator, Sequence
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


@dataclass(frozen=True, slots=True)
class _Rung:
    """A width that a column may get, with the lines its texts then take: by row, and in all."""

    width: float
    lines: Sequence[int]
    total: int


@dataclass(frozen=True)
class Wish:
    """What a column needs.

    Attributes:
        texts: What stands in it, row by row, the header aside.
        header: Its header: may wrap, but not inside a word.
        usual: Room it gets when nothing asks for more or less, in characters.
        kept: Room it never goes below.
    """

    texts: tuple[str, ...]
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
        return max(_usually(sorted(map(_column, filter(None, self.texts)))), self.least)

    @cached_property
    def ladder(self) -> Sequence["_Rung"]:
        """Widths from the least to what is needed, each with the lines of every row."""
        step = max(_SMALLEST_STEP, (self.need - self.least) / _RUNGS)
        count = math.ceil((self.need - self.least) / step)
        widths = [min(self.least + step * rung, self.need) for rung in range(count + 1)]
        return [self._rung(width, set(self.texts)) for width in widths]

    def _rung(self, width: float, distinct: Iterable[str]) -> "_Rung":
        """Wrap every text once, however many rows it stands in."""
        wrapped = {text: lines_in(text, width) for text in distinct}
        lines = list(map(wrapped.__getitem__, self.texts))
        return _Rung(width, lines, sum(lines))


def shared_widths(wishes: Sequence[Wish], whole: float) -> list[float]:
    """Share the width of a page among columns.

    Each starts as narrow as it can be. Width then goes, step by step, where it saves most lines of
    rows for what it takes; what is left goes to columns that have less than usual, to write in.

    Args:
        wishes: One a column, with equally many texts.
        whole: Characters there are on the page.
    """
    rungs = [0] * len(wishes)
    lowest = zip(*(wish.ladder[0].lines for wish in wishes), strict=True)
    wrapped = [row for row, cells in enumerate(lowest) if max(cells) > 1]
    while (step := _best_step(wishes, rungs, whole, wrapped)) is not None:
        column, rung = step
        rungs[column] = rung
    widths = _widths(wishes, rungs)
    for index, wish in enumerate(wishes):
        more = min(wish.usual - widths[index], whole - sum(widths))
        widths[index] += max(0.0, more)
    return [round(width, 2) for width in widths]


def _widths(wishes: Sequence[Wish], rungs: Sequence[int]) -> list[float]:
    return [wish.ladder[rung].width for wish, rung in zip(wishes, rungs, strict=True)]


def _best_step(
    wishes: Sequence[Wish], rungs: Sequence[int], whole: float, wrapped: Sequence[int]
) -> tuple[int, int] | None:
    """Return the column and the rung that save most for what they take; `None` when none does."""
    room = whole - sum(_widths(wishes, rungs))
    lines = [wish.ladder[now].lines for wish, now in zip(wishes, rungs, strict=True)]
    steps = [
        (saved / more, column, rung)
        for column, highest in enumerate(_highest(lines, wrapped))
        for rung, saved, more in _steps(wishes[column].ladder, rungs[column], room, highest)
        if saved
    ]
    if not steps:
        return None
    _, column, rung = max(steps)
    return column, rung


def _highest(
    lines: Sequence[Sequence[int]], rows: Iterable[int]
) -> Sequence[Sequence[tuple[int, int]]]:
    """Return for every column the rows that it alone makes as high as they are.

    Only there does a wider column save a line of the row. With each row stands how high it would
    be without this column.
    """
    found: list[list[tuple[int, int]]] = [[] for _ in lines]
    for row in rows:
        cells = [column[row] for column in lines]
        *_, other, high = sorted([1, *cells])
        if high > other:
            found[cells.index(high)].append((row, other))
    return found


def _steps(
    ladder: Sequence[_Rung], now: int, room: float, highest: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, float, float]]:
    """Yield every higher rung of a column for which there is room, with what it saves and takes."""
    here = ladder[now]
    for number, rung in enumerate(ladder[now + 1 :], start=now + 1):
        more = rung.width - here.width
        if more > room:
            return
        saved = sum(here.lines[row] - max(rung.lines[row], other) for row, other in highest)
        yield number, saved + _OWN_LINES * (here.total - rung.total), more


def _column(text: str) -> float:
    return columns_for(text) + _GAP


def _usually(ordered: Sequence[float]) -> float:
    return ordered[math.ceil((len(ordered) - 1) * _USUALLY)] if ordered else 0.0

"""Where a printed sheet goes over to the next page, worked out from widths and heights."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ictcoord_tui.excel.letters import POINTS_A_CHARACTER

T = TypeVar("T")

SIDE_INCHES = 0.4
TOP_INCHES = 0.45
BOTTOM_INCHES = 0.6
"""White around what is printed; the footer stands in the lowest."""

ACROSS = 195
"""Characters beside each other on a lying A4, at three quarters of full size: 7,5 points."""

UPRIGHT = 99
UPRIGHT_SMALL = 140
"""The same on a standing A4: at full size, and at nearly three quarters of it."""

_SHORT_SIDE, _LONG_SIDE = 595.3, 841.9
_INCH = 72.0
_TOO_NEAR = 0.97
_LITTLE_LOST = 0.8
"""A part may begin on a new page when no more than this stands on the page before it."""


@dataclass(frozen=True, slots=True)
class Print:
    """How a sheet is printed: one A4 wide, with the first rows above every page.

    Attributes:
        heights: Of every row, in points.
        width: Of all columns that are printed, in characters.
        landscape: Whether the paper lies.
        repeated: Points of the rows that come back on each page.
        breaks: Rows (from 1) after which a new page begins in any case.
    """

    heights: Sequence[float]
    width: float
    landscape: bool
    repeated: float = 0.0
    breaks: Sequence[int] = ()

    @property
    def scale(self) -> float:
        """How much smaller than on screen: 1 is full size."""
        long = _LONG_SIDE if self.landscape else _SHORT_SIDE
        across = long - 2 * SIDE_INCHES * _INCH
        return min(1.0, across / (self.width * POINTS_A_CHARACTER))

    @property
    def room(self) -> float:
        """Points of rows that fit on a page."""
        high = _SHORT_SIDE if self.landscape else _LONG_SIDE
        return (high - (TOP_INCHES + BOTTOM_INCHES) * _INCH) / self.scale

    def pages(self) -> int:
        """Return how many pages it takes."""
        return self._filled(())[0]

    def breaks_before(
        self, parts: Sequence[int], whole: Sequence[tuple[int, int]] = ()
    ) -> list[int]:
        """Return after which rows to turn the page, so that a part does not begin at its foot.

        A part that begins higher on the page stays where it is, and so does one that would cost a
        page more: paper is not left empty for it.

        Args:
            parts: Rows (from 1) in which a part begins.
            whole: First and last row of what stays together in any case, such as room to sign.
        """
        chosen: list[int] = []
        pages, filled = self._filled(chosen)
        ends = dict(whole)
        for part in sorted({*parts, *ends}):
            if part in ends:
                if self._is_split((part, ends[part]), filled):
                    chosen.append(part - 1)
                    pages, filled = self._filled(chosen)
            elif _LITTLE_LOST < filled[part] / self.room < _TOO_NEAR:
                more, then = self._filled([*chosen, part - 1])
                if more <= pages:
                    chosen.append(part - 1)
                    filled = then
        return chosen

    @staticmethod
    def _is_split(rows: tuple[int, int], filled: Mapping[int, float]) -> bool:
        """Tell whether a page ends between the first and the last of some rows."""
        first, last = rows
        return any(filled[row + 1] <= filled[row] for row in range(first, last))

    def _filled(self, chosen: Collection[int]) -> tuple[int, dict[int, float]]:
        """Return how many pages there are with more breaks, and how full each is before a row."""
        filled: dict[int, float] = {}
        return 1 + sum(1 for _ in self._turns([*self.breaks, *chosen], filled)), filled

    def _turns(self, breaks: Collection[int], filled: dict[int, float]) -> Iterator[int]:
        """Yield the rows a new page begins with; note how full the page was before each row."""
        used, room = 0.0, self.room
        for row, height in enumerate(self.heights, start=1):
            if used and (row - 1 in breaks or used + height > room):
                used = self.repeated
                yield row
            filled[row] = used
            used += height


def fewest_pages(tried: Sequence[tuple[int, T]]) -> T:
    """Return the first of several layouts (so with the largest type) that takes the fewest pages.

    Args:
        tried: From large type to small: how many pages it takes, and the layout.
    """
    fewest = tried[-1][0]
    return next(layout for pages, layout in tried if pages <= fewest)

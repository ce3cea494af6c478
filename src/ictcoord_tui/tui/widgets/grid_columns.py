"""Which columns of a grid are drawn, where, and how wide: sums, without a screen."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence

from rich.cells import cell_len

from ictcoord_tui.tui.widgets.strips import padded
from ictcoord_tui.values import dataclass

GUTTER = 3
"""Cells before the first column: one for the mark, one for the row's sign, one of air."""

_LEAST_ROOM = 4
"""Narrowest rest of a column that still tells something, in cells."""

_MANY = 6
"""So many columns are enough: where there is room for them, what they hold comes before others."""


@dataclass(frozen=True, slots=True)
class Header:
    """What the grid must know of a column.

    Attributes:
        width: Usual width in cells; a column that grows and holds little may be narrower.
        grow: Share of the width that is left over; 0 stays at `width`.
        brief: The title may be cut to the width: there are as many columns as schools.
        right: Align to the right, for numbers.
        sign: One letter behind the title, for how the rows are sorted on it; or nothing.
    """

    id: str
    title: str
    width: int
    grow: int = 0
    right: bool = False
    brief: bool = False
    sign: str = ""

    def head(self, room: int) -> str:
        """Return what stands above a column, with the gap behind it: the sign moves no column.

        Args:
            room: Width of the column, in cells.
        """
        if not self.sign or cell_len(self.title) + 2 > room:
            return padded(self.title, room, self.right) + (self.sign or " ")
        return padded(f"{self.title} {self.sign}", room, self.right) + " "


@dataclass(frozen=True, slots=True)
class Drawn:
    """A column on screen: its number among all columns, where it begins, how wide it is."""

    number: int
    x: int
    room: int


class GridColumns:
    """The columns of a grid, of which whole ones are drawn; the first one always.

    Attributes:
        drawn: The columns in sight, from left to right.
    """

    def __init__(self) -> None:
        self.drawn: list[Drawn] = []
        self._headers: Sequence[Header] = ()
        self._wishes: dict[str, int] = {}
        self._lengths: dict[str, list[int]] = {}
        self._widths: list[int] = []
        self._width = 0
        self._left = 0

    def learn(self, headers: Sequence[Header], texts: Callable[[str], Iterable[str]]) -> None:
        """Look how wide the columns that grow would like to be.

        Args:
            headers: The columns.
            texts: Returns what stands in a column, by its id.
        """
        lengths = {
            header.id: sorted(map(cell_len, texts(header.id))) for header in headers if header.grow
        }
        self._wishes = {column: max(found, default=0) for column, found in lengths.items()}
        # A dash where nobody is named says nothing about how long names are.
        self._lengths = {column: [n for n in found if n > 1] for column, found in lengths.items()}

    def measure(self, headers: Sequence[Header], width: int) -> None:
        """Give every column its width, and choose those that are drawn.

        Args:
            headers: The columns.
            width: Of the grid, in cells.
        """
        self._headers, self._width = headers, width
        self._left = min(self._left, max(0, len(headers) - 1))
        self._widths = [self._usual_width(header) for header in headers]
        compared = any(header.brief for header in headers)
        if len(self._whole_columns(0)) < len(headers) and not compared:
            self._widths = self._roomy_widths(self._widths)
        self._lay_out()

    def show(self, column: int) -> bool:
        """Scroll by whole columns behind the first, which stays; tell whether anything moved.

        Args:
            column: Number of the column that has to be in sight.
        """
        left = min(self._left, max(0, column - 1))
        while left < column - 1 and not self._fits(left, column):
            left += 1
        moved = left != self._left
        if moved:
            self._left = left
            self._lay_out()
        return moved

    def at(self, x: int) -> int:
        """Return the number of the column at a place across."""
        return next((one.number for one in reversed(self.drawn) if x >= one.x), 0)

    def of(self, number: int) -> Drawn | None:
        """Return where a column is drawn; nothing when it is out of sight."""
        return next((one for one in self.drawn if one.number == number), None)

    @property
    def hidden_sides(self) -> tuple[bool, bool]:
        """Whether there are columns out of sight on the left and on the right."""
        last = self.drawn[-1].number if self.drawn else len(self._widths) - 1
        return self._left > 0, last < len(self._widths) - 1

    def _fits(self, left: int, column: int) -> bool:
        """Tell whether a column is shown whole when scrolled this far."""
        shown = [0, *range(left + 1, column + 1)]
        return self._taken(shown) <= self._line_width(shown[-1])

    def _taken(self, columns: Sequence[int]) -> int:
        return GUTTER + sum(self._widths[number] + 1 for number in columns)

    def _line_width(self, last: int) -> int:
        """Cells for columns up to a last one, which needs no gap after it when it is the very last.

        Otherwise the arrow that says there is more stands behind the gap.
        """
        return self._width + 1 if last == len(self._widths) - 1 else self._width - 1

    def _roomy_widths(self, usual: list[int]) -> list[int]:
        """Return widths nearer to the contents, as long as enough columns are left in sight.

        Of all columns that grow; else of the first and of what the table is about, or of the
        latter alone: a name that is cut tells less than an empty column that is out of sight.
        """
        enough = min(_MANY, len(usual))
        about = [number for number, one in enumerate(self._headers) if number and one.grow > 1]
        for columns, wishes, most in (
            (range(len(usual)), self._wish, 1.5),
            ((0, *about), self._common_wish, 1.5),
            (about, self._common_wish, 2.0),
        ):
            self._widths = list(usual)
            for number in columns:
                wish = wishes(number)
                self._widths[number] = max(usual[number], min(wish, int(usual[number] * most)))
            if len(self._whole_columns(0)) >= enough:
                return self._widths
        return usual

    def _usual_width(self, header: Header) -> int:
        """Return the least width of a column: its title is whole, and what is empty gives way.

        Not the columns the table is about, which have more than one share: what is typed there
        next would be cut.
        """
        width = header.width
        if header.grow == 1:
            width = min(width, max(self._wishes.get(header.id, 0), width * 2 // 3))
        return width if header.brief else max(width, cell_len(header.title))

    def _lay_out(self) -> None:
        """Choose the columns that are drawn: whole ones, which share what room is left."""
        shown = self._whole_columns(self._left)
        rooms = self._shared_out(shown)
        x = GUTTER
        self.drawn = []
        for number in shown:
            room = min(rooms[number], self._width - x)
            self.drawn.append(Drawn(number, x, room))
            x += room + 1

    def _whole_columns(self, left: int) -> list[int]:
        """Return the columns that are shown whole when scrolled that far, one behind the first."""
        if not self._widths:
            return []
        shown = [0]
        for number in range(left + 1, len(self._widths)):
            fits = self._taken([*shown, number]) <= self._line_width(number)
            least = len(shown) == 1 and self._taken(shown) + _LEAST_ROOM <= self._width
            if not (fits or least):
                break
            shown.append(number)
        return shown

    def _wish(self, number: int) -> int:
        """Return the width in which all texts of a column are whole."""
        return self._wishes.get(self._headers[number].id, 0)

    def _common_wish(self, number: int) -> int:
        """Return the width in which nearly all texts of a column are whole."""
        lengths = self._lengths.get(self._headers[number].id, [])
        return lengths[len(lengths) * 9 // 10] if lengths else 0

    def _cut(self, number: int, room: int) -> float:
        """Return which part of the texts of a column is cut at a width."""
        lengths = self._lengths.get(self._headers[number].id, [])
        return 1 - bisect_right(lengths, room) / len(lengths) if lengths else 0.0

    def _shared_out(self, shown: Sequence[int]) -> dict[int, int]:
        """Return widths: first what the contents ask for, then the rest by the shares to grow."""
        headers = self._headers
        rooms = {number: self._widths[number] for number in shown}
        spare = self._line_width(shown[-1]) - self._taken(shown) if shown else 0
        growing = [number for number in shown if headers[number].grow]
        # The first column says which row it is, and those with more than one share what the table
        # is about: they come before the others. Each next cell goes where most is cut.
        first = [number for number in growing if not number or headers[number].grow > 1]
        while spare > 0 and first:
            most = max(first, key=lambda number: self._cut(number, rooms[number]))
            if not self._cut(most, rooms[most]):
                break
            rooms[most] += 1
            spare -= 1
        wanting = {n: max(0, self._wish(n) - rooms[n]) for n in growing}
        while spare > 0 and any(wanting.values()):
            for number in wanting:
                given = min(headers[number].grow, wanting[number], spare)
                rooms[number] += given
                wanting[number] -= given
                spare -= given
        shares = sum(headers[number].grow for number in growing)
        if shares and spare > 0 and shown[-1] == len(headers) - 1:
            for number in growing:
                rooms[number] += spare * headers[number].grow // shares
        return rooms

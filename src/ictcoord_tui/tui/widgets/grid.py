"""A table that draws only what is visible, and keeps its cursor on a row, not on a number.

Textual's `DataTable` holds every cell as a renderable, moves the cursor by index and cannot show
headings between rows. This grid asks a source for the cells it draws, so that it costs the same
for 100 rows and for 100,000, and an edit repaints one line.
"""

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import ClassVar, Protocol

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from ictcoord_tui.tui.present.more import more_sign
from ictcoord_tui.tui.widgets.grid_columns import GUTTER, GridColumns, Header
from ictcoord_tui.tui.widgets.marks import CURSOR, MARKED
from ictcoord_tui.tui.widgets.strips import padded, strip_of
from ictcoord_tui.values import dataclass


class Tone(StrEnum):
    """How a cell looks; what it means always stands in its text as well."""

    PLAIN = "plain"
    MUTED = "muted"
    ATTENTION = "attention"
    GOOD = "good"
    STRONG = "strong"


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Line:
    """A row with cells, or a heading over the rows that follow.

    Attributes:
        heading: Text of a heading, or what a cell above could not hold; `None` for a row.
        rest: It is such a text, and looks like a row.
    """

    id: str
    heading: str | None = None
    rest: bool = False


class GridSource(Protocol):
    """Where a grid gets its contents from."""

    @property
    def headers(self) -> Sequence[Header]:
        """The columns; the first stays in sight when scrolling sideways."""

    @property
    def lines(self) -> Sequence[Line]:
        """The rows and headings, in the order shown."""

    def cell(self, row: str, column: str) -> Cell:
        """Return what a cell shows."""

    def sign(self, row: str) -> str:
        """Return one letter that stands before a row, or a space."""


_SAMPLE = 400
"""Rows that are looked at to learn how wide a column would like to be."""


class Grid(Widget, can_focus=True):
    """The table itself: draws, moves, marks. It never changes data.

    Args:
        source: Where the contents come from.
        moved: Called at once when the cursor stands on another cell.
        says_more: The last line says that there is more, where no number of the row tells.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "grid--header",
        "grid--heading",
        "grid--row",
        "grid--cursor-row",
        "grid--cursor",
        "grid--marked",
        *(f"grid--{tone.value}" for tone in Tone),
    }

    @dataclass
    class Chosen(Message):
        """A cell was clicked twice, or Enter was pressed where a click would do."""

        grid: "Grid"

        @property
        def control(self) -> "Grid":
            """The grid that sent it."""
            return self.grid

    def __init__(
        self,
        source: GridSource,
        *,
        moved: Callable[[], None] | None = None,
        says_more: bool = False,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(id=id)
        self._looks: dict[tuple[str, bool], Style] = {}
        self._moved = moved
        self._says_more = says_more
        self._source = source
        self._lines: Sequence[Line] = ()
        self._index: dict[str, int] = {}
        self._rows: tuple[str, ...] = ()
        self._numbers: dict[str, int] = {}
        self._top = 0
        self._row: str | None = None
        self._column = 0
        self._known: tuple[tuple[str, ...], int] = ((), 0)
        self._columns = GridColumns()
        self.marked: frozenset[str] = frozenset()
        """Ids of the marked rows."""

    # Contents

    @property
    def source(self) -> GridSource:
        """Where the contents come from."""
        return self._source

    @source.setter
    def source(self, source: GridSource) -> None:
        self._source = source
        self.reload()

    def reload(self) -> None:
        """Take in new contents; the cursor stays on its row, or on the one that took its place."""
        was_at = self._index.get(self._row or "", 0)
        self._lines = self._source.lines
        self._index = {line.id: number for number, line in enumerate(self._lines)}
        self._rows = tuple(line.id for line in self._lines if line.heading is None)
        self._numbers = {row: number for number, row in enumerate(self._rows)}
        if self._row not in self._index or self._is_heading(self._index[self._row]):
            self._row = self._nearest_row(was_at)
        self.marked = frozenset(row for row in self.marked if row in self._index)
        self._column = min(self._column, max(0, len(self._source.headers) - 1))
        self._measure()
        self._show_cursor()
        self.refresh()

    def update(self, source: GridSource) -> None:
        """Take in contents of which little changed: only rows that look otherwise are drawn.

        Only what is in sight is compared, so that it costs the same however many rows there are.
        With other rows or columns it is a reload.
        """
        before = self._source
        if source.lines != before.lines or source.headers != before.headers:
            self.source = source
            return
        self._source = source
        columns = [source.headers[column.number].id for column in self._columns.drawn]
        for line in self._lines[self._top : self._top + self._body_height]:
            if line.heading is None and not _alike(before, source, line.id, columns):
                self._refresh_row(line.id)

    @property
    def rows(self) -> tuple[str, ...]:
        """Ids of the rows shown, without headings."""
        return self._rows

    @property
    def cursor_row(self) -> str | None:
        """Id of the row the cursor is on."""
        return self._row

    @property
    def cursor_column(self) -> str:
        """Id of the column the cursor is on."""
        return self._source.headers[self._column].id

    @property
    def cursor_position(self) -> int:
        """Number of the cursor's row among the rows, from 1; 0 without rows."""
        return self._numbers[self._row] + 1 if self._row is not None else 0

    # Moving

    def go_to(self, row: str | None = None, column: str | None = None) -> bool:
        """Put the cursor on a row and a column; return whether that row is shown."""
        if row is not None and row not in self._index:
            return False
        columns = [header.id for header in self._source.headers]
        self._place(
            row if row is not None else self._row,
            columns.index(column) if column in columns else self._column,
        )
        return True

    def move_rows(self, count: int) -> bool:
        """Move the cursor down (or up, when negative) by rows; return whether it moved."""
        rows = self.rows
        if not rows or self._row is None:
            return False
        here = self._numbers[self._row]
        there = min(max(here + count, 0), len(rows) - 1)
        self._place(rows[there], self._column)
        if there == 0:
            # Headings above the first row come into sight again.
            self._scroll_to_line(0)
        return there != here

    def move_columns(self, count: int) -> bool:
        """Move the cursor right (or left, when negative); return whether it moved."""
        there = min(max(self._column + count, 0), len(self._source.headers) - 1)
        moved = there != self._column
        self._place(self._row, there)
        return moved

    def move_page(self, pages: int) -> None:
        """Move the cursor by screens full."""
        self.move_rows(pages * max(1, self._body_height - 1))

    def toggle_mark(self, row: str) -> None:
        """Mark a row, or take its mark away."""
        self.marked = self.marked ^ {row}
        self._refresh_row(row)

    def mark_only(self, rows: frozenset[str]) -> None:
        """Mark exactly these rows."""
        changed = self.marked ^ rows
        self.marked = rows
        for row in changed:
            self._refresh_row(row)

    def cell_region(self, row: str, column: str) -> Region | None:
        """Return where a cell is drawn, relative to the grid; nothing when it is out of sight."""
        line = self._index.get(row)
        if line is None or not self._top <= line < self._top + self._body_height:
            return None
        number = [header.id for header in self._source.headers].index(column)
        here = self._columns.of(number)
        return Region(here.x, 1 + line - self._top, here.room, 1) if here is not None else None

    # Drawing

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the height the grid would like: a header and all its lines."""
        return len(self._lines) + 1

    def render_line(self, y: int) -> Strip:
        """Draw one line: the header, a heading or a row."""
        width = self.size.width
        if y == 0:
            return self._header_strip(width)
        number = self._top + y - 1
        if y > self._body_height:
            more = " " * GUTTER + more_sign(self._top > 0, number < len(self._lines))
            muted = self._row_style + self._tone_style(Tone.MUTED)
            return strip_of([(more, muted)], width, self._row_style)
        if number >= len(self._lines):
            return Strip.blank(width, self._row_style)
        line = self._lines[number]
        if line.heading is not None:
            style = self._look("row" if line.rest else "heading")
            return strip_of([(f"{line.heading}", style)], width, style)
        return self._row_strip(line.id, width)

    def on_resize(self) -> None:
        """Share the new width among the columns, and use all of the new height."""
        self._measure(anew=True)
        self._top = min(self._top, max(0, len(self._lines) - self._body_height))
        self._show_cursor()
        self.refresh()

    def on_focus(self) -> None:
        """Show the cursor as active."""
        self._refresh_cursor()

    def on_blur(self) -> None:
        """Show the cursor as resting."""
        self._refresh_cursor()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse points; a second click chooses."""
        number = self._top + event.y - 1
        inside = 0 < event.y <= self._body_height and number < len(self._lines)
        if not inside or self._is_heading(number):
            return
        row = self._lines[number].id
        column = self._columns.at(event.x)
        again = row == self._row and column == self._column
        self._place(row, column)
        if again:
            self.post_message(self.Chosen(self))

    def on_mouse_scroll_down(self) -> None:
        """Move down three rows."""
        self.move_rows(3)

    def on_mouse_scroll_up(self) -> None:
        """Move up three rows."""
        self.move_rows(-3)

    def _header_strip(self, width: int) -> Strip:
        style = self._look("header")
        parts = [(" " * GUTTER, style)]
        for column in self._columns.drawn:
            parts.append((self._source.headers[column.number].head(column.room), style))
        strip = strip_of(parts, width, style)
        left, right = self._columns.hidden_sides
        if right:
            strip = Strip.join([strip.crop(0, width - 1), Strip([Segment("→", style)])])
        return Strip.join([Strip([Segment("←", style)]), strip.crop(1, width)]) if left else strip

    def _row_strip(self, row: str, width: int) -> Strip:
        here = row == self._row
        base = self._row_style
        if row in self.marked:
            base += self._look("marked")
        # Only the name tells which row it is: a step then repaints two names and two cells.
        name = base + self._look("cursor-row", partial=True)
        mark = MARKED if row in self.marked else CURSOR if here else " "
        lead = name if here else base
        parts = [(mark, lead), (self._source.sign(row), lead), (" ", base)]
        for column in self._columns.drawn:
            header = self._source.headers[column.number]
            cell = self._source.cell(row, header.id)
            style = (lead if column.number == 0 else base) + self._tone_style(cell.tone)
            if here and column.number == self._column:
                style = self._cursor_style(base)
            parts.extend(((padded(cell.text, column.room, header.right), style), (" ", base)))
        return strip_of(parts, width, base)

    def notify_style_update(self) -> None:
        """Look again how everything looks: another theme, or the focus."""
        self._looks.clear()
        super().notify_style_update()

    def _look(self, part: str, *, partial: bool = False) -> Style:
        """Return how a part looks. Textual forgets that with every line that is drawn again."""
        if (part, partial) not in self._looks:
            style = self.get_component_rich_style(f"grid--{part}", partial=partial)
            self._looks[part, partial] = style
        return self._looks[part, partial]

    def _cursor_style(self, base: Style) -> Style:
        if self.has_focus:
            return base + self._look("cursor")
        return base + Style(underline=True)

    def _tone_style(self, tone: Tone) -> Style:
        return Style.null() if tone is Tone.PLAIN else self._look(tone.value, partial=True)

    # Inside

    @property
    def _row_style(self) -> Style:
        return self._look("row")

    @property
    def _body_height(self) -> int:
        height = max(1, self.size.height - 1)
        return height - 1 if self._says_more and 1 < height < len(self._lines) else height

    def _is_heading(self, number: int) -> bool:
        return self._lines[number].heading is not None

    def _nearest_row(self, number: int) -> str | None:
        after = [line.id for line in self._lines[number:] if line.heading is None]
        before = [line.id for line in self._lines[:number] if line.heading is None]
        nearest = after[:1] or before[-1:]
        return nearest[0] if nearest else None

    def _place(self, row: str | None, column: int) -> None:
        if (row, column) == (self._row, self._column):
            return
        self._refresh_cursor()
        self._row, self._column = row, column
        self._show_cursor()
        self._refresh_cursor()
        if self._moved is not None:
            self._moved()

    def _show_cursor(self) -> None:
        if self._row is None or not self._columns.drawn or not self.size:
            return
        line = last = self._index[self._row]
        while last + 1 < len(self._lines) and self._lines[last + 1].rest:
            last += 1
        if line < self._top:
            # A heading right above the row tells what the row belongs to.
            above = line > 0 and self._is_heading(line - 1)
            self._scroll_to_line(line - 1 if above and self._body_height > 1 else line)
        elif last >= self._top + self._body_height:
            self._scroll_to_line(min(line, last - self._body_height + 1))
        if self._columns.show(self._column):
            self.refresh()

    def _scroll_to_line(self, top: int) -> None:
        if top != self._top:
            self._top = top
            self.refresh()

    def _measure(self, *, anew: bool = False) -> None:
        """Share the width among the columns.

        How wide they would like to be is not looked at after each edit: columns that change their
        width while one types would be a nuisance.
        """
        headers = self._source.headers
        known = (tuple(header.id for header in headers), len(self._lines))
        if anew or known != self._known:
            self._known = known
            self._columns.learn(headers, self._texts)
        self._columns.measure(headers, self.size.width)

    def _texts(self, column: str) -> Iterator[str]:
        return (self._source.cell(row, column).text for row in self.rows[:_SAMPLE])

    def _refresh_cursor(self) -> None:
        """Draw the row again from its name to the cell under the cursor; the rest looks the same.

        One region a row: what lies between costs less than a second jump of the terminal's cursor.
        """
        if self._row is None or not self._columns.drawn:
            return
        cell = self.cell_region(self._row, self.cursor_column)
        if cell is not None:
            self.refresh(Region(0, cell.y, min(cell.right, self.size.width), 1))

    def _refresh_row(self, row: str) -> None:
        line = self._index.get(row)
        if line is not None and self._top <= line < self._top + self._body_height:
            self.refresh(Region(0, 1 + line - self._top, self.size.width, 1))


def _alike(one: GridSource, other: GridSource, row: str, columns: Sequence[str]) -> bool:
    """Tell whether two sources draw a row alike."""
    return one.sign(row) == other.sign(row) and all(
        one.cell(row, column) == other.cell(row, column) for column in columns
    )

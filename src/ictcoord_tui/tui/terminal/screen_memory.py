"""What the terminal shows already, so that only what differs is sent.

Textual draws every widget again that was touched: mounting an editor draws the whole table under
it, although one line changes. Over a slow line every byte counts, so what goes out is compared,
cell by cell, with what was sent before. Colours, too, are sent only where they change.
"""

from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import Console
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.geometry import Size
from textual.strip import Strip

TerminalCell = tuple[str, str]
"""A sign with the look it has: the numbers of its SGR sequence. The right half of a wide sign is
an empty text."""

_NEAR = 6
"""Cells between two changes that cost no more to send again than jumping over them."""


class ScreenMemory:
    """The cells of the terminal, as far as they were sent."""

    def __init__(self) -> None:
        self._size = Size(0, 0)
        self._lines: dict[int, list[TerminalCell | None]] = {}

    def forget(self) -> None:
        """Take nothing for granted: the terminal was resized, or somebody else drew on it."""
        self._lines.clear()

    def difference(self, update: LayoutUpdate | ChopsUpdate, size: Size) -> "Difference":
        """Return the update without what the terminal shows already.

        Args:
            update: What Textual wants to draw.
            size: Of the terminal.
        """
        if size != self._size:
            self._size = size
            self.forget()
        return Difference(self, update)

    def take_in(self, y: int, x: int, cells: list[TerminalCell]) -> Iterator[tuple[int, int]]:
        """Remember a piece of a line; yield start and end, within the piece, of what is new.

        Args:
            y: Line of the terminal, from 0.
            x: Its first column, from 0.
            cells: What it is to show.
        """
        line = self._lines.setdefault(y, [None] * self._size.width)
        end = min(len(cells), len(line) - x)
        known = line[x : x + end]
        line[x : x + end] = cells[:end]
        start = stop = -1
        for place in range(end):
            if known[place] == cells[place]:
                continue
            if start < 0:
                start = place
            elif place - stop > _NEAR:
                yield _whole(cells, start, stop)
                start = place
            stop = place + 1
        if start >= 0:
            yield _whole(cells, start, stop)


class Difference(CompositorUpdate):
    """An update of the screen that sends only what the terminal does not show yet.

    Args:
        memory: What it shows.
        update: What Textual wants to draw.
    """

    def __init__(self, memory: ScreenMemory, update: LayoutUpdate | ChopsUpdate) -> None:
        self._memory = memory
        self._update = update

    def render_segments(self, console: Console) -> str:
        """Return what to send; called only when it is sent, so the memory tells the truth."""
        written: list[str] = []
        look = ""
        row = -1
        for y, x, strip in _pieces(self._update):
            cells = _cells(strip, console)
            for start, end in self._memory.take_in(y, x, cells):
                column = x + start + 1
                # The column is told in full: a sign of unexpected width pushes nothing aside.
                written.append(f"\x1b[{column}G" if row == y else f"\x1b[{y + 1};{column}H")
                row = y
                look = _write(written, cells[start:end], look)
        if look:
            written.append("\x1b[m")
        return "".join(written)


def _write(written: list[str], cells: list[TerminalCell], look: str) -> str:
    """Write cells after what was written, from one look; return the look of the last one."""
    for sign, own in cells:
        if own != look:
            written.append(f"\x1b[0;{own}m" if own else "\x1b[m")
            look = own
        written.append(sign)
    return look


def _pieces(update: LayoutUpdate | ChopsUpdate) -> Iterator[tuple[int, int, Strip]]:
    """Yield line, column and contents of everything in an update."""
    if isinstance(update, LayoutUpdate):
        for y, strips in enumerate(update.strips, update.region.y):
            x = update.region.x
            for strip in strips:
                yield y, x, strip
                x += strip.cell_length
        return
    for y, left, right in update.spans:
        for end, (x, chop) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if chop is not None and x < right and end > left:
                first = max(x, left)
                yield y, first, chop.crop(first - x, min(end, right) - x)


def _cells(strip: Strip, console: Console) -> list[TerminalCell]:
    system = console._color_system  # noqa: SLF001 - Textual draws with it, and tells it nobody
    cells: list[TerminalCell] = []
    for text, style, control in strip:
        if control:
            continue
        look = ""
        if style is not None and system is not None:
            known = style._ansi  # noqa: SLF001 - what Textual keeps there
            look = Strip.render_ansi(style, system) if known is None else known
        if text.isascii():
            cells.extend([(sign, look) for sign in text])
        else:
            _add_signs(cells, text, look)
    return cells


def _add_signs(cells: list[TerminalCell], text: str, look: str) -> None:
    for sign in text:
        width = cell_len(sign)
        if width == 0 and cells:
            # A mark stands on the sign before it.
            cells[-1] = (cells[-1][0] + sign, look)
        else:
            cells.append((sign, look))
            cells.extend([("", look)] * (width - 1))


def _whole(cells: list[TerminalCell], start: int, stop: int) -> tuple[int, int]:
    """Return the piece with whole signs: half a wide one cannot be sent."""
    while start and not cells[start][0]:
        start -= 1
    while stop < len(cells) and not cells[stop][0]:
        stop += 1
    return start, stop

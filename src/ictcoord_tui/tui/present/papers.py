"""A paper on screen: tables that wrap instead of cutting, bars of `█░` beside their numbers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from rich.cells import cell_len

from ictcoord_tui.insights.rows import RowRef
from ictcoord_tui.paper import (
    Bar,
    BarLine,
    Bars,
    Column,
    Heading,
    Items,
    Line,
    Paper,
    Paragraph,
    SignHere,
    Table,
    Target,
)
from ictcoord_tui.paper import Block as PaperBlock
from ictcoord_tui.reports.markdown import bar_signs
from ictcoord_tui.tui.present.blocks import Block, laid_out, wrapped
from ictcoord_tui.tui.widgets.grid import Tone

GAP = 2
"""Cells between columns."""

_NARROWEST = 9
_LONGEST_WORD = 22
_SMALLEST_BAR = 5
_LARGEST_BAR = 30
_LONGEST_LABEL = 22
_SENTENCE = 40
"""Sentences in a column of fewer cells read badly."""

_Widths: TypeAlias = Mapping[tuple[Column, ...], tuple[int, ...]]
"""Cells of every column, by the columns of a table; a last one of none stands under its line."""


@dataclass(frozen=True)
class Page:
    """A paper laid out for a width.

    Attributes:
        blocks: What a list of blocks shows.
        targets: Where the blocks lead that can be chosen, by the id of the block.
    """

    blocks: tuple[Block, ...]
    targets: Mapping[str, Target]


class _Layout:
    """Collects blocks; a line that leads somewhere gets an id that survives an edit."""

    def __init__(self, width: int, columns: _Widths) -> None:
        self.width, self.columns = width, columns
        self.blocks: list[Block] = []
        self.targets: dict[str, Target] = {}
        self._part = ""

    def text(self, text: str, tone: Tone = Tone.PLAIN, mark: str = "") -> None:
        self.blocks.append(Block(text, tone, mark))

    def begin(self, part: str) -> None:
        """Start a part of the page: the same person may stand in several."""
        self._part = part

    def space(self) -> None:
        if self.blocks:
            self.blocks.append(Block())

    def chosen(self, lines: Sequence[str], target: Target | None, tone: Tone = Tone.PLAIN) -> None:
        """Add lines that are one thing to the cursor."""
        key = self._key(target) if target is not None else ""
        for line in lines:
            bare = line.lstrip(" ")
            indent = line[: len(line) - len(bare)]
            self.blocks.append(Block(bare.rstrip(), tone, indent, target=key))

    def _key(self, target: Target) -> str:
        if isinstance(target, RowRef):
            name = f"{target.overview_id}/{target.situation}/{target.task_id}"
        else:
            name = f"person/{target.person_id}"
        key, number = f"{self._part}/{name}", 1
        while key in self.targets:
            number += 1
            key = f"{self._part}/{name}/{number}"
        self.targets[key] = target
        return key


def paper_page(paper: Paper, width: int) -> Page:
    """Return a paper as blocks for a width in cells."""
    layout = _Layout(width, _shared_widths(paper, width))
    for block in paper.blocks:
        _block(layout, block)
    return Page(tuple(layout.blocks), layout.targets)


def paper_text(paper: Paper, width: int) -> str:
    """Return a paper as plain text, for the clipboard."""
    page = paper_page(paper, width)
    lines = ("".join(text for text, _ in one.parts) for one in laid_out(page.blocks, width))
    return "\n".join((paper.title, paper.subtitle, "", *(line.rstrip() for line in lines)))


def _block(layout: _Layout, block: PaperBlock) -> None:
    match block:
        case Heading():
            layout.space()
            layout.text(block.text, Tone.STRONG)
        case Paragraph():
            layout.text(block.text)
        case Items():
            for line in block.lines:
                layout.text(line, mark="- ")
        case Table():
            _table(layout, block)
        case Bars():
            _bars(layout, block)
        case SignHere():
            layout.text(", ".join(block.names))


def _titled(layout: _Layout, title: str, count: int | None = None) -> None:
    layout.begin(title)
    layout.space()
    if title:
        layout.text(f"{title} ({count})" if count is not None else title, Tone.STRONG)


# Tables


def _table(layout: _Layout, table: Table) -> None:
    _titled(layout, table.title, len(table.lines))
    widths = layout.columns[table.columns]
    titles = tuple(column.title for column in table.columns)
    if any(titles):
        for text in _table_line(titles, widths, table, layout.width):
            layout.chosen([text], None, Tone.MUTED)
    for line in table.lines:
        texts = _table_line(line.cells, widths, table, layout.width)
        layout.chosen(list(texts), line.target)


def _table_line(
    cells: Sequence[str], widths: Sequence[int], table: Table, room: int
) -> Iterator[str]:
    """Give the lines of a row, with the sentences under it for which there is no column."""
    if all(widths):
        yield from _row(cells, widths, table.columns)
        return
    yield from _row(cells[:-1], widths[:-1], table.columns[:-1])
    indent = " " * (2 * GAP)
    if cells[-1]:
        yield from (f"{indent}{text}" for text in wrapped(cells[-1], room - len(indent)))


def _shared_widths(paper: Paper, width: int) -> _Widths:
    """Return the widths of tables: those with the same columns stand under each other."""
    alike: dict[tuple[Column, ...], list[Line]] = {}
    for block in paper.blocks:
        if isinstance(block, Table):
            alike.setdefault(block.columns, []).extend(block.lines)
    return {one: _widths_of(Table(one, tuple(lines)), width) for one, lines in alike.items()}


def _widths_of(table: Table, width: int) -> tuple[int, ...]:
    widths = column_widths(table, width)
    if not table.columns[-1].sentences or widths[-1] >= _SENTENCE:
        return widths
    return (*column_widths(Table(table.columns[:-1], table.lines), width), 0)


def column_widths(table: Table, width: int) -> tuple[int, ...]:
    """Return the width of every column: what it needs, or less for the widest ones.

    Args:
        table: The table.
        width: Cells there are for the whole, gaps included.
    """
    widths = [
        max(cell_len(text) for text in (column.title, *(line.cells[n] for line in table.lines)))
        for n, column in enumerate(table.columns)
    ]
    room = width - GAP * (len(widths) - 1)
    words = [_longest_word(table, n) for n in range(len(widths))]
    _shrink(widths, room, words)
    _shrink(widths, room, [_NARROWEST] * len(widths))
    return tuple(widths)


def _longest_word(table: Table, number: int) -> int:
    texts = (table.columns[number].title, *(line.cells[number] for line in table.lines))
    words = (cell_len(word) for text in texts for word in text.split())
    return max(_NARROWEST, min(_LONGEST_WORD, max(words, default=0)))


def _shrink(widths: list[int], room: int, least: Sequence[int]) -> None:
    """Take cells from the widest columns until all fit, as long as any has more than its least."""
    while sum(widths) > room:
        able = [n for n, width in enumerate(widths) if width > least[n]]
        if not able:
            return
        widths[max(able, key=widths.__getitem__)] -= 1


def _row(cells: Sequence[str], widths: Sequence[int], columns: Sequence[Column]) -> Iterator[str]:
    """Give the lines of a row: every cell wraps in its own column."""
    parts = [
        (text,)
        if len(text) <= width and text.isascii() and "\n" not in text
        else wrapped(text, width)
        for text, width in zip(cells, widths, strict=True)
    ]
    for number in range(max(map(len, parts))):
        line = []
        for part, width, column in zip(parts, widths, columns, strict=True):
            text = part[number] if number < len(part) else ""
            free = " " * (width - cell_len(text))
            line.append(free + text if column.right else text + free)
        yield (" " * GAP).join(line).rstrip()


# Bars


def _bars(layout: _Layout, block: Bars) -> None:
    _titled(layout, block.title)
    label = min(_LONGEST_LABEL, max(cell_len(line.label) for line in block.lines))
    texts = [
        max(cell_len(line.bars[n].text) for line in block.lines) for n in range(len(block.columns))
    ]
    note = max(cell_len(line.note) for line in block.lines)
    gaps = GAP * len(block.columns) + len(block.columns) + (GAP if note else 0)
    room = (layout.width - label - sum(texts) - note - gaps) // max(1, len(block.columns))
    if room < _SMALLEST_BAR:
        _stacked(layout, block)
        return
    sizes = _Sizes(label, min(room, _LARGEST_BAR), tuple(texts))
    _bar_titles(layout, block, sizes)
    for line in block.lines:
        layout.chosen(_bar_line(line, block.scale, sizes), line.target)


@dataclass(frozen=True, slots=True)
class _Sizes:
    label: int
    bar: int
    texts: tuple[int, ...]


def _bar_titles(layout: _Layout, block: Bars, sizes: _Sizes) -> None:
    parts = [" " * sizes.label]
    for title, text in zip(block.columns, sizes.texts, strict=True):
        parts.append(title.ljust(sizes.bar + 1 + text))
    layout.chosen([(" " * GAP).join(parts).rstrip()], None, Tone.MUTED)


def _bar_line(line: BarLine, scale: float, sizes: _Sizes) -> list[str]:
    label, *rest = wrapped(line.label, sizes.label)
    parts = [label + " " * (sizes.label - cell_len(label))]
    for bar, text in zip(line.bars, sizes.texts, strict=True):
        signs = bar_signs(bar, scale, sizes.bar)
        parts.append(f"{signs:<{sizes.bar}} {bar.text:<{text}}")
    return [(" " * GAP).join((*parts, line.note)).rstrip(), *rest]


def _stacked(layout: _Layout, block: Bars) -> None:
    """One bar a line, for narrow screens."""
    title = max(cell_len(column) for column in block.columns)
    longest = max(cell_len(bar.text) for line in block.lines for bar in line.bars)
    room = max(_SMALLEST_BAR, layout.width - title - longest - 2 - GAP)
    for line in block.lines:
        note = f" ({line.note})" if line.note else ""
        lines = [line.label + note]
        for column, bar in zip(block.columns, line.bars, strict=True):
            lines.append(_stacked_bar(column.ljust(title), bar, block.scale, room))
        layout.chosen(lines, line.target)


def _stacked_bar(title: str, bar: Bar, scale: float, room: int) -> str:
    signs = bar_signs(bar, scale, room)
    return f"{' ' * GAP}{title} {signs} {bar.text}" if signs else f"{' ' * GAP}{title} {bar.text}"

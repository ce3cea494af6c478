"""A paper as Markdown, for reading, mailing and keeping in a wiki."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ictcoord_tui.domain.text import neutralise
from ictcoord_tui.paper import (
    GOES_ON,
    Bar,
    Bars,
    Block,
    Column,
    Heading,
    Items,
    Paper,
    Paragraph,
    SignHere,
    Table,
)
from ictcoord_tui.reports.ranks import with_ranks

BAR_CELLS = 20
"""Signs in a full bar."""

HOW_TITLE = "Zo is dit berekend"
"""Heading above how the numbers were computed."""

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~&])")
_LEADING = re.compile(r"^(\s*)([-+=]|\d+[.)])")


def to_markdown(paper: Paper) -> str:
    """Return the paper as Markdown; nothing in a dossier can become markup."""
    return "\n".join(_lines(paper)).rstrip("\n") + "\n"


def bar_signs(bar: Bar, scale: float, cells: int) -> str:
    """Return a bar in signs: `█` up to the value, `░` what is free, `!` what is over the limit.

    A bar that goes on beyond the scale ends with `›`. Over the limit is always longer than what
    just fits in the same limit, also where both round to the same number of signs.

    Args:
        bar: The bar.
        scale: The value of a full bar.
        cells: Signs in a full bar.
    """
    if bar.value > scale:
        return bar_signs(replace(bar, value=scale), scale, cells)[:-1] + GOES_ON
    whole = _cells(bar.value, scale, cells)
    if bar.limit is None:
        return "█" * whole
    room = _cells(bar.limit, scale, cells)
    if bar.value <= bar.limit:
        return "█" * whole + "░" * max(0, room - whole)
    room = min(room, cells - 1)
    return "█" * room + "!" * max(1, whole - room)


def _cells(value: float, scale: float, cells: int) -> int:
    """Anything above 0 is seen."""
    drawn = round(min(value, scale) / scale * cells)
    return max(1, drawn) if value > 0 else 0


def _lines(paper: Paper) -> Iterator[str]:
    yield f"# {_plain(paper.title)}"
    yield ""
    if paper.subtitle:
        yield _plain(paper.subtitle)
        yield ""
    for block, rank in with_ranks(paper.blocks):
        yield from _block(block, rank)
        yield ""
    if paper.how:
        yield f"## {HOW_TITLE}"
        yield ""
        yield _plain(paper.how)


def _block(block: Block, rank: int) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * block.level} {_plain(block.text)}"
        case Paragraph():
            yield _paragraph(block.text)
        case Items():
            yield from (f"- {_plain(line)}" for line in block.lines)
        case Table():
            yield from _table(block, rank)
        case Bars():
            yield from _bars(block, rank)
        case SignHere():
            yield from _sign_here(block)


def _table(block: Table, rank: int) -> Iterator[str]:
    yield from _titled(rank, block.title, len(block.lines))
    yield from _header(block.columns)
    for line in block.lines:
        yield f"| {' | '.join(_plain(cell) for cell in line.cells)} |"


def _bars(block: Bars, rank: int) -> Iterator[str]:
    yield from _titled(rank, block.title)
    yield from _header((Column(""), *map(Column, block.columns), Column("")))
    for line in block.lines:
        bars = [
            f"{bar_signs(bar, block.scale, BAR_CELLS)} {_plain(bar.text)}".strip()
            for bar in line.bars
        ]
        yield f"| {' | '.join((_plain(line.label), *bars, _plain(line.note)))} |"


def _titled(rank: int, title: str, count: int | None = None) -> Iterator[str]:
    if title:
        yield f"{'#' * rank} {_plain(title)}" + (f" ({count})" if count is not None else "")
        yield ""


def _header(columns: tuple[Column, ...]) -> Iterator[str]:
    yield f"| {' | '.join(_plain(column.title) for column in columns)} |"
    yield f"|{'|'.join(' ---: ' if column.right else ' --- ' for column in columns)}|"


def _sign_here(block: SignHere) -> Iterator[str]:
    yield "| Wie | Datum | Handtekening |"
    yield "| --- | --- | --- |"
    for name in block.names:
        yield f"| {_plain(name)} |  |  |"


def _paragraph(text: str) -> str:
    """Blank lines part paragraphs, single line breaks stay line breaks."""
    return "  \n".join(_plain(line) for line in text.split("\n"))


def _plain(text: str) -> str:
    """Return the text as itself: on one line, with a backslash before what Markdown would obey."""
    one_line = " ".join(neutralise(line) for line in text.split("\n"))
    return _LEADING.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", one_line))

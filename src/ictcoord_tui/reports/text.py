"""A paper as plain text: one sentence a line, in reading order, for screen readers and scripts.

A line of a table names its columns, so that it can be understood by itself: nothing depends on
what stands above what.
"""

from collections.abc import Iterator

from ictcoord_tui.domain.text import neutralise
from ictcoord_tui.paper import (
    BarLine,
    Bars,
    Block,
    Heading,
    Items,
    Line,
    Paper,
    Paragraph,
    SignHere,
    Table,
)
from ictcoord_tui.reports.markdown import HOW_TITLE


def to_text(paper: Paper) -> str:
    """Return the paper as plain text, without signs that are only for the eye."""
    return "\n".join(_lines(paper)).rstrip("\n") + "\n"


def _lines(paper: Paper) -> Iterator[str]:
    yield _line(paper.title)
    if paper.subtitle:
        yield _line(paper.subtitle)
    for block in paper.blocks:
        yield from _block(block)
    if paper.how:
        yield ""
        yield f"{HOW_TITLE}: {_line(paper.how)}"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield ""
            yield _line(block.text)
        case Paragraph():
            yield from map(_line, block.text.split("\n"))
        case Items():
            yield from (f"- {_line(line)}" for line in block.lines)
        case Table():
            yield from _titled(block.title, len(block.lines))
            titles = [column.title for column in block.columns]
            yield from (_row(titles, line) for line in block.lines)
        case Bars():
            yield from _titled(block.title)
            yield from (_bars(block.columns, line) for line in block.lines)
        case SignHere():
            yield from (f"- Handtekening {_line(name)}: " for name in block.names)


def _titled(title: str, count: int | None = None) -> Iterator[str]:
    yield ""
    if title:
        yield _line(title) + (f" ({count})" if count is not None else "")


def _row(titles: list[str], line: Line) -> str:
    """The first cell says what the line is about and needs no name."""
    first, *rest = line.cells
    said = [_named(title, cell) for title, cell in zip(titles[1:], rest, strict=True)]
    return f"- {'; '.join([_line(first), *filter(None, said)])}"


def _bars(columns: tuple[str, ...], line: BarLine) -> str:
    said = [_named(title, bar.text) for title, bar in zip(columns, line.bars, strict=True)]
    return f"- {'; '.join(filter(None, (_line(line.label), *said, _line(line.note))))}"


def _named(title: str, text: str) -> str:
    if not text:
        return ""
    return f"{_line(title)}: {_line(text)}" if title else _line(text)


def _line(text: str) -> str:
    return " ".join(neutralise(part) for part in text.split("\n"))

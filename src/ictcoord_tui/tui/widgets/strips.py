"""Pieces of a line on screen: text in so many cells, and parts put together."""

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip


def padded(text: str, width: int, right: bool = False) -> str:
    """Return the text in exactly so many cells; what does not fit ends in a dot-dot-dot.

    Args:
        text: On one line or more; on screen it is one.
        width: Cells.
        right: Align it to the right.
    """
    length = cell_len(text)
    if "\n" in text:
        text = text.replace("\n", " ")
    if length > width:
        return set_cell_size(text, max(0, width - 1)) + "…" if width else ""
    return " " * (width - length) + text if right else text + " " * (width - length)


def strip_of(parts: Sequence[tuple[str, Style]], width: int, filler: Style) -> Strip:
    """Return the parts as one line; neighbours that look the same share one piece.

    Args:
        parts: Texts with their looks, from the left.
        width: Cells of the line.
        filler: Look of what is left over.
    """
    segments: list[Segment] = []
    for text, style in parts:
        if segments and segments[-1].style == style:
            segments[-1] = Segment(segments[-1].text + text, style)
        else:
            segments.append(Segment(text, style))
    return Strip(segments).adjust_cell_length(width, filler)

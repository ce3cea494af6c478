"""A page as a list of blocks: what is read, and what the cursor can stand on.

Presenters make blocks, `BlockList` draws them and wraps them to its width.
"""

from collections.abc import Iterable, Mapping, Sequence

from rich.cells import cell_len, chop_cells, set_cell_size

from ictcoord_tui.tui.widgets.grid import Tone
from ictcoord_tui.values import dataclass

CHOSEN, OTHER = CHOICES = ("● ", "○ ")
"""Before the value that holds, and before one that does not."""

SHORTEST = 8
"""Text is never wrapped to fewer cells than this."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading or a thing to choose.

    Attributes:
        text: What is read; wrapped, or cut to one line when it can be chosen and has a tail.
        tone: How it looks.
        mark: Stands before the first line.
        rest: Stands before the lines that follow; spaces as wide as the mark by default.
        tail: Stands at the end of the first line, to the right; below a text it leaves no room.
        under: More about it, on lines of its own, less prominent.
        mark_tone: How the mark looks; like the text by default.
        target: Id under which the cursor can stand on it; empty when it cannot.
    """

    text: str = ""
    tone: Tone = Tone.PLAIN
    mark: str = ""
    rest: str = ""
    tail: str = ""
    tail_tone: Tone = Tone.PLAIN
    under: str = ""
    target: str = ""
    mark_tone: Tone | None = None


@dataclass(frozen=True, slots=True)
class Laid:
    """One line on screen.

    Attributes:
        block: Number of the block it belongs to.
        parts: Texts with their tones, from the left; as wide as the page or less.
    """

    block: int
    parts: tuple[tuple[str, Tone], ...]


@dataclass(frozen=True)
class Layout:
    """A page of blocks as lines.

    Attributes:
        width: For how many cells.
        spans: First and last line of every block that can be chosen, by its target.
    """

    blocks: Sequence[Block]
    width: int
    lines: tuple[Laid, ...]
    spans: Mapping[str, tuple[int, int]]


def lay_out(blocks: Sequence[Block], width: int) -> Layout:
    """Return a page as lines of some width in cells, with where each target stands."""
    lines = laid_out(blocks, width)
    spans: dict[str, tuple[int, int]] = {}
    for number, line in enumerate(lines):
        target = blocks[line.block].target
        if target:
            first, _ = spans.get(target, (number, number))
            spans[target] = (first, number)
    return Layout(blocks, width, lines, spans)


def heading(text: str) -> tuple[Block, Block]:
    """Return an empty line and a heading."""
    return Block(), Block(text, Tone.STRONG)


def laid_out(blocks: Sequence[Block], width: int) -> tuple[Laid, ...]:
    """Return the lines of a page of some width in cells."""
    return tuple(
        Laid(number, parts)
        for number, block in enumerate(blocks)
        for parts in _block_lines(block, width)
    )


def wrapped(text: str, width: int) -> tuple[str, ...]:
    """Return a text in lines of at most a number of cells; line breaks in it are kept.

    Words that are longer than a line are cut.
    """
    width = max(SHORTEST, width)
    if cell_len(text) <= width and "\n" not in text:
        return (text,)
    return tuple(line for part in text.split("\n") for line in _wrapped_line(part, width))


def hanging(mark: str, text: str, width: int) -> str:
    """Return a text behind a mark; the lines that follow stand under the text, not the mark.

    Args:
        mark: With the air behind it.
        text: What is wrapped.
        width: Cells there are for both.
    """
    rest = "\n" + " " * cell_len(mark)
    return mark + rest.join(wrapped(text, width - cell_len(mark)))


def fitted(text: str, width: int) -> str:
    """Return a text cut to a number of cells, with `…` where something is left out."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(0, width - 1)).rstrip() + "…" if width > 0 else ""


def _block_lines(block: Block, width: int) -> Iterable[tuple[tuple[str, Tone], ...]]:
    rest = block.rest or " " * cell_len(block.mark)
    room = width - cell_len(block.mark)
    look = block.mark_tone or block.tone
    head = room - cell_len(block.tail) - 1
    beside = bool(block.tail) and (bool(block.target) or cell_len(block.text) <= head)
    if beside:
        text = fitted(block.text, head)
        gap = " " * (head - cell_len(text) + 1)
        yield (block.mark, look), (text + gap, block.tone), (block.tail, block.tail_tone)
    elif cell_len(block.text) <= room and "\n" not in block.text:
        # A long page is nearly all lines that were laid out before.
        yield (block.mark, look), (block.text, block.tone)
    else:
        for number, line in enumerate(wrapped(block.text, room)):
            yield (block.mark if number == 0 else rest, look), (line, block.tone)
    if block.tail and not beside:
        yield (rest, look), (block.tail, block.tail_tone)
    if block.under:
        for line in _under(block.under, width - cell_len(rest)):
            yield (rest, look), (line, Tone.MUTED)


def _under(text: str, width: int) -> Iterable[str]:
    """Yield lines; behind the mark of a choice, what follows stands under its text."""
    for part in text.split("\n"):
        if part.startswith(CHOICES):
            yield from hanging(part[:2], part[2:], width).split("\n")
        else:
            yield from wrapped(part, width)


def _wrapped_line(text: str, width: int) -> list[str]:
    if cell_len(text) <= width:
        return [text]
    lines: list[str] = []
    line: list[str] = []
    used = -1
    for word in text.split(" "):
        size = cell_len(word)
        if line == [""]:
            line, used = [], -1
        if used + 1 + size <= width:
            line.append(word)
            used += 1 + size
            continue
        if line:
            lines.append(" ".join(line))
        *whole, last = [word] if size <= width else chop_cells(word, width)
        lines.extend(whole)
        line, used = [last], cell_len(last)
    return [*lines, " ".join(line)]

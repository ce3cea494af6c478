"""Help as text: the keys that work now, the marks, and the words that stand in front."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content

from ictcoord_tui.content.glossary import Term
from ictcoord_tui.content.help import HelpPage
from ictcoord_tui.tui.present.blocks import hanging, wrapped

KEYS_WIDTH = 17
"""Cells of the column with keys."""


@dataclass(frozen=True, slots=True)
class KeyLine:
    """Keys that do the same.

    Attributes:
        keys: As people read them.
        label: What they do, in a few words.
        more: A sentence about it; empty when the label says all.
    """

    keys: tuple[str, ...]
    label: str
    more: str = ""


def what_text(page: HelpPage, width: int) -> Content:
    """Return what a page is, and what one can do there, in lines of at most so many cells."""
    lines = [*wrapped(page.what, width), "", *(hanging("- ", line, width) for line in page.can)]
    return Content("\n".join(lines))


def keys_text(lines: Sequence[KeyLine], width: int) -> Content:
    """Return keys with what they do, in two columns.

    Args:
        lines: The keys.
        width: Cells there are.
    """
    parts: list[Content | tuple[str, str] | str] = []
    for line in lines:
        keys = ", ".join(line.keys)
        said = f"{line.label}: {line.more}" if line.more else line.label
        parts += _beside(keys, said, KEYS_WIDTH, width)
    return Content.assemble(*parts)


def marks_text(marks: Iterable[tuple[str, str]], width: int) -> Content:
    """Return marks with their meanings."""
    parts: list[Content | tuple[str, str] | str] = []
    for mark, meaning in marks:
        parts += _beside(mark, meaning, 5, width)
    return Content.assemble(*parts)


def words_text(terms: Iterable[Term], width: int) -> Content:
    """Return terms with their meanings."""
    parts: list[Content | tuple[str, str] | str] = []
    for term in terms:
        said = "\n  ".join(wrapped(term.meaning, width - 2))
        parts += [(term.name, "bold"), f"\n  {said}\n"]
    return Content.assemble(*parts)


def _beside(
    left: str, right: str, column: int, width: int
) -> list[Content | tuple[str, str] | str]:
    """Return a text beside a shorter one; below it when that is too long for its column."""
    first, *rest = wrapped(right, width - column)
    gap = " " * (column - cell_len(left))
    if cell_len(left) >= column:
        gap = "\n" + " " * column
    lines = [first, *(" " * column + line for line in rest)]
    return [(left, "bold"), gap + "\n".join(lines) + "\n"]

"""Tables that say the same nothing in every line are one sentence on paper.

On screen such a table stays one: each of its lines leads somewhere.
"""

from collections.abc import Iterable, Sequence

from ictcoord_tui.content.words import capital
from ictcoord_tui.paper import Block, Items, Table
from ictcoord_tui.reports.pages.asked import NO_HOURS, NOBODY, NOBODY_DOES

_NOTHING = frozenset({"", "-", NOBODY, NO_HOURS, NOBODY_DOES})


_FEWEST = 3
"""From how many lines on a sentence reads better than a table."""

_NOBODY = frozenset({NOBODY, NOBODY_DOES})


def condensed(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return a page with one sentence for every table of which only the first column says anything.

    Args:
        blocks: The page. Tables with numbers, names or reasons stay as they are.
    """
    return tuple(_sentence(one) if _says_nothing(one) else one for one in blocks)


def _says_nothing(block: Block) -> bool:
    if not isinstance(block, Table) or len(block.lines) < _FEWEST:
        return False
    # A person's own tasks stay a table, also while nothing was agreed about any of them.
    bare = len(block.columns) == 1
    return all(
        _NOTHING.issuperset(line.cells[1:]) and (bare or not _NOBODY.isdisjoint(line.cells[1:]))
        for line in block.lines
    )


def _sentence(block: Block) -> Block:
    if not isinstance(block, Table):
        return block
    names = "; ".join(line.cells[0] for line in block.lines)
    said = block.title or capital(_common(block.lines[0].cells[1:]) or block.columns[0].title)
    return Items((f"{said} ({len(block.lines)}): {names}.",))


def _common(cells: Sequence[str]) -> str:
    """Return the word that says most of what is missing: nobody goes before no hours."""
    return next((word for word in (NOBODY_DOES, NOBODY, NO_HOURS) if word in cells), "")

"""The rank of headings: what stands below another heading is of a lower rank."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ictcoord_tui.paper import Block, Heading

_HIGHEST = 3
"""Rank of the title of a table below no heading, or below one of the second rank."""


def with_ranks(blocks: Iterable[Block]) -> Iterator[tuple[Block, int]]:
    """Yield blocks with the rank that the title of a table has there: below the heading above it.

    Args:
        blocks: A page, whose own title is of the first rank.
    """
    rank = _HIGHEST
    for block in blocks:
        if isinstance(block, Heading):
            rank = max(_HIGHEST, block.level + 1)
        yield block, rank


def lowered(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield a page as a part of another one: every heading one rank lower."""
    for block in blocks:
        yield replace(block, level=block.level + 1) if isinstance(block, Heading) else block

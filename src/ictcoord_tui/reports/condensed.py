"""Tables that say the same nothing in every line are one sentence on paper.

On screen such a table stays one: each of its lines leads somewhere.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from ictcoord_tui.content.words import capital
from ictcoord_tui.paper import Block, Heading, Items, Table, Target
from ictcoord_tui.reports.pages.asked import NO_HOURS, NOBODY, NOBODY_DOES
from ictcoord_tui.reports.ranks import with_ranks

_NOTHING = frozenset({"", "-", NOBODY, NO_HOURS, NOBODY_DOES})


_FEWEST = 3
"""From how many lines on a sentence reads better than a table."""

_NOBODY = frozenset({NOBODY, NOBODY_DOES})


_MANY = 8
"""From how many lines on a sentence becomes a list: one line for every section."""

SectionOf: TypeAlias = Callable[[Target | None], str]
"""Tells the section of the task a line leads to; empty for none."""


def condensed(blocks: Iterable[Block], section_of: SectionOf = lambda _: "") -> tuple[Block, ...]:
    """Return a page with one sentence for every table of which only the first column says anything.

    A long one becomes a list, with the tasks of a section on each line.

    Args:
        blocks: The page. Tables with numbers, names or reasons stay as they are.
        section_of: The section of a task; without it nothing becomes a list.
    """
    found: list[Block] = []
    for one, rank in with_ranks(blocks):
        if isinstance(one, Table) and _says_nothing(one):
            found.extend(_told(one, section_of, rank))
        else:
            found.append(one)
    return tuple(found)


def _says_nothing(block: Table) -> bool:
    if len(block.lines) < _FEWEST:
        return False
    # A person's own tasks stay a table, also while nothing was agreed about any of them.
    bare = len(block.columns) == 1
    return all(
        _NOTHING.issuperset(line.cells[1:]) and (bare or not _NOBODY.isdisjoint(line.cells[1:]))
        for line in block.lines
    )


def _told(block: Table, section_of: SectionOf, rank: int) -> tuple[Block, ...]:
    said = block.title or capital(_common(block.lines[0].cells[1:]) or block.columns[0].title)
    said = f"{said} ({len(block.lines)})"
    by_section: dict[str, list[str]] = {}
    for line in block.lines:
        by_section.setdefault(section_of(line.target), []).append(line.cells[0])
    if len(block.lines) < _MANY or "" in by_section:
        names = "; ".join(line.cells[0] for line in block.lines)
        return (Items((f"{said}: {names}.",)),)
    lines = (f"{section}: {'; '.join(names)}" for section, names in by_section.items())
    return (Heading(said, level=rank), Items(tuple(lines)))


def _common(cells: Sequence[str]) -> str:
    """Return the word that says most of what is missing: nobody goes before no hours."""
    return next((word for word in (NOBODY_DOES, NOBODY, NO_HOURS) if word in cells), "")

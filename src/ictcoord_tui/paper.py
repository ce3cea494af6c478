"""What goes on paper or on a page of the screen: headings, paragraphs, tables and bars, as values.

A page is made once and shown in several ways: in Markdown, as print-ready HTML, and in the
terminal. Lines remember where they lead and what they are about, so that a screen can jump and
filter; paper ignores that.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeAlias

from ictcoord_tui.domain.tasks import Cluster
from ictcoord_tui.insights.rows import RowRef


@dataclass(frozen=True, slots=True)
class PersonRef:
    """Somebody a line leads to."""

    person_id: str


Target: TypeAlias = RowRef | PersonRef
"""Where a line leads."""


@dataclass(frozen=True, slots=True)
class About:
    """What a line is about; `None` where that says nothing about the line.

    Attributes:
        overviews: Ids of the dossiers.
        cluster: The cluster of its task.
        people: Ids of the people; empty when it is about nobody being there.
    """

    overviews: frozenset[str] | None = None
    cluster: Cluster | None = None
    people: frozenset[str] | None = None


NOTHING_SAID = About()
"""A line that every filter leaves alone."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        right: It holds numbers.
        sentences: It is the last, and holds sentences: with little room they stand under the line.
    """

    title: str
    right: bool = False
    sentences: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table."""

    cells: tuple[str, ...]
    target: Target | None = None
    about: About = NOTHING_SAID


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes:
        title: What stands above it, with the number of lines; empty for nothing.
    """

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar.

    Attributes:
        value: How long it is.
        limit: Up to where there is room; `None` for no such limit.
        text: The numbers, in words.
    """

    value: float
    limit: float | None
    text: str


@dataclass(frozen=True, slots=True)
class BarLine:
    """A line with a label and one bar for every column; `note` says what the bars mean."""

    label: str
    bars: tuple[Bar, ...]
    note: str = ""
    target: Target | None = None
    about: About = NOTHING_SAID


GOES_ON = "›"
"""Ends a bar that goes on beyond the scale."""

_FAR_LONGER = 2
_FEW = 3


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars on one scale, side by side for every column (today beside the target)."""

    columns: tuple[str, ...]
    lines: tuple[BarLine, ...]
    title: str = ""

    @property
    def scale(self) -> float:
        """The value of a full bar; never 0.

        One bar that is far longer than all others, and than any limit, goes on beyond it: else it
        would leave all others one sign. Where it has only one other beside it, there is nothing
        to tell apart, and the lengths stay true.
        """
        reach = sorted(max((bar.value for bar in line.bars), default=0.0) for line in self.lines)
        limits = [bar.limit for line in self.lines for bar in line.bars if bar.limit]
        longest = max((*reach, *limits), default=0.0)
        if not limits and sum(value > 0 for value in reach) < _FEW:
            return longest or 1.0
        usual = max((*reach[:-1], *limits), default=0.0)
        far = _FAR_LONGER if limits else 2 * _FAR_LONGER
        return min(longest, far * usual) or longest or 1.0

    @property
    def cut(self) -> bool:
        """Whether a bar goes on beyond the scale."""
        return any(bar.value > self.scale for line in self.lines for bar in line.bars)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `new_page` when it starts a sheet of its own in print."""

    text: str
    level: int = 2
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list of short sentences."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SignHere:
    """Room for signatures, one for every name or role."""

    names: tuple[str, ...]


Block: TypeAlias = Heading | Paragraph | Items | Table | Bars | SignHere


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole page or report.

    Attributes:
        title: What it is called.
        subtitle: Whose it is, and of which day.
        how: How the numbers were computed; empty for nothing.
    """

    title: str
    blocks: tuple[Block, ...]
    subtitle: str = ""
    how: str = ""

    @property
    def count(self) -> int:
        """Number of lines in its tables and bars."""
        return sum(len(block.lines) for block in self.blocks if isinstance(block, Table | Bars))


@dataclass(frozen=True, slots=True)
class Filter:
    """Which lines to show; `None` for no such choice."""

    overview: str | None = None
    cluster: Cluster | None = None
    person: str | None = None

    @property
    def active(self) -> bool:
        """Whether anything is chosen."""
        return self != Filter()

    def lets_through(self, about: About) -> bool:
        """Tell whether a line stays: nothing it is about contradicts a choice."""
        school = self.overview is None or about.overviews is None
        cluster = self.cluster is None or about.cluster is None
        person = self.person is None or about.people is None
        return (
            (school or self.overview in (about.overviews or ()))
            and (cluster or self.cluster is about.cluster)
            and (person or self.person in (about.people or ()))
        )


def narrowed(paper: Paper, chosen: Filter) -> Paper:
    """Return the paper with only the lines a filter lets through.

    Tables that become empty go, and headings with nothing left below them.
    """
    if not chosen.active:
        return paper
    kept: list[Block] = []
    for block in paper.blocks:
        smaller = _narrowed_block(block, chosen)
        if smaller is not None:
            kept.append(smaller)
    return replace(paper, blocks=tuple(_without_bare_headings(kept)))


def _narrowed_block(block: Block, chosen: Filter) -> Block | None:
    if isinstance(block, Table):
        lines = tuple(line for line in block.lines if chosen.lets_through(line.about))
        return replace(block, lines=lines) if lines else None
    if isinstance(block, Bars):
        bars = tuple(line for line in block.lines if chosen.lets_through(line.about))
        return replace(block, lines=bars) if bars else None
    return block


def _without_bare_headings(blocks: Iterable[Block]) -> list[Block]:
    kept: list[Block] = []
    for block in reversed(list(blocks)):
        below = kept[-1] if kept else None
        bare = below is None or (isinstance(below, Heading) and below.level <= _level(block))
        if not (isinstance(block, Heading) and bare):
            kept.append(block)
    return kept[::-1]


def _level(block: Block) -> int:
    return block.level if isinstance(block, Heading) else 0

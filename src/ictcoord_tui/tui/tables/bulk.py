"""Changes to many cells at once, as values: fill, add, take away, clear."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ictcoord_tui.content import words
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import Change, Document
from ictcoord_tui.tui.tables.column import Column, EntryError


def chained(changes: Iterable[Change]) -> Change:
    """Return one change that makes several, in order."""
    every = tuple(changes)

    def change(document: Document) -> Document:
        for one in every:
            document = one(document)
        return document

    return change


def counted(number: int, noun: tuple[str, str]) -> str:
    """Return a number with one or several of something: `1 cel`, `12 cellen`."""
    return words.counted(number, *noun)


CELLS = ("cel", "cellen")
ROWS = ("rij", "rijen")


@dataclass(frozen=True, slots=True)
class Spot:
    """One cell: the thing it is about and its column."""

    row: str
    column: Column

    def why_not(self, overview: Overview) -> str:
        """Say why it cannot be filled in, or nothing."""
        title, typed_in = self.column.title, self.column.typed_in
        if typed_in:
            told = self.column.told(overview, self.row) or f"{title} wordt berekend"
            return f"{told}; typ de tijd in de kolom {typed_in}."
        if self.column.change is None:
            return f"‘{title}’ wordt berekend; hier kun je niets invullen."
        return self.column.why_not(overview, self.row)

    def stands(self, overview: Overview) -> bool:
        """Tell whether the task or person it is about is still there."""
        return self.row in overview.task_by_id or self.row in overview.people

    def text(self, overview: Overview) -> str:
        """Return what it holds now."""
        return self.column.text(overview, self.row)

    def change(self, overview: Overview, text: str) -> Change:
        """Return the change that puts a text in it.

        Raises:
            EntryError: The text cannot stand here, or nothing can.
        """
        reason = self.why_not(overview)
        if reason or self.column.change is None:
            raise EntryError(reason)
        return self.column.change(overview, self.row, text)


def fill(overview: Overview, spots: Sequence[Spot], text: str) -> Change:
    """Return the change that puts one text in all cells.

    Raises:
        EntryError: It cannot stand in one of them; then none is filled.
    """
    return chained(spot.change(overview, text) for spot in spots)


def common_values(overview: Overview, spots: Sequence[Spot]) -> frozenset[str]:
    """Return the values that are chosen in every one of these cells."""
    chosen = [spot.column.chosen(overview, spot.row) for spot in spots]
    return frozenset.intersection(*chosen) if chosen else frozenset()


def add_and_take(
    overview: Overview,
    spots: Sequence[Spot],
    before: frozenset[str],
    read: Callable[[Spot], frozenset[str]],
) -> Change:
    """Return the change after somebody edited what several cells have in common.

    What was added comes to every cell, what was taken away leaves every cell, and what a cell has
    besides stays: assigning ten tasks to Jan removes nobody.

    Args:
        overview: Whose cells.
        spots: Cells of a column that holds several values.
        before: What they had in common.
        read: What is to be common now, as a cell reads it.
    """
    changes = []
    for spot in spots:
        wanted = read(spot)
        held = spot.column.chosen(overview, spot.row)
        values = (held | (wanted - before)) - (before - wanted)
        changes.append(spot.change(overview, "; ".join(sorted(values))))
    return chained(changes)

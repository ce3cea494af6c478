"""Pasting a block: where every cell lands, what is refused and why, as one change.

Nothing happens here: the plan is shown first, and carried out as one step.
"""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ictcoord_tui.domain.documents import read_dossier
from ictcoord_tui.domain.edits.people import add_person
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import Change, Document
from ictcoord_tui.domain.text import clean_line, fold
from ictcoord_tui.tui.tables.bulk import CELLS, Spot, chained, counted
from ictcoord_tui.tui.tables.column import EntryError, Table, UnknownPersonError


@dataclass(frozen=True, slots=True)
class Landing:
    """Where one cell of a block would land.

    Attributes:
        row: Id of the row; `None` below the last one.
        column: Title of the column; empty to the right of the last one.
        text: What would be put there.
        typed: What stood in the block, when a name in it is read as the one it looks like.
        refused: Why it cannot; empty when it can.
        unknown: Name of a person who is not in the team yet; adding that person would help.
        near: Who in the team may be meant by it; empty for nobody.
        change: What it would do; nothing when it is refused or already says so.
    """

    row: str | None
    column: str
    text: str
    refused: str = ""
    unknown: str = ""
    near: str = ""
    change: Change | None = None
    typed: str = ""


@dataclass(frozen=True, slots=True)
class PastePlan:
    """What a paste would do.

    Attributes:
        landings: Every cell of the block, row by row.
        added: Names of people who are added to the team first.
    """

    landings: tuple[Landing, ...]
    added: tuple[str, ...] = ()
    _before: tuple[Change, ...] = ()

    @property
    def taken(self) -> tuple[Landing, ...]:
        """The cells that can land, also where the same stands already."""
        return tuple(one for one in self.landings if not one.refused)

    @property
    def refused(self) -> tuple[Landing, ...]:
        """The cells that cannot land."""
        return tuple(one for one in self.landings if one.refused)

    @property
    def unknown(self) -> tuple[str, ...]:
        """Names that nobody has yet, each once."""
        return tuple(dict.fromkeys(one.unknown for one in self.landings if one.unknown))

    @property
    def alike(self) -> Mapping[str, str]:
        """Who in the team may be meant by a name that nobody has, by that name."""
        return {one.unknown: one.near for one in self.landings if one.near}

    @property
    def score(self) -> str:
        """How much of the block lands: `12 van 14 cellen`."""
        return f"{len(self.taken)} van {counted(len(self.landings), CELLS)}"

    @property
    def label(self) -> str:
        """What is done, for undo: `12 cellen geplakt`."""
        return f"{counted(len(self.taken), CELLS)} geplakt"

    @property
    def change(self) -> Change:
        """Everything as one change."""
        return chained((*self._before, *(one.change for one in self.taken if one.change)))


@dataclass(frozen=True, slots=True)
class Target:
    """Where a block is to land.

    Attributes:
        rows: Ids of the rows from the cursor on, as shown.
        columns: Ids of the columns from the cursor on.
    """

    table: Table
    rows: Sequence[str]
    columns: Sequence[str]


def plan_paste(
    overview: Overview, target: Target, block: Sequence[Sequence[str]], *, meant: bool = False
) -> PastePlan:
    """Return what pasting a block from the cursor on would do.

    Args:
        overview: The dossier with its layers.
        target: Where it lands.
        block: What is pasted.
        meant: Read a name that nobody has as the one in the team that it looks like.
    """
    return PastePlan(tuple(_landings(overview, target, block, meant=meant)))


def plan_with_people(
    overview: Overview,
    document: Document,
    target: Target,
    block: Sequence[Sequence[str]],
    taken: Container[str],
    *,
    meant: bool = False,
) -> PastePlan:
    """Return what pasting would do when everybody who is not in the team yet is added first.

    Args:
        overview: The dossier with its layers.
        document: The same dossier as a document.
        target: Where it lands.
        block: What is pasted.
        taken: Ids of people in the whole group.
        meant: Read a name that nobody has as the one in the team that it looks like.
    """
    plan = plan_paste(overview, target, block, meant=meant)
    names: dict[str, str] = {}
    while fresh := [name for name in plan.unknown if fold(name) not in names]:
        for name in fresh:
            names.setdefault(fold(name), clean_line(name))
        add = tuple(_adding(name, taken) for name in names.values())
        trial = replace(overview, dossier=read_dossier(chained(add)(document)))
        landings = tuple(_landings(trial, target, block, meant=meant))
        plan = PastePlan(landings, tuple(names.values()), add)
    return plan


def adding_person(document: Document, name: str, taken: Container[str]) -> tuple[Change, str]:
    """Return the change that adds a person to a document, and the id the person will have."""
    _, person = add_person(document, name, taken)
    return _adding(name, taken), person


def _adding(name: str, taken: Container[str]) -> Change:
    return lambda document: add_person(document, name, taken)[0]


def _landings(
    overview: Overview, target: Target, block: Sequence[Sequence[str]], *, meant: bool
) -> Iterator[Landing]:
    for down, cells in enumerate(block):
        row = target.rows[down] if down < len(target.rows) else None
        for right, text in enumerate(cells):
            column = target.columns[right] if right < len(target.columns) else None
            one = _landing(overview, target.table, (row, column), text)
            spelled = _as_meant(one) if meant else text
            while spelled != one.text:
                again = _landing(overview, target.table, (row, column), spelled)
                one = replace(again, typed=text)
                spelled = _as_meant(one)
            yield one


def _as_meant(one: Landing) -> str:
    """Return the text with the name that is nobody's spelled as the one it looks like."""
    if not one.near:
        return one.text
    return re.sub(rf"(?<!\w){re.escape(one.unknown)}(?!\w)", lambda _found: one.near, one.text)


def _landing(
    overview: Overview, table: Table, place: tuple[str | None, str | None], text: str
) -> Landing:
    row, column = place
    if column is None:
        return Landing(row, "", text, "valt rechts van de laatste kolom")
    if row is None:
        return Landing(None, table.by_id[column].title, text, "valt onder de laatste rij")
    spot_row, at = table.at(row, column)
    spot = Spot(spot_row, at)
    # An empty cell over a computed one asks for nothing: blocks often span such a column.
    if text == spot.text(overview) or (not text and at.change is None):
        return Landing(row, at.title, text)
    try:
        return Landing(row, at.title, text, change=spot.change(overview, text))
    except UnknownPersonError as error:
        return Landing(row, at.title, text, str(error), error.name, error.near)
    except EntryError as error:
        return Landing(row, at.title, text, str(error))

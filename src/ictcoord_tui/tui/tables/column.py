"""A column of an editable table: how it shows, reads and writes the value of one row.

A table is a set of rows (tasks, people) and columns over one dossier. Because a column turns text
into a change of the dossier, typing, pasting, filling down and clearing are all the same act.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import Change, Path


class EntryError(ValueError):
    """What was typed cannot stand here; the message is Dutch and says what can."""


class UnknownPersonError(EntryError):
    """A name that nobody in the dossier has; adding that person would help.

    Attributes:
        name: The name as typed.
        near: Name of somebody in the team that looks like it; empty when nobody's does.
    """

    def __init__(self, name: str, near: str = "") -> None:
        meant = f" Bedoelde je {near}?" if near else ""
        super().__init__(f"‘{name}’ staat nog niet in het team.{meant}")
        self.name, self.near = name, near


class Editor(Enum):
    """Which editor opens on a cell."""

    NONE = "none"
    LINE = "line"
    TEXT = "text"
    TIME = "time"
    HOURS = "hours"
    CHOICE = "choice"
    PEOPLE = "people"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: the value a dossier keeps, and what the user reads.

    Attributes:
        detail: More about it, to read and to search in.
        meaning: What it means, to read only: who types a letter looks for a label.
    """

    value: str
    label: str
    detail: str = ""
    meaning: str = ""


@dataclass(frozen=True)
class Column:
    """A column.

    Attributes:
        id: Key, also the last part of a place in the document.
        title: Dutch header.
        width: Smallest width on screen.
        show: What the cell shows, and whether it asks for attention.
        text: What editing and copying start from; pasting it back changes nothing.
        change: Turns text into a change of the row; raises `EntryError`. `None`: read only.
        explain: Says what a text was understood as, while it is typed; raises `EntryError`.
        doubt: Asks whether a text is meant that may be a slip, or nothing; raises `EntryError`.
        choices: What can be chosen, for editors with a list.
        chosen: Values of `choices` a row has now, for editors with a list.
        why_not: Says why the cell of a row cannot be edited, or nothing.
        order: What to sort on; the text when there is nothing better.
        leads_to_card: Bewerken shows the card of the row: what stands here is changed there.
        typed_in: For a computed column: title of the one in which its value is typed.
        told: For a computed column: how a row came to its value; empty when plain.
    """

    id: str
    title: str
    width: int
    show: Callable[[Overview, str], "Shown"]
    text: Callable[[Overview, str], str]
    editor: Editor = Editor.NONE
    change: Callable[[Overview, str, str], Change] | None = None
    explain: Callable[[Overview, str], str] = lambda _overview, _text: ""
    doubt: Callable[[Overview, str], str] = lambda _overview, _text: ""
    choices: Callable[[Overview], tuple[Choice, ...]] = lambda _overview: ()
    chosen: Callable[[Overview, str], frozenset[str]] = lambda _overview, _row: frozenset()
    why_not: Callable[[Overview, str], str] = lambda _overview, _row: ""
    order: Callable[[Overview, str], float] | None = None
    grow: int = 0
    right: bool = False
    leads_to_card: bool = False
    typed_in: str = ""
    told: Callable[[Overview, str], str] = lambda _overview, _row: ""

    @property
    def takes_digits(self) -> bool:
        """Whether one types digits here: a time or hours, or what is computed from those."""
        return self.editor in (Editor.TIME, Editor.HOURS) or bool(self.typed_in)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a cell shows.

    Attributes:
        attention: It asks for attention; the text says so too.
        muted: It matters less, for instance because it comes from the group.
    """

    text: str
    attention: bool = False
    muted: bool = False
    strong: bool = False


@dataclass(frozen=True)
class Filter:
    """One condition on rows.

    Attributes:
        label: What the banner says, for instance `zonder naam`.
        keeps: Tells whether a row stays.
        kind: Of a kind only the last one holds; empty for one that adds up with any other.
    """

    label: str
    keeps: Callable[[Overview, str], bool]
    kind: str = ""


@dataclass(frozen=True)
class Table:
    """A table over a dossier.

    Attributes:
        id: Name of the table; first part of a place in the document.
        columns: The columns, the first one names the row.
        rows: Row ids in their own order.
        groups: What each row belongs to, by row id: a heading goes above the first of each.
        sign: One letter before a row that tells its state, or a space.
        place: Where a cell stands in the document, for putting the cursor back on undo.
        filters: Conditions on rows that make sense in this table.
        cells: For a table whose rows are no things themselves: which row and column of the dossier
            a cell is about. A card has a field of one task on every row.
        takes_digits: Whether digits are typed in some of its cells; of what is typed in its own
            columns it knows by itself.
    """

    id: str
    columns: tuple[Column, ...]
    rows: Callable[[Overview], tuple[str, ...]]
    groups: Callable[[Overview], Mapping[str, str]]
    sign: Callable[[Overview, str], str]
    place: Callable[[str, str], Path]
    filters: Callable[[Overview], tuple[Filter, ...]] = lambda _overview: ()
    cells: Callable[[str, str], tuple[str, Column]] | None = None
    takes_digits: bool = False
    by_id: Mapping[str, Column] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {column.id: column for column in self.columns})
        digits = self.takes_digits or any(column.takes_digits for column in self.columns)
        object.__setattr__(self, "takes_digits", digits)

    def at(self, row: str, column: str) -> tuple[str, Column]:
        """Return the thing a cell is about, and the column that reads and writes it."""
        return (row, self.by_id[column]) if self.cells is None else self.cells(row, column)


def matching_choice(text: str, choices: tuple[Choice, ...]) -> Choice:
    """Return the choice a text means: by its label, its value, or an unmistakable beginning.

    Raises:
        EntryError: No choice, or more than one, fits.
    """
    wanted = text.strip().casefold()
    for choice in choices:
        if wanted in (choice.label.casefold(), choice.value.casefold()):
            return choice
    fitting = [c for c in choices if wanted and c.label.casefold().startswith(wanted)]
    if len(fitting) == 1:
        return fitting[0]
    labels = ", ".join(choice.label or "(leeg)" for choice in choices)
    raise EntryError(f"‘{text.strip()}’ kan hier niet. Kies uit: {labels}.")

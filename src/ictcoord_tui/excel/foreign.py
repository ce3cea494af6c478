"""Workbooks of other people: which column says what.

A mapping is a value: a screen shows it, lets people correct it, and hands it to
`foreign_read.read_foreign`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import pairwise

from ictcoord_tui.domain.text import fold
from ictcoord_tui.excel.cells import text_of
from ictcoord_tui.excel.grid import HEADER_ROWS, Grid, Value


class Role(StrEnum):
    """What a column of somebody's workbook is about."""

    TASK = "task"
    WHO = "who"
    BACKUP = "backup"
    TIME = "time"
    LEVEL = "level"
    CLUSTER = "cluster"
    SECTION = "section"
    APPLIES = "applies"
    TERM = "term"
    MANDATE = "mandate"
    DOCUMENTED = "documented"
    EXPLANATION = "explanation"
    NOTE = "note"


class Purpose(StrEnum):
    """What a sheet of somebody's workbook is about."""

    TASKS = "tasks"
    CURRENT = "current"
    TARGET = "target"
    NOTHING = "nothing"
    """Not read: no table of tasks, or one too many."""


_SITUATION_ONLY = frozenset(
    {Role.WHO, Role.BACKUP, Role.TIME, Role.LEVEL, Role.MANDATE, Role.DOCUMENTED}
)
NOTED: Mapping[Purpose, frozenset[Role]] = {
    Purpose.TASKS: _SITUATION_ONLY,
    Purpose.CURRENT: frozenset({Role.MANDATE, Role.DOCUMENTED}),
    Purpose.TARGET: frozenset(),
    Purpose.NOTHING: frozenset(),
}
"""What has no place of its own on a sheet of some purpose, and comes in the note."""

_WORDS: Mapping[Role, str] = {
    Role.BACKUP: r"back-?up|backup|vervang\w*|reserve|plaatsvervang\w*",
    Role.APPLIES: r"van toepassing|toepasbaar|relevant",
    Role.TERM: r"termijn",
    Role.MANDATE: r"mandaat|bevoegdheid",
    Role.DOCUMENTED: r"gedocumenteerd|documentatie|handleiding|waar beschreven",
    Role.TIME: r"tijd\w*|uren|uur|duur|minuten|urenlast|werktijd|hoeveel tijd",
    Role.LEVEL: r"niveau|school of groep|school/groep|schaal",
    Role.CLUSTER: r"cluster\w*|domein|categorie|hoofdgroep",
    Role.SECTION: r"rubriek|subgroep|deelgebied|onderdeel|thema",
    Role.WHO: r"wie|uitvoerder\w*|verantwoordelijke\w*|door wie|door|naam|namen|persoon|personen"
    r"|medewerker\w*|collega\w*|toegewezen aan",
    Role.EXPLANATION: r"uitleg|beschrijving|verduidelijking",
    Role.NOTE: r"opmerking\w*|nota|nota's|commentaar|toelichting|bemerking\w*",
    Role.TASK: r"taak|taken|taakomschrijving|takenpakket|activiteit\w*|opdracht\w*|omschrijving"
    r"|wat|werk",
}
"""Words that give a column away, the more telling first."""

_PATTERNS = {role: re.compile(rf"(?<!\w)(?:{words})(?!\w)") for role, words in _WORDS.items()}
_TARGET_TITLE = re.compile(r"streef|doel|gewenst|toekomst|later|straks|nieuw")
_TASKS_TITLE = re.compile(r"^(taken|takenlijst|startlijst)\b")
_SERIAL = frozenset({"nr", "nr.", "nummer", "volgnummer", "volgnr", "volgnr.", "#"})
_RANK = re.compile(r"\d{1,9}(?:[.,-]\d{1,9})*\.?")


@dataclass(frozen=True, slots=True)
class SheetMapping:
    """How one sheet is to be read.

    Attributes:
        sheet: Name of the sheet.
        header_row: Row with the column headers, from 1; 0 when none was found.
        columns: Column of each role, from 1.
        headers: The words above every column, also of those without a role.
        twin: The sheet of the same kind that is read instead of this one.
        left_out: Columns that do not come along: they number the rows, or people said so.
    """

    sheet: str
    purpose: Purpose
    header_row: int
    columns: Mapping[Role, int] = field(default_factory=dict)
    headers: Mapping[int, str] = field(default_factory=dict)
    twin: str = ""
    left_out: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Decisions:
    """What people said about the words in somebody's workbook.

    Attributes:
        tasks: For a task text the id of the task that is meant; `None` asks for a task of the
            dossier's own.
        titles: Texts that are no task but a title above some; folded.
        sections: For a title or a new task the id of the section; by folded text.
        people: For a name who it is: an id, `SOMEBODY` for a new person, `None` for nobody.
    """

    tasks: Mapping[str, str | None] = field(default_factory=dict)
    titles: frozenset[str] = frozenset()
    sections: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, str | None] = field(default_factory=dict)


SOMEBODY = ""
"""Stands for a person who is new, whatever the name looks like."""


def guess_mappings(grids: Iterable[Grid], name: str = "") -> tuple[SheetMapping, ...]:
    """Return how each sheet would be read, best guess, in the order of the tabs.

    Of several sheets with the same purpose only one is read, since the others may be other schools:
    the one that bears the name of the dossier, else the first. The others name it as their twin.

    Args:
        grids: The sheets.
        name: What the dossier is called.
    """
    guessed = [guess_mapping(grid) for grid in grids]
    chosen: dict[Purpose, str] = {}
    for mapping in sorted(guessed, key=lambda one: not _bears(one.sheet, name)):
        chosen.setdefault(mapping.purpose, mapping.sheet)
    return tuple(
        mapping
        if mapping.purpose is Purpose.NOTHING or chosen[mapping.purpose] == mapping.sheet
        else replace(mapping, purpose=Purpose.NOTHING, twin=chosen[mapping.purpose])
        for mapping in guessed
    )


def _bears(title: str, name: str) -> bool:
    """Tell whether the name of a sheet is the telling part of a name: `Kiekendief`."""
    words = [word for word in fold(title).split() if len(word) > 3]
    return bool(fold(name)) and (
        fold(name) in fold(title) or (bool(words) and " ".join(words) in fold(name))
    )


def guess_mapping(grid: Grid) -> SheetMapping:
    """Return how one sheet would be read."""
    best_row, best = 0, dict[Role, int]()
    rows = grid.rows()
    for number, cells in rows.items():
        if number > HEADER_ROWS:
            break
        columns = roles_in(cells)
        enough = Role.TASK in columns and (len(columns) > 1 or _is_bare_task_header(cells))
        if enough and len(columns) > len(best):
            best_row, best = number, columns
    if not best_row:
        return SheetMapping(grid.title, Purpose.NOTHING, 0)
    return with_header(SheetMapping(grid.title, _purpose(grid, best), best_row), grid, best_row)


def with_header(mapping: SheetMapping, grid: Grid, row: int) -> SheetMapping:
    """Return the mapping with the names of the columns in another row, and what they say.

    Args:
        mapping: How the sheet was to be read.
        grid: The sheet.
        row: Row with the column headers, from 1; 0 when the first row is a task already.
    """
    cells = grid.rows().get(row, {})
    columns = roles_in(cells)
    headers = {column: text_of(value) for column, value in cells.items()}
    found = replace(mapping, header_row=row, columns=columns, headers=headers)
    left_out = frozenset(
        column
        for column, words in headers.items()
        if fold(words) in _SERIAL
        and column not in columns.values()
        and ranks_in(grid, found, column)
    )
    return replace(found, left_out=left_out)


def ranks_in(grid: Grid, mapping: SheetMapping, column: int) -> tuple[str, ...]:
    """Return the serial numbers in a column, from top to bottom; none when it says anything else.

    Serial numbers begin with one and go up, or begin again: `1, 2, 3`, `1.1, 1.2, 2.1`, `1, 2, 1`.
    Numbers that point to something else (an inventory, a ticket) do not.
    """
    below = [
        text_of(value)
        for (row, at), value in sorted(grid.cells.items())
        if at == column and row > mapping.header_row
    ]
    if not all(_RANK.fullmatch(text) for text in below):
        return ()
    ranks = [[int(part) for part in re.findall(r"\d+", text)] for text in below]
    in_order = all(after > before or after[-1] == 1 for before, after in pairwise(ranks))
    return tuple(below) if in_order and ranks and ranks[0][-1] == 1 else ()


def roles_in(cells: Mapping[int, Value]) -> dict[Role, int]:
    """Return the column of each role in a row of headers."""
    found: dict[Role, int] = {}
    for column, value in sorted(cells.items()):
        role = role_of(text_of(value))
        if role is not None:
            found.setdefault(role, column)
    return found


def role_of(header: str) -> Role | None:
    """Return what a header is about, or nothing; a long text is no header."""
    text = fold(header)
    if not text or len(text) > 60:
        return None
    at_start = [role for role, pattern in _PATTERNS.items() if pattern.match(text)]
    anywhere = [role for role, pattern in _PATTERNS.items() if pattern.search(text)]
    return next(iter([*at_start, *anywhere]), None)


def _is_bare_task_header(cells: Mapping[int, Value]) -> bool:
    return any(fold(text_of(value)) in ("taak", "taken") for value in cells.values())


def _purpose(grid: Grid, columns: Mapping[Role, int]) -> Purpose:
    title = fold(grid.title)
    if grid.hidden:
        return Purpose.NOTHING
    if Role.WHO not in columns and Role.TIME not in columns:
        return Purpose.TASKS
    if _TARGET_TITLE.search(title):
        return Purpose.TARGET
    return (
        Purpose.TASKS if _TASKS_TITLE.match(title) and Role.WHO not in columns else Purpose.CURRENT
    )

"""The schools of a group side by side, and the tasks × schools matrix, as a grid sees them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from rich.cells import cell_len

from ictcoord_tui.content.words import label
from ictcoord_tui.domain.days import format_day
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.journey import travel
from ictcoord_tui.domain.names import column_names, short_names
from ictcoord_tui.domain.overview import Overview, Scope
from ictcoord_tui.domain.roadmap import Roadmap
from ictcoord_tui.domain.tasks import Cluster, Task
from ictcoord_tui.insights.gaps import common_needs
from ictcoord_tui.insights.load import overloads
from ictcoord_tui.insights.rows import Line as ScanLine
from ictcoord_tui.insights.rows import scan
from ictcoord_tui.insights.summary import Filled, filled
from ictcoord_tui.tui.widgets.grid import Cell, GridSource, Line, Tone
from ictcoord_tui.tui.widgets.grid_columns import Header

ASSIGNED, GAP, AT_GROUP, NOT_HERE, NOTHING = "T", "!", "G", "x", "-"
"""What a cell of the matrix says; the last one: the group does nothing for this task."""

CORE = "k"
"""What stands in front of a core task in the matrix: there is no room for a word behind it."""

LEGEND = (
    f"{ASSIGNED} toegewezen  {GAP} niemand  {AT_GROUP} de groep doet het  "
    f"{NOT_HERE} telt niet mee  {CORE} kerntaak"
)
"""What the letters of the matrix mean."""

COUNTED = (
    "Nu en Doel: taken met een naam, van alle die meetellen. Open: nog zonder.\n"
    "Te veel: mensen met meer werk dan uren, bij de groep iedereen één keer."
)
"""What the numbers of the schools mean."""

_TONES = {GAP: Tone.ATTENTION, AT_GROUP: Tone.GOOD, NOT_HERE: Tone.MUTED, NOTHING: Tone.MUTED}
_TOTALS = {
    GAP: "Niemand",
    ASSIGNED: "Toegewezen",
    AT_GROUP: "De groep doet het",
    NOT_HERE: "Telt niet mee",
}


@dataclass(frozen=True, slots=True)
class SchoolRow:
    """One line of the schools side by side; `broken` says why a dossier cannot be used."""

    id: str
    cells: Mapping[str, str]
    over: int = 0
    broken: str = ""


NAMED_FROM = 100
"""Columns of the screen from which on a step stands with its name; its number says enough."""

SCHOOL_HEADERS = (
    Header("name", "School", 18, grow=1),
    Header("step", "Stap", 4, grow=1),
    Header("now", "Nu", 7, right=True),
    Header("gaps", "Open", 4, right=True),
    Header("later", "Doel", 7, right=True),
    Header("open", "Open", 4, right=True),
    Header("over", "Te veel", 7, right=True),
    Header("changed", "Gewijzigd", 10),
)
"""Columns of the schools; `Te veel` counts people with more work than hours.

For a school: who belongs to it or works there. For the group: everybody, each once.
"""


class SchoolsSource:
    """The schools side by side."""

    def __init__(self, rows: Sequence[SchoolRow]) -> None:
        self.headers: Sequence[Header] = SCHOOL_HEADERS
        self.rows = {row.id: row for row in rows}
        self.lines: Sequence[Line] = [Line(row.id) for row in rows]

    def cell(self, row: str, column: str) -> Cell:
        """Return what a cell shows."""
        one = self.rows[row]
        text = one.cells.get(column, "")
        alarming = (one.broken and column == "name") or (column == "over" and one.over)
        return Cell(text, Tone.ATTENTION if alarming else Tone.PLAIN)

    def sign(self, row: str) -> str:
        """Return `!` before a dossier that cannot be used."""
        return "!" if self.rows[row].broken else " "


def school_rows(
    scope: Scope, roadmap: Roadmap, changed: Mapping[str, datetime | None], width: int
) -> tuple[SchoolRow, ...]:
    """Return a line for the group and for every school.

    Args:
        scope: The group with its schools.
        roadmap: The steps.
        changed: When the file of each dossier was last changed, by dossier id.
        width: Cells of the screen.
    """
    now, later = filled(scope, Situation.CURRENT), filled(scope, Situation.TARGET)
    over = overloaded_by_school(scope)
    names = short_names({one.id: one.name for one in scope.schools})
    return tuple(
        SchoolRow(
            one.id,
            {
                "name": one.name if one.is_group else f"  {names[one.id]}",
                "step": _step(one, roadmap, width),
                **_filled_cells(one, "now", "gaps", now[one.id]),
                **_filled_cells(one, "later", "open", later[one.id]),
                "over": str(over[one.id]) if over.get(one.id) else "-",
                "changed": _day(changed.get(one.id)),
            },
            over.get(one.id, 0),
        )
        for one in scope.overviews
    )


def broken_row(dossier_id: str, name: str, reason: str) -> SchoolRow:
    """Return the line of a dossier that should be there but cannot be used."""
    return SchoolRow(dossier_id, {"name": f"  {name}: onleesbaar"}, 0, reason)


def overloaded_by_school(scope: Scope) -> Mapping[str, int]:
    """Return how many overloaded people there are, by dossier id.

    For a school: those who are written down or work there, so that somebody may stand with several.
    For the group: all of them together, each once.
    """
    counts = dict.fromkeys((one.id for one in scope.overviews), 0)
    homes: dict[str, list[str]] = {}
    for one in scope.overviews:
        for person in one.dossier.people:
            homes.setdefault(person, []).append(one.id)
    over = overloads(scope, Situation.CURRENT)
    for load in over:
        places = {share.ref.overview_id for share in load.shares}
        for place in places.union(homes.get(load.person.id, ())):
            counts[place] += 1
    if scope.group is not None:
        counts[scope.group.id] = len(over)
    return counts


def _step(one: Overview, roadmap: Roadmap, width: int) -> str:
    step = travel(roadmap, one.dossier.roadmap).current
    return f"{step} {label('step_name', step)}" if width >= NAMED_FROM else step


def _filled_cells(one: Overview, who: str, gaps: str, count: Filled) -> dict[str, str]:
    """What a group does not do itself, its schools do: that is not open, and 0 tells nothing."""
    if one.is_group:
        return {who: str(count.who) if count.who else "", gaps: ""}
    return {who: f"{count.who}/{count.counting}", gaps: str(count.open)}


def _day(when: datetime | None) -> str:
    return format_day(when) if when is not None else "?"


class MatrixSource:
    """Tasks × schools, common needs on top, with totals for rows and columns.

    Args:
        scope: The group with its schools.
        situation: Today or the target.
        width: Cells there are on screen.
    """

    def __init__(self, scope: Scope, situation: Situation, width: int) -> None:
        self.scope = scope
        self.situation = situation
        self._tasks = scan(scope).tasks
        self._letters = _letters(scope, situation)
        self._columns, self._rows = _counted(self._letters, scope)
        self.headers: Sequence[Header] = _headers(scope, width)
        self.lines: Sequence[Line] = _lines(scope, situation, self._tasks)

    def letter(self, task_id: str, dossier_id: str) -> str:
        """Return the letter of a cell."""
        return self._letters.get((task_id, dossier_id), NOT_HERE)

    def cell(self, row: str, column: str) -> Cell:
        """Return what a cell shows."""
        if row in _TOTALS:
            return Cell(self._total(row, column), Tone.STRONG)
        if column == "task":
            return Cell(self._tasks[row].name)
        if column == "open":
            return self._open(row)
        letter = self.letter(row, column)
        return Cell(letter, _TONES.get(letter, Tone.PLAIN))

    def sign(self, row: str) -> str:
        """Return the letter of a core task."""
        task = self._tasks.get(row)
        return CORE if task is not None and task.core else " "

    def _total(self, row: str, column: str) -> str:
        if column == "task":
            return _TOTALS[row]
        if column == "open":
            return str(sum(letters[row] for letters in self._rows.values()))
        return str(self._columns[column][row])

    def _open(self, task_id: str) -> Cell:
        letters = self._rows[task_id]
        counting = letters.total() - letters[NOT_HERE]
        gaps = letters[GAP]
        text = f"{gaps}/{counting}" if counting else NOTHING
        return Cell(text, Tone.ATTENTION if gaps else Tone.PLAIN)


def _letters(scope: Scope, situation: Situation) -> Mapping[tuple[str, str], str]:
    return {
        (line.task.id, line.overview.id): _letter(line) for line in scan(scope).lines(situation)
    }


def _letter(line: ScanLine) -> str:
    if not line.counts:
        return NOT_HERE
    if line.row.who:
        return ASSIGNED
    if line.served.who:
        return AT_GROUP
    return NOTHING if line.overview.is_group else GAP


def _counted(
    letters: Mapping[tuple[str, str], str], scope: Scope
) -> tuple[Mapping[str, Counter[str]], Mapping[str, Counter[str]]]:
    """Return how often each letter stands in a column, and in the schools of a row."""
    columns = {one.id: Counter[str]() for one in scope.overviews}
    rows: dict[str, Counter[str]] = {}
    own = scope.group.id if scope.group is not None else None
    for (task_id, dossier_id), letter in letters.items():
        columns[dossier_id][letter] += 1
        row = rows.setdefault(task_id, Counter())
        if dossier_id != own:
            row[letter] += 1
    return columns, rows


def _headers(scope: Scope, width: int) -> Sequence[Header]:
    total, task = 6, 26
    most = max(4, (width - total - task - 5) // max(1, len(scope.overviews)) - 1)
    names = column_names({one.id: one.name for one in scope.schools}, most)
    each = max(4, min(most, max(map(cell_len, names.values()), default=0)))
    columns = [Header("task", "Taak", task, grow=1), Header("open", "Open", total - 1, right=True)]
    if scope.group is not None:
        columns.append(Header(scope.group.id, "Groep", max(5, min(each, 6))))
    columns += [Header(one.id, names[one.id], each, brief=True) for one in scope.schools]
    return columns


def _lines(scope: Scope, situation: Situation, tasks: Mapping[str, Task]) -> Sequence[Line]:
    needs = [need.task.id for need in common_needs(scope, situation)]
    lines = [Line("heading-totals", "Totalen"), *map(Line, _TOTALS)]
    if needs:
        lines.append(Line("heading-needs", f"Gedeelde noden ({len(needs)})"))
        lines += map(Line, needs)
    shared = frozenset(needs)
    for cluster in Cluster:
        own = [key for key, one in tasks.items() if one.cluster is cluster and key not in shared]
        if own:
            lines.append(Line(f"heading-{cluster}", label("cluster", cluster)))
            lines += map(Line, own)
    return lines


def as_text(source: GridSource, names: Mapping[str, str]) -> str:
    """Return a table as lines with tabs, to paste in a spreadsheet.

    Args:
        source: The table.
        names: What schools are called, by the id of their column: there is room there.
    """
    rows = ["\t".join(names.get(header.id, header.title) for header in source.headers)]
    for line in source.lines:
        if line.heading is not None:
            rows.append(line.heading)
            continue
        first, *cells = (source.cell(line.id, header.id).text.strip() for header in source.headers)
        core = " (kerntaak)" if source.sign(line.id) == CORE else ""
        rows.append("\t".join((first + core, *cells)))
    return "\n".join(rows)

"""Sheets whose rows are tasks: *Taken*, *Huidige situatie* and *Streefdoel*."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter

from ictcoord_tui.content.words import label
from ictcoord_tui.domain.dossier import EMPTY_ROW, Row, Situation
from ictcoord_tui.domain.tasks import Cluster, Task
from ictcoord_tui.excel import formulas
from ictcoord_tui.excel.cells import shown_text
from ictcoord_tui.excel.columns import Column, View
from ictcoord_tui.excel.hidden import SheetBase
from ictcoord_tui.excel.pages.frame import (
    FIRST_ROW,
    Making,
    SituationRanges,
    drop_down,
    finish,
    fitting_widths,
    head,
    header,
    list_name,
    range_of,
)
from ictcoord_tui.excel.sheet import CellValue, Formula, Sheet
from ictcoord_tui.excel.styles import ATTENTION, Look
from ictcoord_tui.excel.task_columns import situation_columns, task_list_columns

SPARE_ROWS = 5
"""Empty rows at the end, ready for tasks that are missing."""

SPARE_TITLE = "Extra taken (vul hier aan)"
_FROZEN = 3
_ROW = "\0"
"""Stands in a formula for the number of the row."""


@dataclass(slots=True)
class _Table:
    """A sheet of tasks while its rows are written."""

    making: Making
    sheet: Sheet
    view: View
    columns: tuple[Column[Task], ...]
    base: SheetBase
    helpers: "_Helpers | None" = None
    bands: list[int] = field(default_factory=list)

    def index(self, key: str) -> int:
        return next(i for i, column in enumerate(self.columns) if column.key == key)

    def letter(self, key: str) -> str:
        return get_column_letter(self.index(key) + 1)


def write_task_list(making: Making, view: View) -> None:
    """Write *Taken*: every task, also those that were dropped."""
    overview = view.overview
    columns = task_list_columns(group=overview.is_group)
    line = (
        "Pas aan wat bij jullie past: hernoem, schrap of voeg toe. "
        "Kerntaak: strategisch, hou je liefst zelf. Verborgen: wordt vaak vergeten."
    )
    table = _table(making, view, columns, ("tasks", label("table", "tasks")))
    _fill(table, overview.tasks, (f"Taken – {overview.name}", line))


def write_situation(making: Making, view: View, situation: Situation, title: str) -> None:
    """Write *Huidige situatie* or *Streefdoel* of one dossier.

    Rows are the tasks that count, and those with something filled in.
    """
    overview = view.overview
    rows = overview.dossier.rows(situation)
    slots = max((len(row.times) for row in rows.values()), default=0)
    member = making.scope.group is not None and not overview.is_group
    counting = {task.id for task in overview.counting}
    columns = situation_columns(
        situation,
        member=member,
        group=overview.is_group,
        own_times=slots > 0,
        served=overview.group is not None,
        left_out=not member and not rows.keys() <= counting,
    )
    table = _table(making, view, columns, (situation.value, title))
    table.helpers = _Helpers(table, situation, slots)
    kept = [task for task in overview.tasks if task.id in counting or task.id in rows]
    _fill(table, kept, (f"{label('situation', situation)} – {overview.name}", _line(situation)))
    _mark_gaps(table)
    making.ranges[overview.id, situation.value] = table.helpers.ranges()


def _line(situation: Situation) -> str:
    meaning = "Wie doet het vandaag?" if situation is Situation.CURRENT else "Wie zal het doen?"
    return (
        f"{meaning} Meerdere namen: een komma ertussen. Tijd: 30min/week, 2u/maand, 6u/jaar. "
        "Gekleurd en zonder naam: niemand doet deze taak."
    )


def _table(
    making: Making, view: View, columns: tuple[Column[Task], ...], kind_title: tuple[str, str]
) -> _Table:
    kind, title = kind_title
    sheet = making.add(title)
    headers = {column.key: column.header for column in columns if column.read is not None}
    base = SheetBase(sheet.title, kind, view.overview.id, headers)
    making.bases.append(base)
    return _Table(making, sheet, view, columns, base)


def _fill(table: _Table, tasks: Iterable[Task], title: tuple[str, str]) -> None:
    making, sheet, columns = table.making, table.sheet, table.columns
    helpers = table.helpers
    extra = helpers.headers() if helpers else []
    words, looks = [c.header for c in columns], [c.look for c in columns]
    shown = [(task, [column.show(table.view, task) for column in columns]) for task in tasks]
    usual = [column.width for column in columns]
    sheet.widths(fitting_widths(making, words, usual, [values for _, values in shown]))
    table.base.others = [*(c.header for c in columns if c.read is None), *extra]
    head(making, sheet, *title)
    header(making, sheet, words, looks, [table.base.mark, *extra])
    body = [making.styles[look] for look in (*looks, Look.BLANK, *(Look.BLANK for _ in extra))]
    for cluster, rows in groupby(shown, key=lambda one: one[0].cluster):
        table.bands.append(_band(table, label("cluster", cluster), cluster))
        styles = [making.styles.tag(cluster), *body[1:]]
        for task, values in rows:
            _task_row(table, task, values, styles)
    _spare_rows(table, body)
    _lay_out(table, len(extra))


def _band(table: _Table, words: str, cluster: Cluster) -> int:
    style = table.making.styles.band(cluster)
    width = len(table.columns)
    return table.sheet.append([words, *([None] * (width - 1))], [style] * width, height=18)


def _task_row(table: _Table, task: Task, values: list[CellValue], styles: Sequence[int]) -> None:
    texts = [
        shown_text(value)
        for column, value in zip(table.columns, values, strict=True)
        if column.read is not None
    ]
    table.base.rows[task.id] = texts
    extra: Sequence[CellValue] = ()
    if table.helpers is not None:
        values[table.helpers.hours], extra = table.helpers.row(task.id)
    table.sheet.append([*values, task.id, *extra], styles)


def _spare_rows(table: _Table, styles: Sequence[int]) -> None:
    width = len(table.columns)
    _band(table, SPARE_TITLE, Cluster.ADMINISTRATIVE)
    for _ in range(SPARE_ROWS):
        values: list[CellValue] = [None] * width
        extra: Sequence[CellValue] = ()
        if table.helpers is not None:
            values[table.helpers.hours], extra = table.helpers.row(None)
        table.sheet.append([*values, None, *extra], styles)


def _lay_out(table: _Table, helpers: int) -> None:
    sheet, columns = table.sheet, table.columns
    for index in range(len(columns), len(columns) + 1 + helpers):
        sheet.hide_column(index)
    for index, column in enumerate(columns):
        if column.choices:
            name = list_name(table.making, column.choices, table.view)
            drop_down(sheet, name, index, sheet.last_row)
    finish(table.making, sheet, columns=len(columns), frozen=_FROZEN, parts=table.bands)


def _mark_gaps(table: _Table) -> None:
    """Colour the rows of tasks that count, as long as nobody does them."""
    first, last = FIRST_ROW, table.sheet.last_row
    task, who = table.letter("task"), table.letter("who")
    tests = [f"LEN(TRIM(${task}{first}))>0", f"LEN(TRIM(${who}{first}))=0"]
    if any(column.key == "served" for column in table.columns):
        tests.append(f"LEN(${table.letter('served')}{first})=0")
    if any(column.key == "counts" for column in table.columns):
        tests.append(f"LEN(${table.letter('counts')}{first})=0")
    if any(column.key == "applies" for column in table.columns):
        tests += [
            f'${table.letter("applies")}{first}<>"{label("applies", "no")}"',
            f'${table.letter("term")}{first}<>"{label("term", "drop")}"',
        ]
    fill = PatternFill("solid", start_color=ATTENTION, end_color=ATTENTION)
    rule = Rule("expression", dxf=DifferentialStyle(fill=fill), formula=[f"AND({','.join(tests)})"])
    table.sheet.frame.conditional_formatting.add(
        f"{task}{first}:{table.letter('time')}{last}", rule
    )


class _Helpers:
    """The hidden cells behind each row of a situation sheet.

    Per row: the time without spaces, its amount, the hours it comes to, all names between commas,
    the names that share what is left, and the hours each of those gets. Then for every time of a
    single person: the entry, the name, the time, its two readings, and the hours.
    """

    _COMMON = ("tijd", "hoeveelheid", "geheel", "namen", "delen", "deel")
    _OWN = ("regel", "naam", "tijd", "gelezen", "hoeveelheid", "uren")

    def __init__(self, table: _Table, situation: Situation, slots: int) -> None:
        self._view = table.view
        self._situation = situation
        self._slots = slots
        self._sheet = table.sheet
        self._weeks = table.view.overview.dossier.weeks
        self._first = len(table.columns) + 1
        self._who, self._time = table.letter("who"), table.letter("time")
        self._times = table.letter("times") if slots else ""
        self.hours = table.index("hours")
        self._patterns = list(self._formulas())

    def headers(self) -> list[str]:
        """Return the words above the helper cells."""
        own = [f"{word} {slot + 1}" for slot in range(self._slots) for word in self._OWN]
        return [f"hulp {word}" for word in (*self._COMMON, *own)]

    def row(self, task_id: str | None) -> tuple[Formula, list[CellValue]]:
        """Return the formula for *Uren per week* and the helper cells of the next row.

        Args:
            task_id: The task, or `None` for an empty row.
        """
        row = EMPTY_ROW
        if task_id is not None:
            row = self._view.overview.row(self._situation, task_id)
        number = str(self._sheet.last_row + 1)
        total, *texts = (pattern.replace(_ROW, number) for pattern in self._patterns)
        hours: float | str = row.hours(self._weeks)
        values: list[float | str] = [
            "",
            "",
            self._whole_hours(row),
            self._key(row.who),
            self._key(p for p in row.who if p not in row.times),
            self._share(row),
            *self._own_values(row),
        ]
        cells: list[CellValue] = [*map(Formula, texts, values)]
        return Formula(total, hours if row.timed else ""), cells

    def ranges(self) -> SituationRanges:
        """Return where *Werklast* finds the numbers."""

        def column(index: int) -> str:
            return range_of(self._sheet, self._first + index, FIRST_ROW, self._sheet.last_row)

        own = tuple(
            (column(self._own_column(slot, 1)), column(self._own_column(slot, 5)))
            for slot in range(self._slots)
        )
        return SituationRanges(column(3), column(4), column(5), own)

    def _formulas(self) -> Iterator[str]:
        """Yield the formula for the hours, and that of each helper cell, for any row."""
        normal, amount, whole, names, sharers = map(self._cell, range(5))
        own = [self._cell(self._own_column(slot, 5)) for slot in range(self._slots)]
        said = "+".join(f"N({cell})" for cell in own) or "0"
        remaining = names
        for slot in range(self._slots):
            remaining = f'SUBSTITUTE({remaining},{self._cell(self._own_column(slot, 1))},",")'
        others = formulas.count_formula(sharers)
        total = whole
        if self._slots:
            total = (
                f"IF(COUNT({','.join(own)})=0,{whole},IF({others}=0,{said},MAX(N({whole}),{said})))"
            )
        yield total
        yield formulas.normal_formula(f"{self._time}{_ROW}")
        yield formulas.amount_formula(normal)
        yield self._hours_of(f"{self._time}{_ROW}", normal, amount)
        yield formulas.key_formula(f"{self._who}{_ROW}")
        yield remaining
        left = f"MAX(0,{whole}-({said}))/MAX(1,{others})"
        yield f'IF(OR({others}=0,NOT(ISNUMBER({whole}))),"",{left})'
        for slot in range(self._slots):
            yield from self._own_formulas(slot, names)

    def _own_formulas(self, slot: int, names: str) -> Iterator[str]:
        entry, name, time, normal, amount = (
            self._cell(self._own_column(slot, part)) for part in range(5)
        )
        own = self._hours_of(time, normal, amount)
        yield formulas.entry_formula(f"{self._times}{_ROW}", slot)
        yield formulas.entry_name_formula(entry)
        yield formulas.entry_time_formula(entry)
        yield formulas.normal_formula(time)
        yield formulas.amount_formula(normal)
        yield f'IF(ISNUMBER(FIND({name},{names})),{own},"")'

    def _cell(self, index: int) -> str:
        return f"{get_column_letter(self._first + index + 1)}{_ROW}"

    def _own_column(self, slot: int, part: int) -> int:
        return len(self._COMMON) + slot * len(self._OWN) + part

    def _hours_of(self, source: str, normal: str, amount: str) -> str:
        return formulas.hours_formula(formulas.TimeCells(source, normal, amount), self._weeks)

    def _whole_hours(self, row: Row) -> float | str:
        return row.time.hours_a_week(self._weeks) if row.time is not None else ""

    def _share(self, row: Row) -> float | str:
        if row.time is None:
            return ""
        shares = row.hours_of(self._weeks)
        return next((shares[person] for person in row.who if person not in row.times), "")

    def _key(self, people: Iterable[str]) -> str:
        return f",{','.join(map(self._view.names.person, people))},"

    def _own_values(self, row: Row) -> Iterator[float | str]:
        said = list(row.times.items())
        for slot in range(self._slots):
            person = said[slot][0] if slot < len(said) else ""
            hours = said[slot][1].hours_a_week(self._weeks) if person in row.who else ""
            yield from ("", self._key([person] if person else []), "", "", "", hours)

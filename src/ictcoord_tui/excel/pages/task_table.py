"""Sheets whose rows are tasks: *Taken*, *Huidige situatie* and *Streefdoel*."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

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
    sheet.widths(fitting_widths(words, usual, [values for _, values in shown]))
    table.base.others = [*(c.header for c in columns if c.read is None), *extra]
    head(making, sheet, *title)
    header(making, sheet, words, looks, [table.base.mark, *extra])
    cluster = None
    for task, values in shown:
        if task.cluster is not cluster:
            cluster = task.cluster
            _band(table, label("cluster", cluster), cluster)
        _task_row(table, task, values)
    _spare_rows(table)
    _lay_out(table, len(extra))


def _band(table: _Table, words: str, cluster: Cluster) -> None:
    style = table.making.styles.band(cluster)
    width = len(table.columns)
    row = table.sheet.append([words, *([None] * (width - 1))], [style] * width, height=18)
    table.bands.append(row)


def _task_row(table: _Table, task: Task, values: list[CellValue]) -> None:
    styles = table.making.styles
    looks = [styles[column.look] for column in table.columns]
    looks[0] = styles.tag(task.cluster)
    blank = styles[Look.BLANK]
    texts = [
        shown_text(value)
        for column, value in zip(table.columns, values, strict=True)
        if column.read is not None
    ]
    table.base.rows[task.id] = texts
    extra: Sequence[CellValue] = ()
    if table.helpers is not None:
        values[table.helpers.hours], extra = table.helpers.row(task.id)
    table.sheet.append([*values, task.id, *extra], [*looks, blank, *([blank] * len(extra))])


def _spare_rows(table: _Table) -> None:
    styles = table.making.styles
    width = len(table.columns)
    _band(table, SPARE_TITLE, Cluster.ADMINISTRATIVE)
    looks = [styles[column.look] for column in table.columns]
    for _ in range(SPARE_ROWS):
        values: list[CellValue] = [None] * width
        extra: Sequence[CellValue] = ()
        if table.helpers is not None:
            values[table.helpers.hours], extra = table.helpers.row(None)
        blanks = [styles[Look.BLANK]] * (len(extra) + 1)
        table.sheet.append([*values, None, *extra], [*looks, *blanks])


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
        normal, amount, whole, names, sharers = map(self._cell, range(5))
        own = [self._cell(self._own_column(slot, 5)) for slot in range(self._slots)]
        said = "+".join(own) or "0"
        remaining = names
        for slot in range(self._slots):
            remaining = f'SUBSTITUTE({remaining},{self._cell(self._own_column(slot, 1))},",")'
        others = formulas.count_formula(sharers)
        cells: list[CellValue] = [
            Formula(formulas.normal_formula(f"{self._time}{self._number}"), ""),
            Formula(formulas.amount_formula(normal), ""),
            Formula(self._hours_of(self._time, normal, amount), self._whole_hours(row)),
            Formula(formulas.key_formula(f"{self._who}{self._number}"), self._key(row.who)),
            Formula(remaining, self._key(p for p in row.who if p not in row.times)),
            Formula(
                f"IF({others}=0,0,MAX(0,N({whole})-({said}))/MAX(1,{others}))", self._share(row)
            ),
            *self._own_cells(row, names),
        ]
        total = whole
        if self._slots:
            total = f"IF({said}=0,{whole},IF({others}=0,{said},MAX(N({whole}),{said})))"
        hours: float | str = row.hours(self._weeks)
        return Formula(total, hours if hours or row.time else ""), cells

    def ranges(self) -> SituationRanges:
        """Return where *Werklast* finds the numbers."""

        def column(index: int) -> str:
            return range_of(self._sheet, self._first + index, FIRST_ROW, self._sheet.last_row)

        own = tuple(
            (column(self._own_column(slot, 1)), column(self._own_column(slot, 5)))
            for slot in range(self._slots)
        )
        return SituationRanges(column(3), column(4), column(5), own)

    @property
    def _number(self) -> int:
        return self._sheet.last_row + 1

    def _cell(self, index: int) -> str:
        return f"{get_column_letter(self._first + index + 1)}{self._number}"

    def _own_column(self, slot: int, part: int) -> int:
        return len(self._COMMON) + slot * len(self._OWN) + part

    def _hours_of(self, source: str, normal: str, amount: str) -> str:
        place = f"{source}{self._number}" if source.isalpha() else source
        return formulas.hours_formula(formulas.TimeCells(place, normal, amount), self._weeks)

    def _whole_hours(self, row: Row) -> float | str:
        return row.time.hours_a_week(self._weeks) if row.time is not None else ""

    def _share(self, row: Row) -> float:
        shares = row.hours_of(self._weeks)
        return next((shares[person] for person in row.who if person not in row.times), 0.0)

    def _key(self, people: Iterable[str]) -> str:
        return f",{','.join(map(self._view.names.person, people))},"

    def _own_cells(self, row: Row, names: str) -> Iterator[Formula]:
        said = list(row.times.items())
        for slot in range(self._slots):
            entry, name, time, normal, amount = (
                self._cell(self._own_column(slot, part)) for part in range(5)
            )
            person = said[slot][0] if slot < len(said) else ""
            hours = said[slot][1].hours_a_week(self._weeks) if person in row.who else 0.0
            own = self._hours_of(time, normal, amount)
            yield Formula(formulas.entry_formula(f"{self._times}{self._number}", slot), "")
            yield Formula(formulas.entry_name_formula(entry), self._key([person] if person else []))
            yield Formula(formulas.entry_time_formula(entry), "")
            yield Formula(formulas.normal_formula(time), "")
            yield Formula(formulas.amount_formula(normal), "")
            yield Formula(f"IF(ISNUMBER(FIND({name},{names})),N({own}),0)", hours)

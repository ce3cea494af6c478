"""The sheet *Werklast*: what everybody carries, now and later, with live formulas and a chart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from openpyxl.chart import BarChart, Reference, Series
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.data_source import (
    AxDataSource,
    NumData,
    NumDataSource,
    NumRef,
    NumVal,
    StrData,
    StrRef,
    StrVal,
)
from openpyxl.chart.series import Series as BarSeries
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.line import LineProperties

from ictcoord_tui.content.words import capital, label, labels
from ictcoord_tui.domain.dossier import Person, Situation
from ictcoord_tui.excel import formulas
from ictcoord_tui.excel.pages.frame import (
    FIRST_ROW,
    Making,
    finish,
    fitting_widths,
    head,
    header,
    situation_sheets,
)
from ictcoord_tui.excel.pages.people_table import team_of
from ictcoord_tui.excel.sheet import CellValue, Formula, Sheet
from ictcoord_tui.excel.styles import KEY_INK, LINE, Key, Look
from ictcoord_tui.insights.how import NO_TARGET, ONLY_HERE
from ictcoord_tui.insights.load import (
    BARELY,
    JUST,
    Load,
    LoadStatus,
    load_by_person,
    reservation,
    status_in,
    untimed,
    untimed_words,
)
from ictcoord_tui.insights.rows import Share, scan

SUMS_SHEET = "Regels"
"""Hidden sheet with a line per person and dossier: what *Werklast* adds up."""

ONCE = "gedeelde taken één keer geteld"
"""Said beside the sums: the tasks of everybody add up to more."""

_HEADERS = (
    "Persoon", "Rol", "Taken nu", "Uren nu", "ICT-uren nu", "Nu",
    "Taken later", "Uren later", "ICT-uren later", "Later", "Verschil in uren",
)  # fmt: skip
_WIDTHS = (28, 28, 8, 9, 9, 15, 8, 9, 9, 15, 11)
_LOOKS = (
    Look.STRONG, Look.MUTED, Look.CENTRE, Look.NUMBER, Look.NUMBER, Look.TEXT,
    Look.CENTRE, Look.NUMBER, Look.NUMBER, Look.TEXT, Look.NUMBER,
)  # fmt: skip
_MAX_BARS = 40
_OUTLINE = 12700
"""Width of the line round a bar, in the units of a drawing: one point."""
_APART = -15
"""Percent of a bar between one bar and the next: else their lines lie over each other."""

_POINTS_A_CENTIMETRE = 28.35
_KEY_CENTIMETRES = 3.0
"""What the key of the chart takes above it."""
_PLACES = {Situation.CURRENT: ("C", "D", "E"), Situation.TARGET: ("G", "H", "I")}


@dataclass(frozen=True, slots=True)
class _Sums:
    """Rows of the hidden sheet that hold one person's lines."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Bars:
    """What the chart shows of everybody: hours carried, or the hours there are for them.

    The hours there are stand hollow beside the hours carried: that shows on paper without colour.
    """

    situation: Situation
    available: bool
    key: Key

    @property
    def column(self) -> int:
        """Number of the column on the sheet, from 1."""
        return ord(_PLACES[self.situation][2 if self.available else 1]) - ord("A") + 1


_BARS = (
    _Bars(Situation.CURRENT, available=False, key=Key.NOW),
    _Bars(Situation.CURRENT, available=True, key=Key.NOW_ROOM),
    _Bars(Situation.TARGET, available=False, key=Key.LATER),
    _Bars(Situation.TARGET, available=True, key=Key.LATER_ROOM),
)


def write_workload(making: Making) -> None:
    """Write *Werklast* and the hidden sheet it adds up, after all situation sheets."""
    loads = {situation: load_by_person(making.scope, situation) for situation in Situation}
    people = sorted(
        team_of(making),
        key=lambda person: -max(loads[situation][person.id].hours for situation in Situation),
    )
    sheet = making.add("Werklast")
    sums = making.add(SUMS_SHEET)
    sums.frame.sheet_state = "hidden"
    places = _write_sums(making, sums, people, loads)
    line = (
        "Uren per week per persoon, opgeteld uit de bladen "
        f"{' en '.join(situation_sheets(making))}. "
        "Verander je daar een naam of een tijd, dan rekent dit blad mee."
    )
    reserve = _without_time(making)
    if reserve:
        line = f"{line} {reserve}"
    texts = [_texts(making, person, loads) for person in people]
    sheet.widths(fitting_widths(making, _HEADERS, _WIDTHS, texts))
    head(making, sheet, f"Werklast – {making.scope.name}", line)
    header(making, sheet, _HEADERS, _LOOKS)
    looks = [making.styles[look] for look in _LOOKS]
    for person in people:
        _person_row(making, sheet, person, {s: loads[s][person.id] for s in Situation}, looks,
                    (sums.title, places[person.id], FIRST_ROW + len(people) - 1))  # fmt: skip
    _total_row(making, sheet, people, loads)
    finish(making, sheet, columns=len(_HEADERS), frozen=1, filters=False)
    if people:
        _chart(making, sheet, people, loads)


def _texts(
    making: Making, person: Person, loads: Mapping[Situation, Mapping[str, Load]]
) -> list[str]:
    """Return what a row of a person says in words; numbers fit anywhere."""
    now, later = (status_in(making.scope, loads[one][person.id]) for one in Situation)
    numbers = [""] * 3
    return [making.names.person(person.id), person.role, *numbers, now, *numbers, later, ""]


def _without_time(making: Making) -> str:
    """Say of each situation how many tasks weigh nothing in the sums, as they stood on export."""
    said = [
        f"{label('situation_short', one).lower()} {untimed_words(number)}"
        for one in Situation
        if (number := untimed(making.scope, one))
    ]
    return f"Toen dit bestand gemaakt werd: {', '.join(said)}." if said else ""


def _write_sums(
    making: Making,
    sheet: Sheet,
    people: Sequence[Person],
    loads: Mapping[Situation, Mapping[str, Load]],
) -> dict[str, _Sums]:
    words = (
        "id", "zoek", "dossier", "taken nu", "uren nu", "met tijd nu",
        "taken later", "uren later", "met tijd later",
    )  # fmt: skip
    blank = [making.styles[Look.BLANK]] * len(words)
    sheet.append(words, blank)
    places = {}
    for person in people:
        first = sheet.last_row + 1
        for dossier in _dossiers_of(making, person):
            number = sheet.last_row + 1
            values: list[CellValue] = [
                person.id,
                formulas.pattern(making.names.person(person.id)),
                dossier,
            ]
            for situation in Situation:
                shares = loads[situation][person.id].shares
                here = [share for share in shares if share.ref.overview_id == dossier]
                values += _sum_formulas(making, (dossier, situation.value), f"B{number}", here)
            sheet.append(values, blank)
        places[person.id] = _Sums(first, max(first, sheet.last_row))
    return places


def _dossiers_of(making: Making, person: Person) -> list[str]:
    """Only the dossiers whose rows may name the person: then the work grows with the schools."""
    return [one.id for one in making.scope.overviews if person.id in one.people]


def _sum_formulas(
    making: Making, place: tuple[str, str], criterion: str, shares: Sequence[Share]
) -> list[CellValue]:
    ranges = making.ranges[place]
    hours = [f"SUMIFS({ranges.share},{ranges.sharers},{criterion})"]
    hours += [f"SUMIFS({own},{name},{criterion})" for name, own in ranges.own]
    timed = [f'COUNTIFS({ranges.share},">=0",{ranges.sharers},{criterion})']
    timed += [f'COUNTIFS({own},">=0",{name},{criterion})' for name, own in ranges.own]
    return [
        Formula(f"COUNTIFS({ranges.names},{criterion})", len(shares)),
        Formula("+".join(hours), sum(share.hours for share in shares)),
        Formula("+".join(timed), sum(1 for share in shares if share.timed)),
    ]


def _person_row(
    making: Making,
    sheet: Sheet,
    person: Person,
    loads: Mapping[Situation, Load],
    looks: Sequence[int],
    sums: tuple[str, _Sums, int],
) -> None:
    title, rows, last = sums
    number = sheet.last_row + 1
    values: list[CellValue] = [making.names.person(person.id), person.role]
    for situation, columns in ((Situation.CURRENT, "DEF"), (Situation.TARGET, "GHI")):
        load = loads[situation]
        words = status_in(making.scope, load)
        timed = _sum_of((title, rows), columns[2])
        status = _status_formula(making, load, number, timed)
        values += [
            Formula(_sum_of((title, rows), columns[0]), len(load.shares)),
            Formula(_sum_of((title, rows), columns[1]), load.hours),
            _available(making, situation, person.id, load),
            Formula(_when_begun(situation, last, status), capital(words)),
        ]
    change = loads[Situation.TARGET].hours - loads[Situation.CURRENT].hours
    sheet.append([*values, Formula(f"H{number}-D{number}", change)], looks)


def _when_begun(situation: Situation, last: int, status: str) -> str:
    """Let a status say nothing good of a target in which nobody stands yet, as `status_in` does."""
    if situation is not Situation.TARGET:
        return status
    tasks = _PLACES[situation][0]
    return f'IF(SUM({tasks}${FIRST_ROW}:{tasks}${last})=0,"{capital(NO_TARGET)}",{status})'


def _sum_of(sums: tuple[str, _Sums], column: str) -> str:
    title, rows = sums
    return f"SUM({title}!{column}{rows.first}:{column}{rows.last})"


def _available(making: Making, situation: Situation, person_id: str, load: Load) -> Formula:
    key = "hours_now" if situation is Situation.CURRENT else "hours_target"
    found = _of_team(making, key, person_id)
    value: float | str = load.available if load.available is not None else ""
    return Formula(f'IFERROR(IF({found}="","",{found}),"")', value)


def _of_team(making: Making, key: str, person_id: str) -> str:
    quoted = person_id.replace('"', '""')
    return f'INDEX({making.team[key]},MATCH("{quoted}",{making.team["id"]},0))'


def _status_formula(making: Making, load: Load, number: int, timed: str) -> str:
    """Say what `status_words` says, with the tolerance of shown decimals.

    Args:
        making: The workbook.
        load: Of whom, and today or in the target.
        number: Number of the row.
        timed: Formula for how many of this person's tasks have a time.
    """
    tasks, hours, available = (f"{column}{number}" for column in _PLACES[load.situation])
    external = f'IFERROR({_of_team(making, "external", load.person.id)},"")'
    words = labels("load")
    part = f", {ONLY_HERE}" if load.elsewhere else ""
    bare = f"({tasks}-{timed})"
    fitting = f'"{words[LoadStatus.FITS]}'
    reserve = reservation(f'"&{bare}&"')
    fits = f'IF({bare}>0,{fitting}{reserve}{part}",{fitting}{part}")'
    just = capital(JUST + words[LoadStatus.OVER].lower())
    return (
        f'IF({external}="{label("bool", "true")}","{words[LoadStatus.EXTERNAL]}",'
        f'IF({available}="","{words[LoadStatus.UNKNOWN]}",'
        f"IF({hours}<={available}+0.000001,{fits},"
        f'IF({available}<=0,"{words[LoadStatus.UNPAID]}{part}",'
        f"IF({hours}<={available}*{BARELY}+0.000001,"
        f'"{just}{part}","{words[LoadStatus.OVER]}{part}")))))'
    )


def _total_row(
    making: Making,
    sheet: Sheet,
    people: Sequence[Person],
    loads: Mapping[Situation, Mapping[str, Load]],
) -> None:
    last = max(FIRST_ROW, sheet.last_row)
    values: list[CellValue] = ["Samen", ONCE]
    for situation in Situation:
        _, hours, available = _PLACES[situation]
        mine = [loads[situation][person.id] for person in people]
        values += [
            _tasks_once(making, situation),
            _column_sum(hours, last, sum(load.hours for load in mine)),
            _column_sum(available, last, sum(load.available or 0 for load in mine)),
            None,
        ]
    totals = {Look.CENTRE: Look.TOTAL_COUNT, Look.NUMBER: Look.TOTAL_NUMBER}
    looks = [making.styles[totals.get(look, Look.TOTAL)] for look in _LOOKS]
    change = sum(
        loads[Situation.TARGET][one.id].hours - loads[Situation.CURRENT][one.id].hours
        for one in people
    )
    sheet.append([*values, _column_sum("K", last, change)], looks)


def _tasks_once(making: Making, situation: Situation) -> Formula:
    """Count the rows with a name: with those of everybody added up, a shared task counts double."""
    names = [making.ranges[one.id, situation.value].names for one in making.scope.overviews]
    lines = scan(making.scope).lines(situation)
    return Formula(
        "+".join(f'COUNTIF({one},",?*,")' for one in names),
        sum(1 for line in lines if line.row.who),
    )


def _column_sum(column: str, last: int, value: float) -> Formula:
    return Formula(f"SUM({column}{FIRST_ROW}:{column}{last})", value)


def _chart(
    making: Making,
    sheet: Sheet,
    people: Sequence[Person],
    loads: Mapping[Situation, Mapping[str, Load]],
) -> None:
    """Draw now beside later for the people who carry most, with its key above it."""
    shown = people[:_MAX_BARS]
    last = FIRST_ROW + len(shown) - 1
    paper, chart = sheet.printed(), _empty_chart()
    room = 0.95 * paper.room / _POINTS_A_CENTIMETRE - _KEY_CENTIMETRES
    chart.height = min(max(7.0, 2.5 + 1.1 * len(shown)), room)
    names = _names(sheet, [making.names.person(person.id) for person in shown], last)
    for bars in _BARS:
        mine = [loads[bars.situation][person.id] for person in shown]
        hours = [(load.available or 0.0) if bars.available else load.hours for load in mine]
        series = _series(sheet, bars, last, hours)
        series.cat = names
        chart.series.append(series)
    needed = (chart.height + _KEY_CENTIMETRES) * _POINTS_A_CENTIMETRE
    if sum(sheet.heights) + needed > 0.95 * paper.room:
        sheet.turn_after(sheet.last_row + 1)
    sheet.skip()
    sheet.skip()
    for bars in _BARS:
        sheet.append([_HEADERS[bars.column - 1]], [making.styles.key(bars.key)])
    sheet.frame.add_chart(chart, f"A{sheet.last_row + 2}")


def _empty_chart() -> BarChart:
    chart = BarChart()
    chart.type = "bar"
    chart.style = 10
    chart.title = "Uren per week, naast de ICT-uren die er zijn: nu en later"
    chart.width = 30
    chart.gapWidth = 60
    chart.overlap = _APART
    # Not every program keeps the order of the bars in its legend: the cells above are one.
    chart.legend = None
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.numFmt = "0"
    lines = LineProperties(solidFill=LINE)
    chart.y_axis.majorGridlines = ChartLines(spPr=GraphicalProperties(ln=lines))
    return chart


def _series(sheet: Sheet, bars: _Bars, last: int, hours: Sequence[float]) -> BarSeries:
    """Return the bars of one column, with the values of now for readers that do not count."""
    values = Reference(sheet.frame, min_col=bars.column, min_row=FIRST_ROW, max_row=last)
    series: BarSeries = Series(values, title=_HEADERS[bars.column - 1])
    ink, filled = KEY_INK[bars.key]
    series.graphicalProperties.solidFill = ink if filled else "FFFFFF"
    series.graphicalProperties.line = LineProperties(solidFill=ink, w=_OUTLINE)
    points = [NumVal(idx=i, v=value) for i, value in enumerate(hours)]
    cache = NumData(formatCode="0.00", ptCount=len(points), pt=points)
    series.val = NumDataSource(numRef=NumRef(f=str(values), numCache=cache))
    return series


def _names(sheet: Sheet, people: Sequence[str], last: int) -> AxDataSource:
    cells = Reference(sheet.frame, min_col=1, min_row=FIRST_ROW, max_row=last)
    points = [StrVal(idx=i, v=name) for i, name in enumerate(people)]
    return AxDataSource(
        strRef=StrRef(f=str(cells), strCache=StrData(ptCount=len(points), pt=points))
    )

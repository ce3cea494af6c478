"""The sheets *Inzichten* and *Inzichten per taak*: as values, with the day of export."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ictcoord_tui.content.words import counted, label
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.tasks import Cluster, Task
from ictcoord_tui.excel.pages.frame import (
    Making,
    filter_on,
    finish,
    fitting_widths,
    head,
    header,
    print_set_up,
)
from ictcoord_tui.excel.sheet import CellValue
from ictcoord_tui.excel.styles import Look
from ictcoord_tui.insights import gaps, only_one, overlap, scale
from ictcoord_tui.insights.rows import RowRef

SUMMARY = "Inzichten"
LIST = "Inzichten per taak"
_LIST: tuple[tuple[str, float, Look], ...] = (
    ("Inzicht", 22, Look.STRONG),
    ("Wanneer", 11, Look.MUTED),
    ("Cluster", 13, Look.MUTED),
    ("Taak", 30, Look.STRONG),
    ("Waar", 18, Look.TEXT),
    ("Wie", 20, Look.TEXT),
    ("Uren nu", 8, Look.NUMBER),
    ("Uren later", 8, Look.NUMBER),
    ("Toelichting", 20, Look.TEXT),
)
_WHERE = 4
"""Column that says nothing about a school alone."""

SCHOOLS = "Scholen"
"""Column behind the printed ones with every school by name: who filters finds a school with it."""

_SCHOOLS_WIDTH = 40.0

_TOTAL_HEADERS = (
    "Inzicht",
    "Taken nu",
    "Taken later",
    "Kerntaken nu",
    "Uren nu",
    "Kijk eerst naar",
)
_SUMMARY_WIDTHS = (34, 18, 18, 18, 18, 64)
_TOTAL_LOOKS = (
    Look.STRONG, Look.CENTRE, Look.CENTRE, Look.CENTRE, Look.NUMBER, Look.TEXT,
)  # fmt: skip
_SPREAD_LOOKS = (Look.STRONG, *[Look.CENTRE] * 5)
_EXAMPLES = 8
HOW = (
    ("Niemand doet dit", gaps.HOW),
    ("Eén persoon, geen back-up", only_one.HOW),
    ("Dubbel", overlap.HOW),
    ("Schaalvoordeel", scale.HOW),
)
"""How each insight is worked out, in words."""


@dataclass(frozen=True, slots=True)
class _Finding:
    task: Task
    where: Sequence[RowRef]
    who: str = ""
    hours: float | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """One insight: its name, and what it finds now and later."""

    name: str
    now: Sequence[_Finding]
    later: Sequence[_Finding]


def write_summary(making: Making, kinds: Sequence[Kind]) -> None:
    """Write *Inzichten*: what each insight finds now and later, in numbers, on one page."""
    sheet = making.add(SUMMARY)
    sheet.widths(_SUMMARY_WIDTHS)
    line = f"Berekend op {making.day}. Welke taken het zijn, staat op het laatste blad, {LIST}."
    head(making, sheet, f"{SUMMARY} – {making.scope.name}", line)
    header(making, sheet, _TOTAL_HEADERS, _TOTAL_LOOKS)
    looks = [making.styles[look] for look in _TOTAL_LOOKS]
    for kind in kinds:
        sheet.append(_total_row(kind), looks)
    sheet.skip()
    words = ["Cluster" if making.scope.group is None else "School"]
    words += [f"{kind.name}: nu → later" for kind in kinds]
    header(making, sheet, words, _SPREAD_LOOKS)
    looks = [making.styles[look] for look in _SPREAD_LOOKS]
    for row in _spread(making, kinds):
        sheet.append(row, looks)
    print_set_up(making, sheet)


def write_list(making: Making, kinds: Sequence[Kind]) -> None:
    """Write *Inzichten per taak*: a line for everything that was found, to filter on screen."""
    sheet = making.add(LIST)
    alone = making.scope.group is None
    line = f"Berekend op {making.day}. Hoe dat gebeurt, staat bij Intro. Filter op Inzicht"
    line += "." if alone else f", of rechts op {SCHOOLS}: typ daar een naam."
    kept = [number for number in range(len(_LIST)) if number != _WHERE or not alone]
    headers, widths, looks = zip(*(_LIST[number] for number in kept), strict=True)
    found = [row for kind in kinds for row in _rows(making, kind)]
    rows = [[row[number] for number in kept] for row in found]
    behind = [] if alone else [SCHOOLS]
    sheet.widths(fitting_widths(making, headers, widths, rows))
    if behind:
        sheet.widen(len(headers), _SCHOOLS_WIDTH)
    head(making, sheet, f"{LIST} – {making.scope.name}", line)
    header(making, sheet, headers, looks, behind)
    styles = [making.styles[look] for look in (*looks, Look.LINE)]
    for row, whole in zip(rows, found, strict=True):
        sheet.append([*row, *whole[len(_LIST) :]] if behind else row, styles)
    finish(making, sheet, columns=len(headers), frozen=1, filters=False)
    filter_on(sheet, len(headers) + len(behind))


def kinds_of(making: Making) -> list[Kind]:
    """Return every insight; a school alone is compared with no other."""
    return [
        Kind(name, *(list(finder(making, situation)) for situation in Situation))
        for name, finder, between in _FINDERS
        if making.scope.group is not None or not between
    ]


def _total_row(kind: Kind) -> list[CellValue]:
    first = sorted(kind.now, key=lambda finding: not finding.task.core)
    names = list(dict.fromkeys(finding.task.name for finding in first))
    more = f"; en nog {len(names) - _EXAMPLES}" if len(names) > _EXAMPLES else ""
    return [
        kind.name,
        len(names),
        len({finding.task.id for finding in kind.later}),
        len({finding.task.id for finding in kind.now if finding.task.core}),
        sum(finding.hours or 0 for finding in kind.now) or None,
        "; ".join(names[:_EXAMPLES]) + more,
    ]


def _spread(making: Making, kinds: Sequence[Kind]) -> Iterator[list[CellValue]]:
    """Yield how many tasks each insight finds, by school of a group or else by cluster."""
    alone = making.scope.group is None
    counts = [[_tasks_by_part(found, alone=alone) for found in (k.now, k.later)] for k in kinds]
    parts: list[tuple[str, str]] = [(one.id, one.name) for one in making.scope.overviews]
    if alone:
        parts = [(cluster, label("cluster", cluster)) for cluster in Cluster]
    for key, name in parts:
        changes = (f"{len(now.get(key, ()))} → {len(later.get(key, ()))}" for now, later in counts)
        yield [name, *changes]


def _tasks_by_part(found: Iterable[_Finding], *, alone: bool) -> Mapping[str, set[str]]:
    """Return the ids of the tasks by what they are shared out over."""
    tasks: dict[str, set[str]] = {}
    for finding in found:
        own = [finding.task.cluster.value]
        for part in own if alone else (ref.overview_id for ref in finding.where):
            tasks.setdefault(part, set()).add(finding.task.id)
    return tasks


def _rows(making: Making, kind: Kind) -> list[list[CellValue]]:
    """Return one row a task and place, the names of its schools last.

    What is found now and later alike stands once.
    """
    rows: dict[tuple[str, str, str], dict[Situation, _Finding]] = {}
    for situation, found in zip(Situation, (kind.now, kind.later), strict=True):
        for finding in found:
            key = (finding.task.id, _where(making, finding), finding.remark)
            rows.setdefault(key, {})[situation] = finding
    return [
        [*_row(kind, where, found), _names(making, next(iter(found.values())))]
        for (_, where, _), found in rows.items()
    ]


def _row(kind: Kind, where: str, found: Mapping[Situation, _Finding]) -> list[CellValue]:
    said = [label("situation_short", situation) for situation in found]
    one = next(iter(found.values()))
    hours = (found[each].hours if each in found else None for each in Situation)
    return [
        kind.name,
        " en ".join(said).capitalize(),
        label("cluster_short", one.task.cluster),
        one.task.name,
        where,
        "; later ".join(dict.fromkeys(finding.who for finding in found.values())),
        *hours,
        one.remark,
    ]


def _where(making: Making, finding: _Finding) -> str:
    """Return the names of the dossiers, or that it is all schools: that fits on one line."""
    found = {ref.overview_id for ref in finding.where}
    schools = making.scope.schools
    if len(schools) > 1 and found == {one.id for one in schools}:
        return f"Alle {len(schools)} scholen"
    return _names(making, finding)


def _names(making: Making, finding: _Finding) -> str:
    """Return the names of the dossiers, in one order: a filter then lists each set once."""
    found = {ref.overview_id for ref in finding.where}
    overviews = making.scope.overviews
    return making.names.join_dossiers(one.id for one in overviews if one.id in found)


def _gaps(making: Making, situation: Situation) -> Iterator[_Finding]:
    for gap in gaps.gaps(making.scope, situation):
        remark = ""
        if gap.common:
            shared = f"Gedeelde nood van {counted(len(gap.rows), 'school', 'scholen')}"
            remark = "Nergens doet iemand dit" if gap.nowhere else shared
        yield _Finding(gap.task, gap.rows, remark=remark)


def _singles(making: Making, situation: Situation) -> Iterator[_Finding]:
    for single in only_one.only_one(making.scope, situation):
        remark = "Kerntaak" if single.task.core else ""
        who = making.names.person(single.person_id)
        yield _Finding(single.task, (single.row,), who, single.hours, remark)


def _people_overlaps(making: Making, situation: Situation) -> Iterator[_Finding]:
    for one in overlap.people_overlaps(making.scope, situation):
        yield _Finding(one.task, (one.row,), making.names.join(one.people), one.hours)


def _school_overlaps(making: Making, situation: Situation) -> Iterator[_Finding]:
    for one in overlap.school_overlaps(making.scope, situation):
        where = [part.row for part in one.parts]
        yield _Finding(one.task, where, hours=one.hours, remark="Elke school apart")


def _scale(making: Making, situation: Situation) -> Iterator[_Finding]:
    for one in scale.scale(making.scope, situation):
        remark = label("joint_work", one.kind)
        if one.local:
            remark += "; jullie kozen om dit in de scholen te houden"
        yield _Finding(one.task, one.rows, hours=one.hours, remark=remark)


_FINDERS: tuple[tuple[str, Callable[[Making, Situation], Iterator[_Finding]], bool], ...] = (
    ("Niemand doet dit", _gaps, False),
    ("Eén persoon, geen back-up", _singles, False),
    ("Dubbel tussen mensen", _people_overlaps, False),
    ("Dubbel tussen scholen", _school_overlaps, True),
    ("Schaalvoordeel", _scale, True),
)
"""Name, how to find it, and whether it is about several schools."""

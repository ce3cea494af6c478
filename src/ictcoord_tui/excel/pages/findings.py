"""The sheet *Inzichten*: what the overview shows, as values with the day of export."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ictcoord_tui.content.words import label
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.tasks import Task
from ictcoord_tui.excel.pages.frame import Making, finish, head, header
from ictcoord_tui.excel.sheet import CellValue
from ictcoord_tui.excel.styles import Look
from ictcoord_tui.insights import gaps, only_one, overlap, scale
from ictcoord_tui.insights.rows import RowRef

_HEADERS = ("Inzicht", "Situatie", "Cluster", "Taak", "Waar", "Wie", "Uren per week", "Toelichting")
_WIDTHS = (24, 17, 16, 38, 36, 30, 10, 50)
_LOOKS = (
    Look.STRONG, Look.MUTED, Look.MUTED, Look.STRONG, Look.TEXT, Look.TEXT, Look.NUMBER, Look.TEXT,
)  # fmt: skip
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


def write_findings(making: Making) -> None:
    """Write *Inzichten*: gaps, only one, overlaps and scale, now and later."""
    sheet = making.add("Inzichten")
    line = f"Berekend op {making.day}. Hoe dat gebeurt, staat bij Intro. Filter op Inzicht."
    sheet.widths(_WIDTHS)
    head(making, sheet, f"Inzichten – {making.scope.name}", line)
    header(making, sheet, _HEADERS, _LOOKS)
    looks = [making.styles[look] for look in _LOOKS]
    for situation in Situation:
        for name, finder in _FINDERS:
            for finding in finder(making, situation):
                sheet.append(_row(making, name, situation, finding), looks)
    finish(making, sheet, columns=len(_HEADERS), frozen=1)


def _row(making: Making, name: str, situation: Situation, finding: _Finding) -> list[CellValue]:
    return [
        name,
        label("situation", situation),
        label("cluster", finding.task.cluster),
        finding.task.name,
        making.names.join_dossiers(dict.fromkeys(ref.overview_id for ref in finding.where)),
        finding.who,
        finding.hours,
        finding.remark,
    ]


def _gaps(making: Making, situation: Situation) -> Iterator[_Finding]:
    for gap in gaps.gaps(making.scope, situation):
        remark = ""
        if gap.common:
            remark = f"Gedeelde nood van {len(gap.rows)} scholen"
            remark += "; nergens doet iemand dit" if gap.nowhere else ""
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


_FINDERS: tuple[tuple[str, Callable[[Making, Situation], Iterator[_Finding]]], ...] = (
    ("Niemand doet dit", _gaps),
    ("Eén persoon, geen back-up", _singles),
    ("Dubbel tussen mensen", _people_overlaps),
    ("Dubbel tussen scholen", _school_overlaps),
    ("Schaalvoordeel", _scale),
)

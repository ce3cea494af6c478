"""Input for vacancies: open tasks grouped to profiles, recruiting and outsourcing apart."""

from collections.abc import Iterable
from dataclasses import dataclass

from ictcoord_tui.content.words import counted, label
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.hours import format_hours
from ictcoord_tui.domain.schema import Staffing
from ictcoord_tui.domain.tasks import Cluster, Task
from ictcoord_tui.insights.rows import Line as ScanLine
from ictcoord_tui.insights.staffing import Advice, advice_for, missing_expertise
from ictcoord_tui.paper import (
    Block,
    Column,
    Heading,
    Items,
    Line,
    Paper,
    Paragraph,
    Table,
)
from ictcoord_tui.reports.pages.asked import NOBODY_DOES, Asked, mark, spent_on

TITLE = "Input voor vacatures"

_HOW = (
    "Taken die meetellen en die niemand doet, taken waarvoor de expertise ontbreekt, en taken "
    "waarvoor jullie bij stap 06 een keuze maakten. Zonder keuze geldt het stappenplan: een "
    "kerntaak rekruteren, een andere taak uitbesteden overwegen; bij een kerntaak die louter "
    "technisch is, kiezen jullie tussen zelf opvangen en uitbesteden. De uren zijn die van het "
    "streefdoel, en anders die van vandaag."
)


@dataclass(frozen=True, slots=True)
class OpenTask:
    """A task to find somebody for.

    Attributes:
        lines: Where.
        way: How: as chosen, else as the roadmap advises.
        why: Why it is open, in Dutch.
    """

    task: Task
    lines: tuple[ScanLine, ...]
    way: Advice
    why: str

    @property
    def hours(self) -> float:
        """Hours a week that are known for it; a line of the group counts once."""
        own = sum(line.row.hours(line.overview.dossier.weeks) for line in self.lines)
        served = (line for line in self.lines if line.served.who and not line.row.who)
        first = next(served, None)
        if first is None or first.overview.group is None:
            return own
        return own + first.served.hours(first.overview.group.weeks)

    @property
    def timed(self) -> bool:
        """Whether somebody said how long it takes, anywhere."""
        served = (line.served for line in self.lines if not line.row.who)
        return any(line.row.timed for line in self.lines) or any(
            row.who and row.timed for row in served
        )


def vacancies(asked: Asked, subtitle: str) -> Paper:
    """Return the open tasks as profiles.

    Args:
        asked: Which situation is looked at for open tasks.
        subtitle: Whose it is and of which day.
    """
    found = open_tasks(asked)
    blocks: list[Block] = []
    for way in Advice:
        some = tuple(one for one in found if one.way is way)
        if some:
            blocks.append(Heading(label("advice", way)))
            blocks.extend(_profiles(asked, some))
    if not blocks:
        blocks.append(Paragraph("Elke taak heeft iemand met de nodige expertise."))
    return Paper(TITLE, tuple(blocks), subtitle, _HOW)


def open_tasks(asked: Asked) -> tuple[OpenTask, ...]:
    """Return every task to find somebody for, in the order of the overview, each way apart."""
    missing = _missing_cells(asked)
    wanted: dict[tuple[Advice, str], list[ScanLine]] = {}
    for line in asked.seen.home_lines(asked.situation):
        chosen = line.overview.triage(line.task.id).staffing
        shared = line.overview.group_triage(line.task.id).staffing
        lacking = (line.overview.id, line.task.id) in missing
        if line.counts and (not line.assigned or lacking or chosen or shared):
            way = _way(line.task, chosen or shared)
            wanted.setdefault((way, line.task.id), []).append(line)
    return tuple(
        OpenTask(task, tuple(lines), way, _why(lines))
        for (way, task_id), lines in wanted.items()
        for task in (lines[0].task,)
    )


def _missing_cells(asked: Asked) -> frozenset[tuple[str, str]]:
    if asked.situation is Situation.CURRENT:
        return frozenset()
    return frozenset(
        (ref.overview_id, ref.task_id) for one in missing_expertise(asked.scope) for ref in one.rows
    )


def _way(task: Task, chosen: Staffing | None) -> Advice:
    return Advice(chosen.value) if chosen is not None else advice_for(task)


def _why(lines: Iterable[ScanLine]) -> str:
    states = [line.assigned for line in lines]
    if not any(states):
        return NOBODY_DOES
    return "expertise ontbreekt" if all(states) else "niemand, of zonder de expertise"


def _profiles(asked: Asked, some: tuple[OpenTask, ...]) -> Iterable[Block]:
    columns = (Column("Taak"), *asked.where(), Column("Uren", right=True), Column("Waarom"))
    for cluster in Cluster:
        mine = tuple(one for one in some if one.task.cluster is cluster)
        if mine:
            yield Heading(f"Profiel: {label('cluster', cluster)}", level=3)
            yield Items(_needs(asked, mine))
            yield Table(columns, tuple(_line(asked, one) for one in mine))


def _needs(asked: Asked, mine: tuple[OpenTask, ...]) -> tuple[str, ...]:
    total = sum(one.hours for one in mine)
    unknown = sum(1 for one in mine if not one.timed)
    sections = dict.fromkeys(
        one.lines[0].overview.section(one.task).name for one in mine if one.task.expert
    )
    said = [f"{format_hours(total)} uur per week bekend" if total else "Nog geen uren bekend"]
    if unknown:
        said[0] += f", {counted(unknown, 'taak', 'taken')} zonder tijd"
    if sections:
        said.append(f"Bijzondere expertise: {', '.join(sections)}")
    places = asked.schools(line.ref for one in mine for line in one.lines)
    return (*said, f"Werkplek: {places}")


def _line(asked: Asked, one: OpenTask) -> Line:
    refs = [line.ref for line in one.lines]
    spent = spent_on(one.hours, timed=one.timed)
    cells = (mark(one.task), *asked.at(*refs), spent, one.why)
    return Line(cells, refs[0], asked.about(refs))

"""Step 06: tasks of the target that need expertise which nobody on them has."""

from collections.abc import Mapping
from enum import StrEnum

from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.overview import Scope
from ictcoord_tui.domain.schema import Staffing
from ictcoord_tui.domain.tasks import Task
from ictcoord_tui.insights.how import COUNTED_HERE, How
from ictcoord_tui.insights.load import Load, load_by_person
from ictcoord_tui.insights.rows import Line, RowRef, by_task, scan
from ictcoord_tui.values import dataclass

HOW = How(
    "Taken van het streefdoel die meetellen en bijzondere expertise vragen, en waar niemand bij "
    "staat met die rubriek als expertise. Een kerntaak: rekruteren; geen kerntaak: uitbesteden "
    "overwegen; een kerntaak die louter technisch is: zelf opvangen of uitbesteden, dat "
    "kiezen jullie. Ernaast staat wie de expertise "
    "wel heeft en nog vrije uren.",
    in_part=COUNTED_HERE,
)


class Advice(StrEnum):
    """What step 06 of the roadmap says about missing expertise."""

    RECRUIT = "recruit"
    OUTSOURCE = "outsource"
    CHOOSE = "choose"


@dataclass(frozen=True, slots=True)
class Missing:
    """A task whose expertise is missing.

    Attributes:
        rows: Where it is missing, one line a school.
        kept: What was chosen, by dossier id, where somebody chose.
        available: People in reach with the expertise and room, who are not on the task.
    """

    task: Task
    advice: Advice
    rows: tuple[RowRef, ...]
    kept: Mapping[str, Staffing]
    available: tuple[str, ...]

    @property
    def decided(self) -> bool:
        """Whether a choice was kept for every line."""
        return all(row.overview_id in self.kept for row in self.rows)


def missing_expertise(scope: Scope) -> tuple[Missing, ...]:
    """Return the target tasks without the expertise they need, in the order of the overview."""
    seen = scan(scope)
    loads = load_by_person(scope, Situation.TARGET)
    lacking = by_task(
        line
        for line in seen.home_lines(Situation.TARGET)
        if line.counts and line.task.expert and not _has_expertise(line, loads)
    )
    return tuple(
        _missing(task, lacking[task.id], loads)
        for task in seen.tasks.values()
        if task.id in lacking
    )


def advice_for(task: Task) -> Advice:
    """Return what the roadmap advises when nobody has the expertise for a task."""
    if not task.core:
        return Advice.OUTSOURCE
    return Advice.CHOOSE if task.technical else Advice.RECRUIT


def _has_expertise(line: Line, loads: Mapping[str, Load]) -> bool:
    return any(
        person_id in loads and line.task.section in loads[person_id].person.expertise
        for person_id in line.who
    )


def _missing(task: Task, lines: tuple[Line, ...], loads: Mapping[str, Load]) -> Missing:
    kept = {}
    for line in lines:
        own = line.overview.triage(task.id).staffing
        chosen = own or line.overview.group_triage(task.id).staffing
        if chosen is not None:
            kept[line.overview.id] = chosen
    reach = dict.fromkeys(key for line in lines for key in line.overview.people)
    available = tuple(
        key
        for key in reach
        if task.section in loads[key].person.expertise and loads[key].can_take(0)
    )
    advice = advice_for(task)
    return Missing(task, advice, tuple(line.ref for line in lines), kept, available)

"""Only one: tasks that hang on exactly one person, without anybody to step in."""

from dataclasses import dataclass

from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.overview import Scope
from ictcoord_tui.domain.tasks import Task
from ictcoord_tui.insights.how import How
from ictcoord_tui.insights.rows import RowRef, Scan, scan

HOW = How(
    "Taken die meetellen en die precies één persoon doet, zonder back-up. Wie de taak zelf doet, "
    "telt niet als back-up.",
    "Doet ook de groep de taak voor de school, dan tellen die mensen mee. Een taak van de groep "
    "staat één keer in de lijst.",
)


@dataclass(frozen=True, slots=True)
class Single:
    """A task with exactly one person and no backup; `hours` a week, if `timed`."""

    task: Task
    row: RowRef
    person_id: str
    hours: float
    timed: bool


def only_one(scope: Scope, situation: Situation) -> tuple[Single, ...]:
    """Return the tasks that hang on one person: core tasks first, then the most hours."""
    seen = scan(scope)
    return seen.remember("only_one", situation, lambda: _only_one(seen, situation))


def _only_one(seen: Scan, situation: Situation) -> tuple[Single, ...]:
    found = [
        Single(line.task, line.ref, line.who[0], line.hours, line.timed)
        for line in seen.standing(situation)
        if len(line.who) == 1 and not line.backup
    ]
    return tuple(sorted(found, key=lambda single: (not single.task.core, -single.hours)))

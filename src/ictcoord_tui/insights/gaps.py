"""Gaps: tasks that count and that nobody does; needs that several schools share."""

from collections.abc import Iterator

from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.overview import Scope
from ictcoord_tui.domain.tasks import Task
from ictcoord_tui.insights.how import How
from ictcoord_tui.insights.rows import RowRef, Scan, by_task, scan
from ictcoord_tui.values import dataclass

HOW = How(
    "Taken die meetellen (van toepassing en niet geschrapt) en waar niemand bij staat.",
    "Doet de groep een taak voor de school, dan staat ze niet in de lijst. Doet in twee scholen of "
    "meer niemand ze, dan is het een gedeelde nood. ‘Nergens iemand’ betekent: niemand doet ze, in "
    "geen enkele school waar ze meetelt.",
)


@dataclass(frozen=True, slots=True)
class Gap:
    """A task that counts somewhere and that nobody does there.

    Attributes:
        rows: Where it is open, one line a school.
        counting: In how many schools the task counts.
    """

    task: Task
    rows: tuple[RowRef, ...]
    counting: int

    @property
    def common(self) -> bool:
        """Whether two schools or more share this need."""
        return len(self.rows) >= 2

    @property
    def nowhere(self) -> bool:
        """Whether nobody does it in any school where it counts."""
        return len(self.rows) == self.counting


def gaps(scope: Scope, situation: Situation) -> tuple[Gap, ...]:
    """Return every task with a gap, in the order of the overview."""
    seen = scan(scope)
    return seen.remember("gaps", situation, lambda: tuple(_gaps(seen, situation)))


def _gaps(seen: Scan, situation: Situation) -> Iterator[Gap]:
    counting = by_task(line for line in seen.home_lines(situation) if line.counts)
    for task in seen.tasks.values():
        lines = counting.get(task.id, ())
        rows = tuple(line.ref for line in lines if not line.assigned)
        if rows:
            yield Gap(task, rows, len(lines))


def common_needs(scope: Scope, situation: Situation) -> tuple[Gap, ...]:
    """Return the gaps that two schools or more share, the most shared first."""
    shared = (gap for gap in gaps(scope, situation) if gap.common)
    return tuple(sorted(shared, key=lambda gap: -len(gap.rows)))


def open_rows(scope: Scope, situation: Situation) -> tuple[RowRef, ...]:
    """Return every single line with a gap."""
    return tuple(ref for gap in gaps(scope, situation) for ref in gap.rows)

"""Focus: what a coordinator keeps to as long as the basis of a team is missing."""

from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.roadmap import PLAN_STEP, Branch, Step
from ictcoord_tui.domain.tasks import Cluster, Task
from ictcoord_tui.values import dataclass

_BASIS = "A"
"""The phase of steps 01 to 03."""


@dataclass(frozen=True, slots=True)
class Focus:
    """Tasks that count and that come first, in the order of the overview.

    Attributes:
        technical: The technical core tasks.
        policy: The policy tasks, from step 03 on; `None` before it.
    """

    technical: tuple[Task, ...]
    policy: tuple[Task, ...] | None = None


def focus_of(step: Step, branch: Branch | None, overview: Overview) -> Focus | None:
    """Return what to focus on after a no to step 01, 02 or 03; `None` in any other case.

    Args:
        step: The step.
        branch: The branch taken; `None` while the step is open.
        overview: The dossier whose roadmap it is.
    """
    if branch is not Branch.NO or step.phase != _BASIS:
        return None
    technical = tuple(task for task in overview.counting if task.technical and task.core)
    if step.id != PLAN_STEP:
        return Focus(technical)
    policy = tuple(task for task in overview.counting if task.cluster is Cluster.POLICY)
    return Focus(technical, policy)

"""The evidence of every step of the roadmap, by id."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from ictcoord_tui.domain.overview import Overview, Scope
from ictcoord_tui.insights.evidence.evaluation import evaluated
from ictcoord_tui.insights.evidence.means import group_overview, pooling, school_overview
from ictcoord_tui.insights.evidence.model import Case, Evidence
from ictcoord_tui.insights.evidence.start import awareness, policy_plan, vision
from ictcoord_tui.insights.evidence.team import expertise_present, team_formed
from ictcoord_tui.insights.rows import only_school

_STEPS: Mapping[str, Callable[[Case], Iterator[Evidence]]] = {
    "01": awareness,
    "02": vision,
    "03": policy_plan,
    "04": pooling,
    "05G": group_overview,
    "05S": school_overview,
    "06": expertise_present,
    "07": team_formed,
    "08": evaluated,
}


def evidence(step_id: str, scope: Scope, overview: Overview, today: date) -> tuple[Evidence, ...]:
    """Return what the dossier says about a step.

    Args:
        step_id: `01` to `08`, with `05G` and `05S`.
        scope: Everything that was opened: steps 04 and 05 look at all schools.
        overview: The dossier whose roadmap it is. A school is looked at on its own; a group with
            its members.
        today: The day to count from.

    Raises:
        KeyError: There is no such step.
    """
    return tuple(_STEPS[step_id](case_of(scope, overview, today)))


def case_of(scope: Scope, overview: Overview, today: date) -> Case:
    """Return what the evidence of a dossier is gathered from."""
    own = scope if overview.is_group else only_school(overview)
    return Case(scope, own, overview, today)

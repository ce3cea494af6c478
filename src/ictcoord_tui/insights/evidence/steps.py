"""The evidence of every step of the roadmap, by id.

The first screen of the app tells about one step, so only what that step asks is imported.
"""

# ruff: noqa: PLC0415 - deferring these imports keeps the start of the app short

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from ictcoord_tui.domain.overview import Overview, Scope
from ictcoord_tui.domain.roadmap import EXPERTISE_STEP
from ictcoord_tui.insights.evidence.model import Case, Evidence
from ictcoord_tui.insights.rows import only_school

if TYPE_CHECKING:
    from ictcoord_tui.insights.staffing import Missing

_Gather = Callable[[Case], Iterator[Evidence]]


def _start() -> Mapping[str, _Gather]:
    from ictcoord_tui.insights.evidence.start import awareness, policy_plan, vision

    return {"01": awareness, "02": vision, "03": policy_plan}


def _means() -> Mapping[str, _Gather]:
    from ictcoord_tui.insights.evidence.means import group_overview, pooling, school_overview

    return {"04": pooling, "05G": group_overview, "05S": school_overview}


def _team() -> Mapping[str, _Gather]:
    from ictcoord_tui.insights.evidence.team import expertise_present, team_formed

    return {"06": expertise_present, "07": team_formed}


def _evaluation() -> Mapping[str, _Gather]:
    from ictcoord_tui.insights.evidence.evaluation import evaluated

    return {"08": evaluated}


_PARTS = {
    **dict.fromkeys(("01", "02", "03"), _start),
    **dict.fromkeys(("04", "05G", "05S"), _means),
    **dict.fromkeys(("06", "07"), _team),
    "08": _evaluation,
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
    return tuple(_PARTS[step_id]()[step_id](case_of(scope, overview, today)))


def expertise_to_find(step_id: str, scope: Scope, overview: Overview) -> "tuple[Missing, ...]":
    """Return the tasks for which step 06 lets one choose how expertise is found; else nothing."""
    if step_id != EXPERTISE_STEP:
        return ()
    from ictcoord_tui.insights.staffing import missing_expertise

    return missing_expertise(_own(scope, overview))


def case_of(scope: Scope, overview: Overview, today: date) -> Case:
    """Return what the evidence of a dossier is gathered from."""
    return Case(scope, _own(scope, overview), overview, today)


def _own(scope: Scope, overview: Overview) -> Scope:
    return scope if overview.is_group else only_school(overview)

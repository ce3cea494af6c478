"""Where a line of evidence leads: a place in a dossier, or a question to answer on the spot."""

from ictcoord_tui.domain.roadmap import EVALUATION_STEP
from ictcoord_tui.domain.schema import Path
from ictcoord_tui.insights.evidence.model import Evidence, Place

VISION: Path = ("plan", "vision")
"""Where the day of the vision stands."""

PLAN: Path = ("plan", "date")
"""Where the day of the policy plan stands, beside its title."""

_TABLES = {Place.TRIAGE: "triage", Place.TARGET: "target", Place.TASK: "current"}


def destination(evidence: Evidence, dossier: str) -> tuple[str, Path]:
    """Return the dossier and the place in it that a line of evidence speaks of.

    Insights are no table of a dossier; they come as `("insights", question)`. `("plan", …)` is
    shown nowhere but on the roadmap itself.

    Args:
        evidence: The line.
        dossier: Id of the dossier whose roadmap is looked at.
    """
    place, which = evidence.jump.place, evidence.jump.id
    if place in _TABLES:
        return _task(evidence, dossier)
    if place is Place.TEAM:
        return dossier, ("people", *evidence.people[:1])
    return dossier, {
        Place.INSIGHT: ("insights", which),
        Place.VISION: VISION,
        Place.PLAN: PLAN,
        Place.STEP: ("roadmap", which),
        Place.EVALUATION: ("roadmap", EVALUATION_STEP),
    }[place]


def _task(evidence: Evidence, dossier: str) -> tuple[str, Path]:
    table = _TABLES[evidence.jump.place]
    if not evidence.rows:
        return dossier, (table,)
    row = evidence.rows[0]
    where = row.situation.value if evidence.jump.place is Place.TASK else table
    column = "applies" if table == "triage" else "who"
    return row.overview_id, (where, row.task_id, column)

"""Where a line of evidence leads: a place in a dossier, or a question to answer on the spot."""

from ictcoord_tui.domain.schema import Path
from ictcoord_tui.insights.evidence.model import Evidence, Place

_TABLES = {Place.TRIAGE: "triage", Place.TARGET: "target", Place.TASK: "current"}


def destination(evidence: Evidence, dossier: str) -> tuple[str, Path]:
    """Return the dossier and the place in it that a line of evidence speaks of.

    Insights and the plan are no tables of a dossier; they come as `("insights", question)` and
    `("plan",)`.

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
        Place.PLAN: ("plan",),
        Place.STEP: ("roadmap", which),
        Place.EVALUATION: ("roadmap", "08"),
    }[place]


def _task(evidence: Evidence, dossier: str) -> tuple[str, Path]:
    table = _TABLES[evidence.jump.place]
    if not evidence.rows:
        return dossier, (table,)
    row = evidence.rows[0]
    where = row.situation.value if evidence.jump.place is Place.TASK else table
    column = "applies" if table == "triage" else "who"
    return row.overview_id, (where, row.task_id, column)

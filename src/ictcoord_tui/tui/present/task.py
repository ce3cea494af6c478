"""What a task is, and what there is to notice about it, in a few lines."""

from collections.abc import Iterator

from ictcoord_tui.content.meanings import value_meaning
from ictcoord_tui.content.words import counted, label
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.hours import format_hours
from ictcoord_tui.domain.overview import Overview, Scope
from ictcoord_tui.insights.drift import task_drift
from ictcoord_tui.insights.gaps import gaps
from ictcoord_tui.insights.only_one import only_one
from ictcoord_tui.insights.overlap import people_overlaps, school_overlaps

_WHEN = {Situation.CURRENT: "Nu", Situation.TARGET: "Later"}


def about_task(overview: Overview, task_id: str) -> str:
    """Return name, place in the list, what its marks say, and explanation of a task."""
    task = overview.task_by_id.get(task_id)
    if task is None:
        return ""
    place = f"{label('cluster', task.cluster)} › {overview.section(task).name}"
    often = f", {label('frequency', task.frequency).lower()}" if task.frequency is not None else ""
    marks = _marks(overview, task_id)
    lines = (task.name, f"{place}{often}", *marks, task.explanation)
    return "\n".join(line for line in lines if line)


def task_findings(scope: Scope, overview: Overview, task_id: str) -> tuple[str, ...]:
    """Return what the insights notice about one task, in words.

    Args:
        scope: The school, or the group with its schools.
        overview: The dossier that is looked at.
        task_id: Which task.
    """
    return (
        *_decisions(overview, task_id),
        *(line for situation in Situation for line in _staffing(scope, situation, task_id)),
        *_changes(scope, overview, task_id),
    )


def _marks(overview: Overview, task_id: str) -> Iterator[str]:
    """Return what the sign before a task means, and the word that says least by itself."""
    if overview.triage(task_id).endangers_plan:
        yield "! Geschrapt, maar het beleidsplan rekent erop."
    elif not overview.counts(task_id):
        yield "x Deze taak telt hier niet mee."
    if overview.task_by_id[task_id].hidden:
        yield f"Verborgen: {value_meaning('trait', 'hidden')}."


def _decisions(overview: Overview, task_id: str) -> Iterator[str]:
    yield from _marks(overview, task_id)
    if overview.triage(task_id).endangers_plan:
        yield f"In het beleidsplan: {overview.triage(task_id).priority}."
    for twin in overview.namesakes.get(task_id, ()):
        where = label("origin", twin.origin).lower()
        yield f"Een andere taak heeft dezelfde naam ({where}). Is dat dezelfde taak?"


def _staffing(scope: Scope, situation: Situation, task_id: str) -> Iterator[str]:
    for line in (*_open(scope, situation, task_id), *_shared(scope, situation, task_id)):
        yield f"{_WHEN[situation]}: {line}"


def _open(scope: Scope, situation: Situation, task_id: str) -> Iterator[str]:
    for gap in gaps(scope, situation):
        if gap.task.id == task_id:
            schools = counted(len(gap.rows), "school", "scholen")
            where = f" in {schools}" if gap.common else ""
            yield f"niemand doet deze taak{where}."
    for single in only_one(scope, situation):
        if single.task.id == task_id:
            person = scope.people.get(single.person_id)
            yield f"alleen {person.name if person else single.person_id} doet dit, zonder back-up."


def _shared(scope: Scope, situation: Situation, task_id: str) -> Iterator[str]:
    for several in people_overlaps(scope, situation):
        if several.task.id == task_id:
            many = counted(len(several.people), "persoon doet", "mensen doen")
            yield f"{many} dit samen of naast elkaar."
    for overlap in school_overlaps(scope, situation):
        if overlap.task.id == task_id:
            many = counted(len(overlap.parts), "school doet", "scholen doen")
            yield f"{many} dit apart, samen {format_hours(overlap.hours)} uur per week."


def _changes(scope: Scope, overview: Overview, task_id: str) -> Iterator[str]:
    for drift in task_drift(scope):
        if drift.task.id != task_id or drift.current.overview_id != overview.id:
            continue
        if drift.opened:
            yield "Nu doet iemand dit, in het streefdoel nog niemand."
        if drift.joined:
            yield f"Doet dit in het streefdoel ook: {overview.names(drift.joined)}."
        if drift.left and not drift.opened:
            yield f"Doet dit in het streefdoel niet meer: {overview.names(drift.left)}."

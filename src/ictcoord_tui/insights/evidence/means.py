"""Evidence for steps 04 and 05: what schools could share, and what is still to be decided."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ictcoord_tui.content.words import capital, counted
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.hours import format_hours
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import Applies, Term
from ictcoord_tui.domain.tasks import Level, Task
from ictcoord_tui.insights.deciding import to_decide
from ictcoord_tui.insights.evidence.model import Case, Evidence, Jump, Place, Tone, warn_if
from ictcoord_tui.insights.gaps import common_needs
from ictcoord_tui.insights.how import compared_where
from ictcoord_tui.insights.overlap import school_overlaps
from ictcoord_tui.insights.rows import RowRef
from ictcoord_tui.insights.scale import scale

NOW = Situation.CURRENT


@dataclass(frozen=True, slots=True)
class Conflict:
    """A task that the group and a school place on different levels, or two schools do."""

    task: Task
    to_group: tuple[str, ...]
    to_school: tuple[str, ...]


def pooling(case: Case) -> Iterator[Evidence]:
    """Step 04: what schools do apart, which needs they share, which hours there are."""
    if len(case.whole.schools) > 1:
        yield from _compared(case)
    else:
        yield Evidence(compared_where(case.whole), Tone.NEUTRAL, Jump(Place.INSIGHT, "scale"))
    yield _financed(case)


def _compared(case: Case) -> Iterator[Evidence]:
    overlaps = school_overlaps(case.whole, NOW)
    yield Evidence(
        f"{capital(counted(len(overlaps), 'taak gebeurt', 'taken gebeuren'))} apart in twee of "
        "meer scholen.",
        Tone.NEUTRAL,
        Jump(Place.INSIGHT, "school-overlap"),
        tuple(part.row for one in overlaps for part in one.parts),
    )
    grouped = {one.task.id for one in scale(case.whole, NOW)}
    fitting = [one for one in overlaps if one.task.id in grouped]
    saved = sum(one.saved for one in fitting)
    yield Evidence(
        f"Eén keer doen wat naar de groep wijst, bespaart {format_hours(saved)} uur per week: alle "
        "uren samen, min die van de school met de meeste."
        if saved > 0
        else "Nog geen uren te besparen met wat naar de groep wijst.",
        Tone.GOOD if saved > 0 else Tone.NEUTRAL,
        Jump(Place.INSIGHT, "scale"),
        tuple(part.row for one in fitting for part in one.parts),
    )
    needs = common_needs(case.whole, NOW)
    yield Evidence(
        f"{capital(counted(len(needs), 'gedeelde nood', 'gedeelde noden'))}: wat in twee scholen "
        "of meer niemand doet.",
        Tone.ATTENTION if needs else Tone.NEUTRAL,
        Jump(Place.INSIGHT, "needs"),
        tuple(row for need in needs for row in need.rows),
    )


def group_overview(case: Case) -> Iterator[Evidence]:
    """Step 05, group variant: what is undecided, what could go up, where levels conflict."""
    yield _undecided(case)
    yield _levels(case)
    candidates = [one for one in scale(case.whole, NOW) if not one.local]
    yield Evidence(
        f"{capital(counted(len(candidates), 'kandidaat', 'kandidaten'))} om samen te doen.",
        Tone.NEUTRAL,
        Jump(Place.INSIGHT, "scale"),
        tuple(row for one in candidates for row in one.rows),
    )
    yield from _conflicts(case)
    yield from _endangered(case)


def school_overview(case: Case) -> Iterator[Evidence]:
    """Step 05, school variant: what is undecided, planned, dropped, or to be done together."""
    yield _undecided(case)
    yield _terms(case)
    together = _tasks(case, lambda one, key: one.triage(key).together)
    yield Evidence(
        f"{counted(len(together), 'taak', 'taken')} om samen met andere scholen te doen: koppel "
        "dat terug naar de algemeen of coördinerend directeur."
        if together
        else "Nog geen taken aangeduid om samen met andere scholen te doen.",
        Tone.NEUTRAL,
        Jump(Place.TRIAGE),
        together,
    )
    yield from _endangered(case)
    yield from _conflicts(case)


def level_conflicts(case: Case) -> tuple[Conflict, ...]:
    """Return the tasks for which dossiers in sight named different levels themselves."""
    said: dict[str, dict[Level, list[str]]] = {}
    for overview in case.whole.overviews:
        for task_id, triage in overview.dossier.triage.items():
            if triage.level is not None:
                levels = said.setdefault(task_id, {Level.GROUP: [], Level.SCHOOL: []})
                levels.setdefault(triage.level, []).append(overview.name)
    group = case.overview.group
    if case.whole.group is None and group is not None:
        for task_id, levels in said.items():
            shared = case.overview.group_triage(task_id).level
            if shared is not None:
                levels.setdefault(shared, []).append(group.name)
    return tuple(
        Conflict(task, tuple(said[task.id][Level.GROUP]), tuple(said[task.id][Level.SCHOOL]))
        for task in case.overview.tasks
        if task.id in said and said[task.id][Level.GROUP] and said[task.id][Level.SCHOOL]
    )


def _financed(case: Case) -> Evidence:
    said = [one for one in case.whole.overviews if one.dossier.hours is not None]
    hours = sum(one.dossier.hours or 0.0 for one in said)
    silent = len(case.whole.overviews) - len(said)
    rest = f" ({counted(silent, 'dossier', 'dossiers')} zonder uren)" if silent else ""
    much = f"{format_hours(hours)} uur per week{rest}" if said else "nog niet ingevuld"
    return Evidence(
        f"ICT-uren die gefinancierd zijn: {much}.",
        Tone.NEUTRAL,
        Jump(Place.TEAM),
    )


def _undecided(case: Case) -> Evidence:
    rows = _tasks(case, lambda one, key: not one.decided(key))
    waiting = to_decide(case.overview)
    return Evidence(
        f"Nog {waiting}." if waiting else "Over elke taak is beslist.",
        warn_if(rows),
        Jump(Place.TRIAGE),
        rows,
    )


def _levels(case: Case) -> Evidence:
    triage = case.overview.triage
    ids = [task.id for task in case.overview.tasks]
    away = sum(1 for key in ids if triage(key).applies is Applies.NO)
    up = sum(1 for key in ids if triage(key).level is Level.GROUP)
    local = sum(1 for key in ids if triage(key).level is Level.SCHOOL)
    return Evidence(
        f"{up} naar de groep, {local} in de scholen, {away} niet van toepassing.",
        Tone.NEUTRAL,
        Jump(Place.TRIAGE),
    )


def _terms(case: Case) -> Evidence:
    terms = [case.overview.triage(task.id).term for task in case.overview.tasks]
    return Evidence(
        f"{terms.count(Term.SHORT)} op korte termijn, {terms.count(Term.LONG)} op lange termijn, "
        f"{terms.count(Term.DROP)} te schrappen.",
        Tone.NEUTRAL,
        Jump(Place.TRIAGE),
    )


def _endangered(case: Case) -> Iterator[Evidence]:
    rows = _tasks(case, lambda one, key: one.triage(key).endangers_plan)
    if rows:
        names = ", ".join(f"‘{case.overview.task_by_id[row.task_id].name}’" for row in rows[:3])
        more = f" en {len(rows) - 3} andere" if len(rows) > 3 else ""
        yield Evidence(
            f"Geschrapt, maar nodig voor een prioriteit van het plan: {names}{more}.",
            Tone.ATTENTION,
            Jump(Place.TRIAGE),
            rows,
        )


def _conflicts(case: Case) -> Iterator[Evidence]:
    for conflict in level_conflicts(case):
        yield Evidence(
            f"‘{conflict.task.name}’: {', '.join(conflict.to_group)} zegt groep, "
            f"{', '.join(conflict.to_school)} zegt school.",
            Tone.ATTENTION,
            Jump(Place.TRIAGE),
            (RowRef(case.overview.id, NOW, conflict.task.id),),
        )


def _tasks(case: Case, holds: Callable[[Overview, str], bool]) -> tuple[RowRef, ...]:
    one = case.overview
    return tuple(RowRef(one.id, NOW, task.id) for task in one.tasks if holds(one, task.id))

"""Overlap: the same task done by several people, or by several schools apart."""

from dataclasses import dataclass

from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.overview import Scope
from ictcoord_tui.domain.tasks import Level, Task
from ictcoord_tui.insights.how import How
from ictcoord_tui.insights.rows import Line, RowRef, Scan, by_task, scan

_PEOPLE = (
    "Dubbel werk tussen mensen: een taak die meetelt en die in één dossier door meerdere mensen "
    "gebeurt."
)
_SCHOOLS = (
    "Dubbel werk tussen scholen: dezelfde taak staat in twee of meer scholen met eigen mensen, en "
    "niet op groepsniveau. De besparing is wat overblijft als je van alle uren samen de school met "
    "de meeste uren aftrekt: zoveel tijd heeft één keer doen minstens nodig."
)

HOW_PEOPLE, HOW_SCHOOLS = How(_PEOPLE), How("", _SCHOOLS)
"""How the two kinds of double work are found."""

HOW = How(_PEOPLE, _SCHOOLS)
"""Both, where they stand together."""


@dataclass(frozen=True, slots=True)
class PeopleOverlap:
    """A task that several people do in one dossier; `hours` a week together, if `timed`."""

    task: Task
    row: RowRef
    people: tuple[str, ...]
    hours: float
    timed: bool


@dataclass(frozen=True, slots=True)
class Part:
    """What one school spends on a task, in hours a week, if `timed`: else nobody said."""

    row: RowRef
    hours: float
    timed: bool


@dataclass(frozen=True, slots=True)
class SchoolOverlap:
    """A task that schools do apart from each other."""

    task: Task
    parts: tuple[Part, ...]

    @property
    def hours(self) -> float:
        """Hours a week of all schools together."""
        return sum(part.hours for part in self.parts)

    @property
    def timed(self) -> bool:
        """Whether any school said how long it takes."""
        return any(part.timed for part in self.parts)

    @property
    def saved(self) -> float:
        """Hours a week saved when it is done once, taking as long as the longest does now."""
        return self.hours - max(part.hours for part in self.parts)

    @property
    def measured(self) -> bool:
        """Whether two schools or more said how long it takes: else nobody knows what is saved."""
        return sum(1 for part in self.parts if part.timed) >= 2


def people_overlaps(scope: Scope, situation: Situation) -> tuple[PeopleOverlap, ...]:
    """Return the tasks with several people in one dossier, the most hours first."""
    found = [
        PeopleOverlap(line.task, line.ref, line.who, line.hours, line.timed)
        for line in scan(scope).standing(situation)
        if len(line.who) >= 2
    ]
    return tuple(sorted(found, key=lambda one: -one.hours))


def school_overlaps(scope: Scope, situation: Situation) -> tuple[SchoolOverlap, ...]:
    """Return the tasks that two schools or more do apart, the most hours saved first."""
    seen = scan(scope)
    return seen.remember("school_overlaps", situation, lambda: _school_overlaps(seen, situation))


def _school_overlaps(seen: Scan, situation: Situation) -> tuple[SchoolOverlap, ...]:
    apart = by_task(line for line in seen.home_lines(situation) if _apart(line))
    found = []
    for task in seen.tasks.values():
        lines = apart.get(task.id, ())
        if len(lines) >= 2:
            parts = tuple(Part(one.ref, one.hours, one.timed) for one in lines)
            found.append(SchoolOverlap(task, parts))
    return tuple(sorted(found, key=lambda one: (-one.saved, -one.hours)))


def _apart(line: Line) -> bool:
    return line.counts and line.row.assigned and line.level is not Level.GROUP

"""Scale: tasks that schools had better do together, and what that is about."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.overview import Overview, Scope
from ictcoord_tui.domain.tasks import Level, Task
from ictcoord_tui.insights.gaps import Gap, common_needs
from ictcoord_tui.insights.how import How
from ictcoord_tui.insights.overlap import Part, school_overlaps
from ictcoord_tui.insights.rows import RowRef, by_task, scan

HOW = How(
    "",
    "Taken die scholen nu apart doen of die in twee of meer scholen niemand doet, en die naar de "
    "groep wijzen: door hun niveau (groep of beide), jullie keuze bij stap 05 (groep of samen), of "
    "omdat ze expertise vragen of vaak uitbesteed worden. Wie het doet, staat erbij met de uren "
    "per week, ook als dat maar één school is of de groep zelf; samen is de som daarvan. De soort "
    "volgt uit een vaste lijst per taak en rubriek.",
)


class Kind(StrEnum):
    """What doing it together comes down to."""

    CONTRACT = "contract"
    INSURANCE = "insurance"
    SERVER = "server"
    TRAINING = "training"
    OTHER = "other"


class Sign(StrEnum):
    """What points to the group."""

    LEVEL = "level"
    TRIAGE = "triage"
    EXPERTISE = "expertise"
    OUTSOURCED = "outsourced"


KIND_OF_TASK: Mapping[str, Kind] = {
    "net-internet": Kind.CONTRACT,
    "toe-printers": Kind.CONTRACT,
    "toe-uitrol": Kind.CONTRACT,
    "toe-afvoer": Kind.CONTRACT,
    "aan-offertes": Kind.CONTRACT,
    "aan-raamcontract": Kind.CONTRACT,
    "aan-leveranciers": Kind.CONTRACT,
    "inv-licenties": Kind.CONTRACT,
    "inv-domeinen": Kind.CONTRACT,
    "aan-verzekering": Kind.INSURANCE,
    "opv-schade": Kind.INSURANCE,
    "net-monitor": Kind.SERVER,
    "net-firewall": Kind.SERVER,
    "vei-bewustmaking": Kind.TRAINING,
}
"""What joint work on a task of the start list is about, where the section does not tell."""

KIND_OF_SECTION: Mapping[str, Kind] = {
    "servers-cloud": Kind.SERVER,
    "professionalisering": Kind.TRAINING,
}
"""The same for a whole section; own tasks follow their section."""


@dataclass(frozen=True, slots=True)
class ScaleCandidate:
    """A task that schools could do together.

    Attributes:
        parts: Everybody who does it with their own people, with their hours: the group itself and
            the schools, also one school alone.
        need: The schools where nobody does it, when there are two or more.
        signs: What points to the group.
        local: The group decided that this task stays in the schools.
    """

    task: Task
    parts: tuple[Part, ...]
    need: Gap | None
    signs: tuple[Sign, ...]
    local: bool

    @property
    def kind(self) -> Kind:
        """What doing it together comes down to."""
        by_section = KIND_OF_SECTION.get(self.task.section, Kind.OTHER)
        return KIND_OF_TASK.get(self.task.id, by_section)

    @property
    def hours(self) -> float:
        """Hours a week of all parts together."""
        return sum(part.hours for part in self.parts)

    @property
    def timed(self) -> bool:
        """Whether any of them said how long it takes."""
        return any(part.timed for part in self.parts)

    @property
    def rows(self) -> tuple[RowRef, ...]:
        """Every line it comes from."""
        return (*(part.row for part in self.parts), *(self.need.rows if self.need else ()))


def scale(scope: Scope, situation: Situation) -> tuple[ScaleCandidate, ...]:
    """Return the tasks that schools could do together, the most pooled hours first."""
    seen = scan(scope)
    apart = {one.task.id for one in school_overlaps(scope, situation)}
    needs = {one.task.id: one for one in common_needs(scope, situation)}
    doing = by_task(line for line in seen.standing(situation) if line.row.assigned)
    found = []
    for task in seen.tasks.values():
        if task.id not in apart and task.id not in needs:
            continue
        signs = _signs(task, seen.overviews)
        if signs:
            local = _kept_local(task, seen.overviews)
            parts = tuple(Part(line.ref, line.hours, line.timed) for line in doing.get(task.id, ()))
            found.append(ScaleCandidate(task, parts, needs.get(task.id), signs, local))
    return tuple(sorted(found, key=lambda one: -one.hours))


def _signs(task: Task, overviews: tuple[Overview, ...]) -> tuple[Sign, ...]:
    holds = {
        Sign.LEVEL: task.level in (Level.GROUP, Level.BOTH),
        Sign.TRIAGE: any(_to_group(one, task.id) for one in overviews),
        Sign.EXPERTISE: task.expert,
        Sign.OUTSOURCED: task.outsourced,
    }
    return tuple(sign for sign, held in holds.items() if held)


def _to_group(overview: Overview, task_id: str) -> bool:
    triage = overview.triage(task_id)
    return triage.together or triage.level is Level.GROUP


def _kept_local(task: Task, overviews: tuple[Overview, ...]) -> bool:
    group = [one for one in overviews if one.is_group]
    return any(one.triage(task.id).level is Level.SCHOOL for one in group)

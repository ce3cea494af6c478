"""Absence: what falls when somebody is away, and who could take it over."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ictcoord_tui.domain.dossier import Person, Situation
from ictcoord_tui.domain.overview import Scope
from ictcoord_tui.domain.tasks import Task
from ictcoord_tui.insights.how import COUNTED_HERE, How
from ictcoord_tui.insights.load import Load, load_by_person
from ictcoord_tui.insights.rows import Line, RowRef, scan

HOW = How(
    "Alle taken die meetellen en die deze persoon doet, gesplitst in wat alleen deze persoon doet "
    "en wat anderen mee doen; kerntaken en veel uren eerst. Wie kan overnemen: eerst de back-up, "
    "dan wie de expertise van de rubriek heeft, dan wie al een taak in die rubriek doet. De "
    "laatste twee alleen met vrije uren (ICT-uren min wat ze dragen); externen hebben geen grens.",
    in_part=COUNTED_HERE,
)


class Reason(StrEnum):
    """Why somebody could take a task over, the best reason first."""

    BACKUP = "backup"
    EXPERTISE = "expertise"
    SECTION = "section"


@dataclass(frozen=True, slots=True)
class Successor:
    """Somebody who could take a task over.

    Attributes:
        free: Hours a week left; `None` for external people and when nobody said.
        fits: Whether the hours of the task fit in what is left.
    """

    person: Person
    reason: Reason
    free: float | None
    fits: bool


@dataclass(frozen=True, slots=True)
class Falling:
    """A task that the person carries.

    Attributes:
        hours: Hours a week of this person on it.
        timed: Whether somebody said how long.
        others: Ids of the people who do it too.
        successors: Who could take over, the best first.
    """

    task: Task
    row: RowRef
    hours: float
    timed: bool
    others: tuple[str, ...]
    successors: tuple[Successor, ...]


@dataclass(frozen=True, slots=True)
class Absence:
    """What falls when a person is away: core tasks first, then the most hours.

    Attributes:
        alone: What only this person does.
        shared: What others do too.
    """

    person: Person
    situation: Situation
    alone: tuple[Falling, ...]
    shared: tuple[Falling, ...]

    @property
    def hours(self) -> float:
        """Hours a week that fall."""
        return sum(falling.hours for falling in (*self.alone, *self.shared))

    @property
    def timed(self) -> bool:
        """Whether a time was said for anything that falls."""
        return any(falling.timed for falling in (*self.alone, *self.shared))

    @property
    def stranded(self) -> tuple[Falling, ...]:
        """What only this person does and nobody could take over."""
        return tuple(falling for falling in self.alone if not falling.successors)

    @property
    def without_hours(self) -> tuple[Falling, ...]:
        """What only this person does and others could take over, but none has the hours for it."""
        return tuple(falling for falling in self.alone if _out_of_reach(falling))


def _out_of_reach(falling: Falling) -> bool:
    return bool(falling.successors) and not any(one.fits for one in falling.successors)


def absence(scope: Scope, situation: Situation, person_id: str) -> Absence:
    """Return what falls when a person is away."""
    seen = scan(scope)
    loads = load_by_person(scope, situation)
    workers = _workers(seen.standing(situation))
    falling = [
        _falling(line, person_id, loads, workers)
        for line in seen.standing(situation)
        if person_id in line.carriers
    ]
    falling.sort(key=lambda one: (not one.task.core, -one.hours))
    return Absence(
        seen.person(person_id),
        situation,
        tuple(one for one in falling if not one.others),
        tuple(one for one in falling if one.others),
    )


def carried_alone(scope: Scope, situation: Situation) -> Mapping[str, int]:
    """Return for everybody who does something alone on how many lines that is, by person id."""
    found: dict[str, int] = {}
    for line in scan(scope).standing(situation):
        if len(line.who) == 1:
            found[line.who[0]] = found.get(line.who[0], 0) + 1
    return found


def _falling(
    line: Line,
    person_id: str,
    loads: Mapping[str, Load],
    workers: Mapping[str, frozenset[str]],
) -> Falling:
    hours = line.shares.get(person_id, 0.0)
    others = tuple(other for other in line.who if other != person_id)
    successors = sorted(
        _successors(line, hours, loads, workers.get(line.task.section, frozenset())),
        key=_rank,
    )
    timed = line.timed_for(person_id)
    return Falling(line.task, line.ref, hours, timed, others, tuple(successors))


def _successors(
    line: Line, hours: float, loads: Mapping[str, Load], workers: frozenset[str]
) -> Iterable[Successor]:
    for candidate in dict.fromkeys((*line.backup, *line.overview.people)):
        load = loads.get(candidate)
        if load is None or candidate in line.who:
            continue
        reason = _reason(line, load, workers)
        if reason is not None:
            yield Successor(load.person, reason, load.free, load.can_take(hours))


def _reason(line: Line, load: Load, workers: frozenset[str]) -> Reason | None:
    if load.person.id in line.backup:
        return Reason.BACKUP
    if not load.can_take(0.0):
        return None
    if line.task.section in load.person.expertise:
        return Reason.EXPERTISE
    return Reason.SECTION if load.person.id in workers else None


def _rank(one: Successor) -> tuple[int, bool, float, str, str]:
    free = one.free if one.free is not None else 0.0
    return list(Reason).index(one.reason), not one.fits, -free, one.person.name, one.person.id


def _workers(lines: Iterable[Line]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in lines:
        found.setdefault(line.task.section, set()).update(line.carriers)
    return {section: frozenset(people) for section, people in found.items()}

"""Drift: what differs between today and the target, per task and per person."""

from ictcoord_tui.domain.dossier import Person, Situation
from ictcoord_tui.domain.overview import Scope
from ictcoord_tui.domain.tasks import Task
from ictcoord_tui.insights.how import How
from ictcoord_tui.insights.load import Load, idle, load_by_person
from ictcoord_tui.insights.rows import EPSILON, Line, RowRef, scan
from ictcoord_tui.values import dataclass

HOW = How(
    "Per taak leggen we wie ze nu doet en de uren naast het streefdoel; alleen wat verschilt, "
    "staat in de lijst. Per persoon vergelijken we de som van de uren nu en later.",
    "Wie een taak op groepsniveau voor de school doet, telt mee; die uren staan bij de groep.",
)


@dataclass(frozen=True, slots=True)
class TaskDrift:
    """A task that is done otherwise in the target.

    Attributes:
        counts: Whether the task counts.
        now: Ids of who does it today.
        later: Ids of who does it in the target.
        hours_now: Hours a week today.
        hours_later: Hours a week in the target.
        silent_now: Whether the dossier's own people do it today, and nobody said how long.
        silent_later: The same in the target.
        timed: Whether the dossier's own people do it and said how long, today or in the target.
    """

    task: Task
    current: RowRef
    target: RowRef
    counts: bool
    now: tuple[str, ...]
    later: tuple[str, ...]
    hours_now: float
    hours_later: float
    silent_now: bool
    silent_later: bool
    timed: bool

    @property
    def joined(self) -> tuple[str, ...]:
        """Ids of who is new on it."""
        return tuple(key for key in self.later if key not in self.now)

    @property
    def left(self) -> tuple[str, ...]:
        """Ids of who lets it go."""
        return tuple(key for key in self.now if key not in self.later)

    @property
    def opened(self) -> bool:
        """Whether somebody does it today, nobody in the target, and it still counts."""
        return self.counts and bool(self.now) and not self.later


@dataclass(frozen=True, slots=True)
class PersonDrift:
    """Somebody whose load or tasks change.

    Attributes:
        gained: Lines of the target that the person does not do today.
        given_up: Lines of today that the person does not do in the target.
    """

    person: Person
    now: Load
    later: Load
    gained: tuple[RowRef, ...]
    given_up: tuple[RowRef, ...]

    @property
    def change(self) -> float:
        """Hours a week more (or, below 0, less) in the target."""
        return self.later.hours - self.now.hours


def task_drift(scope: Scope) -> tuple[TaskDrift, ...]:
    """Return the tasks that differ, dossier by dossier, in the order of the overview."""
    seen = scan(scope)
    pairs = zip(seen.lines(Situation.CURRENT), seen.lines(Situation.TARGET), strict=True)
    return tuple(_drift(now, later) for now, later in pairs if _differs(now, later))


def person_drift(scope: Scope) -> tuple[PersonDrift, ...]:
    """Return the people whose load or tasks differ, the largest change of hours first."""
    now = load_by_person(scope, Situation.CURRENT)
    later = load_by_person(scope, Situation.TARGET)
    found = []
    for person_id in dict.fromkeys((*now, *later)):
        person = scan(scope).person(person_id)
        before = now.get(person_id) or idle(person, Situation.CURRENT)
        after = later.get(person_id) or idle(person, Situation.TARGET)
        one = _person(before, after)
        if one.gained or one.given_up or abs(one.change) > EPSILON:
            found.append(one)
    found.sort(key=lambda one: (-abs(one.change), one.person.name, one.person.id))
    return tuple(found)


def newly_open(scope: Scope) -> tuple[TaskDrift, ...]:
    """Return the tasks that count, that somebody does today and nobody in the target."""
    return tuple(one for one in task_drift(scope) if one.opened)


def _differs(now: Line, later: Line) -> bool:
    return set(now.who) != set(later.who) or abs(now.hours - later.hours) > EPSILON


def _drift(now: Line, later: Line) -> TaskDrift:
    return TaskDrift(
        now.task,
        now.ref,
        later.ref,
        now.counts,
        now.who,
        later.who,
        now.hours,
        later.hours,
        bool(now.row.who) and not now.timed,
        bool(later.row.who) and not later.timed,
        now.timed or later.timed,
    )


def _person(before: Load, after: Load) -> PersonDrift:
    had = {(share.ref.overview_id, share.ref.task_id) for share in before.shares}
    has = {(share.ref.overview_id, share.ref.task_id) for share in after.shares}
    gained = (s.ref for s in after.shares if (s.ref.overview_id, s.ref.task_id) not in had)
    lost = (s.ref for s in before.shares if (s.ref.overview_id, s.ref.task_id) not in has)
    return PersonDrift(before.person, before, after, tuple(gained), tuple(lost))

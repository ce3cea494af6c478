"""One pass over a scope: every line with its people and hours, shared by all insights.

Two words recur. A line is *assigned* when somebody does it, and it *counts* when the task applies
and was not dropped. Hours of people look at every assigned line, because work that was dropped on
paper still fills somebody's week as long as a line says so; all other questions look at the lines
that count.

A line of the group's dossier serves its schools. Its hours are counted once, at the group.
"""

import weakref
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple, TypeVar, cast

from ictcoord_tui.domain.dossier import EMPTY_ROW, Person, Row, Situation
from ictcoord_tui.domain.overview import Overview, Scope
from ictcoord_tui.domain.tasks import Level, Task
from ictcoord_tui.domain.text import neutralise
from ictcoord_tui.values import dataclass

T = TypeVar("T")

_NOTHING: Mapping[str, float] = MappingProxyType({})

EPSILON = 1e-9
"""Hours that differ less are the same: a sum of decimal fractions is never quite exact."""


class RowRef(NamedTuple):
    """Where a line stands, so that a screen can jump to it."""

    overview_id: str
    situation: Situation
    task_id: str


@dataclass(slots=True, eq=False)
class Line:
    """A task in one dossier in one situation.

    A group of 1,000 schools has 200,000 of them. So a line is made in the cheapest way there is:
    it is not frozen, though nobody changes it.

    Attributes:
        counts: Whether the task counts in this dossier.
        row: The dossier's own line.
        served: The group's line that also holds for this school, or an empty one.
        who: Ids of everybody who does it for this dossier, the own people first.
        shares: Hours a week per person of the own line.
        hours: Hours a week of the own line, 0 when nobody does it.
        lone: Whether the group's own dossier is outside the scope. Its line then shows here.
    """

    overview: Overview
    task: Task
    ref: RowRef
    counts: bool
    row: Row
    served: Row
    who: tuple[str, ...]
    shares: Mapping[str, float]
    hours: float
    lone: bool

    @property
    def assigned(self) -> bool:
        """Whether somebody does it for this dossier, here or at group level."""
        return bool(self.who)

    @property
    def timed(self) -> bool:
        """Whether its own people do it and said how long: only then does `hours` say anything."""
        return bool(self.row.who) and self.row.timed

    def timed_for(self, person_id: str) -> bool:
        """Tell whether one of its own people does it and it was said how long that takes."""
        return person_id in self.shares and self.row.timed_for(person_id)

    @property
    def stands(self) -> bool:
        """Whether this is the place to speak of the line: own, or served by a group out of scope.

        A line of a group in scope stands in the group's dossier, not once more in every school.
        """
        return bool(self.row.who) or (self.lone and bool(self.served.who))

    @property
    def backup(self) -> tuple[str, ...]:
        """Ids of everybody who can step in and does not do it already."""
        if not self.row.backup and not self.served.backup:
            return ()
        doing = self.who
        return tuple(p for p in _joined(self.row.backup, self.served.backup) if p not in doing)

    @property
    def carriers(self) -> tuple[str, ...]:
        """Ids of the people who carry the line that stands here."""
        return self.who if self.lone else self.row.who

    @property
    def level(self) -> Level:
        """Where it is done: as the line says, else the level of the dossier it stands in."""
        if not self.row.who and self.served.who:
            return self.served.level or Level.GROUP
        return self.row.level or (Level.GROUP if self.overview.is_group else Level.SCHOOL)


@dataclass(frozen=True, slots=True)
class Share:
    """What one person spends on one line, in hours a week.

    Attributes:
        timed: Whether somebody said how long: 0 hours without that say nothing.
    """

    line: Line
    hours: float
    timed: bool

    @property
    def ref(self) -> RowRef:
        """Where the line stands."""
        return self.line.ref


class Scan:
    """Everything insights need from a scope, worked out at most once.

    Attributes:
        overviews: Every dossier in scope, the group first.
        homes: The dossiers in which tasks count: the schools, or the group when it has none.
        hub: The group's own dossier, when it has schools in scope.
        has_group: Whether the group's own dossier is in scope.
        people: Everybody in scope, by id.
        seen_in_part: Ids of the people who may work elsewhere, where nobody looked.
    """

    def __init__(self, scope: Scope) -> None:
        # Never the scope itself: `scan` lets go of this when the scope is gone.
        self.overviews = scope.overviews
        self.homes = scope.schools or scope.overviews
        self.hub = scope.group if scope.schools else None
        self.has_group = scope.group is not None
        self.people = scope.people
        self.seen_in_part = scope.seen_in_part
        self._counting: dict[str, frozenset[str]] = {}
        self._memory: dict[tuple[str, Situation], object] = {}

    @cached_property
    def tasks(self) -> Mapping[str, Task]:
        """Every task in scope by id, in the order of the overview; the group's wording first."""
        tasks: dict[str, Task] = {}
        for overview in self.overviews:
            tasks = dict(overview.task_by_id) | tasks
        if not tasks:
            return tasks
        catalogue = self.overviews[0].catalogue
        return {task.id: task for task in catalogue.in_order(tasks.values())}

    def remember(self, what: str, situation: Situation, make: Callable[[], T]) -> T:
        """Return what `make` gives, worked out once for this scope and situation.

        Args:
            what: A name that only one kind of result uses.
            situation: Today or the target.
            make: Works it out.
        """
        key = (what, situation)
        if key not in self._memory:
            self._memory[key] = make()
        return cast(T, self._memory[key])

    def lines(self, situation: Situation) -> tuple[Line, ...]:
        """Return a line for every task of every dossier, also where nothing was filled in."""
        return self.remember("lines", situation, lambda: tuple(self._lines(situation)))

    def home_lines(self, situation: Situation) -> tuple[Line, ...]:
        """Return the lines of `homes` only."""
        if self.hub is None:
            return self.lines(situation)
        # The group comes first in `overviews`, so its lines are the first ones.
        return self.remember(
            "home_lines", situation, lambda: self.lines(situation)[len(self.overviews[0].tasks) :]
        )

    def standing(self, situation: Situation) -> tuple[Line, ...]:
        """Return the lines that count, that somebody does, each in the one place it stands."""
        return self.remember(
            "standing",
            situation,
            lambda: tuple(one for one in self.lines(situation) if one.counts and one.stands),
        )

    def begun(self, situation: Situation) -> bool:
        """Tell whether anybody stands in any line of a situation.

        Where nobody does, nothing was filled in yet: no number about it is good news or bad.
        """
        return self.remember(
            "begun", situation, lambda: any(line.who for line in self.lines(situation))
        )

    def carried(self, situation: Situation) -> Mapping[str, tuple[Share, ...]]:
        """Return what everybody who does something spends, by person id, over all dossiers."""
        return self.remember("carried", situation, lambda: _by_person(self.lines(situation)))

    @cached_property
    def staff(self) -> frozenset[str]:
        """Ids of the people to speak of: with only a school in scope, nobody from elsewhere.

        That is everybody in its own file, and of the group's people whoever does or backs up
        something for it.
        """
        if self.hub is not None or self.has_group:
            return frozenset(self.people)
        found = {key for one in self.overviews for key in one.dossier.people}
        for situation in Situation:
            for line in self.lines(situation):
                found.update(line.who, line.backup)
        return frozenset(found)

    def person(self, person_id: str) -> Person:
        """Return a person, or a stand-in with a question mark for an id nobody knows."""
        known = self.people.get(person_id)
        return known or Person(person_id, f"{neutralise(person_id)}?")

    def names(self, person_ids: Iterable[str]) -> str:
        """Return people's names, separated by commas."""
        return ", ".join(self.person(person_id).name for person_id in person_ids)

    def _lines(self, situation: Situation) -> Iterable[Line]:
        lone = not self.has_group
        for overview in self.overviews:
            rows = overview.dossier.rows(situation)
            weeks = overview.dossier.weeks
            counting = self._counting_in(overview)
            serving = overview.group.rows(situation) if overview.group is not None else {}
            for task in overview.tasks:
                key = task.id
                row = rows.get(key, EMPTY_ROW)
                served = overview.group_row(situation, key) if key in serving else EMPTY_ROW
                shares, hours = (_NOTHING, 0.0)
                if row.who:
                    shares = row.hours_of(weeks)
                    hours = sum(shares.values())
                who = _joined(row.who, served.who)
                counts = key in counting
                ref = RowRef(overview.id, situation, key)
                yield Line(overview, task, ref, counts, row, served, who, shares, hours, lone)

    def _counting_in(self, overview: Overview) -> frozenset[str]:
        if overview.id not in self._counting:
            self._counting[overview.id] = frozenset(task.id for task in overview.counting)
        return self._counting[overview.id]


_scans: dict[int, tuple[weakref.ref[Scope], Scan]] = {}


def scan(scope: Scope) -> Scan:
    """Return the pass over a scope, the same one for every insight that asks.

    A scope is a value that never changes, so its identity is a safe key for as long as it lives.
    """
    key = id(scope)
    known = _scans.get(key)
    if known is not None and known[0]() is scope:
        return known[1]
    fresh = Scan(scope)
    _scans[key] = (weakref.ref(scope, lambda gone: _forget(key, gone)), fresh)
    return fresh


def by_task(lines: Iterable[Line]) -> Mapping[str, tuple[Line, ...]]:
    """Return lines grouped by task id, in the order they came."""
    found: dict[str, list[Line]] = {}
    for line in lines:
        found.setdefault(line.task.id, []).append(line)
    return {task_id: tuple(group) for task_id, group in found.items()}


def only_school(overview: Overview) -> Scope:
    """Return the scope of one dossier looked at on its own."""
    return Scope((), overview) if overview.is_group else Scope((overview,))


def _forget(key: int, gone: weakref.ref[Scope]) -> None:
    # A new scope may live at the address of the old one already.
    known = _scans.get(key)
    if known is not None and known[0] is gone:
        del _scans[key]


def _by_person(lines: Iterable[Line]) -> Mapping[str, tuple[Share, ...]]:
    found: dict[str, list[Share]] = {}
    for line in lines:
        for person_id, hours in line.shares.items():
            share = Share(line, hours, line.row.timed_for(person_id))
            found.setdefault(person_id, []).append(share)
    return {person_id: tuple(shares) for person_id, shares in found.items()}


def _joined(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    if not second:
        return first
    return tuple(dict.fromkeys((*first, *second)))

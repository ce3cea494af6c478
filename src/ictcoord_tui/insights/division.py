"""What there is to divide in the target: which lines, how many hours, and who could do them."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from ictcoord_tui.domain.dossier import Person, Row, Situation
from ictcoord_tui.domain.overview import Overview, Scope
from ictcoord_tui.domain.schema import Term
from ictcoord_tui.domain.tasks import Level, Task
from ictcoord_tui.insights.hours_later import Basis, Later, hours_later
from ictcoord_tui.insights.rows import EPSILON, Line, Scan, scan

CORE_WEIGHT = 100
SHORT_WEIGHT = 10
PLAIN_WEIGHT = 1
"""How bad it is to leave a task open: a core task, one for the short term, any other."""

_HOLDS_PART = 8
_HOLDS_TASK = 6
_EXPERTISE = 4
_MOTIVATION = 3
_NEAR = 1
_EXTERNAL = -3


@dataclass(frozen=True, slots=True)
class Unit:
    """One line of the target to fill in.

    Attributes:
        overview: The dossier in which the line stands.
        schools: For a line of the group: ids of the members it serves; empty means all.
        parts: Hours a week by who does them today, `None` for work that nobody in reach does.
        source: The line of today or of the target that the hours come from.
        target: The line as it stands in the target now.
        joined: Whether schools' work comes together here: one person for all, if that fits.
        standing: Hours a week by who stands in the target now; empty when nobody in reach does.
        lines: The lines of today that it stands for.
        timed: Whether somebody said how long it takes, in the target or today.
    """

    overview: Overview
    task: Task
    schools: tuple[str, ...]
    parts: Mapping[str | None, float]
    source: Row
    target: Row
    joined: bool
    standing: Mapping[str, float]
    lines: tuple[Line, ...]
    timed: bool

    @property
    def holders(self) -> tuple[str, ...]:
        """Ids of who does it today, of those in reach."""
        return tuple(key for key in self.parts if key is not None)

    @property
    def weight(self) -> int:
        """How bad it is to leave it open."""
        if self.task.core:
            return CORE_WEIGHT
        short = self.overview.triage(self.task.id).term is Term.SHORT
        return SHORT_WEIGHT if short else PLAIN_WEIGHT


class Division:
    """The lines of a scope to divide, and the people to divide them over.

    Attributes:
        units: Lines to fill in.
        passed_up: Lines of schools that go to a group outside this scope and are not done there.
    """

    def __init__(self, scope: Scope) -> None:
        self._scan = scan(scope)
        self._now = _indexed(self._scan.lines(Situation.CURRENT))
        self._later = _indexed(self._scan.lines(Situation.TARGET))
        self.passed_up: list[Line] = []
        self._staying: set[tuple[str, str]] = set()
        self._colleagues: dict[str, frozenset[str]] = {}
        self.units = [*self._group_units(), *self._school_units()]

    def leave_to_schools(self, units: Iterable[Unit]) -> bool:
        """Divide over the schools again what the group was to do for them and cannot.

        Returns:
            Whether there was such work: then `units` is made anew.
        """
        found = {
            (line.overview.id, line.task.id)
            for unit in units
            for line in unit.lines
            if unit.joined and line.overview.id != unit.overview.id and line.row.assigned
        } - self._staying
        if found:
            self._staying |= found
            del self._served_by_hub
            self.passed_up.clear()
            self.units = [*self._group_units(), *self._school_units()]
        return bool(found)

    @cached_property
    def room(self) -> Mapping[str, float]:
        """Hours a week everybody has for the units, by `hours_later`; only people who have some.

        Lines of the target that are not divided (dropped tasks, the group's own lines when
        only a school is in scope) keep their hours.
        """
        kept = self._kept_hours()
        room = {}
        for person_id, person in self._scan.people.items():
            hours = math.inf if person.external else self._later_hours[person_id].hours
            left = hours - kept.get(person_id, 0.0)
            if left > EPSILON:
                room[person_id] = left
        return room

    def options(self, unit: Unit, holder: str | None) -> dict[str, int]:
        """Return who could do a part of a unit, with a score; see `reasons` for the words.

        Args:
            unit: The line.
            holder: Who does this part today.
        """
        people = unit.overview.people
        return {
            key: self._score(unit, holder, people[key])
            for key in people
            if key in self.room and self.able(unit, people[key])
        }

    def able(self, unit: Unit, person: Person) -> bool:
        """Tell whether somebody could do a task: does it today, or has what it asks.

        Special expertise must be declared, or shown by such a task in the same section today.
        An outside partner must have the expertise, and the task be one that is bought outside.
        Everybody else must be in the team, as soon as anybody is.
        """
        task = unit.task
        if person.id in unit.holders:
            return True
        if not person.external and person.id not in self.colleagues(unit.overview):
            return False
        expert = task.section in person.expertise
        if person.external:
            return expert and (task.outsourced or not task.core)
        return expert or not task.expert or (person.id, task.section) in self._shown

    def colleagues(self, home: Overview) -> frozenset[str]:
        """Return ids of the people here whom work may be given: the team, else everybody."""
        found = self._colleagues.get(home.id)
        if found is None:
            found = self._colleagues[home.id] = _colleagues(home.people.values())
        return found

    def works_in(self, person_id: str, section: str) -> bool:
        """Tell whether somebody does a task of a section today."""
        return (person_id, section) in self._active

    def leaves(self, person_id: str) -> bool:
        """Tell whether somebody has no hours at all later."""
        later = self._later_hours.get(person_id)
        if later is None or self._scan.person(person_id).external:
            return False
        return later.basis is not Basis.WORK and later.hours <= 0

    def too_full(self, person_id: str) -> bool:
        """Tell whether somebody does more today than there is room for later."""
        shares = self._scan.carried(Situation.CURRENT).get(person_id, ())
        return sum(share.hours for share in shares) > self.room.get(person_id, 0.0) + EPSILON

    def _score(self, unit: Unit, holder: str | None, person: Person) -> int:
        section = unit.task.section
        score = _HOLDS_PART if person.id == holder else 0
        if person.id != holder and person.id in unit.holders:
            score = _HOLDS_TASK
        score += _EXPERTISE if section in person.expertise else 0
        score += _MOTIVATION if section in person.motivation else 0
        score += _NEAR if person.team_target else 0
        score += _NEAR if self.works_in(person.id, section) else 0
        return score + (_EXTERNAL if person.external else 0)

    @cached_property
    def _active(self) -> frozenset[tuple[str, str]]:
        carried = self._scan.carried(Situation.CURRENT)
        return frozenset((key, s.line.task.section) for key, all_ in carried.items() for s in all_)

    @cached_property
    def _shown(self) -> frozenset[tuple[str, str]]:
        carried = self._scan.carried(Situation.CURRENT)
        return frozenset(
            (key, share.line.task.section)
            for key, shares in carried.items()
            for share in shares
            if share.line.task.expert
        )

    @property
    def _later_hours(self) -> Mapping[str, Later]:
        return hours_later(self._scan)

    def _kept_hours(self) -> Mapping[str, float]:
        divided = {(unit.overview.id, unit.task.id) for unit in self.units}
        kept: dict[str, float] = {}
        for person_id, shares in self._scan.carried(Situation.TARGET).items():
            for share in shares:
                if (share.ref.overview_id, share.ref.task_id) not in divided:
                    kept[person_id] = kept.get(person_id, 0.0) + share.hours
        for person_id, hours in _outside(self._scan):
            kept[person_id] = kept.get(person_id, 0.0) + hours
        return kept

    def _group_units(self) -> Iterable[Unit]:
        hub = self._scan.hub
        if hub is not None:
            for task_id, served in self._served_by_hub.items():
                yield self._group_unit(hub, hub.task_by_id[task_id], served)

    @cached_property
    def _served_by_hub(self) -> Mapping[str, tuple[Line, ...]]:
        hub = self._scan.hub
        if hub is None:
            return {}
        found = {task.id: self._served(hub, task) for task in hub.tasks}
        return {
            task_id: served
            for task_id, served in found.items()
            if served and not self._left_to_schools(hub, served)
        }

    def _left_to_schools(self, hub: Overview, served: tuple[Line, ...]) -> bool:
        """Tell whether nobody at the group does it, and every school has somebody later."""
        key = (hub.id, served[0].task.id)
        if self._now[key].row.assigned or self._later[key].row.assigned:
            return False
        return all(self._stays(line) for line in served)

    def _stays(self, line: Line) -> bool:
        key = (line.overview.id, line.task.id)
        return key in self._staying or self._later[key].row.assigned

    def _served(self, home: Overview, task: Task) -> tuple[Line, ...]:
        """Return the lines of the schools that a line of the group serves or is to serve."""
        triage = home.triage(task.id)
        if triage.level is Level.SCHOOL:
            return ()
        chosen = self._later[home.id, task.id].row
        if not chosen.assigned:
            chosen = Row() if triage.level is Level.GROUP else self._now[home.id, task.id].row
        if not chosen.assigned and triage.level is not Level.GROUP:
            return ()
        lines = (self._now.get((school.id, task.id)) for school in self._scan.homes)
        return tuple(
            line
            for line in lines
            if line is not None
            and line.counts
            and chosen.serves(line.overview.id)
            and line.overview.triage(task.id).level is not Level.SCHOOL
        )

    def _group_unit(self, home: Overview, task: Task, served: tuple[Line, ...]) -> Unit:
        everywhere = len(served) == len(self._scan.homes)
        schools = () if everywhere else tuple(sorted(line.overview.id for line in served))
        own = self._now[home.id, task.id]
        apart = [line for line in served if not self._kept_apart(line)]
        return self._unit(home, task, schools, (own, *apart))

    def _kept_apart(self, line: Line) -> bool:
        """Tell whether a school keeps its own line beside the group's."""
        if self._stays(line):
            return True
        return line.task.level is Level.BOTH and line.row.assigned

    def _school_units(self) -> Iterable[Unit]:
        served = {
            (line.overview.id, line.task.id)
            for lines in self._served_by_hub.values()
            for line in lines
        }
        for home in self._scan.homes:
            for task in home.counting:
                line = self._now[home.id, task.id]
                shared = (home.id, task.id) in served
                if self._goes_up(line):
                    continue
                if not shared or self._kept_apart(line):
                    yield self._unit(home, task, (), (line,))

    def _goes_up(self, line: Line) -> bool:
        """Tell whether a school leaves a task to a group that is out of scope."""
        if self._scan.has_group or line.overview.is_group:
            return False
        later = self._later[line.overview.id, line.task.id]
        if later.row.assigned:
            return False
        to_group = line.overview.triage(line.task.id).level is Level.GROUP
        if later.served.assigned:
            return True
        if to_group:
            self.passed_up.append(line)
        return to_group and not any(key in line.overview.people for key in line.row.who)

    def _unit(
        self, home: Overview, task: Task, schools: tuple[str, ...], today: tuple[Line, ...]
    ) -> Unit:
        target = self._later[home.id, task.id].row
        parts: dict[str | None, float] = {}
        for line in today:
            unclaimed = line.row.hours(line.overview.dossier.weeks) if not line.row.who else 0.0
            for person_id, hours in (line.shares or {"": unclaimed}).items():
                key = person_id if person_id in home.people else None
                parts[key] = parts.get(key, 0.0) + hours
        source = today[0].row if len(today) == 1 else Row()
        if target.timed:
            parts = _scaled(parts, target.hours(home.dossier.weeks))
            source = target
        if not parts.get(None) and len(parts) > 1:
            parts.pop(None, None)
        standing = _standing(home, target, parts)
        joined = len(today) > 1
        timed = target.timed or any(line.row.timed for line in today)
        return Unit(home, task, schools, parts, source, target, joined, standing, today, timed)


def _indexed(lines: Iterable[Line]) -> dict[tuple[str, str], Line]:
    return {(line.overview.id, line.task.id): line for line in lines}


def _colleagues(people: Iterable[Person]) -> frozenset[str]:
    """Return who is in the team later, or today as long as nobody is later; anchors and partners.

    When nobody is in a team, everybody.
    """
    everybody = tuple(people)
    for situation in (Situation.TARGET, Situation.CURRENT):
        if any(person.in_team(situation) for person in everybody):
            return frozenset(
                person.id
                for person in everybody
                if person.in_team(situation) or person.anchor or person.external
            )
    return frozenset(person.id for person in everybody)


def _standing(
    home: Overview, target: Row, parts: Mapping[str | None, float]
) -> Mapping[str, float]:
    """Return who stands in the target with how long; without a time there, today's holds."""
    if any(key not in home.people for key in target.who):
        return {}
    if target.timed:
        return target.hours_of(home.dossier.weeks)
    if set(target.who) == {key for key in parts if key is not None}:
        return {key: parts[key] for key in target.who}
    whole = sum(parts.values())
    return {key: whole / len(target.who) for key in target.who}


def _scaled(parts: Mapping[str | None, float], hours: float) -> dict[str | None, float]:
    total = sum(parts.values())
    if total <= 0:
        return {key: hours / len(parts) for key in parts}
    return {key: part * hours / total for key, part in parts.items()}


def _outside(seen: Scan) -> Iterable[tuple[str, float]]:
    """Give the hours that the group's own dossier takes when only a school is in scope."""
    if seen.has_group:
        return
    groups = {id(one.group): one.group for one in seen.overviews if one.group is not None}
    for group in groups.values():
        for row in group.rows(Situation.TARGET).values():
            yield from row.hours_of(group.weeks).items()

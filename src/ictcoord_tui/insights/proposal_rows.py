"""The lines of a proposal: who does a task and who steps in, and why, in words."""

import math
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from ictcoord_tui.content.words import label
from ictcoord_tui.domain.dossier import Row, Situation
from ictcoord_tui.domain.hours import Period, Spent, format_hours
from ictcoord_tui.domain.overview import Scope
from ictcoord_tui.domain.tasks import Task
from ictcoord_tui.insights.assigning import assign, over_hours
from ictcoord_tui.insights.division import Division, Unit
from ictcoord_tui.insights.expertise import declared
from ictcoord_tui.insights.rows import EPSILON, Line, RowRef, scan
from ictcoord_tui.insights.staffing import advice_for

_NEARLY = 1e-6
"""Minutes that differ less are the same: hours are fractions that are never quite exact."""

_HAS_HOURS = "heeft nog uren"

_NO_BACKUP = "Niemand anders met ICT-uren kan inspringen voor deze kerntaak."
_ENOUGH = "Wie dit kan, heeft geen uren meer vrij of genoeg taken zonder tijd."
_TIME_FIRST = "Vul eerst een tijd in."

_NAMED = 3
"""Names in a sentence before the rest is counted: in a group dozens may be able to do a task."""


class Problem(StrEnum):
    """What could not be solved."""

    NOBODY = "nobody"
    """Nobody in reach can do it."""
    HOURS = "hours"
    """Who can do it has no hours left."""
    KEPT = "kept"
    """Who does it has no hours for it, and nobody else can take it: it stays there."""
    TIME = "time"
    """Nobody said how long it takes, and who can do it has enough of such tasks."""
    BACKUP = "backup"
    """A core task without anybody to step in."""
    ANCHOR = "anchor"
    """A school without anybody who could be its anchor."""
    GROUP = "group"
    """A task for the group, which has nobody on it yet."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """One line of the target as proposed.

    Attributes:
        row: The line to take over; without `who` when it stays open. Note, mandate and
            documentation are those of the target now.
        hours: Hours a week per person.
        why: The reasons, in Dutch.
    """

    ref: RowRef
    task: Task
    row: Row
    hours: Mapping[str, float]
    why: str


@dataclass(frozen=True, slots=True)
class Unsolved:
    """Something the proposal leaves open.

    Attributes:
        hours: Hours a week it is about, if `timed`: else nobody said.
    """

    problem: Problem
    overview_id: str
    task: Task | None
    hours: float
    timed: bool
    why: str


class RowWriter:
    """Turns a fitted division into lines with words.

    Args:
        scope: The school, or the group with its schools.
        division: The work and who can take it.
    """

    def __init__(self, scope: Scope, division: Division) -> None:
        self.scan = scan(scope)
        self.division = division
        self.declared = declared(scope)
        self.stepping_in: dict[str, int] = {}
        self.shares = assign(division, self.scan.homes)
        self.over = over_hours(division, self.shares)
        self.unsolved = [_passed_up(line) for line in division.passed_up]
        self.slack: dict[str, float] = defaultdict(float, division.room)

    def write(self) -> tuple[list[Proposed], list[Unsolved]]:
        """Return the lines, and what stays open."""
        for hours in self.shares:
            for person, spent in hours.items():
                self.slack[person] -= spent
        return [self._proposed(i) for i in range(len(self.shares))], self.unsolved

    def _proposed(self, number: int) -> Proposed:
        unit, shares = self.division.units[number], self.shares[number]
        who = tuple(sorted(shares))
        whole = sum(unit.parts.values())
        missing = whole - sum(shares.values())
        open_still = self._left_open(unit, missing) if missing > EPSILON or not who else ""
        backup = self._backup(unit, who) if who else ()
        row = replace(
            self._timed(unit, shares),
            backup=backup,
            schools=unit.schools,
            level=unit.target.level,
            note=unit.target.note,
            mandate=unit.target.mandate,
            documented=unit.target.documented,
        )
        ref = RowRef(unit.overview.id, Situation.TARGET, unit.task.id)
        weeks = unit.overview.dossier.weeks
        kept = self._kept(unit, shares, self.over.get(number, ())) or self._held(unit, who)
        why = " ".join(filter(None, (*self._why(unit, who, backup), open_still, kept)))
        return Proposed(ref, unit.task, row, row.hours_of(weeks), why)

    def _timed(self, unit: Unit, shares: Mapping[str, float]) -> Row:
        """Return who and time: as people said it when that gives these hours, else in minutes."""
        who = tuple(sorted(shares))
        if unit.target.timed:
            said = Row(who=who, time=unit.target.time, times=unit.target.times)
            if who == unit.target.who and _same(said.hours_of(unit.overview.dossier.weeks), shares):
                return said
        source = unit.source
        said = Row(who=who, time=source.time, times=source.times if who == source.who else {})
        given = said.hours_of(unit.overview.dossier.weeks)
        if _same(given, shares) and said.timed == unit.timed:
            return said
        times = self._in_minutes(unit, shares)
        if len(who) == 1:
            return Row(who=who, time=times[who[0]])
        told = {key: one for key, one in times.items() if one.minutes or source.timed_for(key)}
        return Row(who=who, times=told or times)

    def _in_minutes(self, unit: Unit, shares: Mapping[str, float]) -> dict[str, Spent]:
        """Round to whole minutes that keep the sum as near as possible.

        Nobody gets a minute more than there is room for, so that a full week never overflows.
        """
        weeks = unit.overview.dossier.weeks
        period = _period(shares.values(), weeks)
        worth = Spent(Fraction(1), period).hours_a_week(weeks)
        minutes = {key: math.floor(hours / worth + _NEARLY) for key, hours in shares.items()}
        rest = {key: hours - minutes[key] * worth for key, hours in shares.items()}
        for key in shares:
            self.slack[key] += rest[key]
        left = round(sum(rest.values()) / worth)
        for key in sorted(rest, key=lambda one: (-rest[one], one)):
            if left > 0 and self.slack[key] + EPSILON >= worth:
                minutes[key] += 1
                self.slack[key] -= worth
                left -= 1
        return {key: Spent(Fraction(number), period) for key, number in minutes.items()}

    def _left_open(self, unit: Unit, hours: float) -> str:
        able = self._able(unit)
        if able and not unit.timed:
            problem, why = Problem.TIME, f"{_ENOUGH} {_TIME_FIRST}"
        elif able:
            problem, why = Problem.HOURS, self._no_room(hours, able)
        else:
            problem, advice = Problem.NOBODY, label("advice", advice_for(unit.task)).lower()
            why = f"Niemand met ICT-uren kan dit. Advies: {advice}."
            if not self.declared:
                why = "Van niemand met ICT-uren is bekend dat die dit kan."
        self._leave(problem, unit, hours, why)
        return why

    def _leave(self, problem: Problem, unit: Unit, hours: float, why: str) -> None:
        home = unit.overview.id
        self.unsolved.append(Unsolved(problem, home, unit.task, hours, unit.timed, why))

    def _no_room(self, hours: float, able: list[str]) -> str:
        names = self.scan.names(able[:_NAMED])
        if len(able) > _NAMED:
            names += f" en nog {len(able) - _NAMED}"
        return f"Geen {format_hours(hours)} uur per week meer vrij bij wie dit kan: {names}."

    def _kept(self, unit: Unit, shares: Mapping[str, float], over: Collection[str]) -> str:
        """Say which work stays with who has no hours for it, because nobody else does."""
        if not over:
            return ""
        hours = sum(shares[key] for key in over)
        others = [key for key in self._able(unit) if key not in shares]
        nobody = "Niemand anders met ICT-uren kan dit."
        why = self._no_room(hours, others) if others else nobody
        why = f"Blijft bij {self.scan.names(over)}, boven de uren. {why}"
        self._leave(Problem.KEPT, unit, hours, why)
        return why

    def _held(self, unit: Unit, who: tuple[str, ...]) -> str:
        """Say that a task without a time stays with somebody who has no hours later."""
        leaving = [] if unit.timed else [key for key in who if self.division.leaves(key)]
        if not leaving:
            return ""
        has = "heeft" if len(leaving) == 1 else "hebben"
        names = self.scan.names(leaving)
        why = f"Blijft bij {names}, die later geen ICT-uren {has}. {_TIME_FIRST}"
        self._leave(Problem.KEPT, unit, 0.0, why)
        return why

    def _able(self, unit: Unit) -> list[str]:
        options = self.division.options(unit, None)
        return sorted(options, key=lambda key: (-options[key], key))

    def _backup(self, unit: Unit, who: tuple[str, ...]) -> tuple[str, ...]:
        """Choose who steps in: as the target says, else one who is able.

        For a core task anybody of the team with hours will do.
        """
        stands = tuple(k for k in unit.target.backup if k not in who and k in self.division.room)
        if stands:
            return stands
        current = unit.overview.row(Situation.CURRENT, unit.task.id).backup
        options = self.division.options(unit, None)
        fallback = self.division.colleagues(unit.overview) if unit.task.core else ()
        reach = [
            key
            for key in dict.fromkeys((*options, *fallback))
            if key in self.division.room and key not in who
        ]
        if not reach:
            if unit.task.core:
                whole = sum(unit.parts.values())
                self._leave(Problem.BACKUP, unit, whole, _NO_BACKUP)
            return ()
        best = min(
            reach,
            key=lambda key: (
                key not in current,
                -options.get(key, -1 - int(self.scan.person(key).external)),
                self.stepping_in.get(key, 0),
                key,
            ),
        )
        self.stepping_in[best] = self.stepping_in.get(best, 0) + 1
        return (best,)

    def _why(self, unit: Unit, who: tuple[str, ...], backup: tuple[str, ...]) -> list[str]:
        said = [f"{self.scan.person(key).name} {self._reason(unit, key)}." for key in who]
        if unit.joined:
            said.insert(0, "Eén keer voor alle scholen samen." if who else "")
        else:
            said += [self._gone(key) for key in unit.holders if key not in who]
        said += [
            f"Back-up: {self.scan.person(key).name}, {self._skill(unit, key)}." for key in backup
        ]
        return said

    def _reason(self, unit: Unit, person_id: str) -> str:
        skill = self._skill(unit, person_id)
        if person_id in unit.holders:
            also = f" en {skill}" if skill.startswith(("heeft de", "wil")) else ""
            return f"doet dit vandaag al{also}"
        if skill == _HAS_HOURS and person_id in unit.target.who:
            return "staat al in het streefdoel"
        return skill

    def _skill(self, unit: Unit, person_id: str) -> str:
        person, section = self.scan.person(person_id), unit.task.section
        if section in person.expertise:
            return "heeft de expertise" + (" en motivatie" if section in person.motivation else "")
        if section in person.motivation:
            return "wil hier graag aan werken"
        if person_id in unit.holders:
            return "doet dit vandaag al"
        if self.division.works_in(person_id, section):
            return "werkt al in deze rubriek"
        return _HAS_HOURS

    def _gone(self, person_id: str) -> str:
        name = self.scan.person(person_id).name
        if self.division.leaves(person_id):
            return f"{name} heeft later geen ICT-uren."
        if self.division.too_full(person_id):
            return f"{name} geeft dit door, om binnen de uren te blijven."
        return f"{name} geeft dit door."


def _period(shares: Collection[float], weeks: int) -> Period:
    """Return over what to say times: a week, unless whole minutes would only come out otherwise."""
    for period in (Period.WEEK, Period.MONTH):
        worth = Spent(Fraction(1), period).hours_a_week(weeks)
        if all(abs(hours / worth - round(hours / worth)) < _NEARLY for hours in shares):
            return period
    a_minute = 1 / 60
    return Period.WEEK if min(shares) >= a_minute else Period.YEAR


def _same(some: Mapping[str, float], others: Mapping[str, float]) -> bool:
    return all(abs(some[key] - hours) < EPSILON for key, hours in others.items())


def _passed_up(line: Line) -> Unsolved:
    why = "Dit is voor de groep, en daar doet nog niemand het. Koppel het terug naar de groep."
    return Unsolved(Problem.GROUP, line.overview.id, line.task, line.hours, line.timed, why)

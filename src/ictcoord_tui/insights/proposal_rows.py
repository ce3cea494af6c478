"""The lines of a proposal: who does a task and who steps in, and why, in words."""

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from ictcoord_tui.content.words import label
from ictcoord_tui.domain.dossier import Row, Situation
from ictcoord_tui.domain.hours import Period, Spent, format_hours
from ictcoord_tui.domain.overview import Overview, Scope
from ictcoord_tui.domain.tasks import Task
from ictcoord_tui.insights.anchors import attached
from ictcoord_tui.insights.division import Division, Unit
from ictcoord_tui.insights.expertise import declared
from ictcoord_tui.insights.fitting import Piece, fit
from ictcoord_tui.insights.rows import EPSILON, RowRef, scan
from ictcoord_tui.insights.staffing import advice_for

_NEARLY = 1e-6
"""Minutes that differ less are the same: hours are fractions that are never quite exact."""

_NAMED = 3
"""Names in a sentence before the rest is counted: in a group dozens may be able to do a task."""


class Problem(StrEnum):
    """What could not be solved."""

    NOBODY = "nobody"
    """Nobody in reach can do it."""
    HOURS = "hours"
    """Who can do it has no hours left."""
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
    """Something the proposal leaves open; `hours` a week that found no place."""

    problem: Problem
    overview_id: str
    task: Task | None
    hours: float
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
        self.unsolved = [_passed_up(line.overview, line.task) for line in division.passed_up]

        self.slack: dict[str, float] = {}

    def write(self) -> tuple[list[Proposed], list[Unsolved]]:
        """Return the lines, and what stays open."""
        shares = self._shares()
        self.slack = dict(self.division.room)
        for hours in shares:
            for person, spent in hours.items():
                self.slack[person] -= spent
        rows = [self._proposed(unit, shares[i]) for i, unit in enumerate(self.division.units)]
        return rows, self.unsolved

    def _shares(self) -> list[dict[str, float]]:
        """Return hours a week per person for every unit."""
        units = self.division.units
        split = {i for i, unit in enumerate(units) if not unit.joined}
        shares, unplaced = self._fitted(split)
        if unplaced - split:
            shares, _ = self._fitted(split | unplaced)
        self._keep_anchors(shares)
        return shares

    def _fitted(self, split: set[int]) -> tuple[list[dict[str, float]], set[int]]:
        """Divide the units, those in `split` in parts; tell which ones have work left over."""
        units = self.division.units
        keys = [(i, part) for i in range(len(units)) for part in self._parts(i, i in split)]
        taken = fit([piece for _, piece in keys], self.division.room)
        shares: list[dict[str, float]] = [{} for _ in units]
        for (i, piece), person in zip(keys, taken, strict=True):
            if person is not None:
                shares[i][person] = shares[i].get(person, 0.0) + piece.hours
        return shares, {i for (i, _), person in zip(keys, taken, strict=True) if person is None}

    def _parts(self, number: int, split: bool) -> list[Piece]:
        unit = self.division.units[number]
        options = self.division.options
        if not split:
            return [Piece(sum(unit.parts.values()), unit.weight, options(unit, None))]
        return [
            Piece(hours, unit.weight, options(unit, holder)) for holder, hours in unit.parts.items()
        ]

    def _keep_anchors(self, shares: list[dict[str, float]]) -> None:
        """Leave an anchor from the group's staff a task in each school that leans on them."""
        today = _anchors_by_school(self.scan.homes)
        room = dict(self.division.room)
        for hours in shares:
            for person, spent in hours.items():
                room[person] -= spent
        for home, people in today.items():
            mine = [i for i, u in enumerate(self.division.units) if u.overview.id == home]
            if any(person in shares[i] for i in mine for person in people):
                continue
            self._move_one(mine, people, shares, room)

    def _move_one(
        self,
        units: list[int],
        people: tuple[str, ...],
        shares: list[dict[str, float]],
        room: dict[str, float],
    ) -> None:
        by_size = sorted((i for i in units if shares[i]), key=lambda i: sum(shares[i].values()))
        for i in by_size:
            unit, hours = self.division.units[i], sum(shares[i].values())
            for person in people:
                able = person in self.division.options(unit, None)
                if able and room[person] + EPSILON >= hours:
                    for other, spent in shares[i].items():
                        room[other] += spent
                    room[person] -= hours
                    shares[i] = {person: hours}
                    return

    def _proposed(self, unit: Unit, shares: dict[str, float]) -> Proposed:
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
        why = " ".join(filter(None, (*self._why(unit, who, backup), open_still)))
        return Proposed(ref, unit.task, row, row.hours_of(weeks), why)

    def _timed(self, unit: Unit, shares: Mapping[str, float]) -> Row:
        """Return who and time: as people said it when that gives these hours, else in minutes."""
        who = tuple(sorted(shares))
        said = Row(who=who, time=unit.source.time)
        given = said.hours_of(unit.overview.dossier.weeks)
        if all(abs(given[key] - hours) < EPSILON for key, hours in shares.items()):
            return said
        times = self._in_minutes(unit, shares)
        if len(who) == 1:
            return Row(who=who, time=times[who[0]])
        return Row(who=who, times=times)

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
        if able:
            problem = Problem.HOURS
            names = self.scan.names(able[:_NAMED])
            if len(able) > _NAMED:
                names += f" en nog {len(able) - _NAMED}"
            why = f"Geen {format_hours(hours)} uur per week meer vrij bij wie dit kan: {names}."
        else:
            problem, advice = Problem.NOBODY, label("advice", advice_for(unit.task)).lower()
            why = f"Niemand met ICT-uren kan dit. Advies: {advice}."
            if not self.declared:
                why = "Van niemand met ICT-uren is bekend dat die dit kan."
        self.unsolved.append(Unsolved(problem, unit.overview.id, unit.task, hours, why))
        return why

    def _able(self, unit: Unit) -> list[str]:
        options = self.division.options(unit, None)
        return sorted(options, key=lambda key: (-options[key], key))

    def _backup(self, unit: Unit, who: tuple[str, ...]) -> tuple[str, ...]:
        """Choose one person to step in: able, or for a core task anybody here with hours."""
        current = unit.overview.row(Situation.CURRENT, unit.task.id).backup
        kept = {*unit.target.backup, *current}
        options = self.division.options(unit, None)
        fallback = unit.overview.people if unit.task.core else ()
        reach = [
            key
            for key in dict.fromkeys((*options, *fallback))
            if key in self.division.room and key not in who
        ]
        if not reach:
            if unit.task.core:
                self.unsolved.append(_no_backup(unit))
            return ()
        best = min(
            reach,
            key=lambda key: (
                key not in kept,
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
        return "heeft nog uren"

    def _gone(self, person_id: str) -> str:
        name = self.scan.person(person_id).name
        if self.division.leaves(person_id):
            return f"{name} heeft later geen ICT-uren."
        if self.division.too_full(person_id):
            return f"{name} geeft dit door, om binnen de uren te blijven."
        return f"{name} geeft dit door."


def _anchors_by_school(homes: Iterable[Overview]) -> dict[str, tuple[str, ...]]:
    """Return the schools whose anchors all come from the group's staff, with those anchors."""
    found = {}
    for home in homes:
        rows = home.dossier.rows(Situation.CURRENT).values()
        people = attached(home, (key for row in rows for key in row.who))
        marked = tuple(p.id for p in people if p.anchor)
        if marked and not any(key in home.dossier.people for key in marked):
            found[home.id] = marked
    return found


def _period(shares: Collection[float], weeks: int) -> Period:
    """Return over what to say times: a week, unless whole minutes would only come out otherwise."""
    for period in (Period.WEEK, Period.MONTH):
        worth = Spent(Fraction(1), period).hours_a_week(weeks)
        if all(abs(hours / worth - round(hours / worth)) < _NEARLY for hours in shares):
            return period
    a_minute = 1 / 60
    return Period.WEEK if min(shares) >= a_minute else Period.YEAR


def _no_backup(unit: Unit) -> Unsolved:
    why = "Niemand anders met ICT-uren kan inspringen voor deze kerntaak."
    return Unsolved(Problem.BACKUP, unit.overview.id, unit.task, 0.0, why)


def _passed_up(overview: Overview, task: Task) -> Unsolved:
    why = "Dit is voor de groep, en daar doet nog niemand het. Koppel het terug naar de groep."
    return Unsolved(Problem.GROUP, overview.id, task, 0.0, why)

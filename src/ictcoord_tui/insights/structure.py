"""Structure: who does which tasks, on which level, in the ICT team or not."""

from collections.abc import Mapping
from dataclasses import dataclass

from ictcoord_tui.domain.dossier import Person, Situation
from ictcoord_tui.domain.overview import Scope
from ictcoord_tui.domain.tasks import Level, Task
from ictcoord_tui.insights.how import How
from ictcoord_tui.insights.rows import RowRef, Scan, scan

HOW = How(
    "Per persoon alle taken die meetellen, met het niveau waarop ze gebeuren (staat er geen, dan "
    "dat van het dossier) en of de persoon dan in het ICT-team zit. Teamleden zonder taken en "
    "mensen met taken buiten het team staan apart."
)


@dataclass(frozen=True, slots=True)
class Held:
    """A task somebody does, and on which level."""

    task: Task
    row: RowRef
    level: Level


@dataclass(frozen=True, slots=True)
class Position:
    """Somebody's place in the whole."""

    person: Person
    in_team: bool
    held: tuple[Held, ...]

    @property
    def levels(self) -> Mapping[Level, int]:
        """Number of tasks per level."""
        return {level: sum(1 for one in self.held if one.level is level) for level in Level}


@dataclass(frozen=True, slots=True)
class Structure:
    """The ICT team and everybody else with a task, those with the most tasks first."""

    situation: Situation
    positions: tuple[Position, ...]

    @property
    def team(self) -> tuple[Position, ...]:
        """Everybody in the team."""
        return tuple(one for one in self.positions if one.in_team)

    @property
    def idle(self) -> tuple[Position, ...]:
        """Team members without tasks."""
        return tuple(one for one in self.team if not one.held)

    @property
    def outside(self) -> tuple[Position, ...]:
        """People with tasks who are not in the team."""
        return tuple(one for one in self.positions if one.held and not one.in_team)


def structure(scope: Scope, situation: Situation) -> Structure:
    """Return everybody who is in the team or does something."""
    seen = scan(scope)
    return seen.remember("structure", situation, lambda: _structure(seen, situation))


def _structure(seen: Scan, situation: Situation) -> Structure:
    held: dict[str, list[Held]] = {}
    for line in seen.standing(situation):
        for person_id in line.carriers:
            held.setdefault(person_id, []).append(Held(line.task, line.ref, line.level))
    positions = [
        Position(person, person.in_team(situation), tuple(held.get(person.id, ())))
        for person in map(seen.person, dict.fromkeys((*seen.people, *held)))
        if person.id in held or person.id in seen.staff
    ]
    positions = [one for one in positions if one.in_team or one.held]
    positions.sort(key=lambda one: (-len(one.held), one.person.name, one.person.id))
    return Structure(situation, tuple(positions))

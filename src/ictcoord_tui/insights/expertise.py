"""Expertise: which sections people master, by what they say and by what they do."""

from collections.abc import Mapping
from dataclasses import dataclass

from ictcoord_tui.domain.dossier import Person, Situation
from ictcoord_tui.domain.overview import Scope
from ictcoord_tui.domain.tasks import Section
from ictcoord_tui.insights.how import How
from ictcoord_tui.insights.rows import RowRef, scan

HOW = How(
    "Per persoon en per rubriek: of de expertise of motivatie bij die persoon staat, en hoeveel "
    "taken die meetellen die persoon er doet, met de uren per week. Een rubriek waarin "
    "taken meetellen en die bij niemand als expertise staat, mist expertise."
)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What links a person to a section.

    Attributes:
        declared: The section is among the person's expertise.
        motivated: The person would like to work on it.
        rows: The tasks of the section that the person does.
        hours: Hours a week of this person on them.
        timed: Whether somebody said of any of them how long.
    """

    person: Person
    section: Section
    declared: bool
    motivated: bool
    rows: tuple[RowRef, ...]
    hours: float
    timed: bool

    @property
    def shown(self) -> bool:
        """Whether the person does something in the section."""
        return bool(self.rows)


def declared(scope: Scope) -> bool:
    """Tell whether anybody in scope said what they master."""
    return any(person.expertise for person in scope.people.values())


def expertise(scope: Scope, situation: Situation) -> tuple[Knowledge, ...]:
    """Return every link between a person and a section, by section, then by name."""
    sections = _sections(scope)
    done = _done(scope, situation)
    seen = scan(scope)
    everybody = [seen.person(key) for key in dict.fromkeys((*seen.people, *(p for p, _ in done)))]
    everybody.sort(key=lambda person: (person.name, person.id))
    found = []
    for section in sections.values():
        for person in everybody:
            shares = done.get((person.id, section.id), {})
            declared = section.id in person.expertise
            motivated = section.id in person.motivation
            if shares or declared or motivated:
                said = [hours for hours in shares.values() if hours is not None]
                one = Knowledge(
                    person, section, declared, motivated, tuple(shares), sum(said), bool(said)
                )
                found.append(one)
    return tuple(found)


def without_expertise(scope: Scope) -> tuple[Section, ...]:
    """Return the sections with tasks that count and nobody's declared expertise."""
    seen = scan(scope)
    wanted = {line.task.section for line in seen.home_lines(Situation.TARGET) if line.counts}
    declared = {section for person in seen.people.values() for section in person.expertise}
    return tuple(one for key, one in _sections(scope).items() if key in wanted - declared)


def _sections(scope: Scope) -> Mapping[str, Section]:
    overviews = scope.overviews
    return overviews[0].catalogue.section_by_id if overviews else {}


def _done(scope: Scope, situation: Situation) -> dict[tuple[str, str], dict[RowRef, float | None]]:
    """Return hours a week by person and section, per line; `None` where nobody said how long."""
    done: dict[tuple[str, str], dict[RowRef, float | None]] = {}
    for line in scan(scope).standing(situation):
        for person_id in line.carriers:
            key = (person_id, line.task.section)
            said = line.shares[person_id] if line.timed_for(person_id) else None
            done.setdefault(key, {})[line.ref] = said
    return done

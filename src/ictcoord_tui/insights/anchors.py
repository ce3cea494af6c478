"""Anchors: who could be the first contact in a school and the bridge to the group."""

from collections.abc import Iterable
from dataclasses import dataclass

from ictcoord_tui.domain.dossier import Person, Situation
from ictcoord_tui.domain.overview import Overview, Scope
from ictcoord_tui.insights.how import How
from ictcoord_tui.insights.rows import RowRef, scan

HOW = How(
    "Kandidaat is wie intern is, geen ICT-coördinator is, en ICT-taken, expertise of motivatie "
    "heeft: ook directie, leraren en administratie. Een school heeft een ankerpunt als iemand van "
    "de school als ankerpunt is aangeduid.",
    "Mensen uit de groep tellen mee in de scholen waar ze in een rij van de school zelf staan.",
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could be an anchor in a school, with the reasons.

    Attributes:
        overview_id: The school.
        anchor: Whether the person is marked as anchor already.
        rows: The tasks that count and that the person does in this school.
    """

    person: Person
    overview_id: str
    anchor: bool
    rows: tuple[RowRef, ...]

    @property
    def strength(self) -> int:
        """How many of the three reasons hold: tasks, expertise, motivation."""
        return sum(map(bool, (self.rows, self.person.expertise, self.person.motivation)))


@dataclass(frozen=True, slots=True)
class SchoolAnchors:
    """A school with its anchors and candidates, marked ones and the most reasons first."""

    overview: Overview
    anchors: tuple[str, ...]
    candidates: tuple[Candidate, ...]


def anchors(scope: Scope, situation: Situation) -> tuple[SchoolAnchors, ...]:
    """Return every school with who is its anchor and who could be."""
    seen = scan(scope)
    rows: dict[tuple[str, str], list[RowRef]] = {}
    working: dict[str, set[str]] = {}
    for line in seen.home_lines(situation):
        working.setdefault(line.overview.id, set()).update(line.row.who)
        if line.counts:
            for person_id in line.row.who:
                rows.setdefault((line.overview.id, person_id), []).append(line.ref)
    return tuple(
        _school(home, attached(home, working.get(home.id, set())), rows) for home in seen.homes
    )


def attached(overview: Overview, working: Iterable[str]) -> tuple[Person, ...]:
    """Return the people of a school: its own, and the group's who work in its own lines.

    Args:
        overview: The school.
        working: Ids of everybody in the school's own lines.
    """
    own = overview.dossier.people
    present = set(working)
    return tuple(p for key, p in overview.people.items() if key in own or key in present)


def _school(
    home: Overview, people: tuple[Person, ...], rows: dict[tuple[str, str], list[RowRef]]
) -> SchoolAnchors:
    candidates = [
        Candidate(person, home.id, person.anchor, tuple(rows.get((home.id, person.id), ())))
        for person in people
        if not person.external and not person.coordinator
    ]
    fitting = sorted(
        (one for one in candidates if one.strength),
        key=lambda one: (
            not one.anchor,
            -one.strength,
            -len(one.rows),
            one.person.name,
            one.person.id,
        ),
    )
    return SchoolAnchors(home, tuple(p.id for p in people if p.anchor), tuple(fitting))

"""The coordinator's package: what the ICT coordinators hold of all the work."""

from dataclasses import dataclass

from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.overview import Scope
from ictcoord_tui.insights.how import How
from ictcoord_tui.insights.rows import RowRef, scan

HOW = How(
    "We tellen alle ingevulde rijen en hun uren, en welk deel daarvan bij mensen ligt met de rol "
    "ICT-coördinator. Een rij telt als hun taak zodra een van hen ze mee doet; van de uren telt "
    "alleen hun eigen aandeel. Verborgen taken (zoals gegevens archiveren) staan apart."
)


@dataclass(frozen=True, slots=True)
class Package:
    """What people whose role is ICT-coördinator hold together.

    Attributes:
        people: Ids of the coordinators.
        rows: Lines that at least one of them does.
        all_rows: Lines that somebody does.
        hours: Their own hours a week on those lines.
        all_hours: Everybody's hours a week.
        hidden_rows: Their lines about hidden tasks.
        hidden_hours: Their hours a week on hidden tasks.
    """

    situation: Situation
    people: tuple[str, ...]
    rows: tuple[RowRef, ...]
    all_rows: int
    hours: float
    all_hours: float
    hidden_rows: tuple[RowRef, ...]
    hidden_hours: float

    @property
    def task_share(self) -> float:
        """Part of all lines, from 0 to 1; 0 when there are none."""
        return len(self.rows) / self.all_rows if self.all_rows else 0.0

    @property
    def hours_share(self) -> float:
        """Part of all hours, from 0 to 1; 0 when no time was filled in."""
        return self.hours / self.all_hours if self.all_hours else 0.0


def package(scope: Scope, situation: Situation) -> Package:
    """Return the package of all coordinators in scope together."""
    seen = scan(scope)
    people = tuple(key for key, person in seen.people.items() if person.coordinator)
    held: dict[RowRef, float] = {}
    hidden: dict[RowRef, float] = {}
    for person_id in people:
        for share in seen.carried(situation).get(person_id, ()):
            held[share.ref] = held.get(share.ref, 0.0) + share.hours
            if share.line.task.hidden:
                hidden[share.ref] = hidden.get(share.ref, 0.0) + share.hours
    assigned = [line for line in seen.lines(situation) if line.row.assigned]
    return Package(
        situation,
        people,
        tuple(held),
        len(assigned),
        sum(held.values()),
        sum(line.hours for line in assigned),
        tuple(hidden),
        sum(hidden.values()),
    )

"""Load: how many hours a week everybody carries, against the hours they have."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from ictcoord_tui.content.words import counted, label
from ictcoord_tui.domain.dossier import Person, Situation
from ictcoord_tui.domain.hours import format_hours
from ictcoord_tui.domain.overview import Scope
from ictcoord_tui.insights.how import COUNTED_HERE, NO_TARGET, ONLY_HERE, How, awaits_target
from ictcoord_tui.insights.rows import EPSILON, Scan, Share, scan
from ictcoord_tui.values import dataclass

HOW = How(
    "Per persoon tellen we de uren per week op van alle rijen met die persoon. Wie meer draagt dan "
    "de ICT-uren van dat moment (nu bij de huidige situatie, later bij het streefdoel), is "
    "overbelast; tot 5 procent meer heet dat net overbelast. Wie 0 uren heeft en toch taken doet, "
    "staat er als ‘zonder uren’; externen zijn nooit overbelast.",
    "Alle dossiers van de groep tellen samen; een taak op groepsniveau telt één keer.",
    COUNTED_HERE,
)


BARELY = 1.05
"""So many times their hours somebody may carry, and be called overloaded only just.

A few minutes a week are no reason to divide work again; they stay counted, in hours and people.
"""

JUST = "net "
"""Said before the word for who is overloaded only just."""

NOT_COUNTED = "telt niet mee"
"""Said of a task that was dropped or does not apply, where it still stands with its hours."""


class LoadStatus(StrEnum):
    """How somebody's load stands against their hours."""

    FITS = "fits"
    OVER = "over"
    UNPAID = "unpaid"
    UNKNOWN = "unknown"
    """Nobody said how many hours this person has."""
    EXTERNAL = "external"


@dataclass(frozen=True, slots=True)
class Load:
    """What one person carries.

    Attributes:
        hours: Hours a week of all lines together.
        available: Hours a week this person has; `None` when nobody said.
        shares: The lines it comes from, heaviest first.
        elsewhere: Whether there may be more, in dossiers that are not looked at.
    """

    person: Person
    situation: Situation
    hours: float
    available: float | None
    shares: tuple[Share, ...]
    elsewhere: bool = False

    @property
    def status(self) -> LoadStatus:
        """How the load stands against the hours."""
        if self.person.external:
            return LoadStatus.EXTERNAL
        if self.available is None:
            return LoadStatus.UNKNOWN
        if self.hours <= self.available + EPSILON:
            return LoadStatus.FITS
        return LoadStatus.OVER if self.available > 0 else LoadStatus.UNPAID

    @property
    def overloaded(self) -> bool:
        """Whether this person carries more than their hours, unpaid work included."""
        return self.status in (LoadStatus.OVER, LoadStatus.UNPAID)

    @property
    def excess(self) -> float:
        """Hours a week too many; 0 when it fits, is unknown, or the person is external."""
        if not self.overloaded or self.available is None:
            return 0.0
        return self.hours - self.available

    @property
    def barely_over(self) -> bool:
        """Whether this person carries too much, but hardly more than their hours."""
        if self.status is not LoadStatus.OVER or self.available is None:
            return False
        return self.hours <= BARELY * self.available + EPSILON

    @property
    def timed(self) -> bool:
        """Whether a time was said for any of the lines: without, `hours` says nothing."""
        return any(share.timed for share in self.shares)

    @property
    def untimed(self) -> int:
        """How many of the lines have no time for this person, and so count as 0."""
        return sum(1 for share in self.shares if not share.timed)

    @property
    def beyond_a_week(self) -> bool:
        """Whether the load is more than a full-time job has hours: probably a mistake in typing.

        Never with external people: a firm may work with several at once.
        """
        fulltime = max((share.line.overview.dossier.fulltime for share in self.shares), default=0.0)
        return not self.person.external and self.hours > fulltime + EPSILON

    @property
    def fits_for_now(self) -> bool:
        """Whether the load fits, while some of the lines it comes from have no time yet."""
        return self.status is LoadStatus.FITS and self.untimed > 0

    @property
    def free(self) -> float | None:
        """Hours a week left, never below 0; `None` for external people and unknown hours."""
        if self.person.external or self.available is None:
            return None
        return max(0.0, self.available - self.hours)

    @property
    def in_part(self) -> bool:
        """Whether what is free, or too much, holds for the one school that is looked at only."""
        return self.elsewhere and self.free is not None

    def can_take(self, hours: float) -> bool:
        """Tell whether there is room for more work: always with external people."""
        if self.person.external:
            return True
        return self.free is not None and self.free > 0 and self.free + EPSILON >= hours


def load_by_person(scope: Scope, situation: Situation) -> Mapping[str, Load]:
    """Return the load of everybody in scope by id, also of people without any line."""
    seen = scan(scope)
    return seen.remember("loads", situation, lambda: _all_loads(seen, situation))


def _all_loads(seen: Scan, situation: Situation) -> Mapping[str, Load]:
    carried = seen.carried(situation)
    everybody = dict.fromkeys((*seen.people, *carried))
    return {
        person_id: _load(
            seen.person(person_id),
            situation,
            carried.get(person_id, ()),
            elsewhere=person_id in seen.seen_in_part,
        )
        for person_id in everybody
    }


def loads(scope: Scope, situation: Situation) -> tuple[Load, ...]:
    """Return everybody's load, the heaviest first.

    With only a school in scope, people of the group who do nothing for it are left out.
    """
    staff = scan(scope).staff
    everybody = load_by_person(scope, situation).values()
    found = (load for load in everybody if load.shares or load.person.id in staff)
    return tuple(sorted(found, key=lambda load: (-load.hours, load.person.name, load.person.id)))


def overloads(scope: Scope, situation: Situation) -> tuple[Load, ...]:
    """Return the loads that exceed somebody's hours, the largest excess first."""
    over = (load for load in loads(scope, situation) if load.overloaded)
    return tuple(sorted(over, key=lambda load: -load.excess))


def status_words(load: Load) -> str:
    """Return how a load stands: hardly too much is told apart, and what fits only for now.

    Every screen, text, report and sheet takes its words here: whoever has no time beside some of
    their tasks does not simply fit, and of who may work elsewhere too only a part was seen.
    """
    word = label("load", load.status).lower()
    if load.barely_over:
        word = JUST + word
    if load.fits_for_now:
        word += reservation(str(load.untimed))
    return f"{word}, {ONLY_HERE}" if load.in_part else word


def only_here(loads_seen: Iterable[Load]) -> str:
    """Return what is said behind a sum or a judgement of loads: ` (alleen deze school geteld)`.

    Nothing when all the work of all of them was looked at.
    """
    return f" ({ONLY_HERE})" if any(load.in_part for load in loads_seen) else ""


def status_in(scope: Scope, load: Load) -> str:
    """Return how a load stands, or that there is no target yet to fit in."""
    if awaits_target(scope, load.situation):
        return NO_TARGET
    return status_words(load)


def reservation(untimed: str) -> str:
    """Return what is said behind a load that fits, for tasks without time or their formula."""
    return f", maar {untimed} zonder tijd"


def beyond_a_week(scope: Scope, situation: Situation) -> tuple[str, ...]:
    """Return a question about everybody who carries more than a work week has, in words."""
    return tuple(_is_it_right(load) for load in loads(scope, situation) if load.beyond_a_week)


def _is_it_right(load: Load) -> str:
    most = load.shares[0]
    return (
        f"{load.person.name}, {format_hours(load.hours)} uur per week: meer dan een werkweek. "
        f"Klopt dat? Het meest: {most.line.task.name}, {format_hours(most.hours)} u."
    )


def untimed(scope: Scope, situation: Situation) -> int:
    """Return how many lines have somebody but no time: they count as 0 hours in every load."""
    return sum(1 for line in scan(scope).lines(situation) if line.row.who and not line.timed)


def untimed_words(number: int) -> str:
    """Return how many tasks have no time and what that does to a sum of hours."""
    count = "telt" if number == 1 else "tellen"
    return f"{counted(number, 'taak', 'taken')} zonder tijd {count} als 0 u"


def idle(person: Person, situation: Situation) -> Load:
    """Return the load of somebody who carries nothing."""
    return _load(person, situation, ())


def _load(
    person: Person, situation: Situation, shares: tuple[Share, ...], *, elsewhere: bool = False
) -> Load:
    return Load(
        person,
        situation,
        sum(share.hours for share in shares),
        person.hours(situation),
        tuple(sorted(shares, key=lambda share: -share.hours)),
        elsewhere,
    )

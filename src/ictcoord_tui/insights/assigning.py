"""Who takes which part of the work: what stands is kept where it can be, the rest is fitted in.

Nothing that somebody does today ends with nobody. What fits with nobody else stays with who does
it, over their hours if need be; whoever is over their hours is given no work of others. Work of
which nobody said how long it takes comes last: it stays with who does it, the rest is spread.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.insights.anchors import attached
from ictcoord_tui.insights.division import Division, Unit
from ictcoord_tui.insights.fitting import Piece, fit
from ictcoord_tui.insights.rows import EPSILON
from ictcoord_tui.insights.spreading import spread

_MARGIN = 1 / 30
"""Hours of room beyond the work that a line which stands is moved for: more than rounding frees."""

Shares = list[dict[str, float]]
"""For every unit hours a week by person."""


@dataclass(slots=True)
class _Part:
    """A part of the work of a unit: who does it today, and who is to take it."""

    unit: int
    holder: str | None
    hours: float
    person: str | None = None


def assign(division: Division, homes: Iterable[Overview]) -> Shares:
    """Return who takes what of every unit of a division; empty for what stays open.

    What the group cannot do goes back to the schools that do it today, so the units may change.
    """
    anchors = _anchors_by_school(homes)
    while True:
        shares = _Assigner(division, anchors).run()
        empty = [division.units[i] for i, one in enumerate(shares) if not one]
        if not division.leave_to_schools(empty):
            return shares


def over_hours(division: Division, shares: Shares) -> dict[int, list[str]]:
    """Return by unit who does it beyond their hours: of everything they do, what comes last.

    Work that was given comes first, for it fits; then what is worst to leave open.
    """
    by_person: dict[str, list[tuple[bool, int, float, int]]] = defaultdict(list)
    for i, some in enumerate(shares):
        unit = division.units[i]
        for person, hours in some.items():
            own = person in unit.holders
            by_person[person].append((own, -unit.weight, -hours, i))
    found: dict[int, list[str]] = {}
    for person, held in sorted(by_person.items()):
        left = division.room.get(person, 0.0)
        for _, _, hours, i in sorted(held):
            if -hours > EPSILON and -hours > left + EPSILON:
                found.setdefault(i, []).append(person)
            else:
                left += hours
    return found


class _Assigner:
    """One way to divide the units, worked out in steps; `free` goes below 0 for who is over."""

    def __init__(self, division: Division, anchors: dict[str, tuple[str, ...]]) -> None:
        self.division = division
        self.units = division.units
        self.anchors = anchors
        self.free: dict[str, float] = defaultdict(float, division.room)
        self.parts: dict[int, list[_Part]] = {}

    def run(self) -> Shares:
        """Return the shares."""
        self._settle()
        self._fit_in()
        self._keep()
        self._hand_back()
        self._relieve()
        self._fill()
        self._spread()
        self._keep_anchors()
        shares: Shares = [{} for _ in self.units]
        for part in self._all():
            if part.person is not None:
                some = shares[part.unit]
                some[part.person] = some.get(part.person, 0.0) + part.hours
        return shares

    def _all(self) -> Iterator[_Part]:
        for i in range(len(self.units)):
            yield from self.parts.get(i, ())

    def _give(self, part: _Part, person: str | None) -> None:
        if part.person is not None:
            self.free[part.person] += part.hours
        part.person = person
        if person is not None:
            self.free[person] -= part.hours

    def _put(self, i: int, parts: list[_Part], chosen: Iterable[str | None]) -> None:
        """Replace the parts of a unit, each with who takes it."""
        for part in self.parts.get(i, ()):
            self._give(part, None)
        self.parts[i] = parts
        for part, person in zip(parts, chosen, strict=True):
            self._give(part, person)

    def _settle(self) -> None:
        """Keep what stands in the target, unless somebody over their hours can be relieved."""
        for i, unit in enumerate(self.units):
            if unit.standing and all(self._may_stand(unit, key) for key in unit.standing):
                self._stand(i)
        freed = {
            part.person
            for part in self._all()
            if part.person is not None
            and self.free[part.person] < -EPSILON
            and self._taker(part, _MARGIN) is not None
        }
        # What takes no hours relieves nobody, wherever it goes.
        for i in {part.unit for part in self._all() if part.hours > 0 and part.person in freed}:
            self._put(i, [], [])
            del self.parts[i]

    def _may_stand(self, unit: Unit, person: str) -> bool:
        return person in self.division.room or person in unit.holders

    def _stand(self, i: int) -> None:
        standing = self.units[i].standing
        self._put(i, [_Part(i, None, hours) for hours in standing.values()], standing)

    def _fit_in(self) -> None:
        """Divide the other units: the schools' work together if that fits, else in parts."""
        loose = [i for i in self._loose() if self.units[i].timed]
        split = {i for i in loose if not self.units[i].joined}
        if unplaced := self._fitted(loose, split) - split:
            self._fitted(loose, split | unplaced)

    def _loose(self) -> list[int]:
        return [i for i in range(len(self.units)) if i not in self.parts]

    def _fitted(self, loose: list[int], split: set[int]) -> set[int]:
        """Divide, in parts what is in `split`; tell which units have work left over."""
        for i in loose:
            self._put(i, [], [])
            self.parts[i] = self._split(i) if i in split else [self._whole(i)]
        parts = [part for i in loose for part in self.parts[i]]
        pieces = [
            Piece(
                part.hours,
                self.units[part.unit].weight,
                self.division.options(self.units[part.unit], part.holder),
            )
            for part in parts
        ]
        room = {key: max(0.0, self.free[key]) for key in self.division.room}
        for part, person in zip(parts, fit(pieces, room), strict=True):
            self._give(part, person)
        return {part.unit for part in parts if part.person is None}

    def _whole(self, i: int) -> _Part:
        return _Part(i, None, sum(self.units[i].parts.values()))

    def _split(self, i: int) -> list[_Part]:
        return [_Part(i, holder, hours) for holder, hours in self.units[i].parts.items()]

    def _keep(self) -> None:
        """Leave what found no place with who does it today, else with who stands in the target."""
        for part in self._all():
            if part.person is None and part.holder is not None:
                self._give(part, part.holder)
        for i in self.parts:
            self._stand_again(i)

    def _stand_again(self, i: int) -> None:
        """Leave a unit that nobody has with who stands in the target."""
        if self.units[i].standing and all(part.person is None for part in self.parts[i]):
            self._stand(i)

    def _hand_back(self) -> None:
        """Let nobody who is over their hours take work of others as well."""
        moved = True
        while moved:
            moved = False
            for part in list(self._all()):
                if self._is_gift(part):
                    unit = part.unit
                    back = self._split(unit) if self.units[unit].joined else [part]
                    self._put(unit, self._others(part) + back, self._takers(part, back))
                    self._stand_again(unit)
                    moved = True
                    break

    def _others(self, part: _Part) -> list[_Part]:
        if self.units[part.unit].joined:
            return []
        return [one for one in self.parts[part.unit] if one is not part]

    def _takers(self, part: _Part, back: list[_Part]) -> list[str | None]:
        return [one.person for one in self._others(part)] + [one.holder for one in back]

    def _is_gift(self, part: _Part) -> bool:
        unit, person = self.units[part.unit], part.person
        if person is None or part.hours <= EPSILON or self.free[person] >= -EPSILON:
            return False
        return person not in unit.holders and person not in unit.standing

    def _keep_anchors(self) -> None:
        """Leave an anchor from the group's staff a task in each school that leans on them."""
        for home, people in self.anchors.items():
            mine = [i for i, unit in enumerate(self.units) if unit.overview.id == home]
            doing = {part.person for i in mine for part in self.parts[i]}
            if doing.isdisjoint(people):
                self._move_one(mine, people)

    def _move_one(self, units: list[int], people: tuple[str, ...]) -> None:
        taken = [i for i in units if any(part.person is not None for part in self.parts[i])]
        for i in sorted(taken, key=lambda i: sum(part.hours for part in self.parts[i])):
            hours = sum(part.hours for part in self.parts[i])
            able = self.division.options(self.units[i], None)
            for person in people:
                if person in able and self.free[person] + EPSILON >= hours:
                    self._put(i, [_Part(i, None, hours)], [person])
                    return

    def _relieve(self) -> None:
        """Move what somebody does beyond their hours to whoever has room, until nothing moves."""
        moved = True
        while moved:
            moved = False
            parts = sorted(self._all(), key=lambda one: (self.units[one.unit].weight, -one.hours))
            for part in parts:
                over = part.person is not None and self.free[part.person] < -EPSILON
                taker = self._taker(part, 0.0) if over else None
                if taker is not None:
                    self._give(part, taker)
                    moved = True

    def _fill(self) -> None:
        """Give what is still open to whoever has room after all."""
        for part in self._all():
            if part.person is None and (taker := self._taker(part, 0.0)) is not None:
                self._give(part, taker)

    def _spread(self) -> None:
        """Leave what has no time with who does it, and spread the rest over who can."""
        waiting = [i for i in self._loose() if not self._stays(i)]
        waiting.sort(key=lambda i: -self.units[i].weight)
        options = [self.division.options(self.units[i], None) for i in waiting]
        has = Counter(
            part.person
            for part in self._all()
            if part.person is not None and not self.units[part.unit].timed
        )
        free = {key: self.free[key] for key in self.division.room}
        for i, person in zip(waiting, spread(options, free, has), strict=True):
            if person is not None:
                self._put(i, [self._whole(i)], [person])
            else:
                self._wait(i)

    def _stays(self, i: int) -> bool:
        """Leave a unit with those who do it today and have hours later; one, if it is joined."""
        unit = self.units[i]
        staying = [key for key in unit.holders if not self.division.leaves(key)]
        if unit.joined:
            options = self.division.options(unit, None)
            able = [key for key in staying if key in options]
            staying = sorted(able, key=lambda key: (-options[key], key))[:1]
        if staying:
            self._put(i, [_Part(i, key, 0.0) for key in staying], staying)
        return bool(staying)

    def _wait(self, i: int) -> None:
        """Leave a unit that found nobody with who does it today, else with who is to do it."""
        parts = self._split(i)
        self._put(i, parts, [part.holder for part in parts])
        self._stand_again(i)

    def _taker(self, part: _Part, margin: float) -> str | None:
        """Return who could take a part from who has it, within their hours; the best first."""
        if part.person is not None and part.hours <= EPSILON:
            return None
        options = self.division.options(self.units[part.unit], part.holder)
        doing = {one.person for one in self.parts[part.unit]}
        fitting = [
            key
            for key in options
            if key not in doing and self.free[key] + EPSILON >= part.hours + margin
        ]
        return min(fitting, key=lambda key: (-options[key], -self.free[key], key), default=None)


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

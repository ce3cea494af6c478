"""A proposal for the target: for every task that counts who does it and who steps in.

It starts from today, keeps within everybody's hours, follows expertise and motivation, and says in
words why. What it cannot solve it leaves open and names.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ictcoord_tui.domain.dossier import Row, Situation
from ictcoord_tui.domain.overview import Overview, Scope
from ictcoord_tui.insights.anchors import anchors
from ictcoord_tui.insights.division import Division
from ictcoord_tui.insights.gaps import open_rows
from ictcoord_tui.insights.hours_later import Basis, hours_later
from ictcoord_tui.insights.how import COUNTED_HERE, How, awaits_target
from ictcoord_tui.insights.load import Load, loads, untimed
from ictcoord_tui.insights.only_one import only_one
from ictcoord_tui.insights.proposal_rows import Problem, Proposed, RowWriter, Unsolved
from ictcoord_tui.insights.rows import scan
from ictcoord_tui.insights.spreading import AN_HOUR

HOW = How(
    "Wat al in het streefdoel staat en past, blijft; elke andere taak die meetelt, gaat naar "
    "iemand met vrije uren later: liefst wie ze vandaag doet, dan wie in het team de expertise of "
    "de motivatie heeft. Kerntaken en korte termijn gaan voor; niemand krijgt werk erbij boven de "
    "uren (zijn die van later niet ingevuld, dan die van nu), externen hebben geen grens. Taken "
    "die bijzondere expertise vragen, gaan alleen naar wie die heeft of ze al doet; wat geen tijd "
    "heeft en niemand vandaag doet, wordt verdeeld naar de vrije uren, hoogstens "
    f"{AN_HOUR} per vrij uur. Wat iemand vandaag doet en nergens past, blijft daar, ook boven de "
    "uren: dat, en wat open blijft, staat apart.",
    in_part=COUNTED_HERE,
)


@dataclass(frozen=True, slots=True)
class AnchorChoice:
    """Who is, or could become, the anchor of a school; `new` when not marked yet."""

    overview_id: str
    person_id: str
    new: bool


@dataclass(frozen=True, slots=True)
class Measures:
    """How a situation does: people over their hours, excess a week, single points, gaps.

    Attributes:
        named: Lines with somebody.
        untimed: Those of them without a time: the other numbers count them as 0 hours.
    """

    overloaded: int
    excess: float
    only_one: int
    gaps: int
    named: int
    untimed: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """The whole proposal.

    Attributes:
        before: Measures today.
        planned: Measures the target as it is; `None` before it was filled in.
        after: Measures the target when all is taken over.
        assumed: Who has work in it and never said how many hours later, by what was counted with.
    """

    rows: tuple[Proposed, ...]
    unsolved: tuple[Unsolved, ...]
    anchors: tuple[AnchorChoice, ...]
    before: Measures
    planned: Measures | None
    after: Measures
    assumed: Mapping[Basis, tuple[str, ...]]

    @property
    def named(self) -> tuple[Proposed, ...]:
        """The lines that give a task to somebody: only these are taken over."""
        return tuple(one for one in self.rows if one.row.who)

    @property
    def waiting(self) -> tuple[Unsolved, ...]:
        """What waits for a time, because who can do it has enough tasks without one."""
        return tuple(one for one in self.unsolved if one.problem is Problem.TIME)

    @property
    def untimed(self) -> Mapping[str, int]:
        """How many tasks without a time everybody has in it, by person id, the most first."""
        found = Counter(key for one in self.rows if not one.row.timed for key in one.row.who)
        return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))

    @property
    def kept(self) -> tuple[Unsolved, ...]:
        """What stays with who does it, over their hours, because nobody else has room."""
        return tuple(one for one in self.unsolved if one.problem is Problem.KEPT)


def propose(scope: Scope) -> Proposal:
    """Return a proposal for the target of a school, or of a group with its schools."""
    division = Division(scope)
    rows, unsolved = RowWriter(scope, division).write()
    chosen = _anchor_choices(scope, rows)
    missing = {home.id for home in scan(scope).homes} - {one.overview_id for one in chosen}
    unsolved.extend(_no_anchor(home) for home in scan(scope).homes if home.id in missing)
    after = _taken_over(scope, rows)
    return Proposal(
        tuple(rows),
        tuple(unsolved),
        tuple(chosen),
        measure(scope, Situation.CURRENT),
        None if awaits_target(scope, Situation.TARGET) else measure(scope, Situation.TARGET),
        measure(after, Situation.TARGET),
        _assumed(scope, rows),
    )


def measure(scope: Scope, situation: Situation) -> Measures:
    """Return how a situation does on overload, single points and gaps.

    Hours later that nobody said are those the proposal counts with.
    """
    over = [load for load in _counted(scope, situation) if load.overloaded]
    return Measures(
        len(over),
        sum(load.excess for load in over),
        len(only_one(scope, situation)),
        len(open_rows(scope, situation)),
        sum(1 for line in scan(scope).lines(situation) if line.row.who),
        untimed(scope, situation),
    )


def _counted(scope: Scope, situation: Situation) -> Iterable[Load]:
    if situation is Situation.CURRENT:
        return loads(scope, situation)
    later = hours_later(scan(scope))
    return (
        replace(load, available=later[load.person.id].hours) if load.person.id in later else load
        for load in loads(scope, situation)
    )


def _assumed(scope: Scope, rows: Iterable[Proposed]) -> Mapping[Basis, tuple[str, ...]]:
    later = hours_later(scan(scope))
    doing = sorted({key for one in rows for key in one.row.who})
    found: dict[Basis, tuple[str, ...]] = {}
    for key in doing:
        if key in later and later[key].basis is not Basis.SAID and not scope.people[key].external:
            found[later[key].basis] = (*found.get(later[key].basis, ()), key)
    return found


def _no_anchor(home: Overview) -> Unsolved:
    why = f"{home.name} heeft geen ankerpunt, en niemand die het kan worden."
    return Unsolved(Problem.ANCHOR, home.id, None, 0.0, timed=False, why=why)


def _anchor_choices(scope: Scope, rows: Iterable[Proposed]) -> list[AnchorChoice]:
    choices: list[AnchorChoice] = []
    for school in anchors(_taken_over(scope, rows), Situation.TARGET):
        home = school.overview.id
        if school.anchors:
            choices.extend(AnchorChoice(home, key, new=False) for key in school.anchors)
        elif school.candidates:
            choices.append(AnchorChoice(home, school.candidates[0].person.id, new=True))
    return choices


def _taken_over(scope: Scope, rows: Iterable[Proposed]) -> Scope:
    """Return the scope as it is when all lines with somebody are taken over."""
    new: dict[str, dict[str, Row]] = {}
    for one in rows:
        if not one.row.who:
            continue
        new.setdefault(one.ref.overview_id, {})[one.ref.task_id] = one.row
    group = _with_target(scope.group, new) if scope.group is not None else None
    shared = group.dossier if group is not None else None
    schools = (_with_target(school, new) for school in scope.schools)
    return Scope(
        tuple(replace(school, group=shared or school.group) for school in schools),
        group,
    )


def _with_target(overview: Overview, new: Mapping[str, Mapping[str, Row]]) -> Overview:
    target = {**overview.dossier.target, **new.get(overview.id, {})}
    return replace(overview, dossier=replace(overview.dossier, target=target))

"""Where everything stands, in numbers: what `ictcoord show` tells."""

from dataclasses import dataclass

from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.journey import Journey, travel
from ictcoord_tui.domain.overview import Overview, Scope
from ictcoord_tui.domain.roadmap import Roadmap
from ictcoord_tui.insights.gaps import Gap, gaps
from ictcoord_tui.insights.load import Load, loads
from ictcoord_tui.insights.rows import Line, scan


@dataclass(frozen=True, slots=True)
class Filled:
    """How far a dossier is filled in, in one situation.

    Attributes:
        counting: Tasks that count.
        who: Those that somebody does, here or at group level.
        time: Those with somebody and with a time, here or at group level.
    """

    counting: int
    who: int
    time: int

    @property
    def open(self) -> int:
        """Tasks that count and that nobody does."""
        return self.counting - self.who


@dataclass(frozen=True, slots=True)
class Standing:
    """How one dossier stands.

    Attributes:
        tasks: All tasks of the overview, also those that do not count.
        undecided: Tasks for which step 05 is not settled.
    """

    overview: Overview
    journey: Journey
    tasks: int
    undecided: int
    current: Filled
    target: Filled


@dataclass(frozen=True, slots=True)
class Summary:
    """How a whole scope stands.

    Attributes:
        standings: Per dossier, the group first.
        loads_now: Everybody's load today, the heaviest first.
        loads_later: The same in the target.
        gaps_now: Tasks that nobody does today.
        gaps_later: The same in the target.
    """

    name: str
    standings: tuple[Standing, ...]
    loads_now: tuple[Load, ...]
    loads_later: tuple[Load, ...]
    gaps_now: tuple[Gap, ...]
    gaps_later: tuple[Gap, ...]

    @property
    def has_target(self) -> bool:
        """Whether anybody stands in the target: only then its numbers say something."""
        return any(standing.target.who for standing in self.standings)


def summarise(scope: Scope, roadmap: Roadmap) -> Summary:
    """Return how a scope stands on the roadmap, in the overview and in hours."""
    now, later = filled(scope, Situation.CURRENT), filled(scope, Situation.TARGET)
    return Summary(
        scope.name,
        tuple(
            Standing(
                overview,
                travel(roadmap, overview.dossier.roadmap),
                len(overview.tasks),
                len(overview.undecided),
                now[overview.id],
                later[overview.id],
            )
            for overview in scope.overviews
        ),
        loads(scope, Situation.CURRENT),
        loads(scope, Situation.TARGET),
        gaps(scope, Situation.CURRENT),
        gaps(scope, Situation.TARGET),
    )


def filled(scope: Scope, situation: Situation) -> dict[str, Filled]:
    """Return how far every dossier in scope is filled in, by dossier id."""
    counts = {overview.id: [0, 0, 0] for overview in scope.overviews}
    for line in scan(scope).lines(situation):
        if line.counts:
            count = counts[line.overview.id]
            count[0] += 1
            count[1] += line.assigned
            count[2] += line.assigned and _timed(line)
    return {key: Filled(*count) for key, count in counts.items()}


def _timed(line: Line) -> bool:
    return any(row.who and row.timed for row in (line.row, line.served))

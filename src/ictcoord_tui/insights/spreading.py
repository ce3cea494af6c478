"""Spreading: who takes the tasks of which nobody said how long they take.

Such a task weighs nothing in anybody's hours, so hours cannot tell when somebody has enough. They
are counted instead: everybody who can do them gets as many as their free hours are a part of
everybody's, and never more than `AN_HOUR` for every free hour. What is left waits for a time.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from ictcoord_tui.insights.rows import EPSILON

AN_HOUR = 4
"""So many tasks without a time somebody may have for every free hour: a quarter of an hour each."""

Options = Mapping[str, int]
"""Who can do a task, with a score: higher is better."""

_Rank = Callable[[Options, str], tuple[float, ...]]


def spread(
    tasks: Sequence[Options], free: Mapping[str, float], has: Mapping[str, int]
) -> list[str | None]:
    """Return for every task who takes it, or `None` for one that has to wait for a time.

    First the tasks are dealt out evenly, to learn how many are fair for everybody; then within
    that number everybody gets those they are best at; what only others could do comes on top.

    Args:
        tasks: Who can do each, the one that is worst to leave open first.
        free: Hours a week everybody in the options has left; infinite for outside partners.
        has: How many tasks without a time they have already.
    """
    return _Dealer(tasks, free, has).run()


class _Dealer:
    """The tasks, who can take how many, and how many they have."""

    def __init__(
        self, tasks: Sequence[Options], free: Mapping[str, float], has: Mapping[str, int]
    ) -> None:
        self.tasks = tasks
        self.has = has
        everybody = sorted({person for options in tasks for person in options})
        most = max((free[one] for one in everybody if free[one] < float("inf")), default=1.0)
        # A partner without a limit is no reason to give them everything: nobody knows what it is.
        self.free = {one: min(free[one], max(most, 1.0)) for one in everybody}
        self.limit = {one: int(self.free[one] * AN_HOUR + EPSILON) for one in everybody}
        self.count = Counter({one: has.get(one, 0) for one in everybody})

    def run(self) -> list[str | None]:
        """Return who takes each task."""
        every = range(len(self.tasks))
        fair = self._deal(every, self.limit, self._evenly)
        self.count.subtract(fair.values())
        share = Counter(self.count)
        share.update(fair.values())
        taken = self._deal(every, share, self._best)
        taken |= self._deal([i for i in every if i not in taken], self.limit, self._evenly)
        return [taken.get(i) for i in every]

    def _deal(self, which: Iterable[int], limit: Mapping[str, int], rank: _Rank) -> dict[int, str]:
        """Give each task to who comes first of those below their limit, and count it."""
        dealt = {}
        for i in which:
            options = self.tasks[i]
            able = [one for one in options if self.count[one] < limit[one]]
            if able:
                dealt[i] = min(able, key=lambda one: (*rank(options, one), one))
                self.count[dealt[i]] += 1
        return dealt

    def _evenly(self, options: Options, person: str) -> tuple[float, ...]:
        return self._level(person), -options[person]

    def _best(self, options: Options, person: str) -> tuple[float, ...]:
        return -options[person], self._level(person)

    def _level(self, person: str) -> float:
        return (self.count[person] + 1) / self.free[person]

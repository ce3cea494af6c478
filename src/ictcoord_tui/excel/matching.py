"""Which task of the start list somebody means with words of their own."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from ictcoord_tui.domain.tasks import Cluster, Task
from ictcoord_tui.domain.text import fold

SURE = 0.8
"""From here on a task is taken for the same one."""

WORTH_A_LOOK = 0.45
"""From here on a task is offered as a possibility."""

_MOST_OFFERED = 3
_SAME_CLUSTER = 0.04
_WORDS_COUNT = 0.55
_LETTERS_COUNT = 0.45
_ALL_LETTERS = (WORTH_A_LOOK - _SAME_CLUSTER) / _LETTERS_COUNT
"""How alike the letters must be for a name without a word in common to be worth a look."""

_WORD = re.compile(r"[a-z0-9]+")
_EMPTY_WORDS = frozenset(
    _WORD.findall(
        "de het een en of van voor met in op aan bij te tot uit om door naar over per als ook "
        "alle andere diverse eventueel ict beheren beheer opvolgen opvolging taak taken"
    )
)
_ENDINGS = ("ingen", "eren", "ing", "en", "es", "s", "e")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A task that may be meant, with how much it looks like it (0 to 1)."""

    task: Task
    score: float


@dataclass(frozen=True, slots=True)
class Match:
    """What became of a task in somebody's workbook.

    Attributes:
        sheet: Where it stands.
        row: Row in the workbook, from 1.
        text: The words in the workbook.
        task_id: The task it was taken for, or that was made for it.
        candidates: Tasks that may be meant, the likeliest first; more than nothing when doubtful.
        new: Whether a task of the dossier's own was made for it.
        lone: Whether nothing else stands in its row, as in that of a title.
        guessed: Whether nothing in the workbook and nobody said in which section it belongs.
    """

    sheet: str
    row: int
    text: str
    task_id: str
    candidates: tuple[Candidate, ...]
    new: bool
    lone: bool = False
    guessed: bool = False

    @property
    def doubtful(self) -> bool:
        """Whether a person should look at it."""
        return self.new and (self.lone or self.guessed or bool(self.candidates))


class Matcher:
    """Finds the tasks that look like a text, without comparing it with every one of them.

    Args:
        tasks: The tasks to choose from.
    """

    def __init__(self, tasks: Iterable[Task]) -> None:
        self._tasks = [_Known(task, _stems(task.name)) for task in tasks]
        self._by_name: dict[str, list[Task]] = {}
        self._by_stem: dict[str, set[int]] = {}
        self._found: dict[tuple[str, Cluster | None], tuple[Candidate, ...]] = {}
        for number, known in enumerate(self._tasks):
            self._by_name.setdefault(fold(known.task.name), []).append(known.task)
            for stem in known.stems:
                self._by_stem.setdefault(stem, set()).add(number)

    def find(self, text: str, cluster: Cluster | None) -> tuple[Candidate, ...]:
        """Return the tasks that look like a text, the likeliest first.

        A task of exactly this name leaves the others out.

        Args:
            text: Words from a workbook.
            cluster: The cluster the text stands under, when that is known.
        """
        key = fold(text), cluster
        if key not in self._found:
            same = self._by_name.get(key[0], [])
            exact = tuple(Candidate(task, 1.0) for task in same)
            self._found[key] = exact or self._alike(text, cluster)
        return self._found[key]

    def _alike(self, text: str, cluster: Cluster | None) -> tuple[Candidate, ...]:
        found = []
        for task in self._worth_comparing(_stems(text)):
            score = similarity(text, task.name)
            if task.cluster is cluster:
                score = min(score + _SAME_CLUSTER, 0.99)
            if score >= WORTH_A_LOOK:
                found.append(Candidate(task, score))
        return tuple(sorted(found, key=lambda one: -one.score)[:_MOST_OFFERED])

    def _worth_comparing(self, stems: frozenset[str]) -> list[Task]:
        """Without a word in common only names of nearly the same letters can score enough."""
        sharing = {number for stem in stems for number in self._by_stem.get(stem, ())}
        letters = Counter(_joined(stems))
        return [
            known.task
            for number, known in enumerate(self._tasks)
            if number in sharing or _letters_alike(letters, known.letters) >= _ALL_LETTERS
        ]


class _Known:
    """A task with what comparing needs of its name."""

    def __init__(self, task: Task, stems: frozenset[str]) -> None:
        self.task = task
        self.stems = stems
        self.letters = Counter(_joined(stems))


@lru_cache(maxsize=8)
def matcher_of(tasks: tuple[Task, ...]) -> Matcher:
    """Return the matcher of a list of tasks: reading a workbook again finds what it found."""
    return Matcher(tasks)


def _letters_alike(one: Counter[str], other: Counter[str]) -> float:
    """Return the most that the letters of two names can have in common, whatever their order."""
    length = one.total() + other.total()
    most = 2 * min(one.total(), other.total())
    if not length or most < _ALL_LETTERS * length:
        return 0.0
    return 2 * (one & other).total() / length


def similarity(one: str, other: str) -> float:
    """Return how much two task names look alike: 1 for the same, 0 for nothing in common.

    Words that say little about the work (`beheren`, `de`) hardly count; endings do not.
    """
    if fold(one) == fold(other):
        return 1.0
    first, second = _stems(one), _stems(other)
    if not first or not second:
        return 0.0
    shared = 2 * len(first & second) / (len(first) + len(second))
    # SequenceMatcher gives other answers the other way round; which name comes first is no matter.
    one, other = sorted((_joined(first), _joined(second)))
    letters = SequenceMatcher(None, one, other, autojunk=False).ratio()
    return min(0.99, _WORDS_COUNT * shared + _LETTERS_COUNT * letters)


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    words = [word for word in _WORD.findall(fold(text)) if word not in _EMPTY_WORDS]
    return frozenset(_stem(word) for word in words)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word


def _joined(stems: frozenset[str]) -> str:
    return " ".join(sorted(stems))

"""Which task of the start list somebody means with words of their own."""

import re
from collections.abc import Iterable, Sequence
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
    """

    sheet: str
    row: int
    text: str
    task_id: str
    candidates: tuple[Candidate, ...]
    new: bool

    @property
    def doubtful(self) -> bool:
        """Whether a person should look at it."""
        return self.new and bool(self.candidates)


def candidates(text: str, tasks: Iterable[Task], cluster: Cluster | None) -> Sequence[Candidate]:
    """Return the tasks that look like a text, the likeliest first.

    Args:
        text: Words from a workbook.
        tasks: The tasks to choose from.
        cluster: The cluster the text stands under, when that is known.
    """
    found = []
    for task in tasks:
        score = similarity(text, task.name)
        if task.cluster is cluster and score < 1:
            score = min(score + _SAME_CLUSTER, 0.99)
        if score >= WORTH_A_LOOK:
            found.append(Candidate(task, score))
    return sorted(found, key=lambda one: -one.score)[:_MOST_OFFERED]


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
    letters = SequenceMatcher(None, one, other, autojunk=False)
    if letters.real_quick_ratio() < WORTH_A_LOOK and not shared:
        return 0.0
    return min(0.99, 0.55 * shared + 0.45 * letters.ratio())


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

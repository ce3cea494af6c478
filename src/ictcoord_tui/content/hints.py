"""The first hint of each screen: one line that goes away once it was of use.

Keys stand in a text as the id of their command between braces, so that a hint never contradicts
the keys that really work.
"""

from collections.abc import Mapping
from functools import cache

from ictcoord_tui.content.reader import read
from ictcoord_tui.values import dataclass


@dataclass(frozen=True, slots=True)
class Hint:
    """What somebody who sees a screen for the first time can do.

    Attributes:
        text: One line; `{table.edit}` stands for the key of that command.
        done: Ids of the commands after which nobody needs the hint any more.
    """

    text: str
    done: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _HintsFile:
    hints: Mapping[str, Hint]


@cache
def load_hints() -> Mapping[str, Hint]:
    """Return the hints by the id of a screen, tab or page, such as `overview.tasks`, read once.

    Raises:
        ContentError: The packaged file is damaged.
    """
    return read(_HintsFile, "hints.json").hints

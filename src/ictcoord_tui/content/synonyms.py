"""Other words under which people look for a command."""

from collections.abc import Mapping
from functools import cache

from ictcoord_tui.content.reader import read
from ictcoord_tui.values import dataclass


@dataclass(frozen=True, slots=True)
class _SynonymsFile:
    commands: Mapping[str, str]


@cache
def load_synonyms() -> Mapping[str, str]:
    """Return words to search with, separated by spaces, by command id, read once.

    Raises:
        ContentError: The packaged file is damaged.
    """
    return read(_SynonymsFile, "synonyms.json").commands

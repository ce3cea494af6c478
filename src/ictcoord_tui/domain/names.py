"""Short names of schools, for columns and lists where several stand side by side."""

from collections import Counter
from collections.abc import Mapping

from ictcoord_tui.domain.text import fold

_KINDS = frozenset(
    {
        "atheneum",
        "basisschool",
        "campus",
        "college",
        "freinetschool",
        "gemeentelijke",
        "go!",
        "instituut",
        "katholieke",
        "kleuterschool",
        "koninklijk",
        "lagere",
        "leefschool",
        "lyceum",
        "middenschool",
        "provinciale",
        "scholengemeenschap",
        "scholengroep",
        "school",
        "secundair",
        "secundaire",
        "stedelijke",
        "technisch",
        "technische",
        "vrije",
    }
)
"""What the name of a school or a group may begin with without telling which one it is."""


def short_names(names: Mapping[str, str]) -> Mapping[str, str]:
    """Return names without the kind of school in front, where that leaves them different.

    Args:
        names: Full names by id: `Basisschool De Kiekendief` becomes `De Kiekendief`.
    """
    short = {key: _without_kind(name) for key, name in names.items()}
    used = Counter(fold(name) for name in short.values())
    return {key: name if used[fold(name)] == 1 else names[key] for key, name in short.items()}


def _without_kind(name: str) -> str:
    words = name.split()
    while len(words) > 1 and fold(words[0]) in _KINDS:
        words.pop(0)
    return " ".join(words) or name

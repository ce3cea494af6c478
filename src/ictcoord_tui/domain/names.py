"""Short names of schools, for columns and lists where several stand side by side."""

import re
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

_ARTICLES = frozenset({"de", "het", "'t"})

_SHORT_KINDS = frozenset({"bs", "bsgo", "fbs", "gbs", "gls", "kbs", "sbs", "sbso", "vbs", "vls"})
"""How kinds of schools are written in front of a name."""

_WORD = re.compile(r"[^\s-]+[\s-]*")
"""A word of a name, with what parts it from the next: of `Sint-Jozef` there are two."""


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


def column_names(names: Mapping[str, str], cells: int) -> Mapping[str, str]:
    """Return names to stand above narrow columns: what tells the schools apart comes first.

    An article goes. Where not every name fits, so does what several names begin with, and the kind
    of school, as long as names stay different. What would still be cut to the same begins where it
    differs.

    Args:
        names: Full names by id: of `VBS Sint-Jozef` and `VBS Sint-Anna` stay `Jozef` and `Anna`.
        cells: The most there are for each; what is longer will be cut, with a sign at the end.
    """
    words = {key: _WORD.findall(name) for key, name in short_names(names).items()}
    words |= _different(words, {key: _without_article(said) for key, said in words.items()})
    if any(len("".join(said)) > cells for said in words.values()):
        words = _where_they_differ(words)
    return _told_apart({key: "".join(said) or names[key] for key, said in words.items()}, cells)


def _without_article(words: list[str]) -> list[str]:
    first = _folded(words[:1]).replace("’", "'")
    return words[1:] if len(words) > 1 and first in _ARTICLES else words


def _where_they_differ(words: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Take first words away that say nothing, until names would become the same."""
    left, settled = dict(words), set[str]()
    while True:
        first = Counter(_folded(said[:1]) for said in left.values())
        next_ones = {
            key: _without_article(said[1:])
            for key, said in left.items()
            if key not in settled
            and len(said) > 1
            and (first[_folded(said[:1])] > 1 or _folded(said[:1]) in _SHORT_KINDS)
        }
        if not next_ones:
            return left
        better = _different(left, next_ones)
        settled |= next_ones.keys() - better.keys()
        left |= better


def _different(
    words: Mapping[str, list[str]], shorter: Mapping[str, list[str]]
) -> dict[str, list[str]]:
    """Return those shorter names that are like no other name."""
    used = Counter(_folded(said) for said in {**words, **shorter}.values())
    return {key: said for key, said in shorter.items() if used[_folded(said)] == 1}


def _folded(words: list[str]) -> str:
    return fold("".join(words).strip(" -"))


def _told_apart(names: Mapping[str, str], cells: int) -> dict[str, str]:
    """Let names that would be cut to the same begin with a sign and what differs."""
    cut = {key: name if len(name) <= cells else name[: cells - 1] for key, name in names.items()}
    told = dict(names)
    for key, seen in cut.items():
        alike = [names[other] for other in names if cut[other] == seen]
        same = _same_start(alike)
        if len(alike) > 1 and same < len(names[key]):
            told[key] = f"…{names[key][same:]}"
    return told


def _same_start(names: list[str]) -> int:
    """Return how many letters names have in common at the beginning."""
    letters = enumerate(zip(*names, strict=False))
    return next((place for place, these in letters if len(set(these)) > 1), min(map(len, names)))

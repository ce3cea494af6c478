"""Counts in running text: of one thing there is one, of nothing there is none.

The nouns are those that the sources themselves hand to `counted` and `part_of`, so a new thing to
count is looked after from the day somebody counts it.
"""

import ast
import re
from functools import cache

from tests.architecture.sources import PACKAGE, python_files, tree_of
from tests.wording.collect import HOLE

COUNTERS = ("counted", "part_of")
MORE = {"cellen": "cel", "rijen": "rij", "mensen": "persoon", "personen": "persoon"}
"""Nouns that are counted through a name."""

_VERBS = "gebeuren|hangen|hebben|staan|tellen|vallen|worden|zijn"
_GUARDED = r"(?<![Aa]lle )(?<!dan )(?<!hoogstens )"
"""What is said of several only, and of a limit."""


@cache
def nouns() -> dict[str, str]:
    """Return the plural of everything that is counted, with its singular."""
    found = dict(MORE)
    for path in python_files(PACKAGE):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in COUNTERS:
                said = [text for one in node.args for text in _texts(one)]
                found |= _noun(*said) if len(said) == 2 else {}
    return found


def _texts(node: ast.expr) -> list[str]:
    if isinstance(node, ast.Tuple):
        return [text for one in node.elts for text in _texts(one)]
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def _noun(one: str, many: str) -> dict[str, str]:
    """Return the noun of `taak heeft`, `taken hebben` and of `nieuwe naam`, `nieuwe namen`."""
    pairs = list(zip(one.split(), many.split(), strict=False))
    place = 1 if len(pairs) > 1 and pairs[0][0].rstrip("e") == pairs[0][1].rstrip("e") else 0
    return {pairs[place][1]: pairs[place][0]}


@cache
def _plural() -> str:
    return "|".join(sorted(map(re.escape, nouns())))


@cache
def _wrong() -> re.Pattern[str]:
    single = "|".join(sorted(map(re.escape, set(nouns().values()))))
    number, adjective = r"(?<![\w,.:/-])", "(?:[a-zé]+en? )?"
    return re.compile(
        rf"{number}[01] {adjective}(?:{_plural()})\b"
        rf"|{number}(?:0|[2-9]|[1-9]\d+) {adjective}(?:{single})\b"
        rf"|{number}1 (?:{single}) (?:{_VERBS})\b"
    )


def wrong_counts(text: str) -> list[str]:
    """Return what a text counts wrongly: `1 taken`, `0 taken`, `3 taak`, `1 taak hebben`."""
    return _wrong().findall(text)


def bare_counts(words: str) -> list[str]:
    """Return the nouns of a literal that stand behind a value, in the plural whatever it is."""
    return re.findall(rf"{_GUARDED}{HOLE} (?:[a-zé]+en? )?({_plural()})\b", words)

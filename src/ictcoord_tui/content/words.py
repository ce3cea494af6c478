"""The Dutch word for every value and field that a dossier holds in English.

Screens, Excel headers, reports and diffs all take their words here, so that one thing has one name
everywhere, and so that a reader of Excel or a paste can find the value back.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from math import floor

from ictcoord_tui.content.reader import ContentError, read
from ictcoord_tui.domain.text import fold
from ictcoord_tui.values import dataclass

FILE = "words.json"


@dataclass(frozen=True, slots=True)
class _Words:
    kinds: Mapping[str, Mapping[str, str]]


@cache
def _kinds() -> Mapping[str, Mapping[str, str]]:
    return read(_Words, FILE).kinds


def kinds() -> tuple[str, ...]:
    """Return the names of all kinds of words, such as `cluster`, `level` and `field`."""
    return tuple(_kinds())


def labels(kind: str) -> Mapping[str, str]:
    """Return all words of a kind by value, in the order in which people choose from them.

    Raises:
        ContentError: There is no such kind.
    """
    try:
        return _kinds()[kind]
    except KeyError:
        problem = f"de soort ‘{kind}’ ontbreekt"
        raise ContentError(FILE, "kinds", problem, "Voeg ze toe met haar woorden.") from None


def label(kind: str, value: str) -> str:
    """Return the Dutch word for a value, for instance `label("applies", "partly")` is `Deels`.

    Args:
        kind: What sort of value, see `kinds`.
        value: The value as the dossier has it; members of a `StrEnum` may be given as they are.

    Raises:
        ContentError: There is no such kind, or no word for the value.
    """
    try:
        return labels(kind)[value]
    except KeyError:
        problem = f"er is geen woord voor ‘{value}’"
        raise ContentError(FILE, f"kinds.{kind}", problem, "Voeg het toe.") from None


def counted(number: int, one: str, many: str) -> str:
    """Return a number with what it counts: `geen taken`, `1 taak`, `31 taken`.

    Every count of the program goes through here or through `part_of` and `people`, so that one of
    something is never told in the plural. A verb may come along: `taak heeft`, `taken hebben`.
    """
    if not number:
        return f"geen {many}"
    return f"{number} {one}" if number == 1 else f"{number} {many}"


def part_of(part: int, whole: int, one: str, many: str) -> str:
    """Return how many of how many: `3 van 12 taken`; of nothing it is `geen taken`."""
    return f"{part} van {counted(whole, one, many)}" if whole else counted(whole, one, many)


def some_of(names: Sequence[str], most: int) -> str:
    """Return the first names, and how many more there are: `De Duin, De Linde en nog 3`."""
    more = len(names) - most
    some = ", ".join(names[:most])
    return f"{some} en nog {more}" if more > 0 else some


def people(number: int) -> str:
    """Return a number of people: `niemand`, `1 persoon`, `3 mensen`."""
    return counted(number, "persoon", "mensen") if number else "niemand"


def capital(sentence: str) -> str:
    """Return a sentence with its first letter large, whatever it begins with."""
    return sentence[:1].upper() + sentence[1:]


def lowered(sentence: str) -> str:
    """Return a sentence with its first letter small, to stand after a colon; `ICT` stays."""
    return sentence if sentence[1:2].isupper() else sentence[:1].lower() + sentence[1:]


def percent(part: float) -> str:
    """Return a part from 0 to 1 as a whole percentage, with halves up, as spreadsheets do."""
    return f"{floor(part * 100 + 0.5)} %"


def value_of(kind: str, word: str) -> str | None:
    """Return the value a Dutch word stands for, or `None` when no value has that name.

    Upper case, accents and spaces do not matter; the value itself is understood as well.

    Raises:
        ContentError: There is no such kind.
    """
    return _values(kind).get(fold(word))


@cache
def _values(kind: str) -> dict[str, str]:
    words = labels(kind)
    return {fold(value): value for value in words} | {fold(w): v for v, w in words.items()}

"""Which people a cell names: `Jan + An`, `Jan/An`, `Jan, An en Els`."""

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from ictcoord_tui.domain.hours import TimeError, parse_spent
from ictcoord_tui.domain.text import clean_line, fold

NOBODY = frozenset({"", "-", "--", "?", "/", "x", "niemand", "geen", "nvt", "n.v.t.", "nihil"})
"""What people write in a cell when nobody does the task."""

_NOT_PEOPLE = re.compile(
    r"(?:nog )?(?:niet |nooit )?(?:te|af te) (?:bepalen|bekijken|beslissen|spreken|zoeken|vinden)"
    r"|n\.?t\.?b\.?|tbd|onbekend|nog (?:niemand|onbekend|open)|voorlopig niemand|vacature|vacant"
    r"|iedereen|iedere?en|allen|allemaal|(?:alle|iedere|elke) .+|wie\b.*\?|wisselend|varieert"
    r"|(?:de |het |ons )?(?:leerkrachten|leraren|collega'?s|secretariaat|administratie"
    r"|personeel|lerarenkorps|schoolteam|ict-?team|team)"
)
"""Words that stand where a name belongs, and name nobody in person."""

_NAMED = 3
_WORDS = re.compile(r"[^\W_]+")
_OUTSIDE_BRACKETS = r"(?![^()]*\))"
STRONG = re.compile(rf"[,;\n]+{_OUTSIDE_BRACKETS}")
"""What parts names, whatever they are."""

_WEAK = re.compile(rf"(?:\s*[+/&]\s*|\s+(?:en|samen met)\s+){_OUTSIDE_BRACKETS}", re.IGNORECASE)


def looks_like_time(text: str) -> bool:
    """Tell whether a cell for names holds a time: somebody was in the wrong column."""
    if not any(sign.isdigit() for sign in text):
        return False
    try:
        parse_spent(text)
    except TimeError:
        return False
    return True


def names_nobody(name: str) -> bool:
    """Tell whether a text that stands for a name is clearly no person: `iedereen`."""
    return _NOT_PEOPLE.fullmatch(fold(name)) is not None


def shortens(short: str, full: str) -> bool:
    """Tell whether one name is another one cut short: `Tom W`, `T. Willems`, `Willems`, `TW`.

    Every word of it begins a word of the other, in any order (`Willems Tom` too); or first letters
    stand for all words, or for those after the first name (`Tom DS`). No name shortens itself.
    """
    one, other = _WORDS.findall(fold(short)), _WORDS.findall(fold(full))
    if not one or not other or one == other:
        return False
    letters = "".join(word[0] for word in other)
    first = other[0].startswith(one[0]) and "".join(one[1:]) == letters[1:]
    return "".join(one) == letters or first or _begin(one, other)


def _begin(starts: list[str], words: list[str]) -> bool:
    """Tell whether every start begins a word of its own; the longest start has the least choice."""
    left = list(words)
    for start in sorted(starts, key=len, reverse=True):
        word = next((one for one in left if one.startswith(start)), None)
        if word is None:
            return False
        left.remove(word)
    return True


def either(names: Iterable[str]) -> str:
    """Return names to choose from as they stand in a sentence: `‘Tom Maes’ of ‘Tom Bos’`.

    Of more than three the first three are named: that many a first letter stands for.
    """
    quoted = [f"‘{name}’" for name in names]
    more = [f"nog {len(quoted) - _NAMED}"] if len(quoted) > _NAMED else []
    return " of ".join([*quoted[:_NAMED], *more])


class Finder:
    """Finds people by the names in a cell.

    Args:
        names: Every way to write somebody's name, with the ids it stands for.
    """

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._by_name: dict[str, set[str]] = {}
        self._written: dict[str, str] = {}
        for name, person_id in names:
            self.add(name, person_id)

    def add(self, name: str, person_id: str) -> None:
        """Let one more name stand for a person."""
        self._by_name.setdefault(fold(name), set()).add(person_id)
        self._written.setdefault(fold(name), name)

    def find(self, name: str) -> str | None:
        """Return the one person of this name, or of this first name; `None` when unsure."""
        wanted = fold(name)
        exact = self._by_name.get(wanted, set())
        if exact:
            return next(iter(exact)) if len(exact) == 1 else None
        first = self.called(name)
        return next(iter(first)) if len(first) == 1 else None

    def is_whole(self, name: str) -> bool:
        """Tell whether this is the whole name of one person, and of nobody else."""
        return len(self._by_name.get(fold(name), ())) == 1

    def alike(self, name: str) -> Mapping[str, str]:
        """Return who may be meant by a name that nobody has in full: their whole names by id.

        A name that is cut short (`shortens`) stands for all whose name begins so; any other may be
        a slip of the pen.
        """
        people = self.everybody
        cut = {key: full for key, full in people.items() if shortens(name, full)}
        near = self.near(name)
        found = cut or {key: full for key, full in people.items() if full == near}
        return dict(sorted(found.items(), key=lambda one: fold(one[1])))

    def shortened(self, name: str) -> Mapping[str, str]:
        """Return whose whole name is this one cut short, by id: who is only known as `Lies`."""
        return {key: full for key, full in self.everybody.items() if shortens(full, name)}

    def called(self, name: str) -> Mapping[str, str]:
        """Return everybody with this first name: their whole names by id."""
        wanted = fold(name)
        return {
            person: self._written[known]
            for known, people in self._by_name.items()
            if wanted and known.split(" ")[0] == wanted
            for person in people
        }

    def near(self, name: str) -> str | None:
        """Return a known name that looks like this one, as it is written, or `None`."""
        close = get_close_matches(fold(name), list(self._by_name), n=1, cutoff=0.85)
        return self._written[close[0]] if close else None

    @property
    def everybody(self) -> Mapping[str, str]:
        """The name of everybody who can be found, by id."""
        return {
            person: self._written[known]
            for known, people in self._by_name.items()
            for person in sorted(people)
        }

    def knows(self, name: str) -> bool:
        """Tell whether this is how somebody's whole name is written."""
        return fold(name) in self._by_name

    def split(self, text: str) -> Iterator[str]:
        """Yield the names in a cell; a known name with `en` or `/` in it stays whole."""
        for piece in self.pieces(text):
            if fold(piece) not in NOBODY or self.knows(piece):
                yield clean_line(piece)

    def pieces(self, text: str) -> Iterator[str]:
        """Yield the names in a cell as `split` does, and the words for nobody among them too."""
        for part in STRONG.split(text):
            name = clean_line(part, len(part)).strip(" .")
            pieces = (name,) if self.knows(name) else _WEAK.split(name)
            yield from (single for piece in pieces if (single := piece.strip(" .")))


def doubts_among(team: Mapping[str, str], new: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    """Return whom new people may be: their names, by id of the new one.

    People of the team come before others who are new.

    Args:
        team: The names of everybody who is known, by id.
        new: The names of who is new, by id.
    """
    known = Finder((name, key) for key, name in team.items())
    doubts = {}
    for one, name in new.items():
        others = Finder((shown, key) for key, shown in new.items() if key != one)
        alike = known.alike(name) or known.shortened(name) or others.alike(name)
        doubts[one] = tuple(dict.fromkeys(alike.values()))
    return {one: alike for one, alike in doubts.items() if alike}

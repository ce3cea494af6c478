"""Taking every trace of a person out of a document (the right to be forgotten).

More than `people.remove_person`: the name also goes from notes, reports of evaluations, ids and
tables this program does not know. A part of the name (`Zoë`) goes only where it can mean nobody
else in the group; where it still stands is told, never passed over in silence.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ictcoord_tui.domain.edits.people import remove_person
from ictcoord_tui.domain.schema import Document, Path
from ictcoord_tui.domain.text import fold, in_other_order, slug

INSTEAD = "(iemand)"
"""What stands where a name stood."""

INSTEAD_IN_ID = slug(INSTEAD)
"""The same inside an id."""

SHORTEST_PART = 3
"""Letters of the shortest part of a name that is looked for by itself."""


@dataclass(frozen=True)
class Someone:
    """Somebody who is to be forgotten.

    Attributes:
        id: Id of the person.
        name: The full name.
        accounts: Names under which the person saved; in notes they count as parts of the name.
        others: Full names of everybody else who can be meant.
        whole: Only the whole name means this person, no part of it.
    """

    id: str
    name: str
    accounts: tuple[str, ...] = ()
    others: frozenset[str] = frozenset()
    whole: bool = False

    @cached_property
    def shared(self) -> bool:
        """Whether somebody else has this very name: then no text with it surely means this one."""
        return fold(self.name) in map(fold, self.others)

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """Words of the name that are in nobody else's, with the capital they are written with."""
        if self.whole:
            return ()
        taken = {word for name in self.others for word in _words(fold(name))}
        return tuple(word for word in self._own_words if fold(word) not in taken)

    @cached_property
    def _own_words(self) -> tuple[str, ...]:
        words = (word for name in (self.name, *self.accounts) for word in _words(name))
        # `van` and `de` are nobody's name; a name has a capital, an account is as it is.
        named = (w for w in words if w[:1].isupper() or w in self.accounts)
        return tuple(dict.fromkeys(word for word in named if len(word) >= SHORTEST_PART))

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], ...]:
        names = () if self.shared else (self.name.strip(), in_other_order(self.name))
        whole = {*names, self.id}
        long = [rf"(?<![\w-]){_spaced(one)}(?![\w-])" for one in whole if one]
        short = [rf"(?<!\w){re.escape(one)}(?!\w)" for one in self.parts]
        return (
            *(re.compile(one, re.IGNORECASE) for one in sorted(long, key=len, reverse=True)),
            *(re.compile(one) for one in sorted(short, key=len, reverse=True)),
        )

    def without(self, text: str) -> str:
        """Return a text in which nothing means this person any more; parts of words stay."""
        if text.strip() in self.accounts:
            return INSTEAD
        for pattern in self._patterns:
            text = pattern.sub(INSTEAD, text)
        return text

    def without_id(self, key: str) -> str:
        """Return an id in which the id of this person does not occur any more.

        A namesake has an id that begins alike, and keeps it.
        """
        if self.shared:
            return self.without(key)
        parts = key.split("-")
        own = self.id.split("-")
        for start in range(len(parts) - len(own) + 1):
            if len(own) > 1 and parts[start : start + len(own)] == own:
                return "-".join([*parts[:start], INSTEAD_IN_ID, *parts[start + len(own) :]])
        return self.without(key)

    def is_in(self, text: str) -> bool:
        """Tell whether a text means this person somewhere, be it as the account in quotes."""
        quoted = (f'"{account}"' for account in self.accounts)
        return self.without(text) != text or any(one in text for one in quoted)


def forget_person(document: Document, someone: Someone) -> Document:
    """Return the document without a person, and without their name in any text.

    Args:
        document: Any dossier of the group, of today or of long ago.
        someone: Who is to be forgotten.
    """
    scrubbed = _scrubbed(remove_person(document, someone.id), someone)
    return scrubbed if isinstance(scrubbed, dict) else document


def left_standing(document: Document, someone: Someone) -> tuple[tuple[Path, str], ...]:
    """Return every text in which a word of the name still stands, with its place.

    Such a word can mean somebody else: people whose own name holds it are no trace. Only a person
    can tell what the others mean.
    """
    wanted = {fold(word) for word in someone._own_words}  # noqa: SLF001 - one thought in two forms
    return tuple(
        (path, text)
        for path, text in _texts((), document)
        if wanted & set(_words(fold(text))) and text not in someone.others
    )


def label_without(label: str, gone: Iterable[Someone]) -> str:
    """Return what a change is called, without these people; empty where a name may still hide.

    Nobody misses a label: one that holds the letters of a name anywhere goes as a whole.
    """
    for someone in gone:
        label = someone.without(label)
        plain = fold(label)
        words = (fold(word) for word in someone._own_words)  # noqa: SLF001 - as in `left_standing`
        if any(word in plain for word in words):
            return ""
    return label


def texts_in(document: Document) -> Iterator[str]:
    """Return every text in a document."""
    return (text for _, text in _texts((), document))


def _texts(path: Path, value: object) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _texts((*path, key), one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(path, one)


def _words(text: str) -> Iterable[str]:
    return re.findall(r"\w+", text)


def _spaced(name: str) -> str:
    return r"\s+".join(map(re.escape, name.split()))


def _scrubbed(value: Any, someone: Someone) -> Any:  # noqa: ANN401 - any TOML value
    if isinstance(value, str):
        return someone.without_id(someone.without(value)) if value else value
    if isinstance(value, list):
        return [_scrubbed(one, someone) for one in value if one != someone.id]
    if isinstance(value, dict):
        result: dict[str, Any] = {}
        for key, one in value.items():
            if key != someone.id:
                result[_free(someone.without_id(key), result)] = _scrubbed(one, someone)
        return result
    return value


def _free(key: str, taken: dict[str, Any]) -> str:
    number, free = 2, key
    while free in taken:
        number, free = number + 1, f"{key}-{number}"
    return free

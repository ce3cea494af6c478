"""Marks of people who were forgotten, so that no older copy brings them back.

A dossier may live on elsewhere: in an app that is open, in another clone, in a copy that could not
be saved. When somebody is forgotten, a mark stays in the dossier. It does not say who: it holds
salted hashes of the id, the name in both orders and the accounts. Whoever still has that person in
an older copy recognises them by it; whoever has not, can only try names. A first name by itself is
no part of it: there are so few that trying them all takes a minute, and the family names after it.
"""

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from hashlib import pbkdf2_hmac

from ictcoord_tui.domain.days import parse_moment
from ictcoord_tui.domain.edits.fields import get, put
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.domain.text import fold, in_other_order, slug

TABLE = "forgotten"
"""Where the marks stand in a dossier."""

_ROUNDS = 5_000
"""Repetitions of the hash: a thousandth of a second for one name, years for all there are."""

_LONGEST_NAME = 5
"""Words of the longest name that is looked for in a text."""

_NAMELESS = slug("")

_AROUND_WORDS = ".,;:!?()[]‘’\"'"

_FULL_NAME = re.compile(r"[^\W\d_a-z].* [^\W\d_a-z]\S*$")
"""Words of which the first and the last have a capital."""

_ID = re.compile(r"[a-z][\w.-]{0,59}$", re.IGNORECASE)
"""A single word that may be an id or an account."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What stays of somebody who was forgotten.

    Attributes:
        key: Id of the mark, made at random; the salt of its hashes.
        when: The moment of forgetting, with a time zone.
        hashes: Hashes of everything that person is called.
    """

    key: str
    when: datetime
    hashes: frozenset[str]

    @classmethod
    def of(cls, called: Iterable[str], key: str, when: datetime) -> "Mark":
        """Return the mark of somebody.

        Args:
            called: The id, the name, the accounts.
            key: Random letters.
            when: The moment, with a time zone.
        """
        names = {form for one in called if one for form in (one, in_other_order(one))}
        return cls(key, when, frozenset(_hash(_plain(one), key) for one in names))

    def means(self, name: str) -> bool:
        """Tell whether an id, a name or an account is of this person."""
        return bool(name) and _hash(_plain(name), self.key) in self.hashes

    def is_in(self, text: str) -> bool:
        """Tell whether the whole name in either order, the id or an account stands in a text."""
        return any(map(self.means, _phrases(text)))

    def called_in(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Return how this person is called in many texts, as it is written there.

        A hash costs time: only what looks like a full name is tried, and a text that is but an id
        or an account.
        """
        each = frozenset(texts)
        tried = {phrase for text in each for phrase in _phrases(text) if _FULL_NAME.match(phrase)}
        tried |= set(filter(_ID.match, each))
        return tuple(filter(self.means, sorted(tried)))


def marked(document: Document, mark: Mark) -> Document:
    """Return the document with a mark."""
    facts = {"when": mark.when.isoformat(), "hashes": sorted(mark.hashes)}
    return put(document, (TABLE, mark.key), facts)


def marks_in(*documents: Document) -> tuple[Mark, ...]:
    """Return the marks of all these documents, each once; what is no mark is passed over."""
    found: dict[str, Mark] = {}
    for document in documents:
        table = document.get(TABLE)
        for key, facts in table.items() if isinstance(table, dict) else ():
            mark = _read(str(key), facts)
            if mark is not None:
                found[mark.key] = mark
    return tuple(found.values())


def with_marks(document: Document, marks: Iterable[Mark]) -> Document:
    """Return the document with these marks in it, besides those it has."""
    for mark in marks:
        if get(document, (TABLE, mark.key)) is None:
            document = marked(document, mark)
    return document


@dataclass(frozen=True, slots=True)
class Taken:
    """Ids that are not free for somebody new: those in use, and those of who was forgotten."""

    used: tuple[Container[str], ...]
    marks: tuple[Mark, ...] = ()

    def __contains__(self, person_id: object) -> bool:
        used = any(person_id in some for some in self.used)
        return used or any(mark.means(str(person_id)) for mark in self.marks)


def _phrases(text: str) -> frozenset[str]:
    """Return every few words of a text that stand beside each other, without their punctuation."""
    words = [word.strip(_AROUND_WORDS) for word in text.replace("-", " ").split()]
    starts, lengths = range(len(words)), range(1, _LONGEST_NAME + 1)
    return frozenset(" ".join(words[start : start + n]) for start in starts for n in lengths)


def _read(key: str, facts: object) -> Mark | None:
    if not isinstance(facts, dict) or not isinstance(facts.get("hashes"), list):
        return None
    try:
        when = parse_moment(str(facts.get("when")))
    except ValueError:
        return None
    return Mark(key, when, frozenset(map(str, facts["hashes"])))


def _plain(name: str) -> str:
    """Return a name without what may differ in spelling; one in other letters stays as it is."""
    plain = slug(name)
    return fold(name) if plain == _NAMELESS and name != _NAMELESS else plain


@lru_cache(maxsize=20_000)
def _hash(name: str, salt: str) -> str:
    return pbkdf2_hmac("sha256", name.encode(), salt.encode(), _ROUNDS).hex()[:32]

"""The words of the field in one sentence each, and the roles people usually have."""

import re
from functools import cache

from ictcoord_tui.content.reader import read
from ictcoord_tui.domain.text import fold
from ictcoord_tui.values import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the field.

    Attributes:
        id: Stable slug, for help that points to a term.
        name: The word as it stands on screen.
        meaning: One sentence.
        forms: Other ways in which it stands in texts, such as the plural.
    """

    id: str
    name: str
    meaning: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoleSuggestion:
    """A role to offer when somebody is added to a team; people may write any other.

    Attributes:
        name: What goes into the dossier, for instance `ICT-coördinator (technisch)`.
        meaning: One sentence that helps to choose.
    """

    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Glossary:
    """Terms in alphabetical order, roles from the school outwards."""

    terms: tuple[Term, ...]
    roles: tuple[RoleSuggestion, ...]


@cache
def load_glossary() -> Glossary:
    """Return the packaged glossary, read once.

    Raises:
        ContentError: The packaged file is damaged.
    """
    return read(Glossary, "glossary.json")


def terms_in(text: str) -> tuple[Term, ...]:
    """Return the terms that stand in a text as whole words, in alphabetical order.

    Case, accents and line breaks do not matter.
    """
    words = " ".join(fold(text).split())
    return tuple(term for term, pattern in _patterns() if pattern.search(words))


@cache
def _patterns() -> tuple[tuple[Term, re.Pattern[str]], ...]:
    return tuple(
        (term, re.compile(rf"(?<!\w)(?:{'|'.join(_spellings(term))})(?!\w)"))
        for term in load_glossary().terms
    )


def _spellings(term: Term) -> list[str]:
    return [re.escape(" ".join(fold(form).split())) for form in (term.name, *term.forms)]

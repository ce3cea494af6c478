"""The words of the field in one sentence each, and the roles people usually have."""

from dataclasses import dataclass
from functools import cache

from ictcoord_tui.content.reader import read


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the field.

    Attributes:
        id: Stable slug, for help that points to a term.
        name: The word as it stands on screen.
        meaning: One sentence.
    """

    id: str
    name: str
    meaning: str


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

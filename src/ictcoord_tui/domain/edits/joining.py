"""Two entries for one person or one task that become one entry.

They are merged as the work of two people is: what one of them leaves open the other fills in, lists
come together, and so do notes. Where both say something different a person chooses.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from ictcoord_tui.domain.edits.beside import NOTE, has_note, is_text, keep_beside
from ictcoord_tui.domain.edits.fields import get, put
from ictcoord_tui.domain.hours import MAX_HOURS_A_WEEK
from ictcoord_tui.domain.merge import Conflict, merge
from ictcoord_tui.domain.schema import Document, Field, Path, ValueKind, node_at, ordered
from ictcoord_tui.values import dataclass

_DECIMALS = 4
"""Of hours that are added up: so many as hours are written with."""


class Keep(StrEnum):
    """What becomes of two values for one place."""

    HERE = "here"
    COMING = "coming"
    SUM = "sum"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place of which two entries say something different.

    Attributes:
        path: Where it is, in the dossier that keeps the entry.
        here: What the entry says that stays.
        coming: What the entry says that joins it.
    """

    path: Path
    here: object
    coming: object

    @property
    def key(self) -> str:
        """The same question about the same values has the same key."""
        return repr(self)

    @property
    def sum(self) -> float | None:
        """Both together, for hours that somebody can have; else nothing."""
        node, here, coming = node_at(self.path), self.here, self.coming
        if not isinstance(node, Field) or node.kind is not ValueKind.HOURS:
            return None
        if not isinstance(here, int | float) or not isinstance(coming, int | float):
            return None
        total = round(here + coming, _DECIMALS)
        return total if total <= MAX_HOURS_A_WEEK else None

    @property
    def ways(self) -> tuple[Keep, ...]:
        """What can be chosen."""
        extra = [Keep.SUM] if self.sum is not None else []
        known = isinstance(node_at(self.path), Field)
        if known and (is_text(self.path) or has_note(self.path)):
            extra.append(Keep.BOTH)
        return (Keep.HERE, Keep.COMING, *extra)


def doubts(document: Document, place: Path, coming: Mapping[str, Any]) -> tuple[Doubt, ...]:
    """Return what a person has to choose before an entry joins the one that stays, by path.

    Args:
        document: The dossier that keeps the entry.
        place: Where the entry is: its table and its id.
        coming: What the other entry says.
    """
    return _joined(document, place, coming)[1]


def join(
    document: Document,
    place: Path,
    coming: Mapping[str, Any],
    choose: Callable[[Doubt], Keep] = lambda _doubt: Keep.HERE,
    remark: Callable[[Doubt], str] = lambda _doubt: "",
) -> Document:
    """Return the document in which an entry also says what another one said.

    Args:
        document: The dossier that keeps the entry; it need not have one yet.
        place: Where the entry is: its table and its id.
        coming: What the other entry says.
        choose: What becomes of two values that differ.
        remark: How a note tells of the coming value, where two cannot stand under each other.
    """
    entry, found = _joined(document, place, coming)
    document = put(document, place, entry)
    chosen = [(doubt, choose(doubt)) for doubt in found]
    for doubt, way in chosen:
        if way in (Keep.COMING, Keep.SUM):
            document = put(document, doubt.path, doubt.coming if way is Keep.COMING else doubt.sum)
    for doubt, way in chosen:
        if way is Keep.BOTH:
            document = keep_beside(document, doubt.path, doubt.coming, remark(doubt))
    return document


def _joined(
    document: Document, place: Path, coming: Mapping[str, Any]
) -> tuple[Document, tuple[Doubt, ...]]:
    """Return the entry in which nothing that stays was changed, and what that leaves out."""
    table, key = place
    # Defaults are left out first: what only says them leaves room for the other.
    here, there = (ordered({table: {key: one}}) for one in (get(document, place) or {}, coming))
    merged = merge({}, here, there)
    result, found = merged.document, []
    for one in merged.conflicts:
        value = _agreed(one)
        if value is None:
            found.append(Doubt(one.path, one.ours, one.theirs))
        else:
            result = put(result, one.path, value)
    return get(result, place) or {}, tuple(found)


def _agreed(conflict: Conflict) -> object | None:
    """Return the value that says what both say; nothing when there is none."""
    here, coming = conflict.ours, conflict.theirs
    if "" in (here, coming):
        return here or coming
    if conflict.path[2:] == (NOTE,) and isinstance(here, str) and isinstance(coming, str):
        said = here.split("\n")
        return "\n".join([here, *(line for line in coming.split("\n") if line not in said)])
    numbers = all(isinstance(one, int | float) and type(one) is not bool for one in (here, coming))
    return here if numbers and here == coming else None

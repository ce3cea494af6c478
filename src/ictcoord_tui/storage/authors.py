"""Who changed what in a dossier, and when, as its earlier versions tell."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import islice
from pathlib import Path as FilePath

from ictcoord_tui.domain.edits.fields import get
from ictcoord_tui.domain.merge import same
from ictcoord_tui.domain.schema import Document, Path
from ictcoord_tui.errors import IctcoordError
from ictcoord_tui.storage.versions import list_versions, version_document
from ictcoord_tui.values import dataclass

MOST_STEPS = 20
"""How many versions are read back at most; a look at the file comes every few seconds."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who saved something, and when.

    Attributes:
        who: Name of the author; empty when it changed outside this program (git, scp, an editor).
        when: The moment as the clock told it, with its zone.
    """

    who: str
    when: datetime


def sign(
    path: FilePath,
    base: Document,
    today: Document,
    changed: datetime,
    places: Iterable[Path],
) -> Mapping[Path, Signature]:
    """Tell who gave each place the value it has today.

    Args:
        path: The dossier.
        base: The document as it was last known.
        today: What the file holds now.
        changed: When the file last changed, for what no version tells.
        places: The paths that differ between `base` and `today`.

    Returns:
        A signature for every place. Versions that cannot be read are stepped over; this never
        fails, because news without a name is better than no news.
    """
    states = [(today, Signature("", changed))]
    for state in islice(_history(path), MOST_STEPS):
        states.append(state)
        if same(state[0], base):
            break
    if len(states) > 1 and same(states[1][0], today):
        states.pop(0)
    return {place: _signature(place, states, base) for place in places}


def nearest(signatures: Mapping[Path, Signature], place: Path) -> Signature | None:
    """Return the signature of a place, of what is in it, or of what it is in; the latest of them.

    A conflict may be about a whole table, while signatures are told field by field.
    """
    near = [one for path, one in signatures.items() if _overlap(path, place)]
    return max(near, key=lambda one: one.when, default=None)


def _overlap(one: Path, other: Path) -> bool:
    length = min(len(one), len(other))
    return one[:length] == other[:length]


def _signature(place: Path, states: list[tuple[Document, Signature]], base: Document) -> Signature:
    """Walk back as long as the value is that of today: who came first, set it."""
    wanted, found = get(states[0][0], place), states[0][1]
    for document, signature in states:
        if same(document, base) or not same(get(document, place), wanted):
            break
        found = signature
    return found


def _history(path: FilePath) -> Iterator[tuple[Document, Signature]]:
    """Yield the documents of the earlier versions, the newest first."""
    try:
        versions = list_versions(path)
    except IctcoordError:
        return
    for version in versions:
        document = version_document(path, version)
        if document is not None:
            yield document, Signature(version.who, version.when)

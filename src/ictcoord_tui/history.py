"""What every earlier version of a dossier changed, in words."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.content.roadmap import load_roadmap
from ictcoord_tui.content.words import capital
from ictcoord_tui.domain.merge import differences
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.reports.changes import Names, names_in, summary
from ictcoord_tui.storage.versions import REDONE, UNDONE, Version, version_document

FIRST = "eerste versie"
"""What is said of a version with nothing before it."""

UNREADABLE = "kan niet gelezen worden"
"""What is said of a version that somebody damaged."""

AFTER_DAMAGE = "weer leesbaar"
"""What is said of the version after it: there is nothing to compare it with."""


def told_versions(
    path: Path,
    versions: Sequence[Version],
    start: int,
    count: int,
    around: Sequence[Document] = (),
) -> Mapping[str, str]:
    """Return what some versions changed since the one before them, by id.

    Reads those versions and one more: asked for as many as are shown at a time, it costs the same
    however long the history is.

    Args:
        path: The dossier.
        versions: All its versions, the newest first.
        start: Which one to begin with.
        count: How many are told.
        around: Dossiers it names people of, as they are now: who moved lives there.
    """
    wanted = versions[start : start + count]
    read = partial(version_document, path)
    documents = {one.id: read(one) for one in versions[start : start + count + 1]}
    told = {}
    names = partial(names_in, load_catalogue(), load_roadmap(), *around)
    for number, version in enumerate(wanted, start=start):
        before = versions[number + 1].id if number + 1 < len(versions) else ""
        pair = (documents.get(before, {}), documents[version.id])
        told[version.id] = _told(*pair, version.what, names, first=not before)
    return told


def _told(
    before: Document | None,
    after: Document | None,
    what: str,
    names: Callable[..., Names],
    *,
    first: bool,
) -> str:
    if after is None:
        return UNREADABLE
    if first:
        return FIRST
    if before is None:
        return AFTER_DAMAGE
    word, _, rest = what.partition(": ")
    taken_back = word in (UNDONE, REDONE)
    called = rest if taken_back else what
    said = summary(differences(before, after), names(before, after), called)
    return f"{word}: {said}" if taken_back else capital(said)

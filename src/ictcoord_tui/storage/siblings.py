"""Who stands in the other schools of a group, at the moment somebody new comes in one of them.

An id is unique in a group, and the app that has one school open knows nothing of the others. So
their files are read when somebody needs an id, and only then. Each is read once as it is; what it
says is worked out only where one of the names occurs, which is in none of them most of the time.
"""

from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import field
from pathlib import Path
from types import MappingProxyType

from ictcoord_tui.domain.forgotten import names_in
from ictcoord_tui.domain.marks import TABLE, Mark, Taken, marks_in
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.domain.text import fold, slug
from ictcoord_tui.errors import IctcoordError
from ictcoord_tui.storage.atomic import real_path
from ictcoord_tui.storage.codec import MAX_BYTES, check_size, decode
from ictcoord_tui.storage.confined import is_inside
from ictcoord_tui.storage.members import find_members
from ictcoord_tui.storage.problems import shown
from ictcoord_tui.storage.reading import read_regular
from ictcoord_tui.storage.standing import title_of
from ictcoord_tui.values import dataclass


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What the other schools say about some names.

    Attributes:
        ids: Ids of people that are in use there.
        marks: Marks of who was forgotten there.
        schools: The schools that have somebody of a name, by that name as it was asked for.
        read: How many files were read.
    """

    ids: frozenset[str] = frozenset()
    marks: tuple[Mark, ...] = ()
    schools: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    read: int = 0

    @property
    def taken(self) -> Taken:
        """Ids that nobody new may get because of the other schools."""
        return Taken((self.ids,), self.marks)


NOTHING_ELSEWHERE = Elsewhere()
"""What a school hears that has no others beside it."""


@dataclass(frozen=True, slots=True)
class Siblings:
    """The schools of a group that are not open.

    Attributes:
        group: The dossier of the group.
        members: How the group names its schools.
        known: The dossiers that are open: they are not read.
        within: Folder outside which nothing is read; `None` for no such limit.
    """

    group: Path
    members: tuple[str, ...]
    known: frozenset[Path]
    within: Path | None = None

    def paths(self) -> tuple[Path, ...]:
        """Return the files of these schools; none where one may not look."""
        known = {real_path(path) for path in self.known}
        with suppress(IctcoordError):
            found = (path for path in find_members(self.group, self.members) if path not in known)
            return tuple(one for one in found if self.within is None or is_inside(self.within, one))
        return ()

    def look_for(self, names: Collection[str]) -> Elsewhere:
        """Return what these schools say about names now; what cannot be read is passed over.

        Args:
            names: Full names of who comes in.
        """
        ids: set[str] = set()
        found: list[Document] = []
        schools: dict[str, tuple[str, ...]] = {}
        paths = self.paths() if names else ()
        for path in paths:
            document = _read(path, names)
            people = names_in(document)
            ids |= people.keys()
            found.append(document)
            called = title_of(path, document)
            there = {fold(name) for name in people.values()}
            for name in names:
                if fold(name) in there or slug(name) in people:
                    schools[name] = (*schools.get(name, ()), called)
        return Elsewhere(frozenset(ids), marks_in(*found), schools, len(paths))


def _read(path: Path, names: Iterable[str]) -> Document:
    """Return what a dossier holds; empty when none of the names is in it, or it cannot be read."""
    with suppress(IctcoordError, OSError):
        data, status = read_regular(path, MAX_BYTES, "een dossier", follow=False)
        check_size(status.st_size, shown(path))
        text = " ".join(data.decode("utf-8", "replace").casefold().split())
        wanted = (TABLE, *map(slug, names), *(" ".join(name.casefold().split()) for name in names))
        if any(one in text for one in wanted):
            return decode(data, shown(path))
    return {}

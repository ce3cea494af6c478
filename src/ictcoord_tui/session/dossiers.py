"""The dossiers that are open: which there are, what they hold now, and what insights look at."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ictcoord_tui.domain.documents import read_dossier
from ictcoord_tui.domain.marks import Taken, marks_in
from ictcoord_tui.domain.overview import Overview, Scope
from ictcoord_tui.domain.schema import Document, DossierKind
from ictcoord_tui.domain.tasks import Catalogue
from ictcoord_tui.errors import IctcoordError
from ictcoord_tui.session.open_file import OpenFile
from ictcoord_tui.storage.atomic import real_path
from ictcoord_tui.storage.dossier_file import Loaded
from ictcoord_tui.storage.members import find_members
from ictcoord_tui.storage.versions import Retention, declared_retention
from ictcoord_tui.workspace import Broken, Opened, member_paths, open_member, outsiders

if TYPE_CHECKING:
    from ictcoord_tui.storage.siblings import Elsewhere, Siblings


class OpenDossiers:
    """A school, or a group with its schools, as they are now.

    Args:
        main: The dossier that was asked for.
        group: The group a school belongs to, if it could be read; the main dossier of a group.
        catalogue: The start list.
        read_only: Why nothing may be changed at all; empty when it may.
    """

    def __init__(
        self,
        main: Opened,
        group: Opened | Broken | None,
        *,
        catalogue: Catalogue,
        read_only: str = "",
    ) -> None:
        self.catalogue = catalogue
        self.main = main.id
        """Id of the dossier that was opened."""
        self.focus = main.id
        """Id of the dossier that is looked at and edited."""
        self.broken: dict[str, Broken] = {}
        """Dossiers that should be there but cannot be used, by id."""
        self.revision = 0
        """Grows with every change of any document, ours or theirs."""
        self._read_only = read_only
        self._retention: Retention | None = None
        self._scope: tuple[int, Scope] | None = None
        self._files: dict[str, OpenFile] = {}
        self._apart: frozenset[str] = frozenset()
        self._group: str | None = None
        self._admit_group(main, group)

    @property
    def group_id(self) -> str | None:
        """Id of the group's dossier, when there is one."""
        return self._group

    @property
    def has_group(self) -> bool:
        """Whether a group was opened, so that its schools stand side by side."""
        return self._group == self.main

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of every dossier in use, the group first."""
        return tuple(key for key in self._files if key not in self._apart)

    @property
    def school_ids(self) -> tuple[str, ...]:
        """Ids of the schools in scope."""
        return tuple(key for key in self.ids if key != self._group)

    def known_as(self, path: Path) -> str | None:
        """Return the id of a file that was read, also when the group names it no more."""
        target = real_path(path)
        return next((key for key, one in self._files.items() if one.file.path == target), None)

    def is_taken(self, key: str) -> bool:
        """Tell whether no other file can have this id, also not one the group names no more."""
        return key in self._files or key in self.broken

    def document(self, dossier: str | None = None) -> Document:
        """Return the document of a dossier as it is now."""
        return self._files[dossier or self.focus].document

    def path(self, dossier: str | None = None) -> Path:
        """Return the file of a dossier."""
        return self._files[dossier or self.focus].file.path

    def overview(self, dossier: str | None = None) -> Overview:
        """Return a dossier with its layers, as it is now."""
        key = dossier or self.focus
        one = self._files[key]
        if one.overview is None:
            group = None
            if self._group is not None and key != self._group:
                group = self.overview(self._group).dossier
            one.overview = Overview(key, read_dossier(one.document), self.catalogue, group)
        return one.overview

    def scope(self) -> Scope:
        """Return what insights look at: the group with its schools, or the one school.

        The very same until something changes, so that what was worked out of it is shared.
        """
        known = self._scope
        if known is None or known[0] != self.revision:
            schools = tuple(self.overview(key) for key in self.school_ids)
            group = self.overview(self._group) if self.has_group and self._group else None
            self._scope = known = (self.revision, Scope(schools, group))
        return known[1]

    def focus_scope(self) -> Scope:
        """Return the scope of what is looked at: everything from the group, else one school."""
        if self.focus == self._group:
            return self.scope()
        return Scope((self.overview(),))

    def taken_people(self, elsewhere: "Elsewhere | None" = None) -> Taken:
        """Return the ids no new person can have: they are unique in a group, and used once.

        Args:
            elsewhere: What the schools of the group say that are not open; see `siblings`.
        """
        documents = tuple(one.document for one in self._files.values())
        people = frozenset(person for one in documents for person in one.get("people", {}))
        there = () if elsewhere is None else (elsewhere.taken,)
        return Taken((people, *there), marks_in(*documents))

    def siblings(self, root: Path | None) -> "Siblings | None":
        """Return the schools of the group that are not open, to look for somebody in a thread.

        Args:
            root: Folder outside which nothing is read; `None` for no such limit.
        """
        if self._group is None:
            return None
        from ictcoord_tui.storage.siblings import Siblings  # noqa: PLC0415 - not to begin with

        members = self.overview(self._group).dossier.members
        known = frozenset(one.file.path for one in self._files.values())
        return Siblings(self.path(self._group), tuple(members), known, root)

    @property
    def doubles(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the people who are written down more than once, each with those dossiers.

        An id is used once in a group: of the two only one can be heard.
        """
        homes: dict[str, tuple[str, ...]] = {}
        for key in self.ids:
            for person in self._files[key].document.get("people", {}):
                homes[person] = (*homes.get(person, ()), key)
        return {person: where for person, where in homes.items() if len(where) > 1}

    def home_of(self, person_id: str) -> str | None:
        """Return the id of the dossier in which a person is written down."""
        for key, one in self._files.items():
            if person_id in one.document.get("people", {}):
                return key
        return None

    def read_only_reason(self, dossier: str | None = None) -> str:
        """Return why a dossier cannot be changed, or nothing when it can."""
        return self._files[dossier or self.focus].read_only

    # The schools of a group

    def expected_members(self) -> tuple[Path, ...]:
        """Return the member files of an open group that were not read yet.

        Raises:
            NotAllowedError: The folder may not be read.
        """
        if not self.has_group:
            return ()
        known = {one.file.path for one in self._files.values()}
        known |= {one.path for one in self.broken.values()}
        return tuple(path for path in member_paths(self._opened_group()) if path not in known)

    def refuse_outsiders(self) -> tuple[Broken, ...]:
        """Take in as unusable what an open group names outside its folder, and return it.

        Raises:
            NotAllowedError: The folder may not be read.
        """
        refused = outsiders(self._opened_group()) if self.has_group else ()
        for one in refused:
            self.admit(one)
        return refused

    def member_reader(self) -> Callable[[Path], Opened | Broken]:
        """Return a function that reads one member and may run in any thread."""
        group, catalogue = self._opened_group(), self.catalogue
        return lambda path: open_member(path, group, catalogue)

    def admit(self, found: Opened | Broken) -> None:
        """Take a school into the session that was read with `member_reader`."""
        if isinstance(found, Broken):
            self.broken[found.id] = found
        elif found.id in self._files or found.dossier.kind is DossierKind.GROUP:
            said = "Er is al een dossier met deze naam in de groep, of dit is zelf een groep."
            self.broken[str(found.path)] = Broken(found.id, found.path, said)
        else:
            self.broken.pop(found.id, None)
            one = self._open_file(found.id, found)
            # It was read in a thread; a thousand of them are not to be read once more here.
            group = self.overview(self._group).dossier if self._group is not None else None
            one.overview = Overview(found.id, found.dossier, self.catalogue, group)
            self._files[found.id] = one
        self.revision += 1

    def retain(self, retention: Retention | None) -> None:
        """Keep earlier versions for another time, of what is open and of what is yet to come."""
        self._retention = retention
        for one in self._files.values():
            one.file.retention = retention

    # Inside

    def _admit_group(self, main: Opened, group: Opened | Broken | None) -> None:
        if isinstance(group, Broken):
            self.broken[group.id] = group
        elif group is not None:
            self._group = group.id if group.id != main.id else f"{group.id} (groep)"
            self._files[self._group] = self._open_file(self._group, group)
        self._files[main.id] = self._open_file(main.id, main)
        if main.dossier.kind is DossierKind.GROUP:
            self._group = main.id

    def _open_file(self, key: str, opened: Opened) -> OpenFile:
        one = OpenFile.of(key, opened, read_only=self._read_only, retention=self._retention)
        if self._group in self._files:
            one.file.inherited = declared_retention(self._files[self._group].document)
        return one

    def _opened_group(self) -> Opened:
        group = self._files[self._group or self.main]
        loaded = Loaded(group.document, group.stamp, writable=not group.read_only)
        dossier = self.overview(self._group).dossier
        return Opened(self._group or self.main, group.file, loaded, dossier, ())

    def _set(self, key: str, document: Document) -> None:
        one = self._files[key]
        renamed = one.document.get("members") != document.get("members")
        one.document = document
        one.failure = ""
        one.overview = None
        if key == self.main and renamed:
            self._look_who_belongs(one)
        if key == self._group:
            for other in self._files.values():
                other.overview = None
        self.revision += 1

    def _look_who_belongs(self, group: OpenFile) -> None:
        """Leave out what the group names no more, and take it back when it is named again.

        It stays in memory: what was changed in it is still to be saved, and can still be undone.
        """
        # Where one may not look, everybody stays: the next look at the disk tells about it.
        with suppress(IctcoordError):
            named = find_members(group.file.path, read_dossier(group.document).members)
            self._apart = frozenset(
                key
                for key, one in self._files.items()
                if key != group.id and one.file.path not in named
            )

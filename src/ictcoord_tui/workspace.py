"""The dossiers that belong together: one school with its group, or a group with its schools.

A file that cannot be read is named and stops nothing, except when it is the one that was asked for.
"""

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from ictcoord_tui.domain.documents import new_document, read_dossier
from ictcoord_tui.domain.dossier import Dossier
from ictcoord_tui.domain.overview import Overview, Scope
from ictcoord_tui.domain.schema import Document, DossierKind
from ictcoord_tui.domain.tasks import Catalogue
from ictcoord_tui.domain.text import clean_line
from ictcoord_tui.domain.validation import Problem, Severity, problems_in
from ictcoord_tui.errors import IctcoordError, InvalidDataError, UsageError
from ictcoord_tui.storage.atomic import clean_leftovers, private_folder
from ictcoord_tui.storage.confined import check_inside
from ictcoord_tui.storage.dossier_file import DossierFile, Loaded
from ictcoord_tui.storage.members import (
    closed_folders,
    find_members,
    group_path_of,
    refused_members,
)
from ictcoord_tui.storage.problems import explained, shown
from ictcoord_tui.values import dataclass

MEMBERS = "scholen/*.toml"
"""Where a new group looks for its schools."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A dossier that was read and can be used.

    Attributes:
        id: Stem of the file name; what a group's rows call this school.
        file: The file, for saving.
        problems: What is wrong in it, short of making it unusable.
    """

    id: str
    file: DossierFile
    loaded: Loaded
    dossier: Dossier
    problems: tuple[Problem, ...]

    @property
    def document(self) -> Document:
        """The document as it was read."""
        return self.loaded.document

    @property
    def path(self) -> Path:
        """Where it is."""
        return self.file.path


@dataclass(frozen=True, slots=True)
class Broken:
    """A dossier that should be there but cannot be used, with the reason in Dutch."""

    id: str
    path: Path
    message: str


@dataclass(frozen=True)
class Workspace:
    """Everything that was found around one dossier.

    Attributes:
        main: The dossier that was asked for.
        group: The group's dossier: the main one, or the one a school names.
        schools: The schools in scope: the members of a group, or the one school.
        broken: What should be there but cannot be used.
    """

    main: Opened
    group: Opened | None
    schools: tuple[Opened, ...]
    broken: tuple[Broken, ...]
    catalogue: Catalogue

    @property
    def opened(self) -> tuple[Opened, ...]:
        """Every dossier that could be used, the group first."""
        return ((self.group,) if self.group is not None else ()) + self.schools

    @property
    def scope(self) -> Scope:
        """What insights look at: the one school, or the group with its members."""
        group = self.group.dossier if self.group is not None else None
        schools = tuple(
            Overview(school.id, school.dossier, self.catalogue, group) for school in self.schools
        )
        if self.main.dossier.kind is DossierKind.SCHOOL:
            return Scope(schools)
        return Scope(schools, Overview(self.main.id, self.main.dossier, self.catalogue))


def open_dossier(
    path: Path,
    catalogue: Catalogue,
    group: Document | None = None,
    *,
    tidy: bool = True,
    within: Path | None = None,
) -> Opened:
    """Read one dossier.

    Args:
        path: The file.
        catalogue: The start list.
        group: The document of the group, where people and tasks may come from.
        tidy: Also remove what writers that died left in its folder.
        within: Folder in which it has to lie; `None` for no such limit. Asked of the file that is
            opened from now on: a link that was looked at before may have changed since.

    Raises:
        NotAllowedError: It lies elsewhere.
        InvalidDataError: It is no dossier, or has a fatal problem; the message lists them.
        IctcoordError: It cannot be read.
    """
    file = DossierFile(path)
    if within is not None:
        check_inside(within, file.path)
    loaded = file.load(tidy=tidy)
    problems = problems_in(loaded.document, catalogue, group=group)
    fatal = [problem for problem in problems if problem.severity is Severity.FATAL]
    if fatal:
        lines = "\n".join(f"  {problem}" for problem in fatal)
        raise InvalidDataError(f"{shown(path)} kan ik niet openen:\n{lines}")
    return Opened(path.stem, file, loaded, read_dossier(loaded.document), problems)


def open_main(
    path: Path, catalogue: Catalogue, *, root: Path | None = None
) -> tuple[Opened, Opened | Broken | None]:
    """Read the dossier that was asked for and, for a school, the group it names.

    Args:
        path: The file.
        catalogue: The start list.
        root: Folder outside which no group is read; `None` for no such limit.

    Raises:
        InvalidDataError: The dossier itself cannot be used.
        IctcoordError: It cannot be read.
    """
    main = open_dossier(path, catalogue, within=root)
    if main.dossier.kind is DossierKind.GROUP or not main.dossier.group:
        return main, None
    group = _attempt(
        group_path_of(main.path, main.dossier.group),
        lambda p: open_dossier(p, catalogue, within=root),
    )
    if isinstance(group, Opened):
        problems = problems_in(main.document, catalogue, group=group.document)
        main = replace(main, problems=problems)
    return main, group


def member_paths(group: Opened) -> tuple[Path, ...]:
    """Return the files of a group's schools, sorted; tidies their folders on the way.

    Raises:
        NotAllowedError: The folder may not be read.
    """
    paths = find_members(group.path, group.dossier.members)
    for folder in {path.parent for path in paths}:
        clean_leftovers(folder)
    return paths


def outsiders(group: Opened) -> tuple[Broken, ...]:
    """Return what a group names and cannot be opened: that is told.

    What lies outside its folder, and folders in which this user may not look.

    Raises:
        NotAllowedError: The folder may not be read.
    """
    named = group.dossier.members
    refused = (*refused_members(group.path, named), *closed_folders(group.path, named))
    # Several may have one name: neither may hide the other.
    return tuple(Broken(path.as_posix(), path, message) for path, message in refused)


def open_member(path: Path, group: Opened, catalogue: Catalogue) -> Opened | Broken:
    """Read one school of a group; a failure is a value, because it stops nothing.

    Its folder is not tidied: with a thousand schools in it that would take most of the time, so
    `member_paths` does it once for all.
    """
    folder = group.path.parent
    return _attempt(
        path, lambda p: open_dossier(p, catalogue, group.document, tidy=False, within=folder)
    )


def load_workspace(path: Path, catalogue: Catalogue, *, root: Path | None = None) -> Workspace:
    """Read a dossier with everything that belongs to it; arguments as `open_main`.

    Raises:
        InvalidDataError: The dossier itself cannot be used.
        IctcoordError: It cannot be read.
    """
    main, group = open_main(path, catalogue, root=root)
    if main.dossier.kind is DossierKind.SCHOOL:
        usable = group if isinstance(group, Opened) else None
        missing = (group,) if isinstance(group, Broken) else ()
        return _checked(Workspace(main, usable, (main,), missing, catalogue))
    found = [open_member(member, main, catalogue) for member in member_paths(main)]
    schools, broken = sort_out([*outsiders(main), *found], main.id)
    return _checked(Workspace(main, main, schools, broken, catalogue))


def sort_out(
    found: Iterable[Opened | Broken], group_id: str
) -> tuple[tuple[Opened, ...], tuple[Broken, ...]]:
    """Part usable schools from broken ones; a second school under one id counts as broken."""
    schools: dict[str, Opened] = {}
    broken = []
    for one in found:
        if isinstance(one, Broken):
            broken.append(one)
        elif one.id in schools or one.id == group_id:
            other = shown(schools[one.id].path) if one.id in schools else "de groep zelf"
            said = f"Er is al een dossier met deze bestandsnaam: {other}. Hernoem een van beide."
            broken.append(Broken(one.id, one.path, said))
        elif one.dossier.kind is DossierKind.GROUP:
            said = "Dit is een groep; leden van een groep zijn scholen."
            broken.append(Broken(one.id, one.path, said))
        else:
            schools[one.id] = one
    return tuple(schools.values()), tuple(broken)


def create_dossier(  # noqa: PLR0913 - each says something else about the new file
    path: Path,
    kind: DossierKind,
    name: str,
    catalogue: Catalogue,
    *,
    group: Path | None = None,
    who: str,
    now: datetime,
) -> None:
    """Write an empty dossier where there is none yet; see `fresh_document` and `write_new`."""
    write_new(path, fresh_document(path, kind, name, catalogue, group=group), who=who, now=now)


def fresh_document(
    path: Path, kind: DossierKind, name: str, catalogue: Catalogue, *, group: Path | None = None
) -> Document:
    """Return the document of an empty dossier.

    Args:
        path: Where it will go.
        kind: School or group.
        name: What it is called.
        catalogue: The start list it builds on.
        group: The group a school belongs to; written relative to the school's file.

    Raises:
        UsageError: There is no name, a group is put in a group, or `group` is a school.
    """
    name = clean_line(name)
    if not name:
        raise UsageError("Geef een naam, bijvoorbeeld ‘De Kiekendief’.")
    above = ""
    if group is not None:
        if kind is DossierKind.GROUP:
            raise UsageError("Een groep kan niet in een andere groep zitten. Laat --group weg.")
        if open_dossier(group, catalogue).dossier.kind is not DossierKind.GROUP:
            raise UsageError(
                f"{shown(group)} is een school en geen groep. Noem het bestand van de groep."
            )
        above = relative(group, path)
    document = new_document(kind, name, catalogue=catalogue.version, group=above)
    if kind is DossierKind.GROUP:
        document["members"] = [MEMBERS]
    return document


def relative(group: Path, school: Path) -> str:
    """Return how the file of a school names the file of its group."""
    return Path(os.path.relpath(group.resolve(), school.resolve().parent)).as_posix()


def write_new(path: Path, document: Document, *, who: str, now: datetime) -> DossierFile:
    """Write a dossier where there is none yet, and return it; folders on the way are made.

    Args:
        path: Where it goes.
        document: What it holds.
        who: Who makes it.
        now: When.

    Raises:
        NotAllowedError: There is a file already, or the folder may not be written in.
    """
    with explained(path.parent, "aanmaken"):
        private_folder(path.absolute().parent)
    file = DossierFile(path)
    file.create(document, who=who, now=now)
    return file


def write_all_new(files: Mapping[Path, Document], *, who: str, now: datetime) -> None:
    """Write the dossiers that belong together, all or none: a group with its schools.

    Args:
        files: What goes where.
        who: Who makes them.
        now: When.

    Raises:
        NotAllowedError: A file is there already, or a folder may not be written in.
        IctcoordError: The system refuses otherwise, such as on a full disk.
    """
    written: list[DossierFile] = []
    try:
        for path, document in files.items():
            written.append(write_new(path, document, who=who, now=now))
    except BaseException:
        for file in written:
            file.withdraw()
        raise


def _checked(workspace: Workspace) -> Workspace:
    """Look once more with all dossiers at hand: ids of people are unique in the group."""
    homes = _homes(workspace.opened)
    group = workspace.group.document if workspace.group is not None else None

    def checked(one: Opened) -> Opened:
        taken = {person: home for person, (home, path) in homes.items() if path != one.path}
        shared = group if one is not workspace.group else None
        return replace(
            one, problems=problems_in(one.document, workspace.catalogue, group=shared, taken=taken)
        )

    schools = tuple(checked(school) for school in workspace.schools)
    # The group is checked as such: what a school repeats is that school's problem.
    main = workspace.main if workspace.main is workspace.group else schools[0]
    return replace(workspace, schools=schools, main=main)


def _homes(opened: Iterable[Opened]) -> Mapping[str, tuple[str, Path]]:
    homes: dict[str, tuple[str, Path]] = {}
    for one in opened:
        for person_id in one.dossier.people:
            homes.setdefault(person_id, (one.path.name, one.path))
    return homes


def _attempt(path: Path, read: Callable[[Path], Opened]) -> Opened | Broken:
    try:
        return read(path)
    except IctcoordError as error:
        return Broken(path.stem, path, error.message)

"""Taking a school that has its dossier already into a group: what that asks of both files."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from glob import escape
from pathlib import Path

from ictcoord_tui.domain.documents import read_dossier
from ictcoord_tui.domain.dossier import Dossier
from ictcoord_tui.domain.edits.fields import put
from ictcoord_tui.domain.edits.people import with_other_id
from ictcoord_tui.domain.names import short_names
from ictcoord_tui.domain.schema import Document, DossierKind
from ictcoord_tui.domain.tasks import Catalogue
from ictcoord_tui.domain.text import fold
from ictcoord_tui.errors import IctcoordError, NotAllowedError, UsageError
from ictcoord_tui.storage.members import find_members, group_path_of
from ictcoord_tui.storage.problems import only_readable, shown
from ictcoord_tui.values import dataclass
from ictcoord_tui.workspace import Opened, open_dossier, relative


@dataclass(frozen=True, slots=True)
class Nearby:
    """A school that belongs to no group yet, and its file."""

    path: Path
    name: str


def schools_in(paths: Iterable[Path], catalogue: Catalogue, within: Path | None) -> list[Nearby]:
    """Return the schools without a group among some files; what cannot be read is passed over.

    Args:
        paths: The files.
        catalogue: The start list.
        within: Folder outside which nothing is read; `None` for no such limit.
    """
    schools = _schools(paths, catalogue, within)
    return [Nearby(path, one.name) for path, one in schools if not one.group]


def namesakes(paths: Iterable[Path], name: str, catalogue: Catalogue) -> list[Nearby]:
    """Return the schools with a name among some files; what cannot be read is passed over."""
    schools = _schools(paths, catalogue, None)
    return [Nearby(path, one.name) for path, one in schools if called_alike(one.name, name)]


def _schools(
    paths: Iterable[Path], catalogue: Catalogue, within: Path | None
) -> Iterator[tuple[Path, Dossier]]:
    for path in dict.fromkeys(paths):
        with suppress(IctcoordError):
            dossier = open_dossier(path, catalogue, tidy=False, within=within).dossier
            if dossier.kind is DossierKind.SCHOOL:
                yield path, dossier


def called_alike(one: str, other: str) -> bool:
    """Tell whether two schools have one name, apart from the kind of school in front of it."""
    return fold(short_names({"": one})[""]) == fold(short_names({"": other})[""])


def open_for_group(
    path: Path, group: Path, catalogue: Catalogue, *, within: Path | None = None
) -> Opened:
    """Read a school that is to come into a group.

    Args:
        path: The file of the school.
        group: The file of the group.
        catalogue: The start list.
        within: Folder outside which nothing is read; `None` for no such limit.

    Raises:
        UsageError: It is no school, belongs to another group, or lies where a group cannot name it.
        NotAllowedError: It may only be read, or lies outside `within`.
        InvalidDataError: It is no dossier that can be used.
        IctcoordError: It cannot be read.
    """
    found = open_dossier(path, catalogue, within=within)
    if found.dossier.kind is DossierKind.GROUP:
        raise UsageError(f"{shown(path)} is zelf een groep. Kies het dossier van een school.")
    if found.dossier.group and group_path_of(found.path, found.dossier.group) != group:
        raise UsageError(
            f"{found.dossier.name} hoort al bij een groep ({found.dossier.group}). Wis eerst "
            f"`group` in {shown(path)}."
        )
    _check_place(found.path, group)
    if not found.loaded.writable:
        raise NotAllowedError(only_readable(found.path).message)
    return found


def in_group(document: Document, school: Path, group: Path, taken: Mapping[str, str]) -> Document:
    """Return the document of a school as a member of a group.

    Args:
        document: The school as it is.
        school: Its file.
        group: The file of the group.
        taken: Names by id of everybody in the group: who has the id of somebody else gets another.
    """
    document = put(document, ("group",), relative(group, school))
    for person_id, person in read_dossier(document).people.items():
        if person_id in taken and fold(taken[person_id]) != fold(person.name):
            document = with_other_id(document, person_id, person.name, taken)
    return document


def with_member(document: Document, group: Path, school: Path) -> Document:
    """Return the document of a group that finds a school; as it was when it did already.

    Args:
        document: The group as it is.
        group: Its file.
        school: The file of the school, somewhere below the folder of the group.

    Raises:
        NotAllowedError: The folder may not be read.
    """
    members: Collection[str] = document.get("members", ())
    if school in find_members(group, members):
        return document
    name = escape(school.relative_to(group.parent).as_posix())
    return put(document, ("members",), [*members, name])


def _check_place(school: Path, group: Path) -> None:
    folder = group.parent
    if not school.is_relative_to(folder):
        raise UsageError(
            f"{shown(school)} ligt niet in de map van de groep, {shown(folder)}. Verplaats het "
            "bestand eerst daarheen, samen met wat ervan in de map .ictcoord ligt."
        )
    if any(part.startswith(".") for part in school.relative_to(folder).parts):
        raise UsageError(
            f"{shown(school)} is verborgen, en dat leest een groep niet. Kies een ander bestand."
        )

"""Where somebody stands in the dossiers of a group, whether they can be opened now or not."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from ictcoord_tui.domain.forgotten import named_in, names_in
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.domain.text import clean_line, fold
from ictcoord_tui.errors import IctcoordError
from ictcoord_tui.storage.dossier_file import DossierFile
from ictcoord_tui.storage.versions import list_versions, version_document
from ictcoord_tui.values import dataclass


@dataclass(frozen=True, slots=True)
class Living:
    """Somebody in the list of people of a dossier.

    Attributes:
        path: The dossier.
        id: Id of the person.
        name: The full name.
        role: What they do; may be empty.
        school: What the dossier is called.
        tasks: How many tasks they have there, now or later.
    """

    path: Path
    id: str
    name: str
    role: str
    school: str
    tasks: int


def read_now(path: Path) -> Document | None:
    """Return what a dossier holds; `None` when it cannot be read."""
    with suppress(IctcoordError):
        return DossierFile(path).load(tidy=False).document
    return None


def read_before(path: Path) -> Document | None:
    """Return what a dossier held when it could last be read; `None` when nobody knows."""
    with suppress(IctcoordError):
        versions = (version_document(path, one) for one in list_versions(path))
        return next((one for one in versions if one is not None), None)
    return None


def living_in(
    documents: Mapping[Path, Document], ids: Collection[str], name: str
) -> Iterator[Living]:
    """Yield everybody in these dossiers who has one of these ids, or this name.

    Args:
        documents: What the dossiers hold.
        ids: Ids of one person.
        name: The full name of that person.
    """
    for path, document in documents.items():
        for key, called in names_in(document).items():
            if key in ids or fold(called) == fold(name):
                role = clean_line(str(document["people"][key].get("role", "")))
                school, tasks = title_of(path, document), tasks_of(document, {key})
                yield Living(path, key, called, role, school, tasks)


def title_of(path: Path, document: Document) -> str:
    """Return what a dossier is called; without a name, as its file is."""
    return clean_line(str(document.get("name", path.stem)))


def tasks_of(document: Document, ids: Collection[str]) -> int:
    """Return how many tasks of a dossier one of these people has, now or later."""
    return len({task for task, person in named_in(document) if person in ids})

"""What ids are called in the dossiers that a command was given."""

from contextlib import suppress
from pathlib import Path

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.content.roadmap import load_roadmap
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.errors import IctcoordError
from ictcoord_tui.reports.changes import Names, names_in
from ictcoord_tui.storage.dossier_file import DossierFile
from ictcoord_tui.storage.members import group_path_of


def names_for(path: Path, *documents: Document) -> Names:
    """Return the names in documents and, when it can be found, in the group they belong to.

    Args:
        path: Where the last document is.
        documents: Later ones overrule earlier ones.
    """
    groups = [group_around(path, document) for document in documents[-1:]]
    return names_in(load_catalogue(), load_roadmap(), *groups, *documents)


def group_around(path: Path, document: Document) -> Document:
    """Return the group of a dossier, for its names; empty without one.

    Names are a courtesy: a group that cannot be read leaves ids as they are.

    Args:
        path: Where the dossier is.
        document: What it says.
    """
    named = document.get("group")
    if isinstance(named, str):
        with suppress(IctcoordError):
            return DossierFile(group_path_of(path, named)).load().document
    return {}

"""Filling a new dossier out of an Excel file."""

from collections.abc import Mapping
from pathlib import Path

from ictcoord_tui.cli.incoming import tell_matches, tell_remarks
from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.domain.text import fold
from ictcoord_tui.errors import UsageError
from ictcoord_tui.intake import (
    Contained,
    Workbook,
    first_answers,
    new_from_foreign,
    new_from_own,
    read_workbook,
)
from ictcoord_tui.workspace import open_dossier


def filled(
    path: Path, document: Document, source: Path, group: Path | None
) -> Mapping[Path, Document]:
    """Return what goes in which file, and tell what was doubtful.

    Args:
        path: Where the dossier goes.
        document: The dossier, empty as yet.
        source: The Excel file.
        group: The group a school belongs to.

    Raises:
        UsageError: It is not clear which dossier of the file is meant.
        IctcoordError: The file cannot be read, or a file on the way exists already.
    """
    book, catalogue = read_workbook(source), load_catalogue()
    if not book.dossiers:
        plan = new_from_foreign(book, first_answers(book, document["name"]), document, catalogue)
        told = {(remark.sheet, remark.place) for remark in plan.remarks}
        tell_matches(one for one in plan.matches if (one.sheet, str(one.row)) not in told)
        tell_remarks(plan.remarks)
        return {path: plan.document}
    above = (document["group"], open_dossier(group, catalogue).document) if group else None
    chosen = _chosen(book, document)
    new = new_from_own(book, chosen.id, document["name"], catalogue, group=above)
    tell_remarks(new.remarks)
    return new.files(path)


def _chosen(book: Workbook, document: Document) -> Contained:
    """Return the only dossier of the kind, else the one with the name that was given."""
    fitting = [one for one in book.dossiers if one.kind.value == document["kind"]]
    named = [one for one in fitting if fold(one.name) == fold(document["name"])]
    if len(fitting) == 1 or named:
        return (named or fitting)[0]
    if not fitting:
        other = "een groep" if document["kind"] == "school" else "een school"
        raise UsageError(
            f"{book.name} hoort bij {other}: ‘{book.dossiers[0].name}’. Maak daar het dossier van."
        )
    names = ", ".join(f"‘{one.name}’" for one in fitting)
    raise UsageError(f"In {book.name} zitten {names}. Geef met --name een van die namen.")

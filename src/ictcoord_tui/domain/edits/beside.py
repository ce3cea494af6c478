"""Two values for one place, of which neither is thrown away."""

from ictcoord_tui.domain.edits.fields import get, put
from ictcoord_tui.domain.schema import Document, Field, Path, ValueKind, node_at

NOTE = "note"
"""The field of a row that takes the value that does not stand in its own place."""


def is_text(path: Path) -> bool:
    """Tell whether two values of a place can stand under each other."""
    node = node_at(path)
    return isinstance(node, Field) and node.kind is ValueKind.TEXT


def has_note(path: Path) -> bool:
    """Tell whether a place is in a row with a note."""
    node = node_at((*path[:2], NOTE))
    return len(path) > 2 and isinstance(node, Field) and node.kind is ValueKind.TEXT


def keep_beside(document: Document, path: Path, other: object, remark: str) -> Document:
    """Return the document in which a value stays, with another one under it or in the note.

    Args:
        document: The dossier.
        path: Place of the value: a text, or something in a row with a note.
        other: The value that has to be kept as well.
        remark: How the note tells of it, where two values cannot stand under each other.
    """
    place, said = (path, str(other)) if is_text(path) else ((*path[:2], NOTE), remark)
    before = get(document, place) or ""
    return put(document, place, f"{before}\n{said}".strip())

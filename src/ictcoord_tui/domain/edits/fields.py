"""The one way to change a value in a document."""

from collections.abc import Mapping
from typing import Any

from ictcoord_tui.domain.schema import Document, Path, is_default, node_at


def get(document: Mapping[str, Any], path: Path) -> Any:  # noqa: ANN401 - any TOML value
    """Return the value at a path, or `None` when nothing stands there."""
    value: Any = document
    for key in path:
        if not isinstance(value, Mapping) or key not in value:
            return None
        value = value[key]
    return value


def put(document: Document, path: Path, value: object) -> Document:
    """Return the document with a value at a path.

    A value that says no more than an absent key is taken out instead, and so is every table of ours
    that became empty by it: only what differs from the default is written.

    Args:
        document: The document; it stays as it is.
        path: Where; tables on the way are made.
        value: A TOML value; `None` takes the key out.
    """
    return _put(document, path, value, ())


def drop(document: Document, path: Path) -> Document:
    """Return the document without what stands at a path."""
    return put(document, path, None)


def put_all(document: Document, values: Mapping[Path, object]) -> Document:
    """Return the document with several values put, in the order given."""
    for path, value in values.items():
        document = put(document, path, value)
    return document


def _put(table: Document, path: Path, value: object, above: Path) -> Document:
    key, rest = path[0], path[1:]
    here = (*above, key)
    result = dict(table)
    if value is None and key not in table:
        return result
    if rest:
        child = table.get(key, {})
        value = _put(child if isinstance(child, dict) else {}, rest, value, here)
    if value is None or is_default(value, node_at(here)):
        result.pop(key, None)
    else:
        result[key] = value
    return result

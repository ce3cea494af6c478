"""Dossiers with the same text in every place that takes free text: names, notes, ids, hours."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import tomli_w

from ictcoord_tui.domain.schema import SCHEMA, Field, Keyed, Node, Record, ValueKind
from tests.terminal.poison import ESCAPES, MARKUP

POISON = [*MARKUP, *(text for text in ESCAPES if "\ud800" not in text)]
"""Every hostile text that a TOML file can hold."""

KEYS: Mapping[str, list[str]] = {
    "people": ["p"],
    "tasks": ["net-wifi"],
    "triage": ["net-wifi"],
    "current": ["net-wifi"],
    "target": ["net-wifi"],
    "roadmap": ["01"],
    "evaluations": ["2026-11-21"],
    "forgotten": ["merk"],
    "answers": ["growth"],
    "actions": ["list-project"],
    "history": ["20261121T140305-01"],
    "times": ["p"],
}


def poisoned_school(text: str, group: str = "", person: str = "p") -> dict[str, Any]:
    """Return the document of a school with a text wherever there is room for one.

    Args:
        text: The text.
        group: The file of its group.
        person: Id of its one person; ids are unique in a group.
    """
    document: dict[str, Any] = _filled(SCHEMA, text)
    document |= {"format": 1, "catalogue": 1, "kind": "school", "group": group, "members": []}
    document["people"] = {person: document["people"]["p"]}
    document["tasks"]["net-wifi"]["section"] = "netwerk"
    for situation in ("current", "target"):
        document[situation]["net-wifi"]["who"] = [person]
    return document


def write_poisoned_group(folder: Path, text: str) -> Path:
    """Write a group of two schools, all three poisoned, and return the file of the group."""
    group = poisoned_school(text) | {"kind": "group", "members": ["scholen/*.toml"]}
    del group["group"]
    documents = {
        folder / "groep.toml": group,
        folder / "scholen" / "a.toml": poisoned_school(text, "../groep.toml", "a"),
        folder / "scholen" / "b.toml": poisoned_school(text, "../groep.toml", "b"),
    }
    for path, document in documents.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(tomli_w.dumps(document).encode())
    return folder / "groep.toml"


def _filled(node: Node, text: str, key: str = "") -> Any:  # noqa: ANN401 - any TOML value
    if isinstance(node, Record):
        values = {name: _filled(child, text, name) for name, child in node.fields.items()}
        return {name: value for name, value in values.items() if value is not None}
    if isinstance(node, Keyed):
        return {one: _filled(node.item, text, one) for one in KEYS[key]}
    return _value(node, text)


def _value(node: Field, text: str) -> object:
    if node.kind in (ValueKind.LINE, ValueKind.TEXT) and not node.choices:
        return text
    if node.kind is ValueKind.TIME:
        return "1u/week"
    return node.choices[0] if node.choices else None

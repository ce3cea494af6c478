"""Who is no colleague, by what is called a name or a role: `Digiwerk bv`, `externe firma`.

It is a guess: whoever makes a change with it tells so, as a step that can be undone on its own.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from ictcoord_tui.domain.edits.fields import put
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.domain.text import fold

_LEGAL_FORM = re.compile(
    r"\S\s+(bv|bvba|nv|vzw|ivzw|cv|cvba|vof|commv|comm v|gcv|srl|sprl|asbl|gmbh|ltd)[\s)]*$"
)
"""How the name of a company or an association ends in Belgium; beside it two from abroad."""

_OUTSIDE = re.compile(
    r"(?<!met )(?<!voor )"
    r"\b(extern(e|en)?|firma|bedrijf|leverancier|onderaannemer|freelance|freelancer)\b"
    r"(?! (relatie|communicatie|contact|samenwerking))"
)
"""Words for who works for the school from outside; not those for a colleague who deals with it."""


def is_outsider(text: str) -> bool:
    """Tell whether a name or a role is that of somebody outside.

    Args:
        text: As the user wrote it.
    """
    plain = fold(text).replace(".", "")
    return bool(_LEGAL_FORM.search(plain) or _OUTSIDE.search(plain))


def outsiders_since(before: Document, after: Document) -> dict[str, str]:
    """Return who became somebody outside, by the name or the role, and is not noted as such.

    Args:
        before: A dossier.
        after: The same dossier a change later: whoever was called that before, is left alone.

    Returns:
        Names by id.
    """
    old: Mapping[str, Any] = before.get("people", {})
    return {
        person: str(said.get("name", person))
        for person, said in after.get("people", {}).items()
        if not said.get("external") and _is_called(said) and not _is_called(old.get(person, {}))
    }


def note_outsiders(document: Document, people: Iterable[str]) -> Document:
    """Return the document in which people are noted as external, as far as they are in it."""
    for person in people:
        if person in document.get("people", {}):
            document = put(document, ("people", person, "external"), value=True)
    return document


def _is_called(said: Mapping[str, Any]) -> bool:
    return any(is_outsider(str(said.get(key, ""))) for key in ("name", "role"))

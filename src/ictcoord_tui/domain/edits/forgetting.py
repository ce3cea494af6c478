"""Taking every trace of a person out of a document (the right to be forgotten).

More than `people.remove_person`: the name also goes from notes, reports of evaluations and tables
this program does not know.
"""

import re
from typing import Any

from ictcoord_tui.domain.edits.people import remove_person
from ictcoord_tui.domain.schema import Document

INSTEAD = "(iemand)"
"""What stands where a name stood."""


def forget_person(document: Document, person_id: str, names: tuple[str, ...]) -> Document:
    """Return the document without a person, and without their names in any text.

    Args:
        document: Any dossier of the group, of today or of long ago.
        person_id: Id of the person.
        names: How the person is called: the name in the dossier, the name of their account.
    """
    document = remove_person(document, person_id)
    scrubbed = _scrubbed(document, person_id, names)
    return scrubbed if isinstance(scrubbed, dict) else document


def without_names(text: str, names: tuple[str, ...]) -> str:
    """Return a text with every name replaced, whatever its capitals; parts of words stay."""
    for name in sorted(names, key=len, reverse=True):
        if name.strip():
            pattern = rf"(?<!\w){re.escape(name.strip())}(?!\w)"
            text = re.sub(pattern, INSTEAD, text, flags=re.IGNORECASE)
    return text


def _scrubbed(value: Any, person_id: str, names: tuple[str, ...]) -> Any:  # noqa: ANN401 - any TOML value
    if isinstance(value, str):
        return without_names(value, names)
    if isinstance(value, list):
        return [_scrubbed(one, person_id, names) for one in value if one != person_id]
    if isinstance(value, dict):
        return {
            key: _scrubbed(one, person_id, names) for key, one in value.items() if key != person_id
        }
    return value

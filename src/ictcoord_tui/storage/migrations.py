"""Bringing documents of an older format up to date.

A step is a pure function that turns a document of one format into the next; the `format` key
itself is not its business. Format 1 is the first, so that no step was needed until now.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from ictcoord_tui.domain.schema import FORMAT, Document
from ictcoord_tui.errors import InvalidDataError

Step: TypeAlias = Callable[[Document], Document]
"""Turns a document of format *n* into format *n + 1*, without changing its argument."""

STEPS: Mapping[int, Step] = MappingProxyType({})
"""The step to take from each older format."""

FIRST_FORMAT = 1
"""What a document without a `format` key is written in."""


def migrate(
    document: Document,
    place: str,
    *,
    steps: Mapping[int, Step] = STEPS,
    current: int = FORMAT,
) -> Document:
    """Return the document in the current format.

    Args:
        document: As it was read; it is not changed.
        place: The file, for messages.
        steps: The known steps, by the format they start from.
        current: The format to arrive at.

    Raises:
        InvalidDataError: The format is newer than this program, unknown, or no number.
    """
    found = document.get("format", FIRST_FORMAT)
    if type(found) is not int:
        raise InvalidDataError(
            f"{place}: achter `format` hoort een geheel getal, bijvoorbeeld `format = {current}`."
        )
    if found > current:
        raise InvalidDataError(
            f"{place} is gemaakt met een nieuwere versie van ictcoord (formaat {found}; deze "
            f"versie kent formaat {current}). Werk ictcoord bij. Er is niets gewijzigd.",
            title="Dit dossier is te nieuw",
        )
    for number in range(found, current):
        if number not in steps:
            raise InvalidDataError(
                f"{place}: formaat {found} ken ik niet. Zet een vroegere versie terug."
            )
        document = steps[number](document) | {"format": number + 1}
    return document

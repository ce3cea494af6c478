"""Text on its way into a cell, a sheet's name or a footer, and back."""

import re
from collections.abc import Iterable

from ictcoord_tui.domain.text import clean_text

MAX_CELL = 32_767
"""Longest text Excel takes in a cell, in UTF-16 units."""

MAX_TITLE = 31
"""Longest name Excel takes for a sheet."""

_FORBIDDEN_IN_TITLE = str.maketrans(dict.fromkeys("[]:*?/\\", "-"))
_RESERVED_TITLES = frozenset({"history"})
_NOT_XML = str.maketrans({"\ufffe": "\ufffd", "\uffff": "\ufffd"})
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def cell_text(text: str) -> str:
    """Return user text as a cell may hold it: no controls, not too long, nothing Excel decodes.

    Excel reads `_x0041_` as a character code, so that an underscore that starts one is escaped
    itself. What is over the limit ends in an ellipsis.
    """
    if text.isascii() and text.isprintable() and len(text) < MAX_CELL and "_x" not in text:
        return text
    clean = xml_text(clean_text(text, len(text)))
    return _clipped(_LOOKS_ESCAPED.sub("_x005F_", clean))


def xml_text(text: str) -> str:
    """Return text without the two characters that XML forbids and cleaning lets through."""
    return text.translate(_NOT_XML)


def plain_text(text: str) -> str:
    """Return the text of a cell as people see it: character codes decoded, ends trimmed."""
    decoded = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text
    return clean_text(decoded, len(decoded))


def footer_text(text: str) -> str:
    """Return user text for a footer, where an ampersand starts a code."""
    return cell_text(" ".join(text.split()))[:100].replace("&", "&&")


def sheet_title(wanted: str, taken: Iterable[str]) -> str:
    """Return a name for a sheet that Excel takes and that no other sheet has.

    Args:
        wanted: What it should be called, of any length and with any character.
        taken: Names that are in use; upper case makes no difference to Excel.
    """
    used = {title.casefold() for title in taken} | _RESERVED_TITLES
    base = cell_text(" ".join(wanted.split())).translate(_FORBIDDEN_IN_TITLE)
    title = _fitting(base, "")
    number = 2
    while title.casefold() in used:
        title = _fitting(base, f" ({number})")
        number += 1
    return title


def _fitting(base: str, suffix: str) -> str:
    room = MAX_TITLE - len(suffix)
    # Characters outside the basic plane count double in Excel.
    while len(base.encode("utf-16-le")) // 2 > room:
        base = base[:-1]
    return f"{base.strip(' ')}{suffix}".strip("'") or f"Blad{suffix}"


def _clipped(text: str) -> str:
    if len(text) <= MAX_CELL // 2:
        return text
    units = text.encode("utf-16-le")
    if len(units) // 2 <= MAX_CELL:
        return text
    return units[: (MAX_CELL - 1) * 2].decode("utf-16-le", "ignore") + "…"

"""Text from outside, made harmless.

Dossiers, workbooks, pastes and command lines may hold anything. Every border cleans with
`clean_line` or `clean_text`; the terminal layer cleans once more on the way to the screen.
"""

import unicodedata
from collections.abc import Container

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
"""Stands where something was taken out, so that nobody wonders why a name looks different."""

MAX_LINE = 300
"""Longest one-line value (a name, a role) in characters."""

MAX_TEXT = 2_000
"""Longest free text (a note) in characters."""

_BIDI_AND_INVISIBLE = (
    "\u061c\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e"
    "\ufffe\uffff\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff\ufff9\ufffa\ufffb\u00ad"
    "\u180e\u206a\u206b\u206c\u206d\u206e\u206f"
) + "".join(map(chr, (0xE0001, *range(0xE0020, 0xE0080))))
_CONTROLS = [*range(0x20), *range(0x7F, 0xA0)]
_HARMFUL: dict[int, str] = dict.fromkeys(_CONTROLS, REPLACEMENT) | dict.fromkeys(
    map(ord, _BIDI_AND_INVISIBLE), REPLACEMENT
)
_HARMFUL_EXCEPT_NEWLINE = {code: sign for code, sign in _HARMFUL.items() if code != ord("\n")}


def neutralise(text: str) -> str:
    """Replace everything a terminal could obey or hide by a visible sign, one for one.

    The length stays the same, so that table columns keep their width.
    """
    if text.isascii() and text.isprintable():
        return text
    return _without_surrogates(text.translate(_HARMFUL))


def clean_line(text: str, limit: int = MAX_LINE) -> str:
    """Return the text as one tidy line: composed, without controls, spaces folded, trimmed.

    Args:
        text: Anything a person, a file or a paste gave.
        limit: Longest result in characters; what is over is cut.
    """
    folded = " ".join(text.split())
    return _composed(folded.translate(_HARMFUL))[:limit].strip()


def clean_text(text: str, limit: int = MAX_TEXT) -> str:
    """Return the text with its line breaks, without any other control, trimmed at the end.

    Tabs become a space: they mean columns in a paste, never in a note.
    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return _composed(unified.translate(_HARMFUL_EXCEPT_NEWLINE))[:limit].strip()


def fold(text: str) -> str:
    """Return the text for comparing: lower case, without accents, spaces folded."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())


def slug(text: str) -> str:
    """Return an id made from a name: `Joris Van de Moer` becomes `joris-van-de-moer`.

    Ids hold only ASCII letters, digits and hyphens. A name without any of those gives `naamloos`.
    """
    letters = "".join(c if c.isascii() and c.isalnum() else " " for c in fold(text))
    return "-".join(letters.split())[:60].strip("-") or "naamloos"


def in_other_order(name: str) -> str:
    """Return a name with the first name last: `Joris Van de Moer` becomes `Van de Moer Joris`."""
    first, *rest = name.split() or [""]
    return " ".join([*rest, first])


def unique_slug(text: str, taken: Container[str]) -> str:
    """Return `slug(text)`, numbered from 2 when that id is taken already."""
    base = slug(text)
    if base not in taken:
        return base
    number = 2
    while f"{base}-{number}" in taken:
        number += 1
    return f"{base}-{number}"


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", _without_surrogates(text))


def _without_surrogates(text: str) -> str:
    if text.isascii():
        return text
    return "".join(REPLACEMENT if "\ud800" <= c <= "\udfff" else c for c in text)

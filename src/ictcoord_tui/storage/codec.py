"""TOML to document and back.

Reading is careful (limits first, then Dutch explanations), writing is deterministic: equal
documents give equal bytes. Unknown keys and tables survive both.
"""

import re
import tomllib
from typing import Any

from ictcoord_tui.domain.schema import Document, ordered
from ictcoord_tui.errors import InvalidDataError
from ictcoord_tui.storage.migrations import migrate

MAX_BYTES = 5_000_000
"""Largest TOML file that is read or written."""

MAX_DEPTH = 20
"""Deepest nesting of tables and lists; a dossier needs six levels."""

_BOM = b"\xef\xbb\xbf"
_KEY_PART = rb"""(?:[A-Za-z0-9_-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+"""
_ENDLESS_KEY = re.compile(
    rb"(?:^|[\[{,])[ \t]*+(?:" + _KEY_PART + rb"\.[ \t]*+){%d}" % MAX_DEPTH, re.MULTILINE
)
_AT = re.compile(r" ?\(at (?:line (\d+), column (\d+)|end of document)\)$")
_GIT_MARK = re.compile(rb"^(<{7}|={7}|>{7})( |\r?$)", re.MULTILINE)
FROM_VERSIONS = ", of zet een vroegere versie terug met `ictcoord versions`"
"""What is advised for a damaged file; left out for one of which no versions are kept."""

_REMEDY = f"Verbeter het in een teksteditor{FROM_VERSIONS}."
_IN_DUTCH = (
    ("Cannot overwrite a value", "dezelfde sleutel staat er twee keer"),
    ("Duplicate inline table key", "dezelfde sleutel staat er twee keer"),
    ("Cannot declare", "dezelfde tabel of sleutel staat er twee keer"),
    ("Cannot mutate immutable", "een tabel wordt hier twee keer beschreven"),
    ("Unterminated string", "een tekst heeft geen aanhalingsteken op het einde"),
    ("Unclosed array", "een lijst heeft geen `]` op het einde"),
    ("Unclosed inline table", "een tabel heeft geen `}` op het einde"),
    ("Expected '='", "na een sleutel ontbreekt het teken `=`"),
    ("Expected newline", "hier hoort een nieuwe regel te beginnen"),
    ("Invalid date", "deze datum bestaat niet"),
    ("Unescaped '\\'", "voor een \\ in een tekst hoort er nog een \\"),
    ("Found invalid character", "hier staat een teken dat niet mag"),
    ("Illegal character", "hier staat een teken dat niet mag"),
    ("Invalid value", "de waarde na `=` ontbreekt of klopt niet"),
)


def decode(data: bytes, place: str) -> Document:
    """Read a document.

    Args:
        data: What the file holds: TOML in UTF-8, with or without a byte order mark.
        place: The file as the user knows it, for messages.

    Returns:
        The document in the current format, with its unknown keys and tables.

    Raises:
        InvalidDataError: It is too large, no UTF-8, no TOML, or of a newer format. The message
            names the file, and the line and column where that makes sense.
    """
    return migrate(decode_plain(data, place), place)


def decode_plain(data: bytes, place: str) -> Document:
    """Read any TOML within the limits, whatever it is about; see `decode`.

    Raises:
        InvalidDataError: It is too large, nested too deeply, no UTF-8, or no TOML.
    """
    check_size(len(data), place)
    body = data.removeprefix(_BOM)
    text = _text(body, place)
    if mark := _GIT_MARK.search(body):
        raise InvalidDataError(
            f"{place}, regel {_line(body, mark.start())}: git kon twee versies niet samenvoegen "
            "en liet beide staan. Voeg ze samen met `ictcoord merge`, of kies er een in een "
            "teksteditor."
        )
    if endless := _ENDLESS_KEY.search(body):
        raise _too_deep(f"{place}, regel {_line(body, endless.start())}")
    document = _parsed(text, place)
    if _depth_exceeds(document, MAX_DEPTH):
        raise _too_deep(place)
    return document


def encode(document: Document) -> bytes:
    """Write a document: UTF-8, in the order of the schema, without what only says the default.

    Args:
        document: Any document that `decode` could have returned. A text that is no valid Unicode
            (half a surrogate pair) is written with `?` in its place.

    Raises:
        InvalidDataError: The result would be too large to read again.
    """
    return encode_plain(ordered(document))


def encode_plain(document: Document) -> bytes:
    """Write any table in the order it has; see `encode`.

    Raises:
        InvalidDataError: The result would be too large to read again.
    """
    import tomli_w  # noqa: PLC0415 - nothing is written before the first screen

    text = tomli_w.dumps(document, indent=2)
    data = text.encode("utf-8", "replace")
    check_size(len(data), "Dit dossier")
    return data


def check_size(size: int, place: str) -> None:
    """Refuse a file over the limit, before it is read or parsed.

    Args:
        size: Its length in bytes.
        place: The file, for the message.

    Raises:
        InvalidDataError: It is over `MAX_BYTES`.
    """
    if size > MAX_BYTES:
        raise InvalidDataError(
            f"{place} is groter dan {MAX_BYTES // 1_000_000} MB. Een dossier is veel kleiner: "
            "kijk na of dit het juiste bestand is."
        )


def _text(body: bytes, place: str) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InvalidDataError(
            f"{place}, regel {_line(body, error.start)}: dit is geen tekst in UTF-8. Open het in "
            "een teksteditor en bewaar het als UTF-8."
        ) from error


def _parsed(text: str, place: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise _too_deep(place) from error
    except ValueError as error:
        raise InvalidDataError(_explained(str(error), text, place)) from error


def _explained(message: str, text: str, place: str) -> str:
    where = place
    if found := _AT.search(message):
        line, column = found.groups()
        where += f", regel {line}, kolom {column}" if line else f", regel {_last_line(text)}"
    reasons = (dutch for english, dutch in _IN_DUTCH if message.startswith(english))
    return f"{where}: {next(reasons, 'dit is geen geldige TOML')}. {_REMEDY}"


def _too_deep(where: str) -> InvalidDataError:
    return InvalidDataError(f"{where}: de tabellen zitten te diep in elkaar. {_REMEDY}")


def _depth_exceeds(document: Document, limit: int) -> bool:
    level: list[Any] = [document]
    for _ in range(limit):
        level = [child for node in level for child in _children(node)]
        if not level:
            return False
    return True


def _children(node: dict[str, Any] | list[Any]) -> list[Any]:
    values = node.values() if isinstance(node, dict) else node
    return [value for value in values if isinstance(value, dict | list)]


def _line(body: bytes, position: int) -> int:
    return body.count(b"\n", 0, position) + 1


def _last_line(text: str) -> int:
    return text.rstrip("\n").count("\n") + 1

"""Is this file an Excel workbook that can be read without harm?

Everything is decided before and while unpacking, never after: sizes from the directory of the zip,
no document type declaration in any part (without one, entities cannot be declared, so neither a
billion laughs nor a file of this machine gets in), no tag that would fill the memory by itself, and
a ceiling on elements in all parts together.
"""

import io
import re
import zlib
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, iterparse
from zipfile import BadZipFile, ZipFile, ZipInfo

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring as guarded_tree

from ictcoord_tui.errors import InvalidDataError

MAX_FILE = 10_000_000
MAX_ENTRY = 50_000_000
MAX_UNPACKED = 100_000_000
MAX_ENTRIES = 1_000
MAX_RATIO = 100
MAX_SMALL_PART = 2_000_000
"""Bytes of a part that is not rows or texts: the table of contents, the styles."""
MAX_ELEMENTS = 3_000_000
"""Elements in all parts of a workbook together."""

_SMALL_ENOUGH_TO_TRUST = 1_000_000
_ZIP_START = b"PK\x03\x04"
_OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']""")
_HUGE_TAG = re.compile(rb"<[^<>]{65536}")
_MACRO_ENTRY = re.compile(r"vbaproject\.bin$|^xl/macrosheets/", re.IGNORECASE)
_CONTENTS = "[Content_Types].xml"

_REFUSED = "Dit bestand wordt niet gelezen"
_PROTECTED = "Het is beveiligd met een wachtwoord. Bewaar het eerst zonder wachtwoord."
FAR_TOO_MUCH = "Er staat veel meer in dan in een takenoverzicht past. Haal de rest weg."
"""Why a workbook is refused that unpacks to more than a school or a group can fill."""


class Package:
    """The parts of a workbook that passed the guard."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        self._elements = 0
        self._sizes = {entry.filename: entry.file_size for entry in archive.infolist()}

    def has(self, name: str) -> bool:
        """Tell whether there is a part of this name."""
        return name in self._sizes

    def tree(self, name: str) -> Element:
        """Return a small part as a tree.

        Raises:
            InvalidDataError: It is too large, damaged, or holds a declaration.
        """
        if self._sizes[name] > MAX_SMALL_PART:
            raise refusal(f"Het onderdeel {name} is te groot.")
        try:
            root: Element = guarded_tree(self._part(name), forbid_dtd=True)
        except (DefusedXmlException, ParseError, ValueError, LookupError) as error:
            raise _damaged() from error
        return root

    def elements(self, name: str) -> Iterator[tuple[str, Element]]:
        """Yield `start` and `end` of every element of a large part, as they pass.

        Raises:
            InvalidDataError: The part is damaged, or all parts together hold too much.
        """
        # The C parser is many times as fast as the one defusedxml needs; `_part` let no
        # declaration through, so there is nothing left that defusedxml would refuse.
        try:
            for event, element in iterparse(io.BytesIO(self._part(name)), ("start", "end")):
                if event == "start":
                    self._elements += 1
                    if self._elements > MAX_ELEMENTS:
                        raise refusal(FAR_TOO_MUCH)
                yield event, element
        except (ParseError, ValueError, LookupError) as error:
            raise _damaged() from error

    def _part(self, name: str) -> bytes:
        try:
            data = self._archive.read(name)
        except (BadZipFile, OSError, zlib.error, EOFError, NotImplementedError) as error:
            raise _damaged() from error
        encoding = _ENCODING.match(data.removeprefix(b"\xef\xbb\xbf"))
        foreign = encoding is not None and encoding[1].lower() not in (b"utf-8", b"us-ascii")
        if foreign or b"\0" in data:
            raise refusal("Het gebruikt een vreemde tekencodering. Bewaar het opnieuw in Excel.")
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data or _HUGE_TAG.search(data):
            raise refusal("Er zit code in die kwaad kan. Bewaar het opnieuw in Excel.")
        return data


def open_package(data: bytes) -> Package:
    """Return the parts of a workbook.

    Args:
        data: The whole file.

    Raises:
        InvalidDataError: It is no `.xlsx`, is locked with a password, holds macros, is damaged, or
            is larger than a workbook of ours ever gets.
    """
    if len(data) > MAX_FILE:
        raise refusal("Het is groter dan 10 MB. Haal foto's en bladen weg die er niet bij horen.")
    if data.startswith(_OLE_START):
        raise _ole_refusal(data)
    if not data.startswith(_ZIP_START):
        raise refusal(
            "Het is geen Excel-bestand (.xlsx), of het is beschadigd. Kies een ander bestand."
        )
    try:
        archive = ZipFile(io.BytesIO(data))
    except (BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise _damaged() from error
    _check_entries(archive.infolist())
    _check_kind({entry.filename for entry in archive.infolist()})
    package = Package(archive)
    _check_contents(package)
    return package


def _check_entries(entries: list[ZipInfo]) -> None:
    if len(entries) > MAX_ENTRIES:
        raise refusal(
            "Er zitten te veel onderdelen in. Kopieer het takenoverzicht naar een nieuw bestand."
        )
    if len({entry.filename for entry in entries}) != len(entries):
        raise _damaged()
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise refusal(_PROTECTED)
    too_large = any(entry.file_size > MAX_ENTRY or _is_bomb(entry) for entry in entries)
    if too_large or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise refusal(
            "Uitgepakt wordt het veel te groot. Kopieer het takenoverzicht naar een nieuw bestand."
        )


def _is_bomb(entry: ZipInfo) -> bool:
    return entry.file_size > _SMALL_ENOUGH_TO_TRUST and entry.file_size > MAX_RATIO * max(
        1, entry.compress_size
    )


def _check_kind(names: set[str]) -> None:
    if any(_MACRO_ENTRY.search(name) for name in names):
        raise _macro_refusal()
    if _CONTENTS in names and any(name.startswith("xl/") for name in names):
        return
    if "content.xml" in names:
        raise refusal("Het is een OpenDocument-bestand. Bewaar het eerst als Excel (.xlsx).")
    raise refusal("Het is geen Excel-bestand (.xlsx). Kies een ander bestand.")


def _check_contents(package: Package) -> None:
    kinds = [element.get("ContentType", "") for element in package.tree(_CONTENTS)]
    if any("macroEnabled" in kind for kind in kinds):
        raise _macro_refusal()
    if any("ms-excel.sheet.binary" in kind for kind in kinds):
        raise refusal("Het is een .xlsb-bestand. Bewaar het eerst als .xlsx.")


def _ole_refusal(data: bytes) -> InvalidDataError:
    if _ENCRYPTED_PACKAGE in data:
        return refusal(_PROTECTED)
    return refusal("Het is een oud .xls-bestand. Open het in Excel en bewaar het als .xlsx.")


def _macro_refusal() -> InvalidDataError:
    return refusal("Er zitten macro's in. Bewaar het eerst als gewone .xlsx, zonder macro's.")


def _damaged() -> InvalidDataError:
    return refusal("Het is beschadigd of niet volledig. Vraag het bestand opnieuw.")


def refusal(why: str) -> InvalidDataError:
    """Return the error for a file that is not read."""
    return InvalidDataError(f"{why} Er is niets veranderd.", title=_REFUSED)

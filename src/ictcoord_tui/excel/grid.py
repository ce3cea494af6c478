"""The cells of a workbook somebody gives us: values only, and no more than is reasonable.

Reads what Excel, LibreOffice and Google Sheets write. Formulas are never run: their last value
counts. The file is never saved again.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import TypeAlias
from xml.etree.ElementTree import Element

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from ictcoord_tui.errors import InvalidDataError
from ictcoord_tui.excel.celltext import plain_text
from ictcoord_tui.excel.guard import (
    FAR_TOO_MUCH,
    MAX_ENTRY,
    Package,
    open_package,
    refusal,
)

MAX_ROWS = 5_000
MAX_COLUMNS = 60
HEADER_ROWS = 15
"""A header row is one of the first rows, however people moved it."""

Value: TypeAlias = str | int | float | bool | datetime | time | timedelta
"""What a cell can give."""

_CELL = 60
"""How many characters a cell counts for, besides those of its text."""

_WORKBOOK = "xl/workbook.xml"
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})$")
_RANGE = re.compile(r"([A-Z]{1,3}\d{1,7}):([A-Z]{1,3}\d{1,7})$")


@dataclass(slots=True)
class Grid:
    """One sheet as a table of values.

    Attributes:
        cells: Values by row and column, both from 1; only cells with something in them.
        merges: Merged areas as first row, first column, last row, last column.
        hidden: Whether the sheet is not shown.
        computed: Where formulas stand.
        unvalued: The formulas without a remembered value, as text.
        beyond: The cells outside the limits of rows and columns; formulas without a value as text.
    """

    title: str
    cells: dict[tuple[int, int], Value] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden: bool = False
    computed: set[tuple[int, int]] = field(default_factory=set)
    unvalued: dict[tuple[int, int], str] = field(default_factory=dict)
    beyond: dict[tuple[int, int], Value] = field(default_factory=dict)

    @property
    def last_row(self) -> int:
        """Number of the last row with something in it; 0 when empty."""
        return max((row for row, _ in self.cells), default=0)

    def rows(self) -> dict[int, dict[int, Value]]:
        """Return the values by row and then by column, from top to bottom."""
        table: dict[int, dict[int, Value]] = {}
        for (row, column), value in sorted(self.cells.items()):
            table.setdefault(row, {})[column] = value
        return table


def read_grids(data: bytes) -> list[Grid]:
    """Return every sheet of a workbook, hidden ones too, in the order of the tabs.

    Raises:
        InvalidDataError: The guard refuses the file, or it is damaged.
    """
    try:
        return _read(open_package(data))
    except (ValueError, OverflowError) as error:
        raise InvalidDataError("Een cel is beschadigd. Bewaar het opnieuw in Excel.") from error


def _read(package: Package) -> list[Grid]:
    if not package.has(_WORKBOOK):
        raise InvalidDataError(
            "Het heeft een vorm die niet te lezen is. Bewaar het opnieuw in Excel."
        )
    book = package.tree(_WORKBOOK)
    targets = _targets(package)
    context = _Context(_strings(package), _date_styles(package), _epoch(book), _Size())
    grids = []
    for sheet in _all(book, "sheet"):
        grid = Grid(plain_text(sheet.get("name", "")))
        grid.hidden = sheet.get("state", "visible") != "visible"
        part = targets.get(_relation_id(sheet), "")
        if package.has(part):
            _read_sheet(package, part, context, grid)
        grids.append(grid)
    return grids


def place_name(row: int, column: int) -> str:
    """Return how people call a cell: `E12`."""
    return f"{column_name(column)}{row}"


def column_name(column: int) -> str:
    """Return how people call a column: `E`, `AB`."""
    return get_column_letter(column)


@dataclass(frozen=True, slots=True)
class _Context:
    strings: list[str]
    dates: Mapping[int, bool]
    epoch: datetime
    size: "_Size"


class _Size:
    """How much text there is in all cells: one long text may stand in a million of them."""

    def __init__(self) -> None:
        self._characters = 0

    def add(self, value: Value | None) -> None:
        """Count a cell.

        Raises:
            InvalidDataError: It is more than the file may unpack to.
        """
        if value is not None:
            self._characters += _CELL + (len(value) if isinstance(value, str) else 0)
        if self._characters > MAX_ENTRY:
            raise refusal(FAR_TOO_MUCH)


def _read_sheet(package: Package, part: str, context: _Context, grid: Grid) -> None:
    row = column = 0
    for event, element in package.elements(part):
        name = _local(element)
        if event == "start":
            if name == "row":
                row, column = _row_number(element, row), 0
            elif name == "c":
                row, column = _place(element, row, column)
            continue
        if name == "c":
            value = _value(element, context)
            context.size.add(value)
            _keep(grid, row, column, value)
            _keep_formula(grid, row, column, element, value)
            element.clear()
        elif name == "mergeCell":
            _merge(grid, element.get("ref", ""))
        elif name == "row":
            element.clear()


def _keep(grid: Grid, row: int, column: int, value: Value | None) -> None:
    if value is None or value == "":
        return
    if not _inside(row, column):
        grid.beyond[row, column] = value
    else:
        grid.cells[row, column] = value


def _keep_formula(grid: Grid, row: int, column: int, cell: Element, value: Value | None) -> None:
    formula = next((child for child in cell if _local(child) == "f"), None)
    if formula is None:
        return
    text = "=" + plain_text(formula.text or "…")
    if not _inside(row, column):
        if value is None:
            grid.beyond[row, column] = text
        return
    grid.computed.add((row, column))
    # A formula that gives an empty text has a type; one that was never computed has none.
    if value is None and cell.get("t") != "str":
        grid.unvalued[row, column] = text


def _inside(row: int, column: int) -> bool:
    return row <= MAX_ROWS and column <= MAX_COLUMNS


def _value(cell: Element, context: _Context) -> Value | None:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inline = next((child for child in cell if _local(child) == "is"), None)
        return plain_text(_text(inline)) if inline is not None else None
    raw = next((child.text or "" for child in cell if _local(child) == "v"), "")
    if raw == "":
        return None
    if kind == "s":
        index = int(raw)
        return context.strings[index] if 0 <= index < len(context.strings) else None
    if kind == "b":
        return raw.strip() == "1"
    if kind == "d":
        return datetime.fromisoformat(raw)
    return _number(raw, cell, context) if kind == "n" else plain_text(raw)


def _number(raw: str, cell: Element, context: _Context) -> Value:
    number = float(raw)
    style = int(cell.get("s", "0"))
    if style in context.dates:
        try:
            moment = from_excel(number, context.epoch, timedelta=context.dates[style])
        except (ValueError, OverflowError):
            return number
        if isinstance(moment, datetime | time | timedelta):
            return moment
    return int(number) if number.is_integer() and abs(number) < 1e15 else number


def _strings(package: Package) -> list[str]:
    part = "xl/sharedStrings.xml"
    if not package.has(part):
        return []
    found = []
    for event, element in package.elements(part):
        if event == "end" and _local(element) == "si":
            found.append(plain_text(_text(element)))
            element.clear()
    return found


def _text(element: Element) -> str:
    """Join the runs of a rich text, without the phonetic reading that Excel may add."""
    parts = []
    for child in element:
        if _local(child) == "t":
            parts.append(child.text or "")
        elif _local(child) == "r":
            parts += [run.text or "" for run in child if _local(run) == "t"]
    return "".join(parts)


def _date_styles(package: Package) -> dict[int, bool]:
    """Return the styles that show a moment; true for those that show a duration."""
    part = "xl/styles.xml"
    if not package.has(part):
        return {}
    root = package.tree(part)
    formats = dict(BUILTIN_FORMATS)
    for one in _all(root, "numFmt"):
        formats[int(one.get("numFmtId", "0"))] = one.get("formatCode", "")
    found = {}
    cell_formats = next((child for child in root if _local(child) == "cellXfs"), ())
    for index, style in enumerate(cell_formats):
        code = formats.get(int(style.get("numFmtId", "0")), "General")
        if is_date_format(code):
            found[index] = bool(is_timedelta_format(code))
    return found


def _epoch(book: Element) -> datetime:
    old_mac = any(pr.get("date1904") in ("1", "true") for pr in _all(book, "workbookPr"))
    return CALENDAR_MAC_1904 if old_mac else CALENDAR_WINDOWS_1900


def _targets(package: Package) -> dict[str, str]:
    part = "xl/_rels/workbook.xml.rels"
    if not package.has(part):
        return {}
    targets = {}
    for relation in package.tree(part):
        target = relation.get("Target", "")
        full = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
        targets[relation.get("Id", "")] = posixpath.normpath(full)
    return targets


def _relation_id(sheet: Element) -> str:
    return next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")


def _all(root: Element, name: str) -> Iterator[Element]:
    return (element for element in root.iter() if _local(element) == name)


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _row_number(element: Element, before: int) -> int:
    said = element.get("r", "")
    return int(said) if said.isdecimal() else before + 1


def _place(element: Element, row: int, before: int) -> tuple[int, int]:
    match = _REFERENCE.match(element.get("r", ""))
    return _numbers(match) if match else (row, before + 1)


def _merge(grid: Grid, ref: str) -> None:
    match = _RANGE.match(ref)
    corners = [_REFERENCE.match(corner) for corner in match.groups()] if match else []
    if len(corners) == 2 and corners[0] and corners[1]:
        (top, left), (bottom, right) = _numbers(corners[0]), _numbers(corners[1])
        if top <= MAX_ROWS and left <= MAX_COLUMNS:
            grid.merges.append((top, left, min(bottom, MAX_ROWS), min(right, MAX_COLUMNS)))


def _numbers(match: re.Match[str]) -> tuple[int, int]:
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column

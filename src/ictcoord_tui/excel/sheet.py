"""A workbook under construction.

openpyxl makes everything around the cells: styles, columns, filters, lists, charts, print set-up.
The rows themselves are written here, straight to XML: that is several times as fast, and it allows
what openpyxl cannot do, namely to give a formula the value it had at export, so that a preview on a
phone shows numbers as well.
"""

import io
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from itertools import islice
from os import PathLike
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from ictcoord_tui.excel.celltext import cell_text
from ictcoord_tui.excel.letters import REGULAR, just_a_line, lines_in
from ictcoord_tui.excel.paging import Print


class Formula(NamedTuple):
    """A formula of ours, with the value it has at the moment of export.

    Attributes:
        text: The formula without the equals sign, in English with commas.
        value: What it gives now, for readers that do not calculate.
    """

    text: str
    value: float | str


CellValue: TypeAlias = str | int | float | Formula | None
"""What a cell can hold. A `str` is always text: never a formula, never a link."""

_EMPTY_ROWS = re.compile(rb"<sheetData\s*/>|<sheetData></sheetData>")
_DIMENSION = re.compile(rb'<dimension ref="[^"]*"\s*/>')
_LINE = 1.25
"""Points of a line for every point of its type; Calibri itself takes 1.22."""
_PADDING_POINTS = 1.5
_EMPTY_POINTS = 9.0
_MAX_POINTS = 400.0
_FIXED_MOMENT = (1980, 1, 1, 0, 0, 0)


class Sheet:
    """One sheet: a frame by openpyxl, and rows that are appended from top to bottom.

    Attributes:
        frame: The openpyxl sheet, for everything but cells.
        last_row: Number of the last row written; 0 at first.
        width: Columns of the widest row.
        rows: The values of the rows, as they were given.
        heights: Of every row so far, in points.
        points: Size of the type that rows are fitted to.
    """

    def __init__(self, frame: Worksheet) -> None:
        self.frame = frame
        self.rows: list[Sequence[CellValue]] = []
        self.heights: list[float] = []
        self.last_row = 0
        self.width = 1
        self.points = 10.0
        self._widths: Sequence[float] = ()
        self._styles: list[Sequence[int]] = []
        self._fixed: list[bool] = []
        self._xml: list[str] = []

    @property
    def title(self) -> str:
        """The name on the tab."""
        return self.frame.title

    @property
    def columns(self) -> int:
        """How many columns people see."""
        return max(1, len(self._widths))

    def append(
        self,
        values: Sequence[CellValue],
        styles: Sequence[int],
        *,
        height: float | None = None,
        running: bool = False,
    ) -> int:
        """Write the next row and return its number.

        Args:
            values: One value a column, from the first; `None` leaves a styled, empty cell.
            styles: One style number a column, at least as many as values.
            height: In points; else what the longest text needs in the width of its column.
            running: Whether it holds sentences in regular type, which take less room than bold.
        """
        self.last_row += 1
        self.width = max(self.width, len(values))
        self.rows.append(values)
        self.heights.append(self.fitted(values, running=running) if height is None else height)
        self._styles.append(styles)
        self._fixed.append(height is not None)
        return self.last_row

    def append_across(self, text: str, one_line: int, just: int, more_lines: int) -> int:
        """Write running text over all columns that have a width, and return the row's number.

        What fits on a line runs on over its empty neighbours; more wraps in a merged area.

        Args:
            text: What is read.
            one_line: Style of text that fits on one line; it must not wrap.
            just: Style of text that should just fit; it must shrink.
            more_lines: Style of longer text; it must wrap.
        """
        width = sum(self._widths)
        tight = just_a_line(text, width, self.points)
        lines = 1 if tight else lines_in(text, width, self.points * REGULAR)
        style = just if tight else one_line if lines == 1 else more_lines
        number = self.append([text], [style], height=self._high(lines))
        if (tight or lines > 1) and len(self._widths) > 1:
            # The set itself: the method that adds compares with every area there is.
            area = CellRange(min_col=1, min_row=number, max_col=len(self._widths), max_row=number)
            self.frame.merged_cells.ranges.add(area)
        return number

    def skip(self) -> None:
        """Leave a low row empty."""
        self.append((), (), height=_EMPTY_POINTS)

    def widths(self, widths: Sequence[float]) -> None:
        """Set the width of the first columns, in characters; rows that follow are fitted to it."""
        self._widths = widths
        for index, width in enumerate(widths):
            self.frame.column_dimensions[_letter(index)].width = width

    def widen(self, index: int, width: float) -> None:
        """Set the width of a column (counted from 0) to which no row is fitted."""
        self.frame.column_dimensions[_letter(index)].width = width

    def hide_column(self, index: int) -> None:
        """Hide a column (counted from 0)."""
        self.frame.column_dimensions[_letter(index)].hidden = True

    def fitted(self, values: Sequence[CellValue], *, running: bool = False) -> float:
        """Return the height of a row with these values, in points."""
        lines, size = 1, self.points * (REGULAR if running else 1)
        for value, width in zip(values, self._widths, strict=False):
            if isinstance(value, str):
                lines = max(lines, lines_in(value, width, size))
        return self._high(lines)

    def _high(self, lines: int) -> float:
        return min(_LINE * self.points * lines + _PADDING_POINTS, _MAX_POINTS)

    def printed(self, *, landscape: bool = True, repeated: int = 0) -> Print:
        """Return how the rows so far come on paper.

        Args:
            landscape: Whether the paper lies.
            repeated: Row that comes back above each page; 0 for none.
        """
        again = self.heights[repeated - 1] if repeated else 0.0
        turns = tuple(turn.id for turn in self.frame.row_breaks.brk)
        return Print(self.heights, sum(self._widths), landscape, again, turns)

    def turn_after(self, row: int) -> None:
        """Begin a new page after a row."""
        self.frame.row_breaks.append(Break(id=row))

    def settle(self, texts: Mapping[str, str]) -> None:
        """Turn the rows that are new since the last time into XML.

        Args:
            texts: Gives the inside of a cell with a text.
        """
        rows = zip(self.rows, self._styles, self.heights, self._fixed, strict=True)
        new = islice(rows, len(self._xml), None)
        for number, (values, styles, points, fixed) in enumerate(new, start=len(self._xml) + 1):
            cells = [
                _cell_xml(f'<c r="{letter}{number}" s="{style}"', value, texts)
                for letter, value, style in zip(_letters(len(values)), values, styles, strict=False)
            ]
            self._xml.append(
                f'<row r="{number}" ht="{points:g}" customHeight="{int(fixed)}">'
                f"{''.join(cells)}</row>"
            )

    def fill_in(self, frame_xml: bytes) -> bytes:
        """Return the XML of the sheet: the frame with the rows in it."""
        rows = f"<sheetData>{''.join(self._xml)}</sheetData>".encode()
        extent = f'<dimension ref="A1:{_letter(self.width - 1)}{max(1, self.last_row)}"/>'
        framed = _DIMENSION.sub(extent.encode(), frame_xml, count=1)
        return _EMPTY_ROWS.sub(lambda _: rows, framed, count=1)


class Book:
    """A workbook whose sheets are filled one by one.

    Attributes:
        workbook: The openpyxl workbook with the frames.
    """

    def __init__(self) -> None:
        self.workbook = Workbook()
        first = self.workbook.active
        if first is not None:
            self.workbook.remove(first)
        self._sheets: list[Sheet] = []
        self._texts = _Texts()

    @property
    def titles(self) -> list[str]:
        """The names in use."""
        return [sheet.title for sheet in self._sheets]

    @property
    def sheets(self) -> Sequence[Sheet]:
        """The sheets, in the order of the tabs."""
        return self._sheets

    def add(self, title: str) -> Sheet:
        """Add a sheet at the end; the title must fit already (see `sheet_title`)."""
        sheet = Sheet(self.workbook.create_sheet(title))
        self._sheets.append(sheet)
        return sheet

    def settle(self) -> None:
        """Turn the rows that are new into XML: part of the work of saving, a sheet at a time."""
        for sheet in self._sheets:
            sheet.settle(self._texts)

    def to_bytes(self, moment: datetime) -> bytes:
        """Return the file.

        The same sheets give the same bytes.

        Args:
            moment: Written as the time of creation and of the last change.
        """
        naive = moment.replace(tzinfo=None, microsecond=0)
        self.settle()
        self.workbook.properties.created = naive
        self.workbook.properties.modified = naive
        stream = io.BytesIO()
        by_path = {
            f"xl/worksheets/sheet{number}.xml": sheet
            for number, sheet in enumerate(self._sheets, start=1)
        }
        with _Archive(stream, by_path) as archive:
            ExcelWriter(self.workbook, archive).write_data()
        return stream.getvalue()


class _Archive(ZipFile):
    """Puts the rows into the frames on their way to the file, and keeps the clock out of it."""

    def __init__(self, stream: io.BytesIO, sheets: Mapping[str, Sheet]) -> None:
        super().__init__(stream, "w", ZIP_DEFLATED)
        self._frames = sheets

    def write(
        self,
        filename: str | PathLike[str],
        arcname: str | PathLike[str] | None = None,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Add a frame that openpyxl wrote to a temporary file, with its rows."""
        name = str(arcname)
        self.writestr(name, self._frames[name].fill_in(Path(filename).read_bytes()))

    def writestr(
        self,
        zinfo_or_arcname: str | ZipInfo,
        data: Any,  # noqa: ANN401 - the signature is ZipFile's
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Add an entry with a fixed time."""
        name = zinfo_or_arcname if isinstance(zinfo_or_arcname, str) else zinfo_or_arcname.filename
        entry = ZipInfo(name, _FIXED_MOMENT)
        entry.external_attr = 0o600 << 16
        super().writestr(entry, data, ZIP_DEFLATED, 6)


def _letter(index: int) -> str:
    return get_column_letter(index + 1)


@lru_cache(maxsize=256)
def _letters(count: int) -> Sequence[str]:
    return [_letter(index) for index in range(count)]


class _Texts(dict[str, str]):
    """The insides of cells with a text: names of tasks and people come back on many sheets."""

    def __missing__(self, text: str) -> str:
        escaped = _escaped(cell_text(text))
        inside = f' t="inlineStr"><is><t xml:space="preserve">{escaped}</t></is></c>'
        self[text] = inside
        return inside


def _cell_xml(start: str, value: CellValue, texts: Mapping[str, str]) -> str:
    if value is None or value == "":
        return f"{start}/>"
    if isinstance(value, str):
        return start + texts[value]
    if isinstance(value, Formula):
        return _formula_xml(start, value)
    return f"{start}><v>{value!r}</v></c>"


def _formula_xml(start: str, formula: Formula) -> str:
    text = _escaped(formula.text)
    if isinstance(formula.value, str):
        return f'{start} t="str"><f>{text}</f><v>{_escaped(cell_text(formula.value))}</v></c>'
    return f"{start}><f>{text}</f><v>{formula.value!r}</v></c>"


def _escaped(text: str) -> str:
    if "&" in text or "<" in text or ">" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text

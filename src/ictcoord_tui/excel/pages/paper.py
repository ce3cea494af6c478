"""A report as a sheet: to read and to print, never read back."""

from collections.abc import Iterator, Sequence

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ictcoord_tui.excel.pages.frame import Making, print_set_up
from ictcoord_tui.excel.paging import UPRIGHT, UPRIGHT_SMALL, fewest_pages
from ictcoord_tui.excel.sharing import Wish, shared_widths
from ictcoord_tui.excel.sheet import CellValue, Sheet
from ictcoord_tui.excel.styles import Look
from ictcoord_tui.paper import (
    BarLine,
    Bars,
    Block,
    Column,
    Heading,
    Items,
    Paper,
    Paragraph,
    SignHere,
    Table,
)

SIGN_HEADERS = ("Wie", "Datum", "Handtekening")
"""Columns of the room for signatures."""

_SIZES = (UPRIGHT, (UPRIGHT + UPRIGHT_SMALL) / 2, UPRIGHT_SMALL)
_USUAL = 11.0
_SIGN_POINTS = 34


def write_paper(making: Making, title: str, paper: Paper) -> None:
    """Write a report on a sheet of its own.

    The type is as large as the number of pages allows: between full size and three quarters.

    Args:
        making: The workbook.
        title: What the tab is called; shortened when Excel does not take it.
        paper: The report.
    """
    sheet = making.add(title)
    starts, whole = _paint(making, sheet, paper, _widths(making, paper))
    for row in sheet.printed(landscape=False).breaks_before(starts, whole):
        sheet.turn_after(row)
    # A last column that is empty is part of the width that was chosen.
    sheet.frame.print_area = f"A1:{get_column_letter(sheet.columns)}{sheet.last_row}"
    print_set_up(making, sheet, landscape=False)


def _widths(making: Making, paper: Paper) -> Sequence[float]:
    """Return the widths of the columns, by trying how many pages each size of the page takes."""
    wishes, tried = _wishes(paper), []
    for size in _SIZES:
        shared = shared_widths(wishes, size)
        widths = [width * max(1.0, size / sum(shared)) for width in shared]
        sheet = Sheet(Worksheet(making.book.workbook))
        _paint(making, sheet, paper, widths)
        printed = sheet.printed(landscape=False)
        tried.append((printed.pages(), widths))
        if printed.pages() == 1 + len(printed.breaks):
            break
    return fewest_pages(tried)


def _paint(
    making: Making, sheet: Sheet, paper: Paper, widths: Sequence[float]
) -> tuple[list[int], list[tuple[int, int]]]:
    """Write all of it.

    Returns:
        The rows in which something begins that belongs together, and the first and last row of
        every room for signatures.
    """
    sheet.widths(widths)
    sheet.append([paper.title], [making.styles[Look.TITLE]], height=24)
    if paper.subtitle:
        sheet.append([paper.subtitle], [making.styles[Look.SUBTITLE]], height=18)
    starts, whole, headed = [], [], False
    for block in paper.blocks:
        running = isinstance(block, (Paragraph, Items))
        if not running and not headed:
            starts.append(sheet.last_row + 1)
        headed = isinstance(block, Heading) or (headed and running)
        before = sheet.last_row
        _block(making, sheet, block)
        if isinstance(block, SignHere):
            whole.append((before + 1, sheet.last_row))
    if paper.how:
        sheet.skip()
        _running(making, sheet, paper.how)
    return starts, whole


def _block(making: Making, sheet: Sheet, block: Block) -> None:
    match block:
        case Heading():
            _heading(making, sheet, block)
        case Paragraph():
            _running(making, sheet, block.text)
        case Items():
            for line in block.lines:
                _running(making, sheet, f"• {line}")
        case Table():
            _table(making, sheet, block)
        case Bars():
            _bars(making, sheet, block)
        case SignHere():
            _sign_here(making, sheet, block)


def _heading(making: Making, sheet: Sheet, block: Heading) -> None:
    if block.new_page and sheet.last_row:
        sheet.turn_after(sheet.last_row)
    sheet.skip()
    look = Look.HEADING if block.level < 3 else Look.CAPTION
    sheet.append([block.text], [making.styles[look]], height=20)


def _running(making: Making, sheet: Sheet, text: str) -> None:
    looks = (Look.LINE, Look.LINE_JUST, Look.LINES)
    sheet.append_across(text, *(making.styles[look] for look in looks))


def _titled(making: Making, sheet: Sheet, title: str, count: int | None = None) -> None:
    sheet.skip()
    if title:
        text = f"{title} ({count})" if count is not None else title
        sheet.append([text], [making.styles[Look.CAPTION]])


def _header(making: Making, sheet: Sheet, columns: Sequence[Column]) -> None:
    looks = [Look.HEADER_CENTRE if column.right else Look.HEADER for column in columns]
    sheet.append([column.title for column in columns], [making.styles[look] for look in looks])


def _table(making: Making, sheet: Sheet, block: Table) -> None:
    _titled(making, sheet, block.title, len(block.lines))
    if any(column.title for column in block.columns):
        _header(making, sheet, block.columns)
    looks = [Look.CENTRE if column.right else Look.TEXT for column in block.columns]
    styles = [making.styles[look] for look in (Look.STRONG, *looks[1:])]
    for line in block.lines:
        sheet.append(line.cells, styles)


def _bars(making: Making, sheet: Sheet, block: Bars) -> None:
    """A bar is a number here, with its words beside it."""
    _titled(making, sheet, block.title)
    columns = [Column("")]
    for title in block.columns:
        columns += [Column(title, right=True), Column("")]
    _header(making, sheet, (*columns, Column("")))
    looks = (Look.STRONG, *(Look.NUMBER, Look.TEXT) * len(block.columns), Look.TEXT)
    styles = [making.styles[look] for look in looks]
    for line in block.lines:
        sheet.append(_bar_cells(line), styles)


def _bar_cells(line: BarLine) -> list[CellValue]:
    pairs: list[CellValue] = [cell for bar in line.bars for cell in (bar.value, bar.text)]
    return [line.label, *pairs, line.note]


def _sign_here(making: Making, sheet: Sheet, block: SignHere) -> None:
    sheet.skip()
    _header(making, sheet, [Column(word) for word in SIGN_HEADERS])
    styles = [making.styles[Look.TEXT]] * len(SIGN_HEADERS)
    for name in block.names:
        sheet.append([name, None, None], styles, height=_SIGN_POINTS)


def _wishes(paper: Paper) -> Sequence[Wish]:
    """Return what the columns need for all tables together."""
    rows = [[str(cell or "") for cell in cells] for cells in _all_cells(paper)]
    count = max(2, *map(len, rows), 0)
    texts = zip(*(row + [""] * (count - len(row)) for row in rows), strict=True)
    return [Wish(said, "", _USUAL) for said in texts] or [Wish((), "", _USUAL)] * count


def _all_cells(paper: Paper) -> Iterator[Sequence[CellValue]]:
    for block in paper.blocks:
        if isinstance(block, Table):
            yield [column.title for column in block.columns]
            yield from (line.cells for line in block.lines)
        elif isinstance(block, Bars):
            yield from map(_bar_cells, block.lines)
        elif isinstance(block, SignHere):
            yield SIGN_HEADERS
            yield from ((name,) for name in block.names)

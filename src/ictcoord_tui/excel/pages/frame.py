"""What all sheets share: title, header row, print set-up, drop-down lists."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from ictcoord_tui.content.words import label, labels
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.overview import Scope
from ictcoord_tui.excel.celltext import footer_text, sheet_title
from ictcoord_tui.excel.columns import View
from ictcoord_tui.excel.hidden import SheetBase
from ictcoord_tui.excel.names import Directory, view_names
from ictcoord_tui.excel.paging import ACROSS, BOTTOM_INCHES, SIDE_INCHES, TOP_INCHES
from ictcoord_tui.excel.sharing import Wish, shared_widths
from ictcoord_tui.excel.sheet import Book, CellValue, Sheet
from ictcoord_tui.excel.styles import Look, Styles

HEADER_ROW = 3
"""Row of the column headers: a title and a line of explanation stand above."""

FIRST_ROW = HEADER_ROW + 1
_AIR = 6.0
"""Points a header row is higher than its words."""

_SHORT: Mapping[Situation, str] = {Situation.CURRENT: "Huidig", Situation.TARGET: "Doel"}
_CENTRED = frozenset({Look.CENTRE, Look.NUMBER})
_WORD_LISTS = ("level", "frequency", "applies", "term", "reason", "staffing")


@dataclass(slots=True)
class Making:
    """A workbook in the making, handed from sheet to sheet.

    Attributes:
        homes: For each person the id of their dossier.
        bases: What each editable sheet holds, for the hidden sheet.
        lists: The texts of each drop-down list by name.
        ranges: Where *Werklast* finds the numbers, by dossier id and situation.
        team: Where *Team* has each column, by column key, and `id`.
        wishes: What columns need that were measured: many are the same in every school.
    """

    book: Book
    styles: Styles
    scope: Scope
    names: Directory
    homes: Mapping[str, str]
    day: str
    bases: list[SheetBase] = field(default_factory=list)
    lists: dict[str, list[str]] = field(default_factory=dict)
    ranges: dict[tuple[str, str], "SituationRanges"] = field(default_factory=dict)
    team: dict[str, str] = field(default_factory=dict)
    wishes: dict[Wish, Wish] = field(default_factory=dict)

    def views(self) -> Iterator[View]:
        """Yield a view of every dossier, the group first."""
        for overview in self.scope.overviews:
            yield View(overview, self.names, self.homes)

    def add(self, wanted: str) -> Sheet:
        """Add a sheet under the nearest name that Excel takes."""
        return self.book.add(sheet_title(wanted, self.book.titles))


@dataclass(frozen=True, slots=True)
class SituationRanges:
    """Where a situation sheet keeps what *Werklast* sums.

    Attributes:
        names: Range with all names of each row, between commas.
        sharers: Range with those of them who share what is left of the time.
        share: Range with the hours each of those gets.
        own: Ranges with a single name between commas, and that person's own hours.
    """

    names: str
    sharers: str
    share: str
    own: tuple[tuple[str, str], ...]


def situation_title(scope: Scope, situation: Situation, name: str) -> str:
    """Return what the tab of a situation is called: in a group the name of the school follows.

    Args:
        scope: What the workbook holds.
        situation: Now or later.
        name: Of the dossier, or what stands for any of them.
    """
    if scope.group is None:
        return label("situation", situation)
    return f"{_SHORT[situation]} – {name}"


def situation_sheets(making: Making) -> tuple[str, ...]:
    """Return how one speaks of the tabs *Huidige situatie* and *Streefdoel* of this workbook."""
    return tuple(situation_title(making.scope, situation, "…") for situation in Situation)


def head(making: Making, sheet: Sheet, title: str, line: str) -> None:
    """Write the two rows above the header: what this is, and how to use it."""
    sheet.append([title], [making.styles[Look.TITLE]], height=24)
    looks = (Look.SUBTITLE, Look.SUBTITLE_JUST, Look.SUBTITLES)
    sheet.append_across(line, *(making.styles[look] for look in looks))


def header(
    making: Making,
    sheet: Sheet,
    words: Sequence[str],
    looks: Sequence[Look],
    behind: Sequence[str] = (),
) -> None:
    """Write the row with the column headers.

    Args:
        making: The workbook.
        sheet: A sheet with its two rows of title.
        words: What stands above each column.
        looks: What the cells below look like: a header stands as they do.
        behind: What stands above columns that are not printed.
    """
    plain, centre = making.styles[Look.HEADER], making.styles[Look.HEADER_CENTRE]
    styles = [centre if look in _CENTRED else plain for look in looks]
    height = sheet.fitted(words) + _AIR
    sheet.append([*words, *behind], [*styles, *([plain] * len(behind))], height=height)


def fitting_widths(
    making: Making,
    headers: Sequence[str],
    usual: Sequence[float],
    rows: Sequence[Sequence[CellValue]],
    kept: Mapping[int, float] = MappingProxyType({}),
) -> list[float]:
    """Return the widths of columns on a lying A4.

    Args:
        making: The workbook.
        headers: What stands above each column.
        usual: Characters each gets when nothing asks for more or less.
        rows: The values below.
        kept: Characters that columns (from 0) get at least, whatever stands in them.
    """
    texts = [[value if isinstance(value, str) else "" for value in row] for row in rows]
    columns = list(zip(*texts, strict=True)) or [()] * len(headers)
    asked = zip(columns, headers, usual, strict=True)
    wishes = [Wish(*one, kept.get(number, 0.0)) for number, one in enumerate(asked)]
    widths = shared_widths([making.wishes.setdefault(wish, wish) for wish in wishes], ACROSS)
    return [width * max(1.0, ACROSS / sum(widths)) for width in widths]


def finish(
    making: Making,
    sheet: Sheet,
    *,
    columns: int,
    frozen: int = 0,
    filters: bool = True,
    parts: Sequence[int] = (),
) -> None:
    """Freeze, filter and set up for print a sheet with a header row.

    Args:
        making: The workbook.
        sheet: A sheet with all its rows.
        columns: How many columns people see.
        frozen: How many of them stay in sight.
        filters: Whether the header gets filter buttons.
        parts: Rows in which a part begins, that should not stand alone at the foot of a page.
    """
    frame, last = sheet.frame, get_column_letter(columns)
    frame.freeze_panes = f"{get_column_letter(frozen + 1)}{FIRST_ROW}"
    if filters:
        filter_on(sheet, columns)
    if columns < sheet.width:
        frame.print_area = f"A1:{last}{sheet.last_row}"
    frame.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    for row in sheet.printed(repeated=HEADER_ROW).breaks_before(parts):
        sheet.turn_after(row)
    print_set_up(making, sheet)


def filter_on(sheet: Sheet, columns: int) -> None:
    """Put filter buttons above the first columns of a sheet with all its rows."""
    if sheet.last_row >= FIRST_ROW:
        last = get_column_letter(columns)
        sheet.frame.auto_filter.ref = f"A{HEADER_ROW}:{last}{sheet.last_row}"


def print_set_up(making: Making, sheet: Sheet, *, landscape: bool = True) -> None:
    """Set a sheet up for A4, one page wide, with a footer."""
    frame = sheet.frame
    frame.sheet_view.showGridLines = False
    frame.page_setup.orientation = "landscape" if landscape else "portrait"
    frame.page_setup.paperSize = 9
    frame.page_setup.fitToWidth = 1
    frame.page_setup.fitToHeight = 0
    if frame.sheet_properties.pageSetUpPr is not None:
        frame.sheet_properties.pageSetUpPr.fitToPage = True
    margins = frame.page_margins
    margins.left = margins.right = SIDE_INCHES
    margins.top, margins.bottom, margins.footer = TOP_INCHES, BOTTOM_INCHES, 0.3
    footer = frame.oddFooter
    if footer is None:
        return
    footer.left.text = f"{footer_text(making.scope.name)} – {making.day}"
    footer.center.text = "&A"
    footer.right.text = "Pagina &P van &N"
    for part in (footer.left, footer.center, footer.right):
        part.size = 8


def drop_down(sheet: Sheet, list_name: str, column: int, last_row: int) -> None:
    """Offer a list in a column (from 0). Other texts stay possible: several names, for one."""
    letter = get_column_letter(column + 1)
    validation = DataValidation("list", formula1=list_name, allow_blank=True)
    validation.showErrorMessage = False
    validation.add(f"{letter}{FIRST_ROW}:{letter}{last_row}")
    sheet.frame.add_data_validation(validation)


def list_name(making: Making, choices: str, view: View) -> str:
    """Return the defined name of a drop-down list, registering the list when it is new."""
    name = f"lijst_{choices}"
    if choices == "people":
        name = f"lijst_wie_{making.scope.overviews.index(view.overview) + 1}"
    if name not in making.lists:
        making.lists[name] = _words(making, choices, view)
    return name


def write_lists(making: Making) -> None:
    """Write the hidden sheet with every list in use, and name the ranges."""
    if not making.lists:
        return
    sheet = making.add("Lijsten")
    sheet.frame.sheet_state = "hidden"
    names = list(making.lists)
    blank = [making.styles[Look.BLANK]] * len(names)
    sheet.append(names, blank)
    for row in range(max(map(len, making.lists.values()))):
        texts = [making.lists[name] for name in names]
        sheet.append([words[row] if row < len(words) else None for words in texts], blank)
    for column, name in enumerate(names, start=1):
        letter, last = get_column_letter(column), max(2, len(making.lists[name]) + 1)
        ref = f"{quote_sheetname(sheet.title)}!${letter}$2:${letter}${last}"
        making.book.workbook.defined_names[name] = DefinedName(name, attr_text=ref)


def range_of(sheet: Sheet, column: int, first: int, last: int) -> str:
    """Return a range of one column (from 0) as a formula on another sheet names it."""
    letter = get_column_letter(column + 1)
    return f"{quote_sheetname(sheet.title)}!${letter}${first}:${letter}${last}"


def _words(making: Making, choices: str, view: View) -> list[str]:
    if choices == "people":
        return view_names(view.overview, making.names)
    if choices == "section":
        return [section.name for section in view.overview.catalogue.sections]
    if choices == "yes":
        return [labels("bool")["true"]]
    if choices == "triage_level":
        return [word for value, word in labels("level").items() if value != "both"]
    if choices in _WORD_LISTS:
        return list(labels(choices).values())
    raise KeyError(choices)

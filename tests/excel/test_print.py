"""What comes out of the printer: few pages, type one can read, nothing cut and nothing glued."""

import io
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.utils import column_index_from_string, get_column_letter, range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from ictcoord_tui.excel.letters import columns_for, lines_in
from ictcoord_tui.excel.pages.roadmap import NOTE_WIDTH
from ictcoord_tui.excel.pages.task_table import SPARE_TITLE
from ictcoord_tui.excel.paging import ACROSS, UPRIGHT, UPRIGHT_SMALL, Print
from ictcoord_tui.excel.sharing import Wish, shared_widths
from ictcoord_tui.reports.kinds import IN_WORKBOOK, REPORTS
from tests.excel import support

SMALLEST = 7.0
"""Points of the smallest type on paper."""

texts = st.text(st.characters(codec="utf-8", exclude_characters="\n"), max_size=60)


@cache
def opened(example: str) -> Workbook:
    return support.opened(support.exported(example))


def pages(example: str) -> Iterator[Worksheet]:
    return (one for one in opened(example).worksheets if one.sheet_state == "visible")


def shown_width(page: Worksheet) -> float:
    """Return the width of the columns that are printed."""
    last = range_boundaries(str(page.print_area).split("!")[-1])[2] if page.print_area else None
    return sum(
        one.width
        for letter, one in page.column_dimensions.items()
        if not one.hidden and (last is None or column_index_from_string(letter) <= last)
    )


def type_on_paper(page: Worksheet) -> float:
    landscape = page.page_setup.orientation == "landscape"
    return 10 * Print((), shown_width(page), landscape).scale


@pytest.mark.parametrize("example", support.EXAMPLES)
def test_every_sheet_is_one_page_wide_and_readable(example: str) -> None:
    for page in pages(example):
        assert str(page.page_setup.paperSize) == "9", page.title
        assert page.page_setup.fitToWidth == 1, page.title
        assert page.page_setup.fitToHeight == 0, page.title
        fitted = page.sheet_properties.pageSetUpPr
        assert fitted is not None
        assert fitted.fitToPage, page.title
        assert type_on_paper(page) >= SMALLEST, page.title


@pytest.mark.parametrize("example", support.EXAMPLES)
def test_reports_stand_upright_and_tables_lie(example: str) -> None:
    upright = {"Intro", *(REPORTS[kind].title for kind in IN_WORKBOOK)}
    found = {one.title for one in pages(example) if one.page_setup.orientation == "portrait"}
    assert found == upright


@pytest.mark.parametrize("example", support.EXAMPLES)
def test_every_footer_names_the_sheet_and_counts_the_pages(example: str) -> None:
    for page in pages(example):
        footer = page.oddFooter
        assert footer is not None
        assert footer.center.text == "&A", page.title
        assert footer.right.text == "Pagina &P van &N", page.title


def task_sheets(example: str) -> list[Worksheet]:
    kinds = ("Taken", "Huidig", "Streefdoel", "Doel")
    lying = (page for page in pages(example) if page.page_setup.orientation == "landscape")
    return [page for page in lying if page.title.split(" ")[0] in kinds]


def words_of(page: Worksheet, column: int) -> Iterator[tuple[str, float]]:
    """Yield the words of a column with the width of that column."""
    width = list(page.column_dimensions.values())[column - 1].width
    for row in page.iter_rows(min_row=3, min_col=column, max_col=column, values_only=True):
        yield from ((word, width) for word in str(row[0] or "").split())


@pytest.mark.parametrize("example", support.EXAMPLES)
def test_sections_and_headers_are_not_broken_inside_a_word(example: str) -> None:
    for page in task_sheets(example):
        headers = next(page.iter_rows(min_row=3, max_row=3, values_only=True))
        for word, width in words_of(page, headers.index("Rubriek") + 1):
            assert columns_for(word) <= width, (page.title, word)
        for number, header in enumerate(headers, start=1):
            if page.column_dimensions[get_column_letter(number)].hidden:
                continue
            word, width = next(words_of(page, number))
            assert columns_for(word) <= width, (page.title, header)


@pytest.mark.parametrize("example", support.EXAMPLES)
def test_a_row_is_as_high_as_its_longest_text(example: str) -> None:
    for page in task_sheets(example):
        widths = [one.width for one in page.column_dimensions.values() if not one.hidden]
        for number, row in enumerate(page.iter_rows(min_row=4, values_only=True), start=4):
            lines = max(
                lines_in(str(cell or ""), width)
                for cell, width in zip(row[1:], widths[1:], strict=False)
                if not str(cell).startswith("=")
            )
            assert page.row_dimensions[number].height >= 12.2 * lines, (page.title, number)


@pytest.mark.parametrize("example", support.EXAMPLES)
def test_empty_rows_to_fill_in_get_no_page_of_their_own(example: str) -> None:
    for page in task_sheets(example):
        spare = next(cell.row for cell in page["A"] if cell.value == SPARE_TITLE)
        assert spare - 1 not in {turn.id for turn in page.row_breaks.brk}, page.title


# ------------------------------------------------------------------ the sums behind it


def test_a_page_holds_what_fits_and_repeats_its_header() -> None:
    rows = Print([40.0] * 30, ACROSS, landscape=True)
    assert 0.7 < rows.scale < 0.8
    assert rows.room // 40 in (16, 17)
    assert rows.pages() == 2
    assert Print(rows.heights, ACROSS, landscape=True, repeated=rows.room - 60).pages() > 10
    assert Print(rows.heights, ACROSS, landscape=True, breaks=(5,)).pages() == 3
    assert Print([], UPRIGHT, landscape=False).scale == 1
    assert 0.7 < Print([], UPRIGHT_SMALL, landscape=False).scale < 0.75


def test_a_part_does_not_begin_at_the_foot_of_a_page() -> None:
    low = Print([10.0] * 100, ACROSS, landscape=True)
    per_page = int(low.room // 10)
    assert low.breaks_before([per_page - 5]) == [per_page - 6]
    assert low.breaks_before([per_page // 2]) == [], "half a page is not left empty"
    over = (per_page, per_page + 1)
    assert low.breaks_before([], [over]) == [per_page - 1], "what belongs together stays so"
    assert low.breaks_before([], [(per_page - 1, per_page)]) == []
    assert low.breaks_before([per_page - 5], [over]) == [per_page - 6]
    full = Print([10.0] * per_page, ACROSS, landscape=True)
    assert full.breaks_before([per_page - 5]) == [], "a page more is not worth it"


@given(texts, st.floats(6, 80))
def test_text_takes_the_lines_that_its_width_says(text: str, width: float) -> None:
    assert lines_in(text, columns_for(text) + 0.01) == 1
    assert lines_in(text, width) >= 1
    assert lines_in(f"{text}\n{text}", width) == 2 * lines_in(text, width)


@given(st.lists(st.tuples(texts, texts), min_size=1, max_size=6), st.floats(20, 200))
def test_columns_share_what_there_is(rows: list[tuple[str, str]], whole: float) -> None:
    wishes = [Wish(column, "Kop", 10) for column in zip(*rows, strict=True)]
    widths = shared_widths(wishes, whole)
    least = sum(wish.least for wish in wishes)
    assert sum(widths) <= max(whole, least) + 0.02
    assert all(w >= wish.least - 0.01 for w, wish in zip(widths, wishes, strict=True))


def test_width_goes_where_it_saves_lines() -> None:
    long, short = "veel woorden achter elkaar " * 2, "kort"
    widths = shared_widths([Wish((long,) * 9, "A", 10), Wish((short,) * 9, "B", 10)], 60)
    assert widths[0] > 40 > 12 > widths[1]
    assert shared_widths([Wish((), "A", 10)], 60) == [10]


# ------------------------------------------------------------------ real pages

NEEDED = ("soffice", "pdftotext", "pdfinfo")
needs_pages = pytest.mark.skipif(
    any(shutil.which(tool) is None for tool in NEEDED), reason=f"needs {', '.join(NEEDED)}"
)


def printed(example: str, folder: Path) -> Counter[str]:
    """Return how many pages each sheet takes, by the name in the footer."""
    file = folder / "blad.pdf"
    file.write_bytes(support.office(support.exported(example), "pdf", folder))
    text = subprocess.run(
        ["pdftotext", "-layout", str(file), "-"], capture_output=True, text=True, check=True
    ).stdout
    feet = re.findall(r"\d{4}  +(.*?)  +Pagina \d+ van (\d+)", text)
    assert len(feet) == int(feet[-1][1])
    return Counter(name for name, _ in feet)


MOST: Mapping[str, Mapping[str, int]] = {
    "school": {
        "Intro": 2,
        "Taken": 5,
        "Huidige situatie": 3,
        "Streefdoel": 3,
        "Team": 1,
        "Werklast": 1,
        "Stappenplan": 1,
        "Inzichten": 1,
        "Voor de directie": 2,
        "Afspraken per persoon": 6,
        "Input voor vacatures": 2,
        "Wat als iemand wegvalt": 2,
        "Taken die niemand doet": 1,
        "Dubbel werk en schaalvoordelen": 1,
        "Inzichten per taak": 3,
    },
    "group": {
        "Intro": 2,
        "Taken": 5,
        "Team": 1,
        "Werklast": 2,
        "Stappenplan": 5,
        "Inzichten": 1,
        "Voor de directie": 2,
        "Afspraken per persoon": 19,
        "Input voor vacatures": 2,
        "Wat als iemand wegvalt": 8,
        "Taken die niemand doet": 2,
        "Dubbel werk en schaalvoordelen": 5,
        "Inzichten per taak": 16,
    },
}
"""Pages a sheet takes with letters as wide as Calibri's: a ratchet, lower it when one gets shorter.

The agreements of each person begin on a page of their own: they are signed.
"""

MOST_FOR_A_SITUATION = 3


@support.needs_office
@needs_pages
@pytest.mark.parametrize("example", support.EXAMPLES)
def test_no_sheet_takes_more_paper_than_it_did(example: str, tmp_path: Path) -> None:
    counted = printed(example, tmp_path)

    assert counted.keys() == {page.title for page in pages(example)}
    more = {
        title: number
        for title, number in counted.items()
        if number > MOST[example].get(title, MOST_FOR_A_SITUATION)
    }
    assert more == {}
    assert sum(counted.values()) <= (34 if example == "school" else 106)


@pytest.mark.parametrize("example", support.EXAMPLES)
def test_what_is_for_the_screen_comes_last(example: str) -> None:
    titles = [page.title for page in pages(example)]
    assert titles[:2] == ["Voor de directie", "Intro"], "what goes on the table is on top"
    assert titles[-2:] == ["Werklast", "Inzichten per taak"]


@pytest.mark.parametrize("example", support.EXAMPLES)
def test_notes_on_the_roadmap_have_room(example: str) -> None:
    page = support.sheet(opened(example), "Stappenplan")
    letter = get_column_letter(support.column(page, "Opmerking"))
    assert page.column_dimensions[letter].width >= NOTE_WIDTH
    headers = [cell.value for cell in page[3]]
    assert ("School" in headers) is (example == "group")


def test_hours_on_the_page_for_the_principal_are_as_narrow_as_numbers() -> None:
    page = support.sheet(opened("school"), "Voor de directie")
    widths = {
        cell.value: page.column_dimensions[cell.column_letter].width
        for row in page.iter_rows(max_row=30)
        for cell in row
        if cell.value in ("Wie", "Uren nu", "Uren later")
    }
    assert widths["Uren later"] <= min(22, widths["Wie"])


def test_the_chart_shows_the_hours_there_are_beside_those_that_are_carried() -> None:
    scope, documents = support.example_school()
    with zipfile.ZipFile(io.BytesIO(support.export(scope, documents))) as archive:
        (name,) = (one for one in archive.namelist() if one.startswith("xl/charts/chart"))
        chart = archive.read(name).decode()
    columns = re.findall(r"<(?:c:)?val>.*?\$([A-Z])\$4", chart)
    assert columns == ["D", "E", "H", "I"]
    page = support.sheet(opened("school"), "Werklast")
    said = [page[f"{column}3"].value for column in columns]
    assert said == ["Uren nu", "ICT-uren nu", "Uren later", "ICT-uren later"]
    assert all(f"<v>{word}</v>" in chart or f"<c:v>{word}</c:v>" in chart for word in said)

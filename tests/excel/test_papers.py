"""Reports as sheets of the workbook: readable, printable, harmless, and not read back."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from ictcoord_tui.domain.overview import Scope
from ictcoord_tui.excel.grid import read_grids
from ictcoord_tui.excel.own import plan_import
from ictcoord_tui.excel.paging import Print
from ictcoord_tui.excel.writer import write_workbook
from ictcoord_tui.paper import (
    Bar,
    BarLine,
    Bars,
    Column,
    Heading,
    Items,
    Line,
    Paper,
    Paragraph,
    SignHere,
    Table,
)
from ictcoord_tui.reports.kinds import IN_WORKBOOK, REPORTS, Request, workbook_papers
from tests.excel import support
from tests.excel.strategies import POISON
from tests.excel.test_writer import formulas_of


def with_papers(
    scope: Scope, documents: support.Documents, papers: Mapping[str, Paper] | None = None
) -> bytes:
    if papers is None:
        papers = workbook_papers(scope, support.MOMENT.date())
    return write_workbook(scope, documents, exported_at=support.MOMENT, papers=papers)


def small(papers: Mapping[str, Paper]) -> Workbook:
    document = support.school_document()
    scope = support.school_scope(document)
    return support.opened(with_papers(scope, {"school": document}, papers))


def cells(book: Workbook, title: str) -> list[list[object]]:
    lines = support.sheet(book, title).iter_rows(values_only=True)
    return [[cell for cell in line if cell is not None] for line in lines]


def test_every_report_but_the_roadmap_has_its_sheet() -> None:
    book = support.opened(support.exported("group"))

    titles = [REPORTS[kind].title for kind in IN_WORKBOOK]
    assert [title for title in book.sheetnames if title in titles] == titles
    assert set(IN_WORKBOOK) == set(REPORTS) - {"roadmap"}


def test_a_sheet_says_all_that_the_report_says() -> None:
    scope, _ = support.example_group()
    book = support.opened(support.exported("group"))

    for kind in IN_WORKBOOK:
        report = REPORTS[kind]
        paper = report.make(Request(scope, support.MOMENT.date()))
        told = cells(book, report.title)
        assert told[:2] == [[paper.title], [paper.subtitle]]
        tables = [block for block in paper.blocks if isinstance(block, Table)]
        assert tables
        for table in tables:
            for line in table.lines:
                assert [cell for cell in line.cells if cell] in told


def test_bars_become_numbers_and_a_signature_gets_room() -> None:
    line = BarLine("An", (Bar(3.5, 2.0, "3,5 van 2"), Bar(0.0, None, "-")), "te veel")
    blocks = (Bars(("Nu", "Later"), (line,), "Uren"), SignHere(("An", "Directie")))

    told = cells(small({"Proef": Paper("Proef", blocks, how="Zo.")}), "Proef")

    assert ["An", 3.5, "3,5 van 2", 0, "-", "te veel"] in told
    assert ["Nu", "Later"] in told
    assert told[-5:] == [["Wie", "Datum", "Handtekening"], ["An"], ["Directie"], [], ["Zo."]]


def test_long_text_wraps_over_all_columns_and_short_text_runs_on() -> None:
    short, long = "Een zin die in de eerste kolom niet past, maar ernaast wel.", "woord " * 60
    table = Table((Column("Taak"), Column("Wie")), (Line(("x" * 40, "y" * 70)),))
    page = support.sheet(
        small({"Proef": Paper("Proef", (Paragraph(short), Items((long,)), table))}), "Proef"
    )

    assert [str(area) for area in page.merged_cells.ranges] == ["A3:B3"]
    assert page["A2"].alignment.wrap_text is not True
    assert page["A3"].alignment.wrap_text is True
    assert page.row_dimensions[3].height > 2 * page.row_dimensions[2].height


def test_a_sheet_of_somebody_starts_on_a_new_page() -> None:
    blocks = (Heading("An"), Paragraph("a"), Heading("Bo", new_page=True), Paragraph("b"))
    page = support.sheet(small({"Proef": Paper("Proef", blocks)}), "Proef")

    breaks = [one.id for one in page.row_breaks.brk]
    assert len(breaks) == 1
    assert page.cell(breaks[0] + 2, 1).value == "Bo"
    assert page.page_setup.orientation == "portrait"
    assert page.page_setup.fitToHeight == 0


def test_user_text_in_a_report_is_never_a_formula() -> None:
    document = support.school_document(name="=1+1")
    for number, text in enumerate(POISON):
        document["people"][f"p{number}"] = {"name": text, "note": text}
        document["current"][f"net-{number}"] = {"who": [f"p{number}"]}
        document["tasks"] = {
            **document.get("tasks", {}),
            f"net-{number}": {"name": text, "section": "netwerk"},
        }
    scope, documents = support.school_scope(document), {"school": document}

    plain, more = support.export(scope, documents), with_papers(scope, documents)
    assert len(more) > len(plain)
    assert formulas_of(more) == formulas_of(plain)
    assert plan_import(read_grids(more), scope, documents).empty


@settings(max_examples=4, deadline=None)
@given(st.lists(st.text(max_size=40), unique=True, max_size=8))
def test_any_title_gets_a_sheet(titles: list[str]) -> None:
    papers = {title: Paper(title, (Paragraph(title),)) for title in titles}
    plain, more = small({}), small(papers)

    assert len(more.sheetnames) == len(plain.sheetnames) + len(papers)


def test_a_group_with_reports_comes_back_unchanged_and_without_a_remark() -> None:
    for name, example in support.EXAMPLES.items():
        scope, documents = example()
        plan = plan_import(read_grids(support.exported(name)), scope, documents)

        assert plan.empty
        assert not plan.changes
        assert not plan.remarks


def test_what_is_typed_in_a_report_changes_nothing_and_is_told() -> None:
    scope, documents = support.example_group()

    def edit(book: Workbook) -> None:
        page = support.sheet(book, REPORTS["agreements"].title)
        for row in page.iter_rows(min_row=5, max_row=30):
            row[0].value = "Iets anders" if row[0].coordinate not in page.merged_cells else None

    data = support.edited(support.exported("group"), edit)
    plan = plan_import(read_grids(data), scope, documents)

    assert plan.empty
    (remark,) = plan.remarks
    assert remark.sheet == REPORTS["agreements"].title
    assert all(cell.endswith(": Iets anders") for cell in remark.cells)


def test_progress_counts_the_reports() -> None:
    document = support.school_document()
    scope, told = support.school_scope(document), []
    write_workbook(
        scope,
        {"school": document},
        exported_at=support.MOMENT,
        papers=workbook_papers(scope, support.MOMENT.date()),
        progress=lambda done, every: told.append((done, every)),
    )

    assert [done for done, _ in told] == list(range(1, told[0][1] + 1))


def test_absences_follow_each_other_without_an_empty_rest_of_a_page() -> None:
    book = support.opened(support.exported("school"))

    page = support.sheet(book, REPORTS["absence"].title)
    heights = [page.row_dimensions[row].height for row in range(1, page.max_row + 1)]
    turns = [0, *(turn.id for turn in page.row_breaks.brk)]
    assert all(sum(heights[a:b]) > 0.7 * 766 for a, b in pairwise(turns))
    assert support.sheet(book, REPORTS["agreements"].title).row_breaks.brk, "these are signed"


def test_the_room_to_sign_is_one_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[int, int]] = []

    def note(_: Print, parts: Sequence[int], whole: Sequence[tuple[int, int]] = ()) -> list[int]:
        told.extend(whole)
        return []

    monkeypatch.setattr(Print, "breaks_before", note)
    table = Table((Column("Taak"), Column("Wie")), (Line(("Wifi", "An")),))
    data = small({"Proef": Paper("Proef", (table, SignHere(("An", "Directie"))))})
    page = support.sheet(data, "Proef")
    (rows,) = told
    assert [page.cell(row, 1).value for row in range(rows[0], rows[1] + 1)] == [
        None, "Wie", "An", "Directie",
    ]  # fmt: skip

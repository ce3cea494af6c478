"""Out and back in: nothing changes by itself, and every edit arrives."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from ictcoord_tui.domain.edits.fields import get
from ictcoord_tui.domain.merge import differences
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.domain.schema import Path as Place
from ictcoord_tui.excel.grid import read_grids
from ictcoord_tui.excel.own import plan_import
from tests.excel import support
from tests.excel.strategies import group_documents, school_documents

OPENPYXL = settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
OFFICE = settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
SLOW = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
NOW, LATER = "Huidige situatie", "Streefdoel"


@SLOW
@given(document=school_documents())
def test_an_untouched_workbook_changes_nothing(document: Document) -> None:
    plan = support.import_school(support.export_school(document), document)
    assert plan.empty
    assert not plan.changes
    assert not plan.remarks


@OPENPYXL
@given(document=school_documents())
def test_a_workbook_saved_by_another_program_changes_nothing(document: Document) -> None:
    data = support.edited(support.export_school(document), lambda book: None)
    plan = support.import_school(data, document)
    assert plan.empty
    assert not plan.remarks


@OPENPYXL
@given(documents=group_documents())
def test_an_untouched_workbook_of_a_group_changes_nothing(documents: dict[str, Document]) -> None:
    scope = support.group_scope(documents)
    plan = plan_import(read_grids(support.export(scope, documents)), scope, documents)
    assert plan.empty
    assert not plan.changes
    assert not plan.remarks


def test_a_group_comes_back_unchanged() -> None:
    documents = support.group_documents()
    scope = support.group_scope(documents)
    plan = plan_import(read_grids(support.export(scope, documents)), scope, documents)
    assert plan.empty
    assert not plan.remarks


EDITS: list[tuple[str, str, str, object, Place, object]] = [
    (NOW, "Wifi-netwerk beheren", "Wie", "Jan Maes", ("current", "net-wifi", "who"), ["jan-maes"]),
    (NOW, "Wifi-netwerk beheren", "Wie", None, ("current", "net-wifi", "who"), None),
    (NOW, "Wifi-netwerk beheren", "Tijd", "2 uur per maand", ("current", "net-wifi", "time"),
     "2u/maand"),
    (NOW, "Wifi-netwerk beheren", "Tijd", 0.5, ("current", "net-wifi", "time"), "30min/week"),
    (NOW, "Wifi-netwerk beheren", "Niveau", "groep", ("current", "net-wifi", "level"), "group"),
    (NOW, "Internetverbinding beheren", "Tijd per persoon", "Jan Maes: 1u/week",
     ("current", "net-internet", "times"), {"jan-maes": "1u/week"}),
    (NOW, "Wifi-netwerk beheren", "Opmerking", "=1+1\nnieuw", ("current", "net-wifi", "note"),
     "=1+1\nnieuw"),
    (LATER, "Servers beheren", "Back-up", "An en Jan", ("target", "srv-servers", "backup"),
     ["an-peeters", "jan-maes"]),
    (LATER, "Wifi-netwerk beheren", "Mandaat", "Mag kopen", ("target", "net-wifi", "mandate"),
     "Mag kopen"),
    ("Taken", "Wifi-netwerk beheren", "Van toepassing", "Deels", ("triage", "net-wifi", "applies"),
     "partly"),
    ("Taken", "Wifi-netwerk beheren", "Taak", "Draadloos net", ("tasks", "net-wifi", "name"),
     "Draadloos net"),
    ("Taken", "Wifi-netwerk beheren", "Rubriek", "Helpdesk", ("tasks", "net-wifi", "section"),
     "helpdesk"),
    ("Taken", "Wifi-netwerk beheren", "Kenmerken", "Kerntaak, Expertise nodig, Vaak uitbesteed",
     ("tasks", "net-wifi", "core"), True),
    ("Taken", "Wifi-netwerk beheren", "Samen", "x", ("triage", "net-wifi", "together"), True),
]  # fmt: skip


@pytest.mark.parametrize(("title", "task", "header", "value", "path", "after"), EDITS)
def test_one_edit_arrives_and_nothing_else(
    title: str, task: str, header: str, value: object, path: Place, after: object
) -> None:
    document = support.school_document()

    def edit(book: Workbook) -> None:
        page = support.sheet(book, title)
        cell = page.cell(support.row_of(page, task), support.column(page, header))
        cell.value = value  # type: ignore[assignment]
        cell.data_type = "s" if isinstance(value, str) else cell.data_type

    plan = support.import_school(support.edited(support.export_school(document), edit), document)
    assert not plan.remarks
    assert get(plan.documents["school"], path) == after
    changed = {one.path for one in differences(document, plan.documents["school"])}
    assert all(place[: len(path)] == path for place in changed)
    assert len(plan.changes) == 1
    assert header in plan.changes[0].words


Edits = list[tuple[int, str, str]]
"""Row on the sheet, header of the column, and what is put there."""

random_edits: st.SearchStrategy[Edits] = st.lists(
    st.tuples(
        st.integers(5, 40),
        st.sampled_from(["Wie", "Tijd", "Opmerking"]),
        st.sampled_from(["An Peeters", "Jan Maes", "1u/week", "2u/dag", "tekst", "", "Piet"]),
    ),
    max_size=8,
)


def _edit(book: Workbook, edits: Edits) -> dict[tuple[str, str], str]:
    """Make the edits that make sense, and return what then stands where: by task and header."""
    page = support.sheet(book, NOW)
    wanted = {}
    for row, header, value in edits:
        task = page.cell(row, 3).value
        fits = header == "Opmerking" or not value or (header == "Tijd") is ("/" in value)
        if task is not None and fits:
            page.cell(row, support.column(page, header)).value = value or None
            wanted[str(task), header] = value
    return wanted


def _assert_arrived(data: bytes, document: Document, wanted: dict[tuple[str, str], str]) -> None:
    """Exporting what came back shows in every edited cell what was put there, and no more."""
    plan = support.import_school(data, document)
    assert not plan.unread
    result = plan.documents.get("school", document)
    page = support.sheet(support.opened(support.export_school(result)), NOW)
    for (task, header), value in wanted.items():
        cell = page.cell(support.row_of(page, task), support.column(page, header))
        assert (cell.value or "") == value
    ids = {task.name: task.id for task in support.school_scope(document).schools[0].tasks}
    touched = {ids[task] for task, _ in wanted}
    for place in (one.path for one in differences(document, result)):
        assert place[0] == "people" or (place[0] == "current" and place[1] in touched)


@OPENPYXL
@given(edits=random_edits)
def test_random_edits_arrive_exactly_or_are_reported(edits: Edits) -> None:
    document = support.school_document()
    book = support.opened(support.export_school(document))
    wanted = _edit(book, edits)
    _assert_arrived(support.saved(book), document, wanted)


@support.needs_office
@OFFICE
@given(edits=random_edits)
def test_random_edits_arrive_through_libreoffice(
    tmp_path_factory: pytest.TempPathFactory, edits: Edits
) -> None:
    document = support.school_document()
    book = support.opened(support.export_school(document))
    wanted = _edit(book, edits)
    folder = tmp_path_factory.mktemp("office")
    _assert_arrived(support.office(support.saved(book), "xlsx", folder), document, wanted)


def _move(book: Workbook) -> None:
    page = support.sheet(book, NOW)
    cells = [[cell.value for cell in row] for row in page.iter_rows(min_row=4)]
    for number, values in enumerate(reversed(cells), start=4):
        for column, value in enumerate(values, start=1):
            page.cell(number, column).value = value


def _swap_columns(book: Workbook) -> None:
    page = support.sheet(book, NOW)
    for row in page.iter_rows(min_row=3):
        values = [cell.value for cell in row]
        for cell, value in zip(row, reversed(values), strict=True):
            cell.value = value


def _rename_and_hide(book: Workbook) -> None:
    page = support.sheet(book, NOW)
    page.title = "Mijn blad"
    page.column_dimensions["C"].hidden = True
    page.insert_rows(1, 4)
    page.insert_rows(20, 2)


def _copy_without_original(book: Workbook) -> None:
    page = book.copy_worksheet(support.sheet(book, NOW))
    del book[NOW]
    page.title = "Kopie"


def _lose_ids(book: Workbook) -> None:
    for title in ("Taken", NOW, LATER):
        page = support.sheet(book, title)
        mark = next(
            number
            for number, cell in enumerate(page[3], start=1)
            if str(cell.value).startswith("ictcoord ")
        )
        for row in range(3, page.max_row + 1):
            page.cell(row, mark).value = None


@pytest.mark.parametrize(
    "change", [_move, _swap_columns, _rename_and_hide, _copy_without_original, _lose_ids]
)
def test_shuffling_a_workbook_is_no_edit(change: Callable[[Workbook], None]) -> None:
    document = support.school_document()
    plan = support.import_school(support.edited(support.export_school(document), change), document)
    assert plan.empty
    assert not plan.unread


@support.needs_office
def test_libreoffice_saves_a_workbook_that_still_says_the_same(tmp_path: Path) -> None:
    scope, documents = support.example_group()
    data = support.office(support.export(scope, documents), "xlsx", tmp_path)
    plan = plan_import(read_grids(data), scope, documents)
    assert plan.empty
    assert not plan.remarks


@support.needs_office
def test_edits_arrive_through_libreoffice_too(tmp_path: Path) -> None:
    document = support.school_document()

    def edit(book: Workbook) -> None:
        page = support.sheet(book, NOW)
        support.put(page, "Wifi-netwerk beheren", "Tijd", "2u/maand")
        support.put(page, "Servers beheren", "Wie", "An Peeters, Piet Nieuw")

    data = support.edited(support.export_school(document), edit)
    plan = support.import_school(support.office(data, "xlsx", tmp_path), document)
    after = plan.documents["school"]
    assert get(after, ("current", "net-wifi", "time")) == "2u/maand"
    assert get(after, ("current", "srv-servers", "who")) == ["an-peeters", "piet-nieuw"]
    assert get(after, ("people", "piet-nieuw", "name")) == "Piet Nieuw"
    assert not plan.unread

"""The workbook itself: safe, complete, stable, printable, and with the numbers of the app."""

import io
import re
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.overview import Scope
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.excel.celltext import MAX_CELL, cell_text, plain_text, sheet_title
from ictcoord_tui.excel.grid import read_grids
from ictcoord_tui.excel.letters import lines_in
from ictcoord_tui.excel.own_sheets import find_payload
from ictcoord_tui.excel.sheet import Book, Formula
from ictcoord_tui.excel.writer import write_workbook
from ictcoord_tui.insights.load import load_by_person, status_words
from tests.excel import support
from tests.excel.strategies import POISON, school_documents


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


def formulas_of(data: bytes) -> list[str]:
    pages = "".join(text for name, text in parts(data).items() if "worksheets" in name)
    return re.findall(r"<f>(.*?)</f>", pages, re.DOTALL)


def poisoned() -> Document:
    document = support.school_document(name="=1+1")
    for number, text in enumerate(POISON):
        document["people"][f"p{number}"] = {"name": text, "role": text, "note": text}
        document["tasks"] = {**document.get("tasks", {}), f"eigen-{number}": {
            "name": text, "section": "netwerk", "explanation": text}}  # fmt: skip
        document["current"][f"eigen-{number}"] = {"who": [f"p{number}"], "note": text}
        document["triage"][f"eigen-{number}"] = {"priority": text, "note": text}
    return document


def test_user_text_is_never_a_formula_nor_a_link() -> None:
    data = support.export_school(poisoned())
    clean = support.export_school(support.school_document())
    # Every formula is one of ours: the same kinds as in a workbook without poison.
    shapes = {re.sub(r"[A-Z]+\d+|\d+|\"[^\"]*\"", "#", text) for text in formulas_of(clean)}
    assert {re.sub(r"[A-Z]+\d+|\d+|\"[^\"]*\"", "#", t) for t in formulas_of(data)} <= shapes
    everything = "".join(parts(data).values())
    assert "hyperlink" not in everything.lower().replace("=hyperlink(", "")
    assert not any("HYPERLINK" in text or "cmd|" in text for text in formulas_of(data))


def test_poison_comes_back_as_it_was_shown() -> None:
    document = poisoned()
    assert support.import_school(support.export_school(document), document).empty


@given(st.text())
def test_any_text_survives_a_cell(text: str) -> None:
    book = Book()
    book.add("Blad").append([text, 1], [0, 0])
    cells = read_grids(book.to_bytes(support.MOMENT))[0].cells
    assert cells.get((1, 1), "") == plain_text(cell_text(text))
    assert cells[1, 2] == 1


def test_long_text_is_cut_where_excel_cuts_and_says_so() -> None:
    for text in ("x" * 40_000, "😀" * 20_000):
        cut = cell_text(text)
        assert len(cut.encode("utf-16-le")) // 2 <= MAX_CELL
        assert cut.endswith("…")


@given(st.lists(st.text(), min_size=1, max_size=6))
def test_sheet_titles_are_taken_by_excel(wanted: list[str]) -> None:
    titles: list[str] = []
    for name in wanted:
        titles.append(sheet_title(name, titles))
    assert len({title.casefold() for title in titles}) == len(titles)
    for title in titles:
        assert 0 < len(title.encode("utf-16-le")) // 2 <= 31
        assert not set(title) & set("[]:*?/\\")
        assert not title.startswith("'")
        assert not title.endswith("'")


def test_two_schools_of_one_long_name_get_sheets_of_their_own() -> None:
    documents = support.group_documents()
    for key in ("noord", "zuid"):
        documents[key]["name"] = "School [A]:*?/\\ met een heel erg lange naam"
    scope = support.group_scope(documents)
    book = support.opened(support.export(scope, documents))
    assert len([title for title in book.sheetnames if title.startswith("Huidig")]) == 3


def test_sheets_of_a_school_and_of_a_group() -> None:
    book = support.opened(support.export_school(support.school_document()))
    seen = [page.title for page in book.worksheets if page.sheet_state == "visible"]
    assert seen == ["Intro", "Taken", "Huidige situatie", "Streefdoel", "Team", "Stappenplan",
                    "Inzichten", "Werklast", "Inzichten per taak"]  # fmt: skip
    assert book["_ictcoord"].sheet_state == "veryHidden"
    documents = support.group_documents()
    group = support.opened(support.export(support.group_scope(documents), documents))
    assert {"Huidig – School Noord", "Doel – School Zuid", "Huidig – De Wilgenbrug"} <= set(
        group.sheetnames
    )


def test_who_filters_the_insights_on_a_school_finds_what_all_schools_share() -> None:
    page = support.sheet(support.opened(support.exported("group")), "Inzichten per taak")
    where, last = support.column(page, "Waar"), support.column(page, "Scholen")
    letter = get_column_letter(last)
    assert page.auto_filter.ref == f"A3:{letter}{page.max_row}"
    printed = get_column_letter(last - 1)
    assert str(page.print_area).endswith(f"$A$1:${printed}${page.max_row}")
    assert "typ daar een naam" in str(page["A2"].value)
    said = {(page.cell(row, where).value, page.cell(row, last).value)
            for row in range(4, page.max_row + 1)}  # fmt: skip
    (all_of_them,) = {names for place, names in said if place == "Alle 5 scholen"}
    assert len(str(all_of_them).split(", ")) == 5
    assert all(names == place for place, names in said if place != "Alle 5 scholen")
    rows = page.row_dimensions
    heights = {rows[row].height for row in range(4, page.max_row + 1)
               if page.cell(row, where).value == "Alle 5 scholen"}  # fmt: skip
    assert max(heights) < 40, "the names make no row higher"


def test_sheets_are_made_to_work_in_and_to_print() -> None:
    book = support.opened(support.export_school(support.school_document()))
    for title in ("Taken", "Huidige situatie", "Streefdoel", "Team"):
        page = support.sheet(book, title)
        assert str(page.freeze_panes).endswith("4")
        assert page.auto_filter.ref
        assert page.print_title_rows == "$3:$3"
        assert page.page_setup.orientation == "landscape"
        assert page.page_setup.fitToHeight == 0
        assert page.data_validations.dataValidation
        assert "&P" in str(page.oddFooter.right.text if page.oddFooter else "")
    assert support.sheet(book, "Huidige situatie").conditional_formatting
    assert "lijst_wie_1" in book.defined_names


def test_the_same_scope_gives_the_same_bytes() -> None:
    document = support.school_document()
    assert support.export_school(document) == support.export_school(document)
    scope = support.school_scope(document)
    later = write_workbook(
        scope,
        {"school": document},
        exported_at=datetime(2027, 1, 1),  # noqa: DTZ001
    )
    assert later != support.export_school(document)


def test_the_base_travels_along() -> None:
    document = support.school_document()
    payload = find_payload(read_grids(support.export_school(document)))
    assert payload is not None
    assert payload.bases == {"school": document}


def test_progress_is_told_and_can_cancel() -> None:
    class Cancelled(Exception):  # noqa: N818 - it is no error
        pass

    told: list[tuple[int, int]] = []
    document = support.school_document()
    scope = support.school_scope(document)
    write_workbook(
        scope,
        {"school": document},
        exported_at=support.MOMENT,
        progress=lambda done, every: told.append((done, every)),
    )
    assert [done for done, _ in told] == list(range(1, told[0][1] + 1))

    def stop(done: int, every: int) -> None:
        if done == 3:
            raise Cancelled(every)

    with pytest.raises(Cancelled):
        write_workbook(scope, {"school": document}, exported_at=support.MOMENT, progress=stop)


def test_the_workload_says_which_tasks_weigh_nothing() -> None:
    document = support.school_document()
    bare = {"current": {"net-internet": {"who": [next(iter(document["people"]))]}}, "target": {}}
    before, after = (
        support.sheet(support.opened(support.export_school(one)), "Werklast")["A2"].value
        for one in ({**document, **bare}, {**document, "current": {}, "target": {}})
    )
    assert "nu 1 taak zonder tijd telt als 0 u." in str(before)
    assert "zonder tijd" not in str(after)


def workload(data: bytes) -> dict[str, tuple[object, ...]]:
    """Return per person the tasks, hours, hours available and the word, now and later."""
    page = support.sheet(support.opened(data, values=True), "Werklast")
    lines = [[cell.value for cell in row] for row in page.iter_rows(min_row=4, max_col=11)]
    return {str(line[0]): tuple(line[2:]) for line in lines if line[0]}


def expect_loads(scope: Scope, found: dict[str, tuple[object, ...]]) -> None:
    for situation, first in ((Situation.CURRENT, 0), (Situation.TARGET, 4)):
        for load in load_by_person(scope, situation).values():
            tasks, hours, available, words = found[load.person.name][first : first + 4]
            assert tasks == len(load.shares)
            assert hours == pytest.approx(load.hours, abs=1e-3)
            if load.available is None:
                assert available in (None, "")
            else:
                assert available == pytest.approx(load.available)
            assert str(words).lower() == status_words(load).lower()


def test_readers_that_do_not_calculate_see_the_numbers_of_the_app() -> None:
    scope, documents = support.example_group()
    expect_loads(scope, workload(support.export(scope, documents)))


@support.needs_office
def test_totals_follow_an_edit_in_excel(tmp_path: Path) -> None:
    document = support.school_document()

    def edit(book: Workbook) -> None:
        page = support.sheet(book, "Huidige situatie")
        support.put(page, "Servers beheren", "Wie", "Jan Maes; An Peeters")
        support.put(page, "Servers beheren", "Tijd", "1 uur per dag")
        support.put(page, "Wifi-netwerk beheren", "Wie", "An Peeters")
        support.put(page, "Internetverbinding beheren", "Tijd per persoon", "Jan Maes: 15min/week")

    data = support.edited(support.export_school(document), edit)
    plan = support.import_school(data, document)
    again = workload(support.office(data, "xlsx", tmp_path))
    expect_loads(support.school_scope(plan.documents["school"]), again)


@support.needs_office
def test_in_excel_nobody_fits_whose_tasks_have_no_time(tmp_path: Path) -> None:
    row: Document = {"who": ["an-peeters"]}
    own: Document = {"an-peeters": "0u/week"}
    bare = {"net-wifi": row, "net-internet": row, "srv-servers": row | {"time": "1u/week"}}
    bare |= {"net-firewall": row | {"time": "0u/week"}, "srv-cloud": row | {"times": own}}
    document = support.school_document(current=bare, target={})
    data = support.export_school(document)
    assert workload(data)["An Peeters"][:4] == (5, 1, 8, "Binnen de uren, maar 2 zonder tijd")

    def edit(book: Workbook) -> None:
        page = support.sheet(book, "Huidige situatie")
        support.put(page, "Wifi-netwerk beheren", "Tijd", "30min/week")

    less = support.edited(data, edit)
    again = workload(support.office(less, "xlsx", tmp_path))
    assert again["An Peeters"][:4] == (5, 1.5, 8, "Binnen de uren, maar 1 zonder tijd")


@support.needs_office
def test_of_people_of_the_group_a_school_counts_its_own_work_only(tmp_path: Path) -> None:
    documents = support.group_documents()
    zuid = Scope(tuple(one for one in support.group_scope(documents).schools if one.id == "zuid"))
    data = support.export(zuid, {"zuid": documents["zuid"]})
    said = "Binnen de uren, alleen deze school geteld"
    assert workload(data)["Joris Vandemoer"][:4] == (1, 0.5, 20, said)

    def edit(book: Workbook) -> None:
        page = support.sheet(book, "Huidige situatie")
        support.put(page, "Wifi-netwerk beheren", "Tijd", "41u/week")

    again = workload(support.office(support.edited(data, edit), "xlsx", tmp_path))
    said = "Net overbelast, alleen deze school geteld"
    assert again["Joris Vandemoer"][:4] == (1, 20.5, 20, said)


@support.needs_office
def test_a_shared_task_counts_once_in_the_total(tmp_path: Path) -> None:
    both: Document = {"who": ["an-peeters", "jan-maes"]}
    shared = {"net-wifi": both, "net-internet": both, "srv-servers": {"who": ["an-peeters"]}}
    data = support.export_school(support.school_document(current=shared, target={}))
    remembered = workload(data)
    assert [remembered[one][0] for one in ("An Peeters", "Jan Maes", "Samen")] == [3, 2, 3]

    def edit(book: Workbook) -> None:
        page = support.sheet(book, "Huidige situatie")
        support.put(page, "Wifi-netwerk beheren", "Wie", None)
        support.put(page, "Firewall en webfilter beheren", "Wie", "Jan Maes, An Peeters")
        support.put(page, "Herstel uit back-up testen", "Wie", "Jan Maes")

    again = workload(support.office(support.edited(data, edit), "xlsx", tmp_path))
    assert [again[one][0] for one in ("An Peeters", "Jan Maes", "Samen")] == [3, 3, 4]


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(document=school_documents())
def test_remembered_values_are_the_numbers_of_the_app(document: Document) -> None:
    scope = support.school_scope(document)
    cells = {g.title: g for g in read_grids(support.export_school(document))}["Werklast"].rows()
    whole = sum(load.hours for load in load_by_person(scope, Situation.CURRENT).values()
                if load.person.id in scope.people)  # fmt: skip
    total = next((row for row in cells.values() if row.get(1) == "Samen"), {})
    assert float(str(total.get(4, 0))) == pytest.approx(whole)


def test_a_formula_keeps_its_value() -> None:
    book = Book()
    book.add("Blad").append([Formula("1+1", 2), Formula('"a"&"b"', "ab")], [0, 0])
    data = book.to_bytes(support.MOMENT)
    assert read_grids(data)[0].cells == {(1, 1): 2, (1, 2): "ab"}
    assert formulas_of(data) == ["1+1", '"a"&amp;"b"']


def test_every_part_is_xml_whatever_people_are_called() -> None:
    document = support.school_document(name="a\ufffeb & <c>")
    document["people"]["an-peeters"]["name"] = "naam\uffff & \x0b <b>"
    for name, text in parts(support.export_school(document)).items():
        assert fromstring(text) is not None, name


def attention(data: bytes, task: str) -> bool:
    """Whether the row of a task of `school_document` has the colour of a task nobody does."""
    page = support.sheet(support.opened(data, values=True), "Huidige situatie")
    number = support.row_of(page, task)
    (rule,) = (rule for area in page.conditional_formatting for rule in area.rules)
    tests = re.findall(r"LEN\((TRIM\()?\$([A-Z]+)4\)+(>|=)0", rule.formula[0])
    assert rule.formula[0].count("LEN(") == len(tests)
    return all(
        (page[f"{letter}{number}"].value not in (None, "")) == (sign == ">")
        for _, letter, sign in tests
    )


@pytest.mark.parametrize("choice", [{"applies": "no"}, {"term": "drop"}])
def test_a_task_that_does_not_count_is_not_coloured_and_says_so(choice: Document) -> None:
    document = support.school_document(
        current={"net-wifi": {"time": "1u30/week"}, "net-internet": {"time": "1u/week"}},
        triage={"net-wifi": choice},
    )
    names = {task.id: task.name for task in load_catalogue().tasks}
    wifi, internet = names["net-wifi"], names["net-internet"]
    data = support.export_school(document)

    assert not attention(data, wifi)
    assert attention(data, internet)
    page = support.sheet(support.opened(data), "Huidige situatie")
    said = support.column(page, "Telt mee")
    assert page.cell(support.row_of(page, wifi), said).value == "telt niet mee"
    assert page.cell(support.row_of(page, internet), said).value in (None, "")
    assert support.import_school(data, document).empty


def told_sheets(book: Workbook) -> str:
    intro, workload = support.sheet(book, "Intro"), support.sheet(book, "Werklast")
    fill_in = next(str(row[1].value) for row in intro.iter_rows() if row[0].value == "Invullen")
    return f"{fill_in} {workload['A2'].value}"


def test_the_sheets_one_is_told_to_work_on_are_there_by_that_name() -> None:
    school = support.opened(support.export_school(support.school_document()))
    documents = support.group_documents()
    group = support.opened(support.export(support.group_scope(documents), documents))

    assert "de bladen Taken, Huidige situatie, Streefdoel en Team." in told_sheets(school)
    assert "uit de bladen Huidige situatie en Streefdoel." in told_sheets(school)
    assert {"Taken", "Huidige situatie", "Streefdoel", "Team"} <= set(school.sheetnames)
    assert "de bladen Taken, Huidig – …, Doel – … en Team." in told_sheets(group)
    assert "uit de bladen Huidig – … en Doel – …." in told_sheets(group)
    assert any(title.startswith("Huidig – ") for title in group.sheetnames)


def explained(data: bytes) -> dict[str, str]:
    """Return what the Intro says about how the insights came about, by the insight."""
    rows = list(support.sheet(support.opened(data), "Intro").iter_rows(values_only=True))
    start = next(at for at, row in enumerate(rows) if row[0] == "Hoe de inzichten berekend zijn")
    return {str(row[0]): str(row[1]) for row in rows[start + 1 :] if row[0]}


def test_a_school_in_no_group_reads_nothing_about_groups() -> None:
    school = explained(support.export_school(support.school_document()))
    group = explained(support.export(*support.example_group()))
    assert set(group) - set(school) == {"Schaalvoordeel"}
    assert [text for text in school.values() if "groep" in text or "scholen" in text] == []
    assert "groep" in group["Niemand doet dit"]


def test_the_roadmap_explains_its_two_variants() -> None:
    page = support.sheet(
        support.opened(support.export_school(support.school_document())), "Stappenplan"
    )
    assert "05G (met de groep) na een ja bij stap 04, 05S" in str(page["A2"].value)


def test_a_mark_in_the_intro_stands_with_its_sentence() -> None:
    page = support.sheet(support.opened(support.export_school(support.school_document())), "Intro")
    rows = [row for row in page.iter_rows(values_only=True) if any(row)]
    assert not [first for first, *_ in rows if first in ("•", "1.")]
    marked = [str(first) for first, text, *_ in rows if first and not text]
    assert len([text for text in marked if text.startswith("• ")]) > 1
    assert any(text.startswith("1. ") for text in marked)


def test_the_intro_leaves_no_holes_and_its_headings_stand_loose() -> None:
    page = support.sheet(support.opened(support.export_school(support.school_document())), "Intro")
    for row in page.iter_rows(min_row=4, max_col=2):
        name, text = row[0].value, row[1].value
        high = page.row_dimensions[row[0].row or 0].height
        if name and text is None and row[0].font.b:
            assert (high, row[0].alignment.vertical) == (25, "center"), name
        elif name or text:
            said, width = (text, 104) if text else (name, 135)
            lines = lines_in(str(said), width, 11 * 0.97)
            assert high <= 11 * 1.25 * (lines + 0.2), said


def test_a_text_that_should_just_fit_shrinks_and_leaves_no_hole() -> None:
    sheet = Book().add("Blad")
    sheet.widths([20, 20])
    just = next(n for n in range(200) if lines_in("n" * n, 40) > 1)
    for count in (just - 1, just, round(just * 1.03), round(just * 1.1)):
        sheet.append_across("n" * count, 0, 0, 0)
    first, *tight, two = sheet.heights
    assert tight == [first, first]
    assert two > first
    merged = sorted(str(area) for area in sheet.frame.merged_cells.ranges)
    assert merged == ["A2:B2", "A3:B3", "A4:B4"]


def test_without_a_target_nobody_fits_within_it() -> None:
    people = {"an": {"name": "An", "hours": {"now": 2.0, "target": 2.0}}}
    row = {"net-wifi": {"who": ["an"], "time": "1u/week"}}
    document: Document = {
        **support.school_document(),
        "people": people,
        "current": row,
        "target": {},
    }
    words = [
        workload(support.export_school(one))["An"][7]
        for one in (document, {**document, "target": row})
    ]
    assert words == ["Nog geen streefdoel ingevuld", "Binnen de uren"]

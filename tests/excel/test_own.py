"""What people do to a workbook of ours, and what the program makes of it."""

from collections.abc import Callable

import pytest
from openpyxl import Workbook

from ictcoord_tui.domain.edits.fields import get, put
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.errors import InvalidDataError
from ictcoord_tui.excel.grid import read_grids
from ictcoord_tui.excel.own import plan_import
from ictcoord_tui.excel.report import SKIPPED, ImportPlan, Unsure
from tests.excel import support

NOW = "Huidige situatie"


def plan_after(edit: Callable[[Workbook], None]) -> ImportPlan:
    document = support.school_document()
    return support.import_school(support.edited(support.export_school(document), edit), document)


def words(plan: ImportPlan) -> str:
    return " ".join([*(str(remark) for remark in plan.remarks), *(c.words for c in plan.changes)])


def test_a_new_row_becomes_a_task_of_its_own_on_both_sheets() -> None:
    def edit(book: Workbook) -> None:
        for title in ("Taken", NOW):
            page = support.sheet(book, title)
            row = page.max_row
            page.cell(row, 2).value = "Helpdesk"
            page.cell(row, 3).value = "Laders tellen"
        page.cell(row, support.column(page, "Wie")).value = "Jan"

    plan = plan_after(edit)
    after = plan.documents["school"]
    assert after["tasks"] == {
        "eigen-laders-tellen": {"name": "Laders tellen", "section": "helpdesk"}
    }
    assert after["current"]["eigen-laders-tellen"]["who"] == ["jan-maes"]
    assert not plan.remarks


def test_a_deleted_row_is_a_decision_that_is_told() -> None:
    def edit(book: Workbook) -> None:
        for title in ("Taken", NOW):
            page = support.sheet(book, title)
            page.delete_rows(support.row_of(page, "Wifi-netwerk beheren"))

    plan = plan_after(edit)
    after = plan.documents["school"]
    assert "net-wifi" not in after["current"]
    assert after["triage"]["net-wifi"]["term"] == "drop"
    assert words(plan).count("Rij verwijderd") == 2


def test_most_rows_gone_is_an_accident() -> None:
    plan = plan_after(lambda book: support.sheet(book, NOW).delete_rows(5, 100))
    assert plan.empty
    assert "lijkt niet de bedoeling" in words(plan)


def test_a_copied_row_counts_once_and_the_copy_is_reported() -> None:
    def edit(book: Workbook) -> None:
        page = support.sheet(book, NOW)
        row, last = support.row_of(page, "Wifi-netwerk beheren"), page.max_row
        for column in range(1, page.max_column + 1):
            page.cell(last, column).value = page.cell(row, column).value
        page.cell(last, support.column(page, "Opmerking")).value = "uit de kopie"

    plan = plan_after(edit)
    assert plan.empty
    assert "uit de kopie" in words(plan)


def test_unknown_columns_and_loose_texts_are_reported_cell_by_cell() -> None:
    def edit(book: Workbook) -> None:
        page = support.sheet(book, NOW)
        page.cell(3, 40).value = "Lokaal"
        page.cell(6, 40).value = "B12"
        page.cell(page.max_row, support.column(page, "Opmerking")).value = "zwevend"

    plan = plan_after(edit)
    assert plan.empty
    assert "Lokaal" in words(plan)
    assert "B12" in words(plan)
    assert "zwevend" in words(plan)


@pytest.mark.parametrize(
    ("header", "value"),
    [("Tijd", "soms"), ("Niveau", "kelder"), ("Wie", "2u/week"), ("Tijd", 400)],
)
def test_a_cell_that_makes_no_sense_is_reported_and_changes_nothing(
    header: str, value: object
) -> None:
    plan = plan_after(
        lambda book: support.put(support.sheet(book, NOW), "Wifi-netwerk beheren", header, value)
    )
    assert plan.empty
    assert len(plan.unread) == 1
    assert header in plan.unread[0].words


def test_a_new_person_gets_an_id_and_a_likeness_is_told() -> None:
    plan = plan_after(
        lambda book: support.put(
            support.sheet(book, NOW), "Wifi-netwerk beheren", "Wie", "An Peters & Piet Puk"
        )
    )
    after = plan.documents["school"]
    assert after["current"]["net-wifi"]["who"] == ["an-peters", "piet-puk"]
    assert after["people"]["piet-puk"] == {"name": "Piet Puk"}
    assert "Lijkt op ‘An Peeters’" in words(plan)


def somebody_new(book: Workbook) -> None:
    page = support.sheet(book, NOW)
    support.put(page, "Wifi-netwerk beheren", "Wie", "An Peeters, Piet Puk")
    team = support.sheet(book, "Team")
    team.cell(team.max_row, 1).value = "Lies Bos"
    team.cell(team.max_row, 4).value = "2"


def test_a_workbook_that_is_read_twice_adds_nobody_twice() -> None:
    document = support.school_document()
    data = support.edited(support.export_school(document), somebody_new)
    once = support.import_school(data, document).documents["school"]
    assert once["people"].keys() - document["people"].keys() == {"piet-puk", "lies-bos"}
    again = support.import_school(data, once)
    assert again.empty
    assert "Nieuwe persoon" not in words(again)


def test_the_copy_of_the_next_colleague_knows_whom_the_first_one_added() -> None:
    document = support.school_document()
    export = support.export_school(document)
    once = support.import_school(support.edited(export, somebody_new), document)

    def edit(book: Workbook) -> None:
        support.put(support.sheet(book, NOW), "Switches en bekabeling beheren", "Wie", "piet puk")
        team = support.sheet(book, "Team")
        team.cell(team.max_row, 1).value = "Lies Bos"
        team.cell(team.max_row, 5).value = "3"

    plan = support.import_school(support.edited(export, edit), once.documents["school"])
    after = plan.documents["school"]
    assert after["people"].keys() == once.documents["school"]["people"].keys()
    assert after["people"]["lies-bos"]["hours"] == {"now": 2, "target": 3}
    assert after["current"]["net-bekabeling"]["who"] == ["piet-puk"]
    assert after["current"]["net-wifi"]["who"] == ["an-peeters", "piet-puk"]
    assert not plan.conflicts


def test_somebody_new_in_a_task_and_in_the_team_is_one_person() -> None:
    def edit(book: Workbook) -> None:
        somebody_new(book)
        support.put(support.sheet(book, NOW), "Wifi-netwerk beheren", "Wie", "Lies Bos")

    after = plan_after(edit).documents["school"]
    assert after["people"].keys() == {"an-peeters", "jan-maes", "lies-bos"}
    assert after["current"]["net-wifi"]["who"] == ["lies-bos"]


def test_team_adds_renames_and_removes() -> None:
    def edit(book: Workbook) -> None:
        page = support.sheet(book, "Team")
        assert page.cell(4, 1).value == "An Peeters"
        page.cell(4, 1).value = "An Peeters-Bos"
        page.cell(page.max_row, 1).value = "Piet Puk"
        page.cell(page.max_row, 4).value = "1u30"
        page.delete_rows(5)

    after = plan_after(edit).documents["school"]
    assert after["people"].keys() == {"an-peeters", "piet-puk"}
    assert after["people"]["an-peeters"]["name"] == "An Peeters-Bos"
    assert after["people"]["piet-puk"]["hours"] == {"now": 1.5}
    assert after["current"]["net-wifi"]["who"] == ["an-peeters"]
    assert "who" not in after["target"]["net-wifi"]


def test_what_happened_in_the_program_since_is_kept() -> None:
    base = support.school_document()
    today = put(base, ("current", "net-wifi", "note"), "intussen")
    data = support.edited(
        support.export_school(base),
        lambda book: support.put(support.sheet(book, NOW), "Wifi-netwerk beheren", "Tijd", "3u"),
    )
    plan = support.import_school(data, today)
    row = plan.documents["school"]["current"]["net-wifi"]
    assert (row["note"], row["time"]) == ("intussen", "3u/week")
    assert not plan.conflicts


def test_what_both_changed_is_a_conflict_and_ours_stands() -> None:
    base = support.school_document()
    today = put(base, ("current", "net-wifi", "time"), "9u/week")
    data = support.edited(
        support.export_school(base),
        lambda book: support.put(support.sheet(book, NOW), "Wifi-netwerk beheren", "Tijd", "3u"),
    )
    plan = support.import_school(data, today)
    (conflict,) = plan.conflicts["school"]
    assert conflict.path == ("current", "net-wifi", "time")
    assert (conflict.kept, conflict.lost) == ("9u/week", "3u/week")


def test_without_the_hidden_sheet_today_is_the_base() -> None:
    def edit(book: Workbook) -> None:
        del book["_ictcoord"]
        support.put(support.sheet(book, NOW), "Wifi-netwerk beheren", "Tijd", "3u")

    plan = plan_after(edit)
    assert get(plan.documents["school"], ("current", "net-wifi", "time")) == "3u/week"
    assert "verborgen blad" in words(plan)


def test_a_missing_sheet_changes_nothing() -> None:
    def edit(book: Workbook) -> None:
        del book["Streefdoel"]
        del book["Team"]

    plan = plan_after(edit)
    assert plan.empty
    assert "Streefdoel" in words(plan)


def test_a_workbook_of_another_school_is_refused_with_its_name() -> None:
    other = support.school_document(name="De Zwaan")
    data = support.export_school(support.school_document())
    scope = support.school_scope(other)
    with pytest.raises(InvalidDataError, match="De Kiekendief"):
        plan_import(read_grids(data), scope, {"zwaan": other})


def test_a_school_whose_file_was_renamed_is_still_the_same() -> None:
    document = support.school_document()
    data = support.edited(
        support.export_school(document),
        lambda book: support.put(support.sheet(book, NOW), "Wifi-netwerk beheren", "Tijd", "3u"),
    )
    plan = plan_import(
        read_grids(data), support.school_scope(document), {"kiekendief-2026": document}
    )
    assert get(plan.documents["kiekendief-2026"], ("current", "net-wifi", "time")) == "3u/week"


def group_plan(title: str, value: str) -> tuple[ImportPlan, dict[str, Document]]:
    documents = support.group_documents()
    scope = support.group_scope(documents)
    data = support.edited(
        support.export(scope, documents),
        lambda book: support.put(support.sheet(book, title), "Servers beheren", "Wie", value),
    )
    return plan_import(read_grids(data), scope, documents), documents


def test_in_a_group_each_sheet_changes_its_own_dossier() -> None:
    plan, documents = group_plan("Huidig – School Zuid", "Els Claes, Joris Vandemoer")
    assert plan.documents.keys() == {"zuid"}
    assert get(plan.documents["zuid"], ("current", "srv-servers", "who")) == ["els", "joris"]
    assert get(documents["zuid"], ("current", "srv-servers", "who")) is None


def test_a_person_of_another_school_is_not_taken_in_silence() -> None:
    plan, _ = group_plan("Huidig – School Zuid", "An Peeters")
    assert plan.empty
    assert "hoort bij School Noord" in words(plan)


def test_two_sheets_that_disagree_are_told() -> None:
    def edit(book: Workbook) -> None:
        support.put(support.sheet(book, "Taken"), "Wifi-netwerk beheren", "Taak", "Draadloos")
        support.put(support.sheet(book, NOW), "Wifi-netwerk beheren", "Taak", "Radio")

    plan = plan_after(edit)
    assert get(plan.documents["school"], ("tasks", "net-wifi", "name")) == "Draadloos"
    assert "Radio" in words(plan)


def test_what_only_shows_is_told_cell_by_cell_when_somebody_changed_it() -> None:
    def edit(book: Workbook) -> None:
        support.sheet(book, "Inzichten").cell(5, 1).value = "Nota van de directeur"
        support.sheet(book, NOW).cell(1, 1).value = "Andere titel"
        book.create_sheet("Kladblad").cell(2, 2).value = "niet vergeten"

    plan = plan_after(edit)
    assert plan.empty
    cells = {remark.sheet: remark.cells for remark in plan.unread}
    assert cells == {
        NOW: ("A1: Andere titel",),
        "Inzichten": ("A5: Nota van de directeur",),
        "Kladblad": ("B2: niet vergeten",),
    }


def test_a_formula_that_was_never_computed_wipes_nothing() -> None:
    plan = plan_after(
        lambda book: support.put(support.sheet(book, NOW), "Wifi-netwerk beheren", "Tijd", "=1+1")
    )
    assert plan.empty
    assert "=1+1" in words(plan)


def test_who_is_nobody_becomes_no_person() -> None:
    plan = plan_after(
        lambda book: support.put(support.sheet(book, NOW), "Servers beheren", "Wie", "iedereen")
    )
    assert plan.empty
    assert "‘iedereen’ is geen persoon" in words(plan)


def test_a_note_longer_than_a_dossier_keeps_is_told_in_full() -> None:
    note = "a" * 2_000 + "het einde"
    plan = plan_after(
        lambda book: support.put(support.sheet(book, NOW), "Servers beheren", "Opmerking", note)
    )
    assert get(plan.documents["school"], ("current", "srv-servers", "note")) == "a" * 2_000
    assert "viel weg: het einde" in words(plan)


def test_an_unknown_section_asks_for_the_nearest_one_and_names_the_task() -> None:
    def edit(book: Workbook) -> None:
        page = support.sheet(book, "Taken")
        page.cell(page.max_row, support.column(page, "Rubriek")).value = "Toestellen en rand"
        page.cell(page.max_row, support.column(page, "Taak")).value = "Laders tellen"

    document = support.school_document()
    data = support.edited(support.export_school(document), edit)
    plan = support.import_school(data, document)
    (doubt,) = plan.doubts
    assert doubt.open
    assert (doubt.about, doubt.alike) == (Unsure.SECTION, ("Toestellen en randapparatuur",))
    (unread,) = plan.unread
    assert str(unread).startswith("‘Laders tellen’ (Taken, B")
    assert "De rubriek ‘Toestellen en rand’ bestaat niet." in unread.words
    assert "Bedoelde je ‘Toestellen en randapparatuur’?" in unread.words
    assert "voorlopig komt ze bij" in words(plan)
    again = plan_import(
        read_grids(data), support.school_scope(document), {"school": document},
        {doubt.key: next(iter(doubt.people))},
    )  # fmt: skip
    task = again.documents["school"]["tasks"]["eigen-laders-tellen"]
    assert task["section"] == "toestellen"
    assert (again.unread, [one.open for one in again.doubts]) == ((), [False])


def test_a_name_that_is_passed_over_is_nobody() -> None:
    def edit(book: Workbook) -> None:
        support.put(support.sheet(book, NOW), "Wifi-netwerk beheren", "Wie", "Piet Puk")

    document = support.school_document()
    data = support.edited(support.export_school(document), edit)
    (doubt,) = support.import_school(data, document).doubts
    plan = plan_import(
        read_grids(data), support.school_scope(document), {"school": document},
        {doubt.key: SKIPPED},
    )  # fmt: skip
    assert "school" not in plan.documents
    assert f"‘{doubt.name}’ sla je over." in words(plan)

"""What stands in a cell, as the program understands it: one by one, and in the sheets."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest
from openpyxl import Workbook

from ictcoord_tui.domain.edits.fields import get
from ictcoord_tui.domain.merge import differences
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.excel.cells import choice_of, flag_of, hours_of, line_of, spent_of, text_of
from ictcoord_tui.excel.columns import CellError
from ictcoord_tui.excel.grid import read_grids
from ictcoord_tui.excel.own import plan_import
from ictcoord_tui.excel.report import ImportPlan
from ictcoord_tui.excel.task_columns import SUGGESTED_HEADER
from tests.excel import support

MORNING = datetime(2026, 3, 1, 8, 30)  # noqa: DTZ001 - a sheet knows no zones


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "Ja"),
        (False, "Nee"),
        (1.5, "1,5"),
        (2.0, "2"),
        (3, "3"),
        (None, ""),
        (date(2026, 3, 1), "01/03/2026"),
        (MORNING, "01/03/2026 08:30"),
    ],
)
def test_any_value_is_text(value: object, text: str) -> None:
    assert text_of(value) == text
    assert line_of(value) == text


@pytest.mark.parametrize(
    ("value", "spent"),
    [
        ("2 u/w", "2u/week"),
        (0.5, "30min/week"),
        (time(1, 30), "1u30/week"),
        (timedelta(hours=26), "26u/week"),
        (datetime(1899, 12, 31, 2, 0), "26u/week"),  # noqa: DTZ001 - past a day Excel counts on
        ("-", ""),
        (None, ""),
    ],
)
def test_a_time_in_any_form(value: object, spent: str) -> None:
    assert spent_of(value) == spent


@pytest.mark.parametrize(
    ("value", "hours"), [("", None), ("-", None), (7, 7), (1.5, 1.5), ("1u30", 1.5), ("2", 2)]
)
def test_hours_a_week(value: object, hours: float | None) -> None:
    assert hours_of(value) == hours


@pytest.mark.parametrize(
    ("read", "value"),
    [
        (spent_of, True),
        (spent_of, "soms"),
        (spent_of, "?"),
        (spent_of, MORNING),
        (hours_of, 400),
        (hours_of, -1),
        (hours_of, "veel"),
        (flag_of, "misschien"),
        (lambda value: choice_of("level", value), "kelder"),
    ],
)
def test_what_makes_no_sense_says_what_would(
    read: Callable[[object], object], value: object
) -> None:
    with pytest.raises(CellError) as caught:
        read(value)
    assert str(caught.value).endswith((".", "?"))


@pytest.mark.parametrize(
    ("value", "flag"), [(True, True), ("v", True), (None, False), ("-", False)]
)
def test_yes_and_no(value: object, flag: bool) -> None:
    assert flag_of(value) is flag


def test_an_empty_choice_is_none() -> None:
    assert choice_of("level", "-") is None
    assert choice_of("level", "groep") == "group"


# ------------------------------------------------------------------ in the sheets


def person(book: Workbook, row: int, **values: object) -> None:
    page = support.sheet(book, "Team")
    for header, value in values.items():
        cell = page.cell(row, support.column(page, header.replace("_", " ")))
        cell.value = value  # type: ignore[assignment]


def plan_after(edit: Callable[[Workbook], None], document: Document | None = None) -> ImportPlan:
    document = document or support.school_document()
    return support.import_school(support.edited(support.export_school(document), edit), document)


def test_every_column_of_team_and_tasks_is_read() -> None:
    def edit(book: Workbook) -> None:
        person(
            book, 4, Rol="Directeur", Ankerpunt="ja", Extern="x", Opmerking="maandag",
            Expertise="Helpdesk; netwerk", Motivatie="Helpdesk",
        )  # fmt: skip
        for header, value in {
            "Uitleg": "Alles met wifi",
            "Niveau": "School",
            "Hoe vaak": "Dagelijks",
            "Termijn": "Lange termijn",
            "Prioriteit in het plan": "1. Leren",
            "Opmerking": "bij de verbouwing",
        }.items():
            support.put(support.sheet(book, "Taken"), "Wifi-netwerk beheren", header, value)
        support.put(
            support.sheet(book, "Streefdoel"), "Wifi-netwerk beheren", "Gedocumenteerd", "wiki"
        )

    plan = plan_after(edit)
    after = plan.documents["school"]
    assert not plan.remarks
    an = after["people"]["an-peeters"]
    assert an["role"] == "Directeur"
    assert an["anchor"] is an["external"] is True
    assert an["note"] == "maandag"
    assert an["expertise"] == ["helpdesk", "netwerk"]
    assert an["motivation"] == ["helpdesk"]
    assert after["tasks"]["net-wifi"] == {
        "explanation": "Alles met wifi",
        "frequency": "daily",
    }
    assert after["triage"]["net-wifi"] == {
        "applies": "yes",
        "level": "school",
        "note": "bij de verbouwing",
        "priority": "1. Leren",
        "term": "long",
    }
    assert get(after, ("target", "net-wifi", "documented")) == "wiki"


def test_what_stands_again_as_on_the_start_list_is_no_change_of_it() -> None:
    changed = support.school_document(
        tasks={"net-wifi": {"name": "Draadloos", "section": "helpdesk"}}
    )
    known = support.school_scope(support.school_document()).overviews[0]
    task = known.task_by_id["net-wifi"]

    def edit(book: Workbook) -> None:
        page = support.sheet(book, "Taken")
        for header, value in {
            "Rubriek": known.section(task).name,
            "Taak": task.name,
        }.items():
            support.put(page, "Draadloos", header, value)

    plan = plan_after(edit, changed)
    assert "net-wifi" not in plan.documents["school"].get("tasks", {})


def test_the_level_of_a_task_is_what_was_decided_and_nothing_else() -> None:
    """The start list suggests *Groep* for the wifi and the internet; only one was decided."""
    decided = support.school_document(triage={"net-wifi": {"level": "group"}})
    page = support.sheet(support.opened(support.export_school(decided)), "Taken")
    level = support.column(page, "Niveau")

    said = {page.cell(row, 3).value: page.cell(row, level).value for row in range(4, 60)}
    assert {task for task, word in said.items() if word} == {"Wifi-netwerk beheren"}
    assert SUGGESTED_HEADER not in [cell.value for cell in page[3]]


def test_a_group_sees_what_is_suggested_beside_what_it_decides() -> None:
    documents = support.group_documents()
    documents["groep"]["triage"] = {"net-wifi": {"level": "school", "reason": "local"}}
    documents["groep"]["tasks"]["net-internet"] = {"level": "school"}
    scope = support.group_scope(documents)
    data = support.export(scope, documents)
    page = support.sheet(support.opened(data), "Taken")

    def said(task: str) -> list[object]:
        row = support.row_of(page, task)
        headers = ("Niveau", SUGGESTED_HEADER)
        return [page.cell(row, support.column(page, header)).value for header in headers]

    assert said("Wifi-netwerk beheren") == ["School", "Groep"]
    assert said("Internetverbinding beheren") == [None, "School"]

    def edit(book: Workbook) -> None:
        page = support.sheet(book, "Taken")
        support.put(page, "Internetverbinding beheren", SUGGESTED_HEADER, "Groep")
        support.put(page, "Internetverbinding beheren", "Niveau", "Groep")

    plan = plan_import(read_grids(support.edited(data, edit)), scope, documents)
    after = plan.documents["groep"]
    assert not plan.remarks
    assert "net-internet" not in after["tasks"]
    assert after["triage"]["net-internet"] == {"level": "group"}


def test_a_cell_that_makes_no_sense_is_told_with_its_place() -> None:
    def edit(book: Workbook) -> None:
        person(book, 4, Naam=" ", Expertise="Toveren", Extern="misschien")
        page = support.sheet(book, "Taken")
        for header, value in {
            "Kenmerken": "Kerntaak, Groot",
            "Rubriek": "Zolder",
            "Taak": None,
        }.items():
            support.put(page, "Servers beheren", header, value)
        support.put(support.sheet(book, "Huidige situatie"), "Internetverbinding beheren",
                    "Tijd per persoon", "Niemand: 1u")  # fmt: skip

    plan = plan_after(edit)
    said = " ".join(map(str, plan.remarks))
    assert plan.empty
    for word in ("Toveren", "misschien", "‘groot’", "Zolder", "een naam nodig", "Niemand: 1u"):
        assert word in said


def test_rows_without_a_task_or_a_name_are_told_with_what_they_hold() -> None:
    def edit(book: Workbook) -> None:
        page = support.sheet(book, "Huidige situatie")
        page.cell(page.max_row, support.column(page, "Opmerking")).value = "los briefje"
        team = support.sheet(book, "Team")
        team.cell(team.max_row, support.column(team, "Rol")).value = "leraar"
        tasks = support.sheet(book, "Taken")
        tasks.cell(tasks.max_row, support.column(tasks, "Taak")).value = "Zonder rubriek"

    plan = plan_after(edit)
    said = " ".join(map(str, plan.remarks))
    assert "geen taak: los briefje" in said
    assert "geen naam: leraar" in said
    assert "‘Zonder rubriek’ heeft geen rubriek" in said


def test_own_tasks_are_removed_and_lost_columns_and_headers_are_told() -> None:
    document = support.school_document(
        tasks={"eigen-robot": {"name": "Robots opladen", "section": "helpdesk"}}
    )

    def edit(book: Workbook) -> None:
        page = support.sheet(book, "Taken")
        page.delete_rows(support.row_of(page, "Robots opladen"))
        now = support.sheet(book, "Huidige situatie")
        now.delete_cols(support.column(now, "Back-up"))
        support.sheet(book, "Streefdoel").delete_rows(3)

    plan = plan_after(edit, document)
    said = " ".join(map(str, plan.remarks))
    assert "eigen-robot" not in plan.documents["school"].get("tasks", {})
    assert "De kolom ‘Back-up’ is weg" in said
    assert "kolomnamen is niet te vinden" in said


def test_in_a_group_a_new_person_lives_where_the_sheet_says() -> None:
    documents = support.group_documents()
    scope = support.group_scope(documents)

    def edit(book: Workbook) -> None:
        page = support.sheet(book, "Team")
        home = support.column(page, "Thuis")
        for back, (name, place) in enumerate(
            [("Nele Noord", "School Noord"), ("Gina Groep", None), ("Wim Waar", "School Maan")]
        ):
            page.cell(page.max_row - back, 1).value = name
            page.cell(page.max_row - back, home).value = place
        tasks = support.sheet(book, "Taken")
        tasks.delete_rows(support.row_of(tasks, "Wifi-netwerk beheren"))

    data = support.edited(support.export(scope, documents), edit)
    plan = plan_import(read_grids(data), scope, documents)
    assert "nele-noord" in plan.documents["noord"]["people"]
    assert {"gina-groep", "wim-waar"} <= plan.documents["groep"]["people"].keys()
    assert plan.documents["groep"]["triage"]["net-wifi"] == {"applies": "no"}
    assert any("School Maan" in str(remark) for remark in plan.remarks)

    alone = support.school_scope(documents["noord"])
    only = plan_import(read_grids(data), alone, {"noord": documents["noord"]})
    assert "nu niet open" in " ".join(map(str, only.remarks))
    assert only.documents.keys() <= {"noord"}


def test_for_which_schools_a_group_works_is_read() -> None:
    documents = support.group_documents()
    scope = support.group_scope(documents)

    def edit(book: Workbook) -> None:
        page = support.sheet(book, "Huidig – De Wilgenbrug")
        for task, schools in (
            ("Servers beheren", "School Noord; School Zuid"),
            ("Portaal beheren", "School Maan"),
        ):
            support.put(page, task, "Voor welke scholen", schools)

    data = support.edited(support.export(scope, documents), edit)
    plan = plan_import(read_grids(data), scope, documents)
    (changed,) = differences(documents["groep"], plan.documents["groep"])
    assert changed.path == ("current", "srv-servers", "schools")
    assert get(plan.documents["groep"], changed.path) == ["noord", "zuid"]
    assert "De school ‘School Maan’ ken ik niet" in " ".join(map(str, plan.remarks))

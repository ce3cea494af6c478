"""Workbooks of other people: every name, time and note is accounted for."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.domain.dossier import new_document, read_dossier
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import Document, DossierKind
from ictcoord_tui.domain.validation import problems_in
from ictcoord_tui.excel.foreign import Decisions, Purpose, Role, guess_mappings, role_of
from ictcoord_tui.excel.foreign_read import ForeignPlan, read_foreign
from ictcoord_tui.excel.grid import read_grids
from ictcoord_tui.excel.matching import similarity
from ictcoord_tui.excel.own_sheets import is_own
from tests.excel import home_made
from tests.excel.home_made import HomeMade

CATALOGUE = load_catalogue()
EMPTY = new_document(DossierKind.SCHOOL, "Nieuw", catalogue=1)


def read(
    data: bytes, document: Document = EMPTY, decisions: Decisions | None = None
) -> ForeignPlan:
    grids = read_grids(data)
    overview = Overview("nieuw", read_dossier(document), CATALOGUE)
    return read_foreign(grids, guess_mappings(grids), overview, document, decisions)


def task_id(plan: ForeignPlan, key: str) -> str:
    if key in CATALOGUE.by_id:
        return key
    by_name = {task.name: task.id for task in CATALOGUE.tasks}
    own = {task["name"]: one for one, task in plan.document.get("tasks", {}).items()}
    return own[key] if key in own else by_name[key]


def people(plan: ForeignPlan, table: str, key: str) -> set[str]:
    row = plan.document[table].get(task_id(plan, key), {})
    return {plan.document["people"][one]["name"] for one in row.get("who", [])}


def told_of(plan: ForeignPlan) -> str:
    return "\n".join(line for remark in plan.remarks for line in remark.told())


@pytest.mark.parametrize("make", home_made.ALL)
def test_every_name_time_and_note_is_accounted_for(make: Callable[[], HomeMade]) -> None:
    wanted = make()
    plan = read(wanted.data)
    for key, names in wanted.who.items():
        assert people(plan, wanted.table, key) == names, key
    for table, rows in wanted.other.items():
        for key, names in rows.items():
            assert people(plan, table, key) == names
    for key, spent in wanted.time.items():
        assert plan.document[wanted.table][task_id(plan, key)]["time"] == spent
    told = str(plan.document) + told_of(plan)
    for text in wanted.texts:
        assert text in told
    assert not problems_in(plan.document, CATALOGUE)


@pytest.mark.parametrize("make", home_made.ALL)
def test_reading_twice_changes_nothing_more(make: Callable[[], HomeMade]) -> None:
    first = read(make().data)
    again = read(make().data, first.document)
    assert again.document == first.document


@pytest.mark.parametrize("make", home_made.ALL)
def test_nobody_takes_it_for_a_workbook_of_ours(make: Callable[[], HomeMade]) -> None:
    assert not is_own(read_grids(make().data))


def test_totals_and_serial_numbers_are_no_tasks() -> None:
    plan = read(home_made.with_clock_times().data)
    assert "tasks" not in plan.document
    assert "Nr." not in str(plan.document)
    assert any("Nr." in remark.words for remark in plan.remarks)


def test_columns_are_known_by_their_words() -> None:
    grids = read_grids(home_made.with_clock_times().data)
    (mapping,) = guess_mappings(grids)
    assert mapping.header_row == 7
    assert mapping.purpose is Purpose.CURRENT
    assert mapping.columns == {Role.TASK: 2, Role.WHO: 3, Role.TIME: 4, Role.LEVEL: 5}


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Taak", Role.TASK),
        ("Wie voert de taak uit?", Role.WHO),
        ("Back-up", Role.BACKUP),
        ("Gemiddelde tijd", Role.TIME),
        ("Van toepassing?", Role.APPLIES),
        ("Niveau (school/groep)", Role.LEVEL),
        ("Lokaal", None),
        ("", None),
    ],
)
def test_role_of_a_header(header: str, role: Role | None) -> None:
    assert role_of(header) is role


def test_a_doubtful_task_is_listed_and_a_decision_settles_it() -> None:
    grids = home_made.own_words().data
    plan = read(grids)
    doubtful = [match for match in plan.matches if match.text == "zonder wie"]
    assert doubtful
    assert doubtful[0].new
    settled = read(grids, decisions=Decisions({"zonder wie": "srv-servers"}))
    assert any(match.task_id == "srv-servers" for match in settled.matches)
    apart = read(grids, decisions=Decisions({"Het wifinetwerk beheren": None}))
    names = [task["name"] for task in apart.document["tasks"].values()]
    assert "Het wifinetwerk beheren" in names


@given(st.text(max_size=40), st.text(max_size=40))
def test_similarity_is_a_measure(one: str, other: str) -> None:
    assert similarity(one, other) == similarity(other, one)
    assert 0 <= similarity(one, other) <= 1
    assert similarity(one, one) == 1


def test_every_task_of_the_start_list_finds_itself_alone() -> None:
    for task in CATALOGUE.tasks:
        same = [other.id for other in CATALOGUE.tasks if similarity(task.name, other.name) >= 0.97]
        assert same == [task.id]

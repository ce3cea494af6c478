"""Names in workbooks of other people: who is meant does not hang on the order of the rows."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.domain.documents import new_document, read_dossier
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import Document, DossierKind
from ictcoord_tui.domain.text import fold
from ictcoord_tui.excel.foreign import SOMEBODY, Decisions, guess_mappings
from ictcoord_tui.excel.foreign_read import ForeignPlan, read_foreign
from ictcoord_tui.excel.grid import Grid
from ictcoord_tui.intake import Answers, Workbook, plan_foreign

CATALOGUE = load_catalogue()
SCHOOL = new_document(DossierKind.SCHOOL, "Nieuw", catalogue=1)
TEAM = {**SCHOOL, "people": {"tom": {"name": "Tom Willems"}, "an": {"name": "An"}}}
TASKS = ("Servers beheren", "Wifi-netwerk beheren", "Internetverbinding beheren",
         "Firewall en webfilter beheren", "Helpdesk bemannen")  # fmt: skip


def grid_of(who: Sequence[tuple[str, str]], title: str = "Huidig") -> Grid:
    """Return a sheet with a task and a name a row."""
    grid = Grid(title, {(1, 1): "Taak", (1, 2): "Wie", (1, 3): "Back-up"})
    for number, (task, name) in enumerate(who, start=2):
        grid.cells[number, 1] = task
        grid.cells[number, 2] = name
    return grid


def read(*grids: Grid, document: Document = TEAM, said: Decisions | None = None) -> ForeignPlan:
    overview = Overview("nieuw", read_dossier(document), CATALOGUE)
    return read_foreign(grids, guess_mappings(grids), overview, document, said)


def names_of(plan: ForeignPlan, table: str = "current") -> dict[str, list[str]]:
    """Return the names with each task."""
    people = plan.document.get("people", {})
    names = {key: str(one["name"]) for key, one in people.items()}
    return {
        task: sorted(fold(names[one]) for one in row.get("who", ()))
        for task, row in plan.document[table].items()
    }


@pytest.mark.parametrize("names", [("Lies", "Lies Maes"), ("Lies Maes", "Lies")])
def test_a_first_name_is_the_whole_name_above_or_below_it(names: tuple[str, str]) -> None:
    plan = read(grid_of([*zip(TASKS, names, strict=False)]))
    assert names_of(plan) == {"srv-servers": ["lies maes"], "net-wifi": ["lies maes"]}
    assert set(plan.document["people"]) == {"tom", "an", "lies-maes"}
    assert plan.first_names == {"Lies": "lies-maes"}
    assert [one.words for one in plan.remarks] == [
        "‘Lies’ gelezen als ‘Lies Maes’. Er staat alleen een voornaam; dezelfde?"
    ]


def test_a_whole_name_on_another_sheet_counts_too() -> None:
    later = grid_of([(TASKS[0], "Lies Maes")], "Streefdoel")
    plan = read(grid_of([(TASKS[0], "Lies")]), later)
    assert names_of(plan) == {"srv-servers": ["lies maes"]}


@pytest.mark.parametrize("names", [("Tom", "Tom De Smet"), ("Tom De Smet", "Tom")])
def test_a_first_name_of_two_people_is_somebody_of_its_own_in_doubt(names: tuple[str, str]) -> None:
    plan = read(grid_of([*zip(TASKS, names, strict=False)]))
    assert {"tom", "tom de smet"} == {one for who in names_of(plan).values() for one in who}
    assert plan.first_names == {}
    assert "‘Tom’ lijkt op ‘Tom Willems’. Dezelfde?" in [one.words for one in plan.remarks]


def test_what_people_said_of_a_whole_name_counts_for_no_first_name() -> None:
    rows = [(TASKS[0], "Lies"), (TASKS[1], "Lies Maes"), (TASKS[2], "Lies Bos")]
    plan = read(grid_of(rows), said=Decisions(people={"Lies Bos": "tom"}))
    assert plan.first_names == {"Lies": "lies-maes"}
    new = read(grid_of(rows), said=Decisions(people={"Lies": SOMEBODY}))
    assert "lies" in new.document["people"]
    assert new.first_names == {}


def test_who_is_known_by_a_first_name_may_be_meant_by_a_whole_one() -> None:
    plan = read(grid_of([(TASKS[0], "An Peeters")]))
    assert "‘An Peeters’ lijkt op ‘An’. Dezelfde?" in [one.words for one in plan.remarks]


def test_who_was_said_to_be_meant_is_told() -> None:
    grids = (grid_of([(TASKS[0], "T."), (TASKS[1], "Lies Maes"), (TASKS[2], "Lis Maes")]),)
    answers = Answers(
        guess_mappings(grids), people={"T": "tom", "Lis Maes": "lies-maes", "Lies Maes": SOMEBODY}
    )
    overview = Overview("nieuw", read_dossier(TEAM), CATALOGUE)
    plan = plan_foreign(Workbook("x.xlsx", grids, own=False, payload=None), answers, overview, TEAM)
    assert [str(one) for one in plan.remarks] == [
        "Huidig: ‘T’ gelezen als ‘Tom Willems’.",
        "Huidig: ‘Lis Maes’ gelezen als ‘Lies Maes’.",
    ]
    assert set(plan.document["people"]) == {"tom", "an", "lies-maes"}


def test_names_in_rows_that_are_no_task_make_nobody() -> None:
    plan = read(grid_of([("Totaal", "Lies Maes"), (TASKS[0], "Lies")]))
    assert names_of(plan) == {"srv-servers": ["lies"]}


_NAMES = ("Lies", "Lies Maes", "LIES MAES", "Lies M", "Jan", "Jan Claes", "Jan Bos", "An",
          "Tom", "Tom Willems", "Lies (30 min)", "Jan + Lies", "iedereen")  # fmt: skip


@given(st.lists(st.sampled_from(_NAMES), min_size=2, max_size=5), st.randoms())
def test_the_order_of_rows_is_no_matter(names: list[str], chance: object) -> None:
    rows = [*zip(TASKS, names, strict=False)]
    mixed = rows.copy()
    chance.shuffle(mixed)  # type: ignore[attr-defined]  # a Random of hypothesis
    one, other = read(grid_of(rows)), read(grid_of(mixed))
    assert names_of(one) == names_of(other)
    assert set(map(fold, one.first_names)) == set(map(fold, other.first_names))
    told = [
        {fold(remark.words) for remark in plan.remarks if not remark.place} for plan in (one, other)
    ]
    assert told[0] == told[1]

"""Workbooks of other people: every name, time and note is accounted for."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.domain.documents import new_document, read_dossier
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import Document, DossierKind
from ictcoord_tui.domain.validation import problems_in
from ictcoord_tui.excel.foreign import SOMEBODY, Decisions, Purpose, Role, guess_mappings, role_of
from ictcoord_tui.excel.foreign_read import ForeignPlan, read_foreign
from ictcoord_tui.excel.grid import read_grids
from ictcoord_tui.excel.matching import WORTH_A_LOOK, Matcher, similarity
from ictcoord_tui.excel.own_sheets import is_own
from tests.excel import home_made, support
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


HEADER = ("Taak", "Wie", "Tijd")


def book_of(**sheets: Sequence[Sequence[object]]) -> bytes:
    work = Workbook()
    work.remove(work.worksheets[0])
    for title, rows in sheets.items():
        page = work.create_sheet(title)
        for row in rows:
            page.append(list(row))
    return support.saved(work)


TITLED = (HEADER, ("Netwerk en wifi",), ("Wifi-netwerk beheren", "An", 1), ("Robots", "Bo", 1),
          ("Drones", "Bo", 1))  # fmt: skip


def test_what_stands_without_a_header_is_noted_by_the_name_of_its_column() -> None:
    far = [*("Servers beheren", "An", "1u"), *[None] * 24, "achteraan"]
    plan = read(book_of(Nu=[HEADER, far, ("Printers beheren", "Jan", "2u")]))
    noted = plan.document["current"][task_id(plan, "Servers beheren")]["note"]
    assert "Kolom AB: achteraan" in noted


def test_a_text_alone_in_its_row_is_never_silently_taken_for_a_task() -> None:
    rows = (HEADER, ("Het wifi-netwerk beheren",), *TITLED[2:])
    (doubt,) = (one for one in read(book_of(Nu=rows)).doubtful if one.lone)
    assert (doubt.text, doubt.new) == ("Het wifi-netwerk beheren", True)
    assert [one.task.id for one in doubt.candidates][:1] == ["net-wifi"]


def test_a_title_gives_the_tasks_below_their_section_and_the_report_says_so() -> None:
    said = Decisions(
        titles=frozenset({"netwerk en wifi"}),
        sections={"netwerk en wifi": "helpdesk", "drones": "software"},
    )
    plan = read(book_of(Nu=TITLED), decisions=said)
    sections = {task["name"]: task["section"] for task in plan.document["tasks"].values()}
    assert sections == {"Robots": "helpdesk", "Drones": "software"}
    assert "Als titel gelezen: Netwerk en wifi" in told_of(plan)
    assert "‘Robots’ is een nieuwe taak in de rubriek ‘Helpdesk" in told_of(plan)
    alone = read(book_of(Nu=(HEADER, ("Robots", "Bo", 1))))
    assert "er stond geen rubriek bij" in told_of(alone)


@pytest.mark.parametrize("name", ["iedereen", "secretariaat", "nog te bepalen", "ntb"])
def test_who_is_no_person_goes_to_the_note(name: str) -> None:
    plan = read(book_of(Nu=(HEADER, ("Wifi-netwerk beheren", f"{name}, An", 1))))
    assert [one["name"] for one in plan.document["people"].values()] == ["An"]
    assert f"Wie: {name}" in plan.document["current"]["net-wifi"]["note"]
    assert plan.nobodies == (name,)
    asked = read(
        book_of(Nu=(HEADER, ("Wifi-netwerk beheren", name, 1))),
        decisions=Decisions(people={name: SOMEBODY}),
    )
    assert len(asked.document["people"]) == 1


@pytest.mark.parametrize("name", ["niemand", "-"])
def test_nobody_is_told_and_is_nobody(name: str) -> None:
    plan = read(book_of(Nu=(HEADER, ("Wifi-netwerk beheren", name, 1))))
    assert "people" not in plan.document
    assert f"‘{name}’ gelezen als niemand" in told_of(plan)


TEAM = {
    **EMPTY,
    "people": {
        "tom": {"name": "Tom Willems"},
        "tom-2": {"name": "Tom De Smet"},
        "lies": {"name": "Lies Claes"},
    },
}


@pytest.mark.parametrize(
    ("name", "alike"),
    [
        ("Tom", "‘Tom De Smet’ of ‘Tom Willems’"),
        ("Tom W", "‘Tom Willems’"),
        ("Lies C", "‘Lies Claes’"),
        ("Lies Clas", "‘Lies Claes’"),
    ],
)
def test_a_name_that_may_be_somebody_known_is_told(name: str, alike: str) -> None:
    plan = read(book_of(Nu=(HEADER, ("Wifi-netwerk beheren", name, 1))), TEAM)
    assert people(plan, "current", "net-wifi") == {name}
    assert f"‘{name}’ lijkt op {alike}. Dezelfde?" in told_of(plan)
    assert plan.first_names == {}


def test_a_first_name_that_one_person_has_is_told_and_can_be_somebody_else() -> None:
    book = book_of(Nu=(HEADER, ("Wifi-netwerk beheren", "Lies", 1)))
    plan = read(book, TEAM)
    assert plan.first_names == {"Lies": "lies"}
    assert "‘Lies’ gelezen als ‘Lies Claes’." in told_of(plan)
    other = read(book, TEAM, Decisions(people={"lies": SOMEBODY}))
    assert people(other, "current", "net-wifi") == {"Lies"}
    assert other.first_names == {}
    known = read(book, TEAM, Decisions(people={"lies": "tom"}))
    assert known.document["people"] == TEAM["people"]
    assert people(known, "current", "net-wifi") == {"Tom Willems"}


def test_a_section_that_nobody_said_is_a_doubt() -> None:
    rows = (HEADER, ("Robots", "Bo", 1))
    (match,) = read(book_of(Nu=rows)).doubtful
    assert (match.guessed, match.candidates) == (True, ())
    titled = (HEADER, ("Software en licenties",), ("Robots", "Bo", 1))
    said = Decisions(titles=frozenset({"software en licenties"}),
                     sections={"software en licenties": "software"})  # fmt: skip
    assert read(book_of(Nu=titled), decisions=said).doubtful == ()
    assert read(book_of(Nu=rows), decisions=Decisions({"robots": None})).doubtful == ()


def test_a_name_can_be_no_person() -> None:
    plan = read(
        book_of(Nu=(HEADER, ("Wifi-netwerk beheren", "Firma X", 1))),
        decisions=Decisions(people={"firma x": None}),
    )
    assert "people" not in plan.document
    assert plan.document["current"]["net-wifi"]["note"] == "Wie: Firma X"


def test_every_cell_that_is_not_read_is_told() -> None:
    work = support.opened(book_of(Nu=(HEADER, ("Servers beheren", "An", 1)), Budget=[["Jaar", 12]]))
    page = support.sheet(work, "Nu")
    page.cell(5_001, 1).value = "heel ver"
    page.cell(2, 61).value = "heel breed"
    page.cell(2, 5).value = "=SOM(1,2)"
    told = told_of(read(support.saved(work)))
    for line in ("A1: Jaar", "B1: 12", "A5001: heel ver", "BI2: heel breed", "=SOM(1,2)"):
        assert line in told


def test_of_a_sheet_per_school_the_one_of_this_school_is_read() -> None:
    rows = {
        "De Zwaan": (HEADER, ("Servers beheren", "An", 1)),
        "Duin": (HEADER, ("Servers beheren", "Bo", 1)),
    }
    grids = read_grids(book_of(**rows))
    first, second = guess_mappings(grids, "Duin")
    assert (first.purpose, first.twin, second.purpose) == (
        Purpose.NOTHING,
        "Duin",
        Purpose.CURRENT,
    )
    told = told_of(read(book_of(**rows)))
    assert "Is het een andere school?" in told
    assert "B2: Bo" in told


@given(
    st.lists(
        st.sampled_from(["wifi", "servers", "netwerk", "printers", "beheren", "x", "op"]),
        max_size=5,
    )
)
def test_the_matcher_finds_what_comparing_with_every_task_finds(words: list[str]) -> None:
    text = " ".join(words)
    scores = {task.id: similarity(text, task.name) for task in CATALOGUE.tasks}
    best = max(scores.values())
    found = Matcher(CATALOGUE.tasks).find(text, None)
    if best >= WORTH_A_LOOK:
        assert found[0].score == best
    else:
        assert found == ()
